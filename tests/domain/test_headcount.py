"""People and quantities as typed are read as counts, and written so that they read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sv_evidence.domain.headcount import Headcount, headcount_text, read_headcount, read_quantity

COUNTS = st.integers(0, 1_000_000) | st.none()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("74 guests, 5 volunteers, 2 staff", Headcount(74, 5, 2)),
        ("74", Headcount(74)),
        ("1,250 guests", Headcount(1250)),
        ("1,250 guests,3 vols", Headcount(1250, 3)),
        ("40 adults and 34 children", Headcount(74)),
        ("one helper + two colleagues", Headcount(None, 1, 2)),
        ("no guests", Headcount(0)),
        ("74 guests,", Headcount(74)),
        ("", Headcount()),
    ],
)
def test_people_are_counted_by_group(typed: str, meant: Headcount) -> None:
    assert read_headcount(typed) == meant


@pytest.mark.parametrize(
    ("typed", "detail"), [("many", "many"), ("74 guests, some staff", "some staff"), ("-3", "-3")]
)
def test_a_group_without_a_count_is_named(typed: str, detail: str) -> None:
    assert read_headcount(typed) == Headcount(fault="unreadable_people", detail=detail)


@given(people=COUNTS, volunteers=COUNTS, staff=COUNTS)
def test_what_is_written_reads_back(
    people: int | None, volunteers: int | None, staff: int | None
) -> None:
    text = headcount_text(people, volunteers, staff)

    assert read_headcount(text) == Headcount(people, volunteers, staff)


def test_one_is_written_as_one() -> None:
    assert headcount_text(1, 1, 1) == "1 guest, 1 volunteer, 1 staff"


@pytest.mark.parametrize(
    ("typed", "thousandths"),
    [("126", 126_000), ("1,260 meals", 1_260_000), ("7.5 hours", 7_500), ("£48,400", 48_400_000)],
)
def test_a_quantity_may_carry_its_unit(typed: str, thousandths: int) -> None:
    assert read_quantity(typed) == thousandths


@pytest.mark.parametrize("typed", ["", "some", "1,2", "0.0001", "12 x 3", "9" * 200])
def test_what_is_no_number_is_none(typed: str) -> None:
    assert read_quantity(typed) is None


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading(text: str) -> None:
    read_quantity(text)

    assert read_headcount(text) is not None


def test_groups_of_none_one_and_many_are_written_as_one_says_them() -> None:
    assert headcount_text(2, 2, 2) == "2 guests, 2 volunteers, 2 staff"
    assert headcount_text(0, 1_200, None) == "0 guests, 1,200 volunteers"


def test_nothing_between_two_commas_is_passed_over() -> None:
    assert read_headcount("3 guests,, 2 staff") == Headcount(3, None, 2)


@pytest.mark.parametrize("letters", [97, 98])
def test_a_quantity_and_its_unit_are_a_hundred_characters_at_most(letters: int) -> None:
    assert (read_quantity("12 " + "x" * letters) is None) is (letters > 97)


def test_every_word_for_a_number_or_a_helper_is_known() -> None:
    numbers = "no one two three four five six seven eight nine ten"
    helpers = "volunteer volunteers vol vols helper helpers"
    staff = "staff colleague colleagues employee employees worker workers"

    assert [read_headcount(each).people for each in numbers.split()] == list(range(11))
    assert {read_headcount(f"2 {each}").volunteers for each in helpers.split()} == {2}
    assert {read_headcount(f"2 {each}").staff for each in staff.split()} == {2}
