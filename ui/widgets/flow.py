"""A layout that fills lines from left to right and goes on below when a line is full."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Lines of widgets of their own width."""

    def __init__(self, parent: QWidget, across: int, down: int) -> None:
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)
        self._across, self._down = across, down
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802
        """Take one more."""
        self._items.append(item)

    def count(self) -> int:
        """Count the items."""
        return len(self._items)

    def itemAt(self, place: int) -> QLayoutItem:  # noqa: N802
        """Return one item; Qt asks beyond the end to find it."""
        return self._items[place] if 0 <= place < len(self._items) else None  # type: ignore[return-value]

    def takeAt(self, place: int) -> QLayoutItem:  # noqa: N802
        """Give one item away."""
        return self._items.pop(place) if 0 <= place < len(self._items) else None  # type: ignore[return-value]

    def insert(self, place: int, widget: QWidget) -> None:
        """Take a widget in before another."""
        self.addWidget(widget)
        self._items.insert(place, self._items.pop())

    def clear(self) -> None:
        """Take everything out, and out of memory."""
        for item in self._items:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        self._items = []

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Lines depend on the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return how high the lines are in a width."""
        return self._lay(QRect(0, 0, width, 0), moving=False)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for one line."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802
        """Fit the largest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        """Place the items."""
        super().setGeometry(rect)
        self._lay(rect, moving=True)

    def _lay(self, rect: QRect, *, moving: bool) -> int:
        left, top, high = rect.x(), rect.y(), 0
        for item in self._items:
            size = item.sizeHint()
            if left > rect.x() and left + size.width() > rect.right() + 1:
                left, top, high = rect.x(), top + high + self._down, 0
            if moving:
                item.setGeometry(QRect(QPoint(left, top), size))
            left += size.width() + self._across
            high = max(high, size.height())
        return top + high - rect.y()
