import json
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from sv_evidence.domain.activities import FURTHEST_AHEAD, Activity, Allotment, Result
from sv_evidence.domain.bids import Bid
from sv_evidence.domain.contracts import Commitment, Contract
from sv_evidence.domain.counting_records import ContractRule
from sv_evidence.domain.evidence import Attachment, Evidence, StrengthWord
from sv_evidence.domain.frameworks import Proxy
from sv_evidence.domain.kinds import ORDER, RECORDS
from sv_evidence.domain.living_wage import LivingWage, WageArea
from sv_evidence.domain.measures import LARGEST_QUANTITY, ProxyRate, Thousandths
from sv_evidence.domain.organisations import Buyer, Organisation
from sv_evidence.domain.people import Attendance, Double, Person
from sv_evidence.domain.records import Kind, Record, referred_kind
from sv_evidence.domain.soundness import faults_of, shares_fit
from sv_evidence.domain.surveys import SurveyResult

TODAY = date(2026, 9, 30)
ONE, TWO, THREE = UUID(int=1), UUID(int=2), UUID(int=3)


@pytest.mark.parametrize(
    "record",
    [
        Activity(ONE, "Community meal", TODAY, TODAY),
        Result(ONE, TWO, THREE, Thousandths(46_000), TODAY),
        Result(ONE, TWO, THREE, Thousandths(46_000)),
        Allotment(ONE, TWO, THREE),
        Allotment(ONE, TWO, THREE, share=1),
        Commitment(ONE, TWO, THREE, target=Thousandths(0)),
        Commitment(ONE, TWO, THREE, target=Thousandths(LARGEST_QUANTITY)),
        LivingWage(ONE, WageArea.UK, ProxyRate(1), TODAY),
        Proxy(ONE, TWO, ProxyRate(10**12)),
        Evidence(ONE, "Photo", "photo", dated=TODAY + FURTHEST_AHEAD),
        Contract(ONE, "Meals", TWO, first_day=TODAY),
        Contract(ONE, "Meals", TWO, last_day=TODAY),
        Commitment(ONE, TWO, THREE, target=Thousandths(1_000)),
        Proxy(ONE, TWO, ProxyRate(62_500), year=TODAY.year),
        LivingWage(ONE, WageArea.UK, ProxyRate(10**7), TODAY),
        Organisation(ONE, "Larkspur Kitchens CIC"),
        Contract(ONE, "Meals", TWO, first_day=TODAY, last_day=TODAY),
        Contract(ONE, "Meals", TWO),
        Evidence(ONE, "Photo", "photo", consent_channels="bid_pack,published", dated=TODAY),
        Bid(ONE, "Food for schools", TWO),
        Attachment(ONE, TWO, THREE),
        Attachment(ONE, TWO, THREE, StrengthWord.FAIR, "The host saw it"),
        SurveyResult(ONE, TWO, "Three questions", 60, 52),
        Person(ONE, "P-017"),
        Attendance(ONE, TWO, THREE, TODAY),
        Double(ONE, TWO, THREE),
    ],
)
def test_a_sound_record_has_no_faults(record: Record) -> None:
    assert faults_of(record, today=TODAY) == ()


