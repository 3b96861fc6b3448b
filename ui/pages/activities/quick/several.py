"""Several lines at once, one activity each: shown as a list before anything is saved."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sv_evidence.domain.quick_known import QuickRead
from sv_evidence.operations.quick_logging import QuickChoices
from sv_evidence.wording.numbers import quantity_text
from sv_evidence.wording.quick_log import days_text, people_text
from sv_evidence.wording.words import tr, trn
from ui.pages.activities.quick.parts import units_of
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.inspector import empty
from ui.widgets.section import Rule
from ui.widgets.words import Elided, Words

MOST_LINES = 100
"""More belong in a spreadsheet that is brought in."""


@dataclass(frozen=True, slots=True)
class LineStanding:
    """A line as read, and why it cannot be kept; empty if it can."""

    read: QuickRead
    fault: str = ""


class SeveralLines(QWidget):
    """``chosen`` and ``removed`` with the place of a line."""

    chosen = Signal(int)
    removed = Signal(int)

    def __init__(self, theme: Theme, today: Callable[[], date]) -> None:
        super().__init__()
        self._theme, self._today = theme, today
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)

    def show_lines(
        self, lines: Sequence[LineStanding], choices: QuickChoices, current: int
    ) -> None:
        """Show each line as understood; the one in the field is marked."""
        empty(self._rows)
        for place, line in enumerate(lines):
            if place:
                self._rows.addWidget(Rule(self._theme))
            self._rows.addWidget(self._row(place, line, choices, is_current=place == current))

    def _row(
        self, place: int, line: LineStanding, choices: QuickChoices, *, is_current: bool
    ) -> QWidget:
        theme, draft = self._theme, line.read.draft
        holder = QWidget()
        across = QHBoxLayout(holder)
        across.setContentsMargins(0, theme.px(6), 0, theme.px(6))
        across.setSpacing(theme.px(10))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Elided(theme, draft.title or tr("Without a name"), Type.ROW_TITLE))
        words.addWidget(
            Elided(theme, line_text(line.read, choices, today=self._today()), Type.SMALL, "ink2")
        )
        across.addLayout(words, 1)
        doubts = len(line.read.doubts)
        if line.fault:
            across.addWidget(Words(theme, line.fault, Type.SMALL, "alarm"))
        elif doubts:
            said = trn("{count} doubt", "{count} doubts", doubts)
            across.addWidget(Words(theme, said, Type.SMALL, "part_text"))
        change = Button(theme, tr("In the field") if is_current else tr("Change"), rank=Rank.LINK)
        change.setAccessibleName(tr("Change {title}", title=draft.title))
        change.setEnabled(not is_current)
        change.clicked.connect(lambda: self.chosen.emit(place))
        remove = Button(theme, tr("Leave out {title}", title=draft.title), rank=Rank.BARE, icon="x")
        remove.clicked.connect(lambda: self.removed.emit(place))
        for button in (change, remove):
            across.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return holder


def line_text(read: QuickRead, choices: QuickChoices, *, today: date) -> str:
    """Say a line as understood: ``Tue 29 Sep, Ladywood Hall, 14 people, 126 meals``."""
    units = units_of(choices)
    results = (
        quantity_text(each.quantity, units[each.measure][1])
        for each in read.draft.results
        if each.measure in units and each.quantity is not None and each.measure is not None
    )
    draft = read.draft
    said = (days_text(draft, today=today), draft.place, people_text(draft), *results)
    return ", ".join(each for each in said if each)
