"""Marks over an answer: where the evaluator stops reading, and what lacks proof."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPen, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit, QWidget

from sv_evidence.reports.bid_facts import AnswerFacts
from ui.pages.bids.asking import Known
from ui.pages.bids.paper import Placed, Spoken, stop_place
from ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Places:
    """Where an answer is underlined, and where the evaluator stops reading."""

    doubted: tuple[tuple[int, int], ...] = ()
    stop: int | None = None


def places_of(placed: Sequence[Placed], known: Known, facts: AnswerFacts) -> Places:
    """Find what is to be marked; it takes its time on long answers, so it is done beside them.

    A sentence about a live figure is not underlined: its chip says by itself that it is unproven.
    """
    said = Spoken(placed, known.say)
    doubted = []
    after: dict[str, int] = {}
    for doubt in facts.doubts:
        sentence = doubt.sentence
        begins = said.text.find(sentence, after.get(sentence, 0)) if doubt.chip is None else -1
        if begins >= 0:
            after[sentence] = ends = begins + len(sentence)
            doubted.append((said.place(begins), said.place(ends)))
    fitted, stop = facts.fitted, None
    if fitted.stops_at is not None:
        stop = stop_place(placed, known.say, fitted.dropped, fitted.text, fitted.stops_at)
    return Places(tuple(doubted), stop)


def marks_of(
    document: QTextDocument, theme: Theme, places: Places
) -> list[QTextEdit.ExtraSelection]:
    """Return the underlines of what stands at these places now."""
    last = document.characterCount() - 1
    marks = [
        _under(document, theme, min(begins, last), min(ends, last))
        for begins, ends in places.doubted
    ]
    if places.stop is not None:
        marks.append(_under(document, theme, min(places.stop, last), last, is_over=True))
    return marks


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
