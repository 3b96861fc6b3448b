"""Thumbnails, decrypted and scaled beside the window, kept while they are likely to be seen."""

from collections import OrderedDict
from collections.abc import Mapping

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QPixmap

from sv_evidence.domain.problems import Problem
from sv_evidence.store.derived import Derived
from sv_evidence.store.vault import Vault
from ui.desk import Desk

MOST_BYTES = 40 << 20
"""What decoded thumbnails may weigh; a screen full of tiles needs about half."""
AT_ONCE = 12


class Thumbnails(QObject):
    """A cache that fills itself: what is asked for and not here yet is fetched, newest first."""

    arrived = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._held: OrderedDict[str, QPixmap] = OrderedDict()
        self._wanted: OrderedDict[str, Derived] = OrderedDict()
        self._is_fetching = False
        self._weight = 0
        self._fit = QSize(200, 136)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._fetch)

    def set_size(self, size: QSize) -> None:
        """Decode to tiles of this size, in device pixels; those that are too small come again."""
        if size.width() > self._fit.width():
            self._held.clear()
            self._weight = 0
        self._fit = size

    def get(self, thumb: Derived | None) -> QPixmap | None:
        """Return a thumbnail, or ``None`` and fetch it; a file without one has none."""
        if thumb is None:
            return None
        found = self._held.get(thumb.name)
        if found is not None:
            self._held.move_to_end(thumb.name)
            return None if found.isNull() else found
        self._wanted[thumb.name] = thumb
        self._wanted.move_to_end(thumb.name)
        if not self._is_fetching:
            self._soon.start()
        return None

    @Slot()
    def _fetch(self) -> None:
        batch = [self._wanted.popitem()[1] for _ in range(min(AT_ONCE, len(self._wanted)))]
        if not batch:
            return
        self._is_fetching = True
        vault, fit = self._desk.workspace.vault, self._fit
        self._desk.fetch(self, lambda: opened(vault, batch, fit), self._on_opened)

    def _on_opened(self, images: Mapping[str, QImage]) -> None:
        self._is_fetching = False
        for name, image in images.items():
            self._held[name] = QPixmap.fromImage(image)
            self._weight += image.sizeInBytes()
        while self._weight > MOST_BYTES and len(self._held) > AT_ONCE:
            self._weight -= _weight(self._held.popitem(last=False)[1])
        self.arrived.emit()
        if self._wanted:
            self._soon.start()


def opened(vault: Vault, thumbs: list[Derived], fit: QSize) -> dict[str, QImage]:
    """Read pictures from the vault; one that is not there or broken comes back as no picture."""
    return {thumb.name: image_from(vault, thumb, fit) for thumb in thumbs}


def image_from(vault: Vault, kept: Derived, fit: QSize | None = None) -> QImage:
    """Read one picture, scaled down to cover ``fit``; a null image if the vault has lost it."""
    image = QImage()
    try:
        image.loadFromData(vault.read(kept.name, kept.key))
    except Problem:
        return image
    if fit is not None and not image.isNull() and image.width() > fit.width():
        return image.scaled(
            fit,
            Qt.AspectRatioMode.KeepAspectRatioByExpanding,
            Qt.TransformationMode.SmoothTransformation,
        )
    return image


def _weight(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * pixmap.depth() // 8
