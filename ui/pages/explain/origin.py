"""Where the panel came from: the figure that is explained, which wears the ring meanwhile."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFocusFrame, QWidget
from shiboken6 import isValid

from ui.style import wants_ring


class Origin:
    """Remembers what had the focus, rings it, and gives the focus back."""

    def __init__(self) -> None:
        self._widget: QWidget | None = None
        self._frame: QFocusFrame | None = None

    def remember(self) -> None:
        """Note what has the focus now."""
        self._widget = QApplication.focusWidget()

    def mark(self) -> None:
        """Let it wear the ring while it is explained, though the focus goes on."""
        self._drop()
        widget = self._alive()
        if widget is not None and wants_ring(widget):
            self._frame = QFocusFrame(widget)
            self._frame.setWidget(widget)

    def give_back(self) -> None:
        """Take the ring off and return the focus, if it is still there to take it."""
        self._drop()
        widget = self._alive()
        if widget is not None and widget.isVisible():
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
        self._widget = None

    def _alive(self) -> QWidget | None:
        return self._widget if self._widget is not None and isValid(self._widget) else None

    def _drop(self) -> None:
        if self._frame is not None and isValid(self._frame):
            self._frame.hide()
            self._frame.deleteLater()
        self._frame = None
