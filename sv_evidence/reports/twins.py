"""The same document in other forms: Word, workbook and plain text, for those who cannot take a PDF.

A twin says the page numbers of the pack that it goes with, and is not sealed: the PDF is the pack.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from threading import Event

from sv_evidence.jail import Answer, Request, Stream, builder_limits, run
from sv_evidence.reports.blocks import Document
from sv_evidence.reports.encoding import encoded
from sv_evidence.reports.facts import PackFacts
from sv_evidence.reports.linear import Numbering
from sv_evidence.reports.pack_workbook import pack_workbook
from sv_evidence.reports.return_workbook import return_workbook
from sv_evidence.reports.text import as_text

SUFFIXES = (".docx", ".xlsx", ".txt")
RETURN_SUFFIXES = (".xlsx",)
"""A return goes as PDF and as workbook."""


@dataclass(frozen=True, slots=True)
class Twin:
    """One form of the document: what its file's name ends with, and its bytes."""

    suffix: str
    data: bytes


def numbering_of(answer: Answer) -> Numbering:
    """Take the page numbers out of the builder's answer."""
    places = answer.header["places"].items()
    return Numbering(
        {str(anchor): int(page) for anchor, page in answer.header["anchors"].items()},
        {str(anchor): int(last) for anchor, (_, last) in places},
        int(answer.header["pages"]),
    )


def twins_of(
    document: Document,
    facts: PackFacts,
    numbering: Numbering,
    pictures: Mapping[str, Stream],
    *,
    stop: Event | None = None,
) -> tuple[Twin, ...]:
    """Make every twin; pictures go to the jail, where the Word file is built.

    Raise ``ReaderRefused``, or ``ValueError`` for an answer that is none.
    """
    if facts.told is not None:
        return (Twin(*RETURN_SUFFIXES, return_workbook(facts, facts.told)),)
    word = word_file(document, numbering, pictures, stop=stop)
    text = as_text(document, numbering).encode("utf-8")
    return tuple(
        Twin(suffix, data)
        for suffix, data in zip(SUFFIXES, (word, pack_workbook(facts), text), strict=True)
    )


def word_file(
    document: Document,
    numbering: Numbering,
    pictures: Mapping[str, Stream],
    *,
    stop: Event | None = None,
) -> bytes:
    """Build a Word file of a document in the jail; raise ``ReaderRefused``."""
    tree = encoded(document).encode("utf-8")
    header = {
        "pictures": list(pictures),
        "pages": dict(numbering.pages),
        "last_pages": dict(numbering.last_pages),
        "count": numbering.count,
    }
    size = len(tree) + sum(each.size for each in pictures.values())
    request = Request(header, (tree, *pictures.values()))
    (word,) = run("build_word", request, builder_limits(size), stop=stop).blobs
    return word
