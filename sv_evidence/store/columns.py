"""Column types that keep a value exactly, and the same value as plain JSON for the journal."""

from collections.abc import Callable
from dataclasses import Field, dataclass, fields
from datetime import UTC, date, datetime
from enum import Enum, StrEnum
from types import NoneType
from typing import Any, Final, get_args, get_type_hints
from uuid import UUID, SafeUUID

from sqlalchemy import Dialect
from sqlalchemy.types import UserDefinedType

from sv_evidence.domain.problems import Defect
from sv_evidence.domain.records import Kind, Record, is_local, referred_kind

Plain = None | bool | int | str
"""What the journal says of one field."""

Convert = Callable[[Any], Any]


class Column(UserDefinedType[Any]):
    """One of SQLite's strict types, and how a value goes in and comes out."""

    cache_ok = True

    def __init__(
        self, stored: str, into: Convert | None = None, out: Convert | None = None
    ) -> None:
        self.stored = stored
        self.into = into
        self.out = out

    def get_col_spec(self, **_: object) -> str:
        """Name the strict type."""
        return self.stored

    def bind_processor(self, dialect: Dialect) -> Convert | None:
        """Return what turns a value into what is stored."""
        del dialect
        return _unless_none(self.into)

    def result_processor(self, dialect: Dialect, coltype: object) -> Convert | None:
        """Return what turns what is stored into a value."""
        del dialect, coltype
        return _unless_none(self.out)


def _unless_none(convert: Convert | None) -> Convert | None:
    if convert is None:
        return None
    return lambda value: None if value is None else convert(value)


def moment_text(value: datetime) -> str:
    """Write a moment in UTC; one without a zone is refused."""
    if value.tzinfo is None:
        raise Defect("a moment without a time zone cannot be kept")
    return value.astimezone(UTC).isoformat(timespec="microseconds")


def local_text(value: datetime) -> str:
    """Write a camera's local time; one with a zone is refused."""
    if value.tzinfo is not None:
        raise Defect("a camera's time has no time zone")
    return value.isoformat()


def uid_from(stored: bytes) -> UUID:
    """Read a uid from its sixteen bytes.

    This is what ``UUID(bytes=stored)`` comes to, in a third of the time: a year has a hundred
    thousand results.
    """
    made = _new(UUID)
    _set(made, "int", _whole(stored, "big"))
    _set(made, "is_safe", _UNKNOWN)
    return made


_new: Final = object.__new__
_set: Final = object.__setattr__  # a UUID refuses to be changed, also while it is made
_whole: Final = int.from_bytes
_UNKNOWN: Final = SafeUUID.unknown


TEXT: Final = Column("TEXT")
WHOLE: Final = Column("INTEGER")
BYTES: Final = Column("BLOB", None, bytes)
UID: Final = Column("BLOB", lambda value: value.bytes, uid_from)
DAY: Final = Column("TEXT", date.isoformat, date.fromisoformat)
MOMENT: Final = Column("TEXT", moment_text, datetime.fromisoformat)
LOCAL: Final = Column("TEXT", local_text, datetime.fromisoformat)
FLAG: Final = Column("INTEGER", int, bool)


def word_of(words: type[Enum]) -> Column:
    """Return the type of a field that holds one of ``words``."""
    return Column("TEXT", lambda value: words(value).value, words)


@dataclass(frozen=True, slots=True)
class Member:
    """One field of a record kind, as the store sees it."""

    name: str
    type: Column
    optional: bool
    refers: Kind | None
    words: tuple[str, ...]
    to_plain: Convert | None
    from_plain: Convert | None

    @property
    def out(self) -> Convert | None:
        """Return what turns the column of a row outside into the field's value."""
        return uid_from if self.refers is not None else self.type.out

    def plain(self, value: Any) -> Plain:
        """Return the value as the journal writes it."""
        if value is None or self.to_plain is None:
            return value  # type: ignore[no-any-return]
        return self.to_plain(value)  # type: ignore[no-any-return]

    def value(self, plain: Plain) -> Any:
        """Return the value that the journal wrote."""
        return plain if plain is None or self.from_plain is None else self.from_plain(plain)


_PLAIN: Final[dict[type, tuple[Column, Convert | None, Convert | None]]] = {
    str: (TEXT, None, None),
    int: (WHOLE, None, None),
    bool: (FLAG, None, None),
    bytes: (BYTES, bytes.hex, bytes.fromhex),
    UUID: (UID, str, UUID),
    date: (DAY, date.isoformat, date.fromisoformat),
    datetime: (MOMENT, moment_text, datetime.fromisoformat),
}


def members_of(record: type[Record]) -> tuple[Member, ...]:
    """Derive the columns of a record kind from its fields, ``uid`` first."""
    hints = get_type_hints(record)
    return tuple(_member(each, hints[each.name]) for each in fields(record))


def _member(of: Field[Any], hint: Any) -> Member:
    options = get_args(hint) or (hint,)
    (bare,) = (each for each in options if each is not NoneType)
    bare = getattr(bare, "__supertype__", bare)
    optional = NoneType in options
    refers = referred_kind(of)
    if is_local(of):
        return Member(
            of.name, LOCAL, optional, refers, (), datetime.isoformat, datetime.fromisoformat
        )
    if issubclass(bare, StrEnum):
        words = tuple(each.value for each in bare)
        return Member(of.name, word_of(bare), optional, refers, words, _word, bare)
    column, to_plain, from_plain = _PLAIN[bare]
    return Member(of.name, column, optional, refers, (), to_plain, from_plain)


def _word(value: StrEnum) -> str:
    return value.value
