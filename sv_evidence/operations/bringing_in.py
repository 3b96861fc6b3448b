"""Bringing in a spreadsheet: a try that changes nothing, and the same as one change.

A row is the same activity as one that is here if it was brought in before, or if title, day and
place are the same. Rows brought in before and changed in the sheet since change what is here,
unless somebody edited that in the program; nothing that a cell leaves empty is taken away.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from threading import Event
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from sv_evidence.domain.activities import Activity, ActivityDraft, Impact, Result
from sv_evidence.domain.measures import Period, Thousandths
from sv_evidence.domain.problems import Defect
from sv_evidence.domain.sheet_rows import Plan, RowRead, key_of, read_rows, result_uid
from sv_evidence.operations.activity_log import draft_of, edit_activity, place_for, project_for
from sv_evidence.operations.incoming import Progress
from sv_evidence.operations.problems import Stopped
from sv_evidence.operations.sheet_plans import known_names
from sv_evidence.store.listings.activities import ActivityFilter, ActivityRow
from sv_evidence.store.unit import Unit
from sv_evidence.store.view import View
from sv_evidence.wording.changes import Change

if TYPE_CHECKING:
    from sv_evidence.domain.records import Record

T = TypeVar("T")
_TOGETHER = 1_000
_FIELDS = ("people", "volunteers", "staff", "starts_at", "ends_at", "last_day", "notes")


class Verdict(StrEnum):
    """What would happen with a row."""

    ADD = "add"
    CHANGE = "change"
    EXISTING = "existing"
    SKIP = "skip"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class RowTried:
    """A row, what would happen with it, and the activity that it is."""

    read: RowRead
    verdict: Verdict
    uid: UUID | None = None
    why: str = ""
    """Of what is here already: ``same``, ``linked``, ``edited_since`` or ``in_bin``."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What bringing in a sheet comes to."""

    plan: Plan
    rows: tuple[RowTried, ...]
    new_places: tuple[str, ...]
    new_projects: tuple[str, ...]

    def of(self, verdict: Verdict) -> tuple[RowTried, ...]:
        """Return the rows of a verdict."""
        return tuple(each for each in self.rows if each.verdict is verdict)

    def quantities(self) -> tuple[tuple[UUID, Thousandths], ...]:
        """Return what the new rows add to each measure."""
        sums: dict[UUID, int] = {}
        for each in self.of(Verdict.ADD):
            for result in _draft(each).results:
                if result.measure is not None and result.quantity is not None:
                    sums[result.measure] = sums.get(result.measure, 0) + result.quantity
        return tuple((measure, Thousandths(total)) for measure, total in sums.items())

    @property
    def empty_rows(self) -> int:
        """How many rows between the headings and the last row hold nothing."""
        rows = self.plan.layout.rows
        return rows[-1].place - self.plan.layout.heading_row - len(rows) if rows else 0


def try_sheet(view: View, plan: Plan, *, today: date) -> Trial:
    """Say of every row what would happen with it; nothing is changed."""
    read = read_rows(plan, today=today)
    drafts = [each.draft for each in read if each.draft is not None]
    here = _Here(view, drafts)
    rows = tuple(_tried(each, here) for each in read)
    added = [_draft(each) for each in rows if each.verdict is Verdict.ADD]
    known = known_names(view)
    return Trial(
        plan,
        rows,
        _unknown((each.place for each in added), known.places),
        _unknown((each.project for each in added), known.projects),
    )


def bring_in(
    unit: Unit,
    plan: Plan,
    *,
    today: date,
    progress: Progress | None = None,
    stop: Event | None = None,
) -> Trial:
    """Add the rows that are new, and change those that changed; the others stay where they are.

    Raise ``Stopped`` when ``stop`` is set: nothing is kept then.
    """
    trial = try_sheet(unit, plan, today=today)
    added = [_draft(each) for each in trial.of(Verdict.ADD)]
    changed = trial.of(Verdict.CHANGE)
    steps = len(added) + len(changed)
    names = _Names(unit)
    for first in range(0, len(added), _TOGETHER):
        _go_on(stop)
        _add(unit, added[first : first + _TOGETHER], names)
        if progress is not None:
            progress(min(first + _TOGETHER, len(added)), steps)
    for done, each in enumerate(changed, start=1 + len(added)):
        _go_on(stop)
        draft = _draft(each)
        edit_activity(unit, _given(draft.uid), merged(unit, draft), today=today)
        if progress is not None:
            progress(done, steps)
    return trial


def merged(view: View, draft: ActivityDraft) -> ActivityDraft:
    """Return an activity as it is with what the row says; what the row leaves empty stays."""
    held = draft_of(view, _given(draft.uid))
    said = {name: value for name in _FIELDS if (value := getattr(draft, name)) not in {None, ""}}
    quantities = {each.measure: each for each in draft.results}
    results = [
        replace(each, quantity=quantities[each.measure].quantity)
        if each.measure in quantities
        else each
        for each in held.results
    ]
    there = {each.measure for each in held.results}
    results += [each for each in draft.results if each.measure not in there]
    return replace(held, **said, project=draft.project or held.project, results=tuple(results))


