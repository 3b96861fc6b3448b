"""Keys that work anywhere, and the menus that Alt shows."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QWidget

from sv_evidence.wording.words import tr
from ui.widgets.panes import go_to_pane

if TYPE_CHECKING:
    from ui.find_in_page import FindInPage
    from ui.window import Window


@dataclass(frozen=True, slots=True)
class Command:
    """Something a key does, wherever the person is: its menu, its words, its keys."""

    menu: str
    text: str
    keys: str
    act: Callable[[], object]
    waits: bool = False
    """It needs what is still being loaded when the first list shows."""
    icon: str = ""


class Commands(QObject):
    """Gives keys to actions; none of them acts while a dialog lies over the page."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self._menus = QMenuBar()
        self._by_name: dict[str, QMenu] = {}
        self.listed: list[Command] = []
        """Every command, in the order in which it was added."""
        layout = window.layout()
        if layout is not None:
            layout.setMenuBar(self._menus)
        self._menus.hide()
        for command in self._own():
            self.add(command)

    def add(self, command: Command) -> None:
        """Give a key to an action, and a place in its menu."""
        self.listed.append(command)
        action = QAction(command.text, self._window)
        action.setShortcut(QKeySequence(command.keys))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(lambda: self._do(command))
        self._window.addAction(action)
        if command.menu not in self._by_name:
            self._by_name[command.menu] = self._menus.addMenu(command.menu)
        self._by_name[command.menu].addAction(action)

    def act_on(self, event: QKeyEvent) -> bool:
        """Do what a key that was kept asks for; ``False`` if it is no command's."""
        keys = QKeySequence(event.keyCombination())
        found = [each for each in self._window.actions() if each.shortcut() == keys]
        for action in found:
            action.trigger()
        return bool(found)

    @cached_property
    def find(self) -> "FindInPage":
        """What searches the page that shows."""
        from ui.find_in_page import FindInPage  # noqa: PLC0415 - the first list is not searched yet

        return FindInPage(self._window)

    def _on_search(self) -> None:
        self.find.open()

    def turn_menus(self) -> None:
        """Show the menus, or hide them."""
        self._menus.setVisible(not self._menus.isVisible())

    def _do(self, command: Command) -> None:
        early = self._window.early
        if early.is_waiting and (command.waits or not early.is_empty):
            early.keep(lambda: self._do(command))
            self._window.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif not self._window.has_sheet():
            command.act()

    def _own(self) -> tuple[Command, ...]:
        pages = (
            Command(
                tr("Go"),
                tr("Page {place}", place=place),
                f"Ctrl+{place}",
                partial(self._go, place),
                waits=True,
            )
            for place in range(1, 9)
        )
        return (
            Command(tr("Edit"), tr("Search this page"), "Ctrl+F", self._on_search),
            Command(tr("Edit"), tr("Find next"), "F3", lambda: self.find.step(1)),
            Command(tr("Edit"), tr("Find previous"), "Shift+F3", lambda: self.find.step(-1)),
            Command(tr("View"), tr("Inspector"), "Ctrl+I", self._on_inspector),
            Command(tr("View"), tr("Next pane"), "F6", lambda: self._next_pane(1)),
            Command(tr("View"), tr("Previous pane"), "Shift+F6", lambda: self._next_pane(-1)),
            *pages,
        )

    def _go(self, place: int) -> None:
        keys = self._window.side_bar.keys
        if place <= len(keys):
            self._window.show_page(keys[place - 1])

    def _on_inspector(self) -> None:
        if self._window.page is not None:
            self._window.page.toggle_inspector()

    def _next_pane(self, step: int) -> None:
        panes: list[QWidget] = [self._window.side_bar]
        if self._window.page is not None:
            panes += [self._window.page.main_pane(), self._window.page.inspector]
        go_to_pane(panes, QApplication.focusWidget(), step)
