"""One file as large as the window allows, page by page; arrows walk, Space and Escape close."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from sv_evidence.store.derived import Derived
from sv_evidence.wording.words import tr
from ui.desk import Desk
from ui.newest import Newest
from ui.pages.evidence.asking import EvidenceFacts
from ui.pages.evidence.inspector import line_of
from ui.pages.evidence.thumbs import image_from
from ui.theme import Theme, Type
from ui.widgets.buttons import Button
from ui.widgets.leaf_pane import LeafPane
from ui.widgets.sheet import Sheet
from ui.widgets.surface import Surface
from ui.widgets.words import Elided, Words

SIZE = (1100, 900)
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class Preview(Sheet):
    """Shows a file's pages; says which way the arrows went, and when to open the file."""

    walked = Signal(int)
    open_asked = Signal()

    def __init__(self, theme: Theme, window: QWidget, desk: Desk) -> None:
        super().__init__(theme, window, tr("Evidence"), *SIZE)
        self._desk = desk
        self._newest = Newest(desk, self)
        self._kept: tuple[Derived, ...] = ()
        self._shown: tuple[int, str] | None = None
        self.pages = LeafPane(theme)
        none = tr("There is no picture of this file. Open it to see it.")
        self._none = Words(theme, none, Type.BODY, "ink3")
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._states = QStackedWidget()
        self._states.addWidget(self._none)
        self._states.addWidget(self.pages)
        self._states.setCurrentWidget(self.pages)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.first = self.pages.view
        mat = Surface(theme, "win")
        filled = QVBoxLayout(mat)
        filled.setContentsMargins(0, 0, 0, 0)
        filled.addWidget(self._states)
        self.body.addWidget(mat)
        self._more = Elided(theme, "", Type.SMALL, "ink2")
        opened = Button(theme, tr("Open file"), icon="eye")
        opened.clicked.connect(self.open_asked)
        close = Button(theme, tr("Close"))
        close.clicked.connect(self.leave)
        self.foot.addWidget(self._more, 1)
        self.foot.addWidget(opened)
        self.foot.addWidget(close)
        self.pages.asked.connect(self._on_asked)

    def show_file(
        self, title: str, line: str, kept: Sequence[Derived], pages: int, page: int = 1
    ) -> None:
        """Show another file: pictures of its first pages, and how many pages it has."""
        self.title.say(title)
        self.setAccessibleName(title)
        self.set_subtitle(line)
        self._kept, self._shown = tuple(kept), None
        self._newest.forget("page")
        self._say_more(pages)
        self._show(self.pages if kept else self._none)
        self.pages.view.leaf.show_image(QImage())
        self.pages.view.show_whole()
        self.pages.set_pages(len(kept), page)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Walk, open, or close."""
        key = Qt.Key(event.key())
        if key in STEPS:
            self.walked.emit(STEPS[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.open_asked.emit()
        elif key == Qt.Key.Key_Space:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _say_more(self, pages: int) -> None:
        """Say what is not seen, or which keys turn the pages."""
        words = ""
        if len(self._kept) < pages and self._kept:
            words = tr(
                "The first {count} of {pages} pages. Open the file to see all.",
                count=len(self._kept),
                pages=f"{pages:,}",
            )
        elif len(self._kept) > 1:
            words = tr("Page Up and Page Down turn the pages.")
        self._more.say(words)

    @Slot(int, int)
    def _on_asked(self, page: int, _pixels: int) -> None:
        if not 0 < page <= len(self._kept) or self._shown == (page, self._kept[page - 1].name):
            return
        kept, vault = self._kept[page - 1], self._desk.workspace.vault
        self._shown = (page, kept.name)
        self.pages.view.set_natural(QSize(kept.width, kept.height))
        self._newest.fetch(
            "page", lambda: image_from(vault, kept), lambda image: self._on_page(page, image)
        )

    def _on_page(self, page: int, image: QImage) -> None:
        self.pages.show_image(page, image)
        if image.isNull():
            self._show(self._none)

    def _show(self, state: QWidget) -> None:
        """Show the pages or the words; the focus never lies on what cannot be seen."""
        self._states.setCurrentWidget(state)
        if self.isVisible():
            goes_to = self.pages.view if state is self.pages else self
            goes_to.setFocus(Qt.FocusReason.OtherFocusReason)


class Looking(QObject):
    """Opens the preview on what is chosen, and keeps it on what is chosen next."""

    walked = Signal(int)
    open_asked = Signal()

    def __init__(self, theme: Theme, desk: Desk, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._desk, self._window = theme, desk, window
        self.over: Preview | None = None

    def look(self, facts: EvidenceFacts) -> None:
        """Open the preview on a file, if it is not open already."""
        if self.over is None:
            self.begin()
            self.show_facts(facts)

    def begin(self) -> None:
        """Open the preview, with nothing in it yet."""
        if self.over is not None:
            return
        self.over = Preview(self._theme, self._window, self._desk)
        self.over.walked.connect(self.walked)
        self.over.open_asked.connect(self.open_asked)
        self.over.closed.connect(self._on_closed)
        self.over.open()

    def show_facts(self, facts: EvidenceFacts) -> None:
        """Show what is chosen now."""
        if self.over is not None:
            evidence = facts.evidence
            self.over.show_file(
                evidence.title, line_of(facts), facts.pages, evidence.pages or len(facts.pages)
            )

    @Slot()
    def _on_closed(self) -> None:
        self.over = None
