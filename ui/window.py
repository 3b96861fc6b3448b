"""The frame: side bar and page stack. It has no features of its own.

What is not needed to paint it first, messages and commands, is made when it is first asked for.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.early import Early
from ui.theme import Theme
from ui.widgets.dropped import files_in
from ui.widgets.section import Rule
from ui.widgets.sidebar import SideBar
from ui.widgets.surface import Host

if TYPE_CHECKING:
    from ui.commands import Commands
    from ui.messages import Messages
    from ui.pages.page import Page

SMALLEST = (1120, 640)
NARROW = 1280
"""Below this width the side bar folds to icons."""


class Window(Host):
    """Holds pages, and what belongs to all of them."""

    files_dropped = Signal(tuple)
    """Files dropped where no page wanted them."""
    undo_asked = Signal()
    closing = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "bg")
        self.theme = theme
        self.early = Early(self)
        self._pages: dict[str, Page] = {}
        self._made_messages: Messages | None = None
        self._made_commands: Commands | None = None
        self._alt_alone = False
        self.setWindowTitle("SV Evidence")
        self.setMinimumSize(*SMALLEST)
        self.setAcceptDrops(True)
        self._arrange()
        self.resized.connect(self._on_resized)

    @property
    def page(self) -> "Page | None":
        """The page that is shown; ``None`` before there is one."""
        shown = self._stack.currentWidget()
        return next((page for page in self._pages.values() if page is shown), None)

    def add_page(self, page: "Page") -> None:
        """Hang a page and its row in the side bar; with the first one, keys begin to work."""
        _ = self.commands
        self._pages[page.key] = page
        self._stack.addWidget(page)
        if not page.has_row:
            return
        if page.foot_keys:
            self.side_bar.add_foot_row(page.key, page.title, page.icon, page.foot_keys)
            return
        self.side_bar.add_row(page.key, page.title, page.icon, page.group, page.place)
        page.counted.connect(
            lambda text, alarm: self.side_bar.set_count(page.key, text, alarm=alarm)
        )

    @Slot(str)
    def show_page(self, key: str) -> None:
        """Show a page and let it look again."""
        page = self._pages[key]
        self.messages.stop_waiting()
        self._stack.setCurrentWidget(page)
        self.side_bar.choose(key)
        page.arrive()

    def show_pane(self, pane: QWidget) -> None:
        """Show something that is no page, such as the first-run pane."""
        self.messages.stop_waiting()
        if self._stack.indexOf(pane) < 0:
            self._stack.addWidget(pane)
        self._stack.setCurrentWidget(pane)

    @property
    def messages(self) -> "Messages":
        """What stands over the pages."""
        if self._made_messages is None:
            from ui.messages import Messages  # noqa: PLC0415 - not before the first paint

            self._made_messages = Messages(self.theme, self, self._above)
            self._made_messages.undo_asked.connect(self.undo_asked)
        return self._made_messages

    @property
    def commands(self) -> "Commands":
        """What keys do, wherever the person is."""
        if self._made_commands is None:
            from ui.commands import Commands  # noqa: PLC0415 - not before the first paint

            self._made_commands = Commands(self)
        return self._made_commands

    def has_sheet(self) -> bool:
        """Say whether a dialog lies over the page."""
        return bool(self.messages.sheets())

    def take_focus(self) -> None:
        """Go to the page's main pane."""
        from ui.widgets.panes import focus_first  # noqa: PLC0415 - not before the first paint

        if self.page is None:
            return
        pane = self.page.main_pane()
        if pane.isVisible() and pane.focusPolicy() & Qt.FocusPolicy.TabFocus:
            pane.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not (pane.isVisible() and focus_first(pane)):
            focus_first(self.page)

    def set_whose(self, name: str) -> None:
        """Say whose workspace is open."""
        self.side_bar.set_name(name)
        self.setWindowTitle(f"{name} \N{EN DASH} SV Evidence")

    @Slot()
    def come_to_front(self) -> None:
        """Be seen, because somebody started the program again."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Let whoever has to write down the last words, then say goodbye."""
        super().closeEvent(event)
        if event.isAccepted():
            self.closing.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Welcome files, unless a dialog is open."""
        if files_in(event.mimeData()) and not self.has_sheet():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Give files to the page, or to whoever logs them."""
        files = files_in(event.mimeData())
        event.acceptProposedAction()
        if self.early.is_waiting:
            self.early.keep(lambda: self._take_files(files))
        else:
            self._take_files(files)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Press the filled button by Ctrl+Enter; keep keys that nothing answers yet."""
        self._alt_alone = event.key() == Qt.Key.Key_Alt
        if self.early.keeps_key(event, self._press):
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # what is typed next comes here too
            return
        enters = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enters and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            if self.page is not None and self.page.primary is not None and not self.has_sheet():
                self.page.primary.click()
            return
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Alt by itself shows or hides the menus."""
        if event.key() == Qt.Key.Key_Alt and self._alt_alone:
            self.commands.turn_menus()
        self._alt_alone = False
        super().keyReleaseEvent(event)

    def _take_files(self, files: tuple[Path, ...]) -> None:
        if self.page is None or not self.page.take_files(files):
            self.files_dropped.emit(files)

    def _press(self, event: QKeyEvent) -> None:
        """Press a key that was kept: a command's, or one for whatever has the focus by now."""
        if not self.commands.act_on(event):
            focused = QApplication.focusWidget()
            QApplication.sendEvent(self if focused is None else focused, event)

    @Slot()
    def _on_resized(self) -> None:
        """Fold the side bar on narrow windows."""
        self.side_bar.set_narrow(narrow=self.width() / self.theme.scale < NARROW)

    def _arrange(self) -> None:
        self.side_bar = SideBar(self.theme)
        self.side_bar.chosen.connect(self.show_page)
        self._stack = QStackedWidget()
        self._above = QVBoxLayout()
        self._above.setSpacing(0)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(self._above)
        right.addWidget(self._stack, 1)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.side_bar)
        across.addWidget(Rule(self.theme, "line2", upright=True))
        across.addLayout(right, 1)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addLayout(across, 1)
