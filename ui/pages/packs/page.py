"""The packs page: every pack that was made, and the way to make one."""

from array import array
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from sv_evidence.domain.counting import ClaimQuestion
from sv_evidence.domain.measures import Period
from sv_evidence.domain.records import Kind
from sv_evidence.operations.explaining import explain_figure
from sv_evidence.reports.pack_figures import stated_by
from sv_evidence.reports.verify import verify
from sv_evidence.store.recorder import Changes
from sv_evidence.wording.numbers import full_day_text, size_text
from sv_evidence.wording.words import tr, trn
from ui.delegates.rows import WordsCell
from ui.delegates.two_lines import TwoLinesCell
from ui.desk import Desk
from ui.models.paged import Column, Ids, PagedModel
from ui.pages.explain.opening import Explaining
from ui.pages.packs.asking import PackRow, packs_of
from ui.pages.packs.export import ExportSheet
from ui.pages.packs.inspector import SHORT, PackInspector
from ui.pages.page import Page
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.row_table import RowTable
from ui.widgets.search import SearchField
from ui.widgets.states import EmptyState
from ui.widgets.words import Words

ROW = 52


def _fingerprint(row: PackRow) -> str:
    return row.pack.register_fingerprint[:SHORT]


COLUMNS: tuple[tuple[Column[PackRow], int], ...] = (
    (Column("number", tr("Number"), lambda row: row.pack.number), 140),
    (Column("title", tr("Pack"), lambda row: row.pack.title), 260),
    (Column("made", tr("Made"), lambda row: full_day_text(row.pack.made_at)), 160),
    (Column("pages", tr("Pages"), lambda row: f"{row.pack.pages:,}", is_number=True), 70),
    (Column("size", tr("Size"), lambda row: size_text(row.pack.size), is_number=True), 90),
    (
        Column(
            "print", tr("Register fingerprint"), lambda row: row.pack.register_fingerprint[:SHORT]
        ),
        170,
    ),
)


