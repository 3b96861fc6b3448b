"""What the history says of erasing: which records, and which labels that named them.

A label stands in its change set's header and so in the chain. Where one is erased, the note of the
erasing names the change set with its old link and the link of what stands there now, so that the
chain is checked as strictly as before.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection

from sv_evidence.domain.records import Kind
from sv_evidence.store.backup_files import FOLDER
from sv_evidence.store.direct import fetch
from sv_evidence.store.durable import durable_write, problem_from

ERASING: Final = "Erase for ever"
"""The label of a change set that erases; it is only a note and cannot be undone."""
ERASED: Final = "Erased"
"""Stands where a label named what was erased."""
LIST: Final = "erased.txt"

_NOTES: Final = """
SELECT c.at, e.body FROM change_sets c JOIN entries e ON e.change = c.key AND e.kind = 'note'
WHERE c.does = 'note' AND c.label = ? ORDER BY c.key
"""


@dataclass(frozen=True, slots=True)
class ErasedOne:
    """A record that was erased, and when."""

    kind: Kind
    uid: UUID
    at: datetime


def details_of(
    records: Iterable[tuple[Kind, UUID]], labels: Mapping[UUID, tuple[bytes, bytes]]
) -> Any:
    """Return what the note of an erasing says: nothing of what the records held."""
    return {
        "erased": [[kind.value, str(uid)] for kind, uid in records],
        "labels": {str(uid): [was.hex(), is_.hex()] for uid, (was, is_) in labels.items()},
    }


def erased_records(connection: Connection) -> tuple[ErasedOne, ...]:
    """Return every record that was erased, the first to go first."""
    return tuple(
        ErasedOne(Kind(kind), UUID(uid), datetime.fromisoformat(at))
        for at, said in _notes(connection)
        for kind, uid in said["erased"]
    )


def erased_labels(connection: Connection) -> Mapping[bytes, tuple[bytes, bytes]]:
    """Return, by the change set's uid, its link and the link of what stands there now."""
    return {
        UUID(uid).bytes: (bytes.fromhex(was), bytes.fromhex(is_))
        for _, said in _notes(connection)
        for uid, (was, is_) in said["labels"].items()
    }


def keep_list(home: Path, erased: Iterable[ErasedOne]) -> None:
    """Write beside the backups what must not come back from them; what stood there stays."""
    known = {each.uid: each for each in (*read_list(home), *erased)}
    if not known:
        return
    lines = (f"{each.kind.value} {each.uid} {each.at.isoformat()}\n" for each in known.values())
    durable_write(home / FOLDER / LIST, "".join(lines).encode())


def read_list(home: Path) -> tuple[ErasedOne, ...]:
    """Read what must not come back; a line that cannot be read is passed over."""
    try:
        lines = (home / FOLDER / LIST).read_text("ascii", errors="replace").splitlines()
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise problem_from(error, home / FOLDER / LIST) from error
    return tuple(each for line in lines if (each := _line(line)) is not None)


def _line(line: str) -> ErasedOne | None:
    try:
        kind, uid, at = line.split()
        return ErasedOne(Kind(kind), UUID(uid), datetime.fromisoformat(at))
    except ValueError:
        return None


def _notes(connection: Connection) -> list[tuple[str, Any]]:
    return [(at, json.loads(body)) for at, body in fetch(connection, _NOTES, (ERASING,)) if body]
