"""Tables on pages: a head repeated on each, rules in ink, rows that stay with their head."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from sv_evidence.reports.pdf.cells import SetCell
from sv_evidence.reports.pdf.items import Item, Lines
from sv_evidence.reports.pdf.pen import Pen
from sv_evidence.reports.pdf.styles import (
    BOTTOM,
    INK_RULE,
    THIN_RULE,
    WIDE,
    WIDE_TOP,
)
from sv_evidence.reports.pdf.tags import Role, Tag

PADDING = 5.0
REGISTER_PADDING = 4.5
_NOTE_GAP = 5.0
_PAGE = BOTTOM - WIDE_TOP
"""A table higher than a page is split wherever it must be."""
_LEAST_LEFT = 2
"""So many rows go to the next page at least."""


@dataclass(frozen=True, slots=True)
class SetRow:
    """A row ready to be drawn."""

    cells: tuple[SetCell, ...]
    padding: float
    anchor: str = ""
    is_head: bool = False
    """A head has no room above it: what stands over it has left some."""
    roles: tuple[Role, ...] = ()
    """What it is, and what its content is inside that."""
    to: str = ""
    """Where the whole row leads."""
    words: str = ""
    """The words it leads by."""

    height: float = field(init=False)
    """With the room above and below its text."""

    def __post_init__(self) -> None:
        highest = max(cell.height for cell in self.cells)
        object.__setattr__(self, "height", highest + self.above + self.padding)

    @property
    def above(self) -> float:
        """Return the room above its text."""
        return 0.0 if self.is_head else self.padding

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw it with its top at y."""
        for role in self.roles:
            pen.begin(role)
        for cell in self.cells:
            cell.draw(pen, x, y + self.above)
        if self.to:
            width = self.cells[-1].across + self.cells[-1].width
            pen.link(self.to, pen.leads_to(self.words), (x, y), width, self.height)
        for _ in self.roles:
            pen.end()


@dataclass(frozen=True, slots=True, kw_only=True)
class SetTable(Item):
    """A table, or the part of one that stands on a page."""

    head: SetRow | None
    rows: tuple[SetRow, ...]
    least_rows: int
    is_inked: bool = True
    """Ends in an ink rule, unless more follows."""
    is_ruled_above: bool = False
    more_follows: bool = False
    note: Lines | None = None
    shorter: tuple[Lines | None, ...] = ()
    """If it may end early: its note for each smaller count of rows, the largest count first."""

    @property
    def least(self) -> float:
        """Return the height of the head and the fewest rows that may stand under it."""
        if self.shorter:
            return self._cut(len(self.shorter)).height
        if self.height > _PAGE:
            return _height(self.head, self.rows[:1])
        if len(self.rows) < self.least_rows + _LEAST_LEFT:
            return self.height
        return _height(self.head, self.rows[: self.least_rows])

    def split(self, room: float) -> tuple[Item, Item | None] | None:
        """Split between rows; the rest has the head again. One that may end early does."""
        for fewer in range(1, len(self.shorter) + 1):
            cut = self._cut(fewer)
            if cut.height <= room:
                return cut, None
        room -= self.head.height if self.head else 0.0
        count = 0
        for row in self.rows:
            room -= row.height
            if room < 0:
                break
            count += 1
        least = min(self.least_rows, len(self.rows))
        if self.height > _PAGE:
            least, count = 1, min(count, len(self.rows) - 1)
        else:
            count = min(count, len(self.rows) - _LEAST_LEFT)
        if count < least:
            return None
        first, rest = self.rows[:count], self.rows[count:]
        return (
            replace(
                self,
                rows=first,
                height=_height(self.head, first),
                more_follows=True,
                note=None,
                anchors=_anchors(first),
            ),
            replace(
                self,
                rows=rest,
                height=_height(self.head, rest) + _note_height(self.note),
                before=0.0,
                anchors=_anchors(rest),
                is_ruled_above=False,
            ),
        )

    def _cut(self, fewer: int) -> "SetTable":
        """Return the table without its last few rows, and with the note that says so."""
        rows, note = self.rows[:-fewer], self.shorter[fewer - 1]
        height = _height(self.head, rows) + _note_height(note)
        anchors = _anchors(rows)
        return replace(self, rows=rows, note=note, height=height, anchors=anchors, shorter=())

    def draw(self, pen: Pen, y: float) -> None:
        """Draw head, rows and the rules between them."""
        is_continued = self.tag is not None and pen.tree.knows(self.tag)
        if self.tag is not None:
            pen.begin(self.tag)
        if self.is_ruled_above:
            pen.rule(self.x, y, self.width, weight=INK_RULE, ink="ink")
        if self.head is not None:
            if is_continued:
                pen.draw_aside(partial(self.head.draw, pen, self.x, y))
            else:
                self.head.draw(pen, self.x, y)
            y += self.head.height
            pen.rule(self.x, y, self.width, weight=INK_RULE, ink="ink")
        y = self._draw_rows(pen, y)
        if self.tag is not None:
            pen.end()
        if self.note is not None:
            self.note.draw(pen, y + _NOTE_GAP)

    def _draw_rows(self, pen: Pen, y: float) -> float:
        for place, row in enumerate(self.rows):
            if row.anchor:
                pen.place(row.anchor, y)
            row.draw(pen, self.x, y)
            y += row.height
            is_end = place == len(self.rows) - 1 and self.is_inked and not self.more_follows
            weight, ink = (INK_RULE, "ink") if is_end else (THIN_RULE, "line2")
            pen.rule(self.x, y, self.width, weight=weight, ink=ink)
        return y


def table_of(
    rows: Sequence[SetRow],
    *,
    x: float,
    width: float,
    head: SetRow | None = None,
    least_rows: int = 4,
    is_inked: bool = True,
    is_ruled_above: bool = False,
    notes: Sequence[Lines | None] = (None,),
    tag: Tag | None = None,
) -> SetTable:
    """Make an item of rows that are set; ``notes`` are for all rows, then for fewer and fewer."""
    note, *shorter = notes
    return SetTable(
        x=x,
        width=width,
        height=_height(head, rows) + _note_height(note),
        head=head,
        rows=tuple(rows),
        note=note,
        shorter=tuple(shorter),
        least_rows=least_rows,
        is_inked=is_inked,
        is_ruled_above=is_ruled_above,
        anchors=_anchors(rows),
        top=WIDE_TOP,
        after=8.0,
        clears_margin=width >= WIDE,
        tag=tag,
    )


def _note_height(note: Lines | None) -> float:
    return note.height + _NOTE_GAP if note else 0.0


def _height(head: SetRow | None, rows: Sequence[SetRow]) -> float:
    return (head.height if head else 0.0) + sum(row.height for row in rows)


def _anchors(rows: Sequence[SetRow]) -> tuple[str, ...]:
    return tuple(row.anchor for row in rows if row.anchor)
