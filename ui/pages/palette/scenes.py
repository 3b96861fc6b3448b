"""Pictures of Go to anything: words found, nothing typed, commands alone, nothing found."""

from collections.abc import Callable

from ui.standing import StandingPages

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


FINDING = tuple((name, _scene(words)) for name, words in _TYPED)
