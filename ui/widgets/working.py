"""Long work, never blocking: what is being done, how far it is, and Stop."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sv_evidence.wording.words import tr
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.words import Elided, Words


class ProgressBar(QWidget):
    """A plain bar; the words beside it say the numbers."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._share = theme, 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_share(self, share: float) -> None:
        """Fill the bar from 0 to 1."""
        self._share = min(max(share, 0.0), 1.0)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Be thin."""
        return QSize(self._theme.px(120), self._theme.px(6))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the groove and what is done."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        half = self.height() / 2
        painter.setBrush(self._theme.color("line"))
        painter.drawRoundedRect(QRectF(self.rect()), half, half)
        painter.setBrush(self._theme.color("accent"))
        done = QRectF(0, 0, self.width() * self._share, self.height())
        painter.drawRoundedRect(done, half, half)


class Working(QWidget):
    """Two lines and a bar, hidden until there is work."""

    stopped = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what = Elided(theme, "", Type.ROW_TITLE)
        self._count = Words(theme, "", Type.TABLE, "ink2")
        self._bar = ProgressBar(theme)
        self._stop = Button(theme, tr("Stop"), rank=Rank.LINK)
        self._stop.clicked.connect(self._on_stop)
        top = QHBoxLayout()
        top.addWidget(self._what, 1)
        top.addWidget(self._count)
        left = QVBoxLayout()
        left.setSpacing(theme.px(6))
        left.addLayout(top)
        left.addWidget(self._bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(14))
        row.addLayout(left, 1)
        row.addWidget(self._stop)
        self.hide()

    def start(self, what: str) -> None:
        """Say what begins."""
        self._what.say(what)
        self._count.say("")
        self._bar.show_share(0)
        self._stop.setEnabled(True)
        self.show()

    def step(self, done: int, total: int, words: str) -> None:
        """Say how far it is."""
        self._count.say(words)
        self.setAccessibleName(f"{self._what.text()}, {words}")
        self._bar.show_share(done / total if total else 0)

    def finish(self) -> None:
        """Hide; the work is over."""
        self.hide()

    @Slot()
    def _on_stop(self) -> None:
        self._stop.setEnabled(False)
        self._count.say(tr("Stopping"))
        self.stopped.emit()
