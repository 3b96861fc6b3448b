"""What is being dragged over us."""

from pathlib import Path

from PySide6.QtCore import QMimeData


def files_in(data: QMimeData) -> tuple[Path, ...]:
    """Return the local files that are being dragged; folders are not files."""
    paths = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return tuple(path for path in paths if path.is_file())
