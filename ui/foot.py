"""What the window says of the workspace: whose it is, where it lies, when it was backed up."""

from datetime import date

from sv_evidence.operations.surroundings import cautions, clock_cautions
from sv_evidence.store.backup_child import BackupFailed, BackupState, BackupStatus, last_backup
from sv_evidence.wording.health import finding_text
from sv_evidence.wording.numbers import day_text
from sv_evidence.wording.words import tr
from ui.desk import Desk
from ui.window import Window


class Foot:
    """The head and foot of the side bar, and warnings about the workspace's place."""

    def __init__(self, window: Window, desk: Desk) -> None:
        self._window, self._desk = window, desk

    def show(self) -> None:
        """Say whose the workspace is and how it is kept."""
        self.show_name()
        self.show_backup()

    def show_name(self) -> None:
        """Say whose the workspace is."""
        with self._desk.look() as view:
            self._window.set_whose(view.organisation.name)

    def show_backup(self) -> None:
        """Say where the data is and when it was last backed up; a failed backup is said aloud."""
        folder = self._desk.workspace.folder
        status = last_backup(folder)
        backup = _backup_text(status, self._desk.today())
        self._window.side_bar.set_foot((("hard-drive", tr("Kept on this computer")), backup))
        if status.state is BackupState.FAILED:
            self._desk.failed.emit(BackupFailed(folder, status.code, status.details))

    def show_cautions(self) -> None:
        """Say what may harm the workspace where it lies, the worst first."""
        workspace = self._desk.workspace
        found = (*clock_cautions(workspace), *cautions(workspace.folder))
        for each in reversed(found):
            strong, _, rest = finding_text(each.code, each.item, each.details).partition(". ")
            self._window.messages.show_trouble(f"{strong}.", rest)


def _backup_text(status: BackupStatus, today: date) -> tuple[str, str]:
    """Return icon and words for the last backup that was opened and checked."""
    if status.state is BackupState.RUNNING:
        return "history", tr("Backing up")
    if status.last_good is None:
        return "minus", tr("No backup yet")
    at = status.last_good.made_at
    if at.date() == today:
        return "check", tr("Backed up today {at}", at=f"{at:%H:%M}")
    return "check", tr("Backed up {day}", day=day_text(at).partition(" ")[2])
