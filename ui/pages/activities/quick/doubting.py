"""The one thing that is asked, with the likely answer already taken."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sv_evidence.domain.measures import Unit
from sv_evidence.domain.quick_known import Asked, Doubt
from sv_evidence.wording.quick_log import answer_text, doubt_text
from ui.pages.activities.facts import sign
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.flow import FlowLayout
from ui.widgets.words import Words

Units = Mapping[UUID, tuple[str, Unit]]
MOST_ANSWERS = 4


class DoubtRow(QWidget):
    """``answered`` with where an answer goes, and the answer."""

    answered = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: Doubt | None = None
        self.answers: list[Button] = []
        self._flow = FlowLayout(self, theme.px(8), theme.px(2))
        self.hide()

    def ask(self, doubt: Doubt | None, units: Units) -> None:
        """Ask this and nothing else; ``None``: there is nothing to ask."""
        if doubt == self._shown:
            return
        self._shown = doubt
        self._flow.clear()
        self.answers = []
        self.setVisible(doubt is not None)
        if doubt is None:
            return
        question, why = doubt_text(doubt, units)
        icon = sign(self._theme, "circle-alert", "part_text", 18)
        asked = Words(self._theme, question, Type.LINK, "part_text")
        self._flow.addWidget(self._beside(icon, asked))
        if why:
            self._flow.addWidget(self._beside(Words(self._theme, why, Type.TABLE, "ink2")))
        self.setAccessibleName(f"{question} {why}".strip())
        if doubt.asked is Asked.HOW_MANY:
            return
        for other in doubt.others[:MOST_ANSWERS]:
            button = Button(
                self._theme, answer_text(doubt, other, units), rank=Rank.LINK, small=True
            )
            key = doubt.key
            button.clicked.connect(
                lambda _on=False, key=key, other=other: self.answered.emit(key, other)
            )
            self._flow.addWidget(button)
            self.answers.append(button)

    def _beside(self, *widgets: QWidget) -> QWidget:
        """Put words where they stand on one line with the buttons."""
        holder = QWidget()
        holder.setFixedHeight(self._theme.px(28))
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(7))
        for widget in widgets:
            row.addWidget(widget)
        return holder
