"""The order of the table, as its heads say."""

from PySide6.QtCore import QObject, Qt, Signal, Slot

from sv_evidence.store.listings.activities import ActivityRow, ActivitySort
from ui.models.paged import PagedModel
from ui.widgets.row_table import RowTable


class HeadSort(QObject):
    """Holds the order. ``changed`` when a person pressed the head of a column that can sort."""

    changed = Signal()

    def __init__(self, table: RowTable, model: PagedModel[ActivityRow]) -> None:
        super().__init__(table)
        self._head = table.horizontalHeader()
        self._columns = model.columns
        self.sort = ActivitySort()
        self._head.setSortIndicatorShown(True)
        self._show()
        self._head.sortIndicatorChanged.connect(self._on_sorted)

    def take_up(self, left: ActivitySort) -> None:
        """Wear an order that was left, before anything is asked."""
        self.sort = left
        self._show()

    def _show(self) -> None:
        """Put the chevron where the order really comes from."""
        at = [each.name for each in self._columns].index(self.sort.by)
        descending = self.sort.descending
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self._head.setSortIndicator(at, order)

    @Slot(int, Qt.SortOrder)
    def _on_sorted(self, section: int, order: Qt.SortOrder) -> None:
        column = self._columns[section]
        descending = order == Qt.SortOrder.DescendingOrder
        if not column.is_sortable:
            self._show()
        elif (column.name, descending) != (self.sort.by, self.sort.descending):
            self.sort = ActivitySort(column.name, descending)  # type: ignore[arg-type]
            self.changed.emit()