class _Here:
    """What is in the workspace already of the days that a sheet is about."""

    def __init__(self, view: View, drafts: Sequence[ActivityDraft]) -> None:
        self._view = view
        self._records = view.many(Activity, (_given(each.uid) for each in drafts))
        self._rows: dict[UUID, ActivityRow] = {}
        self._by_key: dict[tuple[object, ...], list[UUID]] = {}
        for row in _listed(view, drafts):
            self._rows[row.uid] = row
            if row.uid not in self._records:
                key = key_of(ActivityDraft(row.title, row.first_day, place=row.place))
                self._by_key.setdefault(key, []).append(row.uid)

    def verdict(self, draft: ActivityDraft) -> tuple[Verdict, UUID, str]:
        """Say what would happen with a draft, and which activity it is."""
        uid = _given(draft.uid)
        record = self._records.get(uid)
        if record is None:
            others = self._by_key.get(key_of(draft), [])
            if others:
                return Verdict.EXISTING, others.pop(0), "linked"
            return Verdict.ADD, uid, ""
        if record.binned_at is not None:
            return Verdict.EXISTING, uid, "in_bin"
        if not self._differs(draft, record):
            return Verdict.EXISTING, uid, "same"
        if self._is_edited(uid):
            return Verdict.EXISTING, uid, "edited_since"
        return Verdict.CHANGE, uid, ""

    def _differs(self, draft: ActivityDraft, record: Activity) -> bool:
        for name in _FIELDS:
            said = getattr(draft, name)
            if said not in {None, ""} and said != getattr(record, name):
                return True
        row = self._rows.get(record.uid)
        if row is None:
            return False
        if draft.project and draft.project.casefold() != row.project.casefold():
            return True
        held = {each.measure: each.quantity for each in row.results}
        return any(held.get(_given(each.measure)) != each.quantity for each in draft.results)

    def _is_edited(self, uid: UUID) -> bool:
        """Say whether anybody changed it, or what it delivered, other than by a spreadsheet."""
        held = self._view.all(Result, activity=uid)
        gone = self._view.all(Result, binned=True, activity=uid)
        histories = (self._view.history(each) for each in (uid, *(one.uid for one in held)))
        labels = {change.label for history in histories for change in history}
        return bool(gone) or labels != {Change.BRING_IN.value}


class _Names:
    """Places and projects by their names, each looked up once."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit
        self._places: dict[tuple[str, str], UUID | None] = {}
        self._projects: dict[str, UUID | None] = {}

    def place(self, name: str, postcode: str) -> UUID | None:
        """Return the place of a name and postcode, made when new."""
        key = (name.casefold(), postcode.upper())
        if key not in self._places:
            self._places[key] = place_for(self._unit, name, postcode)
        return self._places[key]

    def project(self, name: str) -> UUID | None:
        """Return the project of a name, made when new."""
        if name.casefold() not in self._projects:
            self._projects[name.casefold()] = project_for(self._unit, name)
        return self._projects[name.casefold()]


def _add(unit: Unit, drafts: Iterable[ActivityDraft], names: _Names) -> None:
    activities: list[Record] = []
    results: list[Record] = []
    for draft in drafts:
        first, uid = _given(draft.first_day), _given(draft.uid)
        activities.append(
            Activity(
                uid=uid,
                title=draft.title,
                first_day=first,
                last_day=draft.last_day or first,
                starts_at=draft.starts_at,
                ends_at=draft.ends_at,
                place=names.place(draft.place, draft.postcode),
                project=names.project(draft.project),
                people=draft.people,
                volunteers=draft.volunteers,
                staff=draft.staff,
                notes=draft.notes,
            )
        )
        results += _results(draft, uid)
    unit.add_all((*activities, *results))


def _results(draft: ActivityDraft, activity: UUID) -> Iterator[Result]:
    for each in draft.results:
        measure = _given(each.measure)
        yield Result(
            uid=result_uid(activity, measure),
            activity=activity,
            measure=measure,
            quantity=_given(each.quantity),
            impact=Impact.CORE,
        )


def _listed(view: View, drafts: Sequence[ActivityDraft]) -> Iterator[ActivityRow]:
    """Yield the activities that end within the days of the drafts."""
    if not drafts:
        return
    first = min(_given(each.first_day) for each in drafts)
    last = max(each.last_day or _given(each.first_day) for each in drafts)
    ids = view.activities.ids(ActivityFilter(period=Period(first, last)))
    for start in range(0, len(ids), _TOGETHER):
        yield from view.activities.page(ids[start : start + _TOGETHER]).values()


def _tried(read: RowRead, here: _Here) -> RowTried:
    if read.faults:
        return RowTried(read, Verdict.FAIL)
    if read.draft is None:
        return RowTried(read, Verdict.SKIP)
    return RowTried(read, *here.verdict(read.draft))


def _draft(tried: RowTried) -> ActivityDraft:
    return _given(tried.read.draft)


def _unknown(names: Iterable[str], known: frozenset[str]) -> tuple[str, ...]:
    found: Mapping[str, str] = {each.casefold(): each for each in names if each}
    return tuple(sorted(name for folded, name in found.items() if folded not in known))


def _go_on(stop: Event | None) -> None:
    if stop is not None and stop.is_set():
        raise Stopped


def _given(value: T | None) -> T:
    """Return what every draft without faults has."""
    if value is None:
        raise Defect("a row without faults has it")
    return value
