"""Contents, definitions, steps, the register's fingerprint and the lines to sign on."""

from collections.abc import Sequence

from sv_evidence.reports.blocks import (
    DefinitionList,
    FingerprintBox,
    Heading,
    SignatureLines,
    Steps,
)
from sv_evidence.reports.inlines import Inlines, PageOf, Words
from sv_evidence.reports.pdf import styles
from sv_evidence.reports.pdf.breaking import broken
from sv_evidence.reports.pdf.cells import MOST_LINES, SetCell
from sv_evidence.reports.pdf.items import Drawn, Item
from sv_evidence.reports.pdf.lines import Setting, at_most, parted, shortened
from sv_evidence.reports.pdf.styles import TEXT_LEFT, TEXT_WIDE, Style
from sv_evidence.reports.pdf.table import SetRow, table_of
from sv_evidence.reports.pdf.tags import Role, Tag
from sv_evidence.reports.shapes import Anchor, Font, Line, Rect, Shape, Text
from sv_evidence.wording.numbers import hash_text

_CONTENTS_PADDING = 5.2
_CONTENTS_INDENT = 20.0
_PAGE_ROOM = 40.0
_DEFINITION_PADDING = 3.75
_STEP_PADDING = 9.2
_STEP_INDENT = 34.0
_BOX_PADDING = 14.5
_GROUPS_A_LINE = 8
_SIGN_HIGH = 42.0
_ENTRY = (Role.CONTENTS_ITEM, Role.REFERENCE, Role.LINK)
_LIST_ITEM = (Role.LIST_ITEM,)


def contents(headings: Sequence[Heading], setting: Setting, anchor: str) -> Item:
    """List the headings with their numbers, pages and links."""
    rows = [
        _entry(heading, setting, "" if place else anchor) for place, heading in enumerate(headings)
    ]
    return table_of(
        rows,
        x=TEXT_LEFT,
        width=TEXT_WIDE,
        is_inked=False,
        is_ruled_above=True,
        tag=Tag(Role.CONTENTS),
    )


def _entry(heading: Heading, setting: Setting, anchor: str) -> SetRow:
    style = styles.CONTENTS if heading.contents_level == 1 else styles.CONTENTS_SECOND
    small = Style(Font.SANS, 10, style.leading, "ink3")
    room = TEXT_WIDE - _CONTENTS_INDENT - _PAGE_ROOM
    number = shortened(setting.pieces((Words(heading.number),), small), _CONTENTS_INDENT)
    title = shortened(setting.pieces((Words(heading.listed),), style), room)
    to = heading.anchor if heading.anchor in setting.pages else ""
    page = _cell(
        setting,
        (PageOf(heading.anchor),),
        styles.CONTENTS_SECOND,
        across=TEXT_WIDE - _PAGE_ROOM,
        width=_PAGE_ROOM,
        align=Anchor.END,
    )
    cells = (
        SetCell(0, _CONTENTS_INDENT, Anchor.START, ((small, (parted(number),)),)),
        SetCell(_CONTENTS_INDENT, room, Anchor.START, ((style, (parted(title),)),)),
        page,
    )
    roles = _ENTRY if to else _ENTRY[:-1]
    return SetRow(cells, _CONTENTS_PADDING, anchor, roles=roles, to=to, words=heading.listed)


def definitions(
    block: DefinitionList,
    setting: Setting,
    *,
    x: float,
    width: float,
    padding: float = _DEFINITION_PADDING,
    most: int = MOST_LINES,
) -> Item:
    """Set names beside what they stand for."""
    name_style = Style(Font.SANS, styles.TABLE.size, styles.TABLE.leading, "ink3")
    rows = [
        SetRow(
            (
                _cell(
                    setting,
                    (Words(row.name),),
                    name_style,
                    across=0,
                    width=block.name_width - 6,
                    role=Role.LABEL,
                ),
                _cell(
                    setting,
                    row.inlines,
                    styles.TABLE,
                    across=block.name_width,
                    width=width - block.name_width,
                    most=most,
                    role=Role.LIST_BODY,
                ),
            ),
            padding,
            roles=_LIST_ITEM,
        )
        for row in block.rows
    ]
    return table_of(rows, x=x, width=width, is_inked=False, least_rows=2, tag=Tag(Role.LIST))


def steps(block: Steps, setting: Setting, *, x: float, width: float) -> Item:
    """Set numbered steps, ruled off."""
    rows: list[SetRow] = []
    for count, step in enumerate(block.steps, 1):
        room = width - _STEP_INDENT
        title = broken(setting.pieces((Words(step.title),), styles.STEP_TITLE), room)
        text = broken(setting.pieces(step.inlines, styles.BODY), room)
        rows.append(
            SetRow(
                (
                    _cell(
                        setting,
                        (Words(str(count)),),
                        styles.STEP_NUMBER,
                        across=0,
                        width=_STEP_INDENT,
                        role=Role.LABEL,
                    ),
                    SetCell(
                        _STEP_INDENT,
                        room,
                        Anchor.START,
                        ((styles.STEP_TITLE, title), (styles.BODY, text)),
                        role=Role.LIST_BODY,
                    ),
                ),
                _STEP_PADDING,
                roles=_LIST_ITEM,
            )
        )
    tag = Tag(Role.LIST, traits={"ListNumbering": "Decimal"})
    return table_of(rows, x=x, width=width, is_inked=False, is_ruled_above=True, tag=tag)


def fingerprint(block: FingerprintBox, setting: Setting, *, x: float, width: float) -> Item:
    """Set a SHA-256 in a frame, in groups of four."""
    style = styles.REGISTER_SHA
    lines = hash_text(block.sha256).split(" ")
    rows = [
        " ".join(lines[at : at + _GROUPS_A_LINE]) for at in range(0, len(lines), _GROUPS_A_LINE)
    ]
    height = len(rows) * style.leading + 2 * _BOX_PADDING * 0.72
    shapes: list[Shape] = [Rect(0, 0, width, height, stroke="accent", line=0.75)]
    top = (height - len(rows) * style.leading) / 2
    for count, row in enumerate(rows):
        base = top + count * style.leading + style.base
        shapes.append(Text(_BOX_PADDING, base, row, style.size, style.colour, style.font))
    setting.note(tuple(shapes))
    tag = Tag(Role.PARAGRAPH)
    return Drawn(x=x, width=width, height=height, shapes=tuple(shapes), after=8, tag=tag)


def signature(block: SignatureLines, setting: Setting, *, x: float, width: float) -> Item:
    """Draw a line to sign on and one for the date, each with its word under it."""
    first, gap = width * 0.64, 24.0
    style = styles.CAPTION
    base = _SIGN_HIGH + 3 + style.base
    shapes: tuple[Shape, ...] = (
        Line(0, _SIGN_HIGH, first, _SIGN_HIGH, "ink", 0.75),
        Text(0, base, block.name, style.size, style.colour),
        Line(first + gap, _SIGN_HIGH, width, _SIGN_HIGH, "ink", 0.75),
        Text(first + gap, base, block.date_word, style.size, style.colour),
    )
    setting.note(shapes)
    tag = Tag(Role.PARAGRAPH)
    return Drawn(x=x, width=width, height=base + 4, shapes=shapes, after=8, tag=tag)


def _cell(
    setting: Setting,
    inlines: Inlines,
    style: Style,
    *,
    across: float,
    width: float,
    align: Anchor = Anchor.START,
    most: int = MOST_LINES,
    role: Role | None = None,
) -> SetCell:
    lines = at_most(broken(setting.pieces(inlines, style), width), most, width)
    return SetCell(across, width, align, ((style, lines),), role=role)
