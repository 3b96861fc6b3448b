"""Cells of tables: marks with words, lines of text, or a drawing, set in a width."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from sv_evidence.reports import shapes
from sv_evidence.reports.inlines import MarkWord, Words
from sv_evidence.reports.pdf.breaking import broken
from sv_evidence.reports.pdf.items import draw_tagged
from sv_evidence.reports.pdf.lines import Line, Setting, at_most, is_flush_right, parted, shortened
from sv_evidence.reports.pdf.pen import Pen
from sv_evidence.reports.pdf.styles import MARK_SIZE, Style
from sv_evidence.reports.pdf.tags import Role, Tag, Trait
from sv_evidence.reports.shapes import Anchor, Shapes
from sv_evidence.reports.tables import Cell
from sv_evidence.wording.labels import mark_label

MARK_GAP = 4.3
MOST_LINES = 30
"""A row must fit on a page, so no cell is higher."""
_AFTER_WORD = 8.0


@dataclass(frozen=True, slots=True)
class Leader:
    """A mark and its word, so far from the cell's left."""

    across: float
    mark: Shapes
    word: Line
    alt: str
    """What the mark says where no word stands beside it."""


@dataclass(frozen=True, slots=True)
class SetCell:
    """A cell ready to be drawn; ``across`` is from the table's left."""

    across: float
    width: float
    align: Anchor
    stack: tuple[tuple[Style, tuple[Line, ...]], ...]
    leaders: tuple[Leader, ...] = ()
    indent: float = 0.0
    drawing: Shapes = ()
    drawing_height: float = 0.0
    alt: str = ""
    """What the drawing says."""
    role: Role | None = None
    """What it is in its row; without one it belongs to the row as a whole."""
    traits: Mapping[str, Trait] = field(default_factory=dict)

    @property
    def height(self) -> float:
        """Return the height of what stands in it."""
        if len(self.stack) == 1 and not self.drawing_height:
            style, lines = self.stack[0]
            return style.leading * max(len(lines), int(bool(self.leaders)))
        text = sum(style.leading * len(lines) for style, lines in self.stack)
        lead = self.stack[0][0].leading if self.leaders else 0.0
        return max(text, lead, self.drawing_height)

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw it with its top at y, in a table whose left is at x."""
        if self.role is not None:
            pen.begin(self.role, self.traits)
        left = x + self.across
        self._draw_marks(pen, left, y)
        for style, lines in self.stack:
            if len(self.stack) > 1:
                pen.begin(Role.PARAGRAPH)
            for line in lines:
                across = self._across(line, flush_right=is_flush_right(lines))
                pen.line_of_text(line, left + across, y + style.base)
                y += style.leading
            if len(self.stack) > 1:
                pen.end()
        if self.role is not None:
            pen.end()

    def _draw_marks(self, pen: Pen, left: float, y: float) -> None:
        first = self.stack[0][0]
        if self.drawing:
            room = max(first.leading, self.drawing_height)
            at = (left, y + (room - self.drawing_height) / 2)
            tag = Tag(Role.FIGURE, alt=self.alt)
            draw_tagged(pen, tag, self.drawing, at, (self.width, self.drawing_height))
        for leader in self.leaders:
            at = (left + leader.across, y + (first.leading - MARK_SIZE) / 2)
            said = Tag(Role.FIGURE, alt=leader.alt) if leader.alt else None
            draw_tagged(pen, said, leader.mark, at, (MARK_SIZE, MARK_SIZE))
            across = left + leader.across + MARK_SIZE + MARK_GAP
            pen.line_of_text(leader.word, across, y + first.base)

    def _across(self, line: Line, *, flush_right: bool) -> float:
        if self.align is Anchor.START and not flush_right:
            return self.indent
        spare = self.width - sum(piece.width for piece in line)
        return spare / 2 if self.align is Anchor.MIDDLE else spare


def set_cell(
    cell: Cell,
    setting: Setting,
    style: Style,
    *,
    across: float,
    width: float,
    align: Anchor,
    role: Role,
    traits: Mapping[str, Trait],
) -> SetCell:
    """Set a cell of a table in a width."""
    leaders, indent = _leaders(cell.marks, setting, style)
    pieces = setting.pieces(cell.inlines, style)
    room = width - indent
    lines: tuple[Line, ...]
    if cell.one_line:
        line = shortened(pieces, room)
        lines = (line,) if line else ()
    else:
        lines = _leading_once(at_most(broken(pieces, room), MOST_LINES, room))
    return SetCell(
        across=across,
        width=width,
        align=cell.align or align,
        stack=((style, lines),),
        leaders=leaders,
        indent=indent,
        drawing=cell.drawing.shapes if cell.drawing else (),
        drawing_height=cell.drawing.height if cell.drawing else 0.0,
        alt=cell.drawing.alt if cell.drawing else "",
        role=role,
        traits=traits,
    )


def _leading_once(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Let a figure lead by its first line only, however long its unit is."""
    if not lines or not any(piece.says for piece in lines[0]):
        return lines
    rest = (tuple(replace(piece, to="", says="") for piece in line) for line in lines[1:])
    return (lines[0], *rest)


def _leaders(
    marks: Sequence[MarkWord], setting: Setting, style: Style
) -> tuple[tuple[Leader, ...], float]:
    if not marks:
        return (), 0.0
    found: list[Leader] = []
    across = 0.0
    for shown in marks:
        words = Words(shown.word, bold=True, colour=shapes.TEXTS[shown.mark])
        word = broken(setting.pieces((words,), style), 1_000)
        line = parted(word[0]) if word else ()
        alt = "" if line else mark_label(shown.mark)
        found.append(Leader(across, shapes.mark(shown.mark, MARK_SIZE), line, alt))
        across += MARK_SIZE + MARK_GAP + sum(piece.width for piece in line)
        across += _AFTER_WORD if line else 0.0
    return tuple(found), across
