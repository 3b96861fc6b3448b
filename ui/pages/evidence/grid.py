"""The grid of tiles: whole tiles fill every row, the keyboard walks them."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from ui.pages.evidence.tiles import PAD, TileDelegate, tile_size, tile_width
from ui.style import SCROLL
from ui.theme import Theme

EDGE = 28
TOP = 12


class EvidenceGrid(QListView):
    """Shows tiles; Enter opens, F2 edits, Space shows large, Delete bins."""

    open_asked = Signal()
    edit_asked = Signal()
    look_asked = Signal()
    bin_asked = Signal()
    menu_asked = Signal(QPoint)
    """At a place on the screen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tiles: TileDelegate | None = None
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(400)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setSelectionRectVisible(False)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setViewportMargins(theme.px(EDGE - PAD), theme.px(TOP - PAD), 0, 0)
        self._dress()
        theme.changed.connect(self._dress)

    def wear(self, tiles: TileDelegate) -> None:
        """Paint tiles by a delegate."""
        self._tiles = tiles
        self.setItemDelegate(tiles)
        self.fit()

    def fit(self) -> None:
        """Make tiles as wide as fills the rows."""
        if self._tiles is None:
            return
        px = self._theme.px
        room = self.width() - px(EDGE) - px(EDGE - SCROLL) - px(SCROLL)
        width = tile_width(max(room, px(120)), self._theme)
        self._tiles.set_width(width)
        size = tile_size(width, self._theme)
        if size != self.gridSize():
            self.setGridSize(QSize(size.width(), size.height()))
        self.verticalScrollBar().setSingleStep(size.height() // 3)

    @Slot()
    def _dress(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, self._theme.color("bg"))
        self.setPalette(palette)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fit again."""
        self.fit()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Open, edit, look, bin; everything else walks."""
        asked = {
            Qt.Key.Key_Return: self.open_asked,
            Qt.Key.Key_Enter: self.open_asked,
            Qt.Key.Key_F2: self.edit_asked,
            Qt.Key.Key_Space: self.look_asked,
            Qt.Key.Key_Delete: self.bin_asked,
        }
        wanted = asked.get(Qt.Key(event.key()))
        if wanted is not None and self.selectionModel().hasSelection():
            wanted.emit()
            return
        super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Open what is pressed twice."""
        super().mouseDoubleClickEvent(event)
        if self.indexAt(event.position().toPoint()).isValid():
            self.open_asked.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Ask for the menu of what is chosen."""
        at = menu_place(self, event)
        if at is not None:
            self.menu_asked.emit(at)


def menu_place(view: QAbstractItemView, event: QContextMenuEvent) -> QPoint | None:
    """Return where a menu belongs: under the pointer, or in the middle of what keys have chosen."""
    chosen = view.selectionModel().currentIndex()
    if not view.selectionModel().hasSelection():
        return None
    if event.reason() is QContextMenuEvent.Reason.Keyboard:
        return view.viewport().mapToGlobal(view.visualRect(chosen).center())
    return event.globalPos()
