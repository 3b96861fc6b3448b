"""Quantities that cannot be: each threshold is met and not passed, and said in a sentence."""

from dataclasses import replace

import pytest

from sv_evidence.domain.doubts import DOUBTS, Company, doubt_about
from sv_evidence.domain.measures import ONE, Thousandths, Unit
from sv_evidence.domain.proof import Mark, finding_of
from sv_evidence.wording.labels import shortfall_text
from tests.domain.test_proof import LETTER, SOUND, TYPES

MEAL, PERSON, HOUR = Unit("meal", "meals"), Unit("person", "people"), Unit("hour", "hours")
ATTENDANCE, POUND, KILO = Unit("Attendance", ""), Unit("£", "£"), Unit("kg", "kg")
NOBODY, FIVE = Company(), Company(people=3, volunteers=1, staff=1, days=2)
"""Three people with one volunteer and one of the staff, on two days."""


@pytest.mark.parametrize(
    ("unit", "company", "most", "doubt"),
    [
        (PERSON, FIVE, 10, "more_than_came"),
        (ATTENDANCE, FIVE, 10, "more_than_came"),
        (HOUR, FIVE, 240, "more_hours_than_days"),
        (MEAL, FIVE, 600, "out_of_proportion"),
        (MEAL, NOBODY, 1_000_000, "far_too_many"),
        (PERSON, NOBODY, 1_000_000, "far_too_many"),
        (HOUR, NOBODY, 1_000_000, "far_too_many"),
        (HOUR, Company(volunteers=2), 48, "more_hours_than_days"),
        (HOUR, Company(staff=2), 1_000_000, "far_too_many"),
        (PERSON, Company(volunteers=2, staff=1), 1_000_000, "far_too_many"),
        (MEAL, Company(volunteers=9), 1_000_000, "far_too_many"),
        (POUND, FIVE, 100_000_000, "far_too_many"),
        (KILO, FIVE, 100_000_000, "far_too_many"),
    ],
)
def test_a_quantity_is_doubted_past_its_threshold_and_not_at_it(
    unit: Unit, company: Company, most: int, doubt: str
) -> None:
    assert doubt_about(Thousandths(most * ONE), unit, company) is None
    assert doubt_about(Thousandths((most + 1) * ONE), unit, company) == doubt


def test_a_doubted_quantity_is_never_proven_however_good_its_files() -> None:
    case = replace(SOUND, exhibits=(LETTER,), unit=MEAL, company=FIVE)

    sound = finding_of(replace(case, quantity=Thousandths(600 * ONE)), TYPES)
    doubted = finding_of(replace(case, quantity=Thousandths(601 * ONE)), TYPES)

    assert (sound.mark, sound.measurable) == (Mark.PROVEN, ())
    assert (doubted.mark, doubted.measurable) == (Mark.UNPROVEN, ("out_of_proportion",))
    assert finding_of(replace(case, unit=None), TYPES).mark is Mark.PROVEN


def test_what_comes_whole_is_not_measured_in_parts() -> None:
    half = replace(SOUND, exhibits=(LETTER,), quantity=Thousandths(2500))

    assert finding_of(replace(half, unit=MEAL), TYPES).measurable == ("not_whole",)
    assert finding_of(replace(half, unit=HOUR), TYPES).measurable == ()


@pytest.mark.parametrize(
    ("one", "is_whole"),
    [("meal", True), ("Person ", True), ("hour", False), ("£", False), ("FTE job", False)],
)
def test_only_units_known_to_come_whole_do(one: str, *, is_whole: bool) -> None:
    assert Unit(one, "").is_whole is is_whole


def test_every_doubt_has_its_sentence() -> None:
    assert all(shortfall_text(code) != code for code in DOUBTS)
