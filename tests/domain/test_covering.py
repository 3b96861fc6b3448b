"""Where an area may lie, and how its copies are named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sv_evidence.domain.covering import (
    MOST_PAGES,
    WHOLE,
    Area,
    CoveredArea,
    area_faults,
    by_page,
    covered_what,
    is_covered,
    page_of,
)
from tests.builders import a_uid


@given(st.integers(0, WHOLE - 1), st.integers(0, WHOLE - 1), st.data())
def test_an_area_on_its_page_has_no_fault(x: int, y: int, data: st.DataObject) -> None:
    width = data.draw(st.integers(1, WHOLE - x))
    height = data.draw(st.integers(1, WHOLE - y))

    area = CoveredArea(a_uid(), 1, x, y, width, height, a_uid())

    assert area_faults(area) == area_faults(area.place) == ()


@pytest.mark.parametrize(
    ("area", "said"),
    [
        (Area(0, 0, 0, 1, 1), [("page", "not_a_page", "")]),
        (Area(MOST_PAGES + 1, 0, 0, 1, 1), [("page", "not_a_page", "")]),
        (Area(1, -1, 0, 1, 1), [("x", "off_the_page", "1000")]),
        (Area(1, 1000, 1000, 1, 1), [("x", "off_the_page", "1000"), ("y", "off_the_page", "1000")]),
        (Area(1, 900, 0, 101, 1), [("width", "off_the_page", "100")]),
        (Area(1, 0, 999, 1, 0), [("height", "off_the_page", "1")]),
    ],
)
def test_each_edge_beyond_the_page_is_named(area: Area, said: list[tuple[str, str, str]]) -> None:
    assert [(each.field, each.code, each.detail) for each in area_faults(area)] == said


def test_areas_are_gathered_by_page_once_each() -> None:
    second, first, other = Area(2, 0, 0, 9, 9), Area(1, 5, 5, 9, 9), Area(1, 0, 0, 9, 9)

    assert by_page([second, first, other, first]) == {1: (other, first), 2: (second,)}


def test_a_copy_is_named_by_its_areas_in_any_order() -> None:
    one, two = Area(3, 0, 0, 9, 9), Area(3, 20, 0, 9, 9)

    assert covered_what(3, [one, two]) == covered_what(3, [two, one, one])
    assert covered_what(3, [one]) != covered_what(3, [two])
    assert is_covered(covered_what(3, [one]))
    assert page_of(covered_what(3, [one])) == 3


@pytest.mark.parametrize(("what", "page"), [("page-7", 7), ("picture", 1)])
def test_the_page_of_a_picture_is_in_its_name(what: str, page: int) -> None:
    assert (page_of(what), is_covered(what)) == (page, False)
