"""The records that are found by their names: too few for an index of their own."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from sv_evidence.domain.records import Kind
from sv_evidence.store.direct import fetch

_NAMED: Final = {
    Kind.MEASURE: """
SELECT m.uid, m.code, m.title, f.title FROM measures m JOIN frameworks f ON f.key = m.framework
WHERE m.binned_at IS NULL AND f.binned_at IS NULL ORDER BY m.key
""",
    Kind.CONTRACT: """
SELECT c.uid, c.number, c.title, b.name FROM contracts c JOIN buyers b ON b.key = c.buyer
WHERE c.binned_at IS NULL ORDER BY c.key DESC
""",
    Kind.COMMITMENT: """
SELECT p.uid, '', CASE p.wording WHEN '' THEN m.title ELSE p.wording END, c.title
FROM commitments p JOIN contracts c ON c.key = p.contract JOIN measures m ON m.key = p.measure
WHERE p.binned_at IS NULL AND c.binned_at IS NULL ORDER BY c.key DESC, p.position
""",
    Kind.BID: """
SELECT d.uid, d.number, d.title, b.name FROM bids d JOIN buyers b ON b.key = d.buyer
WHERE d.binned_at IS NULL ORDER BY d.key DESC
""",
    Kind.QUESTION: """
SELECT q.uid, q.label, q.title, d.title FROM questions q JOIN bids d ON d.key = q.bid
WHERE q.binned_at IS NULL AND d.binned_at IS NULL ORDER BY d.key DESC, q.position
""",
    Kind.CASE_STUDY: """
SELECT uid, '', title, '' FROM case_studies WHERE binned_at IS NULL ORDER BY key DESC
""",
    Kind.PACK: """
SELECT uid, number, title, '' FROM packs WHERE binned_at IS NULL ORDER BY key DESC
""",
    Kind.PROJECT: "SELECT uid, '', name, '' FROM projects WHERE binned_at IS NULL ORDER BY key",
    Kind.PLACE: "SELECT uid, '', name, postcode FROM places WHERE binned_at IS NULL ORDER BY key",
    Kind.BUYER: "SELECT uid, '', name, area FROM buyers WHERE binned_at IS NULL ORDER BY key",
    Kind.PERSON: "SELECT uid, '', reference, '' FROM people WHERE binned_at IS NULL ORDER BY key",
}


@dataclass(frozen=True, slots=True)
class Named:
    """A record by its name: a person by the reference alone, and nothing else said of them."""

    kind: Kind
    uid: UUID
    number: str
    """Its number, code or label; empty for kinds without one."""
    title: str
    beside: str
    """What tells it from another of that name: framework, buyer, contract, postcode or area."""


def named(connection: Connection) -> tuple[Named, ...]:
    """Return all of them outside the bin, kind by kind."""
    return tuple(
        Named(kind, UUID(bytes=uid), *words)
        for kind, sql in _NAMED.items()
        for uid, *words in fetch(connection, sql)
    )
