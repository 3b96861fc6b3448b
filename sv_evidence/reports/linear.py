"""A document tree as one stream from top to bottom, for renderers that have no columns.

Word files and plain text read the same order: what stands in a margin follows the heading it
belongs to, columns follow each other, and a number in the margin joins the heading beside it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

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
    Wide,
)
from sv_evidence.reports.inlines import (
    Inline,
    Inlines,
    PageCount,
    PageOf,
    PagesOf,
    Reference,
    RowsShown,
    Words,
)
from sv_evidence.reports.printable import printable
from sv_evidence.reports.tables import Table


@dataclass(frozen=True, slots=True)
class Title:
    """A heading with its number before it. ``anchors`` are all the names it goes by."""

    text: str
    level: int
    anchors: tuple[str, ...] = ()
    listed: str = ""
    contents_level: int = 1


Item = (
    Title
    | Paragraph
    | Figure
    | MarkLine
    | Photo
    | PagePicture
    | DefinitionList
    | Steps
    | FingerprintBox
    | SignatureLines
    | Table
    | Contents
    | Cover
    | PageBreak
)


@dataclass(frozen=True, slots=True)
class Numbering:
    """The page numbers of the pack that a twin belongs to; a twin has no pages of its own."""

    pages: Mapping[str, int]
    last_pages: Mapping[str, int]
    count: int

    def text(self, inline: Inline, rows: int = 0) -> str:
        """Return what an inline says; ``rows`` is how many rows its table shows."""
        match inline:
            case Words() | Reference():
                said = printable(inline.text)
            case PageOf():
                known = self.last_pages if inline.last else self.pages
                said = f"{known.get(inline.to, 0):,}"
            case PagesOf():
                first, last = self.pages.get(inline.to, 0), self.last_pages.get(inline.to, 0)
                words = inline.one if first == last else inline.many
                said = words.format(first=f"{first:,}", last=f"{last:,}")
            case PageCount():
                said = f"{self.count:,}"
            case RowsShown():
                said = f"{rows:,}"
        return said

    def line(self, inlines: Inlines, rows: int = 0) -> str:
        """Return a line as plain text."""
        return "".join(self.text(each, rows) for each in inlines)


def linear(blocks: Iterable[Block]) -> Iterator[Item]:
    """Yield what stands in a tree, in reading order."""
    for block in blocks:
        match block:
            case Beside():
                yield from _beside(block)
            case Together() | Wide():
                yield from linear(block.blocks)
            case SideBySide():
                for column in block.columns:
                    yield from linear(column)
            case Heading(is_repeated=True) | Space():
                pass
            case Heading():
                yield _title(block)
            case Number():
                yield Title(block.text, 3, _named(block.anchor))
            case _:
                yield block


def titles(items: Iterable[Item]) -> tuple[Title, ...]:
    """Return the lines of the contents."""
    return tuple(each for each in items if isinstance(each, Title) and each.listed)


def _beside(block: Beside) -> Iterator[Item]:
    numbers = [each for each in block.margin if isinstance(each, Number)]
    margin = linear(each for each in block.margin if not isinstance(each, Number))
    body = list(linear(block.body))
    for place, each in enumerate(body):
        if numbers and isinstance(each, Title):
            yield _numbered(each, numbers)
            yield from margin
            yield from body[:place]
            yield from body[place + 1 :]
            return
    yield from linear(numbers)
    yield from margin
    yield from body


def _numbered(title: Title, numbers: Sequence[Number]) -> Title:
    words = " ".join((*(each.text for each in numbers), title.text))
    anchors = tuple(each.anchor for each in numbers if each.anchor)
    return replace(title, text=words, anchors=(*anchors, *title.anchors))


def _title(heading: Heading) -> Title:
    return Title(
        printable(heading.text),
        heading.level,
        _named(heading.anchor),
        printable(heading.listed),
        heading.contents_level,
    )


def _named(anchor: str) -> tuple[str, ...]:
    return (anchor,) if anchor else ()
