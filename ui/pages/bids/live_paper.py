"""Paper with figures that can be pressed, pointed at, copied and pasted."""

from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QMouseEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from sv_evidence.domain.answer_fitting import spoken as spoken_text
from sv_evidence.domain.answer_text import (
    LONGEST_ANSWER,
    Chip,
    Cited,
    Dress,
    Piece,
    pieces_of,
    text_of,
)
from ui.pages.bids.asking import Known
from ui.pages.bids.chips import spoken
from ui.pages.bids.dressing import chosen_pieces
from ui.pages.bids.paper import (
    OBJECT,
    content_in,
    insert_pieces,
)
from ui.theme import Theme
from ui.widgets.dropped import files_in
from ui.widgets.fields import is_idle_undo

OURS = "application/x-sv-evidence-answer"
"""An answer on the clipboard with its figures, for another answer."""


class LivePaper(QTextEdit):
    """``asked`` with a figure or a reference that was pressed."""

    asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._known = Known()
        self._pressed: QPointF | None = None

    def _content_at(self, at: QPointF) -> Chip | Cited | None:
        """Return the figure or reference under a point of the viewport."""
        place = (
            self.document()
            .documentLayout()
            .hitTest(
                at + QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value()),
                Qt.HitTestAccuracy.ExactHit,
            )
        )
        if place < 0 or self.document().characterAt(place) != OBJECT:
            return None
        return self._content(place)

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the window when nothing was typed; tell of what the pointer is over."""
        paper = self.document()
        if is_idle_undo(event, undo=paper.isUndoAvailable(), redo=paper.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        """Say a figure with its proof under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            content = self._content_at(QPointF(event.pos()))
            QToolTip.showText(
                event.globalPos(), "" if content is None else spoken(self._known, content), self
            )
            return True
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Remember where it was pressed."""
        self._pressed = event.position()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Show a hand over what can be pressed."""
        super().mouseMoveEvent(event)
        is_over = self._content_at(event.position()) is not None
        shape = Qt.CursorShape.PointingHandCursor if is_over else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Ask for a figure or a file that was pressed and not dragged over."""
        super().mouseReleaseEvent(event)
        content = self._content_at(event.position())
        if content is not None and not self.textCursor().hasSelection():
            self.asked.emit(content)

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802
        """Copy words for others, and figures for another answer."""
        pieces = chosen_pieces(self.textCursor())
        mime = QMimeData()
        mime.setText(spoken_text(pieces, self._known.say))
        mime.setData(OURS, text_of(pieces).encode())
        return mime

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802
        """Take words; files go to whoever attaches them."""
        return not files_in(source) and (source.hasText() or source.hasFormat(OURS))

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        """Take words plain, and our own answers with their figures, as much as there is room."""
        room = max(0, LONGEST_ANSWER // 2 - self.document().characterCount())
        if source.hasFormat(OURS):
            pieces = pieces_of(bytes(source.data(OURS).data()).decode()[:room])
        else:
            words = source.text().replace("\r\n", "\n").replace("\r", "\n")[:room]
            pieces = (Piece(words.replace(OBJECT, ""), Dress()),)
        cursor = self.textCursor()
        insert_pieces(cursor, pieces, self._theme)
        self.setTextCursor(cursor)

    def _content(self, place: int) -> Chip | Cited | None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(place + 1)
        return content_in(cursor.charFormat())
