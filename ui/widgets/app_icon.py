"""The program's own icon: the proven mark."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from sv_evidence.domain.proof import Mark
from sv_evidence.reports import shapes
from ui.theme import Theme
from ui.widgets.paint import paint

SIZES = (16, 32, 48, 64, 128)


def app_icon(theme: Theme) -> QIcon:
    """Draw the mark at every size that systems ask for."""
    icon = QIcon()
    for size in SIZES:
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint(painter, shapes.mark(Mark.PROVEN, size), theme)
        painter.end()
        icon.addPixmap(pixmap)
    return icon
