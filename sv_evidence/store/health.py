"""Checking a workspace: the database, its history, every evidence file, and what lies about."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal
from uuid import UUID

from sqlalchemy import select

from sv_evidence.domain.evidence import Condition
from sv_evidence.domain.records import Kind
from sv_evidence.store.backup_files import damaged_backups
from sv_evidence.store.bookkeeping import DERIVED
from sv_evidence.store.chain import differs_from_entries
from sv_evidence.store.examine import Finding, counts_in, faults_in, journal_head_in
from sv_evidence.store.keys import header_faults
from sv_evidence.store.tables import table_of
from sv_evidence.store.vault import INCOMING, QUARANTINE
from sv_evidence.store.workspace import Workspace

MANY: Final = 20
"""More files than this that vanish at once are rather a drive that is not there."""


@dataclass(frozen=True, slots=True)
class HealthReport:
    """How a workspace stands. ``damaged`` as soon as anything recorded is not as it was.

    A picture made from a file is none of that: it is named, and can be made from it again.
    """

    state: Literal["sound", "damaged"]
    findings: tuple[Finding, ...]
    counts: Mapping[str, int]
    journal_head: str


@dataclass(frozen=True, slots=True)
class _FileRow:
    uid: UUID
    label: str
    name: str
    size: int
    condition: Condition


def check(workspace: Workspace, *, deep: bool) -> HealthReport:
    """Look everything over; ``deep`` reads every byte.

    Files' conditions are set as found, unless the workspace was opened only to be read.
    """
    faults = faults_in(workspace.database, deep=deep)
    if any(each.code == "database_damaged" for each in faults):
        return HealthReport("damaged", faults, {}, "")
    files = _evidence_findings(workspace, deep=deep)
    packs = _pack_findings(workspace, deep=deep)
    pictures = _picture_findings(workspace, deep=deep)
    with workspace.database.reading() as connection:
        rows = tuple(
            Finding(f"record_{each.why}", f"{each.kind} {each.uid}", {"fields": each.fields})
            for each in differs_from_entries(connection)
        )
        counts, head = counts_in(connection), journal_head_in(connection)
    with workspace.read() as view:
        stale = view.stale_marks()
    marks = (Finding("marks_stale", "", {"count": stale}),) if stale else ()
    headers = tuple(Finding("header_damaged", name) for name in header_faults(workspace.folder))
    old = tuple(
        Finding("backup_damaged", folder.name) for folder in damaged_backups(workspace.folder)
    )
    worse = (*faults, *rows, *marks, *files, *packs, *headers, *old)
    findings = (*faults, *rows, *marks, *files, *packs, *pictures, *headers, *old)
    return HealthReport(
        "damaged" if worse else "sound", findings, counts | _leftovers(workspace), head
    )


def review_files(
    workspace: Workspace, evidence: Iterable[UUID] | None = None, *, deep: bool
) -> Mapping[UUID, Condition]:
    """Look at the files of some evidence (all if none is named), set and return conditions.

    Without ``deep`` only a missing file or a wrong size is noticed, and a file once found altered
    stays so. Where very many vanish at once, no condition is set.
    """
    rows = _rows(workspace, None if evidence is None else set(evidence))
    found = {row.uid: _condition(workspace, row, deep=deep) for row in rows}
    if workspace.is_writable and not _vanished(rows, found):
        changed = {row.uid: found[row.uid] for row in rows if found[row.uid] is not row.condition}
        if changed:
            with workspace.change("Check evidence files") as unit:
                for uid, condition in changed.items():
                    unit.set_condition(uid, condition)
    return found


def lost_pictures(workspace: Workspace, evidence: Iterable[UUID]) -> frozenset[UUID]:
    """Return those of some evidence a picture of which is missing or altered; reads every byte."""
    wanted = {str(uid) for uid in evidence}
    found = _picture_findings(workspace, deep=True, only=wanted)
    return frozenset(UUID(str(each.details["uid"])) for each in found)


def _evidence_findings(workspace: Workspace, *, deep: bool) -> tuple[Finding, ...]:
    rows = _rows(workspace, None)
    found = review_files(workspace, deep=deep)
    vanished = _vanished(rows, found)
    if vanished:
        return (Finding("many_files_missing", "", {"missing": vanished, "of": len(rows)}),)
    return tuple(
        Finding(f"evidence_{found[row.uid].value}", row.label, {"uid": str(row.uid)})
        for row in rows
        if found[row.uid] is not Condition.UNCHANGED
    )


def _rows(workspace: Workspace, wanted: set[UUID] | None) -> tuple[_FileRow, ...]:
    table = table_of(Kind.EVIDENCE)
    columns = (table.c.uid, table.c.number, table.c.vault_name, table.c.size, table.c.condition)
    with workspace.database.reading() as connection:
        rows = connection.execute(select(*columns).order_by(table.c.key)).all()
    return tuple(_FileRow(*row) for row in rows if wanted is None or row.uid in wanted)


def _condition(workspace: Workspace, row: _FileRow, *, deep: bool) -> Condition:
    if not row.name:
        return Condition.MISSING
    found = workspace.vault.state(row.name, size=row.size, deep=deep)
    if found is Condition.UNCHANGED and not deep and row.condition is Condition.ALTERED:
        return Condition.ALTERED
    return found


def _vanished(rows: Iterable[_FileRow], found: Mapping[UUID, Condition]) -> int:
    """Count the files that are gone since the last look, if they are too many to believe."""
    gone = sum(
        found[row.uid] is Condition.MISSING and row.condition is not Condition.MISSING
        for row in rows
    )
    return gone if gone > MANY else 0


def _pack_findings(workspace: Workspace, *, deep: bool) -> tuple[Finding, ...]:
    packs = table_of(Kind.PACK)
    with workspace.database.reading() as connection:
        rows = connection.execute(select(packs.c.number, packs.c.vault_name, packs.c.size)).all()
    found = ((row, workspace.vault.state(row[1], size=row[2], deep=deep)) for row in rows)
    return tuple(
        Finding(f"pack_{state.value}", number, {"name": name})
        for (number, name, _), state in found
        if state is not Condition.UNCHANGED
    )


def _picture_findings(
    workspace: Workspace, *, deep: bool, only: Collection[str] | None = None
) -> tuple[Finding, ...]:
    """Look at the pictures made from files; each is named by the file it was made from."""
    files = table_of(Kind.EVIDENCE)
    asked = select(files.c.number, files.c.uid, DERIVED.c.what, DERIVED.c.name, DERIVED.c.size)
    with workspace.database.reading() as connection:
        rows = connection.execute(asked.join(DERIVED, DERIVED.c.evidence == files.c.uid)).all()
    wanted = [row for row in rows if only is None or str(row[1]) in only]
    found = ((row, workspace.vault.state(row[3], size=row[4], deep=deep)) for row in wanted)
    return tuple(
        Finding(f"picture_{state.value}", number, {"what": what, "uid": str(uid), "name": name})
        for (number, uid, what, name, _), state in found
        if state is not Condition.UNCHANGED
    )


def _leftovers(workspace: Workspace) -> dict[str, int]:
    """Count what lies in the folder without being part of the records."""
    vault = workspace.vault.folder
    return {
        "unfinished_files": len(list((vault / INCOMING).glob("*"))),
        "quarantined_files": len(list((vault / QUARANTINE).glob("*"))),
    }
