"""A document as plain text, for portal boxes and readers that take nothing else.

Only letters, figures and line breaks: no tabs, no typed rules, no marks that a box turns into
something else. A table becomes a line a row, each cell behind its column's name.
"""

from collections.abc import Iterable, Iterator, Sequence

from sv_evidence.reports.blocks import (
    Contents,
    Cover,
    DefinitionList,
    Document,
    Figure,
    FingerprintBox,
    MarkLine,
    PagePicture,
    Paragraph,
    Photo,
    SignatureLines,
    Steps,
)
from sv_evidence.reports.inlines import MarkWord
from sv_evidence.reports.linear import Item, Numbering, Title, linear, titles
from sv_evidence.reports.printable import printable
from sv_evidence.reports.tables import Cell, Table
from sv_evidence.wording.labels import mark_label
from sv_evidence.wording.numbers import hash_text
from sv_evidence.wording.words import tr


def as_text(document: Document, numbering: Numbering) -> str:
    """Return the document as text: paragraphs with an empty line between, at most one."""
    items = tuple(linear(document.blocks))
    listed = titles(items)
    parts = (part.strip() for item in items for part in _parts(item, listed, numbering))
    return "\n\n".join(part for part in parts if part) + "\n"


def _parts(item: Item, listed: Sequence[Title], numbering: Numbering) -> Iterator[str]:
    match item:
        case Title():
            yield item.text
        case Paragraph():
            yield numbering.line(item.inlines)
        case MarkLine():
            yield _mark(item.shown)
        case Figure(alt_is_beside=False):
            yield printable(item.drawing.alt)
        case Photo() | PagePicture():
            yield tr("Picture: {words}", words=printable(item.alt))
        case DefinitionList() | Steps() | FingerprintBox() | SignatureLines():
            yield _rows(item, numbering)
        case Table():
            yield from _table(item, numbering)
        case Contents():
            yield _lines(title.listed for title in listed)
        case Cover():
            yield from _cover(item, numbering)
        case _:  # a page's end, or a drawing whose words stand beside it
            pass


def _rows(
    item: DefinitionList | Steps | FingerprintBox | SignatureLines, numbering: Numbering
) -> str:
    match item:
        case DefinitionList():
            return _definitions(item, numbering)
        case Steps():
            return _lines(
                f"{number}. {printable(step.title)}: {numbering.line(step.inlines)}"
                for number, step in enumerate(item.steps, 1)
            )
        case FingerprintBox():
            return hash_text(item.sha256)
        case SignatureLines():
            return _lines((f"{item.name}:", f"{item.date_word}:"))


def _cover(cover: Cover, numbering: Numbering) -> Iterator[str]:
    yield _lines((printable(cover.title), printable(cover.kind_line)))
    yield printable(cover.organisation)
    for bar in cover.bars:
        told = (f"{_mark(part.shown)}: {printable(part.figures)}" for part in bar.parts)
        yield _lines((printable(bar.title), *told))
    yield _definitions(DefinitionList(cover.facts), numbering)
    yield numbering.line(cover.note)


def _definitions(held: DefinitionList, numbering: Numbering) -> str:
    return _lines(f"{printable(row.name)}: {numbering.line(row.inlines)}" for row in held.rows)


def _table(table: Table, numbering: Numbering) -> Iterator[str]:
    yield printable(table.summary)
    names = [printable(column.title) for column in table.columns]
    rows = []
    for row in table.rows:
        cells, at = [], 0
        for cell in row.cells:
            said = _cell(cell, numbering)
            if said:
                cells.append(f"{names[at]}: {said}" if names[at] else said)
            at += cell.span
        rows.append("; ".join(cells))
    yield _lines(rows)
    yield numbering.line(table.note, len(table.rows))


def _cell(cell: Cell, numbering: Numbering) -> str:
    marks = " ".join(_mark(each) for each in cell.marks)
    words = numbering.line(cell.inlines)
    drawn = printable(cell.drawing.alt) if cell.drawing is not None else ""
    return " ".join(part for part in (marks and f"[{marks}]", words, drawn) if part.strip())


def _mark(shown: MarkWord) -> str:
    return printable(shown.word) or mark_label(shown.mark)


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(line for line in lines if line)
