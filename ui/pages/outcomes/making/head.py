"""The head over the form: where it stands, what it is for, a way back and an example."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sv_evidence.wording.words import tr
from ui.pages.outcomes.making.opening import MakingStart
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.words import Words

STEP = "  /  "


class MakingHead(QWidget):
    """A breadcrumb, a title, a line that says how it goes, and two links."""

    def __init__(self, theme: Theme, start: MakingStart) -> None:
        super().__init__()
        px = theme.px
        crumbs = [tr("Outcomes"), start.node.title, *filter(None, (start.draft.title,))]
        self.back = Button(
            theme, tr("Back"), rank=Rank.BARE, icon="chevron-left", hint="Alt+Left", small=True
        )
        self.example = Button(theme, tr("Start from an example"), rank=Rank.LINK, icon="copy")
        self._said = Words(theme, "", Type.BODY, "ink2", wrap=True)
        names = QVBoxLayout()
        names.setSpacing(px(2))
        names.addWidget(Words(theme, STEP.join(crumbs), Type.SMALL, "ink2", wrap=True))
        names.addWidget(Words(theme, tr("Make an outcome measurable"), Type.TITLE, wrap=True))
        names.addWidget(self._said)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(22), px(14), px(28), px(14))
        row.setSpacing(px(8))
        row.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(names, 1)
        row.addWidget(self.example, 0, Qt.AlignmentFlag.AlignVCenter)
        self.say(tr("Seven lines turn a headline into something a stranger could check."))

    def say(self, words: str, *, is_fault: bool = False) -> None:
        """Say how it goes, or what keeps it from being used."""
        self._said.say(words)
        self._said.wear("alarm" if is_fault else "ink2")
