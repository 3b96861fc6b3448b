"""Records in any order, in one file or several, once or twice, make the same figures."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sv_evidence.domain.counting import ClaimQuestion
from sv_evidence.domain.measures import Period
from sv_evidence.operations.record_files import entries_from
from sv_evidence.operations.recording import record_entries
from tests.builders import HOURS, JOBS, MEALS, a_uid, add_framework, new_workspace

FIRST = date(2026, 4, 1)
SPRING = Period(FIRST, date(2026, 6, 30))
SUMMER = Period(date(2026, 6, 1), date(2026, 8, 31))
BOTH = Period(FIRST, date(2026, 8, 31))
Figures = dict[tuple[str, str, bool], tuple[int, int]]


class Books:
    """A workspace with a framework, and the names of its measures."""

    def __init__(self, folder: Path) -> None:
        self.workspace = new_workspace(folder)
        with self.workspace.change("Add framework") as unit:
            measures = add_framework(unit)
        self._codes = {uid: code for code, uid in measures.items()}

    def take(self, rows: Sequence[object]) -> None:
        """Keep rows as one file."""
        record_entries(self.workspace, entries_from(rows, Path()))

    def figures(self, period: Period) -> Figures:
        """Return what counts, and of how many results, by measure, mark and impact."""
        with self.workspace.read() as view:
            tallies = view.tallies(ClaimQuestion(period))
        return {
            (self._codes[each.measure], each.mark, each.additional): (each.quantity, each.results)
            for each in tallies
        }


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Books, Books, Books]]:
    one, two, three = (Books(tmp_path_factory.mktemp("books")) for _ in range(3))
    with one.workspace, two.workspace, three.workspace:
        yield one, two, three


@st.composite
def files(draw: st.DrawFn) -> list[list[dict[str, Any]]]:
    """Draw activities, each with its results, as rows of record files."""
    found = []
    for _ in range(draw(st.integers(1, 4))):
        activity = str(a_uid())
        day = FIRST + timedelta(days=draw(st.integers(0, 150)))
        rows: list[dict[str, Any]] = [
            {
                "kind": "activity",
                "uid": activity,
                "title": "Lunch club",
                "first_day": day.isoformat(),
                "last_day": day.isoformat(),
            }
        ]
        for measure in draw(st.lists(st.sampled_from([MEALS, HOURS, JOBS]), unique=True)):
            quantity = draw(st.integers(1, 10**6))
            rows.append(
                {
                    "kind": "result",
                    "uid": str(a_uid()),
                    "activity": activity,
                    "measure": measure,
                    "quantity": f"{quantity // 1000}.{quantity % 1000:03d}",
                    "impact": draw(st.sampled_from(["core", "additional"])),
                }
            )
        found.append(rows)
    return found


def added(*figures: Figures) -> dict[str, int]:
    sums: dict[str, int] = {}
    for (code, _, _), (quantity, _) in (pair for each in figures for pair in each.items()):
        sums[code] = sums.get(code, 0) + quantity
    return sums


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(held=files(), chance=st.randoms(use_true_random=False))
def test_once_twice_mixed_and_apart_make_the_same_figures(
    books: tuple[Books, Books, Books], held: list[list[dict[str, Any]]], chance: Random
) -> None:
    once, twice, apart = books
    whole = [row for rows in held for row in rows]
    # Chance first: an example that runs out of it must not leave the books apart.
    mixed, groups = chance.sample(whole, len(whole)), chance.sample(held, len(held))

    once.take(whole)
    twice.take(whole)
    twice.take(mixed)
    for rows in groups:
        apart.take(rows)

    for period in (SPRING, SUMMER, BOTH):
        assert once.figures(period) == twice.figures(period) == apart.figures(period)
    parts, together = added(once.figures(SPRING), once.figures(SUMMER)), added(once.figures(BOTH))
    assert all(quantity <= parts[code] for code, quantity in together.items())
