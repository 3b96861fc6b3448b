"""Evidence as a grid of tiles or as a list of rows: one model, one selection, one set of wishes."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QListView, QStackedWidget

from sv_evidence.store.listings.evidence import EvidenceOrder, EvidenceRow
from sv_evidence.wording.words import tr
from ui.models.paged import PagedModel
from ui.pages.evidence.grid import EvidenceGrid
from ui.pages.evidence.listed import EvidenceTable
from ui.pages.evidence.tiles import TileDelegate
from ui.theme import Theme

_FLAGS = QItemSelectionModel.SelectionFlag


class EvidenceViews(QStackedWidget):
    """Shows one of the two; what is chosen stays chosen when they change places."""

    open_asked = Signal()
    edit_asked = Signal()
    look_asked = Signal()
    bin_asked = Signal()
    menu_asked = Signal(QPoint)
    """What can be done with the chosen file, at a place on the screen."""
    chosen = Signal()
    """The selection changed."""
    sorted = Signal(object)
    """A column's head was pressed (``EvidenceOrder``)."""
    looks_changed = Signal()
    """The other view shows, or its columns were changed by a person."""

    def __init__(self, theme: Theme, model: PagedModel[EvidenceRow], today: date) -> None:
        super().__init__()
        self._model = model
        self.grid = EvidenceGrid(theme)
        self.grid.setModel(model)
        self.table = EvidenceTable(theme, model, today)
        self.table.setSelectionModel(self.grid.selectionModel())
        for view in (self.grid, self.table):
            view.setAccessibleName(tr("Evidence"))
            view.open_asked.connect(self.open_asked)
            view.edit_asked.connect(self.edit_asked)
            view.look_asked.connect(self.look_asked)
            view.bin_asked.connect(self.bin_asked)
            view.menu_asked.connect(self.menu_asked)
            self.addWidget(view)
        self.setFocusProxy(self.grid)
        self.grid.selectionModel().selectionChanged.connect(self.chosen)
        self.table.horizontalHeader().sortIndicatorChanged.connect(self._on_sorted)
        self.table.looks_changed.connect(self.looks_changed)
        self.show_order(EvidenceOrder())

    @property
    def is_list(self) -> bool:
        """Say whether rows show, not tiles."""
        return self.currentWidget() is self.table

    def wear(self, tiles: TileDelegate) -> None:
        """Paint tiles by a delegate."""
        self.grid.wear(tiles)

    def turn(self, *, to_list: bool) -> None:
        """Show rows, or tiles; the chosen files stay chosen and in sight, the focus stays here."""
        if to_list == self.is_list:
            return
        had_focus = (self.table if self.is_list else self.grid).hasFocus()
        view = self.table if to_list else self.grid
        self.setCurrentWidget(view)
        self.setFocusProxy(view)
        if had_focus:
            view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._choose_whole_rows()
        current = view.selectionModel().currentIndex()
        if current.isValid():
            view.scrollTo(current.siblingAtColumn(0))
        self.looks_changed.emit()

    def rows(self) -> list[int]:
        """Return the chosen rows, in order."""
        chosen = self.grid.selectionModel().selection()
        found: set[int] = set()
        for place in range(chosen.count()):
            span = chosen.at(place)
            found.update(range(span.top(), span.bottom() + 1))
        return sorted(found)

    @Slot(int)
    def walk(self, step: int) -> None:
        """Choose the file so many places on, if there is one."""
        self.choose_row(self.grid.selectionModel().currentIndex().row() + step)

    def choose_row(self, row: int) -> None:
        """Choose one row and bring it into sight."""
        cell = self._model.index(row, 0)
        if cell.isValid():
            flags = _FLAGS.ClearAndSelect | _FLAGS.Rows
            self.grid.selectionModel().setCurrentIndex(cell, flags)
            view: QListView | EvidenceTable = self.table if self.is_list else self.grid
            view.scrollTo(cell)

    def to_top(self) -> None:
        """Scroll to the first row."""
        self.grid.scrollToTop()
        self.table.scrollToTop()

    def show_order(self, order: EvidenceOrder) -> None:
        """Show at the heads which column settles the order; *newest* is none of them."""
        names = [column.name for column in self._model.columns]
        at = names.index(order.by) if order.by in names else -1
        way = Qt.SortOrder.DescendingOrder if order.descending else Qt.SortOrder.AscendingOrder
        head = self.table.horizontalHeader()
        head.blockSignals(True)
        head.setSortIndicator(at, way)
        head.blockSignals(False)
        head.viewport().update()

    def looks(self) -> dict[str, Any]:
        """Return how the person left the views, to be handed to ``wear_looks``."""
        return {"is_list": self.is_list, "columns": self.table.looks()}

    def wear_looks(self, looks: Mapping[str, Any]) -> None:
        """Take the views up as they were left."""
        columns = looks.get("columns")
        if isinstance(columns, Mapping):
            self.table.wear_looks(columns)
        self.turn(to_list=looks.get("is_list") is True)

    def _choose_whole_rows(self) -> None:
        """Choose every cell of the chosen rows: tiles choose one cell only."""
        rows = self.rows()
        selection = QItemSelection()
        for row in rows:
            cell = self._model.index(row, 0)
            selection.select(cell, cell)
        if rows:
            flags = _FLAGS.ClearAndSelect | _FLAGS.Rows
            self.grid.selectionModel().select(selection, flags)

    @Slot(int, Qt.SortOrder)
    def _on_sorted(self, section: int, way: Qt.SortOrder) -> None:
        if 0 <= section < len(self._model.columns):
            by = self._model.columns[section].name
            descending = way == Qt.SortOrder.DescendingOrder
            self.sorted.emit(EvidenceOrder(by, descending=descending))  # type: ignore[arg-type]
