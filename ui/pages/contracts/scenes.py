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


def new_contract(pages: "StandingPages", settle: Settle) -> None:
    """Show the form of a new contract."""
    pages.show(pages.contracts.key)
    settle()
    pages.contracts.terms.new_contract()
    settle()


def edit_contract(pages: "StandingPages", settle: Settle) -> None:
    """Show the form of the contract that is there, with a day that is none."""
    pages.show(pages.contracts.key)
    settle()
    sheet = pages.contracts.terms.edit_contract()
    settle()
    if sheet is not None:
        sheet.last_day.setText("31 February 2029")
        sheet.save()
    settle()


def edit_commitment(pages: "StandingPages", settle: Settle) -> None:
    """Show the form of the commitment that is behind."""
    show_contract(pages, settle)
    line = pages.contracts.line()
    if line is not None:
        pages.contracts.terms.edit_commitment(line)
    settle()


CONTRACTS: tuple[tuple[str, Callable[["StandingPages", Settle], None]], ...] = (
    ("06-contract", show_contract),
    ("06-new-contract", new_contract),
    ("06-edit-contract", edit_contract),
    ("06-edit-commitment", edit_commitment),
    ("17-prepare-return", prepare_return),
)
