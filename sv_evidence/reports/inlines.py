"""What stands inside a line of a document: words, references, page numbers, marks and drawings."""

from dataclasses import dataclass

from sv_evidence.domain.proof import Mark
from sv_evidence.reports.shapes import Shapes


@dataclass(frozen=True, slots=True)
class Words:
    """A run of text in one dress."""

    text: str
    bold: bool = False
    mono: bool = False
    italic: bool = False
    """In Word files alone: no page of a pack is set in italics."""
    colour: str = ""
    """A token; empty for the paragraph's own colour."""
    to: str = ""
    """An anchor that it leads to; it looks no different."""
    says: str = ""
    """Where it leads, for those who cannot see the page."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A link to an anchor in the document, such as an evidence number."""

    text: str
    to: str


@dataclass(frozen=True, slots=True)
class PageOf:
    """The number of the page where an anchor stands, or of the last page of its section."""

    to: str
    last: bool = False


@dataclass(frozen=True, slots=True)
class PagesOf:
    """The pages of an anchor's section in words, with the gaps ``{first}`` and ``{last}``."""

    to: str
    one: str
    many: str


@dataclass(frozen=True, slots=True)
class PageCount:
    """How many pages the document has."""


@dataclass(frozen=True, slots=True)
class RowsShown:
    """In a table's note: how many of its rows are shown."""


Inline = Words | Reference | PageOf | PagesOf | PageCount | RowsShown
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class MarkWord:
    """A proof mark with its word."""

    mark: Mark
    word: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Primitives with their size and, for those who cannot see them, their words."""

    shapes: Shapes
    width: float
    height: float
    alt: str