class PacksPage(Page):
    """What we told whom."""

    key = "packs"
    title = "Packs"
    icon = "package-check"
    place = 8
    group = "Use it"

    evidence_asked = Signal(UUID)
    """A person wants to see a file that a check named."""
    saved_in = Signal(Path)
    """A pack was saved in this folder; the next one starts there."""

    def __init__(self, theme: Theme, desk: Desk, window: QWidget, folder: Path) -> None:
        super().__init__(theme)
        self._desk, self._window, self._folder = desk, window, folder
        self._all: tuple[PackRow, ...] = ()
        self._shown: tuple[PackRow, ...] = ()
        self._wanted = ""
        self._sheet: ExportSheet | None = None
        self._model = PagedModel([column for column, _ in COLUMNS], self._page, _sentence, self)
        self.explaining = Explaining(theme, desk, window, self)
        self._arrange()
        self._connect()

    def search(self) -> QLineEdit | None:
        """Go to the search field."""
        return self._search

    def main_pane(self) -> QWidget:
        """Go to the table."""
        return self._states

    def arrive(self) -> None:
        """Look again."""
        zone = self._desk.clock().tzinfo
        self._desk.read(self, lambda view: packs_of(view, zone), self._on_read)

    def show_pack(self, number: str) -> None:
        """Choose a pack as soon as the list has been read."""
        self._wanted = number
        self.arrive()

    @Slot()
    def export(self) -> None:
        """Open the sheet that makes a pack."""
        if self._sheet is not None:
            return
        self._sheet = ExportSheet(self.theme, self._desk, self._window, self._folder)
        self._sheet.closed.connect(self._on_sheet_closed)
        self._sheet.exported.connect(self._on_exported)
        self._sheet.evidence_asked.connect(self.evidence_asked)
        self._sheet.open()

    def _arrange(self) -> None:
        theme = self.theme
        self._search = SearchField(theme, tr("Search packs"))
        self._search.setFixedWidth(theme.px(210))
        self._export = Button(
            theme, tr("Export pack"), rank=Rank.FILLED, icon="package-check", hint="Ctrl+P"
        )
        self.tools.addWidget(self._search)
        self.tools.addWidget(self._export)
        self.primary = self._export
        self._arrange_table()
        self._arrange_states()
        self._sum = Words(theme, "", Type.TABLE, "ink2")
        self.bar.addStretch(1)
        self.bar.addWidget(self._sum)
        self.show_bar()
        self.details = PackInspector(theme, self.inspector)

    def _arrange_table(self) -> None:
        theme = self.theme
        self.table = RowTable(theme, [width for _, width in COLUMNS], [1])
        self.table.setModel(self._model)
        self.table.setAccessibleName(tr("Packs"))
        self.table.set_row_height(ROW)
        for at, (column, _) in enumerate(COLUMNS):
            cell = WordsCell(
                theme,
                self.table,
                column.text,
                style=Type.FINGERPRINT if column.name == "print" else Type.TABLE,
                ink="ink2",
                is_number=column.is_number,
            )
            self.table.setItemDelegateForColumn(at, cell)
        both = TwoLinesCell(theme, self.table, lambda row: row.pack.title, lambda row: row.for_whom)
        self.table.setItemDelegateForColumn(1, both)

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
        self.details.open_asked.connect(self._on_open)
        self.details.check_asked.connect(self._on_check)
        self.details.figure_asked.connect(self._on_figure_asked)
        self._desk.changed.connect(self._on_changed)

    def _page(self, ids: Ids) -> dict[int, PackRow]:
        return {each: self._shown[each] for each in ids if each < len(self._shown)}

    def _on_read(self, rows: tuple[PackRow, ...]) -> None:
        self._all = rows
        self.counted.emit(f"{len(rows):,}" if rows else "", False)
        count = trn("{count} pack, never edited", "{count} packs, never edited", len(rows))
        self.set_subtitle(count if rows else tr("None made yet"))
        self._on_searched(self._search.text())
        numbers = [row.pack.number for row in self._shown]
        if self._wanted in numbers:
            self.table.selectRow(numbers.index(self._wanted))
            self.table.setFocus()
        self._wanted = ""

    @Slot(str)
    def _on_searched(self, words: str) -> None:
        wanted = words.casefold().split()
        self._shown = tuple(row for row in self._all if _matches(row, wanted))
        self._model.show_ids(array("q", range(len(self._shown))))
        found = self.table if self._shown else self._nothing if self._all else self._empty
        self._states.setCurrentWidget(found)
        pages = sum(row.pack.pages for row in self._shown)
        size = size_text(sum(row.pack.size for row in self._shown))
        packs = trn("{count} pack", "{count} packs", len(self._shown))
        said = tr(
            "{packs} \u00b7 {pages} pages \u00b7 {size}, kept with your data",
            packs=packs,
            pages=pages,
            size=size,
        )
        self._sum.say(said if self._shown else "")
        if self._shown:
            self.table.selectRow(0)
        else:
            self.details.show_nothing()

    def _chosen(self) -> PackRow | None:
        rows = self.table.selectionModel().selectedRows()
        return self._model.row_value(rows[0].row()) if len(rows) == 1 else None

    @Slot()
    def _on_selected(self) -> None:
        row = self._chosen()
        if row is None:
            self.details.show_nothing()
        else:
            self.details.show_pack(row)
            pack = row.pack
            self._desk.fetch(
                self,
                lambda: stated_by(pack),
                lambda figures: self.details.show_figures(pack.uid, figures),
            )

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
        if row is None:
            return
        pack, opened = row.pack, self._desk.workspace.opened
        self._desk.fetch(
            self,
            lambda: opened.copy(pack.vault_name, pack.vault_key, pack.file_name),
            lambda path: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))),
        )

    @Slot()
    def _on_check(self) -> None:
        row = self._chosen()
        if row is None:
            return
        pack, opened = row.pack, self._desk.workspace.opened
        self._desk.fetch(
            self,
            lambda: verify(opened.copy(pack.vault_name, pack.vault_key, pack.file_name)),
            lambda verdict: self.details.show_verdict(pack.uid, verdict),
        )

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.includes(Kind.PACK, Kind.BID, Kind.CONTRACT):
            self.arrive()

    @Slot()
    def _on_sheet_closed(self) -> None:
        self._sheet = None

    @Slot(Path)
    def _on_exported(self, folder: Path) -> None:
        self._folder = folder
        self.saved_in.emit(folder)
        self.arrive()


def _matches(row: PackRow, words: list[str]) -> bool:
    said = f"{row.pack.number} {row.pack.title} {row.for_whom}".casefold()
    return all(word in said for word in words)


def _sentence(row: PackRow) -> str:
    made = full_day_text(row.pack.made_at)
    return f"{row.pack.number}, {row.pack.title}, {row.for_whom}, {made}"
