"""Runs two ways side by side, turn by turn, and compares their medians."""

import math
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: ours against the floor, in milliseconds (or megabytes)."""

    what: str
    ours: float
    floor: float
    bound: float
    unit: str = "ms"
    floor_is: str = ""

    @property
    def ratio(self) -> float:
        """How many times the floor ours takes."""
        return self.ours / self.floor

    @property
    def holds(self) -> bool:
        """Say whether the bound is kept."""
        return self.ratio <= self.bound


def milliseconds(work: Callable[[], object]) -> float:
    """Time one call."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def in_turn(
    ours: Callable[[], object], floor: Callable[[], object], *, turns: int
) -> tuple[float, float]:
    """Return the medians of two ways, run alternately so that both meet the same weather."""
    ours(), floor()  # neither pays for cold caches
    times = [(milliseconds(ours), milliseconds(floor)) for _ in range(turns)]
    return statistics.median(a for a, _ in times), statistics.median(b for _, b in times)


def growth(sizes: Sequence[float], costs: Sequence[float]) -> float:
    """Return the exponent by which costs grow: 0 not at all, 1 in step, 2 with the square."""
    x, y = ([math.log(each) for each in values] for values in (sizes, costs))
    return statistics.linear_regression(x, y).slope


def table(rows: list[Row]) -> str:
    """Write the rows as people read them."""
    lines = [f"{'what':54} {'ours':>11} {'floor':>11} {'ratio':>7} {'bound':>6}"]
    for row in rows:
        verdict = "" if row.holds else "  over"
        lines.append(
            f"{row.what:54} {row.ours:8.1f} {row.unit} {row.floor:8.1f} {row.unit} "
            f"{row.ratio:7.2f} {row.bound:6.2f}{verdict}"
        )
        if row.floor_is:
            lines.append(f"    floor: {row.floor_is}")
    return "\n".join(lines)
