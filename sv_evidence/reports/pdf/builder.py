"""Builds the PDF of a document tree, in a limited child: twice the same tree, twice the same bytes.

A worker for the jail. The request's header is ``{"pictures": [name, ...], "files": [...]}``; its
blob is the document as JSON. The pictures, JPEG as the reader made them, and then the files that
are no copies of them are taken later, one at a time. It answers with the PDF, and in the header
what stands on which page.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from io import SEEK_END, BytesIO
from tempfile import NamedTemporaryFile
from typing import Any, BinaryIO, cast

from sv_evidence.jail import Answer, ReaderRefused, Request, Stream
from sv_evidence.reports.attachments import Attachment, Relationship, Told
from sv_evidence.reports.blocks import Document
from sv_evidence.reports.encoding import EncodingBroken, decoded
from sv_evidence.reports.pdf.archive import Waiting, Whole, archive
from sv_evidence.reports.pdf.carrier import Carrier
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
    made = _finished(drawing, names, files, request.incoming(), seal=seal, out=request.out)
    told = {
        "pages": drawing.pages,
        "outline": [list(each) for each in drawing.outline],
        "places": {anchor: list(pages) for anchor, pages in drawing.places.items()},
        "anchors": dict(drawing.anchors),
        "unshown": drawing.unshown,
    }
    if made is request.out:
        made.flush()
        return Answer(told)
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
    with _finished(drawing, tuple(pictures), enclosed, incoming, seal=seal) as made:
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
    *,
    seal: str,
    out: BinaryIO | None = None,
) -> BinaryIO:
    """Finish what was drawn with pictures and files in it; without ``out`` in a new file."""
    told = tuple(each.told for each in files)
    whole = Whole(drawing.pdf, drawing.tree, drawing.about, drawing.placed, told, seal)
    finished = archive(whole)
    if not finished.pictures.keys() <= set(names):
        raise ReaderRefused("bad_document")
    with ExitStack() as unless_made:
        made = out or cast("BinaryIO", unless_made.enter_context(NamedTemporaryFile()))
        if not names and not files:
            made.write(finished.pdf)
            unless_made.pop_all()
            return made
        carrier = Carrier(made, finished)
        try:
            _carry(carrier, names, tuple(zip(files, finished.files, strict=True)), incoming)
        except KeyError as lacking:
            raise ReaderRefused("bad_document") from lacking
        carrier.finish()
        unless_made.pop_all()  # it is sent later
    return made


def _carry(
    carrier: Carrier,
    names: Sequence[str],
    files: Sequence[tuple[_Enclosed, Waiting]],
    incoming: Iterator[Stream],
) -> None:
    copies = {each.picture: waiting for each, waiting in files if each.picture}
    for name in names:
        source = _next(incoming)
        jpeg = source.source.read(source.size)
        if jpeg:
            carrier.picture(name, jpeg)
        else:
            carrier.no_picture(name)
        if name in copies:
            carrier.file(copies.pop(name), Stream(BytesIO(jpeg), len(jpeg)))
    for each, waiting in files:
        if not each.picture:
            carrier.file(waiting, _next(incoming))
    if copies or next(incoming, None) is not None:
        raise KeyError


def _next(incoming: Iterator[Stream]) -> Stream:
    found = next(incoming, None)
    if found is None:
        raise KeyError
    return found
