"""The undo message: bottom centre, ten seconds, one at a time."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPropertyAnimation, QRectF, QTimer, Slot
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QGraphicsOpacityEffect, QHBoxLayout, QLabel, QWidget

from sv_evidence.wording.words import tr
from ui.theme import Look, Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.surface import Host
from ui.widgets.words import Elided, Words

SHOWN_FOR = 10_000
STEP = 100
FADE = 120
ABOVE_EDGE = 24


@dataclass(frozen=True, slots=True)
class Link:
    """A word in the message and what pressing it does."""

    text: str
    press: Callable[[], object]
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What the message says; ``undo`` offers to take the newest change back."""

    text: str
    undo: bool = False
    links: tuple[Link, ...] = ()
    icon: str = "check"


class Toast(QWidget):
    """Shows one message over the foot of its window; waits while looked at."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._over = theme, window
        self._left = SHOWN_FOR
        self._fade: QPropertyAnimation | None = None
        self._clock = QTimer(self)
        self._clock.setInterval(STEP)
        self._clock.timeout.connect(self._on_tick)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.px(16), theme.px(6), theme.px(10), theme.px(8))
        self._row.setSpacing(theme.px(12))
        self.hide()
        if isinstance(window, Host):
            window.resized.connect(self._on_resized)

    def show_said(self, said: Said, links: tuple[Link, ...]) -> None:
        """Replace whatever is shown."""
        self._empty()
        self._sign = QLabel()
        self._sign.setPixmap(self._theme.pixmap(said.icon, "toast_text", 18, self._ratio()))
        self._row.addWidget(self._sign)
        self._row.addWidget(Elided(self._theme, said.text, Type.TABLE, "toast_text"), 1)
        for link in links:
            self._add_link(link)
        close = Button(self._theme, tr("Close the message"), rank=Rank.BARE, icon="x", small=True)
        close.wear(colour="toast_text")
        close.clicked.connect(self.put_away)
        self._row.addWidget(close)
        self.setAccessibleName(said.text)
        self._left = SHOWN_FOR
        self._place()
        self.show()
        self.raise_()
        self._clock.start()
        self._fade_in()

    @Slot()
    def put_away(self) -> None:
        """Hide the message; what it offered stays in Ctrl+Z."""
        self._clock.stop()
        self.hide()

    @property
    def left(self) -> int:
        """Milliseconds until it goes."""
        return self._left

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """Give the reader time again."""
        self._left = max(self._left, SHOWN_FOR // 2)
        super().enterEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the dark band and the time that is left under it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = self._theme.color("line2" if self._theme.look is Look.DARK else "toast")
        painter.setPen(QPen(edge, 1))
        painter.setBrush(self._theme.color("toast"))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, 8, 8)
        wide = (self.width() - 16) * self._left / SHOWN_FOR
        painter.fillRect(QRectF(8, self.height() - 4, wide, 3), self._theme.color("toast_link"))

    def _add_link(self, link: Link) -> None:
        button = Button(self._theme, link.text, rank=Rank.LINK)
        button.wear(colour="toast_link")
        button.clicked.connect(self.put_away)
        button.clicked.connect(link.press)
        self._row.addWidget(button)
        if link.hint:
            self._row.addWidget(Words(self._theme, link.hint, Type.TINY, "toast_text"))

    def _empty(self) -> None:
        while (item := self._row.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()

    def _place(self) -> None:
        window = self._over
        wide = min(self._theme.px(560), window.width() - 48)
        tall = self._theme.px(48)
        left = (window.width() - wide) // 2
        self.setGeometry(left, window.height() - tall - ABOVE_EDGE, wide, tall)

    def _fade_in(self) -> None:
        if self._theme.calm:
            return
        effect = QGraphicsOpacityEffect(self)
        self.setGraphicsEffect(effect)
        fade = QPropertyAnimation(effect, b"opacity", effect)
        fade.setDuration(FADE)
        fade.setStartValue(0.0)
        fade.setEndValue(1.0)
        fade.finished.connect(self._on_faded)
        self._fade = fade
        fade.start()

    def _ratio(self) -> float:
        return self.devicePixelRatioF()

    @Slot()
    def _on_resized(self) -> None:
        if self.isVisible():
            self._place()

    @Slot()
    def _on_faded(self) -> None:
        self._fade = None
        self.setGraphicsEffect(None)  # type: ignore[arg-type]

    @Slot()
    def _on_tick(self) -> None:
        focus = QApplication.focusWidget()
        if self.underMouse() or (focus is not None and self.isAncestorOf(focus)):
            return
        self._left -= STEP
        if self._left <= 0:
            self.put_away()
        self.update()
