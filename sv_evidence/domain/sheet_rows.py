"""Rows of somebody's spreadsheet as draft activities, or why a row is none."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from uuid import UUID

from sv_evidence.domain.activities import ActivityDraft, ResultDraft, faults_in, whole_faults
from sv_evidence.domain.identity import RANDOM_BYTES, make_uid
from sv_evidence.domain.measures import Thousandths
from sv_evidence.domain.reading import when_text
from sv_evidence.domain.sheet_columns import Column, MeasureName, Role, plain
from sv_evidence.domain.sheet_layout import Layout
from sv_evidence.domain.sheet_values import (
    DayOrder,
    Mend,
    read_cell_count,
    read_cell_day,
    read_cell_number,
    read_cell_time,
)
from sv_evidence.domain.tables import Row

_TOTALS = ("total", "totals", "grand total", "subtotal", "sub total", "sum", "average", "mean")
_HOURS = frozenset({"hour", "hours"})
_COUNTS = (Role.PEOPLE, Role.VOLUNTEERS, Role.STAFF)
_TEXTS = (Role.TITLE, Role.PLACE, Role.POSTCODE, Role.PROJECT)
_BY_FIELD = {
    "title": Role.TITLE,
    "first_day": Role.DATE,
    "last_day": Role.LAST_DAY,
    "starts_at": Role.STARTS_AT,
    "ends_at": Role.ENDS_AT,
}

Fixes = Mapping[tuple[int, int], str]
"""What a person put right: by the row's place and the column's, from 0."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How a sheet is read."""

    layout: Layout
    columns: tuple[Column, ...]
    order: DayOrder = DayOrder.DAY_FIRST
    order_is_certain: bool = True
    project: str = ""
    """For every row that names none."""
    title: str = ""
    """For every row, where no column says what happened."""
    measures: tuple[MeasureName, ...] = ()
    fixes: Fixes = field(default_factory=dict)

    def place_of(self, role: Role) -> int | None:
        """Return where the first column of a role stands; ``None`` if there is none."""
        return next((each.place for each in self.columns if each.target.role is role), None)


@dataclass(frozen=True, slots=True)
class CellMend:
    """What is wrong with a cell; ``column`` is ``None`` where no column is to blame."""

    column: int | None
    mend: Mend


@dataclass(frozen=True, slots=True)
class RowRead:
    """A row as understood: a draft, a code for why it is skipped, or what is wrong with cells."""

    place: int
    cells: tuple[str, ...]
    draft: ActivityDraft | None = None
    skipped: str = ""
    faults: tuple[CellMend, ...] = ()


def read_rows(plan: Plan, *, today: date) -> tuple[RowRead, ...]:
    """Read every row below the headings. The same rows make drafts of the same uids, always."""
    read: list[RowRead] = []
    times: dict[tuple[object, ...], int] = {}
    before: date | None = None
    for row in plan.layout.rows:
        found = _read(_fixed(row, plan), plan, before, today)
        if found.draft is not None:
            before = found.draft.first_day
            key = key_of(found.draft)
            times[key] = times.get(key, 0) + 1
            uid = _uid(found.draft, key, times[key])
            found = replace(found, draft=replace(found.draft, uid=uid))
        read.append(found)
    return tuple(read)


def key_of(draft: ActivityDraft) -> tuple[object, ...]:
    """Return what makes two entries the same activity: what happened, when and where."""
    first = None if draft.first_day is None else draft.first_day.isoformat()
    place = draft.place.strip().casefold()
    return draft.title.strip().casefold(), first, place


def _uid(draft: ActivityDraft, key: tuple[object, ...], times: int) -> UUID:
    """Make the uid of the n-th row of its kind, so that a file brought in twice adds nothing."""
    digest = hashlib.sha256(json.dumps([*key, times]).encode()).digest()
    day = draft.first_day or date.min
    return make_uid(datetime.combine(day, time(12), UTC), digest[:RANDOM_BYTES])


def result_uid(activity: UUID, measure: UUID) -> UUID:
    """Make the uid of what an activity that was brought in delivered against a measure."""
    digest = hashlib.sha256(activity.bytes + measure.bytes).digest()
    return make_uid(_moment_of(activity), digest[:RANDOM_BYTES])


def _moment_of(uid: UUID) -> datetime:
    return datetime.fromtimestamp((uid.int >> 80) / 1000, UTC)


def _fixed(row: Row, plan: Plan) -> Row:
    cells = [
        plan.fixes.get((row.place, at), cell)
        for at, cell in enumerate((*row.cells, *[""] * (len(plan.columns) - len(row.cells))))
    ]
    return Row(row.place, tuple(cells))


def _read(row: Row, plan: Plan, before: date | None, today: date) -> RowRead:
    skipped = _skipped(row, plan, today)
    if skipped:
        return RowRead(row.place, row.cells, skipped=skipped)
    reading = _Reading(row, plan, today)
    draft = reading.draft()
    faults = reading.faults
    if not faults:
        faults = [*_judged(draft, plan, today)]
    if faults:
        offered = tuple(_offer(each, before) for each in faults)
        return RowRead(row.place, row.cells, faults=offered)
    return RowRead(row.place, row.cells, draft)


def _skipped(row: Row, plan: Plan, today: date) -> str:
    """Say why a row is no activity as a code: ``total``, ``headings`` or ``one_cell``."""
    said = [cell for cell in row.cells if cell]
    if [plain(cell) for cell in row.cells] == [plain(each) for each in plan.layout.headings]:
        return "headings"
    if len(said) <= 1 and len(plan.columns) > 1:
        return "one_cell"
    if any(plain(cell).startswith(_TOTALS) for cell in said[:2]):
        at = plan.place_of(Role.DATE)
        has_day = at is not None and not isinstance(
            read_cell_day(row.cells[at], plan.order, today=today), Mend
        )
        return "" if has_day else "total"
    return ""


