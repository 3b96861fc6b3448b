"""Tables of a document into tables on pages: each cell in its column, each with its role."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sv_evidence.reports.inlines import Words
from sv_evidence.reports.pdf.breaking import broken
from sv_evidence.reports.pdf.cells import SetCell, set_cell
from sv_evidence.reports.pdf.items import Lines
from sv_evidence.reports.pdf.lines import Setting
from sv_evidence.reports.pdf.styles import CAPTION, TABLE, TABLE_HEAD
from sv_evidence.reports.pdf.table import PADDING, REGISTER_PADDING, SetRow, SetTable, table_of
from sv_evidence.reports.pdf.tags import Role, Tag, Trait
from sv_evidence.reports.tables import Cell, Dress, Row, Table

_HEADS_COLUMN: Mapping[str, Trait] = {"Scope": "Column"}
_HEADS_ROW: Mapping[str, Trait] = {"Scope": "Row"}
"""The first cell of a row says what the row is about."""
_PLAIN: Mapping[str, Trait] = {}


def set_table(table: Table, setting: Setting, *, x: float, width: float) -> SetTable:
    """Set a table of the document in a width."""
    spans = _spans(table, width)
    has_head = table.dress is not Dress.PLAIN
    return table_of(
        [_row(row, table, setting, spans) for row in table.rows],
        x=x,
        width=width,
        head=_head(table, setting, spans) if has_head else None,
        least_rows=table.least_rows,
        is_inked=has_head,
        notes=_notes(table, setting, x=x, width=width),
        tag=Tag(Role.TABLE, traits={"Summary": table.summary} if table.summary else {}),
    )


def _row(row: Row, table: Table, setting: Setting, spans: Sequence[tuple[float, float]]) -> SetRow:
    padding = REGISTER_PADDING if table.dress is Dress.REGISTER else PADDING
    cells: list[SetCell] = []
    column = 0
    for cell in row.cells:
        left, right = spans[column][0], spans[column + cell.span - 1][1]
        align = table.columns[column].align
        shown = _emphasised(cell) if row.is_total else cell
        traits = _HEADS_ROW if column == 0 else _PLAIN
        if cell.span > 1:
            traits = {**traits, "ColSpan": cell.span}
        cells.append(
            set_cell(
                shown,
                setting,
                TABLE,
                across=left,
                width=right - left,
                align=align,
                role=Role.CELL if column else Role.HEADER_CELL,
                traits=traits,
            )
        )
        column += cell.span
    return SetRow(tuple(cells), padding, row.anchor, roles=(Role.ROW,))


def _notes(table: Table, setting: Setting, *, x: float, width: float) -> list[Lines | None]:
    """Set the note for all rows, and for each smaller count at which the table may end."""
    whole = len(table.rows)
    fewest = min(table.shortest or whole, whole)
    found: list[Lines | None] = []
    for count in range(whole, fewest - 1, -1):
        setting.rows_shown = count
        found.append(_note(table, setting, x=x, width=width))
    return found


def _note(table: Table, setting: Setting, *, x: float, width: float) -> Lines | None:
    lines = broken(setting.pieces(table.note, CAPTION), width)
    height = len(lines) * CAPTION.leading
    if not lines:
        return None
    tag = Tag(Role.PARAGRAPH)
    return Lines(x=x, width=width, height=height, lines=lines, style=CAPTION, tag=tag)


def _head(table: Table, setting: Setting, spans: Sequence[tuple[float, float]]) -> SetRow:
    cells = tuple(
        set_cell(
            Cell((Words(column.title),)),
            setting,
            TABLE_HEAD,
            across=left,
            width=right - left,
            align=column.align,
            role=Role.HEADER_CELL,
            traits=_HEADS_COLUMN,
        )
        for column, (left, right) in zip(table.columns, spans, strict=True)
    )
    return SetRow(cells, PADDING, is_head=True, roles=(Role.ROW,))


def _emphasised(cell: Cell) -> Cell:
    """A total stands out, save where its words have a dress of their own."""
    if cell.marks or any(isinstance(each, Words) and each.bold for each in cell.inlines):
        return cell
    inlines = tuple(
        replace(each, bold=True) if isinstance(each, Words) else each for each in cell.inlines
    )
    return replace(cell, inlines=inlines)


def _spans(table: Table, width: float) -> tuple[tuple[float, float], ...]:
    """Return each column's left and right edge of text, padding only between columns."""
    whole = sum(column.width for column in table.columns)
    found: list[tuple[float, float]] = []
    left = 0.0
    for place, column in enumerate(table.columns):
        right = left + width * column.width / whole
        inner_left = left if place == 0 else left + PADDING
        inner_right = right if place == len(table.columns) - 1 else right - PADDING
        found.append((inner_left, inner_right))
        left = right
    return tuple(found)
