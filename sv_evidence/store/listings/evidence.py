"""The list of evidence: pictures, numbers and how easy each file is to defend."""

import json
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection

from sv_evidence.domain.evidence import (
    Condition,
    ConsentState,
    EvidenceKind,
    Strength,
)
from sv_evidence.domain.measures import Period
from sv_evidence.store.derived import Derived
from sv_evidence.store.listings.evidence_orders import (
    LIVING_USES,
    EvidenceOrder,
    EvidenceSort,
    joined_types,
    order_by,
)
from sv_evidence.store.listings.evidence_worth import worths
from sv_evidence.store.listings.ids import (
    ALWAYS,
    Clause,
    Ids,
    count_in,
    ids_from,
    joined,
    key_in,
    uid_in,
)
from sv_evidence.store.rulebook import Rulebook
from sv_evidence.store.words import match_for

__all__ = ["EvidenceFilter", "EvidenceListing", "EvidenceOrder", "EvidenceRow", "EvidenceSort"]


@dataclass(frozen=True, slots=True)
class EvidenceFilter:
    """Which files are shown; all that is set must hold."""

    words: str = ""
    kind: EvidenceKind | None = None
    activity: UUID | None = None
    condition: Condition | None = None


EVERYTHING: Final = EvidenceFilter()


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One file in the list.

    ``strength`` is the most it is worth to a result of the activities it is filed with, ``None``
    if it counts for nothing; with no activity, it is what is usual for its type.
    """

    id: int
    uid: UUID
    number: str
    title: str
    type: str
    dated: date | None
    consent: ConsentState
    consent_until: date | None
    media_type: str
    size: int
    pages: int | None
    condition: Condition
    strength: Strength | None
    source: str
    uses: int
    """How many activities it is attached to."""
    used_in: str
    """The title of the newest of them; empty if there is none."""
    thumb: Derived | None


_PAGE: Final = f"""
SELECT e.key AS id, e.uid, e.number, e.title, e.type, e.dated, e.consent, e.consent_until,
    e.media_type, e.size AS bytes, e.pages, e.condition, e.source,
    (SELECT count(*) FROM {LIVING_USES}) AS uses,
    (SELECT a.title FROM {LIVING_USES} ORDER BY a.last_day DESC, a.key DESC LIMIT 1) AS used_in,
    d.what, d.name, d.key, d.size, d.width, d.height
