"""Details, contracts' rules and rulings that cannot be kept; positions; months and years."""

from datetime import date
from fractions import Fraction
from typing import Any
from uuid import UUID

import pytest

from sv_evidence.domain.counting_faults import counting_faults
from sv_evidence.domain.counting_records import ContractRule, Decision, Ruling
from sv_evidence.domain.dates import months_after, years_in
from sv_evidence.domain.measures import LARGEST_QUANTITY
from sv_evidence.domain.positions import Position, miles_between, position_from, postcode_key
from sv_evidence.domain.soundness import faults_of
from tests.builders import TODAY, a_uid
from tests.cases import a_detail

SOMEBODY = UUID(int=1)


def faults(record: Any) -> dict[str, str]:
    return {each.field: each.code for each in faults_of(record, today=TODAY)}


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({}, {}),
        ({"hours": -1}, {"hours": "negative"}),
        ({"costs": 0, "weeks": LARGEST_QUANTITY}, {}),
        ({"attendees": 1_000_000}, {}),
        ({"weeks": LARGEST_QUANTITY + 1}, {"weeks": "too_large"}),
        ({"costs": LARGEST_QUANTITY + 1}, {"costs": "too_large"}),
        ({"attendees": -1}, {"attendees": "negative"}),
        ({"attendees": 0, "trainers": 0, "hours": 0}, {}),
        ({"trainers": 1_000_001}, {"trainers": "too_many"}),
        ({"contracts_served": 0}, {"contracts_served": "not_positive"}),
        ({"fte": 1001}, {"fte": "over_full_time"}),
        ({"fte": 1000, "weekly_hours": 168_000}, {}),
        ({"weekly_hours": 168_001}, {"weekly_hours": "too_large"}),
        ({"starts_on": TODAY, "ends_on": TODAY}, {}),
        ({"starts_on": TODAY, "ends_on": date(2026, 1, 1)}, {"ends_on": "ends_before_it_begins"}),
        ({"position": "Solihull"}, {"position": "bad_position"}),
        ({"position": "52.4, -1.8"}, {}),
        ({"persons": "P-001, " * 1000}, {}),
        ({"ward": "x" * 201}, {"ward": "too_long"}),
    ],
)
def test_details_are_held_to_what_can_be(fields: dict[str, Any], found: dict[str, str]) -> None:
    assert faults(a_detail(**fields)) == found


def test_a_fault_tells_the_bound_or_what_was_typed() -> None:
    too_many = counting_faults(a_detail(attendees=1_000_001, position="Solihull"))
    wrong = ContractRule(a_uid(), SOMEBODY, '{"id": "1", "kind": "luck"}')

    assert [each.detail for each in too_many] == ["1000000", "Solihull"]
    (fault,) = counting_faults(wrong)
    assert (fault.field, fault.code) == ("document.kind", "unknown_rule_kind")
    assert fault.detail.startswith("allowed_pair, ")


def test_people_are_told_apart_without_regard_to_case_or_spaces() -> None:
    assert a_detail(persons=" p-001,P-001 , P-2,,a  b").references == {"P-001", "P-2", "A B"}


def test_a_contracts_rule_is_a_rule_or_switches_one_off() -> None:
    def rule(document: str = "", overrides: str = "") -> ContractRule:
        return ContractRule(a_uid(), SOMEBODY, document, overrides)

    assert faults(rule()) == {"document": "missing"}
    assert faults(rule(overrides="1.1")) == {}
    assert faults(rule(document='{"id": "1", "kind": "weeks"}')) == {}
    assert faults(rule(document='{"id": "1", "kind": "x"}')) == {
        "document.kind": "unknown_rule_kind"
    }
    assert faults(rule(document="{")) == {"document": "syntax"}


def test_a_ruling_needs_a_reason() -> None:
    assert faults(Ruling(a_uid(), SOMEBODY, Decision.COUNT)) == {"reason": "empty"}
    assert faults(Ruling(a_uid(), SOMEBODY, reason="A second job. " * 20)) == {}


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("52.5, -1.75", Position(52.5, -1.75, is_grid=False)),
        (" 52,1 ", Position(52.0, 1.0, is_grid=False)),
        ("415100 279000", Position(279000.0, 415100.0, is_grid=True)),
        ("90, -180", Position(90.0, -180.0, is_grid=False)),
        ("91, 0", None),
        ("0, 181", None),
        ("Solihull", None),
        ("", None),
    ],
)
def test_positions_are_degrees_or_metres(text: str, position: Position | None) -> None:
    assert position_from(text) == position


def test_distances_are_miles() -> None:
    here, there = Position(0, 0, is_grid=True), Position(1609.344 * 3, 1609.344 * 4, is_grid=True)
    north, south = Position(0, 0, is_grid=False), Position(1, 0, is_grid=False)

    assert miles_between(here, there) == pytest.approx(5)
    assert miles_between(north, south) == pytest.approx(69.09, abs=0.01)
    assert miles_between(here, north) is None
    assert postcode_key(" b91  3qb") == "B913QB"


@pytest.mark.parametrize(
    ("day", "months", "found"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 6, 1), 0, date(2026, 6, 1)),
        (date(9999, 6, 1), 12, date.max),
    ],
)
def test_months_end_with_the_month(day: date, months: int, found: date) -> None:
    assert months_after(day, months) == found


@pytest.mark.parametrize(
    ("first", "last", "years"),
    [
        (date(2026, 4, 1), date(2028, 3, 31), Fraction(2)),
        (date(2026, 4, 1), date(2026, 4, 1), Fraction(1, 365)),
        (date(2027, 4, 1), date(2027, 9, 30), Fraction(183, 366)),
        (date(2026, 4, 1), date(2029, 3, 30), 2 + Fraction(364, 365)),
        (date(2024, 2, 29), date(2025, 2, 27), Fraction(1)),
        (date(9998, 1, 1), date.max, 1 + Fraction(364, 364)),
    ],
)
def test_whole_years_are_exactly_whole(first: date, last: date, years: Fraction) -> None:
    assert years_in(first, last) == years


def test_distances_go_round_the_globe() -> None:
    def miles(one: tuple[float, float], other: tuple[float, float]) -> float | None:
        places = (Position(*each, is_grid=False) for each in (one, other))
        return miles_between(*places)

    assert miles((0, 0), (0, 1)) == pytest.approx(69.09, abs=0.01)
    assert miles((60, 0), (60, 1)) == pytest.approx(34.55, abs=0.01)
    assert miles((51.5074, -0.1278), (52.4862, -1.8904)) == pytest.approx(100.96, abs=0.5)
    assert miles((0, -90), (0, 90)) == pytest.approx(12_436.8, abs=0.5)
    assert miles((90, 0), (-90, 0)) == pytest.approx(12_436.8, abs=0.5)


def test_the_last_day_of_all_is_no_year() -> None:
    assert years_in(date.max, date.max) == 0
