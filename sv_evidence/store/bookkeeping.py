"""The tables beside the records: journal, numbers, drafts, derived files, the sealing key."""

from typing import Final

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    Table,
    UniqueConstraint,
    text,
)

from sv_evidence.store.columns import BYTES, FLAG, MOMENT, TEXT, UID, WHOLE
from sv_evidence.store.tables import METADATA

DEVICES: Final = Table(
    "devices",
    METADATA,
    Column("key", Integer, primary_key=True),
    Column("uid", UID, CheckConstraint("length(uid) = 16"), nullable=False, unique=True),
    Column("letter", TEXT, nullable=False),
    Column("name", TEXT, nullable=False),
    Column("is_own", FLAG, nullable=False),
    Column("sequence", WHOLE, nullable=False),
    Column("clock", WHOLE, nullable=False),
    Column("head", BYTES, nullable=False),
    sqlite_strict=True,
)

CHANGE_SETS: Final = Table(
    "change_sets",
    METADATA,
    Column("key", Integer, primary_key=True),
    Column("uid", UID, CheckConstraint("length(uid) = 16"), nullable=False, unique=True),
    Column("device", WHOLE, ForeignKey("devices.key"), nullable=False),
    Column("sequence", WHOLE, nullable=False),
    Column("clock", WHOLE, nullable=False),
    Column("at", MOMENT, nullable=False),
    Column("author", TEXT, nullable=False),
    Column("label", TEXT, nullable=False),
    Column(
        "does", TEXT, CheckConstraint("does IN ('change', 'undo', 'redo', 'note')"), nullable=False
    ),
    Column("reverses", UID),
    Column("previous", BYTES, nullable=False),
    Column("hash", BYTES, nullable=False),
    Column("entries", WHOLE, nullable=False),
    Column("is_reversed", FLAG, nullable=False, server_default=text("0")),
    UniqueConstraint("device", "sequence"),
    sqlite_strict=True,
)

ENTRIES: Final = Table(
    "entries",
    METADATA,
    Column("change", WHOLE, ForeignKey("change_sets.key"), primary_key=True),
    Column("position", WHOLE, primary_key=True),
    Column("kind", TEXT, nullable=False),
    Column("record", UID, CheckConstraint("length(record) = 16"), nullable=False),
    Column("body", TEXT),
    Column("salt", BYTES),
    Column("commitment", BYTES, nullable=False),
    Index("entries_by_record", "record"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

NUMBERS: Final = Table(
    "numbers",
    METADATA,
    Column("prefix", TEXT, primary_key=True),
    Column("highest", WHOLE, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

DRAFTS: Final = Table(
    "drafts",
    METADATA,
    Column("name", TEXT, primary_key=True),
    Column("text", TEXT, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

DERIVED: Final = Table(
    "derived",
    METADATA,
    Column("evidence", UID, primary_key=True),
    Column("what", TEXT, primary_key=True),
    Column("name", TEXT, nullable=False),
    Column("key", BYTES, nullable=False),
    Column("size", WHOLE, nullable=False),
    Column("width", WHOLE, nullable=False),
    Column("height", WHOLE, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

TEXTS: Final = Table(
    "texts",
    METADATA,
    Column("evidence", UID, primary_key=True),
    Column("text", TEXT, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

REMARKS: Final = Table(
    "remarks",
    METADATA,
    Column("evidence", UID, primary_key=True),
    Column("remark", TEXT, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

SEALING_KEYS: Final = Table(
    "sealing_keys",
    METADATA,
    Column("key", Integer, primary_key=True),
    Column("private", BYTES, nullable=False),
    Column("certificate", BYTES, nullable=False),
    sqlite_strict=True,
)
