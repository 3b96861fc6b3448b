"""A plain filled area, with corners and a border if wanted."""

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Theme


class Surface(QWidget):
    """Fills itself with a token's colour; ``square_head`` and ``square_foot`` drop corners."""

    def __init__(
        self,
        theme: Theme,
        colour: str,
        *,
        radius: float = 0,
        border: str = "",
        square_head: bool = False,
        square_foot: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._colour, self._radius, self._border = theme, colour, radius, border
        self._square_head, self._square_foot = square_head, square_foot
        theme.changed.connect(self.update)

    def wear(self, colour: str, border: str = "") -> None:
        """Change colours."""
        self._colour, self._border = colour, border
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Fill the area, then draw its border."""
        painter = QPainter(self)
        if not self._radius and not self._border:
            painter.fillRect(self.rect(), self._theme.color(self._colour))
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = 0.5 if self._border else 0.0
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        radius = self._theme.px(self._radius)
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addRoundedRect(box, radius, radius)
        if self._square_head:
            path.addRect(box.adjusted(0, 0, 0, -radius))
        if self._square_foot:
            path.addRect(box.adjusted(0, radius, 0, 0))
        painter.setPen(
            QPen(self._theme.color(self._border), 1) if self._border else Qt.PenStyle.NoPen
        )
        painter.setBrush(self._theme.color(self._colour))
        painter.drawPath(path)


class Host(Surface):
    """A window that others lie over: it says when it was painted first and when its size changed.

    They listen to this instead of filtering its events, which is unsafe while it is destroyed.
    """

    painted = Signal()
    """It can be seen for the first time."""
    resized = Signal()
    leave_asked = Signal(object)
    """A person wants to close it (``QCloseEvent``); whoever ignores the event keeps it open."""
    leaving = Signal()
    """It is about to close, and everything still works: the last moment to write something down."""

    def __init__(self, theme: Theme, colour: str) -> None:
        super().__init__(theme, colour)
        self._is_seen = False

    def take_focus(self) -> None:
        """Put the focus where work goes on, when what had it before is gone."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Say once that it was painted; what is slow starts only then."""
        super().paintEvent(event)
        if not self._is_seen:
            self._is_seen = True
            QTimer.singleShot(0, self, self.painted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Say that the size has changed."""
        super().resizeEvent(event)
        self.resized.emit()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Ask whether it may, then say that it is about to close."""
        self.leave_asked.emit(event)
        if event.isAccepted():
            self.leaving.emit()
            super().closeEvent(event)
