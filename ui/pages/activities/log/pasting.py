"""Ctrl+V and dropping, anywhere in the sheet: files and pictures become evidence."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDropEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from ui.widgets.dropped import files_in

Take = Callable[[tuple[Path, ...]], object]


class Paster(QObject):
    """Hands pasted and dropped files on. Words are left to the field that has the cursor.

    A pasted picture is written as PNG into a private folder that goes with the sheet.
    """

    def __init__(self, sheet: QWidget, take: Take) -> None:
        super().__init__(sheet)
        self._take = take
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._count = 0
        shortcut = QShortcut(QKeySequence.StandardKey.Paste, sheet)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.paste)
        sheet.setAcceptDrops(True)
        sheet.installEventFilter(self)

    def watch(self, *fields: QWidget) -> None:
        """Take files that are pasted while one of these has the cursor."""
        for field in fields:
            field.installEventFilter(self)

    def paste(self) -> None:
        """Take what the clipboard holds, if it is a file or a picture."""
        data = QApplication.clipboard().mimeData()
        files = files_in(data)
        if files:
            self._take(files)
        elif data.hasImage():
            self._take((self._written(),))

    def put_away(self) -> None:
        """Delete pictures that were pasted and written down for reading."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Welcome dropped files; keep a field from taking a paste that holds no words."""
        if isinstance(event, QDropEvent) and files_in(event.mimeData()):
            event.acceptProposedAction()
            if event.type() == QEvent.Type.Drop:
                self._take(files_in(event.mimeData()))
            return True
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Paste)
        ):
            data = QApplication.clipboard().mimeData()
            if files_in(data) or (data.hasImage() and not data.hasText()):
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def _written(self) -> Path:
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="sv-evidence-")
        self._count += 1
        path = Path(self._folder.name) / f"Pasted picture {self._count}.png"
        QApplication.clipboard().image().save(str(path))
        return path
