"""What each activity is now and would be, or why it stays as it is."""

from array import array
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject

from sv_evidence.operations.bulk import BulkField, BulkRow
from sv_evidence.wording.bulk import bulk_values_text, obstacle_text
from sv_evidence.wording.numbers import day_text, near_day_text
from sv_evidence.wording.words import tr
from ui.delegates.rows import WordsCell
from ui.models.paged import Column, Ids, PagedModel
from ui.theme import Theme, Type
from ui.widgets.row_table import COMPACT, RowTable


class BulkTable(RowTable):
    """Those that change first, in their order; those that stay below, with the reason."""

    def __init__(self, theme: Theme, today: date, parent: QObject) -> None:
        self._rows: tuple[BulkRow, ...] = ()
        self._field = BulkField.PROJECT
        columns: tuple[tuple[Column[BulkRow], int], ...] = (
            (Column("day", tr("Date"), lambda row: near_day_text(row.day, today)), 118),
            (Column("title", tr("Activity"), lambda row: row.title), 250),
            (Column("before", tr("Now"), self._before), 200),
            (Column("after", tr("Then"), self._after), 280),
        )
        super().__init__(theme, [width for _, width in columns], [1, 2, 3])
        self.rows_model: PagedModel[BulkRow] = PagedModel(
            [column for column, _ in columns], self._page, self._sentence, parent
        )
        self.setModel(self.rows_model)
        self.setAccessibleName(tr("What would change"))
        self.set_row_height(COMPACT)
        for at, (column, _) in enumerate(columns):
            style, ink = (Type.ROW_TITLE, "ink") if at == 1 else (Type.TABLE, "ink2")
            self.setItemDelegateForColumn(
                at, WordsCell(theme, self, column.text, style=style, ink=ink)
            )

    def show_rows(self, rows: Sequence[BulkRow], field: BulkField) -> None:
        """Replace the rows."""
        self._rows = tuple(sorted(rows, key=lambda row: not row.changes))
        self._field = field
        self.rows_model.show_ids(array("q"))
        self.rows_model.show_ids(array("q", range(len(self._rows))))
        self.fit()

    def _before(self, row: BulkRow) -> str:
        return bulk_values_text(self._field.value, row.before)

    def _after(self, row: BulkRow) -> str:
        if row.obstacle is not None:
            return obstacle_text(row.obstacle.value)
        return bulk_values_text(self._field.value, row.after)

    def _sentence(self, row: BulkRow) -> str:
        now = tr("now {words}", words=self._before(row))
        then = self._after(row)
        if row.changes:
            then = tr("then {words}", words=then)
        return ", ".join((day_text(row.day), row.title, now, then))

    def _page(self, ids: Ids) -> dict[int, BulkRow]:
        return {each: self._rows[each] for each in ids if each < len(self._rows)}
