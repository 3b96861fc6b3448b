"""What stands beside the chips: that it was logged before, or lies ahead."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sv_evidence.wording.words import tr
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.words import Words


class BesideWords(QWidget):
    """Words in part colour; where another activity is meant, it can be opened."""

    open_asked = Signal(UUID)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._uid: UUID | None = None
        self._words = Words(theme, "", Type.TABLE, "part_text", wrap=True)
        self.open = Button(theme, tr("Open that one"), rank=Rank.LINK, small=True)
        self.open.clicked.connect(self._on_open)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(10))
        row.addWidget(self._words, 1)
        row.addWidget(self.open)
        self.hide()

    def say(self, text: str, uid: UUID | None = None) -> None:
        """Say something, or nothing; ``uid`` is the activity that it is about."""
        self._uid = uid
        self._words.say(text)
        self.open.setVisible(uid is not None)
        self.setVisible(bool(text))

    def text(self) -> str:
        """Return what is said."""
        return self._words.text()

    def _on_open(self) -> None:
        if self._uid is not None:
            self.open_asked.emit(self._uid)
