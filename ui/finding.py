"""Finding anything from anywhere: the field, where it leads, and the files still to be read."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from sv_evidence.wording.words import tr
from ui.commands import Command
from ui.desk import Desk
from ui.indexing import Indexing
from ui.pages.page import Page
from ui.pages.palette.opening import GoToAnything
from ui.theme import Theme
from ui.ways import PageWays
from ui.window import Window

RECENT = "recent"
"""Under this name, like a page's looks, it is kept what was opened last."""


class Finding(QObject):
    """Gives Ctrl+K its meaning."""

    def __init__(
        self,
        theme: Theme,
        window: Window,
        desk: Desk,
        ways: PageWays,
        pages: Callable[[], tuple[Page, ...]],
    ) -> None:
        super().__init__(window)
        self._window, self._pages = window, pages
        self.going = GoToAnything(theme, window, desk, ways.all(), self._page_commands)
        self.indexing = Indexing(desk, self)

    def start(self, looks: Mapping[str, Any]) -> None:
        """Take up what was opened last, and begin to answer."""
        self.going.wear_looks(looks)
        self._window.commands.add(self.going.command())
        self.indexing.progressed.connect(self.going.show_read)
        self._window.closing.connect(self.indexing.stop)
        self.indexing.wait()

    def _page_commands(self) -> tuple[Command, ...]:
        """Return what goes to each page that stands in the side bar, in its order."""
        pages = sorted((each for each in self._pages() if each.place), key=lambda each: each.place)
        return tuple(
            Command(
                tr("Go"),
                tr("Go to {page}", page=page.title),
                f"Ctrl+{number}",
                partial(self._window.show_page, page.key),
                icon=page.icon,
            )
            for number, page in enumerate(pages, start=1)
        )
