"""What is typed into the sheet: kept word for word, read only when asked."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from sv_evidence.domain.activities import ActivityDraft, ResultDraft
from sv_evidence.domain.measures import Thousandths
from sv_evidence.domain.problems import Fault
from ui.pages.activities.log.entry import (
    Entry,
    FileEntry,
    ResultEntry,
    entry_from_json,
    entry_of,
    reading_of,
    without_counts,
)

TODAY = date(2026, 9, 30)
UID, MEALS, FILE, CONTRACT = (UUID(int=at) for at in range(1, 5))

LUNCH = Entry(
    uid=UID,
    what="Lunch club, Ladywood ",
    when="Wed 30 September 2026, 11:30 \N{EN DASH} 14:00",
    place="Ladywood Hall, b16",
    project="Lunch clubs",
    people="74 guests, 5 volunteers",
    notes="First lunch of the autumn.",
    contract=CONTRACT,
    results=(ResultEntry("126", MEALS), ResultEntry()),
    files=(FileEntry(FILE, "photo.jpg", "Table set for lunch", "photo", "no_people"),),
)


def test_an_entry_is_read_as_a_draft_and_blank_lines_are_passed_over() -> None:
    reading = reading_of(LUNCH, today=TODAY)

    assert reading.faults == ()
    assert reading.lines == (0,)
    assert reading.draft == ActivityDraft(
        title="Lunch club, Ladywood",
        first_day=TODAY,
        starts_at=690,
        ends_at=840,
        place="Ladywood Hall",
        postcode="B16",
        project="Lunch clubs",
        people=74,
        volunteers=5,
        notes="First lunch of the autumn.",
        contract=CONTRACT,
        results=(ResultDraft(MEALS, Thousandths(126_000)),),
        uid=UID,
    )


def test_what_cannot_be_read_is_a_fault_at_its_own_field() -> None:
    reading = reading_of(replace(LUNCH, when="31/9", people="many"), today=TODAY)

    assert reading.faults == (
        Fault("first_day", "no_such_day", "September 30"),
        Fault("people", "unreadable_people", "many"),
    )
    assert reading.when.suggestion == TODAY


def test_a_draft_comes_back_as_it_was_typed() -> None:
    draft = reading_of(LUNCH, today=TODAY).draft

    again = reading_of(entry_of(draft, UID), today=TODAY).draft

    assert again == draft


def test_a_result_being_edited_keeps_its_identity() -> None:
    draft = ActivityDraft(results=(ResultDraft(MEALS, None, uid=FILE),))

    assert entry_of(draft, UID, is_edit=True).results == (ResultEntry("", MEALS, FILE),)


def test_an_entry_is_kept_and_taken_up_word_for_word() -> None:
    assert entry_from_json(LUNCH.to_json()) == LUNCH
    assert entry_from_json(Entry(UID).to_json()) == Entry(UID)


@pytest.mark.parametrize(
    "kept", ["", "[]", "{}", "null", '{"edition": 0}', LUNCH.to_json().replace("uid", "nid")]
)
def test_a_kept_entry_that_is_not_whole_is_left(kept: str) -> None:
    assert entry_from_json(kept) is None


def test_last_weeks_leaves_out_counts_notes_and_files() -> None:
    fresh = without_counts(LUNCH, when="today")

    assert fresh == Entry(
        uid=UID,
        what=LUNCH.what,
        when="today",
        place=LUNCH.place,
        project=LUNCH.project,
        contract=CONTRACT,
        results=(ResultEntry("", MEALS), ResultEntry()),
    )


def test_only_what_a_person_put_in_makes_an_entry_worth_keeping() -> None:
    assert Entry(UID, when="Wed 30 September 2026", results=(ResultEntry(),)).is_blank
    assert not Entry(UID, what="Lunch").is_blank
    assert not Entry(UID, results=(ResultEntry("1"),)).is_blank
    assert not LUNCH.is_blank
