"""Pictures made from files, kept in the vault, the words inside files, and what hid the rest."""

from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import Connection, func, select

from sv_evidence.domain.excerpts import ALL_SEEN, PAGE_END
from sv_evidence.store.bookkeeping import DERIVED, REMARKS, TEXTS


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


def words_in(connection: Connection, evidence: UUID, most: int) -> str:
    """Return the first letters, at most so many, that were found in a file; none is empty."""
    return "\n".join(_pages(connection, evidence, most)).replace(ALL_SEEN, "")


def words_seen_in(connection: Connection, evidence: UUID, most: int) -> dict[int, str]:
    """Return the words of each page on which all of them are seen, of the first letters."""
    pages = enumerate(_pages(connection, evidence, most), 1)
    return {page: said[:-1] for page, said in pages if said.endswith(ALL_SEEN)}


def _pages(connection: Connection, evidence: UUID, most: int) -> list[str]:
    asked = select(func.substr(TEXTS.c.text, 1, most)).where(TEXTS.c.evidence == evidence)
    found: str = connection.execute(asked).scalar_one_or_none() or ""
    return found.split(PAGE_END)


def remark_on(connection: Connection, evidence: UUID) -> str:
    """Return why less of a file can be shown than one may expect; empty if nothing hid it."""
    asked = select(REMARKS.c.remark).where(REMARKS.c.evidence == evidence)
    return connection.execute(asked).scalar_one_or_none() or ""
