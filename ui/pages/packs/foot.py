"""The foot of the export sheet while nothing is made, and while a pack is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sv_evidence.wording.words import tr
from ui.pages.packs.steps import step_text
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.notice import Notice
from ui.widgets.words import Elided
from ui.widgets.working import Working


class MakingFoot(QWidget):
    """What the pack will be, Cancel and Export; while it is made, how far it is, and Stop."""

    export_asked = Signal()
    leave_asked = Signal()
    stop_asked = Signal()

    def __init__(self, theme: Theme, foot: QHBoxLayout, troubles: QVBoxLayout) -> None:
        super().__init__()
        self.hide()
        self._theme, self._troubles = theme, troubles
        self._trouble: Notice | None = None
        self._working = Working(theme)
        self._working.stopped.connect(self.stop_asked)
        self._said = Elided(theme, "", Type.SMALL, "ink2")
        self._cancel = Button(theme, tr("Cancel"))
        self._cancel.clicked.connect(self.leave_asked)
        self.primary = Button(
            theme, tr("Export PDF"), rank=Rank.FILLED, icon="download", hint="Ctrl+Enter"
        )
        self.primary.clicked.connect(self.export_asked)
        foot.addWidget(self._working, 1)
        foot.addWidget(self._said, 1)
        foot.addWidget(self._cancel)
        foot.addWidget(self.primary)

    def say(self, words: str) -> None:
        """Say what the pack will be."""
        self._said.say(words)

    def start(self, name: str) -> None:
        """A pack of this file name is being made."""
        self.show_trouble("", "")
        self._show_making(making=True)
        self._working.start(tr("Making {name}", name=name))

    def step(self, done: int, total: int) -> None:
        """Say how far it is."""
        self._working.step(done, total, step_text(done))

    def finish(self) -> None:
        """It is over, however it ended."""
        self._show_making(making=False)
        self._working.finish()

    def show_stopped(self) -> None:
        """A person wanted it so: no alarm, and the pack can be made after all at once."""
        self.finish()
        self.show_trouble(tr("Export stopped."), tr("Nothing was written."), tone="calm")
        self.primary.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_trouble(self, strong: str, rest: str, tone: str = "alarm") -> None:
        """Say at the top why nothing was made; no words take it away."""
        if self._trouble is not None:
            self._trouble.hide()
            self._trouble.deleteLater()
            self._trouble = None
        if strong:
            icon = "circle-alert" if tone == "alarm" else "info"
            self._trouble = Notice(self._theme, tone, icon, strong=strong, rest=rest)
            self._troubles.setContentsMargins(20, 12, 20, 12)
            self._troubles.addWidget(self._trouble)
        else:
            self._troubles.setContentsMargins(0, 0, 0, 0)

    def _show_making(self, *, making: bool) -> None:
        for part in (self._said, self._cancel, self.primary):
            part.setVisible(not making)
