"""The sample's figures are those of the design: each table below is copied from it."""

from collections import Counter
from datetime import date

import pytest

from sv_evidence.domain.activities import Impact, Result
from sv_evidence.domain.contracts import Commitment, Contract
from sv_evidence.domain.counting import Claim, ClaimQuestion, claims_from
from sv_evidence.domain.frameworks import InstalledMeasure, Proxy
from sv_evidence.domain.measures import Period, month_of
from sv_evidence.domain.organisations import Project
from sv_evidence.domain.proof import Mark
from sv_evidence.store.listings.activities import ActivityFilter, ActivityRow, ActivitySort
from sv_evidence.store.view import View

HALF_YEAR = Period(date(2026, 4, 1), date(2026, 9, 30))
Q1 = Period(date(2026, 4, 1), date(2026, 6, 30))
Q2 = Period(date(2026, 7, 1), date(2026, 9, 30))
PROVEN, PART, UNPROVEN = Mark.PROVEN, Mark.PART_PROVEN, Mark.UNPROVEN
CLAIMS = {
    # code: counted, proven, part proven, unproven, pounds, pounds proven, mark, results
    "JOBS": (9, 6, 3, 0, 43_200, 28_800, PART, 8),
    "RLW": (14, 14, 0, 0, None, None, PROVEN, 1),
    "TRAINED": (64, 64, 0, 0, 15_360, 15_360, PROVEN, 9),
    "PLACEMENT": (78, 52, 26, 0, 12_870, 8_580, PART, 30),
    "SPEND": (41_200, 41_200, 0, 0, None, None, PROVEN, 6),
    "MEALS": (3_412, 3_412, 0, 0, 11_942, 11_942, PROVEN, 48),
    "ATTEND": (1_986, 1_986, 0, 0, 11_916, 11_916, PROVEN, 48),
    "LONELY": (31, 0, 0, 31, 16_120, 0, UNPROVEN, 1),
    "VOLHRS": (1_150, 900, 250, 0, 14_490, 11_340, PART, 14),
    "COOKERY": (46, 0, 0, 46, 4_370, 0, UNPROVEN, 46),
    "SURPLUS": (8_640, 8_640, 0, 0, 15_120, 15_120, PROVEN, 20),
    "COMPOST": (285, 285, 0, 0, None, None, PROVEN, 2),
}
OUTCOMES = {
    # outcome: claims, pounds, pounds proven
    "Jobs for local people": (2, 43_200, 28_800),
    "Less isolation": (3, 39_978, 23_858),
    "Skills for work": (2, 28_230, 23_940),
    "Active communities": (2, 18_860, 11_340),
    "Less food waste": (2, 15_120, 15_120),
    "Local spend": (1, 0, 0),
}
COMMITMENTS = [
    # code, target, first quarter, second quarter
    ("MEALS", 7_000, 1_620, 1_792),
    ("TRAINED", 120, 28, 36),
    ("JOBS", 24, 4, 5),
    ("VOLHRS", 2_400, 540, 610),
    ("SURPLUS", 15_000, 4_080, 4_560),
    ("COOKERY", 120, 25, 21),
    ("SPEND", 80_000, 19_750, 21_450),
    ("PLACEMENT", 152, 34, 44),
]
MONTHS = {
    "MEALS": [498, 540, 582, 604, 566, 622],
    "SURPLUS": [1_290, 1_360, 1_430, 1_480, 1_510, 1_570],
}
LUNCH_CLUBS = """
30 Sep|Lunch club, Ladywood|Ladywood Hall|74|126 MEALS, 74 ATTEND|3|proven
28 Sep|Lunch club, Nechells|Nechells Pavilion|38|52 MEALS, 38 ATTEND|2|proven
23 Sep|Lunch club, Ladywood|Ladywood Hall|76|130 MEALS, 76 ATTEND|3|proven
21 Sep|Lunch club, Nechells|Nechells Pavilion|35|48 MEALS, 35 ATTEND|2|proven
16 Sep|Lunch club, Ladywood|Ladywood Hall|69|118 MEALS, 69 ATTEND|3|proven
15 Sep|Volunteer induction and rota|Training kitchen|12|36 VOLHRS|1|part_proven
14 Sep|Lunch club, Nechells|Nechells Pavilion|33|46 MEALS, 33 ATTEND|2|proven
9 Sep|Lunch club, Ladywood|Ladywood Hall|60|102 MEALS, 60 ATTEND|2|proven
2 Sep|Loneliness survey, week 8|Ladywood Hall|31|31 LONELY|1|unproven
31 Aug|Bank holiday lunch|Ladywood Hall|58|96 MEALS, 58 ATTEND|2|proven
26 Aug|Lunch club, Ladywood|Ladywood Hall|66|112 MEALS, 66 ATTEND|2|proven
24 Aug|Lunch club, Nechells|Nechells Pavilion|29|40 MEALS, 29 ATTEND|2|proven
19 Aug|Lunch club, Ladywood|Ladywood Hall|64|108 MEALS, 64 ATTEND|2|proven
17 Aug|Lunch club, Nechells|Nechells Pavilion|30|42 MEALS, 30 ATTEND|2|proven
12 Aug|Lunch club, Ladywood|Ladywood Hall|62|104 MEALS, 62 ATTEND|2|proven
10 Aug|Lunch club, Nechells|Nechells Pavilion|27|38 MEALS, 27 ATTEND|2|proven
5 Aug|Garden picnic, Ladywood|Ladywood Hall|18|26 MEALS, 18 ATTEND|2|proven
4 Aug|Volunteer rota and thank-you|Training kitchen|9|28 VOLHRS|1|part_proven
""".strip().split("\n")


