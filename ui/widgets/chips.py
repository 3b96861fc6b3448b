"""Filter chips: unset ones ask, set ones say what they hold and can be removed."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.theme import Theme, Type

PAD, GAP, SIGN = 11, 6, 14


class ChipFace(QPushButton):
    """What all chips share: a small rounded face that paints runs of words."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("ring", True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)

    def runs(self) -> list[tuple[str, Type, str]]:
        """Return the words with style and colour, left to right."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:  # noqa: N802
        """Fit the words and the sign after them."""
        return QSize(round(self._words_end()) + self._theme.px(PAD), self._theme.px(28))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Never be cut."""
        return self.sizeHint()

    def paint_face(self, painter: QPainter, *, active: bool, dashed: bool = False) -> float:
        """Paint border and words; return where they end."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        over = self.underMouse() and not active
        fill = "sel" if active else "hover" if over else "surface"
        pen = QPen(self._theme.color("accent" if active else "ctl"), 1)
        if dashed:
            pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.setBrush(self._theme.color(fill))
        radius = self._theme.px(6)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        left = self._words_start()
        for text, style, colour in self.runs():
            font = self._theme.font(style)
            painter.setFont(font)
            painter.setPen(self._theme.color(colour))
            area = QRectF(left, 0, self.width() - left, self.height())
            painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), text)
            left += QFontMetrics(font).horizontalAdvance(text) + self._theme.px(GAP)
        return left

    def paint_sign(self, painter: QPainter, name: str, left: float, colour: str) -> None:
        """Paint a small icon at ``left``."""
        side = self._theme.px(SIGN)
        pixmap = self._theme.pixmap(name, colour, SIGN, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(left, (self.height() - side) / 2), pixmap)

    def _words_start(self) -> float:
        return self._theme.px(PAD)

    def _words_end(self) -> float:
        left = self._words_start()
        gap = self._theme.px(GAP)
        for text, style, _ in self.runs():
            left += QFontMetrics(self._theme.font(style)).horizontalAdvance(text) + gap
        return left - gap

    @Slot()
    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()


class Chip(ChipFace):
    """One filter: a name with a chevron, or a name, its value and an x."""

    removed = Signal()

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        dashed: bool = False,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._name, self._value = name, ""
        self._dashed, self._icon = dashed, icon
        self._speak()

    @property
    def value(self) -> str:
        """What the filter is set to, in words; empty if it is not set."""
        return self._value

    def set_value(self, text: str) -> None:
        """Set the filter's words; an empty text makes it an unset chip."""
        self._value = text
        self._speak()
        self.updateGeometry()
        self.update()

    def runs(self) -> list[tuple[str, Type, str]]:
        """Return name and value."""
        if self._value:
            strong = (f"{self._name}:", Type.ROW_TITLE, "ink")
            return [strong, (self._value, Type.TABLE, "ink")]
        return [(self._name, Type.TABLE, "ink2")]

    def sizeHint(self) -> QSize:  # noqa: N802
        """Leave room for the x or the chevron."""
        size = super().sizeHint()
        sign = 0 if self._icon else self._theme.px(SIGN + GAP)
        return QSize(size.width() + sign, size.height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the chip."""
        painter = QPainter(self)
        end = self.paint_face(painter, active=bool(self._value), dashed=self._dashed)
        if self._icon:
            self.paint_sign(painter, self._icon, self._theme.px(PAD - 2), "ink2")
        else:
            self.paint_sign(painter, "x" if self._value else "chevron-down", end, "ink2")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A press on the x removes; anywhere else it opens."""
        on_sign = event.position().x() > self.width() - self._theme.px(SIGN + PAD + 4)
        if self._value and on_sign and self.rect().contains(event.position().toPoint()):
            self.setDown(False)
            self.removed.emit()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Backspace and Delete remove a set filter."""
        if self._value and event.key() in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
            self.removed.emit()
            return
        super().keyPressEvent(event)

    def _words_start(self) -> float:
        return super()._words_start() + (self._theme.px(SIGN + 4) if self._icon else 0)

    def _speak(self) -> None:
        held = f"{self._name}: {self._value}. Backspace removes it" if self._value else self._name
        self.setAccessibleName(held)


class CountChip(ChipFace):
    """A kind with its count, if it has one; one of a row of which one is chosen."""

    def __init__(
        self, theme: Theme, text: str, count: int | None = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._words, self._count = text, count
        self.setCheckable(True)
        self.set_count(count)

    def set_count(self, count: int | None) -> None:
        """Show another count."""
        self._count = count
        self.setAccessibleName(", ".join(filter(None, (self._words, self._number))))
        self.updateGeometry()
        self.update()

    def runs(self) -> list[tuple[str, Type, str]]:
        """Return the kind and its count."""
        style = Type.ROW_TITLE if self.isChecked() else Type.TABLE
        return [
            (self._words, style, "ink" if self.isChecked() else "ink2"),
            (self._number, Type.TABLE, "ink2" if self.isChecked() else "ink3"),
        ]

    def sizeHint(self) -> QSize:  # noqa: N802
        """Keep the same width chosen or not."""
        metrics = QFontMetrics(self._theme.font(Type.ROW_TITLE))
        wide = metrics.horizontalAdvance(self._words) + metrics.horizontalAdvance(self._number)
        gaps = 2 * PAD + (GAP if self._number else 0)
        return QSize(wide + self._theme.px(gaps), self._theme.px(28))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the chip."""
        self.paint_face(QPainter(self), active=self.isChecked())

    @property
    def _number(self) -> str:
        return "" if self._count is None else f"{self._count:,}"
