"""The button that opens a table's menu of columns."""

from PySide6.QtCore import QPoint, Slot

from sv_evidence.wording.words import tr
from ui.theme import Theme
from ui.widgets.buttons import Button, Rank
from ui.widgets.row_table import RowTable


class ColumnsButton(Button):
    """Shows, hides and moves columns, by keyboard too."""

    def __init__(self, theme: Theme, table: RowTable) -> None:
        super().__init__(theme, tr("Columns"), rank=Rank.BARE, icon="table-2", small=True)
        self._table = table
        self.clicked.connect(self._on_pressed)

    @Slot()
    def _on_pressed(self) -> None:
        self._table.offer_columns(self.mapToGlobal(QPoint(0, self.height() + 2)))