FROM evidence e LEFT JOIN derived d ON d.evidence = e.uid AND d.what = 'thumb'
WHERE e.key IN (SELECT value FROM json_each(:ids))
"""  # noqa: S608
_ENDING: Final = """
SELECT consent_until, min(key), count(*) FROM evidence
WHERE binned_at IS NULL AND consent = 'held' AND consent_until BETWEEN ? AND ?
GROUP BY consent_until ORDER BY consent_until
"""
_LEANING: Final = """
SELECT count(DISTINCT r.measure) FROM evidence e
JOIN attachments t ON t.evidence = e.key AND t.binned_at IS NULL
JOIN results r ON r.activity = t.activity AND r.binned_at IS NULL
JOIN activities a ON a.key = t.activity AND a.binned_at IS NULL
WHERE e.uid IN (SELECT unhex(value) FROM json_each(?))
"""
_ATTACHED: Final = """e.key IN (
    SELECT t.evidence FROM activities a JOIN attachments t ON t.activity = a.key
    WHERE a.uid = :activity AND t.binned_at IS NULL
)"""


class EvidenceListing:
    """Files outside the bin, by integer ids that mean nothing outside this workspace."""

    def __init__(self, connection: Connection, rulebook: Rulebook) -> None:
        self._connection = connection
        self._rulebook = rulebook

    def ids(
        self,
        filter: EvidenceFilter = EVERYTHING,  # noqa: A002 - its name everywhere else
        sort: EvidenceSort | EvidenceOrder = "newest",
    ) -> Ids:
        """Return the ids of all that is shown; in *newest*, missing and altered files first."""
        order = sort if isinstance(sort, EvidenceOrder) else EvidenceOrder(sort)
        where, values = self._where(filter)
        join, known = joined_types(order, self._rulebook.types.values())
        terms, wanted = order_by(order), {**values, **known}
        select = f"SELECT e.key FROM evidence e {join} WHERE {where}"  # noqa: S608
        if order.by == "strength":
            keys = ids_from(self._connection, f"{select} ORDER BY {terms}", wanted)
            return self._by_strength(keys, descending=order.descending)
        if order.by != "newest":
            return ids_from(self._connection, f"{select} ORDER BY {terms}", wanted)
        faulty = f"{select} AND e.condition <> 'unchanged' ORDER BY {terms}"
        whole = f"{select} AND e.condition = 'unchanged' ORDER BY {terms}"
        return ids_from(self._connection, faulty, wanted) + ids_from(
            self._connection, whole, wanted
        )

    def _by_strength(self, keys: Ids, *, descending: bool) -> Ids:
        """Put ids in order of what files are worth, as the rows say it; ties stay as they are."""
        worth = worths(self._connection, self._rulebook, keys)
        return array("q", sorted(keys, key=lambda key: worth[key] or 0, reverse=descending))

    def page(self, ids: Iterable[int]) -> dict[int, EvidenceRow]:
        """Return the files with these ids; those that are gone are left out."""
        keys = list(ids)
        rows = self._connection.exec_driver_sql(_PAGE, {"ids": json.dumps(keys)})
        worth = worths(self._connection, self._rulebook, keys)
        return {row.id: self._row(row, worth[row.id]) for row in rows}

    def counts(self) -> Mapping[EvidenceKind, int]:
        """Count the files of each kind outside the bin."""
        counts = dict.fromkeys(EvidenceKind, 0)
        sql = "SELECT type, count(*) FROM evidence WHERE binned_at IS NULL GROUP BY type"
        for type_, count in self._connection.exec_driver_sql(sql):
            known = self._rulebook.types.get(type_)
            if known is not None:
                counts[known.kind] += count
        return counts

    def count(self) -> int:
        """Count all files outside the bin."""
        return count_in(self._connection, "evidence")

    def consent_ending(self, within: Period) -> tuple[tuple[date, UUID, int], ...]:
        """Return each day on which consent that is held ends: the oldest file, and of how many."""
        days = (within.first.isoformat(), within.last.isoformat())
        rows = self._connection.exec_driver_sql(_ENDING, days).all()
        return tuple(
            (date.fromisoformat(day), self.uid_of(first), count) for day, first, count in rows
        )

    def measures_leaning_on(self, files: Iterable[UUID]) -> int:
        """Count the measures whose results these files stand beside."""
        uids = json.dumps([uid.hex for uid in files])
        return int(self._connection.exec_driver_sql(_LEANING, (uids,)).scalar_one())

    def total_bytes(self) -> int:
        """Add up the sizes of all originals, in the bin or not: what the vault holds of them."""
        sql = "SELECT coalesce(sum(size), 0) FROM evidence"
        return int(self._connection.exec_driver_sql(sql).scalar_one())

    def id_of(self, uid: UUID) -> int:
        """Return the id of a file; raise ``NoSuchRecord`` if there is none."""
        return key_in(self._connection, "evidence", uid)

    def uid_of(self, id: int) -> UUID:  # noqa: A002 - its name everywhere else
        """Return the uid of a file; raise ``NoSuchRecord`` if there is none."""
        return uid_in(self._connection, "evidence", id)

    def _where(self, shown: EvidenceFilter) -> Clause:
        return joined(
            (
                ("e.binned_at IS NULL", {}),
                self._of_kind(shown.kind),
                _attached_to(shown.activity),
                _in_condition(shown.condition),
                _with_words(shown.words),
            )
        )

    def _of_kind(self, kind: EvidenceKind | None) -> Clause:
        if kind is None:
            return ALWAYS
        types = [each.id for each in self._rulebook.types.values() if each.kind is kind]
        return "e.type IN (SELECT value FROM json_each(:types))", {"types": json.dumps(types)}

    def _row(self, row: Any, strength: Strength | None) -> EvidenceRow:
        return EvidenceRow(
            id=row.id,
            uid=UUID(bytes=row.uid),
            number=row.number,
            title=row.title,
            type=row.type,
            dated=_day(row.dated),
            consent=ConsentState(row.consent),
            consent_until=_day(row.consent_until),
            media_type=row.media_type,
            size=row.bytes,
            pages=row.pages,
            condition=Condition(row.condition),
            strength=strength,
            source=row.source,
            uses=row.uses,
            used_in=row.used_in or "",
            thumb=None if row.what is None else Derived(*row[-6:]),
        )


def _attached_to(activity: UUID | None) -> Clause:
    if activity is None:
        return ALWAYS
    return _ATTACHED, {"activity": activity.bytes}


def _in_condition(condition: Condition | None) -> Clause:
    if condition is None:
        return ALWAYS
    return "e.condition = :condition", {"condition": condition.value}


def _with_words(words: str) -> Clause:
    match = match_for(words)
    if not match:
        return ALWAYS
    found = "SELECT rowid FROM search_evidence WHERE search_evidence MATCH :words"
    return f"e.key IN ({found})", {"words": match}


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
