"""The tables, made from the records of the domain; private to the store.

Rows have an integer key inside and a uid outside; a field that refers to another record holds the
key inside and the uid outside. Columns that no record has are derived and not in the journal.
"""

from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields
from typing import Any, Final

from sqlalchemy import (
    CheckConstraint,
    Column,
    Computed,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    text,
)

from sv_evidence.domain.evidence import Condition
from sv_evidence.domain.kinds import RECORDS
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
from sv_evidence.store.table_rules import NAMES, PROMISES

METADATA: Final = MetaData()


class Layout:
    """How one kind of record lies in its table."""

    def __init__(self, name: str, record: type[Record]) -> None:
        self.name = name
        self.record = record
        self.members = members_of(record)
        self.table = _table(name, record.kind, self.members)
        self.references = tuple(each for each in self.members if each.refers is not None)
        self.is_numbered = record.kind in NUMBERED
        self.reading = _reading(name, self.members)
        """Selects a row's key, then the record's fields in order; conditions may follow."""
        names = ", ".join(each.name for each in self.members)
        values = ", ".join("?" * len(self.members))
        self.inserting = f"INSERT INTO {name} ({names}) VALUES ({values})"  # noqa: S608
        self._by_name = {each.name: each for each in self.members}
        self._out = tuple(each.out for each in self.members)
        self._younger = {
            each.name: self.member(each.name).plain(each.default)
            for each in fields(record)
            if each.default is not MISSING
        }

    def member(self, name: str) -> Member:
        """Return one field."""
        return self._by_name[name]

    def record_of(self, stored: Iterable[Any]) -> Record:
        """Return the record that a row holds, its fields in order and its references as uids."""
        return self.record(
            *(
                value if out is None or value is None else out(value)
                for out, value in zip(self._out, stored, strict=True)
            )
        )

    def plain(self, record: Record) -> dict[str, Plain]:
        """Return a record as the journal writes it."""
        return {each.name: each.plain(getattr(record, each.name)) for each in self.members}

    def complete(self, plain: Mapping[str, Plain]) -> dict[str, Plain]:
        """Return what the journal wrote, fields that are younger than it with their defaults."""
        return {**self._younger, **plain}

    def record_from(self, plain: Mapping[str, Plain]) -> Record:
        """Return the record that the journal wrote; a field it does not know has its default."""
        known = (each for each in self.members if each.name in plain)
        return self.record(**{each.name: each.value(plain[each.name]) for each in known})


NUMBERED: Final = {Kind.ACTIVITY: "A", Kind.EVIDENCE: "E", Kind.CONTRACT: "C", Kind.BID: "B"}

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


def _field(member: Member) -> Column[Any]:
    more: list[Any] = []
    if member.name == "uid":
        more.append(CheckConstraint("length(uid) = 16"))
    if member.refers is not None:
        more.append(ForeignKey(f"{NAMES[member.refers]}.key"))
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


def _table(name: str, kind: Kind, members: Iterable[Member]) -> Table:
    return Table(
        name,
        METADATA,
        Column("key", Integer, primary_key=True),
        *(_field(each) for each in members),
        *_BEYOND.get(kind, ()),
        *(CheckConstraint(promise) for promise in PROMISES.get(kind, ())),
        sqlite_strict=True,
    )


def _reading(name: str, members: Iterable[Member]) -> str:
    def outside(member: Member) -> str:
        column = f"{name}.{member.name}"
        if member.refers is None:
            return column
        return f"(SELECT uid FROM {NAMES[member.refers]} WHERE key = {column})"  # noqa: S608

    columns = ", ".join(outside(each) for each in members)
    return f"SELECT {name}.key, {columns} FROM {name}"  # noqa: S608


LAYOUTS: Final = {kind: Layout(NAMES[kind], record) for kind, record in RECORDS.items()}
"""Every kind, parents before what refers to them."""


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
    "attendances_activity": ("binned_at", "person", "day"),
    "attendances_person": ("binned_at", "activity", "day"),
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
Index(
    "results_by_own_day",
    table_of(Kind.RESULT).c.day,
    sqlite_where=text("day IS NOT NULL"),
)
Index("evidence_by_sha256", table_of(Kind.EVIDENCE).c.sha256)
Index(
    "evidence_faulty",
    table_of(Kind.EVIDENCE).c.condition,
    sqlite_where=text("condition <> 'unchanged'"),
)
