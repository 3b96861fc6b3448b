"""A dialog over the page: it keeps the focus inside and gives it back when it closes."""

from collections.abc import Callable, Iterator

import shiboken6
from PySide6.QtCore import QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from sv_evidence.wording.words import tr
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.section import Rule
from ui.widgets.surface import Host, Surface
from ui.widgets.words import Elided, Words

SHADE = QColor(0x19, 0x16, 0x12, round(255 * 0.42))
SHADOWS = ((14, 0.03), (9, 0.05), (4, 0.08))
"""How far each nested shadow reaches, and how black it is."""
MARGIN = 24
HEAD, FOOT = 56, 62


class Sheet(QWidget):
    """Head with a title and links, body, foot with buttons; sized to fit small windows."""

    closed = Signal()

    def __init__(self, theme: Theme, window: QWidget, title: str, width: int, height: int) -> None:
        super().__init__(window)
        self._theme, self._over, self._wanted = theme, window, (width, height)
        self._before: QWidget | None = None
        self.primary: Button | None = None
        """What Ctrl+Enter presses."""
        self.first: QWidget | None = None
        """What has the focus at first, if it is not the first control."""
        self.hide()
        self.setAccessibleName(title)
        self._arrange(title)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            self._shortcut(keys).activated.connect(self._on_primary_key)
        self._shortcut("Escape").activated.connect(self.leave)
        if isinstance(window, Host):
            window.resized.connect(self._on_resized)

    def open(self) -> None:
        """Cover the window and take the focus."""
        self._before = QApplication.focusWidget()
        self._fit()
        self.show()
        self.raise_()
        first = self.first or next(self._stops(), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def leave(self) -> None:
        """Close if nothing stands against it."""
        if self.may_close():
            self.dismiss()

    def may_close(self) -> bool:
        """Say whether Escape and the x may close it now; forms with typing ask first."""
        return True

    def dismiss(self) -> None:
        """Close without asking, and give the focus back."""
        self.hide()
        before = self._before
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        elif isinstance(self._over, Host):  # opened from a menu that is gone
            self._over.take_focus()
        self.closed.emit()
        self.deleteLater()

    def end_with(self, words: str, go: Callable[[], object], *, hint: str = "Ctrl+Enter") -> Button:
        """End the foot with Cancel and the filled button, which ``go`` follows; return that one."""
        cancel = Button(self._theme, tr("Cancel"))
        cancel.clicked.connect(self.leave)
        primary = Button(self._theme, words, rank=Rank.FILLED, hint=hint)
        primary.clicked.connect(go)
        self.foot.addStretch(1)
        self.foot.addWidget(cancel)
        self.foot.addWidget(primary)
        self.primary = primary
        return primary

    def set_subtitle(self, text: str) -> None:
        """Show words beside the title."""
        self.subtitle.say(text)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802, FBT001
        """Walk round inside the sheet."""
        stops = list(self._stops())
        if not stops:
            return True
        now = QApplication.focusWidget()
        place = stops.index(now) if now in stops else -1
        step = 1 if forward else -1
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[(place + step) % len(stops)].setFocus(reason)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A press outside the panel closes it, like Escape."""
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.leave()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Shade the window and paint the panel's shadow."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), SHADE)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        panel = QRectF(self.panel.geometry())
        for reach, black in SHADOWS:
            painter.setBrush(QColor(0, 0, 0, round(255 * black)))
            box = panel.adjusted(-reach, -reach + 6, reach, reach + 6)
            painter.drawRoundedRect(box, 10 + reach, 10 + reach)

    def _arrange(self, title: str) -> None:
        px = self._theme.px
        self.panel = Surface(self._theme, "surface", radius=10, parent=self)
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = Surface(self._theme, "bg", radius=10, square_foot=True)
        head.setFixedHeight(px(HEAD))
        row = QHBoxLayout(head)
        row.setContentsMargins(px(24), 0, px(14), 0)
        row.setSpacing(px(10))
        self.title = Words(self._theme, title, Type.SHEET_TITLE)
        self.subtitle = Elided(self._theme, "", Type.BODY, "ink2")
        row.addWidget(self.title)
        row.addWidget(self.subtitle, 1)
        self.head = QHBoxLayout()
        self.head.setSpacing(px(10))
        row.addLayout(self.head)
        self._close = Button(self._theme, tr("Close"), rank=Rank.BARE, icon="x")
        self._close.clicked.connect(self.leave)
        row.addWidget(self._close)
        column.addWidget(head)
        column.addWidget(Rule(self._theme, "line"))
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        column.addLayout(self.body, 1)
        column.addWidget(Rule(self._theme, "line"))
        self._arrange_foot(column)

    def _arrange_foot(self, column: QVBoxLayout) -> None:
        px = self._theme.px
        foot = Surface(self._theme, "win", radius=10, square_head=True)
        foot.setFixedHeight(px(FOOT))
        self.foot = QHBoxLayout(foot)
        self.foot.setContentsMargins(px(24), 0, px(24), 0)
        self.foot.setSpacing(px(10))
        column.addWidget(foot)

    def _fit(self) -> None:
        window = self._over
        self.setGeometry(QRect(0, 0, window.width(), window.height()))
        wanted = max(self._theme.px(self._wanted[0]), self.panel.minimumSizeHint().width())
        wide = min(wanted, window.width() - 2 * MARGIN)
        tall = min(self._theme.px(self._wanted[1]), window.height() - 2 * MARGIN)
        left = (window.width() - wide) // 2
        top = max(MARGIN, (window.height() - tall) // 2)
        self.panel.setGeometry(left, top, wide, tall)

    def _stops(self) -> Iterator[QWidget]:
        """Yield what Tab stops at: the body in order, then the foot, the head last."""
        found: list[QWidget] = []
        here = self.nextInFocusChain()
        while here is not self and here is not None:
            if (
                self.isAncestorOf(here)
                and here.focusPolicy() & Qt.FocusPolicy.TabFocus
                and here.isEnabled()
                and here.isVisibleTo(self)
                and here.focusProxy() is None
            ):
                found.append(here)
            here = here.nextInFocusChain()
        yield from (each for each in found if each is not self._close)
        if self._close in found:
            yield self._close

    def _shortcut(self, keys: str | QKeySequence.StandardKey) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return shortcut

    @Slot()
    def _on_resized(self) -> None:
        if self.isVisible():
            self._fit()

    @Slot()
    def _on_primary_key(self) -> None:
        over = QApplication.activePopupWidget()  # a list that is open over a field
        if over is not None:
            over.hide()
        if self.primary is not None and self.primary.isVisible() and self.primary.isEnabled():
            self.primary.click()
