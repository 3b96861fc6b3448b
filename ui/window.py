"""The frame: side bar, page stack, messages, keys. It has no features of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMenu,
    QMenuBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.pages.page import NARROW, Page
from ui.theme import Theme
from ui.widgets.drop import files_in
from ui.widgets.notice import Notice
from ui.widgets.panes import go_to_pane
from ui.widgets.section import Rule
from ui.widgets.sheet import Sheet
from ui.widgets.sidebar import SideBar
from ui.widgets.states import LoadingRows
from ui.widgets.surface import Surface
from ui.widgets.toast import Link, Said, Toast

SMALLEST = (1120, 640)


@dataclass(frozen=True, slots=True)
class Command:
    """Something a key does, wherever the person is: its menu, its words, its keys."""

    menu: str
    text: str
    keys: str
    act: Callable[[], object]


class Window(Surface):
    """Holds pages, and what belongs to all of them."""

    files_dropped = Signal(tuple)
    """Files dropped where no page wanted them."""
    undo_asked = Signal()
    closing = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "bg")
        self.theme = theme
        self._pages: dict[str, Page] = {}
        self._said: Said | None = None
        self._alt_alone = False
        self.setWindowTitle("SV Evidence")
        self.setMinimumSize(*SMALLEST)
        self.setAcceptDrops(True)
        self._arrange()
        self._toast = Toast(theme, self)
        self._add_own_commands()

    @property
    def page(self) -> Page | None:
        """The page that is shown; ``None`` before there is one."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, Page) else None

    def add_page(self, page: Page) -> None:
        """Hang a page and its row in the side bar."""
        self._pages[page.key] = page
        self._stack.addWidget(page)
        self.side_bar.add_row(page.key, page.title, page.icon, page.group)
        page.counted.connect(
            lambda text, alarm: self.side_bar.set_count(page.key, text, alarm=alarm)
        )

    @Slot(str)
    def show_page(self, key: str) -> None:
        """Show a page and let it look again."""
        page = self._pages[key]
        self._waiting.stop()
        self._stack.setCurrentWidget(page)
        self.side_bar.choose(key)
        page.arrive()

    def show_pane(self, pane: QWidget) -> None:
        """Show something that is no page, such as the first-run pane."""
        self._waiting.stop()
        if self._stack.indexOf(pane) < 0:
            self._stack.addWidget(pane)
        self._stack.setCurrentWidget(pane)

    def drop_pane(self, pane: QWidget) -> None:
        """Forget a pane that is over."""
        self._stack.removeWidget(pane)
        pane.deleteLater()

    def wait_for(self, text: str) -> None:
        """Show row shapes and a sentence until a page is shown."""
        self._waiting.start(text)

    def add_command(self, command: Command) -> None:
        """Give a key to an action, and a place in the menu that Alt shows."""
        action = QAction(command.text, self)
        action.setShortcut(QKeySequence(command.keys))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(lambda: None if self.has_sheet() else command.act())
        self.addAction(action)
        if command.menu not in self._menu_by_name:
            self._menu_by_name[command.menu] = self._menus.addMenu(command.menu)
        self._menu_by_name[command.menu].addAction(action)

    def has_sheet(self) -> bool:
        """Say whether a dialog lies over the page."""
        return bool(self.sheets())

    def sheets(self) -> list[Sheet]:
        """Return the dialogs that lie over the page."""
        only_ours = Qt.FindChildOption.FindDirectChildrenOnly
        found = self.findChildren(Sheet, options=only_ours)
        return [each for each in found if each.isVisible()]

    @Slot(object)
    def show_said(self, said: Said) -> None:
        """Show a message at the foot, with Undo if it can be taken back."""
        undo = (Link("Undo", self.undo_asked.emit, "Ctrl+Z"),) if said.undo else ()
        self._toast.show_said(said, (*said.links, *undo))

    def show_trouble(self, strong: str, rest: str) -> None:
        """Stand a bar over the page until it is closed: what happened, and what to do."""
        if self._troubles.count():
            self._clear_troubles()
        notice = Notice(
            self.theme, "alarm", "circle-alert", strong=strong, rest=rest, action="Close"
        )
        notice.setToolTip(f"{strong} {rest}")
        notice.acted.connect(self._clear_troubles)
        self._troubles.addWidget(notice)
        self._troubles_area.show()

    def set_practice(self, text: str) -> None:
        """Show the strip that says nothing here is real; an empty text takes it away."""
        if text:
            self._practice.addWidget(Notice(self.theme, "part", "info", strong=text))
        self._practice_area.setVisible(bool(text))

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

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fold the side bar on narrow windows."""
        super().resizeEvent(event)
        self.side_bar.set_narrow(narrow=self.width() < self.theme.px(NARROW))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Say goodbye once."""
        self.closing.emit()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Welcome files, unless a dialog is open."""
        if files_in(event.mimeData()) and not self.has_sheet():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Give files to the page, or to whoever logs them."""
        files = files_in(event.mimeData())
        event.acceptProposedAction()
        if self.page is None or not self.page.take_files(files):
            self.files_dropped.emit(files)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Remember whether Alt is pressed by itself."""
        self._alt_alone = event.key() == Qt.Key.Key_Alt
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Alt by itself shows or hides the menus."""
        if event.key() == Qt.Key.Key_Alt and self._alt_alone:
            self._menus.setVisible(not self._menus.isVisible())
        self._alt_alone = False
        super().keyReleaseEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Forget about Alt when the window loses the keyboard."""
        if event.type() == QEvent.Type.ActivationChange:
            self._alt_alone = False
        super().changeEvent(event)

    def _arrange(self) -> None:
        self.side_bar = SideBar(self.theme)
        self.side_bar.chosen.connect(self.show_page)
        self._menus = QMenuBar()
        self._menu_by_name: dict[str, QMenu] = {}
        self._menus.hide()
        self._waiting = LoadingRows(self.theme)
        self._stack = QStackedWidget()
        right = QVBoxLayout()
        right.setSpacing(0)
        self._practice_area, self._practice = _band()
        self._troubles_area, self._troubles = _band()
        for part in (self._practice_area, self._troubles_area, self._waiting):
            right.addWidget(part)
        right.addWidget(self._stack, 1)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.side_bar)
        across.addWidget(Rule(self.theme, "line2", upright=True))
        across.addLayout(right, 1)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.setMenuBar(self._menus)
        down.addLayout(across, 1)

    def _add_own_commands(self) -> None:
        for command in (
            Command("Edit", "Search this page", "Ctrl+F", self._on_search),
            Command("View", "Inspector", "Ctrl+I", self._on_inspector),
            Command("View", "Next pane", "F6", lambda: self._next_pane(1)),
            Command("View", "Previous pane", "Shift+F6", lambda: self._next_pane(-1)),
            *(
                Command("Go", f"Page {place}", f"Ctrl+{place}", partial(self._go, place))
                for place in range(1, 9)
            ),
        ):
            self.add_command(command)

    def _go(self, place: int) -> None:
        keys = self.side_bar.keys
        if place <= len(keys):
            self.show_page(keys[place - 1])

    def _on_search(self) -> None:
        field = self.page.search() if self.page is not None else None
        if field is not None:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            field.selectAll()

    def _on_inspector(self) -> None:
        if self.page is not None:
            self.page.toggle_inspector()

    def _next_pane(self, step: int) -> None:
        panes: list[QWidget] = [self.side_bar]
        if self.page is not None:
            panes += [self.page.main_pane(), self.page.inspector]
        panes = [pane for pane in panes if pane.isVisible()]
        go_to_pane(panes, QApplication.focusWidget(), step)

    @Slot()
    def _clear_troubles(self) -> None:
        while (item := self._troubles.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.deleteLater()
        self._troubles_area.hide()


def _band() -> tuple[QWidget, QVBoxLayout]:
    area = QWidget()
    rows = QVBoxLayout(area)
    rows.setContentsMargins(28, 10, 28, 0)
    rows.setSpacing(8)
    area.hide()
    return area, rows
