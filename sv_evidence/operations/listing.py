"""Records as lists, and one record with what belongs to it: all as plain data."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, cast, get_args
from uuid import UUID

from sv_evidence.domain.activities import Activity, Allotment, Result
from sv_evidence.domain.bids import Bid
from sv_evidence.domain.contracts import Commitment
from sv_evidence.domain.evidence import Attachment, Evidence
from sv_evidence.domain.evidence_types import load_types
from sv_evidence.domain.frameworks import InstalledMeasure
from sv_evidence.domain.kinds import RECORDS
from sv_evidence.domain.measures import Period, decimal_text
from sv_evidence.domain.problems import Fault, InvalidEntry
from sv_evidence.domain.records import Kind, Record
from sv_evidence.operations.bid_listing import bid_tree
from sv_evidence.operations.judging import strengths_set
from sv_evidence.operations.problems import SortUnknown
from sv_evidence.operations.shapes import Plain, plain_record, shapes_of
from sv_evidence.store.errors import NoSuchRecord
from sv_evidence.store.listings.activities import (
    ActivityFilter,
    ActivityOrder,
    ActivityRow,
    ActivitySort,
)
from sv_evidence.store.listings.evidence import EvidenceFilter, EvidenceRow, EvidenceSort
from sv_evidence.store.view import View

PlainTree = dict[str, Any]
LONG: Final = frozenset({"document", "facts", "stated", "sent"})
"""Fields too long for a list; showing the record shows them."""

_ACTIVITY_SORTS: Final = get_args(ActivityOrder)
_EVIDENCE_SORTS: Final = ("newest", "number", "title")
_DAYS: Final = ("last_day", "dated", "due", "day", "made_at", "deadline", "entered_on")


@dataclass(frozen=True, slots=True)
class ListQuestion:
    """Which records are listed, and where the list begins."""

    kind: Kind
    words: str = ""
    first: date | None = None
    last: date | None = None
    sort: str = ""
    limit: int = 200
    after: UUID | None = None
    in_bin: bool = False
    """What lies in the bin instead, and what went there with it."""


@dataclass(frozen=True, slots=True)
class Listed:
    """How many records match, and one page of them."""

    total: int
    rows: tuple[PlainTree, ...]


def list_records(view: View, question: ListQuestion) -> Listed:
    """Return one page of the records of a kind that are alive, or of those in the bin."""
    if question.first and question.last and question.last < question.first:
        raise InvalidEntry((Fault("to", "ends_before_it_begins"),))
    if question.kind is Kind.ACTIVITY and not question.in_bin:
        return _activities(view, question)
    if question.kind is Kind.EVIDENCE and not question.in_bin:
        return _evidence(view, question)
    return _others(view, question)


def _activities(view: View, question: ListQuestion) -> Listed:
    by = question.sort or "date"
    if by not in _ACTIVITY_SORTS:
        raise SortUnknown(by, _ACTIVITY_SORTS)
    listing = view.activities
    period = None
    if question.first or question.last:
        period = Period(question.first or date.min, question.last or date.max)
    ids = listing.ids(
        ActivityFilter(words=question.words, period=period),
        ActivitySort(cast("ActivityOrder", by), descending=by in {"date", "files", "proof"}),
    )
    page = _page(ids, question, listing.id_of)
    rows = listing.page(page)
    records = view.many(Activity, (row.uid for row in rows.values()))
    return Listed(
        len(ids), tuple(_activity_row(records[rows[each].uid], rows[each]) for each in page)
    )


def _activity_row(record: Activity, row: ActivityRow) -> PlainTree:
    return {
        **plain_record(record),
        "place_name": row.place,
        "project_name": row.project,
        "files": row.files,
        "proof": row.mark.value,
        "results": [
            {
                "measure": str(cell.measure),
                "title": cell.title,
                "quantity": decimal_text(cell.quantity, 3),
                "unit": cell.unit.many,
                "proof": cell.mark.value,
                "impact": cell.impact.value,
            }
            for cell in row.results
        ],
    }


def _evidence(view: View, question: ListQuestion) -> Listed:
    by = question.sort or "newest"
    if by not in _EVIDENCE_SORTS:
        raise SortUnknown(by, _EVIDENCE_SORTS)
    listing = view.evidence
    ids: Sequence[int] = listing.ids(EvidenceFilter(words=question.words), cast("EvidenceSort", by))
    if question.first or question.last:
        dated = listing.page(ids)
        ids = [each for each in ids if _in_period(dated[each].dated, question)]
    page = _page(ids, question, listing.id_of)
    rows = listing.page(page)
    records = view.many(Evidence, (row.uid for row in rows.values()))
    return Listed(
        len(ids), tuple(_evidence_row(records[rows[each].uid], rows[each]) for each in page)
    )


def _evidence_row(record: Evidence, row: EvidenceRow) -> PlainTree:
    return {
        **plain_record(record),
        "condition": row.condition.value,
        **_strength(row),
    }


def _strength(row: EvidenceRow) -> PlainTree:
    strength = None if row.strength is None else row.strength.name.lower()
    return {"strength": strength, "strength_is_usual": row.uses == 0}


def _page(
    ids: Sequence[int], question: ListQuestion, id_of: Callable[[UUID], int]
) -> Sequence[int]:
    """Cut one page out of the ids; a uid that is not in the list raises ``NoSuchRecord``."""
    begin = 0
    if question.after is not None:
        try:
            begin = list(ids).index(id_of(question.after)) + 1
        except ValueError:
            raise NoSuchRecord(question.after) from None
    return ids[begin : begin + question.limit]


def _others(view: View, question: ListQuestion) -> Listed:
    record = RECORDS[question.kind]
    names = [shape.name for shape in shapes_of(question.kind) if shape.name not in LONG]
    found = [each for each in _held(view, record, question) if _matches(each, question)]
    if question.sort:
        if question.sort not in names:
            raise SortUnknown(question.sort, names)
        found.sort(key=lambda each: _sortable(getattr(each, question.sort)))
    begin = 0
    if question.after is not None:
        uids = [each.uid for each in found]
        if question.after not in uids:
            raise NoSuchRecord(question.after)
        begin = uids.index(question.after) + 1
    page = found[begin : begin + question.limit]
    return Listed(len(found), tuple(_short(each) for each in page))


def _held(view: View, record: type[Record], question: ListQuestion) -> list[Record]:
    gone = view.hanging(question.kind)
    if not question.in_bin:
        return [each for each in view.all(record) if each.uid not in gone]
    with_owner = view.many(record, gone).values()
    return [*view.all(record, binned=True), *with_owner]


def _matches(record: Record, question: ListQuestion) -> bool:
    texts = " ".join(
        value.casefold()
        for name in record.__dataclass_fields__
        if isinstance(value := getattr(record, name), str) and name not in LONG
    )
    if not all(word in texts for word in question.words.casefold().split()):
        return False
    if question.first is None and question.last is None:
        return True
    return _in_period(_day(record), question)


def _in_period(day: date | None, question: ListQuestion) -> bool:
    if day is None:
        return False
    return (question.first or date.min) <= day <= (question.last or date.max)


def _day(record: Record) -> date | None:
    for name in _DAYS:
        value = getattr(record, name, None)
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
    return None


def _sortable(value: object) -> tuple[bool, object]:
    """Put what is not given last, and texts without regard to case."""
    if isinstance(value, str):
        return False, value.casefold()
    return value is None, str(value) if isinstance(value, UUID) else value or 0


def _short(record: Record) -> dict[str, Plain]:
    return {name: value for name, value in plain_record(record).items() if name not in LONG}


def show_record(view: View, record: Record) -> PlainTree:
    """Return a record with what belongs to it."""
    shown: PlainTree = dict(plain_record(record))
    if isinstance(record, Activity):
        shown.update(_of_activity(view, record))
    elif isinstance(record, Evidence):
        shown.update(_of_evidence(view, record))
    elif isinstance(record, Bid):
        shown.update(bid_tree(view, record))
    elif record.kind is Kind.CONTRACT:
        commitments = view.all(Commitment, contract=record.uid)
        shown["commitments"] = [plain_record(each) for each in commitments]
    elif record.kind is Kind.RESULT:
        shown["allotments"] = [
            plain_record(each) for each in view.all(Allotment, result=record.uid)
        ]
    return shown


def _of_activity(view: View, activity: Activity) -> PlainTree:
    listing = view.activities
    row = listing.page([listing.id_of(activity.uid)]).get(listing.id_of(activity.uid))
    results = view.all(Result, activity=activity.uid)
    measures = view.many(InstalledMeasure, (each.measure for each in results))
    marks = {} if row is None else {cell.measure: cell.mark.value for cell in row.results}
    files = view.evidence_of([activity.uid]).get(activity.uid, ())
    return {
        "place_name": "" if row is None else row.place,
        "project_name": "" if row is None else row.project,
        "proof": None if row is None else row.mark.value,
        "results": [
            {
                **plain_record(each),
                "code": measures[each.measure].code,
                "unit": measures[each.measure].unit_many,
                "proof": marks.get(each.measure),
            }
            for each in results
        ],
        "evidence": [
            {"uid": str(each.uid), "number": each.number, "title": each.title, "type": each.type}
            for each in files
        ],
    }


def _of_evidence(view: View, evidence: Evidence) -> PlainTree:
    listing = view.evidence
    id_ = listing.id_of(evidence.uid)
    row = listing.page([id_])[id_]
    tied = view.all(Attachment, evidence=evidence.uid)
    activities = view.many(Activity, (each.activity for each in tied))
    known = load_types().get(evidence.type)
    return {
        "type_title": evidence.type if known is None else known.title,
        "condition": row.condition.value,
        **_strength(row),
        "strength_set": strengths_set(tied, activities),
        "activities": [
            {"uid": str(each.uid), "number": each.number, "title": each.title}
            for each in activities.values()
            if each.binned_at is None
        ],
    }
