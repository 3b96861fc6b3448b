"""Pictures made from files, kept in the vault, and the words inside files."""

from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import Connection, select

from sv_evidence.store.bookkeeping import DERIVED


@dataclass(frozen=True, slots=True)
class Derived:
    """Where the vault holds a picture made from a file, and its size in bytes and pixels."""

    what: str
    name: str
    key: bytes = field(repr=False)
    size: int
    width: int
    height: int


def derived(connection: Connection, evidence: UUID, what: str) -> Derived | None:
    """Return one picture made from a file, or ``None`` if none was made."""
    columns = DERIVED.c
    asked = select(
        columns.what, columns.name, columns.key, columns.size, columns.width, columns.height
    ).where(columns.evidence == evidence, columns.what == what)
    found = connection.execute(asked).one_or_none()
    return None if found is None else Derived(*found)
