"""The document tree that every renderer reads: what a document says, in order, and in what role.

A tree is plain data. It can be written as JSON and read back by ``encoding``, so that it travels
to the builder. Text is only ever text: nothing in it is markup. Lengths are points.
"""

from dataclasses import dataclass
from enum import StrEnum

from sv_evidence.reports.inlines import Drawing, Inlines, MarkWord
from sv_evidence.reports.tables import Table


class Tone(StrEnum):
    """What part a paragraph plays."""

    BODY = "body"
    CAPTION = "caption"
    NOTE = "note"
    LEAD = "lead"
    QUOTE = "quote"
    """What somebody said, set apart."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is a page's title. ``listed`` is its line in contents and outline."""

    text: str
    level: int = 2
    anchor: str = ""
    listed: str = ""
    number: str = ""
    """The section's number in the contents."""
    contents_level: int = 1
    is_repeated: bool = False
    """The title once more at the top of a further page: no heading of its own."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    inlines: Inlines
    tone: Tone = Tone.BODY
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A large number or evidence number in the margin; it labels what stands beside it."""

    text: str
    large: bool = True
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing that stands by itself."""

    drawing: Drawing
    alt_is_beside: bool = False
    """The words already stand beside it, so that a screen reader may pass over it."""


@dataclass(frozen=True, slots=True)
class MarkLine:
    """A proof mark and its word on a line of their own."""

    shown: MarkWord


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture among the blobs, by name, fitted into a box; ``pixels`` are its real size."""

    blob: str
    alt: str
    pixels: tuple[int, int]
    width: float
    height: float
    framed: bool = False


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page of a document, as large as the page allows, with a line over it."""

    blob: str
    alt: str
    pixels: tuple[int, int]
    caption: Inlines
    anchor: str = ""
    words: str = ""
    """What stands on the page, for those who listen or search; it is not drawn."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A name and what it stands for."""

    name: str
    inlines: Inlines


@dataclass(frozen=True, slots=True)
class DefinitionList:
    """Names and what they stand for, in two columns with thin rules."""

    rows: tuple[Definition, ...]
    name_width: float = 70.0


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its name and what to do."""

    title: str
    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Steps:
    """Numbered steps."""

    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class FingerprintBox:
    """A SHA-256 as lower-case hex, in groups of four inside a frame."""

    sha256: str


@dataclass(frozen=True, slots=True)
class SignatureLines:
    """Where a person signs, and the date."""

    name: str
    date_word: str


@dataclass(frozen=True, slots=True)
class Beside:
    """Blocks in the margin column, level with the first of the blocks in the text column."""

    margin: tuple["Block", ...]
    body: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Columns of blocks, level at the top, kept on one page."""

    columns: tuple[tuple["Block", ...], ...]
    widths: tuple[float, ...]
    gap: float


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks that stay on one page."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Wide:
    """Blocks that take margin and text column together; without it, blocks take the text column."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Space:
    """Empty room, given up at a page's end."""

    points: float


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts a page."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of the document's listed headings, with page numbers and links."""

    anchor: str = ""


@dataclass(frozen=True, slots=True)
class BarPart:
    """A part of the cover's bar: its mark, word and figures."""

    shown: MarkWord
    figures: str
    share: int
    is_told: bool = True
    """Has words under the bar; there is nothing to tell of a part without claims."""


@dataclass(frozen=True, slots=True)
class CoverBar:
    """One proof bar of a cover, and what it adds up (empty when there is only one)."""

    title: str
    parts: tuple[BarPart, ...]
    scale: int
    alt: str


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page."""

    organisation: str
    area: str
    initial: str
    kind_line: str
    title: str
    bars: tuple[CoverBar, ...]
    facts: tuple[Definition, ...]
    note: Inlines
    picture: Photo | None = None
    is_poster: bool = False
    """The picture fills the upper part, and the words stand on the house colour below it."""


Block = (
    Heading
    | Paragraph
    | Number
    | Figure
    | MarkLine
    | Table
    | Photo
    | PagePicture
    | DefinitionList
    | Steps
    | FingerprintBox
    | SignatureLines
    | Beside
    | SideBySide
    | Together
    | Wide
    | Space
    | PageBreak
    | Contents
    | Cover
)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. ``made_at`` is an ISO moment with its offset; ``foot`` is on each page."""

    title: str
    author: str
    subject: str
    lang: str
    made_at: str
    number: str
    foot: str
    of_word: str
    """The word between a page's number and the count of pages."""
    blocks: tuple[Block, ...]
    link_words: str = "Go to {text}"
    """What a link says of itself, with the gap ``{text}`` for its own words."""


def blobs_in(blocks: tuple[Block, ...]) -> tuple[str, ...]:
    """Name every picture the blocks need, once each, in reading order."""
    found: dict[str, None] = {}
    for block in blocks:
        match block:
            case Photo() | PagePicture():
                found[block.blob] = None
            case Cover(picture=Photo() as picture):
                found[picture.blob] = None
            case Beside():
                found.update(dict.fromkeys(blobs_in(block.margin + block.body)))
            case Together() | Wide():
                found.update(dict.fromkeys(blobs_in(block.blocks)))
            case SideBySide():
                for column in block.columns:
                    found.update(dict.fromkeys(blobs_in(column)))
            case _:
                pass
    return tuple(found)
