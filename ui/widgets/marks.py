"""The proof mark, the proof bar and the strength bars as widgets; always with their word."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sv_evidence.domain.evidence import Strength
from sv_evidence.domain.proof import Mark
from sv_evidence.reports import shapes
from sv_evidence.wording.labels import mark_label, strength_label
from ui.theme import Theme, Type
from ui.widgets.paint import paint, paint_mark

GAP = 6


def mark_word(which: Mark) -> str:
    """Return the word that always goes with a mark."""
    return mark_label(which)


def strength_word(strength: Strength | None) -> str:
    """Return the word that always goes with the bars."""
    return strength_label(strength)


class ProofMark(QWidget):
    """A mark, with its word beside it or in its tooltip."""

    def __init__(
        self,
        theme: Theme,
        which: Mark,
        *,
        size: int = 16,
        worded: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._which, self._side, self._worded = theme, which, size, worded
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_mark(which)
        theme.changed.connect(self._on_theme_changed)

    def set_mark(self, which: Mark) -> None:
        """Show another mark."""
        self._which = which
        self.setAccessibleName(mark_word(which))
        self.setToolTip(mark_word(which))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Fit the mark and its word."""
        side = self._theme.px(self._side)
        if not self._worded:
            return QSize(side, side)
        metrics = QFontMetrics(self._theme.font(Type.TABLE))
        wide = side + self._theme.px(GAP) + metrics.horizontalAdvance(mark_word(self._which)) + 1
        return QSize(wide, max(side, self._theme.line(Type.TABLE)))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the mark and its word."""
        painter = QPainter(self)
        side = self._theme.px(self._side)
        top = (self.height() - side) / 2
        paint_mark(painter, self._theme, self._which, left=0, top=top, size=self._side)
        if self._worded:
            painter.setFont(self._theme.font(Type.TABLE))
            painter.setPen(self._theme.color(shapes.TEXTS[self._which]))
            left = side + self._theme.px(GAP)
            area = QRectF(left, 0, self.width() - left, self.height())
            painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), mark_word(self._which))

    @Slot()
    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()


class StrengthBars(QWidget):
    """Three rising bars and the word for how easy a file is to defend."""

    def __init__(
        self,
        theme: Theme,
        strength: Strength | None,
        *,
        worded: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._strength, self._worded = theme, strength, worded
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(strength_word(strength))
        self.setToolTip(strength_word(strength))
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Fit the bars and the word."""
        side = self._theme.px(12)
        if not self._worded:
            return QSize(side + 2, side)
        metrics = QFontMetrics(self._theme.font(Type.TABLE))
        wide = metrics.horizontalAdvance(strength_word(self._strength))
        return QSize(side + self._theme.px(GAP) + wide + 2, self._theme.line(Type.TABLE))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint bars and word."""
        painter = QPainter(self)
        side = self._theme.px(12)
        drawing = shapes.strength_bars(self._strength, side)
        paint(painter, drawing, self._theme, QPointF(0, (self.height() - side) / 2))
        if self._worded:
            painter.setFont(self._theme.font(Type.TABLE))
            painter.setPen(self._theme.color("ink2"))
            area = QRectF(side + self._theme.px(GAP), 0, self.width(), self.height())
            painter.drawText(
                area, int(Qt.AlignmentFlag.AlignVCenter), strength_word(self._strength)
            )


class ProofBar(QWidget):
    """Proven, part proven and unproven on one scale; its name lists the amounts."""

    def __init__(self, theme: Theme, *, height: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._tall = theme, height
        self._parts: Mapping[Mark, int] = {}
        self._scale = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_parts(self, parts: Mapping[Mark, int], *, scale: int, spoken: str) -> None:
        """Show amounts; ``scale`` is what the full width stands for, ``spoken`` names them."""
        self._parts, self._scale = parts, scale
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Be as tall as asked for."""
        return QSize(self._theme.px(120), self._theme.px(self._tall))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the parts."""
        drawing = shapes.proof_bar(
            self._parts,
            scale=self._scale,
            width=self.width(),
            height=self.height(),
            hatch=shapes.ON_SCREEN,
        )
        paint(QPainter(self), drawing, self._theme)
