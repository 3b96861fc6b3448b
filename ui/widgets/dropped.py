"""What is being dragged over us or pasted: files and pictures are for whoever takes evidence."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication


def files_in(data: QMimeData) -> tuple[Path, ...]:
    """Return the local files that are being dragged; folders are not files."""
    paths = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return tuple(path for path in paths if path.is_file())


def pastes_files(event: QEvent) -> bool:
    """Say whether a key is about to paste files or a picture, which no field of words can take."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if not event.matches(QKeySequence.StandardKey.Paste):
        return False
    data = QApplication.clipboard().mimeData()
    return bool(files_in(data)) or (data.hasImage() and not data.hasText())
