"""Above and under the lines: which kind is shown, and what the keys do."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from sv_evidence.wording.words import tr
from ui.pages.palette.asking import Part
from ui.pages.palette.lines import part_name
from ui.theme import Theme, Type
from ui.widgets.chips import CountChip
from ui.widgets.surface import Surface
from ui.widgets.words import Words

CHIPS, FOOT = 46, 40


class PartChips(Surface):
    """All, or one kind of lines."""

    chosen = Signal(object)
    """A kind (``Part``), or ``None`` for all."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "bg")
        self._chips: dict[Part | None, CountChip] = {
            None: CountChip(theme, tr("All"), None),
            **{part: CountChip(theme, part_name(part), None) for part in Part},
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(20), 0, theme.px(20), 0)
        row.setSpacing(theme.px(8))
        for part, chip in self._chips.items():
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            chip.setAutoExclusive(True)
            chip.clicked.connect(lambda _checked=False, part=part: self.chosen.emit(part))
            row.addWidget(chip)
        row.addStretch(1)
        row.addWidget(Words(theme, tr("Tab changes the kind"), Type.SMALL, "ink2"))
        self.setFixedHeight(theme.px(CHIPS))
        self.choose(None)

    def choose(self, part: Part | None) -> None:
        """Show which kind is chosen."""
        self._chips[part].setChecked(True)
        for chip in self._chips.values():
            chip.updateGeometry()
            chip.update()

    def show_counts(self, counts: Mapping[Part, int | None]) -> None:
        """Show how much there is of each kind."""
        for part, count in counts.items():
            self._chips[part].set_count(count)


class PaletteFoot(Surface):
    """Says what the keys do."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "win", radius=10, square_head=True)
        walk = KeyHint(theme, "", tr("choose"))
        walk.setAccessibleName(tr("Up and Down: choose"))
        enter = KeyHint(theme, tr("Enter"), tr("open"))
        self._look = KeyHint(theme, tr("Space"), tr("look first"))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(20), 0, theme.px(20), 0)
        row.setSpacing(theme.px(18))
        for hint in (walk, enter, self._look):
            row.addWidget(hint)
        row.addStretch(1)
        words = tr("Start with > for commands, E- for a number")
        row.addWidget(Words(theme, words, Type.SMALL, "ink2"))
        self.setFixedHeight(theme.px(FOOT))

    def show_look(self, *, is_there: bool) -> None:
        """Say that Space looks, where there is something to look at."""
        self._look.setVisible(is_there)


class KeyHint(QWidget):
    """A key in a small box, or the two arrows without one, and what it does."""

    def __init__(self, theme: Theme, key: str, does: str) -> None:
        super().__init__()
        self._theme, self._key, self._does = theme, key, does
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{key}: {does}")

    def sizeHint(self) -> QSize:  # noqa: N802
        """Fit both."""
        words = QFontMetrics(self._theme.font(Type.SMALL)).horizontalAdvance(self._does)
        return QSize(self._box() + self._theme.px(6) + words + 2, self._theme.px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the key, then the words."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._key:
            self._paint_key(painter)
        else:
            self._paint_arrows(painter)
        painter.setPen(theme.color("ink2"))
        painter.setFont(theme.font(Type.SMALL))
        left = self._box() + theme.px(6)
        area = QRectF(left, 0, self.width() - left, self.height())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), self._does)

    def _paint_key(self, painter: QPainter) -> None:
        theme = self._theme
        tall = theme.px(20)
        box = QRectF(0.5, (self.height() - tall) / 2 + 0.5, self._box() - 1, tall - 1)
        painter.setPen(QPen(theme.color("ctl"), 1))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(box, theme.px(4), theme.px(4))
        painter.setPen(theme.color("ink2"))
        painter.setFont(theme.font(Type.TINY))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self._key)

    def _paint_arrows(self, painter: QPainter) -> None:
        """Draw one up and one down: not every font has them as letters."""
        px, middle = self._theme.px, self.height() / 2
        painter.setPen(QPen(self._theme.color("ink2"), 1.3))
        for left, tip in ((px(5), -px(5)), (px(15), px(5))):
            top = QPointF(left, middle + tip)
            painter.drawLine(QPointF(left, middle - tip), top)
            back = -px(3) if tip > 0 else px(3)
            painter.drawLine(top, QPointF(left - px(3), top.y() + back))
            painter.drawLine(top, QPointF(left + px(3), top.y() + back))

    def _box(self) -> int:
        if not self._key:
            return self._theme.px(20)
        metrics = QFontMetrics(self._theme.font(Type.TINY))
        return metrics.horizontalAdvance(self._key) + self._theme.px(12)
