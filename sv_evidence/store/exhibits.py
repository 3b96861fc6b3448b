"""Files as proof sees them, and those without a date that several activities share.

Nothing says of which day such a file is; one that is filed with a single activity outside the
bin takes that activity's day.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection

from sv_evidence.domain.evidence import Condition, ConsentState, StrengthWord
from sv_evidence.domain.proof import Exhibit
from sv_evidence.store.direct import fetch

IS_SHARED: Final = """(e.dated IS NULL AND (
    SELECT count(DISTINCT o.activity) FROM attachments o JOIN activities b ON b.key = o.activity
    WHERE o.evidence = e.key AND o.binned_at IS NULL AND b.binned_at IS NULL) > 1)"""
"""Of the evidence row ``e``."""

_SHARED: Final = f"SELECT e.uid FROM evidence e WHERE e.binned_at IS NULL AND {IS_SHARED}"  # noqa: S608
_NEIGHBOURS: Final = """
SELECT DISTINCT o.activity FROM evidence e JOIN attachments o ON o.evidence = e.key
WHERE e.dated IS NULL AND (
    e.uid IN (SELECT unhex(value) FROM json_each(?))
    OR e.key IN (SELECT t.evidence FROM attachments t
        WHERE t.activity IN (SELECT value FROM json_each(?)))
)
"""


def exhibit_from(row: Sequence[Any]) -> Exhibit:
    """Return a file as proof sees it; days and words are as the tables hold them.

    The row says whether it is shared, its type, condition, consent, camera's moment and date, and
    the strength that a person set.
    """
    is_shared, type_, condition, consent, camera_at, dated, judged = row
    return Exhibit(
        type_,
        Condition(condition),
        ConsentState(consent),
        None if camera_at is None else datetime.fromisoformat(camera_at),
        None if dated is None else date.fromisoformat(dated),
        None if judged is None else StrengthWord(judged).strength,
        bool(is_shared),
    )


def shared_files(connection: Connection) -> frozenset[UUID]:
    """Return the undated files outside the bin that are filed with several activities."""
    return frozenset(UUID(bytes=uid) for (uid,) in fetch(connection, _SHARED, ()))


def neighbours(
    connection: Connection, files: Iterable[bytes], activities: Iterable[int]
) -> set[int]:
    """Return the keys of the activities that share an undated file with these.

    ``files`` by their uids, ``activities`` by their keys.
    """
    uids = json.dumps([uid.hex() for uid in files])
    asked = (uids, json.dumps(list(activities)))
    return {key for (key,) in fetch(connection, _NEIGHBOURS, asked)}
