"""The result lines: how many of what, as many lines as needed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sv_evidence.operations.previewing import MeasureChoice
from sv_evidence.wording.words import tr
from ui.pages.activities.log.entry import ResultEntry
from ui.pages.activities.log.impact import ImpactChoice
from ui.pages.activities.log.measures import MeasureChoices, MeasureField
from ui.pages.activities.log.surveying import SurveyLink
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.completing import Suggestions, suggest
from ui.widgets.fields import LineField
from ui.widgets.words import Words

QUANTITY = 84
GAP = 8


class ResultLine(QWidget):
    """One result: a number, a measure that can be searched for, and an x."""

    edited = Signal()
    removed = Signal()
    passed_on = Signal()
    """Ctrl+Enter was pressed while suggestions were open."""

    def __init__(
        self, theme: Theme, choices: MeasureChoices, place: int, today: Callable[[], date]
    ) -> None:
        super().__init__()
        self._theme, self._choices = theme, choices
        self._uid: UUID | None = None
        self.quantity = LineField(theme)
        self.quantity.setFixedWidth(theme.px(QUANTITY))
        self.quantity.setAccessibleName(tr("Result {count}, how many", count=place))
        self.measure = MeasureField(theme)
        self.measure.setAccessibleName(tr("Result {count}, of what", count=place))
        self.impact = ImpactChoice(theme, tr("Result {count}, what it counts as", count=place))
        self.survey = SurveyLink(theme, today)
        self.remove = Button(theme, tr("Remove this result"), rank=Rank.BARE, icon="x")
        self._faults = {
            self.quantity: Words(theme, "", Type.SMALL, "alarm", wrap=True),
            self.measure: Words(theme, "", Type.SMALL, "alarm", wrap=True),
        }
        self._suggestions = Suggestions(self.measure, self._faults[self.measure])
        self._fill()
        self._arrange()
        self.quantity.textEdited.connect(self.edited)
        self.measure.currentTextChanged.connect(self.edited)
        self.measure.passed_on.connect(self._suggestions.hide)
        self.measure.passed_on.connect(self.passed_on)
        self.measure.currentTextChanged.connect(self._on_measure)
        self.impact.chosen.connect(self.edited)
        self.survey.recorded.connect(self.edited)
        self.remove.clicked.connect(self.removed)

    def _arrange(self) -> None:
        theme = self._theme
        row = QHBoxLayout()
        row.setSpacing(theme.px(GAP))
        row.addWidget(self.quantity)
        row.addWidget(self.measure, 1)
        row.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(5))
        column.addLayout(row)
        indent = theme.px(QUANTITY + GAP)
        self._faults[self.measure].setContentsMargins(indent, 0, 0, 0)
        self.impact.setContentsMargins(indent, 0, 0, 0)
        for fault in self._faults.values():
            fault.hide()
            column.addWidget(fault)
        self.survey.setContentsMargins(indent - theme.px(4), 0, 0, 0)
        column.addWidget(self.survey)
        column.addWidget(self.impact)

    def entry(self) -> ResultEntry:
        """Return the line as typed."""
        measure = self._choices.uid_for(self.measure.currentText())
        said, survey = self.impact.said, self.survey.held
        return ResultEntry(self.quantity.text(), measure, self._uid, said, survey)

    @property
    def has_unknown_words(self) -> bool:
        """Say whether something stands in the measure that is no measure."""
        words = self.measure.currentText()
        return bool(words.strip()) and self._choices.uid_for(words) is None

    def show_entry(self, entry: ResultEntry) -> None:
        """Put a result into the line."""
        self._uid = entry.uid
        self.quantity.setText(entry.quantity)
        self.measure.setCurrentIndex(-1)
        self.measure.setEditText(self._choices.words_for(entry.measure))
        self.impact.show_said(entry.impact)
        self.survey.held = entry.survey
        self._on_measure()

    def show_faults(self, of_number: str, of_measure: str) -> None:
        """Say what is wrong under what is wrong; an empty text clears it."""
        for editor, text in ((self.quantity, of_number), (self.measure, of_measure)):
            words = self._faults[editor]
            words.say(text)
            words.setVisible(bool(text))
            editor.setAccessibleDescription(text)
            editor.setProperty("fault", "alarm" if text else "")
            editor.style().unpolish(editor)
            editor.style().polish(editor)
            editor.update()

    @property
    def first_at_fault(self) -> QWidget | None:
        """The first editor with something wrong in it."""
        editors = (self.quantity, self.measure)
        return next((each for each in editors if each.accessibleDescription()), None)

    def _on_measure(self) -> None:
        self.survey.suit(self._choices.choice_for(self.measure.currentText()))

    def _fill(self) -> None:
        self.measure.setModel(self._choices.model(self._theme))
        self.measure.setCurrentIndex(-1)
        self.measure.setEditText("")
        suggest(self.measure, self._choices.by_words, self._suggestions)
        edit = self.measure.lineEdit()
        if edit is not None:
            edit.setPlaceholderText(tr("Search what was counted"))
            edit.setAccessibleName(self.measure.accessibleName())


class ResultLines(QWidget):
    """All result lines, and the link that adds one."""

    edited = Signal()
    passed_on = Signal()

    def __init__(self, theme: Theme, today: Callable[[], date]) -> None:
        super().__init__()
        self._theme, self._today = theme, today
        self._choices = MeasureChoices(())
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.px(GAP))
        self.add = Button(theme, tr("Add a result"), rank=Rank.LINK, icon="plus")
        self.add.clicked.connect(self._on_add)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(theme.px(6))
        down.addWidget(Words(theme, tr("Results"), Type.ROW_TITLE))
        down.addLayout(self._column)
        self.below = QHBoxLayout()
        self.below.setContentsMargins(-theme.px(4), 0, 0, 0)
        self.below.addWidget(self.add)
        self.below.addStretch(1)
        down.addLayout(self.below)
        self.lines: list[ResultLine] = []
        self._before: tuple[QWidget, ...] = ()
        self._behind: tuple[QWidget, ...] = ()

    def stand_between(self, before: QWidget, *behind: QWidget) -> None:
        """Keep Tab going from ``before`` through the lines and on to ``behind``."""
        self._before, self._behind = (before,), behind

    def set_choices(self, measures: Sequence[MeasureChoice]) -> None:
        """Offer these measures; lines that stand are made again."""
        held = self.entries()
        self._choices = MeasureChoices(measures)
        self.show_entries(held or (ResultEntry(),))

    def entries(self) -> tuple[ResultEntry, ...]:
        """Return the lines as typed."""
        return tuple(line.entry() for line in self.lines)

    def show_entries(self, entries: Iterable[ResultEntry]) -> None:
        """Replace all lines; there is always one to type into."""
        for line in list(self.lines):
            self._drop(line)
        for entry in tuple(entries) or (ResultEntry(),):
            self._append().show_entry(entry)

    def show_faults(self, faults: Mapping[tuple[int, bool], str]) -> None:
        """Say what is wrong, by line and by whether it is the number that is wrong."""
        for place, line in enumerate(self.lines):
            line.show_faults(faults.get((place, True), ""), faults.get((place, False), ""))

    def suit_contract(self, promised: frozenset[UUID] | None) -> None:
        """Say what each result counts as towards a contract; ``None`` if none is chosen."""
        for line in self.lines:
            line.impact.suit(line.entry().measure, promised)

    def _append(self) -> ResultLine:
        line = ResultLine(self._theme, self._choices, len(self.lines) + 1, self._today)
        line.edited.connect(self.edited)
        line.passed_on.connect(self.passed_on)
        line.removed.connect(lambda: self._on_removed(line))
        before = (self.lines[-1].impact.choice,) if self.lines else self._before
        self.lines.append(line)
        self._column.addWidget(line)
        stops = (
            *before,
            line.quantity,
            line.measure,
            line.remove,
            line.survey.link,
            line.impact.choice,
            self.add,
            *self._behind,
        )
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)
        return line

    def _drop(self, line: ResultLine) -> None:
        self.lines.remove(line)
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _on_add(self) -> None:
        self._append().quantity.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_removed(self, line: ResultLine) -> None:
        place = self.lines.index(line)
        self._drop(line)
        if not self.lines:
            self._append()
        near = self.lines[min(place, len(self.lines) - 1)]
        near.quantity.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()