@pytest.fixture
def codes(view: View) -> dict[object, str]:
    return {each.uid: each.code for each in view.all(InstalledMeasure)}


def claims(view: View, period: Period) -> dict[str, Claim]:
    codes = {each.uid: each.code for each in view.all(InstalledMeasure)}
    found = claims_from(view.tallies(ClaimQuestion(period)), view.rates())
    return {codes[claim.measure]: claim for claim in found}


def lunch_clubs(view: View) -> list[ActivityRow]:
    (project,) = view.all(Project, name="Lunch clubs")
    ids = view.activities.ids(ActivityFilter(project=project.uid, period=HALF_YEAR), ActivitySort())
    rows = view.activities.page(ids)
    return [rows[id_] for id_ in ids]


def test_every_claim_has_the_figures_of_the_design(view: View) -> None:
    found = {}
    for code, claim in claims(view, HALF_YEAR).items():
        marks = [claim.by_mark[mark] // 1000 for mark in (PROVEN, PART, UNPROVEN)]
        pounds = None if claim.value is None else claim.value // 100
        by_mark = claim.value_by_mark
        proven = None if by_mark is None else by_mark[PROVEN] // 100
        found[code] = (claim.counted // 1000, *marks, pounds, proven, claim.mark, claim.results)

    assert found == CLAIMS


def test_the_totals_are_those_of_the_first_screen(view: View) -> None:
    found = claims(view, HALF_YEAR)
    split = [claim.value_by_mark for claim in found.values() if claim.value_by_mark]

    assert sum(claim.value or 0 for claim in found.values()) == 145_388_00
    assert sum(parts[PROVEN] for parts in split) == 103_058_00
    assert sum(parts[PART] for parts in split) == 21_840_00
    assert sum(parts[UNPROVEN] for parts in split) == 20_490_00
    assert Counter(claim.mark for claim in found.values()) == {PROVEN: 7, PART: 3, UNPROVEN: 2}


def test_every_outcome_has_its_claims_and_value(view: View) -> None:
    framework = next(each for each in view.frameworks().values() if each.id == "birmingham-charter")
    found: dict[str, tuple[int, int, int]] = {}
    for code, claim in claims(view, HALF_YEAR).items():
        outcome = framework.node(framework.measure(code).node).title
        count, pounds, proven = found.get(outcome, (0, 0, 0))
        by_mark = claim.value_by_mark
        value = (claim.value or 0) // 100
        value_proven = 0 if by_mark is None else by_mark[PROVEN] // 100
        found[outcome] = (count + 1, pounds + value, proven + value_proven)

    assert found == OUTCOMES


def test_every_quarter_of_every_commitment(view: View, codes: dict[object, str]) -> None:
    (contract,) = view.all(Contract)
    first, second = claims(view, Q1), claims(view, Q2)
    promised = sorted(view.all(Commitment), key=lambda each: each.position)

    found = [
        (code, each.target // 1000, first[code].counted // 1000, second[code].counted // 1000)
        for each in promised
        if (code := codes[each.measure])
    ]

    assert found == COMMITMENTS
    assert contract.reference == "CM/2026/014"
    assert {each.due for each in promised} == {date(2027, 3, 31)}


def test_all_that_is_promised_is_allotted_to_the_contract(
    view: View, codes: dict[object, str]
) -> None:
    (contract,) = view.all(Contract)
    asked = ClaimQuestion(HALF_YEAR, contract=contract.uid)

    found = {codes[each.measure]: each for each in claims_from(view.tallies(asked), {})}

    for code, _, first, second in COMMITMENTS:
        assert found[code].counted == (first + second) * 1000


def test_every_month_of_the_charts(view: View) -> None:
    months = [claims(view, each) for each in HALF_YEAR.months()]

    for code, expected in MONTHS.items():
        assert [month[code].counted // 1000 for month in months] == expected


def test_volunteer_hours_are_part_proven_from_july_on(view: View) -> None:
    by_month = [claims(view, each)["VOLHRS"] for each in HALF_YEAR.months()]

    assert [each.by_mark[PART] for each in by_month[:3]] == [0, 0, 0]
    assert all(each.by_mark[PART] for each in by_month[3:])


def test_the_activities_are_counted_as_in_the_design(view: View) -> None:
    rows = lunch_clubs(view)

    assert view.activities.count() == 186
    assert len(rows) == 62
    assert len([row for row in rows if "attendance" in str(row.results)]) == 48
    assert view.activities.months(
        ActivityFilter(project=view.all(Project, name="Lunch clubs")[0].uid)
    )[:2] == ((date(2026, 9, 1), 9), (date(2026, 8, 1), 10))


def test_every_row_shown_in_the_design_is_there(view: View, codes: dict[object, str]) -> None:
    found = [
        "|".join(
            (
                f"{row.last_day.day} {row.last_day:%b}",
                row.title,
                row.place,
                str(row.people),
                ", ".join(f"{each.quantity // 1000} {codes[each.measure]}" for each in row.results),
                str(row.files),
                row.mark.value,
            )
        )
        for row in lunch_clubs(view)
    ]

    assert found[: len(LUNCH_CLUBS)] == LUNCH_CLUBS


def test_the_biggest_clubs_are_those_of_the_design(view: View, codes: dict[object, str]) -> None:
    meals = sorted(
        (
            (each.quantity // 1000, f"{row.last_day:%d %b}")
            for row in lunch_clubs(view)
            for each in row.results
            if codes[each.measure] == "MEALS"
        ),
        reverse=True,
    )

    assert meals[:3] == [(130, "23 Sep"), (126, "30 Sep"), (118, "16 Sep")]


def test_all_results_are_core_impact(view: View) -> None:
    assert {result.impact for result in view.all(Result)} == {Impact.CORE}


def test_proxies_say_whose_they_are(view: View, codes: dict[object, str]) -> None:
    proxies = {codes[each.measure]: each for each in view.all(Proxy)}

    meals = proxies["MEALS"]
    assert (meals.rate, meals.source, meals.year) == (
        3_5000,
        "Larkspur cost of a shared meal",
        2025,
    )
    assert {each.entered_by for each in proxies.values()} == {"Amina Yusuf"}
    assert {each.entered_on for each in proxies.values()} == {date(2026, 4, 2)}


def test_the_two_sums_of_the_database_agree(view: View) -> None:
    question = ClaimQuestion(HALF_YEAR)
    added: Counter[tuple[object, Mark]] = Counter()
    for tally in view.tallies(question):
        added[tally.measure, tally.mark] += tally.quantity

    assert dict(view.independent_sums(question)) == {key: n for key, n in added.items() if n}


def test_nothing_lies_outside_the_half_year(view: View) -> None:
    year = Period(month_of(HALF_YEAR.first).first, HALF_YEAR.last)

    ids = view.activities.ids(ActivityFilter(period=year), ActivitySort())

    assert len(ids) == view.activities.count()
