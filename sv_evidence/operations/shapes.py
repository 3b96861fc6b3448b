"""The shape of each record's fields, and its values as plain JSON: out, and in with every fault.

Quantities, money and proxies are decimals as text, days and moments ISO text, uids text. Secret
fields never leave.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, fields
from datetime import date, datetime
from enum import Enum
from types import NoneType
from typing import Any, Final, get_args, get_type_hints
from uuid import UUID

from sv_evidence.domain.kinds import RECORDS
from sv_evidence.domain.measures import Pence, ProxyRate, Thousandths, decimal_text, scaled
from sv_evidence.domain.records import Kind, Record, is_secret, referred_kind

Plain = None | bool | int | str
Read = Callable[[object], object]
PLACES: Final[Mapping[object, int]] = {Thousandths: 3, Pence: 2, ProxyRate: 4}
"""Decimals of each scaled number."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One field of a record kind."""

    name: str
    of: Any
    """The type without ``None``: a class, or one of the scaled numbers."""
    is_optional: bool
    is_required: bool
    refers: Kind | None
    default: object

    def out(self, value: object) -> Plain:
        """Return a value of the field as plain JSON."""
        if value is None or (isinstance(value, str) and not isinstance(value, Enum)):
            return value
        if self.of in PLACES and isinstance(value, int):
            return decimal_text(value, PLACES[self.of])
        if isinstance(value, date | datetime):
            return value.isoformat()
        if isinstance(value, Enum):
            return str(value.value)
        return value if isinstance(value, bool | int) else str(value)

    def read(self, value: object) -> object:
        """Return the value that plain JSON stands for; raise ``Unreadable`` with what is wrong."""
        if value is None:
            if self.is_optional:
                return None
            raise Unreadable("missing")
        return _reader(self)(value)


class Unreadable(Exception):
    """A value is not of the field's type; ``code`` and ``detail`` are those of a fault."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail


def shapes_of(kind: Kind) -> tuple[Shape, ...]:
    """Return the shape of every field of a kind, secrets left out."""
    record = RECORDS[kind]
    hints = get_type_hints(record)
    return tuple(_shape(each, hints[each.name]) for each in fields(record) if not is_secret(each))


def plain_record(record: Record) -> dict[str, Plain]:
    """Return a record as plain JSON, its kind first."""
    shapes = shapes_of(record.kind)
    return {
        "kind": record.kind.value,
        **{shape.name: shape.out(getattr(record, shape.name)) for shape in shapes},
    }


def _shape(field: Field[Any], hint: Any) -> Shape:
    parts = [each for each in get_args(hint) if each is not NoneType]
    is_optional = NoneType in get_args(hint)
    is_required = field.default is MISSING and field.default_factory is MISSING
    return Shape(
        name=field.name,
        of=parts[0] if is_optional else hint,
        is_optional=is_optional,
        is_required=is_required,
        refers=referred_kind(field),
        default=None if is_required else field.default,
    )


def _reader(shape: Shape) -> Read:
    of = shape.of
    if of in PLACES:
        return lambda value: _decimal(value, PLACES[of])
    if isinstance(of, type) and issubclass(of, Enum):
        return lambda value: _choice(value, of)
    return _READERS[of]


def _decimal(value: object, places: int) -> int:
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    read = scaled(text, places) if isinstance(text, str) else None
    if read is None:
        raise Unreadable("not_decimal")
    return read


def _choice(value: object, of: type[Enum]) -> Enum:
    try:
        return of(value)
    except ValueError:
        known = ", ".join(str(each.value) for each in of)
        raise Unreadable("not_a_choice", known) from None


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise Unreadable("not_text")
    return value


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise Unreadable("not_whole")
    if abs(value) >= 1 << 63:
        raise Unreadable("too_large")
    return value


def _yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise Unreadable("not_yes_or_no")
    return value


def _day(value: object) -> date:
    try:
        return date.fromisoformat(_text(value))
    except ValueError:
        raise Unreadable("not_a_day", str(value)) from None


def _moment(value: object) -> datetime:
    try:
        return datetime.fromisoformat(_text(value))
    except ValueError:
        raise Unreadable("not_a_moment", str(value)) from None


def _uid(value: object) -> UUID:
    try:
        return UUID(_text(value))
    except ValueError:
        raise Unreadable("not_a_uid", str(value)) from None


_READERS: Final[Mapping[object, Read]] = {
    str: _text,
    int: _whole,
    bool: _yes_or_no,
    date: _day,
    datetime: _moment,
    UUID: _uid,
}
