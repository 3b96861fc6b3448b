"""What a record is called where another one speaks of it."""

from typing import Any, Final
from uuid import UUID

from sv_evidence.domain.frameworks import InstalledMeasure
from sv_evidence.domain.kinds import RECORDS
from sv_evidence.domain.measures import Unit
from sv_evidence.domain.records import Kind, Record
from sv_evidence.store.view import View
from sv_evidence.wording.labels import kind_label
from sv_evidence.wording.numbers import day_text, quantity_text, rate_text
from sv_evidence.wording.words import tr

_TITLES: Final = ("title", "name", "reference", "wording", "sentence")


class Names:
    """Names of records as one view sees them; each is looked up once."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._records: dict[tuple[Kind, UUID], Record | None] = {}

    def record(self, kind: Kind, uid: UUID) -> Record | None:
        """Return a record, ``None`` if it is no more."""
        if (kind, uid) not in self._records:
            self._records[kind, uid] = self._view.find(RECORDS[kind], uid)
        return self._records[kind, uid]

    def know(self, kind: Kind, uids: list[UUID]) -> None:
        """Look many up at once."""
        found = self._view.many(RECORDS[kind], uids)
        self._records.update({(kind, uid): found.get(uid) for uid in uids})

    def unit_of(self, measure: UUID) -> Unit:
        """Return what a measure counts in."""
        found = self.record(Kind.MEASURE, measure)
        if not isinstance(found, InstalledMeasure):
            return Unit("", "")
        return Unit(found.unit_one, found.unit_many)

    def measure(self, named: str) -> str:
        """Name a measure that a text speaks of by its uid; a code says itself."""
        try:
            return self.name(Kind.MEASURE, UUID(named))
        except ValueError:
            return named

    def name(self, kind: Kind, uid: UUID) -> str:
        """Name a record; one that is no more is named by its kind."""
        record = self.record(kind, uid)
        return kind_label(kind) if record is None else self.of(record)

    def of(self, record: Any) -> str:
        """Name a record that is at hand."""
        tied = self._of_two(record)
        if tied:
            return tied
        kind: Kind = record.kind
        title = next((text for name in _TITLES if (text := getattr(record, name, ""))), "")
        if kind is Kind.ACTIVITY:
            return tr("{title}, {day}", title=title, day=day_text(record.last_day))
        if kind in {Kind.EVIDENCE, Kind.PACK}:
            return f"{record.number} {title}".strip()
        return title or kind_label(kind)

    def _of_two(self, record: Any) -> str:
        """Name a record that ties others together by what it ties."""
        kind: Kind = record.kind
        if kind in {Kind.RESULT, Kind.ATTACHMENT, Kind.ATTENDANCE}:
            return self._of_activity(record)
        if kind is Kind.PROXY:
            measure = self.name(Kind.MEASURE, record.measure)
            return tr("{rate} for {what}", rate=rate_text(record.rate), what=measure)
        if kind in {Kind.ALLOTMENT, Kind.SURVEY, Kind.DETAIL, Kind.RULING}:
            result = self.name(Kind.RESULT, record.result)
            return tr("{what} of {whose}", what=kind_label(kind), whose=result)
        if kind in {Kind.ANSWER, Kind.PASSAGE_USE}:
            return self._of_writing(record)
        if kind is Kind.DOUBLE:
            first = self.name(Kind.PERSON, record.first)
            return tr("{one} and {other}", one=first, other=self.name(Kind.PERSON, record.second))
        return ""

    def _of_writing(self, record: Any) -> str:
        if record.kind is Kind.PASSAGE_USE:
            return self.name(Kind.PASSAGE, record.passage)
        asked = self.name(Kind.QUESTION, record.question)
        return tr("Answer to \u201c{question}\u201d", question=asked)

    def _of_activity(self, record: Any) -> str:
        where = self._title(record.activity)
        if record.kind is Kind.ATTENDANCE:
            person = self.name(Kind.PERSON, record.person)
            return tr("{what} at {where}", what=person, where=where)
        if record.kind is Kind.ATTACHMENT:
            return tr(
                "{what} on {where}", what=self.name(Kind.EVIDENCE, record.evidence), where=where
            )
        amount = quantity_text(record.quantity, self.unit_of(record.measure))
        return tr("{what} on {where}", what=amount, where=where)

    def _title(self, activity: UUID) -> str:
        found = self.record(Kind.ACTIVITY, activity)
        return kind_label(Kind.ACTIVITY) if found is None else str(getattr(found, "title", ""))
