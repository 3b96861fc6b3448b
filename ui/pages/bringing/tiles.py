"""The try in four numbers: what would be added, what is there, what is skipped, what is wrong."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from sv_evidence.operations.bringing_in import Verdict
from ui.pages.bringing.columns import SIGNS
from ui.theme import Theme, Type

TALL, PAD = 88, 14


class Tile(QPushButton):
    """One number with its name and what it means."""

    def __init__(self, theme: Theme, verdict: Verdict) -> None:
        super().__init__()
        self._theme, self.verdict = theme, verdict
        self._name, self._number, self._note = "", "", ""
        self.setProperty("ring", True)
        self.setAutoDefault(False)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def say(self, name: str, number: int, note: str) -> None:
        """Show another number."""
        self._name, self._number, self._note = name, f"{number:,}", note
        self.setAccessibleName(f"{name}: {self._number}")
        self.setAccessibleDescription(note)
        self.setToolTip(note)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Be as tall as three lines."""
        return QSize(self._theme.px(180), self._theme.px(TALL))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Shrink to the widest name."""
        return QSize(self._theme.px(120), self._theme.px(TALL))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint icon and name, number, and note; the chosen one is marked below too."""
        painter, px = QPainter(self), self._theme.px
        ground = "sel" if self.isChecked() else "hover" if self.underMouse() else "surface"
        painter.fillRect(self.rect(), self._theme.color(ground))
        painter.setPen(self._theme.color("line2"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        if self.isChecked():
            painter.fillRect(
                0, self.height() - px(3), self.width(), px(3), self._theme.color("accent")
            )
        icon, colour = SIGNS[self.verdict]
        pixmap = self._theme.pixmap(icon, colour, 15, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(px(PAD), px(12)), pixmap)
        wide = self.width() - px(2 * PAD)
        self._line(painter, QRectF(px(PAD + 22), px(9), wide - px(22), px(20)), self._name, colour)
        painter.setFont(self._theme.font(Type.FIGURE))
        painter.setPen(self._theme.color("ink"))
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(QRectF(px(PAD), px(29), wide, px(32)), middle, self._number)
        painter.setFont(self._theme.font(Type.TINY))
        note = QRectF(px(PAD), px(61), wide, px(18))
        fits = painter.fontMetrics().elidedText(
            self._note, Qt.TextElideMode.ElideRight, int(note.width())
        )
        painter.setPen(self._theme.color("ink2"))
        painter.drawText(note, middle, fits)

    def _line(self, painter: QPainter, area: QRectF, text: str, colour: str) -> None:
        painter.setFont(self._theme.font(Type.SMALL_STRONG))
        painter.setPen(self._theme.color(colour))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), text)


class TrialTiles(QWidget):
    """Four tiles side by side, one of them chosen."""

    chosen = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        kinds = (Verdict.ADD, Verdict.EXISTING, Verdict.SKIP, Verdict.FAIL)
        self.tiles = {verdict: Tile(theme, verdict) for verdict in kinds}
        for tile in self.tiles.values():
            row.addWidget(tile, 1)
            tile.clicked.connect(self.chosen)

    @property
    def verdict(self) -> Verdict:
        """The kind of rows that is chosen."""
        return next((each for each, tile in self.tiles.items() if tile.isChecked()), Verdict.ADD)

    def choose(self, verdict: Verdict) -> None:
        """Choose a kind of rows."""
        self.tiles[verdict].setChecked(True)
