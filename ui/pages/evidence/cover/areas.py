"""The areas that a person draws: placed on their page, taken back, and brought again."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from sv_evidence.domain.covering import WHOLE, Area

SMALLEST = 4
"""Thousandths of the page; what is drawn smaller was a slip of the hand."""


def between(page: int, first: tuple[int, int], last: tuple[int, int]) -> Area:
    """Return the area between two points, cut off at the edges of the page."""
    left, right = sorted((_within(first[0]), _within(last[0])))
    top, foot = sorted((_within(first[1]), _within(last[1])))
    return Area(page, min(left, WHOLE - 1), min(top, WHOLE - 1), right - left, foot - top)


def moved(area: Area, dx: int, dy: int) -> Area:
    """Return an area elsewhere on its page, of the same size."""
    x = min(max(area.x + dx, 0), WHOLE - area.width)
    y = min(max(area.y + dy, 0), WHOLE - area.height)
    return replace(area, x=x, y=y)


def grown(area: Area, dx: int, dy: int) -> Area:
    """Return an area with its right and lower edge elsewhere."""
    width = min(max(area.width + dx, SMALLEST), WHOLE - area.x)
    height = min(max(area.height + dy, SMALLEST), WHOLE - area.y)
    return replace(area, width=width, height=height)


def in_reading_order(areas: Iterable[Area]) -> list[Area]:
    """Return areas line by line from the top, each line from the left."""
    return sorted(areas, key=lambda each: (each.page, each.y, each.x))


class DrawnAreas(QObject):
    """What is covered now, which area is chosen, and every step back to the start."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._start: frozenset[Area] = frozenset()
        self._now = self._start
        self._past: list[frozenset[Area]] = []
        self._future: list[frozenset[Area]] = []
        self.chosen: Area | None = None

    def begin(self, start: Iterable[Area]) -> None:
        """Start from areas that are covered already."""
        self._start = self._now = frozenset(start)
        self.changed.emit()

    def take_up(self, areas: Iterable[Area]) -> None:
        """Go on from what was drawn another time; one step back leads to the start."""
        self._past.append(self._now)
        self._now = frozenset(areas)
        self.changed.emit()

    @property
    def now(self) -> tuple[Area, ...]:
        """All areas, page by page in reading order."""
        return tuple(in_reading_order(self._now))

    @property
    def is_changed(self) -> bool:
        """Say whether anything is other than at the start."""
        return self._now != self._start

    @property
    def can_undo(self) -> bool:
        """Say whether there is a step to take back."""
        return bool(self._past)

    def on(self, page: int) -> list[Area]:
        """Return the areas of a page in reading order."""
        return in_reading_order(each for each in self._now if each.page == page)

    def choose(self, area: Area | None) -> None:
        """Choose an area, or none."""
        if area != self.chosen:
            self.chosen = area
            self.changed.emit()

    def put(
        self, new: Area | None, *, instead_of: Area | None = None, goes_on: bool = False
    ) -> None:
        """Cover a new area, uncover an old one, or both; a step that goes on is one step."""
        now = self._now - {instead_of} if instead_of is not None else self._now
        if new is not None:
            now |= {new}
        self.chosen = new
        if now != self._now:
            if not goes_on:
                self._past.append(self._now)
            self._future.clear()
            self._now = now
        self.changed.emit()

    def undo(self) -> None:
        """Take the last step back."""
        self._go(self._past, self._future)

    def redo(self) -> None:
        """Do again what was taken back."""
        self._go(self._future, self._past)

    def _go(self, source: list[frozenset[Area]], other: list[frozenset[Area]]) -> None:
        if source:
            before, self._now = self._now, source.pop()
            other.append(before)
            if self.chosen not in self._now:
                self.chosen = next(iter(in_reading_order(self._now - before)), None)
            self.changed.emit()


def _within(value: int) -> int:
    return min(max(value, 0), WHOLE)
