"""Records as JSON: read, checked field by field, and every fault named at once."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from uuid import UUID

from sv_evidence.domain.problems import Fault, InvalidEntry
from sv_evidence.domain.records import Kind
from sv_evidence.operations.framework_library import read_text
from sv_evidence.operations.problems import NotJson
from sv_evidence.operations.shapes import Shape, Unreadable, shapes_of

MADE_ELSEWHERE: Final = frozenset({Kind.MEASURE, Kind.PACK})
"""Kinds that only the program makes: measures come with frameworks, packs from exports."""

KEPT_BY_US: Final[Mapping[Kind, frozenset[str]]] = {
    Kind.EVIDENCE: frozenset(
        {"file_name", "media_type", "size", "pages", "sha256", "vault_name", "camera_at"}
        | {"camera_place"}
    ),
    Kind.FRAMEWORK: frozenset({"uid", "id", "version", "title", "sha256"}),
    Kind.RETURN: frozenset({"sent_on", "pack"}),
    Kind.RETURN_LINE: frozenset({"told_period", "told_to_date"}),
    Kind.BID: frozenset({"submitted_at"}),
    Kind.ANSWER: frozenset({"stated", "sent"}),
    Kind.PASSAGE: frozenset({"stated"}),
    Kind.SNAPSHOT: frozenset({"stated", "made_at"}),
    Kind.PROMISE: frozenset({"commitment"}),
}
"""Fields that follow from a file or a deed, and that a record therefore cannot set."""

FILE: Final = "file"
_ALWAYS_OURS: Final = frozenset({"binned_at"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One record as a file has it: values of its fields, and references as they were named."""

    place: int
    kind: Kind
    uid: UUID | None
    values: Mapping[str, object]
    references: Mapping[str, str]
    file: Path | None = None

    def at(self, name: str) -> str:
        """Return the place of a field, for faults."""
        return f"{self.place}.{name}"


@dataclass(slots=True)
class Reading:
    """What was read so far, and what was wrong with it."""

    folder: Path
    entries: list[Entry] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def read_entries(path: Path) -> tuple[Entry, ...]:
    """Read a file of records: one object, a list of them, or ``{"records": [...]}``."""
    text = read_text(path)
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NotJson(path, str(error)) from error
    if isinstance(document, dict) and "kind" not in document and "records" in document:
        document = document["records"]
    rows = document if isinstance(document, list) else [document]
    return entries_from(rows, path.parent)


def entries_from(rows: Sequence[object], folder: Path) -> tuple[Entry, ...]:
    """Check rows of plain data; raise ``InvalidEntry`` with every fault of every row."""
    reading = Reading(folder)
    for place, row in enumerate(rows):
        _read(reading, place, row)
    _refuse_twins(reading)
    if reading.faults:
        raise InvalidEntry(reading.faults)
    return tuple(reading.entries)


def is_ours(kind: Kind, name: str) -> bool:
    """Say whether the program itself keeps a field."""
    return name in _ALWAYS_OURS or name in KEPT_BY_US.get(kind, frozenset())


def must_be_given(kind: Kind, shape: Shape) -> bool:
    """Say whether a record cannot be made without a field."""
    if shape.name == "uid" or is_ours(kind, shape.name):
        return False
    return shape.is_required and not (kind is Kind.EVIDENCE and shape.name in {"title", "type"})


def _read(reading: Reading, place: int, row: object) -> None:
    if not isinstance(row, dict) or not all(isinstance(name, str) for name in row):
        reading.faults.append(Fault(str(place), "not_a_record"))
        return
    word = row.get("kind")
    if word not in list(Kind):
        code = "missing" if word is None else "unknown_kind"
        reading.faults.append(Fault(f"{place}.kind", code, str(word)))
        return
    kind = Kind(word)
    if kind in MADE_ELSEWHERE:
        reading.faults.append(Fault(f"{place}.kind", "made_elsewhere"))
        return
    _read_fields(reading, place, kind, row)


def _read_fields(reading: Reading, place: int, kind: Kind, row: Mapping[str, object]) -> None:
    shapes = {shape.name: shape for shape in shapes_of(kind)}
    values: dict[str, object] = {}
    references: dict[str, str] = {}
    for name, raw in row.items():
        if name in {"kind", FILE if kind is Kind.EVIDENCE else "kind"}:
            continue
        shape = shapes.get(name)
        try:
            value = _value(kind, shape, name, raw)
        except Unreadable as wrong:
            reading.faults.append(Fault(f"{place}.{name}", wrong.code, wrong.detail))
            continue
        if shape is not None and shape.refers is not None and isinstance(value, str):
            references[name] = value
        elif not is_ours(kind, name):
            values[name] = value
    for shape in shapes.values():
        if must_be_given(kind, shape) and shape.name not in row:
            reading.faults.append(Fault(f"{place}.{shape.name}", "missing"))
    uid = values.pop("uid", None)
    reading.entries.append(
        Entry(
            place=place,
            kind=kind,
            uid=uid if isinstance(uid, UUID) else None,
            values=values,
            references=references,
            file=_file(reading, place, kind, row.get(FILE)),
        )
    )


def _value(kind: Kind, shape: Shape | None, name: str, raw: object) -> object:
    if shape is None:
        raise Unreadable("unknown_field", name)
    if is_ours(kind, name):
        if raw not in (None, "", 0):
            raise Unreadable("not_settable")
        return None
    if name == "uid" and raw is None:
        return None
    if name == "document" and isinstance(raw, dict):
        return json.dumps(raw)
    if shape.refers is not None and raw is not None:
        if not isinstance(raw, str):
            raise Unreadable("not_text")
        return raw
    return shape.read(raw)


def _file(reading: Reading, place: int, kind: Kind, raw: object) -> Path | None:
    if kind is not Kind.EVIDENCE:
        return None
    if not isinstance(raw, str) or not raw:
        reading.faults.append(Fault(f"{place}.{FILE}", "file_wanted"))
        return None
    return reading.folder / raw


def _refuse_twins(reading: Reading) -> None:
    seen: set[UUID] = set()
    for entry in reading.entries:
        if entry.uid in seen:
            reading.faults.append(Fault(entry.at("uid"), "uid_twice", str(entry.uid)))
        elif entry.uid is not None:
            seen.add(entry.uid)
