"""What the pictures of the bids page show."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.standing import StandingPages

Settle = Callable[[], None]


def desk(pages: "StandingPages", settle: Settle) -> None:
    """Show the desk of the bid, on the question that is being written."""
    pages.show(pages.bids.key)
    settle()


def figures(pages: "StandingPages", settle: Settle) -> None:
    """Ask what can be proven of the question on the desk."""
    desk(pages, settle)
    pages.bids.verbs.insert(cites=False)


def won(pages: "StandingPages", settle: Settle) -> None:
    """Show what was promised, about to become a contract."""
    desk(pages, settle)
    pages.bids.verbs.sending.win()


BIDS: tuple[tuple[str, Callable[["StandingPages", Settle], None]], ...] = (
    ("07-bid-desk", desk),
    ("07-bid-figures", figures),
    ("07-bid-won", won),
)
