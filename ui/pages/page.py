"""What every page has: a head, notices, filters, content, a foot bar, an inspector."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from sv_evidence.wording.words import tr
from ui.theme import Theme, Type
from ui.widgets.inspector import Inspector
from ui.widgets.section import Rule
from ui.widgets.splitter import Splitter
from ui.widgets.surface import Surface
from ui.widgets.words import Elided, Words

if TYPE_CHECKING:
    from ui.widgets.buttons import Button

NARROW, MIDDLE, WIDE = 1280, 1440, 1720
INSPECTORS = ((WIDE, 420), (MIDDLE, 372), (NARROW, 320))
SIDE_MARGIN = 28
BAR = 36


class Page(QWidget):
    """Arranges a page; a subclass fills the parts and never touches its siblings."""

    key = ""
    title = ""
    icon = ""
    group = ""
    place = 0
    """Where it stands in the side bar, from the top."""
    foot_keys = ""
    """The keys of a page that stands at the foot of the side bar, apart from the others."""
    has_row = True
    """Whether the side bar names it; one it does not name is reached by keys and from others."""
    has_inspector = True
    inspector_width = 0
    """What its inspector takes on windows of the usual width; 0 as on other pages."""

    counted = Signal(str, bool)
    """What the side bar shows beside the page, and whether it is an alarm."""
    looks_changed = Signal(object)
    """A person changed how the page looks; plain values, to be handed to ``wear_looks``."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.primary: Button | None = None
        """The filled button, which Ctrl+Enter presses."""
        self.setAccessibleName(self.title)
        self._is_over = False
        self._is_wanted = True
        self._dragged = 0
        self._arrange_page()

    def search(self) -> QLineEdit | None:
        """Return the field that Ctrl+F goes to."""
        return None

    def take_files(self, _files: tuple[Path, ...]) -> bool:
        """Take files dropped anywhere on the window; ``False`` leaves them to the log sheet."""
        return False

    def arrive(self) -> None:
        """Called each time the page is shown."""

    def wear_looks(self, looks: Mapping[str, Any]) -> None:
        """Take up how a person left the page; what cannot be read is passed over."""

    def main_pane(self) -> QWidget:
        """Return what F6 goes to between the head and the inspector."""
        return self.column

    def set_title(self, text: str, style: Type = Type.TITLE) -> None:
        """Say something else at the top than the page's name, on as many lines as it takes."""
        self._title.setWordWrap(True)
        self._title.say(text)
        self._title.wear("ink", style)

    def add_under_title(self, widget: QWidget) -> None:
        """Put something beside the subtitle."""
        self._under.insertWidget(self._under.count() - 1, widget)

    def set_subtitle(self, text: str) -> None:
        """Say what the page holds."""
        self._subtitle.say(text)

    def show_bar(self) -> None:
        """Show the bar at the foot."""
        self._bar.show()

    @Slot()
    def toggle_inspector(self) -> None:
        """Open or close the inspector; on narrow windows it slides over the content."""
        if not self.has_inspector:
            return
        self._is_wanted = not self.inspector.isVisible()
        self.inspector.setVisible(self._is_wanted)
        if self._is_over and self._is_wanted:
            self._place_over()
            self.inspector.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Give the inspector its width by the window's."""
        super().resizeEvent(event)
        self._fit()

    def _arrange_page(self) -> None:
        self.column = Surface(self.theme, "bg")
        down = QVBoxLayout(self.column)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addLayout(self._head())
        self.content = QVBoxLayout()
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.setSpacing(0)
        down.addLayout(self.content, 1)
        self._bar = Surface(self.theme, "win")
        self._bar.setFixedHeight(self.theme.px(BAR))
        bar = QVBoxLayout(self._bar)
        bar.setContentsMargins(0, 0, 0, 0)
        bar.setSpacing(0)
        bar.addWidget(Rule(self.theme, "line2"))
        self.bar = QHBoxLayout()
        self.bar.setContentsMargins(self.theme.px(SIDE_MARGIN), 0, self.theme.px(SIDE_MARGIN), 0)
        bar.addLayout(self.bar, 1)
        self._bar.hide()
        down.addWidget(self._bar)
        self.inspector = Inspector(self.theme)
        self.inspector.setAccessibleName(tr("Details"))
        self._splitter = Splitter()
        self._splitter.reset.connect(self._on_reset)
        self._splitter.addWidget(self.column)
        self._splitter.addWidget(self.inspector)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.splitterMoved.connect(self._on_splitter_moved)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self._splitter)

    def _head(self) -> QVBoxLayout:
        px = self.theme.px
        head = QVBoxLayout()
        head.setContentsMargins(px(SIDE_MARGIN), px(14), px(SIDE_MARGIN), px(12))
        head.setSpacing(px(12))
        top = QHBoxLayout()
        top.setSpacing(px(12))
        names = QVBoxLayout()
        names.setSpacing(px(1))
        self._title = Words(self.theme, self.title, Type.TITLE)
        self._subtitle = Elided(self.theme, "", Type.BODY, "ink2")
        names.addWidget(self._title)
        self._under = QHBoxLayout()
        self._under.setSpacing(px(6))
        self._under.addWidget(self._subtitle)
        self._under.addStretch(1)
        names.addLayout(self._under)
        top.addLayout(names, 1)
        self.tools = QHBoxLayout()
        self.tools.setSpacing(px(12))
        tools = QVBoxLayout()
        tools.addSpacing(px(4))
        tools.addLayout(self.tools)
        tools.addStretch(1)
        top.addLayout(tools)
        head.addLayout(top)
        self.notices = QVBoxLayout()
        self.notices.setSpacing(px(8))
        head.addLayout(self.notices)
        self.filters = QHBoxLayout()
        self.filters.setSpacing(px(8))
        head.addLayout(self.filters)
        return head

    def _fit(self) -> None:
        if not self.has_inspector:
            self.inspector.hide()
            return
        wide = self.window().width() / self.theme.scale
        over = wide < NARROW
        if over != self._is_over:
            self._is_over = over
            if over:
                self.inspector.setParent(self)
                self._is_wanted = False
                self.inspector.hide()
            else:
                self._splitter.addWidget(self.inspector)
                self._is_wanted = True
                self.inspector.show()
        if over:
            self._place_over()
            return
        usual = next((width for least, width in INSPECTORS if wide >= least), INSPECTORS[-1][1])
        if wide >= MIDDLE:
            usual = max(usual, self.inspector_width)
        right = self._dragged or self.theme.px(usual)
        self._splitter.setSizes([max(1, self.width() - right), right])

    def _place_over(self) -> None:
        wide = min(self.theme.px(INSPECTORS[-1][1]), self.width())
        self.inspector.setGeometry(self.width() - wide, 0, wide, self.height())

    @Slot()
    def _on_reset(self) -> None:
        self._dragged = 0
        self._fit()

    @Slot()
    def _on_splitter_moved(self) -> None:
        self._dragged = self._splitter.sizes()[1]
