"""Files without a date: of the one activity they are filed with, or of none that can be named."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sv_evidence.domain.evidence import Evidence, Strength
from sv_evidence.domain.evidence_types import load_types
from sv_evidence.domain.gaps import Part, Step, gap_of
from sv_evidence.domain.measures import Thousandths
from sv_evidence.domain.proof import (
    Exhibit,
    Finding,
    Mark,
    exhibit_of,
    finding_of,
    spoilt_by,
    strength_of,
    takes_day,
)
from sv_evidence.domain.worth import Use, best_worth
from tests.domain.test_gaps import MEASURE
from tests.domain.test_proof import (
    COUNT,
    DAYS,
    DIARY,
    LETTER,
    NOTE,
    SOUND,
    TYPES,
    WITHDRAWN,
    exhibit,
)

KNOWN = {
    **TYPES,
    "sheet": replace(TYPES["letter"], id="sheet", days_before=0, days_after=31),
    "memo": replace(TYPES["note"], id="memo", days_after=0),
}
SHEET = exhibit("sheet")
SHARED = replace(SHEET, is_shared=True)
CASE = replace(SOUND, accepts={**SOUND.accepts, "sheet": None, "memo": None})


def test_alone_with_one_activity_it_takes_that_activitys_day() -> None:
    assert takes_day(SHEET, KNOWN)
    assert spoilt_by(SHEET, DAYS, KNOWN) is None
    assert finding_of(replace(CASE, exhibits=(SHEET,)), KNOWN).mark is Mark.PROVEN


def test_with_several_activities_it_is_of_no_day_and_weak() -> None:
    finding = finding_of(replace(CASE, exhibits=(SHARED,)), KNOWN)

    assert not takes_day(SHARED, KNOWN)
    assert spoilt_by(SHARED, DAYS, KNOWN) == "file_undated"
    assert strength_of(SHARED, DAYS, KNOWN, Strength.STRONG) is Strength.WEAK
    assert (finding.mark, finding.best) == (Mark.UNPROVEN, Strength.WEAK)
    assert finding.verifiable == ("only_weak", "file_undated")


def test_with_a_date_it_may_be_of_several_activities() -> None:
    dated = replace(SHARED, dated=DAYS.last)

    assert not takes_day(dated, KNOWN)
    assert finding_of(replace(CASE, exhibits=(dated,)), KNOWN).mark is Mark.PROVEN
    late = replace(SHARED, dated=DAYS.last + timedelta(days=32))
    assert spoilt_by(late, DAYS, KNOWN) == "dated_outside"


@pytest.mark.parametrize(
    ("exhibits", "mark", "verifiable"),
    [
        ((COUNT, SHARED), Mark.PART_PROVEN, ("only_one_fair", "file_undated")),
        ((COUNT, DIARY, SHARED), Mark.PROVEN, ()),
        ((replace(LETTER, is_shared=True),), Mark.PROVEN, ()),
        ((replace(exhibit("memo"), is_shared=True),), Mark.UNPROVEN, ("only_weak",)),
        (
            (SHARED, replace(SHEET, dated=date(2020, 1, 1))),
            Mark.UNPROVEN,
            ("only_weak", "dated_outside", "file_undated"),
        ),
        ((replace(SHARED, judged=Strength.STRONG),), Mark.PROVEN, ()),
    ],
)
def test_only_a_type_that_rests_on_its_day_needs_one_and_a_person_may_say_otherwise(
    exhibits: tuple[Exhibit, ...], mark: Mark, verifiable: tuple[str, ...]
) -> None:
    finding = finding_of(replace(CASE, exhibits=exhibits), KNOWN)

    assert (finding.mark, finding.verifiable) == (mark, verifiable)


def test_an_unknown_type_takes_no_day() -> None:
    assert not takes_day(exhibit("hologram"), KNOWN)
    assert not takes_day(LETTER, KNOWN)
    file = Evidence(UUID(int=1), "Sheet", "sheet")
    assert exhibit_of(file, SHEET.condition, is_shared=True).is_shared
    assert not exhibit_of(file, SHEET.condition).is_shared


def test_registers_and_count_sheets_rest_on_their_day_and_agreements_do_not() -> None:
    of_a_day = {each.id for each in load_types().values() if each.is_of_a_day}

    assert {"sign_in_sheet", "count_sheet", "count_sheet_unsigned", "own_record"} <= of_a_day
    assert not {"accreditation", "contract_document", "photo"} & of_a_day


def test_a_file_is_worth_most_where_a_measure_accepts_it_else_what_it_would_be() -> None:
    accepted = Use(COUNT, DAYS, (Strength.STRONG, None))
    elsewhere = Use(COUNT, DAYS)
    spoilt = Use(SHARED, DAYS, (Strength.STRONG,))

    assert best_worth((elsewhere, accepted), KNOWN) is Strength.STRONG
    assert best_worth((elsewhere, Use(COUNT, DAYS, (Strength.WEAK,))), KNOWN) is Strength.WEAK
    assert best_worth((elsewhere,), KNOWN) is Strength.FAIR
    assert best_worth((spoilt,), KNOWN) is Strength.WEAK
    assert best_worth((Use(WITHDRAWN, DAYS, (None,)),), KNOWN) is None
    assert best_worth((), KNOWN) is None


@given(st.lists(st.sampled_from([SHARED, COUNT, DIARY, NOTE, LETTER]), max_size=4))
def test_giving_a_file_its_date_never_lowers_proof(exhibits: list[Exhibit]) -> None:
    order = [Mark.UNPROVEN, Mark.PART_PROVEN, Mark.PROVEN]
    dated = tuple(replace(each, dated=DAYS.last) for each in exhibits)

    before = finding_of(replace(CASE, exhibits=tuple(exhibits)), KNOWN).mark
    after = finding_of(replace(CASE, exhibits=dated), KNOWN).mark

    assert order.index(after) >= order.index(before)


def test_the_cheapest_step_is_the_date_where_nothing_else_is_missing() -> None:
    undated = Finding(Mark.UNPROVEN, (), (), ("only_weak", "file_undated"), Strength.WEAK)
    bare = Finding(Mark.UNPROVEN, (), (), ("no_files",))

    assert _gap(undated, undated) == (Step.WORDS, "file_undated")
    assert _gap(undated, bare)[0] is Step.FILE


def _gap(*findings: Finding) -> tuple[Step, str]:
    quantity = Thousandths(1000)
    part = Part(UUID(int=1), False, Mark.UNPROVEN, quantity, quantity, None, findings)
    gap = gap_of(part, MEASURE, TYPES)
    return gap.step, gap.missing[0][0]
