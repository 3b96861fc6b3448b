"""Takes fields out of untrusted JSON and names every fault by its place."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from sv_evidence.domain.problems import Problem

LARGEST_FILE = 5_000_000
LONGEST_TEXT = 5_000
SHOWN = 80
MISSING = object()

E = TypeVar("E", bound=StrEnum)
_UNSTORABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class FrameworkFault:
    """One fault of a framework file: the file, the place such as ``nodes[3].parent``, and what.

    Codes, with what ``detail`` holds: ``syntax`` (line, column), ``too_large`` (bytes allowed),
    ``too_deep``, ``key_twice`` (key), ``missing``, ``empty``, ``unknown_field``, ``wrong_type``
    (what is wanted: text, list, object, true or false), ``too_long`` (characters allowed),
    ``bad_text``, ``bad_id``, ``bad_date`` (text), ``dates_backwards``, ``not_one_of`` (the words
    allowed), ``duplicate`` (code), ``unknown_parent``, ``cycle``, ``unknown_level``,
    ``unknown_node``, ``unknown_measure``, ``unknown_type`` (the text that names nothing).
    Of rules and crosswalks: ``unknown_rule_kind`` (the kinds there are), ``not_whole`` (the most
    allowed), ``not_decimal`` (places allowed), ``too_few`` (how many are wanted), ``bad_position``
    (text), ``not_a_pair``, ``belong_together`` and ``one_wanted`` (names of parameters),
    ``to_itself`` (the framework's id).
    """

    file: str
    place: str
    code: str
    detail: str = ""


class InvalidFramework(Problem):
    """A framework file cannot be used (``invalid_framework``); ``faults`` names all of them."""

    def __init__(self, faults: Iterable[FrameworkFault]) -> None:
        self.faults = tuple(faults)
        super().__init__("invalid_framework", faults=self.faults)


class Faults:
    """Collects the faults of one file."""

    def __init__(self, file: str) -> None:
        self._file = file
        self.found: list[FrameworkFault] = []

    def add(self, place: str, code: str, detail: str = "") -> None:
        """Note one fault; long details are cut."""
        cut = detail if len(detail) <= SHOWN else detail[: SHOWN - 1] + "…"
        shown = _UNSTORABLE.sub("\N{REPLACEMENT CHARACTER}", cut)
        self.found.append(FrameworkFault(self._file, place, code, shown))


class Fields:
    """The fields of one JSON object, each taken once; what is left over is a fault."""

    def __init__(self, row: object, place: str, faults: Faults) -> None:
        self.place = place
        self._faults = faults
        self._is_object = isinstance(row, dict)
        self._row: Mapping[str, object] = row if isinstance(row, dict) else {}
        self._taken: set[str] = set()
        if not self._is_object:
            faults.add(place, "wrong_type", "object")

    def at(self, key: str) -> str:
        """Return the place of a field."""
        return f"{self.place}.{key}" if self.place else key

    def fault(self, key: str, code: str, detail: str = "") -> None:
        """Note a fault of a field."""
        self._faults.add(self.at(key), code, detail)

    def inside(self, key: str, row: object) -> "Fields":
        """Return the fields of an object that is a field of this one."""
        return Fields(row, self.at(key), self._faults)

    def take(self, key: str, *, required: bool) -> object:
        """Return the raw value of a field, ``MISSING`` if it is not there or null."""
        self._taken.add(key)
        value = self._row.get(key)
        if value is not None:
            return value
        if required and self._is_object:
            self.fault(key, "missing")
        return MISSING

    def text(self, key: str, *, required: bool = True) -> str:
        """Return a text, stripped; "" after noting a fault."""
        value = self.take(key, required=required)
        if value is MISSING:
            return ""
        if not isinstance(value, str):
            self.fault(key, "wrong_type", "text")
            return ""
        if len(value) > LONGEST_TEXT:
            self.fault(key, "too_long", str(LONGEST_TEXT))
        elif _UNSTORABLE.search(value):
            self.fault(key, "bad_text")
        elif required and not value.strip():
            self.fault(key, "empty")
        else:
            return value.strip()
        return ""

    def flag(self, key: str) -> bool:
        """Return true or false; false if it is not there."""
        value = self.take(key, required=False)
        if value is MISSING or isinstance(value, bool):
            return value is True
        self.fault(key, "wrong_type", "true or false")
        return False

    def choice(self, key: str, kind: type[E], default: E | None = None) -> E | None:
        """Return a member of a closed list; ``None`` after noting a fault."""
        found = self.text(key, required=default is None)
        if not found:
            return default
        words = [member.value for member in kind]
        if found not in words:
            self.fault(key, "not_one_of", ", ".join(words))
            return None
        return kind(found)

    def choice_if_given(self, key: str, kind: type[E]) -> E | None:
        """Return a member of a closed list; ``None`` if there is none or after a fault."""
        return None if self.take(key, required=False) is MISSING else self.choice(key, kind)

    def choices(self, key: str, kind: type[E]) -> tuple[E, ...]:
        """Return members of a closed list, each once; none after noting a fault."""
        words = [member.value for member in kind]
        found = dict.fromkeys(self.texts(key))
        for place, word in enumerate(found):
            if word not in words:
                self.fault(f"{key}[{place}]", "not_one_of", ", ".join(words))
                return ()
        return tuple(kind(word) for word in found)

    def day(self, key: str) -> date | None:
        """Return an ISO date, ``None`` if it is not there or wrong."""
        found = self.text(key, required=False)
        try:
            return date.fromisoformat(found) if found else None
        except ValueError:
            self.fault(key, "bad_date", found)
            return None

    def rows(self, key: str, *, required: bool = False) -> Iterator["Fields"]:
        """Yield the fields of each object in a list."""
        for place, row in self._items(key, required=required):
            yield Fields(row, place, self._faults)

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """Return a list of texts, none of them empty."""
        found: list[str] = []
        for place, item in self._items(key, required=required):
            if not isinstance(item, str):
                self._faults.add(place, "wrong_type", "text")
            elif len(item) > LONGEST_TEXT or _UNSTORABLE.search(item):
                self._faults.add(place, "bad_text")
            elif not item.strip():
                self._faults.add(place, "empty")
            else:
                found.append(item.strip())
        return tuple(found)

    def finish(self) -> None:
        """Note every field that nobody asked for."""
        for key in self._row:
            if key not in self._taken:
                self.fault(key, "unknown_field")

    def _items(self, key: str, *, required: bool) -> Sequence[tuple[str, object]]:
        value = self.take(key, required=required)
        if value is MISSING:
            return ()
        if not isinstance(value, list):
            self.fault(key, "wrong_type", "list")
            return ()
        if required and not value:
            self.fault(key, "empty")
        return [(f"{self.at(key)}[{index}]", item) for index, item in enumerate(value)]


def fields_of(text: str, faults: Faults) -> Fields | None:
    """Parse a JSON document; ``None`` after noting why it cannot be parsed."""
    if len(text.encode("utf-8", "replace")) > LARGEST_FILE:
        faults.add("", "too_large", str(LARGEST_FILE))
        return None

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        row: dict[str, object] = {}
        for key, value in pairs:
            if key in row:
                faults.add("", "key_twice", key)
            row[key] = value
        return row

    try:
        document = json.loads(
            text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}"),
            object_pairs_hook=once,
            parse_constant=_no_constant,
        )
    except json.JSONDecodeError as fault:
        faults.add("", "syntax", f"line {fault.lineno}, column {fault.colno}: {fault.msg}")
    except ValueError as fault:
        faults.add("", "syntax", str(fault))
    except RecursionError:
        faults.add("", "too_deep")
    else:
        return Fields(document, "", faults)
    return None


def _no_constant(word: str) -> object:
    raise ValueError(f"{word} is no JSON value")
