"""A page as a picture: whole or nearer, scrolled and turned by keys, or small beside others."""

from PySide6.QtCore import QRect, QSize, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from sv_evidence.wording.words import tr
from ui.theme import Theme, Type

STEPS = (25, 33, 50, 67, 80, 100, 125, 150, 200, 300, 400)
"""Percent of the size that a page has on paper, or a picture has by itself."""
EDGE = 16
NARROWEST = 40

_ALONG = {
    Qt.Key.Key_Left: Qt.Orientation.Horizontal,
    Qt.Key.Key_Right: Qt.Orientation.Horizontal,
    Qt.Key.Key_Up: Qt.Orientation.Vertical,
    Qt.Key.Key_Down: Qt.Orientation.Vertical,
}


class Leaf(QWidget):
    """One page, painted as large as it is made."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._pixmap = QPixmap()

    @property
    def is_empty(self) -> bool:
        """Say whether no picture has come yet."""
        return self._pixmap.isNull()

    def show_image(self, image: QImage) -> None:
        """Show another picture; a null one is none."""
        self._pixmap = QPixmap.fromImage(image)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the picture with a thin edge, or a blank page."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._pixmap.isNull():
            painter.fillRect(self.rect(), self._theme.color("surface"))
        else:
            painter.drawPixmap(self.rect(), self._pixmap)
        painter.setPen(QPen(self._theme.color("line2"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class LeafView(QScrollArea):
    """Holds a leaf: whole as long as nobody comes nearer, and scrolled after that."""

    turned = Signal(int)
    """A key asked for the page so many places on."""
    resized = Signal()
    """The leaf has another size now."""

    def __init__(self, theme: Theme, leaf: Leaf | None = None) -> None:
        super().__init__()
        self._theme = theme
        self.leaf = leaf or Leaf(theme)
        self._natural = QSize(595, 842)
        self._zoom: int | None = None
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWidget(self.leaf)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", True)
        self.verticalScrollBar().setSingleStep(theme.px(40))
        self.horizontalScrollBar().setSingleStep(theme.px(40))

    @property
    def percent(self) -> int:
        """How large the leaf is now, of its own size."""
        return max(
            1, round(100 * self.leaf.width() / max(1, self._theme.px(self._natural.width())))
        )

    def set_natural(self, size: QSize) -> None:
        """Say how large the page is at 100 %, in logical pixels."""
        if size != self._natural and not size.isEmpty():
            self._natural = size
            self.fit()

    @Slot(int)
    def zoom(self, step: int) -> None:
        """Come nearer, or go away again; far enough away the page is whole."""
        now = self.percent
        further = [each for each in STEPS if (each > now if step > 0 else each < now)]
        if not further:
            return
        self._zoom = further[0] if step > 0 else further[-1]
        if step < 0 and self._size_at(self._zoom).width() < self._whole().width():
            self._zoom = None
        self.fit()

    @Slot()
    def show_whole(self) -> None:
        """Show the whole page again."""
        self._zoom = None
        self.fit()

    def fit(self) -> None:
        """Give the leaf its size."""
        wanted = self._whole() if self._zoom is None else self._size_at(self._zoom)
        if wanted != self.leaf.size():
            self.leaf.setFixedSize(wanted)
            self.resized.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fit again."""
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Turn pages, come nearer; arrows scroll what is larger than the pane."""
        key, control = event.key(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        turns = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        nearer = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
        if key in turns:
            self.turned.emit(turns[Qt.Key(key)])
        elif control and key in nearer:
            self.zoom(nearer[Qt.Key(key)])
        elif control and key == Qt.Key.Key_0:
            self.show_whole()
        elif key in _ALONG and not self._scrolls(_ALONG[Qt.Key(key)]):
            event.ignore()  # whoever holds the pages may walk on
        else:
            super().keyPressEvent(event)

    def _scrolls(self, way: Qt.Orientation) -> bool:
        across = way is Qt.Orientation.Horizontal
        bar = self.horizontalScrollBar() if across else self.verticalScrollBar()
        return bar.maximum() > 0

    def _whole(self) -> QSize:
        edge = 2 * self._theme.px(EDGE)
        room = QSizeF(self.width() - edge, self.height() - edge)
        size = QSizeF(self._size_at(100))
        size.scale(room, Qt.AspectRatioMode.KeepAspectRatio)
        least = self._theme.px(NARROWEST)
        return QSize(max(least, round(size.width())), max(least, round(size.height())))

    def _size_at(self, percent: int) -> QSize:
        px, size = self._theme.px, self._natural
        return QSize(px(size.width()) * percent // 100, px(size.height()) * percent // 100)


class Shown(QWidget):
    """A small page that is looked at only, or words why there is none."""

    def __init__(self, theme: Theme, size: QSize) -> None:
        super().__init__()
        self._theme = theme
        self._pixmap, self._words = QPixmap(), ""
        self.setFixedSize(theme.px(size.width()), theme.px(size.height()))

    def show_result(self, image: QImage, words: str) -> None:
        """Show the picture, or the words."""
        self._pixmap, self._words = QPixmap.fromImage(image), words
        self.setAccessibleName(words or tr("The page as a pack will show it"))
        self.update()

    @property
    def image(self) -> QImage:
        """What is shown."""
        return self._pixmap.toImage()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint it with a thin edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = self.rect().adjusted(0, 0, -1, -1)
        if not self._pixmap.isNull():
            place = within(self._pixmap.size(), place)
            place.moveTop(0)
            painter.drawPixmap(place, self._pixmap)
        painter.setPen(QPen(self._theme.color("line2"), 1))
        painter.drawRect(place)
        if self._words:
            painter.setPen(self._theme.color("ink2"))
            painter.setFont(self._theme.font(Type.SMALL))
            room, wrap = place.adjusted(10, 10, -10, -10), int(Qt.TextFlag.TextWordWrap)
            painter.drawText(room, wrap | int(Qt.AlignmentFlag.AlignCenter), self._words)


def within(size: QSize, area: QRect) -> QRect:
    """Return where something of this shape lies, as large as an area allows, in its middle."""
    shown = QSizeF(size)
    shown.scale(QSizeF(area.size()), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRect(0, 0, round(shown.width()), round(shown.height()))
    place.moveCenter(area.center())
    return place
