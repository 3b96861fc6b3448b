"""A standing notice under the page title: what is wrong, and the one thing to press."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui.theme import Theme, Type
from ui.widgets.buttons import Button
from ui.widgets.words import Elided, Words

_EDGES = {"alarm": "alarm", "part": "part_text", "calm": "line2"}
_TINTS = {"calm": "sel"}


class Notice(QWidget):
    """Tinted band with an icon, a strong sentence, the rest, and a small button.

    ``alarm`` for what is wrong, ``part`` for a doubt, ``calm`` for what a person wanted so.
    """

    acted = Signal()

    def __init__(
        self,
        theme: Theme,
        tone: str,
        icon: str,
        *,
        strong: str,
        rest: str = "",
        action: str = "",
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._tone, self._icon = theme, tone, icon
        px = theme.px
        self._sign = QLabel()
        self._strong = Words(theme, strong, Type.ROW_TITLE, wrap=wrap)
        self._rest = Elided(theme, rest, Type.TABLE, "ink2")
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(px(14), px(7), px(12), px(7))
        row.setSpacing(px(10))
        row.addWidget(self._sign)
        row.addWidget(self._strong, 1 if wrap else 0)
        row.addWidget(self._rest, 0 if wrap else 1)
        if action:
            self.add_answer(action, self.acted.emit)
        self.setMinimumHeight(px(46))
        tall = QSizePolicy.Policy.Minimum if wrap else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Expanding, tall)
        self.setAccessibleName(f"{strong} {rest}".strip())
        self._dress()
        theme.changed.connect(self._dress)

    def add_answer(self, words: str, act: Callable[[], object]) -> None:
        """Put a button at the right end."""
        button = Button(self._theme, words, small=True)
        button.clicked.connect(lambda: act())  # noqa: PLW0108 - a signal's emit takes no argument
        self._row.addWidget(button)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the tint and its edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color(_EDGES[self._tone]), 1))
        painter.setBrush(self._theme.color(_TINTS.get(self._tone, f"tint_{self._tone}")))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, self._theme.px(8), self._theme.px(8))

    @Slot()
    def _dress(self) -> None:
        edge = "ink2" if self._tone in _TINTS else _EDGES[self._tone]
        self._sign.setPixmap(self._theme.pixmap(self._icon, edge, 18, self.devicePixelRatioF()))
        self.update()
