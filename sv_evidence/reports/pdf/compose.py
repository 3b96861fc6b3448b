"""Blocks into items: each kind of block in its type, its column and its room."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from sv_evidence.domain.problems import Defect
from sv_evidence.reports.blocks import (
    Beside,
    Block,
    Contents,
    Cover,
    DefinitionList,
    Figure,
    FingerprintBox,
    Heading,
    MarkLine,
    Number,
    PageBreak,
    PagePicture,
    Paragraph,
    Photo,
    SideBySide,
    SignatureLines,
    Space,
    Steps,
    Together,
    Tone,
    Wide,
)
from sv_evidence.reports.inlines import Inlines, Words
from sv_evidence.reports.pdf import lists, styles
from sv_evidence.reports.pdf.breaking import broken
from sv_evidence.reports.pdf.items import (
    Break,
    Drawn,
    Gap,
    Group,
    Item,
    Lines,
    Marginal,
    stacked,
)
from sv_evidence.reports.pdf.lines import Setting, at_most
from sv_evidence.reports.pdf.placing import (
    belong_together,
    cap_top,
    figure_tag,
    has_title,
    mark_line,
    page_picture,
    photo,
    printable_outline,
    section,
)
from sv_evidence.reports.pdf.styles import (
    BOTTOM,
    LEFT,
    MARGIN_WIDE,
    TEXT_LEFT,
    TEXT_WIDE,
    WIDE,
    WIDE_TOP,
    Style,
)
from sv_evidence.reports.pdf.table_setting import set_table
from sv_evidence.reports.pdf.tags import Role, Tag
from sv_evidence.reports.tables import Table

_TONES = {
    Tone.BODY: styles.BODY,
    Tone.LEAD: styles.LEAD,
    Tone.CAPTION: styles.CAPTION,
    Tone.NOTE: styles.CAPTION,
    Tone.QUOTE: styles.QUOTE,
}
_ROLES = {Tone.CAPTION: Role.CAPTION}
_HEADINGS = {1: styles.TITLE, 2: styles.HEADING, 3: styles.SUBHEADING}


_NOTE_LINES = 14
"""A note in the margin is no longer: it stands beside one page only."""
_PAGE = BOTTOM - styles.TOP
"""What is higher than a page cannot be kept together."""


@dataclass(frozen=True, slots=True)
class Column:
    """Where blocks go across the page."""

    x: float
    width: float

    @property
    def top(self) -> float:
        """Where the column begins on a page."""
        return styles.TOP if self.x > LEFT else WIDE_TOP


TEXT = Column(TEXT_LEFT, TEXT_WIDE)
FULL = Column(LEFT, WIDE)
_MARGIN = Column(LEFT, MARGIN_WIDE)


class Composer:
    """Sets the blocks of one document."""

    def __init__(self, setting: Setting, headings: Sequence[Heading]) -> None:
        self._setting = setting
        self._headings = tuple(each for each in headings if each.listed)

    def document(
        self, blocks: Sequence[Block], kept: dict[int, tuple[Item, ...]]
    ) -> tuple[Item, ...]:
        """Set the blocks of a whole document; each title begins a section.

        ``kept`` holds, by place, what an earlier pass has set and no page number can change.
        """
        return self._joined(
            kept[place] if place in kept else self._first(place, block, kept)
            for place, block in enumerate(blocks)
        )

    def _first(
        self, place: int, block: Block, kept: dict[int, tuple[Item, ...]]
    ) -> tuple[Item, ...]:
        self._setting.is_numbered = isinstance(block, Contents)
        items = self._items(block, TEXT)
        if has_title(block):
            items = section(items)
        if not self._setting.is_numbered:
            kept[place] = items
        return items

    def items(self, blocks: Iterable[Block], column: Column = TEXT) -> tuple[Item, ...]:
        """Set blocks in a column, in order."""
        return self._joined(self._items(block, column) for block in blocks)

    def _joined(self, groups: Iterable[Sequence[Item]]) -> tuple[Item, ...]:
        found: list[Item] = []
        for item in chain.from_iterable(groups):
            if found and belong_together(found[-1], item):
                found[-1] = replace(found[-1], after=0.0)
            found.append(item)
        return tuple(found)

    def _items(self, block: Block, column: Column) -> tuple[Item, ...]:  # noqa: PLR0911 - one kind a line
        match block:
            case Wide():
                return self.items(block.blocks, FULL)
            case Beside():
                return self._beside(block)
            case Together() | SideBySide():
                return self._kept(block, column)
            case Space():
                return (Gap(x=column.x, width=column.width, height=block.points),)
            case PageBreak():
                return (Break(x=column.x, width=column.width, height=0),)
            case PagePicture():
                return page_picture(block, self._lines(block.caption, styles.CAPTION, FULL))
            case Contents():
                return (lists.contents(self._headings, self._setting, block.anchor),)
            case Cover():
                raise Defect("a cover is drawn by itself")
            case _:
                return (self._item(block, column),)

    def _item(self, block: Block, column: Column) -> Item:  # noqa: PLR0911 - one kind a line
        match block:
            case Heading():
                return self._heading(block, column)
            case Paragraph():
                anchors = (block.anchor,) if block.anchor else ()
                lines = self._lines(block.inlines, _TONES[block.tone], column)
                tag = Tag(_ROLES.get(block.tone, Role.PARAGRAPH))
                return replace(lines, anchors=anchors, clears_margin=column.x < TEXT_LEFT, tag=tag)
            case Table():
                return set_table(block, self._setting, x=column.x, width=column.width)
            case DefinitionList():
                return lists.definitions(block, self._setting, x=column.x, width=column.width)
            case Steps():
                return lists.steps(block, self._setting, x=column.x, width=column.width)
            case FingerprintBox():
                return lists.fingerprint(block, self._setting, x=column.x, width=column.width)
            case SignatureLines():
                return lists.signature(block, self._setting, x=column.x, width=column.width)
            case Photo():
                return photo(block, x=column.x, top=column.top)
            case _:
                return self._drawn(block, column)

    def _drawn(self, block: Block, column: Column) -> Item:
        match block:
            case Figure(drawing=drawing):
                self._setting.note(drawing.shapes)
                return Drawn(
                    tag=figure_tag(drawing, is_beside=block.alt_is_beside),
                    x=column.x,
                    width=drawing.width,
                    height=drawing.height,
                    shapes=drawing.shapes,
                    top=column.top,
                    after=8,
                    clears_margin=column.x < TEXT_LEFT,
                )
            case MarkLine():
                return mark_line(block, column.x, column.width)
            case Number():
                style = styles.SECTION_NUMBER if block.large else styles.EVIDENCE_NUMBER
                lines = self._lines((Words(block.text),), style, column)
                anchors = (block.anchor,) if block.anchor else ()
                return replace(lines, anchors=anchors, tag=Tag(Role.PARAGRAPH))
            case _:
                raise Defect(f"no way to set a {type(block).__name__}")

    def _lines(self, inlines: Inlines, style: Style, column: Column) -> Lines:
        lines = broken(self._setting.pieces(inlines, style), column.width)
        if column == _MARGIN:
            lines = at_most(lines, _NOTE_LINES, column.width)
        return Lines(
            x=column.x,
            width=column.width,
            height=len(lines) * style.leading,
            lines=lines,
            style=style,
            before=style.before,
            after=style.after,
            top=column.top,
        )

    def _heading(self, block: Heading, column: Column) -> Item:
        lines = self._lines((Words(block.text),), _HEADINGS[block.level], column)
        return replace(
            lines,
            anchors=(block.anchor,) if block.anchor and not block.is_repeated else (),
            listed=printable_outline(block),
            level=block.contents_level if block.listed else block.level,
            keeps_next=True,
            clears_margin=column.x < TEXT_LEFT,
            tag=None if block.is_repeated else Tag(Role.HEADING, block.level),
        )

    def _beside(self, block: Beside) -> tuple[Item, ...]:
        body = self.items(block.body, TEXT)
        margin = self.items(block.margin, _MARGIN)
        if not body or not margin:
            return body
        group = stacked(margin, x=LEFT, width=MARGIN_WIDE)
        drop = max(0.0, cap_top(body[0]) - cap_top(margin[0]))
        if drop and not isinstance(margin[0], Lines | Group):
            drop = 0.0
        lowered = replace(
            group,
            parts=tuple((down + drop, part) for down, part in group.parts),
            height=group.height + drop,
        )
        first = body[0]
        marginal = Marginal(
            x=LEFT,
            width=MARGIN_WIDE,
            height=0,
            before=first.before,
            keeps_next=True,
            top=first.top,
            clears_margin=True,
            beside=lowered,
        )
        return (marginal, replace(first, before=0.0), *body[1:])

    def _kept(self, block: Together | SideBySide, column: Column) -> tuple[Item, ...]:
        """Keep blocks on one page, if any page is high enough."""
        if isinstance(block, Together):
            inner = self.items(block.blocks, column)
            group: Item = stacked(inner, x=column.x, width=column.width)
        else:
            inner = tuple(item for each in block.columns for item in self.items(each, column))
            group = self._side_by_side(block, column)
        return (group,) if group.height <= _PAGE else inner

    def _side_by_side(self, block: SideBySide, column: Column) -> Item:
        x = column.x
        parts: list[tuple[float, Item]] = []
        groups: list[Group] = []
        for blocks, width in zip(block.columns, block.widths, strict=True):
            inner = self.items(blocks, Column(x, width))
            group = stacked(inner, x=x, width=width)
            groups.append(group)
            parts.append((0.0, group))
            x += width + block.gap
        return Group(
            x=column.x,
            width=column.width,
            height=max(group.height for group in groups),
            parts=tuple(parts),
            before=max(group.before for group in groups),
            after=8,
            top=column.top,
            clears_margin=column.x < TEXT_LEFT,
        )
