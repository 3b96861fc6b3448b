"""What shows while files are being added: how far it is, and Stop."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QVBoxLayout

from sv_evidence.wording.words import tr
from ui.pages.evidence.verbs import EvidenceVerbs
from ui.theme import Theme
from ui.widgets.working import Working


class AddingStrip(QObject):
    """Follows the verbs; it stops them when a person asks for it."""

    def __init__(self, theme: Theme, verbs: EvidenceVerbs, column: QVBoxLayout) -> None:
        super().__init__(verbs)
        self._working = Working(theme)
        column.addWidget(self._working)
        verbs.started.connect(self._working.start)
        verbs.stepped.connect(self._on_stepped)
        verbs.ended.connect(self._working.finish)
        self._working.stopped.connect(verbs.stop)

    @Slot(int, int)
    def _on_stepped(self, done: int, total: int) -> None:
        self._working.step(done, total, tr("{done} of {total}", done=done + 1, total=total))
