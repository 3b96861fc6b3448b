"""The packs page: every pack that was made, what is otherwise by now, and the way to make one."""

from array import array
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from sv_evidence.domain.counting import ClaimQuestion
from sv_evidence.domain.measures import Period
from sv_evidence.domain.records import Kind
from sv_evidence.operations.explaining import explain_figure
from sv_evidence.operations.pack_changes import question_of
from sv_evidence.reports.facts import PackQuestion
from sv_evidence.store.recorder import Changes
from sv_evidence.wording.words import tr, trn
from ui.desk import Desk
from ui.models.paged import Ids, PagedModel
from ui.newest import Newest
from ui.pages.evidence.cover.opening import Covers
from ui.pages.explain.opening import Explaining
from ui.pages.packs.asking import PackRow, matches, packs_of
from ui.pages.packs.checking import PackChecks
from ui.pages.packs.copying import PackFiles
from ui.pages.packs.export import ExportSheet
from ui.pages.packs.inspector import PackInspector
from ui.pages.packs.standings import PackStandings
from ui.pages.packs.table import columns, pack_table, sentence_of, sum_text
from ui.pages.page import Page
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.choosing import PlaceChooser
from ui.widgets.search import SearchField
from ui.widgets.states import EmptyState
from ui.widgets.words import Words

NAMED = frozenset({Kind.PACK, Kind.BID, Kind.CONTRACT})
"""What the list itself is made of."""


