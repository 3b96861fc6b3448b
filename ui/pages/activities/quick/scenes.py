"""Pictures of the five-second log: one line, a number nobody explained, several lines."""

from collections.abc import Callable

from ui.pages.activities.scenes import FORGIVING
from ui.standing import StandingPages

Settle = Callable[[], None]
LINE = "family cookery ladywood today 9 people 4-6"
LOOSE = "Walk and talk 9"
LINES = (
    "Tue 2h lunch club 14 people Ladywood 3 vols",
    "Mon surplus collection 385 kg",
    "lunch club nechells 112 meals 64 guests",
    "2 Jan 1984 garden day 12 people",
)


def show_line(pages: StandingPages, settle: Settle) -> None:
    """Show the line of the design's picture."""
    pages.show("home")
    settle()
    sheet = pages.quick.open()
    settle()
    sheet.panes.line.setText(LINE)
    settle()


def show_loose(pages: StandingPages, settle: Settle) -> None:
    """Show a number without a unit."""
    sheet = pages.quick.open()
    settle()
    sheet.panes.line.setText(LOOSE)
    settle()


def show_lines(pages: StandingPages, settle: Settle) -> None:
    """Show several lines as a list."""
    sheet = pages.quick.open()
    settle()
    sheet.together.start(LINES)
    settle()


QUICK: tuple[tuple[str, Callable[[StandingPages, Settle], None]], ...] = (
    ("21-quick-log", show_line),
    ("21-quick-log-number", show_loose),
    ("21-quick-log-lines", show_lines),
    *FORGIVING,
)
