"""A blocking question, kept for what cannot be undone: cause, meaning, and named ways out."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.sheet import Sheet
from ui.widgets.words import Words


class Question(Sheet):
    """Asks with two named answers; the safe one has the focus."""

    accepted = Signal()

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        title: str,
        *,
        text: str,
        safe: str,
        go: str,
        icon: str = "circle-alert",
        danger: bool = True,
        height: int = 250,
    ) -> None:
        super().__init__(theme, window, title, 520, height)
        px = theme.px
        row = QHBoxLayout()
        row.setContentsMargins(px(24), px(18), px(24), px(18))
        row.setSpacing(px(16))
        sign = QLabel()
        colour = "alarm" if danger else "accent"
        sign.setPixmap(theme.pixmap(icon, colour, 26, self.devicePixelRatioF()))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.addWidget(Words(theme, text, Type.BODY, "ink2", wrap=True))
        words.addStretch(1)
        row.addLayout(words, 1)
        self.body.addLayout(row)
        self.foot.addStretch(1)
        self.safe = Button(theme, safe)
        self.safe.clicked.connect(self.leave)
        self.first = self.safe
        self.go = Button(theme, go, rank=Rank.DANGER if danger else Rank.FILLED)
        self.go.clicked.connect(self._on_go)
        self.foot.addWidget(self.safe)
        self.foot.addWidget(self.go)

    @Slot()
    def _on_go(self) -> None:
        self.dismiss()
        self.accepted.emit()
