"""Builds the Word file of a document tree, in a limited child: twice the same tree, the same bytes.

A worker for the jail. The request's header is ``{"pictures": [name, ...], "pages": {anchor:
number}, "last_pages": {...}, "count": n}``: page numbers are those of the PDF that the file goes
with. Its blobs are the document as JSON, then the pictures in that order.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from io import BytesIO

import docx
from docx.document import Document as WordDocument

from sv_evidence.domain.proof import Mark
from sv_evidence.jail import Answer, ReaderRefused, Request
from sv_evidence.reports.blocks import Document, Figure, PagePicture, Paragraph
from sv_evidence.reports.encoding import EncodingBroken, decoded
from sv_evidence.reports.inlines import Drawing
from sv_evidence.reports.linear import Item, Numbering, Title, linear
from sv_evidence.reports.pdf.drawn import pictures_of
from sv_evidence.reports.printable import printable
from sv_evidence.reports.shapes import mark
from sv_evidence.reports.tables import Table
from sv_evidence.reports.word.dress import dress
from sv_evidence.reports.word.lines import Lines
from sv_evidence.reports.word.parts import Names, repeated
from sv_evidence.reports.word.scripts import mark_scripts
from sv_evidence.reports.word.tables import row_anchors
from sv_evidence.reports.word.writer import Writer

_PROGRAM = "SV Evidence"
_MARK = 16.0
_LONGEST = 255
"""The most characters of a property of the file."""


def build(request: Request) -> Answer:
    """Answer with the file; raise ``ReaderRefused`` with ``bad_document`` or ``bad_picture``."""
    names = request.header.get("pictures", [])
    tree, *blobs = request.data
    if len(names) != len(blobs):
        raise ReaderRefused("bad_document")
    try:
        document = decoded(tree.decode(), Document)
        numbering = _numbering(request.header)
    except (EncodingBroken, UnicodeDecodeError, KeyError, TypeError, ValueError) as broken:
        raise ReaderRefused("bad_document") from broken
    return Answer({}, (built(document, dict(zip(names, blobs, strict=True)), numbering),))


def built(document: Document, pictures: Mapping[str, bytes], numbering: Numbering) -> bytes:
    """Write the document as a Word file."""
    items = tuple(linear(document.blocks))
    drawings = tuple(dict.fromkeys(_drawings(items)))
    which = tuple(Mark)
    marks = tuple(Drawing(mark(each, _MARK), _MARK, _MARK, "") for each in which)
    made = pictures_of((*marks, *drawings))
    file = docx.Document()
    dress(file, document.lang)
    _properties(file, document)
    lines = Lines(
        document=file,
        numbering=numbering,
        names=Names(),
        drawn=dict(zip(drawings, made[len(marks) :], strict=True)),
        marks=dict(zip((each.value for each in which), made, strict=False)),
        anchors=frozenset(_anchors(items)),
    )
    Writer(lines, pictures).write(items)
    mark_scripts(file.element.body)
    target = BytesIO()
    file.save(target)
    return repeated(target.getvalue())


def _numbering(header: Mapping[str, object]) -> Numbering:
    def numbers(name: str) -> dict[str, int]:
        found = header[name]
        if not isinstance(found, dict):
            raise TypeError(name)
        return {str(anchor): int(page) for anchor, page in found.items()}

    return Numbering(numbers("pages"), numbers("last_pages"), int(str(header["count"])))


def _drawings(items: Iterable[Item]) -> Iterator[Drawing]:
    for item in items:
        match item:
            case Figure(alt_is_beside=False):
                yield item.drawing
            case Table():
                yield from (cell.drawing for row in item.rows for cell in row.cells if cell.drawing)
            case _:
                pass


def _anchors(items: Iterable[Item]) -> Iterator[str]:
    for item in items:
        match item:
            case Title():
                yield from item.anchors
            case Table():
                yield from row_anchors(item)
            case PagePicture() | Paragraph() if item.anchor:
                yield item.anchor
            case _:
                pass


def _properties(file: WordDocument, document: Document) -> None:
    about = file.core_properties
    at = datetime.fromisoformat(document.made_at).astimezone(UTC).replace(tzinfo=None)
    about.title, about.author = _short(document.title), _short(document.author)
    about.subject, about.language = _short(document.subject), document.lang
    about.comments, about.last_modified_by = "", _short(document.author)
    about.created = about.modified = at
    about.keywords = _PROGRAM
    about.revision = 1


def _short(words: str) -> str:
    return printable(words)[:_LONGEST]
