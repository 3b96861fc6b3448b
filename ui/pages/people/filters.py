"""Which people are asked about: words, a period, a contract or framework, a group."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sv_evidence.domain.measures import Period
from sv_evidence.operations.register_lines import ALL_TIME
from sv_evidence.wording.words import tr
from ui.desk import Desk
from ui.pages.activities.periods import offered_periods, typed_period
from ui.pages.people.asking import Offered, Question, offered
from ui.theme import Theme
from ui.widgets.fields import Choice
from ui.widgets.search import SearchField


class PeopleFilters(QWidget):
    """``asked`` when a count must be made anew, ``searched`` when only the list narrows."""

    asked = Signal()
    searched = Signal()

    def __init__(self, theme: Theme, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.search = SearchField(theme, tr("Search references and groups"))
        self.period = Choice(theme, editable=True)
        self.period.setAccessibleName(tr("Period"))
        self.of = Choice(theme)
        self.of.setAccessibleName(tr("Contract or framework"))
        self.group = Choice(theme)
        self.group.setAccessibleName(tr("Group"))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(10))
        row.setSpacing(theme.px(8))
        row.addWidget(self.search, 3)
        for choice in (self.period, self.of, self.group):
            choice.setMinimumContentsLength(8)
            choice.activated.connect(self.asked)
            row.addWidget(choice, 2)
        self.search.searched.connect(lambda _words: self.searched.emit())
        line = self.period.lineEdit()
        if line is not None:
            line.setToolTip(tr("Choose a period, or type one: 1 Apr to 30 Sep 2026"))
            line.editingFinished.connect(self._on_typed)
        self._offer(Offered())

    @property
    def words(self) -> str:
        """What the list is searched for."""
        return self.search.text().strip()

    @property
    def question(self) -> Question:
        """What is asked now."""
        what, uid = self.of.currentData() or ("", None)
        return Question(
            self._period(),
            uid if what == "contract" else None,
            uid if what == "framework" else None,
            str(self.group.currentData() or ""),
        )

    def _period(self) -> Period:
        """Return the period that was chosen or typed; words that are none stand for all time."""
        words = self.period.currentText()
        at = self.period.findText(words)
        if at >= 0:
            chosen = self.period.itemData(at)
            return chosen if isinstance(chosen, Period) else ALL_TIME
        return typed_period(words, today=self._desk.today()) or ALL_TIME

    @Slot()
    def _on_typed(self) -> None:
        """Ask for a period as typed; what cannot be read as one goes back to all time."""
        words = self.period.currentText()
        if self.period.findText(words) < 0 and self._period() == ALL_TIME:
            self.period.setCurrentIndex(0)
        self.asked.emit()

    def begin(self) -> None:
        """Read what can be chosen."""
        self._desk.read(self, offered, self._offer)

    @Slot(object)
    def _offer(self, found: Offered) -> None:
        for choice in (self.period, self.of, self.group):
            choice.clear()
        self.period.addItem(tr("All time"), ALL_TIME)
        for words, period in offered_periods(self._desk.today(), found.year_start):
            self.period.addItem(words, period)
        self.of.addItem(tr("All activities"), None)
        for uid, title in found.contracts:
            self.of.addItem(title, ("contract", uid))
        for uid, title in found.frameworks:
            self.of.addItem(title, ("framework", uid))
        self.group.addItem(tr("All groups"), "")
        for name in found.groups:
            self.group.addItem(name, name)
