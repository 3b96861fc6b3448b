"""Marks over an answer: where the evaluator stops reading, and what lacks proof."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPen, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit, QWidget

from sv_evidence.reports.bid_facts import AnswerFacts
from ui.pages.bids.asking import Known
from ui.pages.bids.paper import Spoken, placed_in, stop_place
from ui.theme import Theme

Marks = list[QTextEdit.ExtraSelection]


def marks_of(
    document: QTextDocument, theme: Theme, known: Known, facts: AnswerFacts
) -> tuple[Marks, int | None]:
    """Return what is to be underlined, and the place where the evaluator stops reading.

    A sentence about a live figure is not underlined: its chip says by itself that it is unproven.
    """
    placed = placed_in(document)
    said = Spoken(placed, known.say)
    marks: Marks = []
    for doubt in facts.doubts:
        begins = said.text.find(doubt.sentence) if doubt.chip is None else -1
        if begins >= 0:
            ends = begins + len(doubt.sentence)
            marks.append(_under(document, theme, said.place(begins), said.place(ends)))
    fitted = facts.fitted
    if fitted.stops_at is None:
        return marks, None
    stop = stop_place(placed, known.say, fitted.dropped, fitted.text, fitted.stops_at)
    last = document.characterCount() - 1
    marks.append(_under(document, theme, min(stop, last), last, is_over=True))
    return marks, stop


def draw_stop(viewport: QWidget, theme: Theme, where: QRect) -> None:
    """Draw the line behind which nobody reads, from the letter to the edge."""
    painter = QPainter(viewport)
    foot = where.bottom() + 1
    painter.setPen(QPen(theme.color("alarm"), 1, Qt.PenStyle.DashLine))
    painter.drawLine(where.left(), foot, viewport.width(), foot)
    painter.setPen(QPen(theme.color("alarm"), 2))
    painter.drawLine(where.left(), where.top(), where.left(), foot)


def _under(
    document: QTextDocument, theme: Theme, begins: int, ends: int, *, is_over: bool = False
) -> QTextEdit.ExtraSelection:
    cursor = QTextCursor(document)
    cursor.setPosition(begins)
    cursor.setPosition(ends, QTextCursor.MoveMode.KeepAnchor)
    styles = QTextCharFormat.UnderlineStyle
    format_ = QTextCharFormat()
    format_.setUnderlineStyle(styles.WaveUnderline if is_over else styles.DashUnderline)
    format_.setUnderlineColor(theme.color("alarm" if is_over else "part_text"))
    made = QTextEdit.ExtraSelection()
    made.cursor, made.format = cursor, format_
    return made
