"""What pictures of the bin, the history and the help show."""

from collections.abc import Callable

from PySide6.QtWidgets import QScrollArea

from sv_evidence.domain.activities import Activity
from sv_evidence.domain.records import Kind
from ui.standing import StandingPages

Settle = Callable[[], None]


def in_the_bin(pages: StandingPages, settle: Settle) -> None:
    """Show what lies in the bin, with the life of an activity that was corrected."""
    pages.show("bin")
    settle()
    with pages.desk.look() as view:
        picnics = [e for e in view.all(Activity) if e.title.startswith("Garden picnic")]
    for picnic in picnics[:1]:
        pages.bin.show_life(Kind.ACTIVITY, picnic.uid)


def changed(pages: StandingPages, settle: Settle) -> None:
    """Show everything that changed."""
    pages.show("bin")
    settle()
    pages.bin.filters_of.choose(is_bin=False)


def helped(pages: StandingPages, _settle: Settle) -> None:
    """Show the help of a screen."""
    pages.show("evidence")
    pages.help.show()


def further_settings(pages: StandingPages, settle: Settle) -> None:
    """Show the settings from the appearance on."""
    pages.show("settings")
    settle()
    area = pages.settings.main_pane()
    if isinstance(area, QScrollArea):
        area.verticalScrollBar().setValue(pages.settings.further.appearance.y())


HISTORY: tuple[tuple[str, Callable[[StandingPages, Settle], None]], ...] = (
    ("18-bin-and-history", in_the_bin),
    ("18-history", changed),
    ("14-settings-further", further_settings),
    ("28-help", helped),
)
