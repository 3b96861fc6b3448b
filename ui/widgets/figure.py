"""A figure that says where it comes from: by a press, Enter, Space or Alt+Enter."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from sv_evidence.wording.words import tr
from ui.theme import Theme, Type
from ui.widgets.words import Words

_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


class Figure(Words):
    """Words that open Explain this number; its pointer is a hand, and Tab stops at it."""

    asked = Signal()

    def __init__(
        self,
        theme: Theme,
        text: str,
        style: Type = Type.ROW_TITLE,
        colour: str = "ink",
        *,
        spoken: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, text, style, colour, parent=parent)
        self.setProperty("ring", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(tr("How we get this"))
        self.setAccessibleName(spoken or text)
        self.setAccessibleDescription(tr("How we get this"))

    def ask(self) -> None:
        """Take the focus and ask."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.asked.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Ask."""
        if self.rect().contains(event.position().toPoint()):
            self.asked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Ask by key; other keys go on."""
        if event.key() in _KEYS:
            self.asked.emit()
        else:
            super().keyPressEvent(event)
