"""Pictures of logging that forgives: what is not logged, what is there already, many at once."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelection, QItemSelectionModel

from sv_evidence.operations.bulk import BulkField
from ui.pages.activities.bulk.sheet import BulkSheet
from ui.pages.activities.log.sheet import LogSheet
from ui.standing import StandingPages
from ui.widgets.left_out import LeftOutSheet

Settle = Callable[[], None]
CHOSEN = 12
LEFT_OUT = (
    "IMG_2041.heic cannot be read; it may be damaged. Check that it opens in its own program.",
    "Sign-in sheet.pdf is empty. Check that it was saved or copied to its end, and add it again.",
)


def show_expected(pages: StandingPages, settle: Settle) -> None:
    """Show Friday's list over Home."""
    pages.show("home")
    settle()
    pages.expected.open()
    settle()


def show_already(pages: StandingPages, settle: Settle) -> None:
    """Show the log sheet with something that was logged before."""
    pages.show("activities")
    pages.activities.log_activity()
    settle()
    sheet = pages.activities.window().findChild(LogSheet)
    if sheet is None:
        return
    with pages.desk.look() as view:
        newest = view.activities.ids()[:1]
        rows = list(view.activities.page(newest).values())
    fields = sheet.panes.fields
    for row in rows:
        fields.what.setText(row.title)
        fields.place.setEditText(row.place)
        fields.when.setText(f"{row.first_day:%d/%m/%Y}")
        fields.what.editingFinished.emit()
    settle()


def show_left_out(pages: StandingPages, settle: Settle) -> None:
    """Show which files of many could not come in."""
    window = pages.show("activities")
    settle()
    LeftOutSheet(pages.activities.theme, window, LEFT_OUT, 48).open()
    settle()


def show_together(pages: StandingPages, settle: Settle) -> None:
    """Show the preview of a change to many activities."""
    window = pages.show("activities")
    settle()
    table = pages.activities.table
    rows = QItemSelection(table.model().index(0, 0), table.model().index(CHOSEN, 0))
    flags = QItemSelectionModel.SelectionFlag
    table.selectionModel().select(rows, flags.ClearAndSelect | flags.Rows)
    settle()
    pages.activities.details.change_asked.emit()
    settle()
    sheet = window.findChild(BulkSheet)
    if sheet is not None:
        sheet.what.setCurrentIndex(sheet.what.findData(BulkField.PROJECT.value))
        sheet.words.setEditText("Community meals")
    settle()


FORGIVING: tuple[tuple[str, Callable[[StandingPages, Settle], None]], ...] = (
    ("02-change-together", show_together),
    ("03-logged-already", show_already),
    ("03-not-logged", show_expected),
    ("03-left-out", show_left_out),
)
