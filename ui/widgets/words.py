"""Labels that wear a type style and a colour of the theme."""

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from ui.theme import Theme, Type


class Words(QLabel):
    """Plain words; nothing a person typed is ever read as markup."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        style: Type = Type.BODY,
        colour: str = "ink",
        *,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._theme, self._style, self._colour = theme, style, colour
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self._dress()
        theme.changed.connect(self._dress)

    def say(self, text: str) -> None:
        """Show other words."""
        self.setText(text)

    def wear(self, colour: str, style: Type | None = None) -> None:
        """Change the colour, and the type style if one is given."""
        self._colour = colour
        self._style = style or self._style
        self._dress()

    @Slot()
    def _dress(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self._theme.color(self._colour))
        self.setPalette(palette)
        self.setFont(self._theme.font(self._style))
        if not self.wordWrap():
            self.setMinimumHeight(self._theme.line(self._style))


class Elided(Words):
    """Words on one line, cut with an ellipsis where they do not fit; the tooltip has them all."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Shrink to a few letters."""
        return QSize(self._theme.px(24), super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for the whole line."""
        wide = QFontMetrics(self.font()).horizontalAdvance(self.text()) + 2
        return QSize(wide, super().sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw what fits."""
        area: QRect = self.contentsRect()
        fits = QFontMetrics(self.font()).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, area.width()
        )
        self.setToolTip(self.text() if fits != self.text() else "")
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(area, int(self.alignment()) | Qt.TextFlag.TextSingleLine, fits)
