"""Which rows are chosen, kept over every reading of the list."""

from array import array

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject, Signal, Slot

from sv_evidence.store.listings.activities import ActivityRow
from ui.models.paged import Heading, Ids, PagedModel
from ui.widgets.row_table import RowTable

MOST_KEPT = 1000
"""More chosen rows than this are not looked for again after a new reading."""
_ROWS = QItemSelectionModel.SelectionFlag.Rows
_ADD = QItemSelectionModel.SelectionFlag.Select | _ROWS


class ChosenRows(QObject):
    """The selection of the table, by ids. ``changed`` when a person or a reading changed it."""

    changed = Signal()

    def __init__(self, table: RowTable, model: PagedModel[ActivityRow]) -> None:
        super().__init__(table)
        self._table = table
        self._model = model
        self._is_showing = False
        table.selectionModel().selectionChanged.connect(self._on_changed)

    def ids(self) -> Ids:
        """Return the ids of the chosen rows, in order; read as ranges, however many they are."""
        chosen = self._table.selectionModel().selection()
        ranges = (chosen.at(place) for place in range(chosen.count()))
        return self._model.ids_in(sorted((each.top(), each.bottom()) for each in ranges))

    def only(self) -> ActivityRow | None:
        """Return the chosen row if it is exactly one."""
        ids = self.ids()
        row = self._model.row_of(ids[0]) if len(ids) == 1 else None
        return None if row is None else self._model.row_value(row)

    def choose(self, wanted: int) -> bool:
        """Choose one row by its id and bring it into sight; ``False`` if it is not in the list."""
        row = self._model.row_of(wanted)
        if row is None:
            return False
        self._table.choose_row(row)
        self._table.scrollTo(self._model.index(row, 0))
        return True

    def show(self, ids: Ids, headings: tuple[Heading, ...]) -> None:
        """Show a new list and choose again what was chosen, else what stands in its place."""
        before = self.ids() if self._table.selectionModel().hasSelection() else array("q")
        current = self._table.currentIndex().row()
        scrolled = self._table.verticalScrollBar().value()
        self._is_showing = True
        if ids == self._model.ids and headings == self._model.headings:
            self._model.refresh()
        else:
            self._model.show_ids(ids, headings)
            self._choose_again(before, current)
            self._table.verticalScrollBar().setValue(scrolled)
        self._is_showing = False
        self.changed.emit()

    def _choose_again(self, before: Ids, current: int) -> None:
        if not len(ids := self._model.ids):
            return
        there = [
            row for each in before[:MOST_KEPT] if (row := self._model.row_of(each)) is not None
        ]
        if not there:
            near = self._near(current) if len(before) else self._model.row_of(ids[0])
            there = [near] if near is not None else []
        selection = QItemSelection()
        for row in there:
            cell = self._model.index(row, 0)
            selection.select(cell, cell)
        model = self._table.selectionModel()
        if there:
            stop = QItemSelectionModel.SelectionFlag.NoUpdate
            model.setCurrentIndex(self._model.index(there[0], 0), stop)
        model.select(selection, _ADD)

    def _near(self, row: int) -> int | None:
        """Return the row that took the place of one that is gone."""
        last = self._model.rowCount() - 1
        for at in (min(row, last), min(row + 1, last), last):
            if at >= 0 and self._model.id_at(at) is not None:
                return at
        return None

    @Slot()
    def _on_changed(self) -> None:
        if not self._is_showing:
            self.changed.emit()
