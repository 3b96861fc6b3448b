"""The tables, made from the records of the domain; private to the store.

Rows have an integer key inside and a uid outside; a field that refers to another record holds the
key inside and the uid outside. Columns that no record has are derived and not in the journal.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    Column,
    ColumnElement,
    Computed,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Select,
    Table,
    select,
    text,
)

from sv_evidence.domain.activities import WHOLE_SHARE, Activity, Allotment, Result
from sv_evidence.domain.bids import Bid
from sv_evidence.domain.contracts import Commitment, Contract, Pack
from sv_evidence.domain.evidence import Attachment, Condition, Evidence
from sv_evidence.domain.frameworks import InstalledFramework, InstalledMeasure, Proxy
from sv_evidence.domain.measures import LARGEST_QUANTITY
from sv_evidence.domain.organisations import Buyer, Organisation, Place, Project
from sv_evidence.domain.records import Kind, Record
from sv_evidence.store.columns import (
    DAY,
    TEXT,
    WHOLE,
    Member,
    Plain,
    members_of,
    word_of,
)

METADATA: Final = MetaData()


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """How one kind of record lies in its table. Parents come before those that refer to them."""

    record: type[Record]
    table: Table
    members: tuple[Member, ...]
    selecting: Select[Any]
    """The row's key, then the record's fields in order."""

    def plain(self, record: Record) -> dict[str, Plain]:
        """Return a record as the journal writes it."""
        return {each.name: each.plain(getattr(record, each.name)) for each in self.members}

    def record_from(self, plain: dict[str, Plain]) -> Record:
        """Return the record that the journal wrote; a field it does not know has its default."""
        return self.record(
            **{
                each.name: each.value(plain[each.name])
                for each in self.members
                if each.name in plain
            }
        )

    @property
    def references(self) -> tuple[Member, ...]:
        """The fields that hold another record's uid."""
        return tuple(each for each in self.members if each.refers is not None)

    @property
    def is_numbered(self) -> bool:
        """Say whether the store gives these records a short number."""
        return self.record.kind in NUMBERED


NUMBERED: Final = {Kind.ACTIVITY: "A", Kind.EVIDENCE: "E", Kind.CONTRACT: "C", Kind.BID: "B"}

_TABLES: Final[tuple[tuple[str, type[Record]], ...]] = (
    ("organisations", Organisation),
    ("frameworks", InstalledFramework),
    ("measures", InstalledMeasure),
    ("proxies", Proxy),
    ("buyers", Buyer),
    ("projects", Project),
    ("places", Place),
    ("contracts", Contract),
    ("commitments", Commitment),
    ("bids", Bid),
    ("activities", Activity),
    ("results", Result),
    ("allotments", Allotment),
    ("evidence", Evidence),
    ("attachments", Attachment),
    ("packs", Pack),
)
_NAME_OF: Final = {record.kind: name for name, record in _TABLES}

_RANK: Final = "BETWEEN 0 AND 2"
_BEYOND: Final[dict[Kind, tuple[Column[Any], ...]]] = {
    Kind.ACTIVITY: (
        Column(
            "mark",
            WHOLE,
            CheckConstraint(f"mark {_RANK}"),
            nullable=False,
            server_default=text("0"),
        ),
        Column("files", WHOLE, nullable=False, server_default=text("0")),
        Column("month", TEXT, Computed("substr(last_day, 1, 7)", persisted=False)),
    ),
    Kind.RESULT: (
        Column(
            "mark",
            WHOLE,
            CheckConstraint(f"mark {_RANK}"),
            nullable=False,
            server_default=text("0"),
        ),
        Column("counts_on", DAY),
    ),
    Kind.EVIDENCE: (
        Column(
            "condition",
            word_of(Condition),
            nullable=False,
            server_default=Condition.UNCHANGED.value,
        ),
    ),
}

_PROMISES: Final[dict[Kind, tuple[str, ...]]] = {
    Kind.ACTIVITY: (
        "first_day <= last_day",
        "starts_at BETWEEN 0 AND 1439",
        "ends_at BETWEEN 0 AND 1440",
        "people >= 0 AND volunteers >= 0 AND staff >= 0",
    ),
    Kind.RESULT: (f"quantity BETWEEN 0 AND {LARGEST_QUANTITY}",),
    Kind.ALLOTMENT: (f"share BETWEEN 0 AND {WHOLE_SHARE}",),
    Kind.COMMITMENT: (f"target BETWEEN 0 AND {LARGEST_QUANTITY}",),
    Kind.PROXY: ("rate >= 0",),
    Kind.EVIDENCE: ("size >= 0", "pages >= 0"),
    Kind.PACK: ("first_day <= last_day", "size >= 0", "pages >= 0"),
}


