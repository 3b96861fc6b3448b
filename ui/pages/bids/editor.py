"""Where an answer is typed: words with live figures, and where the evaluator stops reading."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtGui import (
    QFont,
    QPaintEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from sv_evidence.domain.answer_text import (
    Chip,
    Dress,
    Piece,
    pieces_of,
    text_of,
)
from sv_evidence.operations.answering import NEW_PROMISE
from sv_evidence.wording.words import tr
from ui.pages.bids.asking import Known
from ui.pages.bids.chips import LiveObjects, spoken
from ui.pages.bids.dressing import redress, sentence_around, turn_list
from ui.pages.bids.live_paper import LivePaper
from ui.pages.bids.marking import Places, draw_stop, marks_of
from ui.pages.bids.paper import (
    LIVE,
    OBJECT,
    Placed,
    content_in,
    dress_in,
    format_of,
    insert_pieces,
    lines_of,
    placed_in,
    set_margins,
)
from ui.theme import Theme, Type

END = "\u2029"


class AnswerEditor(LivePaper):
    """Shows an answer, reads it back, and does to it what is asked."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._stops_at: int | None = None
        self.setTabChangesFocus(True)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setAccessibleName(tr("Answer"))
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._objects = LiveObjects(theme, lambda: self._known, self.document())
        self.document().documentLayout().registerHandler(LIVE, self._objects)
        self.cursorPositionChanged.connect(self._on_moved)
        self._dress()
        theme.changed.connect(self._dress)

    def show_text(self, text: str, known: Known) -> None:
        """Show another answer; what was typed before cannot be undone here any more."""
        self._known, self._stops_at = known, None
        with QSignalBlocker(self):
            self.setExtraSelections([])
            self.clear()
            set_margins(self.document(), self._theme)
            cursor = QTextCursor(self.document())
            cursor.setBlockFormat(lines_of(self._theme))
            insert_pieces(cursor, pieces_of(text), self._theme)
            self.document().clearUndoRedoStacks()
        self.setTextCursor(QTextCursor(self.document()))

    def replace_text(self, text: str) -> None:
        """Show the same answer with other marks, the cursor where it was."""
        at = self.textCursor().position()
        self.show_text(text, self._known)
        cursor = self.textCursor()
        cursor.setPosition(min(at, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def know(self, known: Known) -> None:
        """Learn what figures come to now; the line is set anew where one is wider."""
        if known == self._known:
            return
        self._known = known
        self.document().markContentsDirty(0, self.document().characterCount())
        self.viewport().update()

    def placed(self) -> tuple[Placed, ...]:
        """Return the answer with the place of each piece."""
        return placed_in(self.document())

    def text(self) -> str:
        """Return the answer in its notation."""
        return text_of(each.piece for each in self.placed())

    def mark(self, places: Places) -> None:
        """Show where the evaluator stops, and which sentences lack proof."""
        self._stops_at = places.stop
        self.setExtraSelections(marks_of(self.document(), self._theme, places))
        self.viewport().update()

    def insert(self, pieces: Sequence[Piece]) -> None:
        """Put pieces where the cursor stands, with spaces around them."""
        cursor = self.textCursor()
        dress = replace(dress_in(cursor.charFormat()), bold=False, italic=False)
        document, at = self.document(), cursor.selectionStart()
        before = document.characterAt(at - 1) if at else " "
        after = document.characterAt(cursor.selectionEnd())
        space = Piece(" ", dress)
        is_apart = after not in {".", ",", ";", ":", ")"} and (not after.isspace() or after == END)
        whole = [*(() if before.isspace() else (space,)), *pieces, *((space,) if is_apart else ())]
        insert_pieces(cursor, whole, self._theme)
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def exchange(self, before: Chip, after: Chip) -> None:
        """Put one figure in the place of another, wherever it stands."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        for each in self.placed():
            if each.piece.content == before:
                cursor.setPosition(each.at)
                cursor.setPosition(each.at + 1, QTextCursor.MoveMode.KeepAnchor)
                cursor.insertText(OBJECT, format_of(self._theme, each.piece.dress, after))
        cursor.endEditBlock()

    @Slot()
    def turn_bold(self) -> None:
        """Make what is chosen bold, or plain again."""
        is_bold = dress_in(self.textCursor().charFormat()).bold
        self._redress(lambda dress: replace(dress, bold=not is_bold))

    @Slot()
    def turn_italic(self) -> None:
        """Make what is chosen italic, or plain again."""
        is_italic = dress_in(self.textCursor().charFormat()).italic
        self._redress(lambda dress: replace(dress, italic=not is_italic))

    @Slot()
    def turn_list(self) -> None:
        """Begin each chosen paragraph with a dash, or take it away."""
        turn_list(self.textCursor(), self._theme)

    @Slot()
    def turn_promise(self) -> None:
        """Mark the sentence as a promise, or as none."""
        self.setTextCursor(sentence_around(self.textCursor()))
        is_promise = bool(dress_in(self.textCursor().charFormat()).promise)
        self._redress(lambda dress: replace(dress, promise="" if is_promise else NEW_PROMISE))

    @Slot()
    def turn_optional(self) -> None:
        """Let the sentence drop out after those marked before it, or keep it in any case."""
        self.setTextCursor(sentence_around(self.textCursor()))
        used = [each.piece.dress.optional or 0 for each in self.placed()]
        is_optional = dress_in(self.textCursor().charFormat()).optional is not None
        order = None if is_optional else max(used, default=0) + 1
        self._redress(lambda dress: replace(dress, optional=order))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the line behind which nobody reads."""
        super().paintEvent(event)
        if self._stops_at is not None:
            cursor = QTextCursor(self.document())
            cursor.setPosition(min(self._stops_at, self.document().characterCount() - 1))
            draw_stop(self.viewport(), self._theme, self.cursorRect(cursor))

    def _redress(self, change: Callable[[Dress], Dress]) -> None:
        """Mark what is chosen otherwise; without a choice, what is typed next."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            redress(cursor, self._theme, change)
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.setCurrentCharFormat(format_of(self._theme, change(dress_in(cursor.charFormat()))))

    @Slot()
    def _on_moved(self) -> None:
        """Tell a screen reader of the figure beside the cursor."""
        content = content_in(self.textCursor().charFormat())
        at = self.textCursor().position()
        is_object = at > 0 and self.document().characterAt(at - 1) == OBJECT
        said = spoken(self._known, content) if content is not None and is_object else ""
        if self.accessibleDescription() != said:
            self.setAccessibleDescription(said)

    @Slot()
    def _dress(self) -> None:
        font = self._theme.font(Type.ANSWER)
        font.setWeight(QFont.Weight.Normal)
        self.document().setDefaultFont(font)
        set_margins(self.document(), self._theme)
        if not self.document().isEmpty():
            self.replace_text(self.text())
