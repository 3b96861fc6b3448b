"""Pictures of finding: words found, nothing typed, commands alone, nothing found, on a page."""

from collections.abc import Callable

from ui.standing import StandingPages
from ui.widgets.find_row import FindRow

Settle = Callable[[], None]
_TYPED = (
    ("16-go-to-anything", "hygiene"),
    ("16-go-to-anything-empty", ""),
    ("16-go-to-anything-commands", ">"),
    ("16-go-to-anything-nothing", "hygeine"),
)


def _scene(words: str) -> Callable[[StandingPages, Settle], None]:
    def show(pages: StandingPages, settle: Settle) -> None:
        pages.show("home")
        settle()
        sheet = pages.finding.going.open()
        settle()
        sheet.field.setText(words)
        sheet.ask()
        settle()

    return show


def _find_on_page(pages: StandingPages, settle: Settle) -> None:
    window = pages.show("home")
    settle()
    window.commands.find.open()
    (row,) = pages.home.findChildren(FindRow)
    row.field.setText("evidence")
    row.look()
    settle()


FINDING = (
    *((name, _scene(words)) for name, words in _TYPED),
    ("16-find-on-page", _find_on_page),
)
