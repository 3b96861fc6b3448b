"""Answers on paper that can be typed on: from their notation to a document, and back.

A paragraph is one block; a single line break inside one is a line separator. Figures and
references are one object character each, known by their tag in the character's format.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from sv_evidence.domain.answer_fitting import Say
from sv_evidence.domain.answer_text import (
    Chip,
    Cited,
    Dress,
    Piece,
    chip_text,
    pieces_of,
)
from ui.theme import Theme, Type

OBJECT = "\ufffc"
LINE = "\u2028"
PARAGRAPH = "\n\n"
SIDE, TOP, BEHIND = 36, 22, 14
LIVE = QTextFormat.ObjectTypes.UserObject + 1
"""The kind of object that figures and references are."""
_TAG = int(QTextFormat.Property.UserProperty) + 1
_OPTIONAL = _TAG + 1
_PROMISE = _TAG + 2


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece and where it begins in the document."""

    piece: Piece
    at: int


def content_in(format_: QTextFormat) -> Chip | Cited | None:
    """Return the figure or reference that a character stands for."""
    tag = format_.property(_TAG)
    if not isinstance(tag, str) or not tag:
        return None
    content = pieces_of(f"{{{{{tag}}}}}")[0].content
    return None if isinstance(content, str) else content


def tag_of(content: Chip | Cited) -> str:
    """Write a figure or a reference as its tag says it, without the braces."""
    return chip_text(content) if isinstance(content, Chip) else f"evidence {content.evidence}"


def format_of(theme: Theme, dress: Dress, content: Chip | Cited | None = None) -> QTextCharFormat:
    """Return the format of characters in a dress, of an object if there is a content."""
    made = QTextCharFormat()
    if content is not None:
        made.setObjectType(LIVE)
        made.setProperty(_TAG, tag_of(content))
    made.setForeground(theme.color("ink2" if dress.optional else "ink"))
    if dress.bold:
        made.setFontWeight(QFont.Weight.DemiBold)
    if dress.italic:
        made.setFontItalic(True)
    if dress.optional:
        made.setProperty(_OPTIONAL, dress.optional)
        made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        made.setUnderlineColor(theme.color("ink3"))
    if dress.promise:
        made.setProperty(_PROMISE, dress.promise)
        made.setBackground(theme.color("win"))
    return made


def dress_in(format_: QTextCharFormat) -> Dress:
    """Return how a character is marked."""
    optional, promise = format_.property(_OPTIONAL), format_.property(_PROMISE)
    return Dress(
        bold=format_.fontWeight() >= QFont.Weight.DemiBold,
        italic=format_.fontItalic(),
        optional=optional if isinstance(optional, int) and optional > 0 else None,
        promise=promise if isinstance(promise, str) else "",
    )


def lines_of(theme: Theme) -> QTextBlockFormat:
    """Return how paragraphs stand: lines of one height, and room behind each."""
    made = QTextBlockFormat()
    kind = QTextBlockFormat.LineHeightTypes.FixedHeight
    made.setLineHeight(theme.line(Type.ANSWER), kind.value)
    made.setBottomMargin(theme.px(BEHIND))
    return made


def set_margins(document: QTextDocument, theme: Theme) -> None:
    """Keep the words from the edges of the paper."""
    frame = document.rootFrame()
    made = frame.frameFormat()
    made.setLeftMargin(theme.px(SIDE))
    made.setRightMargin(theme.px(SIDE))
    made.setTopMargin(theme.px(TOP))
    frame.setFrameFormat(made)


def insert_pieces(cursor: QTextCursor, pieces: Iterable[Piece], theme: Theme) -> None:
    """Write pieces where the cursor stands, as one step to be undone."""
    cursor.beginEditBlock()
    for piece in pieces:
        if not isinstance(piece.content, str):
            cursor.insertText(OBJECT, format_of(theme, piece.dress, piece.content))
            continue
        plain = format_of(theme, piece.dress)
        for at, paragraph in enumerate(piece.content.split(PARAGRAPH)):
            if at:
                cursor.insertBlock(cursor.blockFormat(), plain)
            cursor.insertText(paragraph.replace("\n", LINE), plain)
    cursor.endEditBlock()


def placed_in(document: QTextDocument) -> tuple[Placed, ...]:
    """Read a document, each piece with its place."""
    found: list[Placed] = []
    block = document.begin()
    while block.isValid():
        held = list(_of_block(block))
        if block.blockNumber():
            before = found[-1].piece.dress if found else Dress()
            after = held[0].piece.dress if held else before
            dress = before if before == after else Dress()
            found.append(Placed(Piece(PARAGRAPH, dress), block.position() - 1))
        found.extend(held)
        block = block.next()
    return tuple(found)


def pieces_in(document: QTextDocument) -> tuple[Piece, ...]:
    """Read a document."""
    return tuple(each.piece for each in placed_in(document))


class Spoken:
    """A document in words, with the way back from a place in them to a place in it."""

    def __init__(self, placed: Sequence[Placed], say: Say) -> None:
        self._begins: list[int] = []
        self._places: list[tuple[int, bool]] = []
        parts: list[str] = []
        at = 0
        for each in placed:
            content = each.piece.content
            words = content if isinstance(content, str) else say(content)
            self._begins.append(at)
            self._places.append((each.at, isinstance(content, str) and content != PARAGRAPH))
            parts.append(words)
            at += len(words)
        self.text = "".join(parts)

    def place(self, at: int) -> int:
        """Return the place in the document of a place in the words."""
        index = bisect_right(self._begins, at) - 1
        if index < 0:
            return 0
        begins, is_words = self._places[index]
        beyond = at - self._begins[index]
        return begins + beyond if is_words else begins + min(beyond, 1)


def stop_place(
    placed: Sequence[Placed], say: Say, dropped: Sequence[int], text: str, stops_at: int
) -> int:
    """Return the place in the document where the evaluator stops reading ``text``.

    The text lacks what dropped out, with the spaces around it, so letters alone are counted.
    """
    left = tuple(each for each in placed if each.piece.dress.optional not in dropped)
    spoken = Spoken(left, say)
    wanted = sum(not letter.isspace() for letter in text[:stops_at])
    if not wanted:
        return 0
    for at, letter in enumerate(spoken.text):
        wanted -= not letter.isspace()
        if not wanted:
            return spoken.place(at) + 1
    return spoken.place(len(spoken.text))


def _of_block(block: QTextBlock) -> Iterator[Placed]:
    fragments = block.begin()
    while not fragments.atEnd():
        fragment = fragments.fragment()
        fragments += 1
        format_ = fragment.charFormat()
        dress, text, at = dress_in(format_), fragment.text(), fragment.position()
        content = content_in(format_) if OBJECT in text else None
        if content is None:
            words = text.replace(OBJECT, "").replace(LINE, "\n")
            yield Placed(Piece(words, dress), at)
            continue
        for letter, words in _parted(text):
            whole = Piece(content if letter == OBJECT else words.replace(LINE, "\n"), dress)
            yield Placed(whole, at)
            at += len(words)


def _parted(text: str) -> Iterator[tuple[str, str]]:
    """Yield objects one by one and the words between them whole."""
    words = ""
    for letter in text:
        if letter != OBJECT:
            words += letter
            continue
        if words:
            yield "", words
        words = ""
        yield OBJECT, OBJECT
    if words:
        yield "", words
