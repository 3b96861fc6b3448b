"""What is done to a stretch of an answer: marks put on and taken off, lists, copies."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

from PySide6.QtGui import QTextCursor

from sv_evidence.domain.answer_text import Dress, Piece
from ui.pages.bids.paper import Placed, format_of, placed_in
from ui.theme import Theme

BULLET = "- "
ENDS = (". ", "! ", "? ")


def sentence_around(cursor: QTextCursor) -> QTextCursor:
    """Choose the sentence that a cursor stands in, unless something is chosen."""
    if cursor.hasSelection():
        return cursor
    block = cursor.block()
    text, at = block.text(), cursor.positionInBlock()
    begins = max(text.rfind(end, 0, at) + len(end) if end in text[:at] else 0 for end in ENDS)
    found = [text.find(end, at) for end in ENDS]
    ends = min((each + 1 for each in found if each >= 0), default=len(text))
    cursor.setPosition(block.position() + begins)
    cursor.setPosition(block.position() + ends, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def redress(cursor: QTextCursor, theme: Theme, change: Callable[[Dress], Dress]) -> None:
    """Mark what is chosen otherwise, as one step to be undone."""
    first, last = cursor.selectionStart(), cursor.selectionEnd()
    held = tuple(_stretches(cursor))
    cursor.beginEditBlock()
    for each, ends in held:
        begins, stops = max(each.at, first), min(ends, last)
        if begins >= stops:
            continue
        content = each.piece.content
        live = None if isinstance(content, str) else content
        cursor.setPosition(begins)
        cursor.setPosition(stops, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(format_of(theme, change(each.piece.dress), live))
    cursor.endEditBlock()


def turn_list(cursor: QTextCursor, theme: Theme) -> None:
    """Begin each chosen paragraph with a dash, or take it away where all have one."""
    document = cursor.document()
    first = document.findBlock(cursor.selectionStart()).blockNumber()
    last = document.findBlock(cursor.selectionEnd()).blockNumber()
    blocks = [document.findBlockByNumber(each) for each in range(first, last + 1)]
    is_list = all(block.text().startswith(BULLET) for block in blocks)
    cursor.beginEditBlock()
    for block in blocks:
        cursor.setPosition(block.position())
        if is_list:
            end = block.position() + len(BULLET)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        elif not block.text().startswith(BULLET):
            cursor.insertText(BULLET, format_of(theme, Dress()))
    cursor.endEditBlock()


def chosen_pieces(cursor: QTextCursor) -> tuple[Piece, ...]:
    """Return what is chosen, pieces at its ends cut to it."""
    first, last = cursor.selectionStart(), cursor.selectionEnd()
    found: list[Piece] = []
    for each, ends in _stretches(cursor):
        begins, stops = max(each.at, first), min(ends, last)
        content = each.piece.content
        if begins >= stops:
            continue
        if isinstance(content, str) and not content.isspace():
            part = content[begins - each.at : stops - each.at]
            found.append(replace(each.piece, content=part))
        else:
            found.append(each.piece)
    return tuple(found)


def _stretches(cursor: QTextCursor) -> Iterator[tuple[Placed, int]]:
    """Yield every piece with the place where it ends."""
    document = cursor.document()
    for each, after in pairwise((*placed_in(document), None)):
        if each is not None:
            yield each, document.characterCount() - 1 if after is None else after.at