def _field(member: Member) -> Column[Any]:
    more: list[Any] = []
    if member.name == "uid":
        more.append(CheckConstraint("length(uid) = 16"))
    if member.refers is not None:
        more.append(ForeignKey(f"{_NAME_OF[member.refers]}.key"))
    if member.words:
        listed = ", ".join(f"'{word}'" for word in member.words)
        more.append(CheckConstraint(f"{member.name} IN ({listed})"))
    return Column(
        member.name,
        WHOLE if member.refers is not None else member.type,
        *more,
        nullable=member.optional,
        unique=True if member.name == "uid" else None,
    )


def _table(name: str, record: type[Record], members: Iterable[Member]) -> Table:
    kind = record.kind
    return Table(
        name,
        METADATA,
        Column("key", Integer, primary_key=True),
        *(_field(each) for each in members),
        *_BEYOND.get(kind, ()),
        *(CheckConstraint(promise) for promise in _PROMISES.get(kind, ())),
        sqlite_strict=True,
    )


def _selecting(table: Table, members: Iterable[Member]) -> Select[Any]:
    def outside(member: Member) -> ColumnElement[Any]:
        if member.refers is None:
            return table.c[member.name]
        other = METADATA.tables[_NAME_OF[member.refers]].alias()
        found = select(other.c.uid).where(other.c.key == table.c[member.name])
        return found.scalar_subquery().label(member.name)

    return select(table.c.key, *(outside(each) for each in members))


def _layout(name: str, record: type[Record]) -> Layout:
    members = members_of(record)
    table = _table(name, record, members)
    return Layout(record, table, members, _selecting(table, members))


LAYOUTS: Final = {record.kind: _layout(name, record) for name, record in _TABLES}


def table_of(kind: Kind) -> Table:
    """Return the table that holds a kind of record."""
    return LAYOUTS[kind].table


def _shown(name: str, kind: Kind, *columns: str) -> Index:
    """Index what lists show, which is everything outside the bin."""
    table = table_of(kind)
    return Index(
        name,
        *(text(each) for each in columns),
        sqlite_where=text("binned_at IS NULL"),
        _table=table,
    )


_shown("activities_by_day", Kind.ACTIVITY, "last_day", "key")
_shown("activities_by_month", Kind.ACTIVITY, "month")
_shown("activities_by_title", Kind.ACTIVITY, "title COLLATE NOCASE", "key")
_shown("activities_by_people", Kind.ACTIVITY, "people", "key")
_shown("activities_by_files", Kind.ACTIVITY, "files", "key")
_shown("activities_by_mark", Kind.ACTIVITY, "mark", "last_day", "key")
_shown("evidence_by_title", Kind.EVIDENCE, "title COLLATE NOCASE", "key")
_shown("evidence_by_kind", Kind.EVIDENCE, "type", "key")

for _kind in NUMBERED:
    _numbered = table_of(_kind)
    Index(f"{_numbered.name}_by_number", _numbered.c.number, unique=True)

_FURTHER: Final[dict[str, tuple[str, ...]]] = {
    "activities_place": ("binned_at", "last_day", "key"),
    "activities_project": ("binned_at", "last_day", "key"),
    "results_measure": ("binned_at", "activity"),
}
"""What follows the key in the index of a reference, so that a filter by it stays in the index."""


def _referred_by(layout: Layout, member: Member) -> Index:
    name = f"{layout.table.name}_{member.name}"
    return Index(name, *(layout.table.c[each] for each in (member.name, *_FURTHER.get(name, ()))))


for _one in LAYOUTS.values():
    for _member in _one.references:
        _referred_by(_one, _member)

Index(
    "results_counted",
    *(
        table_of(Kind.RESULT).c[name]
        for name in ("measure", "counts_on", "mark", "impact", "quantity")
    ),
    sqlite_where=text("counts_on IS NOT NULL"),
)
Index("evidence_by_sha256", table_of(Kind.EVIDENCE).c.sha256)
Index(
    "evidence_faulty",
    table_of(Kind.EVIDENCE).c.condition,
    sqlite_where=text("condition <> 'unchanged'"),
)


def records_of(rows: Iterable[Any], layout: Layout) -> dict[UUID, Record]:
    """Turn rows of ``layout.selecting`` into records by uid, in the order of the rows."""
    found: dict[UUID, Record] = {}
    for row in rows:
        found[row[1]] = layout.record(*row[1:])
    return found
