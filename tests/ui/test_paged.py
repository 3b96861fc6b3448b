"""The paged list: any length, pages on demand, headings that cannot be chosen."""

from array import array
from collections.abc import Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from ui.models.paged import ACCESSIBLE, HEADING, PAGE, ROW, Column, Heading, Ids, PagedModel

COLUMNS: tuple[Column[str], ...] = (
    Column("name", "Name", lambda row: row),
    Column("length", "Length", lambda row: str(len(row)), is_number=True),
)


class Shelf:
    """Gives rows by id, and remembers how often it was asked."""

    def __init__(self, missing: frozenset[int] = frozenset()) -> None:
        self.asked = 0
        self._missing = missing

    def fetch(self, ids: Ids) -> Mapping[int, str]:
        self.asked += 1
        return {each: f"row {each}" for each in ids if each not in self._missing}


def model_on(shelf: Shelf) -> PagedModel[str]:
    return PagedModel(COLUMNS, shelf.fetch, lambda row: f"The sentence of {row}")


def months(*counts: int) -> tuple[Heading, ...]:
    return tuple(
        Heading(f"Month {at}", count, f"{count} activities") for at, count in enumerate(counts)
    )


def shown(model: PagedModel[str]) -> list[str]:
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


@pytest.mark.parametrize("length", [0, 1, PAGE, PAGE + 1])
@pytest.mark.parametrize("grouped", [False, True])
def test_the_model_keeps_the_rules_of_qt(length: int, grouped: bool) -> None:  # noqa: FBT001
    model = model_on(Shelf())
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    headings = months(length // 2, length - length // 2) if grouped else ()

    model.show_ids(array("q", range(length)), headings)
    model.refresh()
    model.show_ids(array("q", [5]), months(1))

    assert tester.model() is model
    assert shown(model) == ["Month 0", "row 5"]


def test_headings_stand_between_the_rows_and_cannot_be_chosen() -> None:
    model = model_on(Shelf())

    model.show_ids(array("q", [7, 8, 9]), months(2, 1))

    assert shown(model) == ["Month 0", "row 7", "row 8", "Month 1", "row 9"]
    chosen = [model.flags(model.index(row, 0)) for row in range(5)]
    assert [bool(each & Qt.ItemFlag.ItemIsSelectable) for each in chosen] == [
        False,
        True,
        True,
        False,
        True,
    ]


def test_a_month_without_rows_and_headings_that_do_not_add_up_are_left_out() -> None:
    model = model_on(Shelf())

    model.show_ids(array("q", [7, 8]), months(2, 0))
    assert shown(model) == ["Month 0", "row 7", "row 8"]

    model.show_ids(array("q", [7, 8]), months(1))
    assert shown(model) == ["row 7", "row 8"]


def test_ids_and_rows_find_each_other() -> None:
    model = model_on(Shelf())
    model.show_ids(array("q", [7, 8, 9]), months(2, 1))

    assert [model.id_at(row) for row in range(6)] == [None, 7, 8, None, 9, None]
    assert [model.row_of(each) for each in (7, 8, 9, 10)] == [1, 2, 4, None]
    assert list(model.ids_in([(0, 2), (3, 4)])) == [7, 8, 9]
    assert list(model.ids_in([(2, 3)])) == [8]


def test_only_the_pages_in_sight_are_read_and_the_oldest_forgotten() -> None:
    shelf = Shelf()
    model = model_on(shelf)
    model.show_ids(array("q", range(100_000)), months(60_000, 40_000))

    first = model.index(1, 0).data()
    last = model.index(model.rowCount() - 1, 0).data()
    again = model.index(2, 0).data()

    assert (first, last, again) == ("row 0", "row 99999", "row 1")
    assert shelf.asked == 2
    for row in range(0, 10_000, PAGE):
        model.index(row + 1, 0).data()
    before = shelf.asked
    model.index(1, 0).data()
    assert shelf.asked == before + 1


def test_a_row_that_vanished_is_blank() -> None:
    model = model_on(Shelf(frozenset({8})))
    model.show_ids(array("q", [7, 8]))

    gone = model.index(1, 0)

    assert gone.data() == ""
    assert gone.data(ROW) is None
    assert gone.data(ACCESSIBLE) == ""


def test_every_cell_says_its_whole_row_to_a_screen_reader() -> None:
    model = model_on(Shelf())
    model.show_ids(array("q", [7]), months(1))

    assert model.index(0, 0).data(ACCESSIBLE) == "Month 0, 1 activities"
    assert model.index(1, 1).data(ACCESSIBLE) == "The sentence of row 7"
    assert model.index(0, 1).data() == ""
    assert model.index(0, 0).data(HEADING) == Heading("Month 0", 1, "1 activities")
    assert model.index(0, 0).data(ROW) is None


def test_numbers_stand_at_the_right_and_their_heads_too() -> None:
    model = model_on(Shelf())
    model.show_ids(array("q", [7]))
    role = Qt.ItemDataRole.TextAlignmentRole

    assert model.index(0, 1).data(role) & int(Qt.AlignmentFlag.AlignRight)
    assert model.headerData(1, Qt.Orientation.Horizontal, int(role)) & int(
        Qt.AlignmentFlag.AlignRight
    )
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Name"
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_refreshing_reads_again_and_says_so() -> None:
    shelf = Shelf()
    model = model_on(shelf)
    model.show_ids(array("q", [7]))
    model.index(0, 0).data()
    told: list[int] = []
    model.dataChanged.connect(lambda _first, last: told.append(last.row()))

    model.refresh()
    model.index(0, 0).data()

    assert (told, shelf.asked) == ([0], 2)
