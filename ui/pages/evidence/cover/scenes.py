"""What the pictures of covering names, of a large preview and of files to put right show."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from sv_evidence.domain.covering import Area
from sv_evidence.domain.evidence import ConsentState, Evidence

if TYPE_CHECKING:
    from ui.standing import StandingPages

_COLUMNS = ((200, 255), (480, 185), (680, 190))
_BARS = tuple(
    Area(1, left, round(178 + 42.7 * row), width, 32)
    for left, width in _COLUMNS
    for row in range(11)
)
"""What the sample's sign-in sheets have to hide: names, telephone numbers, signatures."""


def _register(pages: "StandingPages", settle: Callable[[], None]) -> bool:
    """Choose the newest register that has pages; ``False`` in a workspace without one."""
    pages.show("evidence")
    settle()
    with pages.desk.look() as view:
        files = [
            each
            for each in view.all(Evidence)
            if each.consent is ConsentState.NAMES_PRIVATE and view.derived(each.uid, "page-1")
        ]
    if not files:
        return False
    chosen = max(files, key=lambda each: (each.pages or 0, each.dated is not None, each.number))
    pages.evidence.show_file(chosen.uid)
    settle()
    return True


def _cover(pages: "StandingPages", settle: Callable[[], None]) -> None:
    """Cover names on it."""
    if _register(pages, settle):
        pages.evidence.details.cover_asked.emit()
    settle()
    sheet = pages.evidence.doing.covers.sheet
    if sheet is not None:
        for bar in _BARS:
            sheet.areas.put(bar)
        sheet.areas.choose(_BARS[4])
        sheet.show_result()
    settle()


def _preview(pages: "StandingPages", settle: Callable[[], None]) -> None:
    """Show a document large, at its second page."""
    _register(pages, settle)
    pages.evidence.views.look_asked.emit()
    settle()
    over = pages.evidence.looking.over
    if over is not None:
        over.pages.turn(1)
    settle()


def _review(pages: "StandingPages", settle: Callable[[], None]) -> None:
    """Show the files that are missing or altered."""
    pages.show("evidence")
    settle()
    pages.evidence.review()
    settle()


COVERS = (
    ("22-redact", _cover),
    ("04-evidence-preview", _preview),
    ("04-evidence-review", _review),
)