@pytest.mark.parametrize(
    ("record", "field", "code"),
    [
        (Activity(ONE, "", TODAY, TODAY), "title", "empty"),
        (Result(ONE, TWO, THREE, Thousandths(0)), "quantity", "not_positive"),
        (Result(ONE, TWO, THREE, Thousandths(1), date(1900, 1, 1)), "day", "too_early"),
        (Allotment(ONE, TWO, THREE, share=0), "share", "not_a_share"),
        (Allotment(ONE, TWO, THREE, share=1_000_001), "share", "not_a_share"),
        (Commitment(ONE, TWO, THREE, target=Thousandths(-1)), "target", "negative_amount"),
        (Commitment(ONE, TWO, THREE, target=Thousandths(10**15 + 1)), "target", "too_large"),
        (Proxy(ONE, TWO, ProxyRate(10**12 + 1)), "rate", "too_large"),
        (Proxy(ONE, TWO, ProxyRate(-1)), "rate", "negative_amount"),
        (Proxy(ONE, TWO, year=TODAY.year + 1), "year", "later_year"),
        (LivingWage(ONE, WageArea.UK, ProxyRate(0), TODAY), "rate", "not_positive"),
        (LivingWage(ONE, WageArea.UK, ProxyRate(10**7 + 1), TODAY), "rate", "too_large"),
        (Organisation(ONE, " "), "name", "empty"),
        (Organisation(ONE, "Larkspur", year_start="02-30"), "year_start", "not_a_year_start"),
        (Buyer(ONE, "x" * 201), "name", "too_long"),
        (Buyer(ONE, "x\x00"), "name", "bad_text"),
        (
            Contract(ONE, "Meals", TWO, first_day=TODAY, last_day=date(2026, 1, 1)),
            "last_day",
            "ends_before_it_begins",
        ),
        (
            Evidence(ONE, "Photo", "photo", consent_channels="moon"),
            "consent_channels",
            "not_a_channel",
        ),
        (Evidence(ONE, "Photo", "photo", dated=date(2030, 1, 1)), "dated", "too_far_ahead"),
        (
            Attachment(ONE, TWO, THREE, StrengthWord.STRONG, " "),
            "strength_reason",
            "reason_wanted",
        ),
        (Attachment(ONE, TWO, THREE, None, "So"), "strength_reason", "nothing_set"),
        (SurveyResult(ONE, TWO, "Three", 1, 2), "answered", "more_than_asked"),
        (Person(ONE, "P-017", district="B16 8NL"), "district", "not_a_district"),
        (Attendance(ONE, TWO, THREE, date(1900, 1, 1)), "day", "too_early"),
        (Double(ONE, TWO, TWO), "second", "same_twice"),
        (
            Evidence(ONE, "P", "photo", consent_from=TODAY, consent_until=date(2026, 1, 1)),
            "consent_until",
            "ends_before_it_begins",
        ),
    ],
)
def test_each_broken_rule_is_named(record: Record, field: str, code: str) -> None:
    assert [(each.field, each.code) for each in faults_of(record, today=TODAY)] == [(field, code)]


def test_the_shares_of_a_result_add_up_to_the_whole_at_most() -> None:
    half = Allotment(ONE, TWO, THREE, share=500_000)
    more = Allotment(ONE, TWO, THREE, share=500_001)

    assert shares_fit([half, half])
    assert not shares_fit([half, more])


def test_every_kind_has_a_record_and_refers_only_to_kinds_before_it() -> None:
    assert set(RECORDS) == set(Kind)
    for kind, record in RECORDS.items():
        assert record.kind is kind
        for each in record.__dataclass_fields__.values():
            referred = referred_kind(each)
            assert referred is None or ORDER[referred] < ORDER[kind]


DAY = "1990"


@pytest.mark.parametrize(
    ("record", "detail"),
    [
        (Result(ONE, TWO, THREE, Thousandths(1), date(1900, 1, 1)), DAY),
        (Attendance(ONE, TWO, THREE, date(1900, 1, 1)), DAY),
        (Allotment(ONE, TWO, THREE, share=0), "1,000,000"),
        (Proxy(ONE, TWO, year=TODAY.year + 1), "2026"),
        (Evidence(ONE, "Photo", "photo", consent_channels="moon"), "moon"),
        (Person(ONE, "P-017", birth_year=2027), "1906"),
    ],
)
def test_a_fault_tells_the_bound_or_what_was_typed(record: Record, detail: str) -> None:
    assert [each.detail for each in faults_of(record, today=TODAY)] == [detail]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"last_day": date(2026, 9, 29)}, "last_day"),
        ({"starts_at": -1}, "starts_at"),
        ({"ends_at": 24 * 60}, "ends_at"),
        ({"people": -1}, "people"),
        ({"volunteers": -1}, "volunteers"),
        ({"staff": -1}, "staff"),
        ({"notes": "x" * 20_001}, "notes"),
    ],
)
def test_an_activity_is_held_to_the_rules_of_its_form(fields: dict[str, Any], field: str) -> None:
    record = replace(Activity(ONE, "Community meal", TODAY, TODAY), **fields)

    assert [each.field for each in faults_of(record, today=TODAY)] == [field]


def test_a_contracts_rule_may_be_a_long_document() -> None:
    sources = {"id": "1", "kind": "weeks", "source": "s" * 4000, "whose": "w" * 4000}
    document = json.dumps({**sources, "title": "t" * 4000, "measures": ["m" * 4000, "n" * 4999]})

    assert len(document) > 20_000
    assert faults_of(ContractRule(ONE, TWO, document), today=TODAY) == ()
