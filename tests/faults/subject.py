"""The program under test: it logs an activity with its file, and acknowledges after commit only.

Seeded faults make it worse on purpose; a harness that does not catch them proves nothing.
"""

import io
import os
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import sv_evidence.store.connecting
import sv_evidence.store.durable
from sv_evidence.domain.activities import Activity
from sv_evidence.domain.evidence import Attachment, Condition, Evidence
from sv_evidence.domain.organisations import Organisation
from sv_evidence.domain.problems import Problem
from sv_evidence.store.backup import make_backup
from sv_evidence.store.backup_files import altered_part, backups
from sv_evidence.store.derived import Derived
from sv_evidence.store.health import check
from sv_evidence.store.keys import open_header
from sv_evidence.store.restore import restore
from sv_evidence.store.vault import Kept, Vault, VaultFileAltered, VaultFileMissing
from sv_evidence.store.workspace import Workspace

DAY = date(2026, 9, 30)
NOW = datetime(2026, 9, 30, 15, 52, tzinfo=UTC)


def clock() -> datetime:
    return NOW


def payload(number: int) -> bytes:
    """A file that differs by number, from a few bytes to a few of the vault's chunks."""
    return (b"evidence %d " % number) * (1 + number * 37 % 900) * (300 if number % 6 == 3 else 1)


def picture(number: int) -> bytes:
    """What stands for a picture made from that file."""
    return (b"picture %d " % number) * (1 + number * 53 % 2000)


def uid(kind: int, number: int) -> UUID:
    return UUID(int=kind << 64 | number)


def create(folder: Path) -> None:
    """Make the workspace."""
    organisation = Organisation(uid(1, 1), "Larkspur Kitchens CIC")
    Workspace.create(folder, organisation, author="Test", clock=clock).close()


def opened(folder: Path) -> Workspace:
    return Workspace.open(folder, author="Test", clock=clock)


def save(workspace: Workspace, number: int) -> None:
    """Log one activity with its file; the file is durable before the row names it."""
    record(workspace, number, workspace.vault.keep(io.BytesIO(payload(number))))


def record(workspace: Workspace, number: int, kept: Kept) -> None:
    shown = workspace.vault.keep(io.BytesIO(picture(number)), is_remakeable=True)
    with workspace.change(f"Log session {number}") as unit:
        unit.add(Activity(uid(2, number), f"Session {number:06d}", DAY, DAY, people=number))
        unit.add(
            Evidence(
                uid(3, number),
                f"Sheet {number}",
                "sign_in_sheet",
                size=kept.size,
                sha256=kept.sha256,
                vault_name=kept.name,
                vault_key=kept.key,
            )
        )
        unit.add(Attachment(uid(4, number), uid(2, number), uid(3, number)))
        unit.keep_derived(uid(3, number), "thumb", shown, 1, 1)


def save_row_first(workspace: Workspace, number: int) -> None:
    """A seeded fault: the row names the file before it is there."""
    elsewhere = Vault(workspace.folder / "elsewhere")
    kept = elsewhere.keep(io.BytesIO(payload(number)))
    record(workspace, number, kept)
    workspace.vault.path(kept.name).parent.mkdir(parents=True, exist_ok=True)
    elsewhere.path(kept.name).rename(workspace.vault.path(kept.name))


def save_under_fixed_name(workspace: Workspace, number: int) -> None:
    """A seeded fault: a temporary name that a failure leaves behind and that stands in the way."""
    fixed = workspace.folder / "next.part"
    with fixed.open("xb") as stream:
        stream.write(payload(number))
    fixed.rename(workspace.folder / "next")
    save(workspace, number)


def weakened(fault: str) -> None:
    """Make this process worse in one way."""

    def nothing(_on: object) -> None:
        pass

    if fault == "no_file_sync":
        vars(sv_evidence.store.durable)["sync_file"] = nothing
    elif fault == "no_folder_sync":
        vars(sv_evidence.store.durable)["sync_folder"] = nothing
    elif fault == "no_database_sync":
        vars(sv_evidence.store.connecting)["SETTINGS"]["synchronous"] = 0


