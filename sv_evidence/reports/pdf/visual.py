"""Where the parts of a line stand: from left to right, though some are read the other way."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from sv_evidence.reports.pdf.lines import Line, Piece
from sv_evidence.reports.pdf.shaping import Run, is_plain, runs_of
from sv_evidence.reports.scripts import has_leftward, levels, visual_order


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a line, so many points from its left; without a run, it is set as it is."""

    piece: Piece
    across: float
    run: Run | None = None

    @property
    def width(self) -> float:
        """Measure it, in points."""
        return self.piece.width if self.run is None else self.run.width * self.piece.size


def is_simple(line: Line) -> bool:
    """Say whether a line is set letter by letter, from left to right."""
    for piece in line:
        if not piece.text.isascii() and not is_plain(piece.text, piece.font):
            return False
    return True


def parts_of(line: Line) -> tuple[Part, ...]:
    """Return the parts of a line in the order they are read, each where it stands."""
    found: list[Part] = []
    if is_simple(line):
        across = 0.0
        for piece in line:
            found.append(Part(piece, across))
            across += piece.width
        return tuple(found)
    text = "".join(piece.text for piece in line)
    leftward = line[0].is_leftward
    if has_leftward(text):
        runs, held = _levelled(line, levels(text, leftward=leftward))
    else:
        runs = [(piece, run) for piece in line for run in runs_of(piece.text, piece.font)]
        held = [0] * len(runs)
    placed: dict[int, float] = {}
    across = 0.0
    for place in visual_order(held):
        piece, run = runs[place]
        placed[place] = across
        across += run.width * piece.size
    return tuple(
        Part(_said(piece, run, is_last=run is runs[-1][1]), placed[place], run)
        for place, (piece, run) in enumerate(runs)
    )


def _said(piece: Piece, run: Run, *, is_last: bool) -> Piece:
    """Let a part say its own text; a space that follows the line follows the last of them."""
    return replace(piece, text=run.text, is_parted=piece.is_parted and is_last)


def _levelled(line: Line, held: Sequence[int]) -> tuple[list[tuple[Piece, Run]], list[int]]:
    """Cut pieces where the direction changes, and shape each part the way it runs."""
    runs: list[tuple[Piece, Run]] = []
    found: list[int] = []
    start = 0
    for piece in line:
        own = held[start : start + len(piece.text)]
        start += len(piece.text)
        for text, level in _same_level(piece.text, own):
            for run in runs_of(text, piece.font, leftward=bool(level % 2)):
                runs.append((piece, run))
                found.append(level)
    return runs, found


def _same_level(text: str, held: Sequence[int]) -> Iterator[tuple[str, int]]:
    for level, pairs in groupby(zip(text, held, strict=True), key=lambda pair: pair[1]):
        yield "".join(letter for letter, _ in pairs), level
