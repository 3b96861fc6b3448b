"""Pages as pictures under a bar that turns them and comes nearer."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sv_evidence.wording.words import tr
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.leaves import Leaf, LeafView
from ui.widgets.words import Words

RING = 5
"""Pixels around the page, so that the focus ring is never cut."""


class LeafBar(QWidget):
    """Which page of how many, and how large: buttons for both."""

    turned = Signal(int)
    zoomed = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._back = self._button(theme, tr("Page before"), "chevron-left", self.turned, -1)
        self._on = self._button(theme, tr("Next page"), "chevron-right", self.turned, 1)
        self._place = Words(theme, "", Type.TABLE, "ink2")
        self._smaller = self._button(theme, tr("Smaller"), "zoom-out", self.zoomed, -1)
        self._larger = self._button(theme, tr("Larger"), "zoom-in", self.zoomed, 1)
        self._percent = Words(theme, "", Type.TABLE, "ink2")
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(theme.px(18), theme.px(6), theme.px(18), theme.px(2))
        self.row.setSpacing(theme.px(6))
        for part in (self._back, self._place, self._on):
            self.row.addWidget(part)
        self.row.addStretch(1)
        for part in (self._smaller, self._percent, self._larger):
            self.row.addWidget(part)

    def show_place(self, page: int, pages: int) -> None:
        """Say which page shows; of one page nothing is said."""
        self._place.say(tr("Page {page} of {pages}", page=f"{page:,}", pages=f"{pages:,}"))
        for part in (self._back, self._place, self._on):
            part.setVisible(pages > 1)
        self._back.setEnabled(page > 1)
        self._on.setEnabled(page < pages)

    def show_percent(self, percent: int) -> None:
        """Say how large it is."""
        self._percent.say(f"{percent}%")

    def _button(self, theme: Theme, words: str, icon: str, asked: object, step: int) -> Button:
        button = Button(theme, words, rank=Rank.BARE, icon=icon, small=True, parent=self)
        button.clicked.connect(lambda: asked.emit(step))  # type: ignore[attr-defined]
        return button


class LeafPane(QWidget):
    """Pages under a bar; whoever owns it brings each picture that it asks for."""

    asked = Signal(int, int)
    """A page is wanted, so many device pixels wide."""

    def __init__(self, theme: Theme, leaf: Leaf | None = None) -> None:
        super().__init__()
        self._theme = theme
        self.page, self.pages = 1, 0
        self.bar = LeafBar(theme)
        self.view = LeafView(theme, leaf)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        around = QVBoxLayout()
        around.setContentsMargins(*(theme.px(RING),) * 4)
        around.addWidget(self.view)
        column.addLayout(around, 1)
        self.bar.turned.connect(self.turn)
        self.bar.zoomed.connect(self.view.zoom)
        self.view.turned.connect(self.turn)
        self.view.resized.connect(self._on_resized)
        self.bar.show_place(1, 1)

    @property
    def pixels(self) -> int:
        """How wide a picture should be, in device pixels."""
        return round(self.view.leaf.width() * self.devicePixelRatioF())

    def set_pages(self, pages: int, page: int = 1) -> None:
        """Show another document, at the page nearest to this one."""
        self.pages = pages
        self.go_to(min(max(page, 1), max(pages, 1)))

    @Slot(int)
    def turn(self, step: int) -> None:
        """Go so many pages on, if they are there."""
        if 0 < self.page + step <= self.pages:
            self.go_to(self.page + step)

    @Slot(int)
    def go_to(self, page: int) -> None:
        """Ask for a page; the one before stands until its picture comes."""
        self.page = page
        self.bar.show_place(page, max(self.pages, 1))
        self.view.verticalScrollBar().setValue(0)
        self._ask()

    def show_image(self, page: int, image: QImage) -> None:
        """Show a picture that came, if its page is still wanted."""
        if page == self.page:
            self.view.leaf.show_image(image)
            words = tr("Page {page} of {pages}", page=f"{page:,}", pages=f"{self.pages:,}")
            self.view.setAccessibleName(words)

    def lay_out(self) -> None:
        """Take up a new size at once, also while nobody sees it."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
        self.view.fit()

    @Slot()
    def _on_resized(self) -> None:
        self.bar.show_percent(self.view.percent)
        self._ask()

    def _ask(self) -> None:
        if self.pages:
            self.asked.emit(self.page, self.pixels)
