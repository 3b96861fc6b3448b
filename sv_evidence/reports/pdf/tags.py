"""What stands on the pages, as a tree for those who listen: it grows while the pages are drawn.

The order of the tree is the order of drawing. Whatever is drawn outside it is decoration.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Role(StrEnum):
    """What an element is, by the standard's own names (ISO 32000-1, 14.8.4)."""

    DOCUMENT = "Document"
    SECTION = "Sect"
    HEADING = "H"
    """Numbered as it is placed, so that no level is left out."""
    PARAGRAPH = "P"
    CAPTION = "Caption"
    LIST = "L"
    LIST_ITEM = "LI"
    LABEL = "Lbl"
    LIST_BODY = "LBody"
    TABLE = "Table"
    ROW = "TR"
    HEADER_CELL = "TH"
    CELL = "TD"
    FIGURE = "Figure"
    LINK = "Link"
    CONTENTS = "TOC"
    CONTENTS_ITEM = "TOCI"
    REFERENCE = "Reference"
    FORM = "Form"


class Marked(NamedTuple):
    """Content on a page (from 0), by its number there."""

    page: int
    number: int


class Leading(NamedTuple):
    """An area that leads somewhere: its page, its place among the page's, and what it is."""

    page: int
    place: int
    words: str


Trait = str | int | tuple[float, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Tag:
    """What an item is; the parts of a split item share one tag, and so one element."""

    role: Role
    level: int = 0
    """Of a heading, as the document says it."""
    alt: str = ""
    traits: Mapping[str, Trait] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class Element:
    """A node of the tree."""

    role: str
    alt: str = ""
    traits: Mapping[str, Trait] = field(default_factory=dict)
    kids: "list[Element | Marked | Leading]" = field(default_factory=list)


class Tree:
    """The tree of one document."""

    def __init__(self) -> None:
        self.root = Element(Role.DOCUMENT)
        self._section = self.root
        self._open: list[Element] = []
        self._placed: dict[Tag, Element] = {}
        self._levels: list[int] = []

    @property
    def current(self) -> Element | None:
        """Return the element that is being drawn, if any."""
        return self._open[-1] if self._open else None

    def begin_section(self) -> None:
        """Let what follows be a section of its own."""
        self._section = Element(Role.SECTION)
        self.root.kids.append(self._section)

    def knows(self, tag: Tag) -> bool:
        """Say whether something of this tag was drawn before."""
        return tag in self._placed

    def begin(self, what: Tag | Role, traits: Mapping[str, Trait] | None = None) -> None:
        """Open an element; a tag that is known goes on with its own."""
        if isinstance(what, Tag):
            element = self._placed.get(what)
            if element is None:
                element = Element(self._role(what), what.alt, traits or what.traits)
                self._placed[what] = element
                self._put(element)
        else:
            element = Element(what, "", traits or {})
            self._put(element)
        self._open.append(element)

    def end(self) -> None:
        """Close the element opened last."""
        self._open.pop()

    def _put(self, element: Element) -> None:
        (self._open[-1] if self._open else self._section).kids.append(element)

    def _role(self, tag: Tag) -> str:
        """Number a heading one below the nearest heading that is larger."""
        if tag.role is not Role.HEADING:
            return tag.role
        while self._levels and self._levels[-1] >= tag.level:
            self._levels.pop()
        self._levels.append(tag.level)
        return f"{Role.HEADING}{len(self._levels)}"
