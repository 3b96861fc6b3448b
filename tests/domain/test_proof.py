from dataclasses import replace
from datetime import date, datetime

import pytest

from sv_evidence.domain.evidence import (
    Condition,
    ConsentState,
    EvidenceKind,
    EvidenceType,
    Strength,
)
from sv_evidence.domain.measures import Period, Thousandths
from sv_evidence.domain.proof import Case, Exhibit, Mark, finding_of, mark_of_all, strength_of
from sv_evidence.domain.worth import may_be_judged, strength_alone

DAYS = Period(date(2026, 9, 1), date(2026, 9, 2))
ON_THE_DAY = datetime(2026, 9, 2, 23, 59)  # noqa: DTZ001 - cameras know no zone
TYPES = {
    each.id: each
    for each in (
        EvidenceType("letter", "Letter", EvidenceKind.LETTER, Strength.STRONG),
        EvidenceType("count", "Count sheet", EvidenceKind.REGISTER, Strength.FAIR),
        EvidenceType("diary", "Diary", EvidenceKind.REGISTER, Strength.FAIR),
        EvidenceType("note", "Note", EvidenceKind.LETTER, Strength.WEAK),
        EvidenceType("photo", "Photo", EvidenceKind.PHOTO, Strength.FAIR, needs_camera_date=True),
    )
}


def exhibit(type_: str, *, camera_at: datetime | None = None) -> Exhibit:
    return Exhibit(type_, Condition.UNCHANGED, ConsentState.NO_PEOPLE, camera_at)


LETTER, COUNT, DIARY, NOTE = (exhibit(each) for each in ("letter", "count", "diary", "note"))
PHOTO = exhibit("photo", camera_at=ON_THE_DAY)
UNDATED = exhibit("photo")
LATE = exhibit("photo", camera_at=datetime(2026, 9, 3, 0, 0))  # noqa: DTZ001 - as above
GONE = replace(LETTER, condition=Condition.MISSING)
ALTERED = replace(LETTER, condition=Condition.ALTERED)
WITHDRAWN = replace(LETTER, consent=ConsentState.WITHDRAWN)
STRANGE = exhibit("hologram")
SOUND = Case(
    title="Community meal",
    days=DAYS,
    has_place=True,
    quantity=Thousandths(46_000),
    accepts=dict.fromkeys([*TYPES, "hologram"]),
    exhibits=(),
)


@pytest.mark.parametrize(
    ("exhibits", "mark", "why"),
    [
        ((), Mark.UNPROVEN, ("no_files",)),
        ((LETTER,), Mark.PROVEN, ()),
        ((COUNT,), Mark.PART_PROVEN, ("only_one_fair",)),
        ((COUNT, COUNT), Mark.PART_PROVEN, ("only_one_fair",)),
        ((COUNT, DIARY), Mark.PROVEN, ()),
        ((COUNT, PHOTO), Mark.PROVEN, ()),
        ((COUNT, UNDATED), Mark.PART_PROVEN, ("only_one_fair",)),
        ((PHOTO,), Mark.PART_PROVEN, ("only_one_fair",)),
        ((UNDATED,), Mark.UNPROVEN, ("only_weak",)),
        ((LATE,), Mark.UNPROVEN, ("only_weak",)),
        ((NOTE, NOTE), Mark.UNPROVEN, ("only_weak",)),
        ((GONE,), Mark.UNPROVEN, ("only_weak",)),
        ((ALTERED, COUNT), Mark.PART_PROVEN, ("only_one_fair",)),
        ((WITHDRAWN,), Mark.UNPROVEN, ("only_weak",)),
        ((STRANGE,), Mark.UNPROVEN, ("only_weak",)),
    ],
)
def test_a_result_is_proven_by_one_strong_file_or_two_fair_ones_of_different_types(
    exhibits: tuple[Exhibit, ...], mark: Mark, why: tuple[str, ...]
) -> None:
    finding = finding_of(replace(SOUND, exhibits=exhibits), TYPES)

    assert (finding.mark, finding.verifiable) == (mark, why)


