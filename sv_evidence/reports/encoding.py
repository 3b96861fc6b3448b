"""Frozen dataclasses to JSON and back, strictly: nothing unknown, missing or of another type."""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from sv_evidence.domain.problems import Defect

_KIND = "_"
_FROM_TEXT: Mapping[Any, Callable[[str], object]] = {
    UUID: UUID,
    date: date.fromisoformat,
    datetime: datetime.fromisoformat,
}
_T = TypeVar("_T")


class EncodingBroken(Defect):
    """A tree did not arrive as it was sent."""


def encoded(value: object) -> str:
    """Write a tree of frozen dataclasses as JSON on one line."""
    return json.dumps(plain(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def decoded(text: str, kind: type[_T]) -> _T:
    """Read a tree back; raise ``EncodingBroken`` at the first thing that does not fit."""
    try:
        raw = json.loads(text)
    except ValueError as broken:
        raise EncodingBroken("not JSON") from broken
    value: _T = _read(raw, kind, kind.__name__)
    return value


def plain(value: object) -> Any:
    """Turn a tree into what JSON can hold."""
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        named = {each.name: plain(getattr(value, each.name)) for each in fields(value)}
        return {_KIND: type(value).__name__, **named}
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, date):  # a datetime is one too
        return value.isoformat()
    if value is None or isinstance(value, str | bool | int | float):
        return value
    raise EncodingBroken(f"cannot write a {type(value).__name__}")


def _read(raw: Any, kind: Any, place: str) -> Any:
    kind = getattr(kind, "__supertype__", kind)  # what a NewType really is
    origin = get_origin(kind)
    if origin in {Union, UnionType}:
        return _read_one_of(raw, get_args(kind), place)
    if origin is tuple:
        return _read_tuple(raw, get_args(kind), place)
    if is_dataclass(kind):
        return _read_record(raw, kind, place)
    make = kind if isinstance(kind, type) and issubclass(kind, Enum) else _FROM_TEXT.get(kind)
    if make is not None and type(raw) in {str, int}:
        try:
            return make(raw)
        except (ValueError, TypeError, AttributeError) as broken:
            raise EncodingBroken(f"{place}: not a {kind.__name__}") from broken
    if kind is float and isinstance(raw, int) and not isinstance(raw, bool):
        return float(raw)
    if kind in {str, bool, int, float, NoneType} and type(raw) is kind:
        return raw
    raise EncodingBroken(f"{place}: not a {getattr(kind, '__name__', kind)}")


def _read_one_of(raw: Any, kinds: tuple[Any, ...], place: str) -> Any:
    if isinstance(raw, dict):
        name = raw.get(_KIND)
        kinds = tuple(kind for kind in kinds if getattr(kind, "__name__", "") == name)
    elif raw is None:
        kinds = tuple(kind for kind in kinds if kind is NoneType)
    else:
        kinds = tuple(kind for kind in kinds if kind is not NoneType and not is_dataclass(kind))
    if len(kinds) != 1:
        raise EncodingBroken(f"{place}: none of the kinds allowed here")
    return _read(raw, kinds[0], place)


def _read_tuple(raw: Any, kinds: tuple[Any, ...], place: str) -> tuple[Any, ...]:
    if not isinstance(raw, list):
        raise EncodingBroken(f"{place}: not a list")
    if len(kinds) == 2 and kinds[1] is Ellipsis:  # noqa: PLR2004
        inner = (kinds[0],) * len(raw)
    elif len(raw) == len(kinds):
        inner = kinds
    else:
        raise EncodingBroken(f"{place}: {len(raw)} entries, not {len(kinds)}")
    return tuple(_read(each, kind, place) for each, kind in zip(raw, inner, strict=True))


def _read_record(raw: Any, kind: Any, place: str) -> Any:
    hints = _hints(kind)
    if not isinstance(raw, dict) or set(raw) != {_KIND, *hints} or raw[_KIND] != kind.__name__:
        raise EncodingBroken(f"{place}: not a {kind.__name__}")
    return kind(**{name: _read(raw[name], hint, name) for name, hint in hints.items()})


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
