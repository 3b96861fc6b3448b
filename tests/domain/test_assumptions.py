from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from sv_evidence.domain.assumptions import Assumption, assumptions_in, proxy_assumption
from sv_evidence.domain.discounting import Timing, load_discount_rates
from sv_evidence.domain.frameworks import Proxy
from sv_evidence.domain.measures import Period, ProxyRate
from sv_evidence.domain.sroi import Origin, appraise
from sv_evidence.wording.values import assumption_value
from tests.domain.outcomes import an_outcome, appraised

TODAY = date(2026, 11, 24)
YEAR = Period(date(2026, 4, 1), date(2027, 3, 31))
UID = UUID(int=1)


def test_everything_that_is_taken_for_granted_is_there_in_order() -> None:
    found = assumptions_in(appraised(an_outcome(), an_outcome("B")), today=TODAY)

    of_one = ["quantity", "deadweight", "attribution_others", "displacement", "drop_off"]
    expected = ["proxy", *of_one, "duration_years"]
    assert [each.what for each in found] == [
        *("investment", "discount_rate", "timing"),
        *expected,
        *expected,
    ]
    assert [each.subject for each in found] == [""] * 3 + ["A"] * 7 + ["B"] * 7
    assert [each.value for each in found[:5]] == [
        "5000",
        "0.035",
        "year1_discounted",
        "2000",
        "10",
    ]


def test_a_discount_rate_says_each_rate_with_its_last_year_in_words_elsewhere() -> None:
    rate = assumptions_in(appraised(an_outcome()), today=TODAY)[1]

    assert rate.bands == (("0.035", 125),)
    assert assumption_value(rate) == "0.035 to year 125"
    assert assumption_value(replace(rate, bands=())) == "0.035"


def test_a_proxy_says_whose_word_it_is() -> None:
    origin = Origin("HM Treasury", 2025, "OGL", "Birmingham", "Amina", TODAY)
    found = assumptions_in(appraised(replace(an_outcome(), origin=origin)), today=TODAY)

    assert found[3] == Assumption(
        "proxy", "A", "2000", "HM Treasury", 2025, "OGL", "Birmingham", "Amina", TODAY
    )
    assert (found[4].who, found[4].when) == ("Amina", TODAY)


@pytest.mark.parametrize(
    ("today", "doubt"), [(date(2026, 6, 30), ""), (date(2026, 7, 1), "check_for_newer")]
)
def test_a_shipped_rate_past_its_time_says_so(today: date, doubt: str) -> None:
    found = appraise(
        [an_outcome()],
        investment=an_outcome().proxy,
        rate=load_discount_rates()["green_book"],
        timing=Timing.YEAR0_START,
    )

    rate = assumptions_in(found, today=today)[1]
    assert rate.doubt == doubt
    assert assumption_value(rate) == "0.035 to year 30, 0.030 to year 75, 0.025 to year 125"
    assert rate.source.startswith("gov.uk")


@pytest.mark.parametrize(
    ("year", "source", "doubt"),
    [
        (2027, "HM Treasury", ""),
        (2028, "HM Treasury", "later_year"),
        (0, "HM Treasury", ""),
        (2026, " ", "no_source"),
    ],
)
def test_a_measures_proxy_is_doubted_where_its_year_or_source_is(
    year: int, source: str, doubt: str
) -> None:
    proxy = Proxy(UID, UID, ProxyRate(62_500), source, year, area="Birmingham")

    found = proxy_assumption(proxy, "Meals shared", YEAR)
    assert (found.value, found.subject, found.area) == ("6.25", "Meals shared", "Birmingham")
    assert found.doubt == doubt
    assert found.year == (year or None)


def test_a_measures_proxy_says_whose_word_it_is() -> None:
    proxy = Proxy(
        UID,
        UID,
        ProxyRate(62_500),
        "HM Treasury",
        2026,
        licence="OGL",
        area="Birmingham",
        entered_by="Amina",
        entered_on=TODAY,
    )

    assert proxy_assumption(proxy, "Meals", YEAR) == Assumption(
        "proxy", "Meals", "6.25", "HM Treasury", 2026, "OGL", "Birmingham", "Amina", TODAY
    )


def test_a_proxy_of_a_later_year_is_doubted() -> None:
    origin = Origin("HM Treasury", 2027, "OGL", "Birmingham", "Amina", TODAY)

    found = assumptions_in(appraised(replace(an_outcome(), origin=origin)), today=TODAY)
    assert found[3].doubt == "later_year"
