"""A sentence that grows with the form; what is missing is dashed and leads to its field."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from sv_evidence.wording.building import Piece, plain_sentence
from ui.theme import Theme, Type


class SentenceView(QWidget):
    """Paints pieces of a sentence; ``field_asked`` when one that is missing is pressed."""

    field_asked = Signal(str)

    def __init__(self, theme: Theme, style: Type) -> None:
        super().__init__()
        self._theme, self._style = theme, style
        self._pieces: tuple[Piece, ...] = ()
        self._document = QTextDocument(self)
        self._document.setDocumentMargin(0)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMouseTracking(True)
        theme.changed.connect(self._write)

    def show_pieces(self, pieces: Sequence[Piece]) -> None:
        """Show another sentence."""
        if tuple(pieces) != self._pieces:
            self._pieces = tuple(pieces)
            self._write()

    def said(self) -> str:
        """Return the sentence as plain text, what is missing in brackets."""
        return plain_sentence(self._pieces)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Lines depend on the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return how high it is in a width."""
        self._document.setTextWidth(max(1, width))
        return round(self._document.size().height()) + 2

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for a few words' width."""
        wide = self._theme.px(200)
        return QSize(wide, self.heightForWidth(max(wide, self.width())))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the words."""
        self._document.setTextWidth(max(1, self.width()))
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, self._theme.color("ink"))
        self._document.documentLayout().draw(QPainter(self), context)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Show a hand over what leads somewhere."""
        leads = self._document.documentLayout().anchorAt(event.position())
        shape = Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Go to the field of what is missing."""
        field = self._document.documentLayout().anchorAt(event.position())
        if field:
            self.field_asked.emit(field)

    def _write(self) -> None:
        self._document.clear()
        self._document.setDefaultFont(self._theme.font(self._style))
        cursor = QTextCursor(self._document)
        for piece in self._pieces:
            cursor.insertText(piece.text, self._format(piece))
        self.setAccessibleName(self.said())
        self.updateGeometry()
        self.update()

    def _format(self, piece: Piece) -> QTextCharFormat:
        made = QTextCharFormat()
        ink: QColor = self._theme.color("part_text" if piece.is_missing else "ink")
        made.setForeground(ink)
        if piece.is_missing:
            made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
            made.setAnchor(True)
            made.setAnchorHref(piece.field)
        return made