class _Reading:
    """One row being read; remembers what is wrong with its cells."""

    def __init__(self, row: Row, plan: Plan, today: date) -> None:
        self._row, self._plan, self._today = row, plan, today
        self.faults: list[CellMend] = []

    def draft(self) -> ActivityDraft:
        """Return what the row says; where it says something else, ``faults`` name the cell."""
        first, last, starts, ends = self._days()
        texts = {role: self._text(role) for role in _TEXTS}
        counts = {role: self._count(role) for role in _COUNTS}
        return ActivityDraft(
            title=texts[Role.TITLE] or ("" if self._at(Role.TITLE) else self._plan.title),
            first_day=first,
            last_day=last,
            starts_at=starts,
            ends_at=ends,
            place=texts[Role.PLACE],
            postcode=texts[Role.POSTCODE],
            project=texts[Role.PROJECT] or self._plan.project,
            people=counts[Role.PEOPLE],
            volunteers=counts[Role.VOLUNTEERS],
            staff=counts[Role.STAFF],
            notes=self._notes(),
            results=tuple(self._results()),
        )

    def _at(self, role: Role) -> list[Column]:
        return [each for each in self._plan.columns if each.target.role is role]

    def _text(self, role: Role) -> str:
        return next((" ".join(cell.split()) for cell in self._cells(role) if cell), "")

    def _cells(self, role: Role) -> list[str]:
        return [self._row.cells[each.place] for each in self._at(role)]

    def _wrong(self, column: int | None, mend: Mend) -> None:
        self.faults.append(CellMend(column, mend))

    def _days(self) -> tuple[date | None, date | None, int | None, int | None]:
        columns = self._at(Role.DATE)
        if not columns:
            self._wrong(None, Mend("no_date"))
            return None, None, None, None
        at = columns[0].place
        read = read_cell_day(self._row.cells[at], self._plan.order, today=self._today)
        if isinstance(read, Mend):
            self._wrong(at, read)
            return None, None, None, None
        first, last, starts, ends = read
        return first, self._last_day() or last, *self._clock(starts, ends)

    def _last_day(self) -> date | None:
        for column in self._at(Role.LAST_DAY):
            cell = self._row.cells[column.place]
            if cell:
                read = read_cell_day(cell, self._plan.order, today=self._today)
                if not isinstance(read, Mend):
                    return read[0]
                self._wrong(column.place, read)
        return None

    def _clock(self, starts: int | None, ends: int | None) -> tuple[int | None, int | None]:
        said = []
        for role, otherwise in ((Role.STARTS_AT, starts), (Role.ENDS_AT, ends)):
            minutes = otherwise
            for column in self._at(role):
                read = read_cell_time(self._row.cells[column.place])
                if isinstance(read, Mend):
                    self._wrong(column.place, read)
                elif read is not None:
                    minutes = read
            said.append(minutes)
        return said[0], said[1]

    def _count(self, role: Role) -> int | None:
        for column in self._at(role):
            read = read_cell_count(self._row.cells[column.place])
            if isinstance(read, Mend):
                self._wrong(column.place, read)
            elif read is not None:
                return read
        return None

    def _results(self) -> list[ResultDraft]:
        """Return a result for each column that says a quantity; 0 is none."""
        units = {each.uid: each.unit for each in self._plan.measures}
        found: list[ResultDraft] = []
        for column in self._at(Role.RESULT):
            measure = column.target.measure
            unit = None if measure is None else units.get(measure)
            is_hours = unit is not None and unit.many.casefold() in _HOURS
            read = read_cell_number(self._row.cells[column.place], is_hours=is_hours)
            if isinstance(read, Mend):
                self._wrong(column.place, read)
            elif read:
                found.append(ResultDraft(measure, Thousandths(read)))
        return found

    def _notes(self) -> str:
        said = [cell for cell in self._cells(Role.NOTES) if cell]
        for column in self._at(Role.EVIDENCE):
            cell = self._row.cells[column.place]
            if cell:
                said.append(f"{column.heading.rstrip('?: ')}: {cell}")
        return "\n".join(said)


def _judged(draft: ActivityDraft, plan: Plan, today: date) -> list[CellMend]:
    """Name what keeps a draft from being kept, each with the column that it came from."""
    units = {each.uid: each.unit for each in plan.measures}
    faults = [*faults_in(draft, today=today)]
    for at, each in enumerate(draft.results):
        if each.measure in units and each.quantity is not None:
            faults += whole_faults(f"results.{at}", units[each.measure], each.quantity)
    return [
        CellMend(_column_of(each.field, draft, plan), Mend(each.code, each.detail))
        for each in faults
    ]


def _column_of(named: str, draft: ActivityDraft, plan: Plan) -> int | None:
    if named.startswith("results."):
        measure = draft.results[int(named.removeprefix("results."))].measure
        columns: Sequence[Column] = plan.columns
        return next((each.place for each in columns if each.target.measure == measure), None)
    role = _BY_FIELD.get(named)
    return plan.place_of(Role(named) if role is None else role)


def _offer(wrong: CellMend, before: date | None) -> CellMend:
    """Offer the day of the row above where a day is missing: merged cells leave it so."""
    if wrong.mend.code != "no_date" or wrong.column is None or before is None:
        return wrong
    return replace(wrong, mend=replace(wrong.mend, use=when_text(before)))
