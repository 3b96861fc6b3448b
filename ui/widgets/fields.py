"""Inputs: one look, a label above, a fault below, all spoken to screen readers too."""

from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, Signal, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sv_evidence.domain.activities import LONGEST_NOTES
from sv_evidence.wording.words import tr
from ui.theme import Theme, Type
from ui.widgets.choice import LONGEST, Choice
from ui.widgets.dropped import files_in, pastes_files
from ui.widgets.words import Words

__all__ = ["Choice", "Field", "LineField", "TextArea"]


class LineField(QLineEdit):
    """One line of text, with an icon at either end if wanted."""

    trail_pressed = Signal()

    def __init__(
        self, theme: Theme, *, lead: str = "", trail: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._lead, self._trail = theme, lead, trail
        self.setMaxLength(LONGEST)
        self._dress()
        theme.changed.connect(self._dress)

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the window when there is no typing to take back, and files to others."""
        idle = is_idle_undo(event, undo=self.isUndoAvailable(), redo=self.isRedoAvailable())
        if idle or pastes_files(event):
            event.ignore()
            return False
        return super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take words only."""
        if files_in(event.mimeData()):
            event.ignore()
            return
        super().dragEnterEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the icons over the field."""
        super().paintEvent(event)
        painter = QPainter(self)
        side = self._theme.px(16)
        top = (self.height() - side) / 2
        ratio = self.devicePixelRatioF()
        if self._lead:
            pixmap = self._theme.pixmap(self._lead, "ink2", 16, ratio)
            painter.drawPixmap(QPointF(self._theme.px(11), top), pixmap)
        if self._trail:
            pixmap = self._theme.pixmap(self._trail, "ink2", 16, ratio)
            painter.drawPixmap(QPointF(self.width() - side - self._theme.px(10), top), pixmap)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A press on the trailing icon is told apart from a press in the text."""
        if self._trail and event.position().x() > self.width() - self._theme.px(34):
            self.trail_pressed.emit()
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Show a hand over the trailing icon."""
        over = bool(self._trail) and event.position().x() > self.width() - self._theme.px(34)
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor)
        super().mouseMoveEvent(event)

    @Slot()
    def _dress(self) -> None:
        px = self._theme.px
        self.setFont(self._theme.font(Type.BODY))
        self.setFixedHeight(px(34))
        self.setTextMargins(px(24) if self._lead else 0, 0, px(24) if self._trail else 0, 0)


class TextArea(QPlainTextEdit):
    """Several lines of plain text; Tab moves on to the next field."""

    inputRejected = Signal()  # noqa: N815 - what a line of text calls it
    """More was pasted than there is room for."""

    def __init__(
        self,
        theme: Theme,
        *,
        lines: int = 4,
        longest: int = LONGEST_NOTES,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._lines, self._longest = theme, lines, longest
        self.setTabChangesFocus(True)
        self._dress()
        theme.changed.connect(self._dress)

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the window when there is no typing to take back, and files to others."""
        paper = self.document()
        idle = is_idle_undo(event, undo=paper.isUndoAvailable(), redo=paper.isRedoAvailable())
        if idle or pastes_files(event):
            event.ignore()
            return False
        return super().event(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802
        """Take words only."""
        return not files_in(source) and super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        """Take as much as there is room for, so that nothing huge is ever laid out."""
        chosen = len(self.textCursor().selectedText())
        room = max(0, self._longest - self.document().characterCount() + 1 + chosen)
        text = source.text()
        if len(text) <= room:
            super().insertFromMimeData(source)
            return
        self.textCursor().insertText(text[:room])
        self.inputRejected.emit()

    def maxLength(self) -> int:  # noqa: N802 - as of a line of text
        """Return how many letters there is room for."""
        return self._longest

    @Slot()
    def _dress(self) -> None:
        self.setFont(self._theme.font(Type.BODY))
        self.setMinimumHeight(self._theme.px(18 + 20 * self._lines))


class Field(QWidget):
    """Wraps any input; speaks its fault to sighted people and screen readers alike."""

    def __init__(
        self,
        theme: Theme,
        label: str,
        editor: QWidget,
        *,
        optional: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.editor = editor
        self._name = QLabel(label)
        self._name.setBuddy(editor)
        self._fault = Words(theme, "", Type.SMALL, "alarm", wrap=True)
        self._sign = QLabel()
        self._text, self._doubt = "", False
        editor.setAccessibleName(label.replace("&", ""))
        editor.setSizePolicy(QSizePolicy.Policy.Expanding, editor.sizePolicy().verticalPolicy())
        self._arrange(optional=optional)
        self._dress()
        theme.changed.connect(self._dress)
        line = _words_of(editor)
        if line is not None:
            line.inputRejected.connect(self._on_too_long)

    def show_fault(self, text: str, *, doubt: bool = False) -> None:
        """Show ``text`` under the input, in part colour if it is only a doubt; empty clears it."""
        self._text, self._doubt = text, doubt
        self._fault.say(text)
        self._under.setVisible(bool(text))
        self.editor.setAccessibleDescription(text)
        self.editor.setProperty("fault", "alarm" if text and not doubt else "")
        self.editor.style().unpolish(self.editor)
        self.editor.style().polish(self.editor)
        self.editor.update()
        self._dress()

    @property
    def fault(self) -> str:
        """The words under the input; empty if nothing is wrong."""
        return self._text

    @Slot()
    def _on_too_long(self) -> None:
        """Say that what was pasted is not all here."""
        line = _words_of(self.editor)
        if line is not None:
            words = tr("There is room for {count} characters here. The rest was left out.")
            self.show_fault(words.format(count=f"{line.maxLength():,}"), doubt=True)

    def _arrange(self, *, optional: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(5))
        top = QHBoxLayout()
        top.setSpacing(self._theme.px(5))
        top.addWidget(self._name)
        if optional:
            top.addWidget(Words(self._theme, tr("optional"), Type.TABLE, "ink3"))
        top.addStretch(1)
        column.addLayout(top)
        column.addWidget(self.editor)
        self._under = QWidget()
        under = QHBoxLayout(self._under)
        under.setContentsMargins(0, 0, 0, 0)
        under.setSpacing(self._theme.px(6))
        under.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        under.addWidget(self._fault, 1)
        self._under.hide()
        column.addWidget(self._under)

    @Slot()
    def _dress(self) -> None:
        self._name.setFont(self._theme.font(Type.ROW_TITLE))
        colour = "part_text" if self._doubt else "alarm"
        name = "triangle-alert" if self._doubt else "circle-alert"
        self._fault.wear(colour)
        self._sign.setPixmap(self._theme.pixmap(name, colour, 15, self.devicePixelRatioF()))


def _words_of(editor: QWidget) -> QLineEdit | TextArea | None:
    """Return what takes the words of a field; ``None`` where none are typed."""
    line = editor.lineEdit() if isinstance(editor, QComboBox) else editor
    return line if isinstance(line, QLineEdit | TextArea) else None


def is_idle_undo(event: QEvent, *, undo: bool, redo: bool) -> bool:
    """Say whether a key asks a field to undo what was never typed there."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    asks_undo = event.matches(QKeySequence.StandardKey.Undo)
    asks_redo = event.matches(QKeySequence.StandardKey.Redo)
    return (asks_undo and not undo) or (asks_redo and not redo)
