"""The parts that the settings are put together from: rows with a sign, words and buttons."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme import Theme, Type
from ui.widgets.section import Rule
from ui.widgets.words import Words

SIGN = 18


class SettingRow(QWidget):
    """A sign, what holds, what that means, and what can be done about it."""

    def __init__(self, theme: Theme, icon: str, *buttons: QWidget) -> None:
        super().__init__()
        self._theme, self._icon = theme, icon
        self._sign = QLabel()
        self._title = Words(theme, "", Type.STRONG, wrap=True)
        self._text = Words(theme, "", Type.SMALL, "ink2", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(theme.px(1))
        words.addWidget(self._title)
        words.addWidget(self._text)
        row = QHBoxLayout()
        row.setContentsMargins(0, theme.px(9), 0, theme.px(9))
        row.setSpacing(theme.px(16))
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        for button in buttons:
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(Rule(theme))
        self._dress()
        theme.changed.connect(self._dress)

    def say(self, title: str, text: str, icon: str = "") -> None:
        """Say what holds and what that means."""
        self._icon = icon or self._icon
        self._title.say(title)
        self._text.say(text)
        self._dress()

    @Slot()
    def _dress(self) -> None:
        ratio = self.devicePixelRatioF()
        self._sign.setPixmap(self._theme.pixmap(self._icon, "ink2", SIGN, ratio))
