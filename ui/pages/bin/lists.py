"""The two lists of the page: what lies in the bin, and everything that changed."""

from array import array
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QModelIndex, QObject, Signal, Slot

from sv_evidence.store.history import ChangeSet
from sv_evidence.wording.changes import when_text
from sv_evidence.wording.words import tr
from ui.delegates.rows import WordsCell
from ui.models.paged import Column, Ids, PagedModel
from ui.pages.bin.asking import Lying, change_note, change_title
from ui.pages.bin.cells import LinkCell, SignedCell, sign_of
from ui.theme import Theme
from ui.widgets.row_table import RowTable

ROW = 52
_WIDTHS = (380, 130, 150)
_LINK = 110

Row = TypeVar("Row")


class BinList(QObject):
    """``restore_asked`` with the rows of what was pressed."""

    restore_asked = Signal(object)

    def __init__(self, theme: Theme, today: Callable[[], date], parent: QObject) -> None:
        super().__init__(parent)
        self._shown: Sequence[Lying] = ()
        columns: tuple[Column[Lying], ...] = (
            Column("title", tr("Binned"), lambda row: row.title, is_sortable=False),
            Column("by", tr("By"), lambda row: row.first.author, is_sortable=False),
            Column("when", tr("When"), lambda row: when_text(row.first.at, today())),
            Column("restore", "", lambda _row: tr("Restore"), is_sortable=False),
        )
        self.model: PagedModel[Lying] = PagedModel(columns, self._page, self._sentence, parent)
        self.table = RowTable(theme, (*_WIDTHS, _LINK), [0])
        self.table.setModel(self.model)
        self.table.setAccessibleName(tr("Bin"))
        self.table.set_row_height(ROW)
        self.table.setSelectionMode(RowTable.SelectionMode.SingleSelection)
        table = self.table
        table.setItemDelegateForColumn(
            0,
            SignedCell(
                theme,
                table,
                sign=lambda row: "folder" if len(row.rows) > 1 else sign_of(row.first.kind),
                first=lambda row: row.title,
                second=lambda row: row.what,
                is_inside=lambda row: row.is_inside,
            ),
        )
        for at in (1, 2):
            cell = WordsCell(theme, table, columns[at].text, ink="ink2")
            table.setItemDelegateForColumn(at, cell)
        table.setItemDelegateForColumn(3, LinkCell(theme, table, columns[3].text))
        table.clicked.connect(self._on_clicked)
        self._today = today

    def show(self, rows: Sequence[Lying]) -> None:
        """Show what lies in the bin."""
        self._shown = rows
        self.model.show_ids(array("q", range(len(rows))))

    def chosen(self) -> Lying | None:
        """Return the row that is chosen."""
        return _chosen(self.table, self.model)

    def _page(self, ids: Ids) -> dict[int, Lying]:
        return {each: self._shown[each] for each in ids if each < len(self._shown)}

    def _sentence(self, row: Lying) -> str:
        when = when_text(row.first.at, self._today())
        return tr(
            "{title}. {what}. Put in the bin by {who}, {when}",
            title=row.title,
            what=row.what,
            who=row.first.author or tr("nobody who is named"),
            when=when,
        )

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        row = self.model.row_value(index.row())
        if row is not None and index.column() == len(_WIDTHS):
            self.restore_asked.emit(row)


class ChangeList(QObject):
    """Every change set, newest first, read a page at a time."""

    def __init__(
        self,
        theme: Theme,
        today: Callable[[], date],
        fetch: Callable[[Ids], Mapping[int, ChangeSet]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._today = today
        columns: tuple[Column[ChangeSet], ...] = (
            Column("label", tr("Change"), change_title, is_sortable=False),
            Column("by", tr("By"), lambda row: row.author, is_sortable=False),
            Column("when", tr("When"), lambda row: when_text(row.at, today())),
        )
        self.model: PagedModel[ChangeSet] = PagedModel(columns, fetch, self._sentence, parent)
        self.table = RowTable(theme, _WIDTHS, [0])
        self.table.setModel(self.model)
        self.table.setAccessibleName(tr("Everything that changed"))
        self.table.set_row_height(ROW)
        self.table.setSelectionMode(RowTable.SelectionMode.SingleSelection)
        self.table.setItemDelegateForColumn(
            0,
            SignedCell(
                theme,
                self.table,
                sign=_sign,
                first=change_title,
                second=change_note,
                is_inside=lambda _row: False,
            ),
        )
        for at in (1, 2):
            cell = WordsCell(theme, self.table, columns[at].text, ink="ink2")
            self.table.setItemDelegateForColumn(at, cell)

    def chosen(self) -> ChangeSet | None:
        """Return the row that is chosen."""
        return _chosen(self.table, self.model)

    def _sentence(self, row: ChangeSet) -> str:
        when = when_text(row.at, self._today())
        title, note = change_title(row), change_note(row)
        return tr(
            "{title}, {note}, {who}, {when}", title=title, note=note, who=row.author, when=when
        )


def _sign(change: ChangeSet) -> str:
    signs = {"undo": "undo-2", "redo": "undo-2", "note": "flag"}
    return signs.get(change.does.value, "history")


def _chosen(table: RowTable, model: PagedModel[Row]) -> Row | None:
    rows = table.selectionModel().selectedRows()
    return model.row_value(rows[0].row()) if len(rows) == 1 else None
