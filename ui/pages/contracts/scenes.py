"""What the pictures of the contracts page show."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.standing import StandingPages

AT_RISK, TO_WRITE = 3, 6
Settle = Callable[[], None]


def show_contract(pages: "StandingPages", settle: Settle) -> None:
    """Show a contract with its third commitment chosen."""
    pages.show(pages.contracts.key)
    settle()
    pages.contracts.choose(AT_RISK)
    settle()


def prepare_return(pages: "StandingPages", settle: Settle) -> None:
    """Show the return that is due, on the commitment whose recovery is not written."""
    pages.show(pages.contracts.key)
    settle()
    pages.contracts.prepare()
    settle()
    if pages.contracts.returning is not None:
        pages.contracts.returning.choose(TO_WRITE)
    settle()


CONTRACTS: tuple[tuple[str, Callable[["StandingPages", Settle], None]], ...] = (
    ("06-contract", show_contract),
    ("17-prepare-return", prepare_return),
)