class PacksPage(Page):
    """What we told whom, and whether it is still true."""

    key = "packs"
    title = tr("Packs")
    icon = "package-check"
    place = 8
    group = tr("Use it")

    evidence_asked = Signal(UUID)
    """A person wants to see a file that a check named."""
    saved_in = Signal(Path)
    """A pack was saved in this folder; the next one starts there."""

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        window: QWidget,
        folder: Path,
        place: PlaceChooser | None = None,
    ) -> None:
        super().__init__(theme)
        self._desk, self._window, self._folder = desk, window, folder
        self._all: tuple[PackRow, ...] = ()
        self._shown: tuple[PackRow, ...] = ()
        self._wanted = ""
        self._sheet: ExportSheet | None = None
        self._newest = Newest(desk, self)
        self.standings = PackStandings(desk, self)
        self._model = PagedModel(
            columns(self.standings),
            self._page,
            lambda row: sentence_of(self.standings, row),
            self,
        )
        self.explaining = Explaining(theme, desk, window, self)
        self.covers = Covers(theme, desk, window)
        self.checks = PackChecks(theme, desk, window)
        self.files = PackFiles(desk, window, self, place)
        self._arrange()
        self._connect()

    def search(self) -> QLineEdit | None:
        """Go to the search field."""
        return self._search

    def main_pane(self) -> QWidget:
        """Go to the table."""
        return self._states

    def take_files(self, files: tuple[Path, ...]) -> bool:
        """Check a pack dropped anywhere on the page."""
        self.checks.check(files)
        return True

    def arrive(self) -> None:
        """Look again."""
        zone = self._desk.clock().tzinfo
        self._newest.read("list", lambda view: packs_of(view, zone), self._on_read)

    def show_pack(self, number: str) -> None:
        """Choose a pack as soon as the list has been read."""
        self._wanted = number
        self.arrive()

    @Slot()
    def export(self, *, again: PackQuestion | None = None) -> None:
        """Open the sheet that makes a pack; ``again`` is what an earlier one was asked."""
        if self._sheet is not None:
            return
        self._sheet = ExportSheet(self.theme, self._desk, self._window, self._folder, again)
        self._sheet.closed.connect(self._on_sheet_closed)
        self._sheet.exported.connect(self._on_exported)
        self._sheet.evidence_asked.connect(self.evidence_asked)
        self._sheet.cover_asked.connect(self._on_cover_asked)
        self._sheet.open()

    def _arrange(self) -> None:
        theme = self.theme
        self._search = SearchField(theme, tr("Search packs"))
        self._search.setFixedWidth(theme.px(210))
        self._export = Button(
            theme, tr("Export pack"), rank=Rank.FILLED, icon="package-check", hint="Ctrl+P"
        )
        for tool in (self._search, self.checks.button, self._export):
            self.tools.addWidget(tool)
        self.primary = self._export
        self.table = pack_table(theme, self._model, self.standings)
        self._arrange_states()
        below = QVBoxLayout()
        below.setContentsMargins(theme.px(28), theme.px(12), theme.px(28), theme.px(14))
        below.addWidget(self.checks.area)
        self.content.addLayout(below)
        self._sum = Words(theme, "", Type.TABLE, "ink2")
        self.bar.addStretch(1)
        self.bar.addWidget(self._sum)
        self.show_bar()
        self.details = PackInspector(theme, self.inspector, self._desk.clock().tzinfo)

    def _arrange_states(self) -> None:
        theme = self.theme
        self._empty = EmptyState(
            theme,
            "package-check",
            tr("No packs yet"),
            tr("A pack is a PDF of what you can prove, with its evidence, for a buyer to check."),
        )
        self._nothing = EmptyState(theme, "search", tr("No packs match"))
        self._states = QStackedWidget()
        for state in (self.table, self._empty, self._nothing):
            self._states.addWidget(state)
        self.content.addWidget(self._states, 1)

    def _connect(self) -> None:
        self._search.searched.connect(self._on_searched)
        self._export.clicked.connect(self.export)
        self.table.opened.connect(self._on_open)
        self.table.selectionModel().selectionChanged.connect(self._on_selected)
        self.standings.found.connect(self._on_standing)
        self.files.pictured.connect(self.details.show_picture)
        self.files.checked.connect(self.details.show_verdict)
        self.details.open_asked.connect(self._on_open)
        self.details.again_asked.connect(self._on_again)
        self.details.copy_asked.connect(self._on_copy)
        self.details.check_asked.connect(self._on_check)
        self.details.figure_asked.connect(self._on_figure_asked)
        self._desk.changed.connect(self._on_changed)

    def _page(self, ids: Ids) -> dict[int, PackRow]:
        return {each: self._shown[each] for each in ids if each < len(self._shown)}

    def _on_read(self, rows: tuple[PackRow, ...]) -> None:
        self._all = rows
        self.counted.emit(f"{len(rows):,}" if rows else "", False)
        count = trn(
            "{count} sealed pack, never edited", "{count} sealed packs, never edited", len(rows)
        )
        self.set_subtitle(count if rows else tr("None made yet"))
        self._on_searched(self._search.text())
        numbers = [row.pack.number for row in self._shown]
        if self._wanted in numbers:
            self.table.selectRow(numbers.index(self._wanted))
            self.table.setFocus()
        self._wanted = ""

    @Slot(str)
    def _on_searched(self, words: str) -> None:
        before = self._chosen()
        wanted = words.casefold().split()
        self._shown = tuple(row for row in self._all if matches(row, wanted))
        self._model.show_ids(array("q", range(len(self._shown))))
        found = self.table if self._shown else self._nothing if self._all else self._empty
        self._states.setCurrentWidget(found)
        self._sum.say(sum_text(self._shown))
        if self._shown:
            uids = [row.pack.uid for row in self._shown]
            known = before is not None and before.pack.uid in uids
            self.table.selectRow(uids.index(before.pack.uid) if before and known else 0)
        else:
            self.details.show_nothing()
        self._ask_standings()

    def _ask_standings(self) -> None:
        """Compare while somebody looks; a page that nobody sees costs nothing."""
        if self.isVisible():
            self.standings.ask([row.pack for row in self._shown])

    def _chosen(self) -> PackRow | None:
        rows = self.table.selectionModel().selectedRows()
        return self._model.row_value(rows[0].row()) if len(rows) == 1 else None

    @Slot()
    def _on_selected(self) -> None:
        row = self._chosen()
        if row is None:
            self.files.forget()
            self.details.show_nothing()
            return
        self.details.show_pack(row)
        self.files.tell(row.pack, self.details.show_figures)
        self.details.show_standing(row.pack.uid, self.standings)
        if self.isVisible():
            self.files.picture(row.pack, self.devicePixelRatioF())
            self.standings.ask([row.pack])

    @Slot(UUID)
    def _on_standing(self, uid: UUID) -> None:
        self.table.viewport().update()
        self.details.show_standing(uid, self.standings)

    @Slot(str)
    def _on_figure_asked(self, name: str) -> None:
        row = self._chosen()
        if row is not None:
            figure = f"{row.pack.number}:{name}"
            period = Period(row.pack.first_day, row.pack.last_day)
            self.explaining.explain(
                lambda view: explain_figure(view, figure, ClaimQuestion(period))
            )

    @Slot()
    def _on_open(self) -> None:
        row = self._chosen()
        if row is not None:
            self.files.open(row.pack)

    @Slot()
    def _on_copy(self) -> None:
        row = self._chosen()
        if row is not None:
            self.files.save_copy(row.pack, self._folder)

    @Slot()
    def _on_again(self) -> None:
        row = self._chosen()
        if row is not None:
            pack = row.pack
            self._newest.read(
                "again",
                lambda view: question_of(view, pack),
                lambda question: self.export(again=question),
            )

    @Slot()
    def _on_check(self) -> None:
        row = self._chosen()
        if row is not None:
            self.files.check(row.pack)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        self.standings.forget()
        if changes.kinds & NAMED or not changes.kinds:
            self.arrive()
        else:
            self._ask_standings()

    @Slot(UUID)
    def _on_cover_asked(self, evidence: UUID) -> None:
        """Cover names over the export sheet, which looks again afterwards."""
        if self._sheet is not None:
            self.covers.open(evidence, self._sheet.look_again)

    @Slot()
    def _on_sheet_closed(self) -> None:
        self._sheet = None

    @Slot(Path)
    def _on_exported(self, folder: Path) -> None:
        self._folder = folder
        self.saved_in.emit(folder)
        self.arrive()
