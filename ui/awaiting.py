"""Waits for a workspace's folder to come back, such as with a drive that is plugged in again."""

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal, Slot


class Awaiting(QObject):
    """``back`` once the folder is there; it asks the system to say so and never looks by itself."""

    back = Signal(Path)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.folder: Path | None = None
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._on_changed)

    def wait_for(self, folder: Path) -> None:
        """Wait for a folder; the nearest one above it that is there is watched."""
        self.stop()
        self.folder = folder
        self._watch(folder)

    def stop(self) -> None:
        """Wait no longer."""
        self.folder = None
        if watched := self._watcher.directories():
            self._watcher.removePaths(watched)

    @Slot(str)
    def _on_changed(self, _path: str) -> None:
        if self.folder is not None:
            self._watch(self.folder)

    def _watch(self, folder: Path) -> None:
        """Watch as near the folder as can be; what comes meanwhile is seen by looking after."""
        watched = self._watcher.directories()
        above = next((each for each in folder.parents if each.is_dir()), None)
        if above is not None and str(above) not in watched:
            if watched:
                self._watcher.removePaths(watched)
            self._watcher.addPath(str(above))
        if folder.is_dir():
            self.stop()
            self.back.emit(folder)