def test_a_file_of_a_type_the_measure_does_not_accept_proves_nothing() -> None:
    finding = finding_of(replace(SOUND, exhibits=(LETTER,), accepts={"count": None}), TYPES)

    assert (finding.mark, finding.verifiable) == (Mark.UNPROVEN, ("no_accepted_type",))


@pytest.mark.parametrize(
    ("accepts", "mark"),
    [({"letter": Strength.FAIR}, Mark.PART_PROVEN), ({"letter": None}, Mark.PROVEN)],
)
def test_a_measure_may_change_the_strength_of_a_type(
    accepts: dict[str, Strength | None], mark: Mark
) -> None:
    assert finding_of(replace(SOUND, exhibits=(LETTER,), accepts=accepts), TYPES).mark is mark


@pytest.mark.parametrize("spoilt", [GONE, ALTERED, LATE, STRANGE])
def test_no_measure_makes_a_spoilt_file_strong(spoilt: Exhibit) -> None:
    assert strength_of(spoilt, DAYS, TYPES, Strength.STRONG) is Strength.WEAK


@pytest.mark.parametrize(
    ("alone", "strength"),
    [
        (COUNT, Strength.FAIR),
        (PHOTO, Strength.FAIR),
        (UNDATED, Strength.WEAK),
        (GONE, Strength.WEAK),
        (ALTERED, Strength.WEAK),
        (STRANGE, Strength.WEAK),
        (WITHDRAWN, None),
    ],
)
def test_filed_nowhere_a_file_has_what_is_usual_if_it_is_whole_and_a_camera_dated_it(
    alone: Exhibit, strength: Strength | None
) -> None:
    assert strength_alone(alone, TYPES) is strength


def test_a_person_may_judge_what_is_whole_and_not_withdrawn() -> None:
    assert may_be_judged(Condition.UNCHANGED, ConsentState.NO_PEOPLE)
    assert not may_be_judged(Condition.ALTERED, ConsentState.NO_PEOPLE)
    assert not may_be_judged(Condition.UNCHANGED, ConsentState.WITHDRAWN)


def test_a_withdrawn_file_counts_for_nothing() -> None:
    assert strength_of(WITHDRAWN, DAYS, TYPES, Strength.STRONG) is None


@pytest.mark.parametrize(
    ("changes", "specific", "measurable"),
    [
        ({"title": " "}, ("no_title",), ()),
        ({"has_place": False}, ("no_place",), ()),
        ({"title": "", "has_place": False}, ("no_title", "no_place"), ()),
        ({"quantity": Thousandths(0)}, (), ("no_quantity",)),
    ],
)
def test_what_is_not_specific_or_not_measurable_is_never_proven(
    changes: dict[str, object], specific: tuple[str, ...], measurable: tuple[str, ...]
) -> None:
    case = replace(SOUND, exhibits=(LETTER,), **changes)  # type: ignore[arg-type]

    finding = finding_of(case, TYPES)

    assert (finding.mark, finding.specific, finding.measurable, finding.verifiable) == (
        Mark.UNPROVEN,
        specific,
        measurable,
        (),
    )


@pytest.mark.parametrize(
    ("marks", "whole"),
    [
        ([], Mark.UNPROVEN),
        ([Mark.UNPROVEN], Mark.UNPROVEN),
        ([Mark.PROVEN, Mark.PROVEN], Mark.PROVEN),
        ([Mark.PROVEN, Mark.UNPROVEN], Mark.PART_PROVEN),
        ([Mark.PART_PROVEN], Mark.PART_PROVEN),
        ([Mark.PART_PROVEN, Mark.UNPROVEN], Mark.PART_PROVEN),
    ],
)
def test_a_whole_is_proven_if_every_part_is(marks: list[Mark], whole: Mark) -> None:
    assert mark_of_all(marks) is whole
