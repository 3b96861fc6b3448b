"""The system's file dialog behind one method, so that pages never block and tests can answer."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QWidget

from sv_evidence.wording.words import tr

Chosen = Callable[[tuple[Path, ...]], object]


class FileChooser(Protocol):
    """Asks a person for files and hands them on; nothing is called when they change their mind."""

    def choose(self, chosen: Chosen) -> None:
        """Ask for files that exist."""
        ...


class SystemFileChooser:
    """Asks by the system's own dialog, without blocking the window."""

    def __init__(self, window: QWidget, title: str = "") -> None:
        self._window, self._title = window, title or tr("Add evidence")

    def choose(self, chosen: Chosen) -> None:
        """Open the dialog over the window."""
        dialog = QFileDialog(self._window, self._title)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: chosen(tuple(Path(name) for name in names)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


class FolderChooser(Protocol):
    """Asks a person for a folder and hands it on."""

    def choose_folder(self, title: str, start: Path, chosen: Callable[[Path], object]) -> None:
        """Ask for a folder that exists."""
        ...


class SystemFolderChooser:
    """Asks by the system's own dialog, without blocking the window."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def choose_folder(self, title: str, start: Path, chosen: Callable[[Path], object]) -> None:
        """Open the dialog over the window."""
        dialog = QFileDialog(self._window, title, str(start))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: chosen(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


class PlaceChooser(Protocol):
    """Asks a person where a file is to be written, and hands the place on."""

    def choose_place(self, title: str, start: Path, chosen: Callable[[Path], object]) -> None:
        """Ask for a file that may be new; the system asks before one is replaced."""
        ...


class SystemPlaceChooser:
    """Asks by the system's own dialog, without blocking the window."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def choose_place(self, title: str, start: Path, chosen: Callable[[Path], object]) -> None:
        """Open the dialog over the window."""
        dialog = QFileDialog(self._window, title, str(start.parent))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(start.name)
        dialog.setDefaultSuffix(start.suffix.removeprefix("."))
        dialog.fileSelected.connect(lambda name: chosen(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
