"""Frozen dataclasses to JSON and back, strictly: nothing unknown, missing or of another type."""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints
from uuid import UUID

from sv_evidence.domain.problems import Defect

_KIND = "_"
_FROM_TEXT: Mapping[Any, Callable[[str], object]] = {
    UUID: UUID,
    date: date.fromisoformat,
    datetime: datetime.fromisoformat,
}
_AS_IT_IS = frozenset({str, bool, int, float, NoneType})
_T = TypeVar("_T")
_Reader = Callable[[Any, str], Any]
"""Takes what JSON held and the name of its place."""


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
    wanted: Any = kind
    value: _T = _reader(wanted)(raw, kind.__name__)
    return value


def plain(value: object) -> Any:
    """Turn a tree into what JSON can hold."""
    kind: Any = type(value)
    if kind in _AS_IT_IS:
        return value
    if kind is tuple:
        return [plain(each) for each in cast("tuple[object, ...]", value)]
    names = _names(kind)
    if names is not None:
        return {_KIND: kind.__name__, **{name: plain(getattr(value, name)) for name in names}}
    return _plain_value(value)


def _plain_value(value: object) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, date):  # a datetime is one too
        return value.isoformat()
    if isinstance(value, str | int | float):
        return value
    raise EncodingBroken(f"cannot write a {type(value).__name__}")


def _is_record(kind: Any) -> bool:
    return is_dataclass(kind)


@cache
def _names(kind: Any) -> tuple[str, ...] | None:
    """Return the fields of a record; ``None`` for what is none."""
    return tuple(each.name for each in fields(kind)) if is_dataclass(kind) else None


@cache
def _reader(kind: Any) -> _Reader:
    """Return what reads one kind: a tree has tens of thousands of values and few kinds."""
    kind = getattr(kind, "__supertype__", kind)  # what a NewType really is
    origin = get_origin(kind)
    if origin in {Union, UnionType}:
        return _one_of(get_args(kind))
    if origin is tuple:
        return _tuple(get_args(kind))
    if is_dataclass(kind):
        return _record(kind)
    make = kind if isinstance(kind, type) and issubclass(kind, Enum) else _FROM_TEXT.get(kind)
    return _as_it_is(kind) if make is None else _made(kind, make)


def _as_it_is(kind: Any) -> _Reader:
    def read(raw: Any, place: str) -> Any:
        if type(raw) is kind and kind in _AS_IT_IS:
            return raw
        if kind is float and type(raw) is int:
            return float(raw)
        raise EncodingBroken(f"{place}: not a {getattr(kind, '__name__', kind)}")

    return read


def _made(kind: Any, make: Callable[[Any], object]) -> _Reader:
    def read(raw: Any, place: str) -> Any:
        if type(raw) in {str, int}:
            try:
                return make(raw)
            except (ValueError, TypeError, AttributeError) as broken:
                raise EncodingBroken(f"{place}: not a {kind.__name__}") from broken
        raise EncodingBroken(f"{place}: not a {kind.__name__}")

    return read


def _one_of(kinds: tuple[Any, ...]) -> _Reader:
    records: dict[str, Any] = {kind.__name__: kind for kind in kinds if _is_record(kind)}
    rest = [kind for kind in kinds if kind is not NoneType and not _is_record(kind)]

    def read(raw: Any, place: str) -> Any:
        if raw is None and NoneType in kinds:
            return None
        if isinstance(raw, dict):
            name = raw.get(_KIND)
            kind = records.get(name) if isinstance(name, str) else None
        else:
            kind = rest[0] if raw is not None and len(rest) == 1 else None
        if kind is None:
            raise EncodingBroken(f"{place}: none of the kinds allowed here")
        return _reader(kind)(raw, place)

    return read


def _tuple(kinds: tuple[Any, ...]) -> _Reader:
    is_even = len(kinds) == 2 and kinds[1] is Ellipsis  # noqa: PLR2004

    def read(raw: Any, place: str) -> Any:
        if not isinstance(raw, list):
            raise EncodingBroken(f"{place}: not a list")
        if is_even:
            one = _reader(kinds[0])
            return tuple([one(each, place) for each in raw])
        if len(raw) != len(kinds):
            raise EncodingBroken(f"{place}: {len(raw)} entries, not {len(kinds)}")
        return tuple(_reader(kind)(each, place) for each, kind in zip(raw, kinds, strict=True))

    return read


def _record(kind: Any) -> _Reader:
    def read(raw: Any, place: str) -> Any:
        readers = _readers(kind)
        fits = isinstance(raw, dict) and len(raw) == len(readers) + 1
        if not fits or raw.get(_KIND) != kind.__name__ or not readers.keys() <= raw.keys():
            raise EncodingBroken(f"{place}: not a {kind.__name__}")
        return kind(**{name: reader(raw[name], name) for name, reader in readers.items()})

    return read


@cache
def _readers(kind: Any) -> dict[str, _Reader]:
    return {name: _reader(hint) for name, hint in get_type_hints(kind).items()}
