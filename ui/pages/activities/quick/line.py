"""The one field of the five-second log: what was understood is underlined while typing."""

from PySide6.QtCore import QEvent, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from sv_evidence.domain.quick_known import Piece
from sv_evidence.domain.quick_line import LONGEST_LINE, lines_of
from sv_evidence.wording.words import tr
from ui.theme import Theme, Type
from ui.widgets.fields import LineField

TALL = 46
SIZE = 19
"""The letters of the line, in logical pixels."""
UNDER = 10
"""How far above the foot of the field the lines lie."""
_CURSOR_PAD = 5


class QuickLine(LineField):
    """``lines_pasted`` with lines that came at once, each an activity of its own."""

    entered = Signal()
    """Enter was pressed."""
    lines_pasted = Signal(tuple)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, lead="notebook-pen", parent=parent)
        self.setMaxLength(LONGEST_LINE)
        self.setPlaceholderText(tr("Tue 2h lunch club 14 people Ladywood 3 vols"))
        self.setAccessibleName(tr("What did you do?"))
        self._pieces: tuple[Piece, ...] = ()
        self._wear()
        theme.changed.connect(self._wear)

    def show_pieces(self, pieces: tuple[Piece, ...]) -> None:
        """Underline what was understood."""
        self._pieces = pieces
        self.update()

    def event(self, event: QEvent) -> bool:
        """Take several pasted lines apart before they are joined to one."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Paste)
        ):
            lines = lines_of(QApplication.clipboard().text())
            if len(lines) > 1:
                self.lines_pasted.emit(lines)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Save by Enter."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain:
            self.entered.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw a line under each piece; a doubtful one is dashed."""
        super().paintEvent(event)
        if not self._pieces:
            return
        painter = QPainter(self)
        metrics = QFontMetricsF(self.font())
        text = self.text()
        start = (
            self.cursorRect().x()
            + _CURSOR_PAD
            - metrics.horizontalAdvance(text[: self.cursorPosition()])
        )
        foot = self.height() - self._theme.px(UNDER)
        painter.setClipRect(self.rect().adjusted(self._theme.px(34), 0, -self._theme.px(8), 0))
        for piece in self._pieces:
            token = "part_fill" if piece.is_doubtful else "accent"
            pen = QPen(self._theme.color(token), 2)
            if piece.is_doubtful:
                pen.setDashPattern([3, 2])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            left = start + metrics.horizontalAdvance(text[: piece.first])
            right = start + metrics.horizontalAdvance(text[: piece.last])
            painter.drawLine(QPointF(left, foot), QPointF(right, foot))

    @Slot()
    def _wear(self) -> None:
        font = self._theme.font(Type.BODY)
        font.setPixelSize(self._theme.px(SIZE))
        self.setFont(font)
        self.setFixedHeight(self._theme.px(TALL))
        self.setTextMargins(self._theme.px(26), 0, 0, self._theme.px(4))
