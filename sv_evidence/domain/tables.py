"""Tables that people bring: rows of cells, and what is wrong with a cell, by row and column.

``unusable_rows(name, faults)``: cells that cannot be used, each with its row as a spreadsheet
counts. ``columns_missing(name, missing, found)``: headings that must be there and are not.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sv_evidence.domain.problems import Problem


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its place as a spreadsheet counts (the first is 1), and its cells as text."""

    place: int
    cells: tuple[str, ...]

    @property
    def is_blank(self) -> bool:
        """Say whether no cell holds anything."""
        return not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class CellFault:
    """What is wrong with one cell: a code, and a detail for the sentence."""

    row: int
    column: str
    code: str
    detail: str = ""


class UnusableRows(Problem):
    """Cells of a table cannot be used; every one is named."""

    def __init__(self, name: str, faults: Iterable[CellFault]) -> None:
        self.faults = tuple(faults)
        super().__init__("unusable_rows", name=name, faults=self.faults)


class ColumnsMissing(Problem):
    """A table lacks headings that it must have."""

    def __init__(self, name: str, missing: Iterable[str], found: Iterable[str]) -> None:
        super().__init__(
            "columns_missing",
            name=name,
            missing=", ".join(missing),
            found=", ".join(found) or "none",
        )
