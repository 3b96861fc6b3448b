"""An answer as it will be read: its words in a row, cut to the buyer's limit by our own order."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from sv_evidence.domain.answer_text import Chip, Cited, Piece
from sv_evidence.domain.word_counting import CountingRule, LimitUnit, counted, last_read

Say = Callable[[Chip | Cited], str]
"""What a figure or a reference is in words."""


@dataclass(frozen=True, slots=True)
class Limit:
    """How long an answer may be; ``most`` is ``None`` where the buyer set no limit."""

    most: int | None
    unit: LimitUnit = LimitUnit.WORDS
    rule: CountingRule = CountingRule.WORD

    def count(self, text: str) -> int:
        """Count a text as the buyer does."""
        return counted(text, self.unit, self.rule)

    def over(self, text: str) -> int:
        """Say by how much a text is too long; nought if it fits."""
        return 0 if self.most is None else max(0, self.count(text) - self.most)

    def stops_at(self, text: str) -> int | None:
        """Return the place where the evaluator stops reading, ``None`` if they read it all."""
        return None if self.most is None else last_read(text, self.most, self.unit, self.rule)


@dataclass(frozen=True, slots=True)
class Fitted:
    """An answer after its optional sentences dropped out; ``dropped`` are the numbers of those."""

    pieces: tuple[Piece, ...]
    text: str
    counted: int
    over: int
    dropped: tuple[int, ...] = ()
    stops_at: int | None = None
    """The place in ``text`` where the evaluator stops reading, if they do."""


def spoken(pieces: Iterable[Piece], say: Say) -> str:
    """Return an answer as plain text, figures and references in words."""
    return "".join(
        piece.content if isinstance(piece.content, str) else say(piece.content) for piece in pieces
    ).strip()


def fitted(pieces: Sequence[Piece], limit: Limit, say: Say) -> Fitted:
    """Let optional sentences drop out, the lowest number first, until the answer fits.

    None does while it fits as it stands. What is too long still keeps all its other words.
    """
    left = tuple(pieces)
    text = spoken(left, say)
    dropped: list[int] = []
    for order in sorted({each.dress.optional for each in pieces if each.dress.optional}):
        if not limit.over(text):
            break
        left = _without(left, order)
        text = spoken(left, say)
        dropped.append(order)
    return Fitted(
        left, text, limit.count(text), limit.over(text), tuple(dropped), limit.stops_at(text)
    )


def _without(pieces: Sequence[Piece], order: int) -> tuple[Piece, ...]:
    """Take sentences out, with the space or the line that would be left over."""
    kept: list[Piece] = []
    is_cut = False
    for piece in pieces:
        if piece.dress.optional == order:
            is_cut = True
            continue
        if is_cut and isinstance(piece.content, str):
            piece = _closed_up(kept, piece)  # noqa: PLW2901 - the same piece, less a space
        is_cut = False
        kept.append(piece)
    if is_cut and kept and isinstance(kept[-1].content, str):
        kept[-1] = replace(kept[-1], content=kept[-1].content.rstrip())
    return tuple(each for each in kept if each.content != "")


def _closed_up(before: list[Piece], piece: Piece) -> Piece:
    after = str(piece.content)
    last = before[-1].content if before else "\n"
    if not isinstance(last, str):
        return piece
    if last.endswith("\n"):
        return replace(piece, content=after.lstrip())
    if after.startswith("\n") and before:
        before[-1] = replace(before[-1], content=last.rstrip(" \t"))
        return piece
    return replace(piece, content=after.lstrip(" \t")) if last.endswith(" ") else piece
