"""Tables of a Word file: heads that repeat and are announced, rows that stay whole."""

from collections.abc import Sequence

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from sv_evidence.reports.inlines import Words
from sv_evidence.reports.printable import printable
from sv_evidence.reports.shapes import Anchor
from sv_evidence.reports.tables import Cell, Dress, Row, Table
from sv_evidence.reports.word.dress import NOTE, TABLE_ID, TEXT_WIDTH
from sv_evidence.reports.word.lines import Lines
from sv_evidence.reports.word.parts import element, within

_TWIPS = 1440 / 25.4
"""Twentieths of a point in a millimetre."""
_POINTS = 72 / 25.4
_PADDING = 8.0
_NEAR = {"w:w": "70", "w:type": "dxa"}
_SIDES = {
    Anchor.START: WD_ALIGN_PARAGRAPH.LEFT,
    Anchor.MIDDLE: WD_ALIGN_PARAGRAPH.CENTER,
    Anchor.END: WD_ALIGN_PARAGRAPH.RIGHT,
}


def add_table(lines: Lines, table: Table) -> None:
    """Add a table, and its note below it."""
    widths = _widths(table)
    made = within("w:tbl", _properties(table), _grid(widths))
    if table.dress is not Dress.PLAIN:
        made.append(_head(lines, table, widths))
    for row in table.rows:
        made.append(_row(lines, table, row, widths))
    body = lines.document.element.body
    body.insert(len(body) - 1, made)  # the last child is the section's own properties
    note = lines.new(NOTE)
    lines.words(note, table.note, rows=len(table.rows))


def _widths(table: Table) -> list[float]:
    whole = sum(column.width for column in table.columns)
    return [TEXT_WIDTH * column.width / whole for column in table.columns]


def _properties(table: Table) -> BaseOxmlElement:
    has_head = table.dress is not Dress.PLAIN
    edge = {"w:val": "single", "w:sz": "6", "w:space": "0", "w:color": "23201C"}
    thin = {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": "CBC5BA"}
    look = {"w:firstRow": str(int(has_head)), "w:firstColumn": "0", "w:noVBand": "1"}
    summary = printable(table.summary)
    return within(
        "w:tblPr",
        element("w:tblW", {"w:w": "5000", "w:type": "pct"}),
        within(
            "w:tblBorders",
            element("w:top", edge),
            element("w:bottom", edge),
            element("w:insideH", thin),
        ),
        element("w:tblLayout", {"w:type": "fixed"}),
        within("w:tblCellMar", *(element(f"w:{side}", _NEAR) for side in ("left", "right"))),
        element("w:tblLook", look),
        element("w:tblCaption", {"w:val": summary}),
    )


def _grid(widths: Sequence[float]) -> BaseOxmlElement:
    return within(
        "w:tblGrid", *(element("w:gridCol", {"w:w": str(round(each * _TWIPS))}) for each in widths)
    )


def _head(lines: Lines, table: Table, widths: Sequence[float]) -> BaseOxmlElement:
    row = within("w:tr", within("w:trPr", element("w:cantSplit"), element("w:tblHeader")))
    for column, width in zip(table.columns, widths, strict=True):
        cell, paragraph = _cell(lines, width, 1, column.align)
        lines.words(paragraph, (Words(column.title, bold=True),))
        row.append(cell)
    return row


def _row(lines: Lines, table: Table, row: Row, widths: Sequence[float]) -> BaseOxmlElement:
    made = within("w:tr", within("w:trPr", element("w:cantSplit")))
    at = 0
    for cell in row.cells:
        width = sum(widths[at : at + cell.span])
        box, paragraph = _cell(lines, width, cell.span, cell.align or table.columns[at].align)
        if at == 0 and row.anchor:
            lines.names.mark(paragraph._p, row.anchor)  # noqa: SLF001 - bookmarks have no public door
        _fill(lines, paragraph, cell, width, is_total=row.is_total)
        made.append(box)
        at += cell.span
    return made


def _fill(lines: Lines, paragraph: Paragraph, cell: Cell, width: float, *, is_total: bool) -> None:
    for shown in cell.marks:
        lines.mark(paragraph, shown)
    if cell.drawing is not None:
        lines.drawing(paragraph, cell.drawing, widest=width * _POINTS - _PADDING)
    lines.words(paragraph, cell.inlines)
    if is_total:
        for run in paragraph.runs:
            run.bold = True


def _cell(
    lines: Lines, width: float, span: int, align: Anchor
) -> tuple[BaseOxmlElement, Paragraph]:
    properties = within(
        "w:tcPr", element("w:tcW", {"w:w": str(round(width * _TWIPS)), "w:type": "dxa"})
    )
    if span > 1:
        properties.append(element("w:gridSpan", {"w:val": str(span)}))
    inner = element("w:p")
    paragraph = Paragraph(inner, lines.document._body)  # noqa: SLF001 - a cell is made by hand, many rows are slow otherwise
    inner.get_or_add_pPr().style = TABLE_ID
    paragraph.alignment = _SIDES[align]
    return within("w:tc", properties, inner), paragraph


def row_anchors(table: Table) -> frozenset[str]:
    """Return what of a table can be linked to."""
    return frozenset(row.anchor for row in table.rows if row.anchor)
