"""Areas of a picture or page that are covered wherever it is shown, and what they cover."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Final
from uuid import UUID

from sv_evidence.domain.problems import Fault
from sv_evidence.domain.records import Kind, refers_to

WHOLE: Final = 1000
"""The width or height of a page, in the thousandths that areas are measured in."""
MOST_AREAS: Final = 2000
"""Of one file: more are not names on a page but a mistake."""
MOST_PAGES: Final = 1_000_000
_DIGITS: Final = 16
_COVERED: Final = "covered-"


@dataclass(frozen=True, slots=True)
class CoveredArea:
    """One covered area. Its page counts from one; its place is in thousandths of the page."""

    kind: ClassVar = Kind.COVERED_AREA

    uid: UUID
    page: int
    x: int
    y: int
    width: int
    height: int
    evidence: UUID = refers_to(Kind.EVIDENCE)
    binned_at: datetime | None = None

    @property
    def place(self) -> "Area":
        """The area apart from the file that it lies on."""
        return Area(self.page, self.x, self.y, self.width, self.height)


@dataclass(frozen=True, slots=True, order=True)
class Area:
    """A part of a page, from its top left, in thousandths of the page's width and height."""

    page: int
    x: int
    y: int
    width: int
    height: int


def area_faults(area: CoveredArea | Area) -> tuple[Fault, ...]:
    """Name what keeps an area from lying on its page; fields are those of ``CoveredArea``."""
    found: list[Fault] = []
    if not 1 <= area.page <= MOST_PAGES:
        found.append(Fault("page", "not_a_page"))
    for start, extent in (("x", "width"), ("y", "height")):
        begins, size = getattr(area, start), getattr(area, extent)
        if not 0 <= begins < WHOLE:
            found.append(Fault(start, "off_the_page", str(WHOLE)))
        elif not 0 < size <= WHOLE - begins:
            found.append(Fault(extent, "off_the_page", str(WHOLE - begins)))
    return tuple(found)


def by_page(areas: Iterable[Area]) -> dict[int, tuple[Area, ...]]:
    """Return the areas of each page that has any, pages and areas in order."""
    found: dict[int, tuple[Area, ...]] = {}
    for each in sorted(set(areas)):
        found[each.page] = (*found.get(each.page, ()), each)
    return found


def covered_what(page: int, areas: Iterable[Area]) -> str:
    """Name the picture of a page with these areas covered, among those made from a file.

    Other areas have another name, so that a page is never shown with covers it had before.
    """
    told = ";".join(f"{each.x},{each.y},{each.width},{each.height}" for each in sorted(set(areas)))
    name = hashlib.sha256(told.encode("ascii")).hexdigest()[:_DIGITS]
    return f"{_COVERED}{name}-page-{page}"


def is_covered(what: str) -> bool:
    """Say whether a picture made from a file is the covered copy of a page."""
    return what.startswith(_COVERED)


def page_of(what: str) -> int:
    """Return which page a picture made from a file shows; of a photo there is one."""
    _, found, number = what.rpartition("page-")
    return int(number) if found else 1
