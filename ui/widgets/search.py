"""The field that narrows a list, and says how many it found."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from ui.theme import Theme, Type
from ui.widgets.fields import LineField

SEARCH_AFTER = 150
"""Milliseconds after the last key before a search starts."""


class SearchField(LineField):
    """Searches while typing, after a short pause; Escape clears it."""

    searched = Signal(str)

    def __init__(self, theme: Theme, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, lead="search", parent=parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SEARCH_AFTER)
        self._pause.timeout.connect(self._on_pause_over)
        self._found = ""
        self.textChanged.connect(self._on_text_changed)

    def say_found(self, text: str) -> None:
        """Say beside the words how much of it there is, until other words are typed."""
        self._found = text if self.text().strip() else ""
        self.setAccessibleDescription(self._found)
        metrics = QFontMetrics(self._theme.font(Type.SMALL))
        room = metrics.horizontalAdvance(self._found) + self._theme.px(4) if self._found else 0
        self.setTextMargins(self._theme.px(24), 0, room, 0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint how much was found at the right."""
        super().paintEvent(event)
        if self._found:
            painter = QPainter(self)
            painter.setFont(self._theme.font(Type.SMALL))
            painter.setPen(self._theme.color("ink3"))
            area = self.rect().adjusted(0, 0, -self._theme.px(10), 0)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(area, int(right), self._found)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape clears a search, and passes on when there is none."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    @Slot()
    def _on_text_changed(self) -> None:
        if self._found:
            self.say_found("")
        self._pause.start()

    @Slot()
    def _on_pause_over(self) -> None:
        self.searched.emit(self.text().strip())
