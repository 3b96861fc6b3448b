"""One expected session: its day, what it was, fields for its counts, and Log."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sv_evidence.domain.headcount import read_headcount, read_quantity
from sv_evidence.operations.expecting import LikelySession, with_counts
from sv_evidence.wording.expecting import expected_text
from sv_evidence.wording.numbers import day_text
from sv_evidence.wording.typed import people_fault_text, quantity_fault_text
from sv_evidence.wording.words import tr
from ui.pages.activities.log.opening import new_activity_uid
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.fields import LineField
from ui.widgets.section import Rule
from ui.widgets.words import Elided, Words

if TYPE_CHECKING:
    from uuid import UUID

    from sv_evidence.domain.measures import Thousandths

DAY, PEOPLE, QUANTITY = 92, 104, 104
MOST_COUNTED = 2
"""So many results have a field here; the full form has room for all."""


class ExpectedRow(QWidget):
    """Enter in any of its fields logs it. What is left empty is not counted."""

    submitted = Signal(object)
    """A person wants it logged (``ActivityDraft``)."""
    full_asked = Signal(object)
    """It is to be filled in the full form (``ActivityDraft``)."""

    def __init__(self, theme: Theme, likely: LikelySession) -> None:
        super().__init__()
        self._theme, self.likely = theme, likely
        self._uid = new_activity_uid()  # pressing twice keeps one
        title = likely.expected.like.title
        self.people = self._field(tr("people"), PEOPLE, tr("{title}, people", title=title))
        self.quantities: dict[UUID, LineField] = {}
        for measure, unit in list(likely.units.items())[:MOST_COUNTED]:
            name = tr("{title}, {what}", title=title, what=unit.many)
            self.quantities[measure] = self._field(unit.many, QUANTITY, name)
        self.log = Button(theme, tr("Log it"), small=True)
        self.log.setAccessibleName(tr("Log {title}", title=title))
        self.full = Button(theme, tr("Full form"), rank=Rank.LINK, small=True)
        self.full.setAccessibleName(tr("Open {title} in the full form", title=title))
        self._said = Words(theme, "", Type.SMALL, "alarm", wrap=True)
        self._said.hide()
        self._arrange()
        self.log.clicked.connect(self.submit)
        self.full.clicked.connect(lambda: self.full_asked.emit(likely.draft))

    @property
    def first(self) -> QWidget:
        """What has the focus first."""
        return self.people if self.people.isEnabled() else self.full

    def submit(self) -> None:
        """Read the counts and hand the draft on, or say which cannot be read."""
        heads = read_headcount(self.people.text())
        fault = people_fault_text(heads.detail) if heads.fault else ""
        counted: dict[UUID, Thousandths] = {}
        for measure, field in self.quantities.items():
            quantity = read_quantity(field.text())
            if quantity is not None:
                counted[measure] = quantity
            elif field.text().strip():
                fault = fault or quantity_fault_text(field.text())
        self._say(fault, "alarm")
        if not fault:
            draft = with_counts(self.likely.draft, heads, counted)
            self.submitted.emit(replace(draft, uid=self._uid))

    def show_logged(self, words: str) -> None:
        """Say that it is done; its fields rest."""
        for each in self._fields():
            each.setEnabled(False)
        self.log.hide()
        self.full.hide()
        self._say(words, "proven_text")

    def show_trouble(self, words: str) -> None:
        """Say why it could not be logged."""
        self._say(words, "alarm")

    def _fields(self) -> tuple[LineField, ...]:
        return self.people, *self.quantities.values()

    def _say(self, words: str, colour: str) -> None:
        self._said.wear(colour)
        self._said.say(words)
        self._said.setVisible(bool(words))

    def _field(self, placeholder: str, wide: int, name: str) -> LineField:
        field = LineField(self._theme)
        field.setPlaceholderText(placeholder)
        field.setAccessibleName(name)
        field.setFixedWidth(self._theme.px(wide))
        field.returnPressed.connect(self.submit)
        return field

    def _arrange(self) -> None:
        px, expected = self._theme.px, self.likely.expected
        row = QHBoxLayout()
        row.setSpacing(px(8))
        day = Words(self._theme, day_text(expected.day), Type.TABLE, "ink2")
        day.setMinimumWidth(px(DAY))
        row.addWidget(day)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Elided(self._theme, expected.like.title, Type.ROW_TITLE))
        words.addWidget(Elided(self._theme, expected_text(expected), Type.SMALL, "ink2"))
        row.addLayout(words, 1)
        for field in self._fields():
            row.addWidget(field, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.log)
        row.addWidget(self.full)
        self._said.setContentsMargins(px(DAY + 8), 0, 0, 0)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, px(9), 0, 0)
        down.setSpacing(px(5))
        down.addLayout(row)
        down.addWidget(self._said)
        down.addSpacing(px(4))
        down.addWidget(Rule(self._theme))
