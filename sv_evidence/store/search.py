"""Full-text search over activities and evidence, with the words inside files."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection

from sv_evidence.domain.excerpts import OPEN, SHUT, Marked
from sv_evidence.domain.proof import Mark
from sv_evidence.domain.records import Kind
from sv_evidence.domain.texts import WITH_WORDS
from sv_evidence.store.direct import fetch
from sv_evidence.store.named import Named, named
from sv_evidence.store.ranks import MARKS
from sv_evidence.store.words import match_for, number_match_for

_MARKS: Final = (OPEN, SHUT)
_ACTIVITIES: Final = """
SELECT a.uid, a.number, highlight(search_activities, 1, ?, ?),
    snippet(search_activities, -1, ?, ?, '\N{HORIZONTAL ELLIPSIS}', 12),
    a.last_day, a.mark, p.name, a.people
FROM search_activities JOIN activities a ON a.key = search_activities.rowid
LEFT JOIN places p ON p.key = a.place
WHERE search_activities MATCH ? ORDER BY search_activities.rowid DESC LIMIT ?
"""
_EVIDENCE: Final = """
SELECT e.uid, e.number, highlight(search_evidence, 1, ?, ?),
    snippet(search_evidence, -1, ?, ?, '\N{HORIZONTAL ELLIPSIS}', 12),
    e.dated, e.type, e.consent
FROM search_evidence JOIN evidence e ON e.key = search_evidence.rowid
WHERE search_evidence MATCH ? ORDER BY search_evidence.rowid DESC LIMIT ?
"""
_FILES: Final = """
SELECT e.uid, e.number, e.title, e.type, e.source, e.dated, e.pages,
    coalesce(highlight(search_evidence, 4, ?, ?), '')
FROM search_evidence JOIN evidence e ON e.key = search_evidence.rowid
WHERE search_evidence MATCH ? ORDER BY search_evidence.rowid DESC LIMIT ?
"""
_COUNT: Final = "SELECT count(*) FROM {table} WHERE {table} MATCH ?"
_READABLE: Final = " OR ".join(f"e.media_type LIKE '{start}%'" for start in WITH_WORDS)
_UNREAD: Final = f"""
SELECT e.uid FROM evidence e
WHERE e.binned_at IS NULL AND e.condition = 'unchanged' AND e.vault_name <> '' AND ({_READABLE})
AND NOT EXISTS (SELECT 1 FROM texts t WHERE t.evidence = e.uid) ORDER BY e.key DESC
"""  # noqa: S608 - words of our own
_ALL_READABLE: Final = (
    f"SELECT count(*) FROM evidence e WHERE e.binned_at IS NULL AND ({_READABLE})"  # noqa: S608
)

_NAMES: Final = {
    Kind.ACTIVITY: ("search_activities", "number title notes place project"),
    Kind.EVIDENCE: ("search_evidence", "number title source note"),
}


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that holds all the words, and what else lists say of it."""

    kind: Kind
    uid: UUID
    number: str
    title: Marked
    snippet: Marked = field(default_factory=lambda: Marked(""))
    """Where the words stand, if not all of them in the title."""
    day: date | None = None
    mark: Mark | None = None
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FileHit:
    """A file that holds all the words, some of them inside it."""

    uid: UUID
    number: str
    title: str
    type: str
    source: str
    dated: date | None
    pages: int | None
    text: Marked


class Search:
    """Finds words as one transaction sees them. What lies in the bin is in no index."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def count(self, kind: Kind, words: str) -> int:
        """Count the activities, or the evidence, whose own record holds all the words."""
        match = match_for(words)
        table, names = _NAMES[kind]
        return self._count(table, _within(names, match)) if match else 0

    def records(self, kind: Kind, words: str, *, limit: int) -> tuple[Hit, ...]:
        """Return activities or evidence with the words: by number, by title, then by the rest.

        The newest are first in each.
        """
        found: dict[UUID, Hit] = {}
        for match in _in_order(_NAMES[kind][1], words):
            if len(found) < limit:
                for hit in self._hits(kind, match, limit):
                    found.setdefault(hit.uid, hit)
        return tuple(found.values())[:limit]

    def numbered(self, kind: Kind, number: str) -> Hit | None:
        """Return the activity or evidence with a number."""
        found = self._hits(kind, _within("number", f'"{number}"'), 1)
        return next(found, None)

    def count_files(self, words: str) -> int:
        """Count the files that hold all the words, some of them inside."""
        match = match_for(words)
        return self._count("search_evidence", _inside(match)) if match else 0

    def files(self, words: str, *, limit: int) -> tuple[FileHit, ...]:
        """Return files that hold all the words, some of them inside; the newest first."""
        match = match_for(words)
        if not match:
            return ()
        rows = fetch(self._connection, _FILES, (*_MARKS, _inside(match), limit))
        return tuple(map(_file, rows))

    def named(self) -> tuple[Named, ...]:
        """Return the records outside the index that have a name of their own, kind by kind."""
        return named(self._connection)

    def unread(self) -> tuple[UUID, ...]:
        """Return the files that may hold words and were never read for them, the newest first."""
        return tuple(UUID(bytes=uid) for (uid,) in fetch(self._connection, _UNREAD))

    def readable(self) -> int:
        """Count the files that may hold words, read or not."""
        return int(fetch(self._connection, _ALL_READABLE)[0][0])

    def _count(self, table: str, match: str) -> int:
        return int(fetch(self._connection, _COUNT.format(table=table), (match,))[0][0])

    def _hits(self, kind: Kind, match: str, limit: int) -> Iterator[Hit]:
        values = (*_MARKS, *_MARKS, match, limit)
        if kind is Kind.ACTIVITY:
            for uid, number, title, snippet, day, rank, place, people in fetch(
                self._connection, _ACTIVITIES, values
            ):
                details = {"place": place or "", "people": people}
                yield Hit(
                    kind, UUID(bytes=uid), number, *_parsed(title, snippet, number),
                    _day(day), MARKS[rank], details,
                )  # fmt: skip
            return
        for uid, number, title, snippet, dated, type_, consent in fetch(
            self._connection, _EVIDENCE, values
        ):
            details = {"type": type_, "consent": consent}
            yield Hit(
                kind, UUID(bytes=uid), number, *_parsed(title, snippet, number),
                _day(dated), details=details,
            )  # fmt: skip


def _file(row: tuple[Any, ...]) -> FileHit:
    uid, number, title, type_, source, dated, pages, text = row
    parsed = Marked.parse(text)
    return FileHit(UUID(bytes=uid), number, title, type_, source, _day(dated), pages, parsed)


def _in_order(names: str, words: str) -> Iterator[str]:
    """Yield the queries, those with the best answers first."""
    number, match = number_match_for(words), match_for(words)
    if number:
        yield _within("number", number)
    if match:
        yield _within("title", match)
        yield _within(names, match)


def _within(names: str, match: str) -> str:
    return f"{{{names}}} : ({match})"


def _inside(match: str) -> str:
    """Ask for files whose text holds all the words, or those that their record does not hold."""
    names = _NAMES[Kind.EVIDENCE][1]
    return f"({_within('text', match)}) OR (({match}) NOT ({_within(names, match)}))"


def _parsed(title: str, snippet: str, number: str) -> tuple[Marked, Marked]:
    """Leave the snippet out where it is only the title or the number again."""
    marked, where = Marked.parse(title), Marked.parse(snippet)
    return marked, Marked("") if where.text in {marked.text, number} else where


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
