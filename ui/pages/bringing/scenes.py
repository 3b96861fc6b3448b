"""Pictures of a spreadsheet being brought in: its columns, and a try of it."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from ui.standing import StandingPages

Settle = Callable[[], None]
HEADINGS = "Date,Session,Venue,Vols,Hrs total,Signed?,Notes,RAG\n"
TROUBLED = (
    "04/04/2024,Induction,Training kitchen,8,24,yes,,\n"
    "11/04/2024,Spring open day,Ladywood Hall,14,63,yes,Two new families,G\n"
    "2 May 24,Rota week 18,Training kitchen,9,31.5,part,,G\n"
    "31/06/2024,Rota week 26,Training kitchen,7,21,yes,,A\n"
    "12/06/2024,Open day,Nechells Pavilion,11,44,yes,,G\n"
    ",Total,,,183.5,,,\n"
    "\n"
    "04/07/2024,Rota week 27,Training kitchen,8,twenty,no,ask Joe,R\n"
)
_USUAL = "".join(
    f"{1 + week % 28:02d}/{1 + week % 12:02d}/2025,Rota {week},Training kitchen,{5 + week % 6},"
    f"{12 + week % 9}.5,yes,,G\n"
    for week in range(60)
)
VOLUNTEER_LOG = f"{HEADINGS}{TROUBLED}{_USUAL}"


def show_columns(pages: StandingPages, settle: Settle) -> None:
    """Show a log of volunteers with a little of every trouble."""
    pages.show("activities")
    settle()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "Volunteer log 2024-25.csv"
        path.write_text(VOLUNTEER_LOG, "utf-8")
        pages.bringing.open().read(path)
        settle()


def show_nothing_chosen(pages: StandingPages, settle: Settle) -> None:
    """Show what stands there before a file is chosen."""
    pages.show("activities")
    settle()
    pages.bringing.open()
    settle()


BRINGING: tuple[tuple[str, Callable[[StandingPages, Settle], None]], ...] = (
    ("19-bring-in-spreadsheet", show_columns),
    ("19-bring-in-nothing", show_nothing_chosen),
)
