"""A sheet that takes files by Ctrl+V and by dropping, anywhere in it."""

import tempfile
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from ui.theme import Theme
from ui.widgets.dropped import files_in
from ui.widgets.sheet import Sheet


class TakingSheet(Sheet):
    """Tells of pasted and dropped files. Words are left to the field that has the cursor.

    A pasted picture is written as PNG into a private folder that goes with the sheet.
    """

    came = Signal(tuple)
    """Files were pasted or dropped (paths)."""

    def __init__(self, theme: Theme, window: QWidget, title: str, size: tuple[int, int]) -> None:
        super().__init__(theme, window, title, *size)
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._count = 0
        self._shortcut(QKeySequence.StandardKey.Paste).activated.connect(self.paste)
        self.setAcceptDrops(True)
        self.closed.connect(self._on_closed)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Welcome files."""
        if files_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Take files."""
        event.acceptProposedAction()
        self.came.emit(files_in(event.mimeData()))

    @Slot()
    def paste(self) -> None:
        """Take what the clipboard holds, if it is a file or a picture."""
        data = QApplication.clipboard().mimeData()
        files = files_in(data)
        if files:
            self.came.emit(files)
        elif data.hasImage():
            self.came.emit((self._written(),))

    def _written(self) -> Path:
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="sv-evidence-")
        self._count += 1
        path = Path(self._folder.name) / f"Pasted picture {self._count}.png"
        QApplication.clipboard().image().save(str(path))
        return path

    @Slot()
    def _on_closed(self) -> None:
        """Delete pictures that were pasted and written down for reading."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None
