"""Numbers worked out elsewhere, which the program must reproduce to the last digit shown."""

import csv
from collections.abc import Sequence
from pathlib import Path

from sv_evidence.domain.tables import Row

FOLDER = Path(__file__).with_name("oracles")
TAKEN_IN = 9
"""Columns of ``sroi_rows.csv`` that go in; those after them must come out."""


def table(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def input_rows(case: str) -> Sequence[Row]:
    """Return the rows of one case as somebody would give them."""
    with (FOLDER / "sroi_rows.csv").open(encoding="utf-8", newline="") as stream:
        heading, *body = csv.reader(stream)
    wanted = [heading, *(row for row in body if row[0] == case)]
    return [Row(place, tuple(row[:TAKEN_IN])) for place, row in enumerate(wanted, start=1)]
