"""Keys that work anywhere, and the menus that Alt shows."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QWidget

from ui.widgets.panes import go_to_pane

if TYPE_CHECKING:
    from ui.window import Window


@dataclass(frozen=True, slots=True)
class Command:
    """Something a key does, wherever the person is: its menu, its words, its keys."""

    menu: str
    text: str
    keys: str
    act: Callable[[], object]


class Commands(QObject):
    """Gives keys to actions; none of them acts while a dialog lies over the page."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self._menus = QMenuBar()
        self._by_name: dict[str, QMenu] = {}
        layout = window.layout()
        if layout is not None:
            layout.setMenuBar(self._menus)
        self._menus.hide()
        for command in self._own():
            self.add(command)

    def add(self, command: Command) -> None:
        """Give a key to an action, and a place in its menu."""
        action = QAction(command.text, self._window)
        action.setShortcut(QKeySequence(command.keys))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(lambda: None if self._window.has_sheet() else command.act())
        self._window.addAction(action)
        if command.menu not in self._by_name:
            self._by_name[command.menu] = self._menus.addMenu(command.menu)
        self._by_name[command.menu].addAction(action)

    def turn_menus(self) -> None:
        """Show the menus, or hide them."""
        self._menus.setVisible(not self._menus.isVisible())

    def _own(self) -> tuple[Command, ...]:
        pages = (
            Command("Go", f"Page {place}", f"Ctrl+{place}", partial(self._go, place))
            for place in range(1, 9)
        )
        return (
            Command("Edit", "Search this page", "Ctrl+F", self._on_search),
            Command("View", "Inspector", "Ctrl+I", self._on_inspector),
            Command("View", "Next pane", "F6", lambda: self._next_pane(1)),
            Command("View", "Previous pane", "Shift+F6", lambda: self._next_pane(-1)),
            *pages,
        )

    def _go(self, place: int) -> None:
        keys = self._window.side_bar.keys
        if place <= len(keys):
            self._window.show_page(keys[place - 1])

    def _on_search(self) -> None:
        page = self._window.page
        field = page.search() if page is not None else None
        if field is not None:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            field.selectAll()

    def _on_inspector(self) -> None:
        if self._window.page is not None:
            self._window.page.toggle_inspector()

    def _next_pane(self, step: int) -> None:
        panes: list[QWidget] = [self._window.side_bar]
        if self._window.page is not None:
            panes += [self._window.page.main_pane(), self._window.page.inspector]
        go_to_pane(panes, QApplication.focusWidget(), step)
