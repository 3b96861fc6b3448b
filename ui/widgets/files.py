"""The system's own dialogs for files and folders, behind one small port."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QWidget


class FileDialogs(Protocol):
    """Asks for files and folders, and calls back with what was chosen."""

    def choose_files(
        self, title: str, start: Path, chosen: Callable[[tuple[Path, ...]], object]
    ) -> None:
        """Ask for files to read."""
        ...

    def choose_folder(self, title: str, start: Path, chosen: Callable[[Path], object]) -> None:
        """Ask for a folder."""
        ...


class SystemDialogs:
    """The dialogs people know from their other programs."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def choose_files(
        self, title: str, start: Path, chosen: Callable[[tuple[Path, ...]], object]
    ) -> None:
        """Ask for files to read."""
        dialog = QFileDialog(self._window, title, str(start))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: chosen(tuple(Path(name) for name in names)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def choose_folder(self, title: str, start: Path, chosen: Callable[[Path], object]) -> None:
        """Ask for a folder."""
        dialog = QFileDialog(self._window, title, str(start))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: chosen(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
