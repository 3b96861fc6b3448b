"""The head over a measure or node: where it stands, its name, and what can be done with it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sv_evidence.wording.words import tr
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.words import Words

if TYPE_CHECKING:
    from sv_evidence.operations.measure_facts import MeasureFacts
    from sv_evidence.operations.node_facts import NodeFacts

STEP = "  /  "


class DetailHead(QWidget):
    """A breadcrumb, a title, and two buttons: ``mend`` and, filled, ``log``."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._crumb = Words(theme, "", Type.SMALL, "ink2", wrap=True)
        self._title = Words(theme, "", Type.TITLE, wrap=True)
        self.mend = Button(theme, tr("Make measurable"), icon="pencil")
        self.log = Button(theme, tr("Log a result"), rank=Rank.FILLED, icon="plus")
        names = QVBoxLayout()
        names.setSpacing(theme.px(2))
        names.addWidget(self._crumb)
        names.addWidget(self._title)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, theme.px(6))
        row.setSpacing(theme.px(10))
        row.addLayout(names, 1)
        for button in (self.mend, self.log):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        self._show_buttons(mend=False, log=False)

    def show_measure(self, facts: "MeasureFacts") -> None:
        """Name a measure."""
        nodes = [node.title for node in facts.line] or [facts.framework_title]
        self._crumb.say(STEP.join(nodes))
        self._title.say(facts.measure.title)
        self._show_buttons(mend=True, log=True)

    def show_node(self, facts: "NodeFacts") -> None:
        """Name a node or a framework."""
        above = [node.title for node in facts.line[:-1]]
        self._crumb.say(STEP.join([facts.framework.short_title, *above]))
        is_node = facts.node is not None
        self._title.say(facts.node.title if facts.node is not None else facts.framework.title)
        self._show_buttons(mend=is_node, log=False)

    def _show_buttons(self, *, mend: bool, log: bool) -> None:
        self.mend.setVisible(mend)
        self.log.setVisible(log)
