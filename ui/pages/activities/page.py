"""The activities page: find, look, choose. It arranges and connects, and saves nothing itself."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from sv_evidence.store.changes import Changes
from sv_evidence.store.errors import NoSuchRecord
from sv_evidence.store.listings.activities import ActivityRow
from sv_evidence.wording.words import tr, trn
from ui.desk import Desk
from ui.pages.activities.asking import SHOWN_HERE, ActivityFacts, Answer, Question
from ui.pages.activities.chosen import ChosenRows
from ui.pages.activities.delegates import FLEXIBLE, WIDTHS, dress
from ui.pages.activities.doing import Doing
from ui.pages.activities.explaining import ActivityExplaining
from ui.pages.activities.filters import FilterChips
from ui.pages.activities.inspector import ActivityInspector
from ui.pages.activities.jumping import MonthJumps
from ui.pages.activities.loader import ActivityLoader
from ui.pages.activities.model import activities_model
from ui.pages.activities.remembering import looks_of, question_from
from ui.pages.activities.sorting import HeadSort
from ui.pages.activities.states import ListStates
from ui.pages.activities.sums import ListSums
from ui.pages.page import Page
from ui.theme import Theme
from ui.widgets.buttons import Button, Rank
from ui.widgets.choosing import FileChooser, SystemFileChooser
from ui.widgets.columns_button import ColumnsButton
from ui.widgets.row_table import COMPACT, ROOMY, RowTable
from ui.widgets.search import SearchField

LOW = 760
"""Below this window height rows are compact."""
SEARCH, NARROW_SEARCH, BESIDE_SEARCH = 260, 120, 420
"""How wide the search field is, at least, and what the head needs beside it."""


class ActivitiesPage(Page):
    """Everything that was logged, newest first, by month."""

    key = "activities"
    title = tr("Activities")
    icon = "notebook-pen"
    place = 2

    evidence_asked = Signal(UUID)
    """A file was pressed in the inspector."""

    def __init__(
        self, theme: Theme, desk: Desk, window: QWidget, chooser: FileChooser | None = None
    ) -> None:
        super().__init__(theme)
        self._desk = desk
        self._answer: Answer | None = None
        self._wanted: UUID | None = None
        self._loader = ActivityLoader(desk, self)
        self._model = activities_model(self._loader.page, desk.today(), self)
        chooser = chooser or SystemFileChooser(window)
        self._verbs = Doing(lambda verbs: verbs(theme, desk, window, chooser, self), self)
        self.explaining = ActivityExplaining(theme, desk, window, self)
        self._arrange()
        self._connect()

    def search(self) -> QLineEdit | None:
        """Go to the search field."""
        return self._search

    def main_pane(self) -> QWidget:
        """Go to the table."""
        return self.table

    def arrive(self) -> None:
        """Look again: other pages may have changed things."""
        self._reload()
        self._loader.choose()

    def show_first(self, answer: Answer, rows: Mapping[int, ActivityRow]) -> None:
        """Show a list that was read before the workspace was open, and its first rows."""
        self._loader.take(rows)
        self._on_answered(answer)

    def show_activity(self, uid: UUID) -> None:
        """Choose an activity as soon as it is in the list."""
        self._wanted = uid
        self._reload()

    def log_activity(self, files: tuple[Path, ...] = (), measure: UUID | None = None) -> None:
        """Open the sheet on a new activity, with files if they were dropped."""
        self._verbs.log(files, measure)

    def carry(self, entry: object) -> None:
        """Open the sheet on a new activity that was begun elsewhere (``Entry``)."""
        self._verbs.carry(entry)

    def take_register(self, uid: UUID) -> None:
        """Open the sheet that takes an activity's register."""
        self._verbs.register(uid)

    def wear_looks(self, looks: Mapping[str, Any]) -> None:
        """Take up columns, order and filters as a person left them."""
        columns = looks.get("columns")
        if isinstance(columns, Mapping):
            self.table.wear_looks(columns)
        question = question_from(looks)
        self.sorting.take_up(question.sort)
        self.chips.take_up(question.filter)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Make rows compact on low windows."""
        super().resizeEvent(event)
        px = self.theme.px
        room = self.column.width() - px(BESIDE_SEARCH)
        self._search.setFixedWidth(max(px(NARROW_SEARCH), min(px(SEARCH), room)))
        self.table.set_row_height(COMPACT if self.window().height() < LOW else ROOMY)

    def _arrange(self) -> None:
        theme = self.theme
        self._search = SearchField(theme, tr("Search activities"))
        self._log = Button(theme, tr("Log activity"), rank=Rank.FILLED, icon="plus", hint="Ctrl+N")
        self.tools.addWidget(self._search)
        self.tools.addWidget(self._log)
        self.chips = FilterChips(theme, self._desk.today, self.filters, self)
        self.sums = ListSums(theme, self.filters, self.bar)
        self.table = self._make_table()
        self.filters.addWidget(ColumnsButton(theme, self.table))
        self.sorting = HeadSort(self.table, self._model)
        self._rows = ChosenRows(self.table, self._model)
        self.jumps = MonthJumps(theme, self.table, self._model)
        self.states = ListStates(theme, self.table, self.jumps)
        self.content.addWidget(self.states, 1)
        self.show_bar()
        self.details = ActivityInspector(theme, self.inspector)
        self.details.show_nothing()

    def _make_table(self) -> RowTable:
        names = [column.name for column in self._model.columns]
        flexible = [at for at, name in enumerate(names) if name in FLEXIBLE]
        table = RowTable(self.theme, [WIDTHS[name] for name in names], flexible)
        table.setModel(self._model)
        table.setAccessibleName(tr("Activities"))
        dress(self.theme, table, self._model)
        return table

    def _connect(self) -> None:
        self._search.searched.connect(self.chips.set_words)
        self._log.clicked.connect(self._on_log)
        self.chips.changed.connect(self._on_question)
        self.sorting.changed.connect(self._on_question)
        self._rows.changed.connect(self._on_chosen)
        self.table.opened.connect(self._on_opened)
        self.table.binned.connect(self._on_binned)
        self.states.log_asked.connect(self._on_log)
        self.states.clear_asked.connect(self._on_clear)
        self.states.spelling_taken.connect(self._search.setText)
        self._connect_loader()
        self._connect_verbs()
        self._desk.changed.connect(self._on_changed)

    def _connect_loader(self) -> None:
        self._loader.answered.connect(self._on_answered)
        self._loader.summed.connect(self.sums.show_sums)
        self._loader.described.connect(self._on_described)
        self._loader.pictured.connect(self.details.show_pictures)
        self._loader.added_up.connect(self.details.show_many)
        self._loader.spelt.connect(self.states.offer_spelling)
        self._loader.offered.connect(self.chips.set_choices)
        self._loader.failed.connect(self._on_failed)

    def _connect_verbs(self) -> None:
        self.explaining.follow(self.details, self.sums, lambda: self.chips.filter)
        self.details.edit_asked.connect(self._verbs.edit)
        self.details.copy_asked.connect(self._verbs.copy)
        self.details.evidence_asked.connect(self._verbs.add_evidence)
        self.details.register_asked.connect(self.take_register)
        self.details.survey_asked.connect(self._verbs.survey)
        self.details.strength_asked.connect(self._verbs.judge)
        self.details.file_opened.connect(self.evidence_asked)
        self.table.looks_changed.connect(self._on_looks_changed)
        self.details.bin_asked.connect(self._on_binned)
        self.details.change_asked.connect(lambda: self._verbs.change(self._rows.ids()))
        self._verbs.logged.connect(self.show_activity)
        copy = QShortcut(QKeySequence("Ctrl+D"), self)
        copy.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        copy.activated.connect(self._on_copy)

    def _reload(self) -> None:
        self.states.start_loading(self._answer.in_all if self._answer else 0)
        self._loader.ask(Question(self.chips.filter, self.sorting.sort))

    @Slot()
    def _on_looks_changed(self) -> None:
        left = looks_of(Question(self.chips.filter, self.sorting.sort))
        self.looks_changed.emit({**left, "columns": self.table.looks()})

    @Slot()
    def _on_log(self) -> None:
        self.log_activity()

    @Slot()
    def _on_clear(self) -> None:
        self._search.clear()
        self.chips.clear()

    @Slot()
    def _on_question(self) -> None:
        self._on_looks_changed()
        self._reload()

    @Slot(object)
    def _on_answered(self, answer: Answer) -> None:
        self._answer = answer
        self.states.stop_loading()
        self._rows.show(answer.ids, answer.headings)
        self._show_counts(answer)
        if len(answer.ids):
            self.states.show_rows()
        elif answer.in_all:
            words = self.chips.filter.words
            self.states.show_nothing(words, self.chips.said())
            self._loader.spell(words)
        else:
            self.states.show_empty()
        self._choose_wanted()

    def _show_counts(self, answer: Answer) -> None:
        self.sums.show_count(len(answer.ids), answer.in_all)
        self.set_subtitle(
            trn("{count} logged this year", "{count} logged this year", answer.this_year)
        )
        self.counted.emit(f"{answer.in_all:,}", False)

    def _choose_wanted(self) -> None:
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            with suppress(NoSuchRecord), self._desk.look() as view:  # undone meanwhile
                chosen = self._rows.choose(view.activities.id_of(wanted))
                if chosen and not self._verbs.is_open:
                    self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_chosen(self) -> None:
        ids = self._rows.ids()
        only = self._rows.only()
        self.sums.show_chosen(len(ids))
        if only is not None:
            self._loader.describe(only.uid)
        elif len(ids) > 1 and len(ids) == len(self._model.ids):
            self._loader.forget()
            self.details.show_many(len(ids), self.sums.measures)
        elif len(ids) > 1:
            self._loader.add_up(ids)
        else:
            self._loader.forget()
            self.details.show_nothing()

    @Slot(object)
    def _on_described(self, facts: ActivityFacts | None) -> None:
        if facts is None:
            self.details.show_nothing()
        else:
            self.details.show_facts(facts)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.kinds & SHOWN_HERE:
            self._reload()
            self._loader.choose()

    @Slot(int)
    def _on_opened(self, row: int) -> None:
        value = self._model.row_value(row)
        if value is not None:
            self._verbs.edit(value.uid)

    @Slot()
    def _on_copy(self) -> None:
        only = self._rows.only()
        if only is not None:
            self._verbs.copy(only.uid)

    @Slot()
    def _on_binned(self) -> None:
        self._verbs.bin(self._rows.ids(), self._rows.only())

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.states.stop_loading()
        self._desk.failed.emit(error)
