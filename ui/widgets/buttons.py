"""Buttons in order of weight: filled, bordered, plain link; one filled button a screen."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.theme import Theme, Type


class Rank(Enum):
    """How heavy a button looks."""

    FILLED = "filled"
    BORDERED = "bordered"
    LINK = "link"
    BARE = "bare"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class _Paint:
    fill: str | None
    border: str | None
    text: str


_RANKS = {
    Rank.FILLED: _Paint("accent", None, "on_accent"),
    Rank.BORDERED: _Paint("surface", "ctl", "ink"),
    Rank.LINK: _Paint(None, None, "accent"),
    Rank.BARE: _Paint(None, None, "ink2"),
    Rank.DANGER: _Paint("alarm", None, "on_accent"),
}
ICON_GAP = 7
HINT_GAP = 10


class Button(QPushButton):
    """A button drawn by us; a bare one shows only its icon and says its words in a tooltip."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        rank: Rank = Rank.BORDERED,
        icon: str = "",
        hint: str = "",
        small: bool = False,
        colour: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._theme, self._rank, self._icon = theme, rank, icon
        self._hint, self._small, self._colour = hint, small, colour
        self._is_folded = rank is Rank.BARE
        self.setProperty("ring", True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text.replace("&", ""))
        if hint or rank is Rank.BARE:
            words = text.replace("&", "")
            self.setToolTip(f"{words} ({hint})" if hint else words)
        self._dress()
        theme.changed.connect(self._dress)

    def wear(self, *, rank: Rank | None = None, icon: str | None = None, colour: str = "") -> None:
        """Change weight, icon or colour."""
        self._rank = rank or self._rank
        self._icon = self._icon if icon is None else icon
        self._colour = colour
        self._dress()

    def fold(self, *, folded: bool) -> None:
        """Show the icon alone where room is short; the words move into the tooltip."""
        if folded != self._is_folded and self._icon:
            self._is_folded = folded
            self.setToolTip(self._words() if folded else "")
            self.updateGeometry()
            self.update()

    def say(self, text: str) -> None:
        """Change the words, also for screen readers."""
        self.setText(text)
        self.setAccessibleName(text.replace("&", ""))
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Fit icon, words and key hint."""
        px, tall = self._theme.px, self._tall()
        if self._is_folded:
            return QSize(tall, tall)
        wide = QFontMetrics(self.font()).horizontalAdvance(self._words()) + 2 * self._pad()
        if self._icon:
            wide += self._icon_side() + px(ICON_GAP)
        if self._hint and not self._small and self._rank is Rank.FILLED:
            hint_font = QFontMetrics(self._theme.font(Type.TINY))
            wide += px(HINT_GAP) + hint_font.horizontalAdvance(self._hint)
        return QSize(wide, tall)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Never be cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the face, then icon, words and hint from left to right."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_face(painter)
        colour = self._theme.color(self._text_token())
        left: float = 0 if self._is_folded else self._pad()
        if self._icon:
            left = self._paint_icon(painter, left)
        if self._is_folded:
            return
        painter.setFont(self.font())
        painter.setPen(colour)
        words = self._words()
        area = QRectF(left, 0, self.width() - left, self.height())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), words)
        if self._hint and not self._small and self._rank is Rank.FILLED:
            left += QFontMetrics(self.font()).horizontalAdvance(words) + self._theme.px(HINT_GAP)
            painter.setFont(self._theme.font(Type.TINY))
            painter.setOpacity(0.85)
            area = QRectF(left, 0, self.width() - left, self.height())
            painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), self._hint)

    def _paint_face(self, painter: QPainter) -> None:
        paint, over = _RANKS[self._rank], self.underMouse() and self.isEnabled()
        fill = self._theme.color(paint.fill) if paint.fill else QColor(Qt.GlobalColor.transparent)
        if over:
            hovers = {Rank.FILLED: "accent_hover", Rank.DANGER: "alarm", Rank.LINK: "sel"}
            fill = self._theme.color(hovers.get(self._rank, "hover"))
        if not self.isEnabled() and paint.fill:
            fill = self._theme.color("line2" if self._rank is not Rank.BORDERED else "surface")
        if not paint.fill and not over:
            return
        border = QPen(self._theme.color(paint.border), 1) if paint.border else Qt.PenStyle.NoPen
        painter.setPen(border)
        painter.setBrush(fill)
        inset = 0.5 if paint.border else 0
        radius = self._theme.px(6)
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius
        )

    def _paint_icon(self, painter: QPainter, left: float) -> float:
        side = self._icon_side()
        if self._is_folded:
            left = (self.width() - side) / 2
        ratio = self.devicePixelRatioF()
        pixmap = self._theme.pixmap(self._icon, self._text_token(), self._icon_size(), ratio)
        painter.drawPixmap(QPointF(left, (self.height() - side) / 2), pixmap)
        return left + side + self._theme.px(ICON_GAP)

    def _text_token(self) -> str:
        if not self.isEnabled():
            return "ink3"
        return self._colour or _RANKS[self._rank].text

    def _words(self) -> str:
        return self.text().replace("&", "")

    def _pad(self) -> int:
        if self._rank is Rank.LINK:
            return self._theme.px(4)
        return self._theme.px(10 if self._small else 14)

    def _tall(self) -> int:
        return self._theme.px(28 if self._small else 34)

    def _icon_size(self) -> int:
        return 16 if self._small or self._rank in {Rank.LINK, Rank.FILLED} else 18

    def _icon_side(self) -> int:
        return self._theme.px(self._icon_size())

    @Slot()
    def _dress(self) -> None:
        filled = self._rank in {Rank.FILLED, Rank.DANGER}
        style = Type.PRIMARY if filled else Type.BUTTON
        if self._small or self._rank is Rank.LINK:
            style = Type.LINK
        self.setFont(self._theme.font(style))
        self.updateGeometry()
        self.update()
