"""How each column of the activities table is painted."""

from sv_evidence.store.listings.activities import ActivityRow
from ui.delegates.rows import MarkCell, RowDelegate, WordsCell
from ui.models.paged import PagedModel
from ui.theme import Theme, Type
from ui.widgets.row_table import RowTable

WIDTHS = {
    "date": 108,
    "title": 207,
    "place": 124,
    "people": 68,
    "results": 178,
    "files": 52,
    "proof": 114,
}
FLEXIBLE = frozenset({"title", "place", "results"})
_SECOND = frozenset({"date", "place", "files"})


def dress(theme: Theme, table: RowTable, model: PagedModel[ActivityRow]) -> None:
    """Give every column of the table its painter."""
    for at, column in enumerate(model.columns):
        table.setItemDelegateForColumn(at, _painter(theme, table, model, column.name, at))


def _painter(
    theme: Theme, table: RowTable, model: PagedModel[ActivityRow], name: str, at: int
) -> RowDelegate:
    if name == "proof":
        return MarkCell(theme, table, lambda row: row.mark)
    column = model.columns[at]
    return WordsCell(
        theme,
        table,
        column.text,
        style=Type.ROW_TITLE if name == "title" else Type.TABLE,
        ink="ink2" if name in _SECOND else "ink",
        is_number=column.is_number,
    )
