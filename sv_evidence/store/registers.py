"""Who was there, from the registers of activities, as counting rules name people."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection

_CAME: Final = """
SELECT DISTINCT t.activity, t.day, p.uid, p.reference
FROM attendances t JOIN people p ON p.key = t.person
WHERE t.binned_at IS NULL AND p.binned_at IS NULL
    AND ({which})
ORDER BY t.activity, p.key
"""
_WHICH: Final = "t.activity IN (SELECT r.activity FROM {source} WHERE {where})"
_DOUBLES: Final = """
SELECT a.uid, b.uid, d.verdict FROM doubles d JOIN people a ON a.key = d.first
JOIN people b ON b.key = d.second WHERE d.binned_at IS NULL ORDER BY d.key
"""

Register = Mapping[int, tuple[tuple[str | None, str], ...]]
"""By the activity's key: the day, if one is given, and the reference of each who came."""


def registers(
    connection: Connection, sources: Sequence[Mapping[str, str]], asked: Mapping[str, Any]
) -> Register:
    """Return who came to the activities of some queries' results; one person has one name."""
    stands = _one_of_each(connection)
    names: dict[bytes, str] = {}
    taken: dict[str, bytes] = {}
    found: dict[int, list[tuple[str | None, str]]] = {}
    which = " OR ".join(_WHICH.format(**each) for each in sources)
    for activity, day, uid, reference in connection.exec_driver_sql(
        _CAME.format(which=which), asked
    ):
        person = _standing(stands, uid)
        if person not in names:
            name = " ".join(reference.split()).upper()
            if taken.setdefault(name, person) != person:
                # Another person of the same reference, whom nobody said to be the same.
                name = f"{name} ({UUID(bytes=person).hex[-4:]})"
            names[person] = name
        found.setdefault(activity, []).append((day, names[person]))
    return {activity: tuple(came) for activity, came in found.items()}


def _one_of_each(connection: Connection) -> dict[bytes, bytes]:
    """Return who stands for whom, by the latest word on each pair."""
    said: dict[frozenset[bytes], str] = {}
    for first, second, verdict in connection.exec_driver_sql(_DOUBLES):
        said[frozenset((first, second))] = verdict
    stands: dict[bytes, bytes] = {}
    for pair, verdict in said.items():
        low, high = sorted(_standing(stands, uid) for uid in pair)
        if verdict == "same" and low != high:
            stands[high] = low
    return stands


def _standing(stands: Mapping[bytes, bytes], uid: bytes) -> bytes:
    while uid in stands:
        uid = stands[uid]
    return uid
