"""How a backup lies on disk, readable without the key and checkable with ``sha256sum -c``.

``workspace.db`` (a copy, still encrypted), the header twice, ``vault-files.txt`` (name and size of
every evidence file it needs; they lie in the ``vault`` folder two levels up), ``backup.json`` and
``SHA256SUMS``. The header is not among the sums: a new passphrase wraps its key again.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from sv_evidence.domain.problems import Problem
from sv_evidence.store.durable import durable_write, problem_from

DATABASE: Final = "workspace.db"
NEEDED: Final = "vault-files.txt"
FACTS: Final = "backup.json"
SUMS: Final = "SHA256SUMS"
SUMMED: Final = (DATABASE, NEEDED, FACTS)
FOLDER: Final = "backups"
STAGE: Final = ".stage-"
_NAME_LENGTH: Final = 64


class BackupDamaged(Problem):
    """A backup is not what it was when it was made; ``item`` names the part."""

    def __init__(self, folder: Path, item: str) -> None:
        super().__init__("backup_damaged", folder=folder, item=item)


class NotABackup(Problem):
    """There is no backup at this place."""

    def __init__(self, folder: Path) -> None:
        super().__init__("not_a_backup", folder=folder)


class SeveralBackedUp(Problem):
    """Several workspaces were backed up to this place; ``folders`` names those of each."""

    def __init__(self, folder: Path, folders: Iterable[str]) -> None:
        super().__init__("several_backed_up", folder=folder, folders=tuple(folders))


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was opened and checked when it was made."""

    folder: Path
    turn: int
    made_at: datetime
    sha256: str
    """Of the database copy."""
    size: int
    counts: Mapping[str, int]
    files: int
    lost: int
    """Evidence files that were missing or had a wrong size when it was made."""
    journal_head: str

    @property
    def file(self) -> Path:
        """The database copy."""
        return self.folder / DATABASE

    @property
    def vault(self) -> Path:
        """Where the evidence files that it needs lie."""
        return self.folder.parent.parent / "vault"


def write_facts(backup: Backup, needed: Mapping[str, int]) -> None:
    """Write all but the database and the header into the backup's folder."""
    facts = {
        "format": 1,
        "turn": backup.turn,
        "made_at": backup.made_at.isoformat(),
        "size": backup.size,
        "counts": dict(backup.counts),
        "files": backup.files,
        "lost": backup.lost,
        "journal_head": backup.journal_head,
    }
    texts = {
        NEEDED: "".join(f"{name} {size}\n" for name, size in sorted(needed.items())).encode(),
        FACTS: json.dumps(facts, indent=1).encode() + b"\n",
    }
    sums = {DATABASE: backup.sha256}
    for name, text in texts.items():
        durable_write(backup.folder / name, text)
        sums[name] = hashlib.sha256(text).hexdigest()
    lines = "".join(f"{sums[name]}  {name}\n" for name in SUMMED)
    durable_write(backup.folder / SUMS, lines.encode())


def read_backup(place: Path) -> Backup:
    """Read what a backup says of itself; ``place`` is its folder or a file in it.

    The database copy is not read here: ``altered_part`` does that.
    """
    folder = place if place.is_dir() else place.parent
    if not (folder / SUMS).is_file():
        raise NotABackup(place)
    sums = _sums(folder)
    try:
        text = (folder / FACTS).read_bytes()
        if hashlib.sha256(text).hexdigest() != sums[FACTS]:
            raise BackupDamaged(folder, FACTS)
        facts = json.loads(text)
    except OSError as error:
        raise problem_from(error, folder / FACTS) from error
    return Backup(
        folder=folder,
        turn=facts["turn"],
        made_at=datetime.fromisoformat(facts["made_at"]),
        sha256=sums[DATABASE],
        size=facts["size"],
        counts=facts["counts"],
        files=facts["files"],
        lost=facts["lost"],
        journal_head=facts["journal_head"],
    )


def needed_files(folder: Path) -> dict[str, int]:
    """Return the evidence files that a backup needs: name and size of each original."""
    try:
        text = (folder / NEEDED).read_bytes()
    except OSError as error:
        raise problem_from(error, folder / NEEDED) from error
    if hashlib.sha256(text).hexdigest() != _sums(folder)[NEEDED]:
        raise BackupDamaged(folder, NEEDED)
    lines = text.decode().splitlines()
    return {line[:_NAME_LENGTH]: int(line[_NAME_LENGTH + 1 :]) for line in lines}


def altered_part(folder: Path) -> str | None:
    """Name the first part whose bytes are not those summed up; ``None`` if all are."""
    sums = _sums(folder)
    for name in SUMMED:
        try:
            with (folder / name).open("rb") as stream:
                if hashlib.file_digest(stream, "sha256").hexdigest() != sums[name]:
                    return name
        except OSError:
            return name
    return None


def backups(workspace: Path) -> tuple[Backup, ...]:
    """Return the readable backups below a folder, newest first."""
    found = []
    for folder in (workspace / FOLDER).glob("[!.]*/"):
        try:
            found.append(read_backup(folder))
        except Problem:
            continue  # `damaged_backups` names it
    return tuple(sorted(found, key=lambda each: each.turn, reverse=True))


def chosen_backup(place: Path) -> Backup:
    """Return the backup at a place: its folder, a file in it, or the newest whole one below it.

    Raise ``SeveralBackedUp`` where more than one workspace was backed up to the place.
    """
    homes = _homes(place)
    if len(homes) > 1:
        raise SeveralBackedUp(place, (each.name for each in homes))
    kept = backups(homes[0]) if homes else ()
    whole = (each for each in kept if altered_part(each.folder) is None)
    return next(whole, None) or read_backup(kept[0].folder if kept else place)


def _homes(place: Path) -> list[Path]:
    """Return the folders that hold a folder of backups: the place, or those right below it."""
    if not place.is_dir() or (place / SUMS).exists():
        return []
    if place.name == FOLDER:
        return [place.parent]
    below = [place, *sorted(place.iterdir())]
    homes = [each for each in below if (each / FOLDER).is_dir()]
    return homes[:1] if homes[:1] == [place] else homes


def damaged_backups(workspace: Path) -> tuple[Path, ...]:
    """Return the folders among the backups that cannot be read as one."""
    good = {each.folder for each in backups(workspace)}
    return tuple(sorted(set((workspace / FOLDER).glob("[!.]*/")) - good))


def _sums(folder: Path) -> dict[str, str]:
    try:
        lines = (folder / SUMS).read_text("ascii").splitlines()
    except (OSError, ValueError) as error:
        raise BackupDamaged(folder, SUMS) from error
    sums = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    if set(sums) != set(SUMMED):
        raise BackupDamaged(folder, SUMS)
    return sums
