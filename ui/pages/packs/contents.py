"""What is in the pack: its parts, and the outcomes that can be left out of it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from sv_evidence.reports.claim_facts import OutcomeFacts
from sv_evidence.reports.facts import PackFacts
from sv_evidence.wording.words import tr, trn
from ui.theme import Theme, Type
from ui.widgets.inspector import empty
from ui.widgets.words import Elided, Words


class PackContents(QWidget):
    """Parts that are always there stand as words; outcomes have boxes."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._boxes: dict[str, QCheckBox] = {}
        self._known: tuple[tuple[str, str], ...] = ()
        self._note = Words(theme, "", Type.SMALL, "ink2")
        head = QHBoxLayout()
        head.addWidget(Words(theme, tr("In this pack"), Type.SECTION))
        head.addStretch(1)
        head.addWidget(self._note)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(9))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, theme.px(10), theme.px(8), 0)
        column.addLayout(self._rows)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.addLayout(head)
        down.addWidget(scroll, 1)

    def chosen(self) -> tuple[str, ...]:
        """Return the codes of the chosen outcomes; all of them is the same as none named."""
        chosen = tuple(code for code, box in self._boxes.items() if box.isChecked())
        return () if len(chosen) == len(self._boxes) else chosen

    @property
    def is_empty(self) -> bool:
        """Say whether every outcome was left out."""
        return bool(self._boxes) and not any(box.isChecked() for box in self._boxes.values())

    def offer(self, outcomes: Sequence[OutcomeFacts]) -> None:
        """Offer the outcomes of a period; those that were left out before stay left out."""
        known = tuple((each.code, each.title) for each in outcomes)
        if known == self._known:
            return
        left_out = {code for code, box in self._boxes.items() if not box.isChecked()}
        self._known = known
        empty(self._rows)
        self._boxes = {}
        for part in (tr("Cover"), tr("Contents"), tr("Summary")):
            self._rows.addWidget(Words(self._theme, part, Type.TABLE))
        self._rows.addWidget(Words(self._theme, tr("Outcome sections"), Type.TABLE))
        for code, title in known:
            self._rows.addLayout(self._box(code, title, is_on=code not in left_out))
        parts = (tr("Evidence register"), tr("Evidence annex"), tr("How to check this pack"))
        for part in parts:
            self._rows.addWidget(Words(self._theme, part, Type.TABLE))

    def show_facts(self, facts: PackFacts) -> None:
        """Say how much evidence goes in."""
        count = len(facts.included)
        self._note.say(trn("{count} file", "{count} files", count))

    def _box(self, code: str, title: str, *, is_on: bool) -> QHBoxLayout:
        theme = self._theme
        box = QCheckBox()
        box.setProperty("ring", True)
        box.setAccessibleName(title)
        box.setChecked(is_on)
        box.toggled.connect(self.changed)
        name = Elided(theme, title, Type.TABLE)
        name.setBuddy(box)
        self._boxes[code] = box
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.setContentsMargins(theme.px(18), 0, 0, 0)
        row.addWidget(box)
        row.addWidget(name, 1)
        return row