def keep_safe(folder: Path) -> None:
    """Make a backup and bring it back beside the workspace."""
    made = make_backup(folder, open_header(folder), at=NOW)
    restore(made.folder, folder.with_name("back"))


def write(
    folder: Path, numbers: range, acknowledge: Callable[[int], None], fault: str = ""
) -> None:
    """Save each number in turn and acknowledge it once it is committed."""
    weakened(fault)
    if fault == "and_backup":  # no fault: a longer run
        keep_safe(folder)
    with opened(folder) as workspace:
        for number in numbers:
            if fault == "acknowledged_first":
                acknowledge(number)
                save(workspace, number)
            elif fault == "row_first":
                save_row_first(workspace, number)
                acknowledge(number)
            elif fault == "fixed_name":
                save_under_fixed_name(workspace, number)
                acknowledge(number)
            else:
                save(workspace, number)
                acknowledge(number)


def faults(folder: Path, acked: int) -> tuple[list[str], int]:
    """Return what is wrong and the highest number saved; ``acked`` was promised to be there."""
    found: list[str] = []
    try:
        with opened(folder) as workspace:
            with workspace.read() as view:
                activities = [each.people or 0 for each in view.all(Activity)]
                evidence = view.all(Evidence)
                pictures = [(each.uid, view.derived(each.uid, "thumb")) for each in evidence]
                attached = len(view.all(Attachment))
            found += _whole(workspace)  # after reading: the check waits for whoever reads
            for each in evidence:
                state = workspace.vault.state(each.vault_name, size=each.size, deep=True)
                if state is not Condition.UNCHANGED:
                    found.append(f"evidence {state}")
            found += [each for each in (_shown(workspace, *one) for one in pictures) if each]
    except Problem as problem:
        return [f"unopened: {problem}"], 0
    highest = max(activities, default=0)
    if sorted(activities) != list(range(1, highest + 1)):
        found.append("gap")
    if highest < acked:
        found.append(f"lost: {highest} of {acked}")
    if not len(activities) == len(evidence) == attached:
        found.append("torn")
    return found, highest


def _shown(workspace: Workspace, evidence: UUID, kept: Derived | None) -> str:
    """Say what is wrong with what a picture shows; one that is lost shows nothing."""
    if kept is None:
        return "picture torn from its file"
    number = evidence.int & 0xFFFF_FFFF
    try:
        is_itself = workspace.vault.read(kept.name, kept.key) == picture(number)
    except (VaultFileMissing, VaultFileAltered):
        return ""  # the check names it
    return "" if is_itself else "picture of something else"


def _whole(workspace: Workspace) -> list[str]:
    """Check the workspace, and that every backup that has a name is whole."""
    found = [finding.code for finding in check(workspace, deep=True).findings]
    found += [
        "backup damaged"
        for backup in backups(workspace.folder)
        if altered_part(backup.folder) is not None or backup.lost
    ]
    return found


def back_faults(folder: Path) -> list[str]:
    """Return what is wrong with a workspace brought back, if it is there at all."""
    back = folder.with_name("back")
    return [f"back {each}" for each in faults(back, 0)[0]] if back.exists() else []


if __name__ == "__main__":
    ACK = os.open(f"{sys.argv[1]}.ack", os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    PLACE, COUNT = Path(sys.argv[1]) / "w", int(sys.argv[2])

    def told(number: int) -> None:
        os.write(ACK, b"%d\n" % number)

    create(PLACE)
    told(0)
    write(PLACE, range(1, COUNT), told, sys.argv[3])
    keep_safe(PLACE)
    write(PLACE, range(COUNT, COUNT + 1), told, sys.argv[3])
