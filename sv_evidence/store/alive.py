"""What is alive: outside the bin, with all that it hangs on outside the bin too.

A result of an activity in the bin is not in the bin itself, so that it comes back with it; until
then it counts nowhere and is in no list.
"""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from sv_evidence.domain.records import Kind
from sv_evidence.store.direct import fetch
from sv_evidence.store.tables import LAYOUTS

HANGS_ON: Final[Mapping[Kind, tuple[str, ...]]] = {
    Kind.MEASURE: ("framework",),
    Kind.PROXY: ("measure",),
    Kind.COMMITMENT: ("contract",),
    Kind.CONTRACT_RULE: ("contract",),
    Kind.RESULT: ("activity",),
    Kind.ALLOTMENT: ("result", "contract"),
    Kind.SURVEY: ("result",),
    Kind.DETAIL: ("result",),
    Kind.RULING: ("result",),
    Kind.ATTENDANCE: ("activity", "person"),
    Kind.DOUBLE: ("first", "second"),
    Kind.ATTACHMENT: ("activity", "evidence"),
    Kind.COVERED_AREA: ("evidence",),
    Kind.LOT: ("bid",),
    Kind.QUESTION: ("bid",),
    Kind.ANSWER: ("question",),
    Kind.PASSAGE_USE: ("answer", "passage"),
    Kind.SNAPSHOT: ("answer",),
    Kind.PROMISE: ("answer",),
}
"""What a record of each kind goes into the bin with, by the fields that name it."""


def alive_counts(connection: Connection) -> dict[str, int]:
    """Count what is alive of each kind."""
    found: dict[str, int] = {}
    for kind, layout in LAYOUTS.items():
        sql = f"SELECT count(*) FROM {layout.name} t WHERE {_alive(kind, 't')}"  # noqa: S608
        [(count,)] = fetch(connection, sql)
        found[kind.value] = int(count)
    return found


def hanging(connection: Connection, kind: Kind) -> frozenset[UUID]:
    """Return what is outside the bin itself and hangs on something that is in it."""
    if kind not in HANGS_ON:
        return frozenset()
    sql = (
        f"SELECT t.uid FROM {LAYOUTS[kind].name} t "  # noqa: S608
        f"WHERE t.binned_at IS NULL AND NOT ({_alive(kind, 't')})"
    )
    return frozenset(UUID(bytes=uid) for (uid,) in fetch(connection, sql))


def _alive(kind: Kind, row: str) -> str:
    """Write the condition for a row of a kind; all names are the program's own."""
    parts = [f"{row}.binned_at IS NULL"]
    refers = {each.name: each.refers for each in LAYOUTS[kind].references if each.refers}
    for name in HANGS_ON.get(kind, ()):
        on, inner = f"{row}_{name}", LAYOUTS[refers[name]].name
        parts.append(
            f"EXISTS (SELECT 1 FROM {inner} {on} "  # noqa: S608
            f"WHERE {on}.key = {row}.{name} AND {_alive(refers[name], on)})"
        )
    return " AND ".join(parts)
