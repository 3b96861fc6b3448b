"""What the sheet starts from: a new activity, one to edit, a copy, or a draft that was kept."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import Enum
from uuid import UUID

from sv_evidence.domain.activities import ActivityDraft
from sv_evidence.domain.evidence import Evidence
from sv_evidence.domain.expected import days_read, sessions_expected
from sv_evidence.domain.reading import when_text
from sv_evidence.operations.activity_log import copy_as_new, draft_of
from sv_evidence.operations.previewing import FormChoices, form_choices
from sv_evidence.operations.uids import uid_at
from sv_evidence.store.view import View
from ui.pages.activities.log.entry import Entry, ResultEntry, entry_of
from ui.pages.activities.log.keeping import Kept, kept_draft


class Purpose(Enum):
    """Why the sheet is opened."""

    LOG = "log"
    EDIT = "edit"
    COPY = "copy"


@dataclass(frozen=True, slots=True)
class Opening:
    """All that the sheet needs at its start, read in one moment."""

    purpose: Purpose
    choices: FormChoices
    entry: Entry
    draft: ActivityDraft | None
    """What an edit starts from: fields that the form does not show are kept from it."""
    files_here: tuple[Evidence, ...]
    recovered: Kept | None
    has_last_weeks: bool
    """Whether anything was logged that a new activity may start from."""
    shared: frozenset[UUID] = frozenset()
    """Files without a date that are filed with several activities."""
    expected: int = 0
    """How many sessions were expected in the last days and are not logged."""


def draft_name(purpose: Purpose, uid: UUID | None) -> str:
    """Return the name under which typing is kept; edits are kept apart, by activity."""
    return f"edit-{uid}" if purpose is Purpose.EDIT else "log"


def opening_of(
    view: View,
    purpose: Purpose,
    uid: UUID | None,
    *,
    today: date,
    measure: UUID | None = None,
    carried: Entry | None = None,
) -> Opening:
    """Read what the sheet starts from; a measure that is given is chosen already.

    An entry that is carried from elsewhere stands in it, and no draft is taken up.
    """
    choices = form_choices(view, uid if purpose is Purpose.EDIT else None)
    recovered = kept_draft(view, draft_name(purpose, uid))
    if recovered is not None and measure is not None:
        recovered = replace(recovered, entry=_with_measure(recovered.entry, measure))
    draft: ActivityDraft | None = None
    files: tuple[Evidence, ...] = ()
    entry = fresh_entry(today) if carried is None else carried
    if carried is not None:
        recovered = None
    if measure is not None:
        entry = _with_measure(entry, measure)
    if uid is not None and purpose is Purpose.EDIT:
        draft = draft_of(view, uid)
        entry = entry_of(draft, uid, is_edit=True)
        files = view.evidence_of([uid]).get(uid, ())
    elif uid is not None:
        entry = entry_of(copy_as_new(view, uid, today=today), new_activity_uid())
        recovered = None
    has_any = purpose is Purpose.LOG and view.activities.count() > 0
    expected = _expected(view, today) if has_any else 0
    shared = view.shared_files()
    return Opening(purpose, choices, entry, draft, files, recovered, has_any, shared, expected)


def _expected(view: View, today: date) -> int:
    return len(sessions_expected(view.activities.held(days_read(today)), today=today))


def fresh_entry(today: date) -> Entry:
    """Return an empty entry of today."""
    return Entry(new_activity_uid(), when=when_text(today), results=(ResultEntry(),))


def _with_measure(entry: Entry, measure: UUID) -> Entry:
    """Let a result line wait for its number, unless one of the measure is there."""
    if any(each.measure == measure for each in entry.results):
        return entry
    lines = tuple(each for each in entry.results if not each.is_blank)
    return replace(entry, results=(*lines, ResultEntry(measure=measure)))


def new_activity_uid() -> UUID:
    """Make the identity of an activity before it is saved, so that saving twice keeps one."""
    return uid_at(datetime.now(UTC))
