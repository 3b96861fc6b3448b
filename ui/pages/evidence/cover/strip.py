"""The pages of a file, small and one under another, each with what is covered on it."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QScrollArea, QVBoxLayout, QWidget

from sv_evidence.wording.words import tr, trn
from ui.theme import Theme, Type
from ui.widgets.leaves import within

TILE, WORDS = QSize(76, 96), 18
STRIP = 112


class PageTile(QAbstractButton):
    """One page; the one that is worked on wears a frame."""

    def __init__(self, theme: Theme, page: int) -> None:
        super().__init__()
        self._theme, self._page = theme, page
        self._pixmap = QPixmap()
        self._told = ""
        self._is_open = False
        self.setCheckable(True)
        self.setProperty("ring", True)
        self.setFixedSize(theme.px(TILE.width()), theme.px(TILE.height() + WORDS))
        self.show_count(0, is_open=False)

    def show_image(self, image: QImage) -> None:
        """Show the page."""
        self._pixmap = QPixmap.fromImage(image)
        self.update()

    def show_count(self, count: int, *, is_open: bool) -> None:
        """Say how many areas are covered; an open page stays out of packs as it is."""
        self._is_open = is_open
        self._told = f"{self._page}"
        spoken = trn("{count} area covered", "{count} areas covered", count)
        if is_open:
            self._told = tr("{page}, open", page=self._page)
            spoken = tr("nothing covered, so packs leave it out")
        elif count:
            self._told = tr("{page}, {count} covered", page=self._page, count=count)
        self.setAccessibleName(tr("Page {page}: {told}", page=self._page, told=spoken))
        self.setToolTip(self.accessibleName())
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the page and the words under it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        tall = self._theme.px(TILE.height())
        room = QRect(2, 2, self.width() - 4, tall - 4)
        place = room
        if not self._pixmap.isNull():
            place = within(self._pixmap.size(), room)
            painter.drawPixmap(place, self._pixmap)
        frame = ("accent", 2) if self.isChecked() else ("line2", 1)
        painter.setPen(QPen(self._theme.color(frame[0]), frame[1]))
        painter.drawRect(place)
        painter.setFont(self._theme.font(Type.TINY))
        painter.setPen(self._theme.color("part_text" if self._is_open else "ink2"))
        under = QRect(0, tall, self.width(), self.height() - tall)
        painter.drawText(under, int(Qt.AlignmentFlag.AlignCenter), self._told)


class PageStrip(QScrollArea):
    """Chooses a page."""

    chosen = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.tiles: list[PageTile] = []
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.chosen)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setSpacing(theme.px(8))
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFixedWidth(theme.px(STRIP))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hide()

    def show_pages(self, count: int) -> None:
        """Offer so many pages; a single one needs no choice."""
        for page in range(1, count + 1):
            tile = PageTile(self._theme, page)
            self.tiles.append(tile)
            self._group.addButton(tile, page)
            self._column.addWidget(tile, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)
        self.setVisible(count > 1)

    def choose(self, page: int) -> None:
        """Frame a page."""
        if 0 < page <= len(self.tiles):
            self.tiles[page - 1].setChecked(True)
            self.ensureWidgetVisible(self.tiles[page - 1])
