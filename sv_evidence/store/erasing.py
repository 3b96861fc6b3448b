"""Erasing for ever: rows, their entries and salts, labels that name them, words and keys.

What hangs on a record goes with it; what only names it stays and names nothing there any more.
The entries' commitments stay, so the chain still holds. The caller removes the vault files.

Problems: ``needed_by_others(what, count)``, ``no_such_record(ref)``.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection

from sv_evidence.domain.problems import Problem
from sv_evidence.domain.records import Kind, Record
from sv_evidence.store.alive import HANGS_ON
from sv_evidence.store.changes import Changes
from sv_evidence.store.columns import Member
from sv_evidence.store.direct import fetch
from sv_evidence.store.erased import ERASED, ERASING, details_of
from sv_evidence.store.exhibits import neighbours
from sv_evidence.store.journal import HEADER, Does, Entry, link
from sv_evidence.store.marks import attached_to, delivered_by, refresh_marks
from sv_evidence.store.recorder import Recorder
from sv_evidence.store.records import Records
from sv_evidence.store.rulebook import Rulebook
from sv_evidence.store.tables import LAYOUTS

One = tuple[Kind, UUID]
"""A record, named."""

_REFERRING: Final = """
SELECT r.uid FROM {table} r JOIN {parents} p ON p.key = r.{name} WHERE p.uid = ? ORDER BY r.key
"""
_UIDS: Final = "(SELECT unhex(value) FROM json_each(?))"
_BODIES: Final = f"""
SELECT change, kind, record, body FROM entries WHERE body IS NOT NULL AND record IN {_UIDS}
"""  # noqa: S608 - words of our own
_CHANGES: Final = """
SELECT c.*, d.uid AS device_uid FROM change_sets c JOIN devices d ON d.key = c.device
WHERE c.key IN (SELECT value FROM json_each(?)) OR c.reverses IS NOT NULL ORDER BY c.key
"""
_CLEAR: Final = f"UPDATE entries SET body = NULL, salt = NULL WHERE record IN {_UIDS}"  # noqa: S608
_NAMED_UIDS: Final = "(SELECT unhex(value) FROM json_each(:uids))"
_FILES: Final = f"""
SELECT vault_name FROM evidence WHERE vault_name <> '' AND uid IN {_NAMED_UIDS}
UNION SELECT vault_name FROM packs WHERE vault_name <> '' AND uid IN {_NAMED_UIDS}
UNION SELECT name FROM derived WHERE evidence IN {_NAMED_UIDS}
"""  # noqa: S608
_OTHER_FILES: Final = _FILES.replace(" IN ", " NOT IN ")
_COMMITMENTS: Final = "SELECT commitment FROM entries WHERE change = ? ORDER BY position"
_BESIDE: Final = ("texts", "remarks", "derived")
_SHORTEST: Final = 2
"""A text of fewer letters names nobody."""


class NeededByOthers(Problem):
    """Records that cannot do without it refer to it."""

    def __init__(self, what: UUID, count: int) -> None:
        super().__init__("needed_by_others", what=what, count=count)


@dataclass(frozen=True, slots=True)
class ErasePlan:
    """What erasing would do: what goes, what stays and loses its link, what forbids it."""

    gone: tuple[One, ...]
    """Parents before what hangs on them."""
    loosened: Mapping[One, tuple[str, ...]]
    """Records that stay, with the fields that will name nothing any more."""
    needed: Mapping[One, tuple[One, ...]]
    """Records that are wanted but that others cannot do without, with those others."""
    files: tuple[str, ...]
    """The vault files that no other record has."""


@dataclass(frozen=True, slots=True)
class Erased:
    """What erasing came to."""

    change: UUID
    gone: tuple[One, ...]
    files: tuple[str, ...]
    changes: Changes = field(repr=False)


def plan(connection: Connection, wanted: Iterable[One]) -> ErasePlan:
    """Find what would go with records and what would stay; records not there are passed over."""
    records = Records(connection)
    first = [each for each in dict.fromkeys(wanted) if records.keys(each[0], [each[1]])]
    gone: dict[One, None] = {}
    tied: list[tuple[One, Member, One]] = []
    waiting = list(first)
    while waiting:
        one = waiting.pop()
        if one in gone:
            continue
        gone[one] = None
        for other, member in _referring(connection, one):
            if member.name in HANGS_ON.get(other[0], ()):
                waiting.append(other)
            else:
                tied.append((one, member, other))
    loosened: dict[One, tuple[str, ...]] = {}
    needed: dict[One, tuple[One, ...]] = {}
    for one, member, other in tied:
        if other in gone:
            continue
        if member.optional:
            loosened[other] = (*loosened.get(other, ()), member.name)
        else:
            needed[one] = (*needed.get(one, ()), other)
    ranks = {kind: rank for rank, kind in enumerate(LAYOUTS)}
    in_order = tuple(sorted(gone, key=lambda each: ranks[each[0]]))
    return ErasePlan(in_order, loosened, needed, _files_of(connection, in_order))


def erase(
    connection: Connection, recorder: Recorder, rulebook: Rulebook, wanted: Iterable[One]
) -> Erased:
    """Erase records with what hangs on them; only a note without their content remains."""
    planned = plan(connection, wanted)
    for (_, uid), others in planned.needed.items():
        raise NeededByOthers(uid, len(others))
    touched = _activities(connection, recorder.records, planned.gone)
    _loosen(recorder, planned.loosened)
    for kind, uids in reversed(_by_kind(planned.gone).items()):
        recorder.records.delete(kind, uids)
        for uid in uids:
            fetch(connection, "DELETE FROM drafts WHERE instr(name, ?)", (str(uid),))
            if kind is Kind.EVIDENCE:
                for table in _BESIDE:
                    fetch(connection, f"DELETE FROM {table} WHERE evidence = ?", (uid.bytes,))  # noqa: S608
    labels = _forget(connection, planned.gone)
    recorder.note(details_of(planned.gone, labels))
    changes = recorder.finish(ERASING, does=Does.NOTE)
    refresh_marks(connection, rulebook, sorted(touched))
    kinds = {kind for kind, _ in planned.gone} | {Kind.ACTIVITY, Kind.RESULT, Kind.EVIDENCE}
    told = Changes(
        changes.kinds | kinds,
        changes.uids | {uid for _, uid in planned.gone},
        ERASING,
        changes.change,
    )
    return Erased(changes.change, planned.gone, planned.files, told)


def _referring(connection: Connection, one: One) -> Iterator[tuple[One, Member]]:
    kind, uid = one
    for other, layout in LAYOUTS.items():
        for member in layout.references:
            if member.refers is kind:
                sql = _REFERRING.format(
                    table=layout.name, parents=LAYOUTS[kind].name, name=member.name
                )
                for (each,) in fetch(connection, sql, (uid.bytes,)):
                    yield (other, UUID(bytes=each)), member


def _by_kind(ones: Iterable[One]) -> dict[Kind, list[UUID]]:
    found: dict[Kind, list[UUID]] = {}
    for kind, uid in ones:
        found.setdefault(kind, []).append(uid)
    return found


def _files_of(connection: Connection, gone: Iterable[One]) -> tuple[str, ...]:
    """Return the vault files, pictures made from them too, that only these records have."""
    uids = json.dumps([uid.hex for _, uid in gone])
    rows = fetch(connection, _FILES, {"uids": uids})
    if not rows:
        return ()
    others = fetch(connection, _OTHER_FILES, {"uids": uids})
    return tuple(sorted({name for (name,) in rows} - {name for (name,) in others}))


def _activities(connection: Connection, records: Records, gone: Iterable[One]) -> set[int]:
    """Return the keys of the activities whose marks may change."""
    by_kind = _by_kind(gone)
    own = set(records.keys(Kind.ACTIVITY, by_kind.get(Kind.ACTIVITY, ())).values())
    files = {uid.bytes for uid in by_kind.get(Kind.EVIDENCE, ())}
    uids: set[UUID] = set()
    results: set[bytes] = set()
    for kind in by_kind:
        names = {each.name for each in LAYOUTS[kind].references}
        for record in records.many(kind, by_kind[kind]).values():
            if "activity" in names and (uid := getattr(record, "activity", None)) is not None:
                uids.add(uid)
            if "result" in names:
                results.add(_named(record, "result").bytes)
            if kind is Kind.ATTACHMENT:
                files.add(_named(record, "evidence").bytes)
    keys = own | set(records.keys(Kind.ACTIVITY, uids).values())
    keys |= attached_to(connection, files) | delivered_by(connection, results)
    return keys | neighbours(connection, files, own)


def _named(record: Record, name: str) -> UUID:
    return UUID(str(getattr(record, name)))


def _loosen(recorder: Recorder, loosened: Mapping[One, tuple[str, ...]]) -> None:
    for (kind, uid), names in loosened.items():
        before = recorder.records.many(kind, [uid])
        recorder.update(kind, {uid: dict.fromkeys(names)}, before)


def _forget(connection: Connection, gone: Iterable[One]) -> Mapping[UUID, tuple[bytes, bytes]]:
    """Clear the entries of records, and labels that say what they held; return those labels'."""
    uids = json.dumps([uid.hex for _, uid in gone])
    texts: set[str] = set()
    touched: set[int] = set()
    for change, kind, record, body in fetch(connection, _BODIES, (uids,)):
        touched.add(change)
        for side in Entry(kind, UUID(bytes=record), body).sides():
            texts.update(_words(side or {}))
    labels = dict(_relabelled(connection, touched, texts))
    fetch(connection, _CLEAR, (uids,))
    return labels


def _words(row: Mapping[str, Any]) -> Iterator[str]:
    for value in row.values():
        if isinstance(value, str) and len(value.strip()) >= _SHORTEST:
            yield value.strip().casefold()


def _relabelled(
    connection: Connection, touched: set[int], texts: set[str]
) -> Iterator[tuple[UUID, tuple[bytes, bytes]]]:
    """Take labels with any of the texts away from changes of these keys and what reverses them."""
    asked = (json.dumps(sorted(touched)),)
    reached: set[bytes] = set()
    for change in connection.exec_driver_sql(_CHANGES, asked).mappings().all():
        if change["key"] not in touched and change["reverses"] not in reached:
            continue
        reached.add(change["uid"])
        said = change["label"].casefold()
        if change["label"] == ERASED or not any(text in said for text in texts):
            continue
        header = {name: change[name] for name in HEADER}
        header |= {"device": change["device_uid"], "label": ERASED}
        commitments = (each for (each,) in fetch(connection, _COMMITMENTS, (change["key"],)))
        now = link(change["previous"], header, commitments)
        fetch(connection, "UPDATE change_sets SET label = ? WHERE key = ?", (ERASED, change["key"]))
        yield UUID(bytes=change["uid"]), (change["hash"], now)
