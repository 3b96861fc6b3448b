"""What the settings say: read in one moment, plain values."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from sv_evidence.domain.activities import EARLIEST, FURTHEST_AHEAD
from sv_evidence.domain.counting import ClaimQuestion
from sv_evidence.domain.frameworks import InstalledMeasure
from sv_evidence.domain.measures import Period, YearStart
from sv_evidence.domain.organisations import Organisation
from sv_evidence.domain.people import Person
from sv_evidence.operations.sealing import sealing_key
from sv_evidence.store.backup_child import BackupState, BackupStatus, last_backup
from sv_evidence.store.backup_files import FOLDER as BACKUPS
from sv_evidence.store.keys import is_locked
from sv_evidence.store.view import View
from sv_evidence.store.workspace import VAULT, Workspace
from sv_evidence.wording.numbers import full_day_text, moment_text, size_text
from sv_evidence.wording.words import tr

_ANY_YEAR = 2001
_MONTHS = range(1, 13)


@dataclass(frozen=True, slots=True)
class Held:
    """What holds now."""

    organisation: Organisation
    people: int
    backup: BackupStatus
    is_locked: bool
    frameworks: tuple["FrameworkRow", ...] = ()
    seal: tuple[str, ...] = ()
    """The eight words of the sealing key; none before the first pack is sealed."""


@dataclass(frozen=True, slots=True)
class FrameworkRow:
    """A framework that is installed: how sure its wording is, and how much of it is used."""

    id: str
    title: str
    publisher: str
    version: str
    licence: str
    is_checked: bool
    checked: str
    used: int
    measures: int


@dataclass(frozen=True, slots=True)
class Weight:
    """What a workspace takes on the disk, in bytes."""

    folder: Path
    files: int
    records: int
    backups: int


def held(view: View, workspace: Workspace) -> Held:
    """Read what holds."""
    return Held(
        view.organisation,
        len(view.all(Person)),
        last_backup(workspace.folder),
        is_locked(workspace.folder),
        _frameworks(view, workspace.clock().date()),
        () if (key := sealing_key(view)) is None else key.words,
    )


def weigh(workspace: Workspace) -> Weight:
    """Add up what lies in the workspace's folder."""
    folder = workspace.folder
    backups = _bytes_in(folder / BACKUPS)
    files = _bytes_in(folder / VAULT)
    return Weight(folder, files, _bytes_in(folder) - files - backups, backups)


def _bytes_in(folder: Path) -> int:
    total = 0
    for each in folder.rglob("*"):
        with suppress(OSError):  # it may go while we look
            total += each.stat().st_size if each.is_file() else 0
    return total


def _frameworks(view: View, today: date) -> tuple[FrameworkRow, ...]:
    every = ClaimQuestion(Period(EARLIEST, today + FURTHEST_AHEAD))
    counted = {tally.measure for tally in view.tallies(every)}
    found: list[FrameworkRow] = []
    for uid, framework in view.frameworks().items():
        measures = {each.uid for each in view.all(InstalledMeasure, framework=uid)}
        not_checked = framework.not_checked
        found.append(
            FrameworkRow(
                framework.id,
                framework.short_title,
                framework.publisher,
                framework.version,
                framework.licence,
                not not_checked,
                tr("{checked} Not checked: {rest}", checked=framework.checked, rest=not_checked)
                if not_checked
                else framework.checked,
                len(measures & counted),
                len(measures),
            )
        )
    return tuple(found)


def year_ends(now: str) -> tuple[tuple[str, str], ...]:
    """Return the days a year may end on, with the day the next one starts; ``now`` is among them.

    Starts are written as the organisation keeps them: ``04-01``.
    """
    starts = [f"{month:02}-01" for month in _MONTHS]
    if now not in starts and YearStart.parse(now) is not None:
        starts = sorted((*starts, now))
    return tuple((_end_before(each), each) for each in starts)


def backup_texts(status: BackupStatus) -> tuple[str, str]:
    """Say when the last good backup was made, and what to know about it."""
    if status.state is BackupState.RUNNING:
        return tr("Backing up"), tr("It is opened and read back before it counts.")
    if status.last_good is None:
        return tr("No backup yet"), tr("One is made each time the program closes.")
    good = status.last_good
    title = tr("Last good backup: {when}", when=moment_text(good.made_at))
    text = tr(
        "{size}, opened and read back. It lies beside your data on this computer.",
        size=size_text(good.size),
    )
    if status.state is BackupState.FAILED:
        text = tr("The try after it failed. {rest}", rest=text)
    return title, text


def _end_before(start: str) -> str:
    month, day = (int(part) for part in start.split("-"))
    end = date(_ANY_YEAR, month, day) - timedelta(days=1)
    return full_day_text(end).rpartition(" ")[0]
