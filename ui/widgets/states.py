"""What a list shows when it has nothing to show: loading, empty, nothing found."""

from PySide6.QtCore import QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme import Theme, Type
from ui.widgets.words import Words

SHOW_AFTER = 300
"""Milliseconds before loading is worth showing."""
_WIDTHS = ((34, 120), (34, 94), (34, 134), (34, 104), (34, 118))


class LoadingRows(QWidget):
    """Grey row shapes and a sentence with the count, after a moment."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._text = theme, ""
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(SHOW_AFTER)
        self._wait.timeout.connect(self.show)
        self.hide()

    def start(self, text: str) -> None:
        """Say what is being opened, if it takes longer than a moment."""
        self._text = text
        self.setAccessibleName(text)
        self._wait.start()

    def stop(self) -> None:
        """Stop waiting, and hide."""
        self._wait.stop()
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint five rows and the sentence."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("surface"))
        painter.setPen(Qt.PenStyle.NoPen)
        px = self._theme.px
        top = px(18)
        for short, long in _WIDTHS:
            painter.setBrush(self._theme.color("line"))
            painter.drawRoundedRect(QRectF(px(28), top, px(short), px(10)), 3, 3)
            painter.drawRoundedRect(QRectF(px(72), top, px(long), px(10)), 3, 3)
            top += px(34)
            painter.fillRect(
                QRectF(px(28), top - px(12), self.width() - px(56), 1), self._theme.color("line")
            )
        painter.setPen(self._theme.color("ink3"))
        painter.setFont(self._theme.font(Type.SMALL))
        painter.drawText(
            QRectF(px(28), top, self.width() - px(56), px(20)),
            int(Qt.AlignmentFlag.AlignVCenter),
            self._text,
        )


class EmptyState(QWidget):
    """An icon, a sentence, what to do about it, and the buttons that do it."""

    def __init__(
        self, theme: Theme, icon: str, title: str, text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._icon = theme, icon
        self._sign = QLabel()
        self._sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = Words(theme, title, Type.STRONG)
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text = Words(theme, text, Type.BODY, "ink2", wrap=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(theme.px(10))
        self._buttons.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setSpacing(theme.px(8))
        column.addStretch(2)
        for part in (self._sign, self._title, self._text):
            column.addWidget(part)
        column.addSpacing(theme.px(6))
        column.addLayout(self._buttons)
        column.addStretch(3)
        self._dress()
        theme.changed.connect(self._dress)

    def say(self, title: str, text: str) -> None:
        """Change the words."""
        self._title.say(title)
        self._text.say(text)

    def add_button(self, button: QWidget) -> None:
        """Offer a way on."""
        self._buttons.addWidget(button)

    @Slot()
    def _dress(self) -> None:
        self._sign.setPixmap(self._theme.pixmap(self._icon, "ink3", 28, self.devicePixelRatioF()))
