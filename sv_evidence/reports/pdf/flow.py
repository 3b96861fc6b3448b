"""Items onto pages: nothing is cut that must stay whole, and no heading is left behind."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sv_evidence.domain.problems import Defect
from sv_evidence.reports.pdf.items import Break, Gap, Item, Marginal, inner_anchors
from sv_evidence.reports.pdf.styles import BOTTOM

_MARGIN_GAP = 12.0
_MOST_PAGES = 5_000


@dataclass(slots=True)
class Page:
    """Where each item stands, as (y of its top, item)."""

    items: list[tuple[float, Item]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Flowed:
    """The pages, and the page of each anchor, from 1."""

    pages: tuple[Page, ...]
    places: dict[str, int]


def flowed(items: Sequence[Item]) -> Flowed:
    """Lay items on as few pages as the rules allow."""
    flow = _Flow()
    left = list(reversed(items))
    while left:
        item = left.pop()
        if isinstance(item, Break):
            flow.turn()
            continue
        rest = flow.put(item, needed=_needed(item, left))
        if rest is not None:
            left.append(rest)
    places: dict[str, int] = {}
    for number, page in enumerate(flow.pages, 1):
        for _, item in page.items:
            for anchor in inner_anchors(item):
                places.setdefault(anchor, number)
    return Flowed(tuple(flow.pages), places)


def _needed(item: Item, left: Sequence[Item]) -> float:
    """Return the room for an item that keeps with the next ones, up to the first that does not.

    ``left`` is in reverse order.
    """
    if not item.keeps_next:
        return item.least
    down, owed, floor = 0.0, 0.0, 0.0
    chain = [item]
    for follower in reversed(left):
        if isinstance(follower, Break):
            break
        chain.append(follower)
        if not follower.keeps_next:
            break
    for place, each in enumerate(chain):
        down += max(owed, each.before) if place else 0.0
        if isinstance(each, Marginal):
            floor, owed = max(floor, down + each.least), 0.0
        else:
            is_last = place == len(chain) - 1
            down += each.least if is_last else each.height
            owed = each.after
    return max(down, floor)


class _Flow:
    """The page being filled."""

    def __init__(self) -> None:
        self.pages: list[Page] = [Page()]
        self._down = 0.0
        self._owed = 0.0
        self._floor = 0.0

    def turn(self) -> None:
        """Start a page, unless this one is still empty."""
        if not self.pages[-1].items:
            return
        if len(self.pages) >= _MOST_PAGES:
            raise Defect("a document of more than 5,000 pages")
        self.pages.append(Page())
        self._down, self._owed, self._floor = 0.0, 0.0, 0.0

    def put(self, item: Item, *, needed: float) -> Item | None:
        """Put an item on this page or the next; return what is left of it for the page after."""
        y = self._next_y(item)
        if y + needed > BOTTOM and self.pages[-1].items and not isinstance(item, Gap):
            self.turn()
            y = item.top
        rest: Item | None = None
        if y + item.height > BOTTOM:
            parts = item.split(BOTTOM - y)
            if parts is not None:
                item, rest = parts
            elif self.pages[-1].items and not isinstance(item, Gap):
                self.turn()
                y = item.top
                parts = item.split(BOTTOM - y) if y + item.height > BOTTOM else None
                item, rest = parts or (item, None)
        self._set(item, y)
        if rest is not None:
            self.turn()
        return rest

    def _next_y(self, item: Item) -> float:
        if not self.pages[-1].items:
            return item.top
        y = self._down + max(self._owed, item.before)
        if item.clears_margin and self._floor:
            y = max(y, self._floor + _MARGIN_GAP)
        return y

    def _set(self, item: Item, y: float) -> None:
        if isinstance(item, Gap):
            if self.pages[-1].items:
                self._down, self._owed = min(y + item.height, BOTTOM), 0.0
            return
        self.pages[-1].items.append((y, item))
        if isinstance(item, Marginal):
            self._down, self._owed = y, 0.0
            self._floor = max(self._floor, y + item.beside.height)
        else:
            self._down, self._owed = y + item.height, item.after
