"""What stands in the window while no workspace is open: how to begin, and what unlocks one."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal

from ui import places
from ui.theme import Theme
from ui.widgets.choosing import SystemFolderChooser
from ui.window import Window

if TYPE_CHECKING:
    from ui.pages.first_run.pane import FirstRunPane


class Beginning(QObject):
    """Asks which workspace to make or open; it makes and opens none itself."""

    make_asked = Signal(object)
    """A workspace to make (``NewWorkspace``)."""
    open_asked = Signal(Path)
    unlock_asked = Signal(Path, str)
    """A locked workspace and its passphrase."""
    practice_asked = Signal()

    def __init__(self, theme: Theme, window: Window) -> None:
        super().__init__(window)
        self._theme, self._window = theme, window
        self._pane: FirstRunPane | None = None

    def show(self, author: str, recent: Sequence[Path] = (), awaited: Path | None = None) -> None:
        """Show the pane; what was typed there before still stands."""
        if self._pane is None:
            from ui.pages.first_run.pane import FirstRunPane  # noqa: PLC0415 - most starts show none

            dialogs = SystemFolderChooser(self._window)
            self._pane = FirstRunPane(
                self._theme, dialogs, data_home(), author, places.offered_frameworks()
            )
            self._pane.make_asked.connect(self.make_asked)
            self._pane.open_asked.connect(self.open_asked)
            self._pane.practice_asked.connect(self.practice_asked)
        self._pane.recent.show_folders(recent, awaited)
        self._window.show_pane(self._pane)

    def ask_passphrase(self, folder: Path, *, fault: str) -> None:
        """Ask for a passphrase over the pane; ``fault`` says what was wrong with the last one."""
        from ui.pages.first_run.passphrase import PassphraseSheet  # noqa: PLC0415 - as the pane

        sheet = PassphraseSheet(self._theme, self._window, folder.name, fault)
        sheet.given.connect(partial(self.unlock_asked.emit, folder))
        sheet.open()

    def put_away(self) -> None:
        """Forget the pane and what was typed; the stack lets it go as it dies."""
        if self._pane is not None:
            self._pane.deleteLater()
            self._pane = None


def data_home() -> Path:
    """Return where new workspaces go: never a folder that a service mirrors."""
    kind = QStandardPaths.StandardLocation.AppLocalDataLocation
    return Path(QStandardPaths.writableLocation(kind)) / "Workspaces"
