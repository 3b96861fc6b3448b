"""Bin and history: what was put away, everything that changed, and one record's life."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from sv_evidence.domain.records import Kind
from sv_evidence.operations.bin_rows import BinRow, restore_from_bin
from sv_evidence.operations.lives import Life, life_of, touched_by
from sv_evidence.store.changes import Changes
from sv_evidence.store.history import ChangeSet
from sv_evidence.wording.numbers import full_day_text, size_text
from sv_evidence.wording.words import tr, trn
from ui.desk import Desk
from ui.models.paged import Ids
from ui.newest import Newest
from ui.pages.bin.asking import Lying, Remembered, Wanted, changes, grouped, remembered
from ui.pages.bin.chain import ChainBar
from ui.pages.bin.erasing import Eraser
from ui.pages.bin.filters import HistoryFilters
from ui.pages.bin.inspector import MOST, HistoryInspector
from ui.pages.bin.lists import BinList, ChangeList
from ui.pages.page import Page
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.search import SearchField
from ui.widgets.states import EmptyState


class BinPage(Page):
    """Shows the bin or everything that changed; the inspector tells one record's life."""

    key = "bin"
    title = tr("Bin and history")
    icon = "history"
    has_row = False
    inspector_width = 432

    open_asked = Signal(object, UUID)
    """Something is to be seen on its own page: its kind and uid."""

    def __init__(self, theme: Theme, desk: Desk) -> None:
        super().__init__(theme)
        self._desk, self._newest = desk, Newest(desk, self)
        self._lying: tuple[BinRow, ...] = ()
        self._opened: frozenset[UUID] = frozenset()
        self._wanted_life: tuple[Kind, UUID] | None = None
        self._total = 0
        self._arrange()
        self._connect()

    def search(self) -> QLineEdit | None:
        """Go to the search field."""
        return self._search

    def main_pane(self) -> QWidget:
        """Go to the list."""
        return self._states

    def arrive(self) -> None:
        """Look again."""
        now = self._now()
        wanted = self.filters_of.wanted.filter(now)
        self._newest.read("list", lambda view: remembered(view, wanted, now.tzinfo), self._on_read)
        self.chain.check_once()

    def show_life(self, kind: Kind, uid: UUID) -> None:
        """Tell the life of one record, whatever the lists show."""
        self._wanted_life = (kind, uid)
        chosen = self.bin.chosen()
        if chosen is None or chosen.first.uid != uid:
            self.bin.table.clearSelection()
        if not self.inspector.isVisible():
            self.toggle_inspector()
        self._newest.read("details", lambda view: life_of(view, kind, uid), self._on_life)

    def _arrange(self) -> None:
        theme = self.theme
        self._search = SearchField(theme, tr("Search bin and history"))
        self._search.setFixedWidth(theme.px(250))
        self.undo_last = Button(theme, tr("Undo last"), icon="undo-2", hint="Ctrl+Z")
        self.tools.addWidget(self._search)
        self.tools.addWidget(self.undo_last)
        self.empty_all = Button(theme, tr("Empty the bin"), icon="trash-2")
        self.tools.addWidget(self.empty_all)
        self.eraser = Eraser(theme, self._desk, self)
        self.filters_of = HistoryFilters(theme, self.filters, self)
        self.bin = BinList(theme, self._desk.today, self)
        self.all = ChangeList(theme, self._desk.today, self._change_page, self)
        note = tr("What you put in the bin waits here. Nothing leaves it by itself.")
        self._empty = EmptyState(theme, "trash-2", tr("Nothing is in the bin"), note)
        self._nothing = EmptyState(theme, "search", tr("Nothing here matches"))
        clear = Button(theme, tr("Clear filters"))
        clear.clicked.connect(self._on_clear)
        self._nothing.add_button(clear)
        self._states = QStackedWidget()
        for state in (self.bin.table, self.all.table, self._empty, self._nothing):
            self._states.addWidget(state)
        self.content.addWidget(self._states, 1)
        self.details = HistoryInspector(theme, self.inspector)
        self.chain = ChainBar(theme, self._desk, self.bar, self.notices, self)
        self.show_bar()

    def _connect(self) -> None:
        self._search.searched.connect(self.filters_of.set_words)
        self.undo_last.clicked.connect(self._on_undo_last)
        self.filters_of.chosen.connect(self._on_chosen)
        self.filters_of.narrowed.connect(self._on_narrowed)
        self.bin.restore_asked.connect(self._on_restore)
        self.bin.table.opened.connect(self._on_opened)
        for table in (self.bin.table, self.all.table):
            table.selectionModel().selectionChanged.connect(self._on_selected)
        self.details.restore_asked.connect(self._on_restore_chosen)
        self.details.erase_asked.connect(self._on_erase_chosen)
        self.empty_all.clicked.connect(self.eraser.ask_all)
        self.eraser.erased.connect(self._on_erased)
        self.details.undo_asked.connect(lambda change: self._desk.undo(change=change))
        self.details.record_asked.connect(self.show_life)
        self.details.open_asked.connect(self.open_asked)
        self.chain.change_asked.connect(self._show_change)
        self._desk.changed.connect(self._on_changed)

    def _now(self) -> datetime:
        return self._desk.clock()

    def _change_page(self, keys: Ids) -> Mapping[int, ChangeSet]:
        with self._desk.look() as view:
            return changes(view, keys, self._now().tzinfo)

    def _on_read(self, found: Remembered) -> None:
        self._lying, self._total = found.lying, found.total
        self.empty_all.setEnabled(bool(found.lying))
        self.filters_of.set_authors(found.authors)
        self.filters_of.bin.set_count(len(found.lying))
        self.filters_of.all.set_count(found.total)
        size = sum(row.size for row in found.lying)
        things = trn("{count} thing in the bin", "{count} things in the bin", len(found.lying))
        if size:
            things = tr("{things}, {size}", things=things, size=size_text(size))
        self.set_subtitle(things if found.lying else tr("Nothing is in the bin"))
        since = found.since or self._now()
        self.chain.say_changes(found.total, full_day_text(since))
        self.all.model.show_ids(found.keys)
        self._show()

    def _show(self) -> None:
        """Show the list that was chosen, narrowed as wanted."""
        wanted, now = self.filters_of.wanted, self._now()
        rows = [row for row in self._lying if wanted.holds(row, now)]
        self.bin.show(grouped(rows, self._opened))
        is_bin = self.filters_of.bin.isChecked()
        shown = self.bin.table if is_bin else self.all.table
        if not shown.model().rowCount():
            is_empty = is_bin and not self._lying
            self._states.setCurrentWidget(self._empty if is_empty else self._nothing)
            words = tr("\u201c{words}\u201d is in none of them.", words=wanted.words)
            self._nothing.say(tr("Nothing here matches"), words if wanted.words else "")
        else:
            self._states.setCurrentWidget(shown)
        self._show_details(shown)

    def _show_details(self, shown: QWidget) -> None:
        if self._wanted_life is not None:
            self.show_life(*self._wanted_life)
        elif shown is self.bin.table and self.bin.model.rowCount():
            self.bin.table.choose_row(0)
        elif shown is self.all.table and self.all.model.rowCount():
            self.all.table.choose_row(0)
        else:
            self.details.show_nothing(tr("Choose something to see what happened to it."))

    @Slot(bool)
    def _on_chosen(self, _is_bin: bool) -> None:  # noqa: FBT001 - as the chips say it
        self._wanted_life = None
        self._show()

    @Slot(object)
    def _on_narrowed(self, _wanted: Wanted) -> None:
        self._wanted_life = None
        self.arrive()

    @Slot()
    def _on_clear(self) -> None:
        self._search.clear()
        self.filters_of.clear()

    @Slot()
    def _on_selected(self) -> None:
        if self._states.currentWidget() is self.bin.table:
            row = self.bin.chosen()
            if row is not None:
                self.show_life(row.first.kind, row.first.uid)
                self._wanted_life = None
        elif (change := self.all.chosen()) is not None:
            self._show_change(change)

    @Slot(object)
    def _show_change(self, change: ChangeSet) -> None:
        self._wanted_life = None
        self._newest.read(
            "details",
            lambda view: touched_by(view, change.uid, limit=MOST),
            lambda touched: self.details.show_change(change, touched, self._desk.today()),
        )

    def _on_life(self, life: Life) -> None:
        binned = any(row.uid == life.uid for row in self._lying)
        today, zone = self._desk.today(), self._now().tzinfo
        self.details.show_life(life, today, zone, is_binned=binned)

    @Slot()
    def _on_undo_last(self) -> None:
        self._desk.undo()

    @Slot(int)
    def _on_opened(self, place: int) -> None:
        """Open a row that holds several, or shut it."""
        row = self.bin.model.row_value(place)
        if row is not None and len(row.rows) > 1 and row.first.change is not None:
            self._opened ^= frozenset({row.first.change})
            self._show()
            self.bin.table.choose_row(place)

    @Slot()
    def _on_restore_chosen(self) -> None:
        """Bring back whose life is told, with the row it stands for if that is chosen."""
        row = self._told()
        if row is not None:
            self._on_restore(row)

    @Slot()
    def _on_erase_chosen(self) -> None:
        """Ask whether whose life is told is to go for good, with the row it stands for."""
        row = self._told()
        if row is not None:
            self.eraser.ask(row.title, [(each.kind, each.uid) for each in row.rows])

    @Slot()
    def _on_erased(self) -> None:
        self._wanted_life = None

    def _told(self) -> Lying | None:
        subject, row = self.details.subject, self.bin.chosen()
        if row is None or subject is None or row.first.uid != subject[1]:
            row = next((Lying((e,)) for e in self._lying if (e.kind, e.uid) == subject), None)
        return row

    @Slot(object)
    def _on_restore(self, row: Lying) -> None:
        wanted = [(each.kind, each.uid) for each in row.rows]
        self._desk.work(
            self,
            lambda workspace, _ticket: restore_from_bin(workspace, wanted),
            said=tr("{what} taken out of the bin", what=row.title),
        )

    @Slot(object)
    def _on_changed(self, _changes: Changes) -> None:
        if self.isVisible():
            self.arrive()
