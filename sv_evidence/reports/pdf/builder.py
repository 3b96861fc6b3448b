"""Builds the PDF of a document tree, in a limited child: twice the same tree, twice the same bytes.

A worker for the jail. The request's header is ``{"pictures": [name, ...], "files": [...]}``; its
blob is the document as JSON. The pictures, JPEG as the reader made them, and then the files that
are no copies of them are taken later, one at a time. It answers with the PDF, and in the header
what stands on which page.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import SEEK_END, BytesIO
from tempfile import NamedTemporaryFile
from typing import Any, BinaryIO, cast

from sv_evidence.jail import Answer, ReaderRefused, Request, Stream
from sv_evidence.reports.attachments import Attachment, Relationship, Told
from sv_evidence.reports.blocks import Document
from sv_evidence.reports.encoding import EncodingBroken, decoded
from sv_evidence.reports.pdf.archive import Held, Whole, archive
from sv_evidence.reports.pdf.carrier import Carried, Carrier
from sv_evidence.reports.pdf.drawing import Drawing, Tell, draw

_TELLINGS = 60
"""So many times at most it says how far it is."""


@dataclass(frozen=True, slots=True)
class Built:
    """A finished PDF: its bytes, and where its sections begin."""

    pdf: bytes
    pages: int
    outline: tuple[tuple[int, str, int], ...]
    """Level, words and page of each listed heading."""
    places: Mapping[str, tuple[int, int]]
    """First and last page of each section, by its anchor."""
    anchors: Mapping[str, int]
    """The page of everything that can be linked to."""
    unshown: str
    """Characters that the fonts lack, once each."""


@dataclass(frozen=True, slots=True)
class _Enclosed:
    """A file that goes in: what is said of it, and the picture that it is a copy of."""

    told: Told
    picture: str


def build(request: Request) -> Answer:
    """Answer with the PDF; raise ``ReaderRefused`` with ``bad_document`` or ``bad_picture``."""
    header, names = request.header, request.header.get("pictures", [])
    try:
        (tree,) = request.data
        files = tuple(_enclosed(each) for each in header.get("files", []))
        document = decoded(tree.decode(), Document)
    except (EncodingBroken, UnicodeDecodeError, ValueError, KeyError, TypeError) as broken:
        raise ReaderRefused("bad_document") from broken
    drawing = draw(document, _telling(request))
    seal = str(header.get("seal", ""))
    made = _finished(drawing, names, files, request.incoming(), seal)
    told = {
        "pages": drawing.pages,
        "outline": [list(each) for each in drawing.outline],
        "places": {anchor: list(pages) for anchor, pages in drawing.places.items()},
        "anchors": dict(drawing.anchors),
        "unshown": drawing.unshown,
    }
    size = made.seek(0, SEEK_END)
    made.seek(0)
    return Answer(told, stream=Stream(made, size))


def built(
    document: Document,
    pictures: Mapping[str, bytes],
    *,
    files: Sequence[Attachment] = (),
    seal: str = "",
) -> Built:
    """Lay the document out, draw it and finish it, in memory: for what is small.

    ``files`` travel inside; ``seal`` describes an empty signature field, without it there is none.
    """
    blobs = (*pictures.values(), *(each.data for each in files))
    incoming = (Stream(BytesIO(each), len(each)) for each in blobs)
    drawing = draw(document)
    enclosed = tuple(_Enclosed(each.told, "") for each in files)
    with _finished(drawing, tuple(pictures), enclosed, incoming, seal) as made:
        made.seek(0)
        pdf = made.read()
    return Built(
        pdf,
        drawing.pages,
        drawing.outline,
        drawing.places,
        drawing.anchors,
        drawing.unshown,
    )


def _enclosed(each: Mapping[str, Any]) -> _Enclosed:
    told = Told(
        name=each["name"],
        media_type=each["media_type"],
        relationship=Relationship(each["relationship"]),
        description=each["description"],
    )
    return _Enclosed(told, str(each.get("picture", "")))


def _telling(request: Request) -> Tell:
    """Say how far the pages are, not more often than a person could see."""

    def tell(done: int, of: int) -> None:
        if done % (1 + of // _TELLINGS) == 0:
            request.tell(done, of)

    return tell


def _finished(
    drawing: Drawing,
    names: Sequence[str],
    files: Sequence[_Enclosed],
    incoming: Iterator[Stream],
    seal: str,
) -> BinaryIO:
    """Bring pictures and files into what was drawn, and finish it in a file of its own."""
    with NamedTemporaryFile() as spool:
        carried = cast("BinaryIO", spool)
        carrier = Carrier(carried, drawing.pdf)
        try:
            pictures, held = _carried(carrier, names, files, incoming)
            placed = {each: pictures[name] for each, name in drawing.placed.items()}
        except KeyError as lacking:
            raise ReaderRefused("bad_document") from lacking
        carrier.finish()
        made = cast("BinaryIO", NamedTemporaryFile())  # noqa: SIM115 - it is sent later
        whole = Whole(carried, drawing.tree, drawing.about, placed, held, seal)
        archive(whole, made)
    return made


def _carried(
    carrier: Carrier,
    names: Sequence[str],
    files: Sequence[_Enclosed],
    incoming: Iterator[Stream],
) -> tuple[dict[str, int], tuple[Held, ...]]:
    copied = {each.picture for each in files}
    pictures: dict[str, int] = {}
    copies: dict[str, Carried] = {}
    for name in names:
        source = _next(incoming)
        jpeg = source.source.read(source.size)
        pictures[name] = carrier.picture(jpeg) if jpeg else carrier.no_picture()
        if name in copied:
            copies[name] = carrier.file(Stream(BytesIO(jpeg), len(jpeg)))
    held = tuple(
        Held(each.told, copies[each.picture] if each.picture else carrier.file(_next(incoming)))
        for each in files
    )
    if next(incoming, None) is not None:
        raise KeyError
    return pictures, held


def _next(incoming: Iterator[Stream]) -> Stream:
    found = next(incoming, None)
    if found is None:
        raise KeyError
    return found
