"""People as pseudonyms: different people, contacts, and records that may be one person."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sv_evidence.domain.people import (
    Double,
    Person,
    Verdict,
    count_people,
    double_faults,
    latest_words,
    likely_doubles,
    one_of_each,
    person_faults,
)

TODAY = date(2026, 9, 30)
UIDS = [UUID(int=each) for each in range(1, 9)]
PAIRS = st.tuples(st.sampled_from(UIDS), st.sampled_from(UIDS))
WORDS = st.lists(st.tuples(PAIRS, st.sampled_from(Verdict)), max_size=12)
NOBODY: Mapping[frozenset[UUID], Verdict] = {}


def said(words: list[tuple[tuple[UUID, UUID], Verdict]]) -> Mapping[frozenset[UUID], Verdict]:
    doubles = [Double(UUID(int=99), *pair, verdict) for pair, verdict in words]
    return latest_words(doubles)


def a_person(place: int, reference: str, **fields: Any) -> Person:
    return Person(UUID(int=place), reference, **fields)


@given(st.lists(st.sampled_from(UIDS)), WORDS)
def test_people_are_counted_once_however_often_they_came(
    came: list[UUID], words: list[tuple[tuple[UUID, UUID], Verdict]]
) -> None:
    count = count_people(came, said(words))

    assert count == count_people([*came, *came], said(words)) <= len(set(came))
    assert (count == 0) == (not came)


@given(st.sets(st.sampled_from(UIDS)), st.sets(st.sampled_from(UIDS)), WORDS)
def test_two_filters_together_never_hold_more_people_than_their_parts(
    one: set[UUID], other: set[UUID], words: list[tuple[tuple[UUID, UUID], Verdict]]
) -> None:
    heard = said(words)

    together = count_people(one | other, heard)

    assert max(count_people(one, heard), count_people(other, heard)) <= together
    assert together <= count_people(one, heard) + count_people(other, heard)


@given(st.sets(st.sampled_from(UIDS)), WORDS)
def test_the_order_of_words_about_different_pairs_changes_nothing(
    came: set[UUID], words: list[tuple[tuple[UUID, UUID], Verdict]]
) -> None:
    heard = said(words)
    backwards = dict(reversed(list(heard.items())))

    assert one_of_each(came, heard) == one_of_each(came, backwards)


def test_the_latest_word_counts_and_sameness_is_passed_on() -> None:
    first, second, third = UIDS[:3]
    words = [((first, second), Verdict.SAME), ((third, second), Verdict.SAME)]
    assert count_people(UIDS[:3], said(words)) == 1

    words.append(((second, first), Verdict.DIFFERENT))
    assert count_people(UIDS[:3], said(words)) == 2


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        (a_person(1, "P-017"), a_person(2, "p 017"), "same_reference"),
        (a_person(1, "Amina Y"), a_person(2, "Amina Yu"), "like_reference"),
        (a_person(1, "Amina Y", district="B16"), a_person(2, "Amina Yu", district="B7"), None),
        (a_person(1, "Amina Y", birth_year=1950), a_person(2, "Amina Yu", birth_year=1960), None),
        (a_person(1, "P-017"), a_person(2, "P-018"), None),
        (a_person(1, "Group 17"), a_person(2, "Group 18"), None),
        (
            a_person(1, "A", birth_year=1950, district="B16", groups="Carer, retired"),
            a_person(2, "B", birth_year=1950, district="B16", groups="retired,carer"),
            "same_details",
        ),
        (
            a_person(1, "A", birth_year=1950, district="B16", groups="carer"),
            a_person(2, "B", birth_year=1950, district="B16"),
            None,
        ),
    ],
)
def test_records_that_may_be_one_person_are_named_with_the_reason(
    first: Person, second: Person, why: str | None
) -> None:
    found = likely_doubles([first, second], {}, NOBODY)

    assert [each.why for each in found] == ([] if why is None else [why])


def test_who_came_together_is_not_one_person_unless_the_reference_says_so() -> None:
    meal = UUID(int=50)
    same = {"birth_year": 1950, "district": "B16"}
    people = [a_person(1, "A", **same), a_person(2, "B", **same), a_person(3, "a", **same)]
    came = {UUID(int=1): {meal}, UUID(int=2): {meal}, UUID(int=3): {meal}}

    found = likely_doubles(people, came, NOBODY)

    assert [(each.first.reference, each.second.reference) for each in found] == [("A", "a")]


@pytest.mark.parametrize("verdict", list(Verdict))
def test_a_pair_that_somebody_decided_is_not_asked_again(verdict: Verdict) -> None:
    people = [a_person(1, "P-017"), a_person(2, "P017"), a_person(3, "p017")]
    words = {
        frozenset((UUID(int=1), UUID(int=2))): verdict,
        frozenset((UUID(int=2), UUID(int=3))): verdict,
    }

    found = likely_doubles(people, {}, words)

    assert len(found) == (0 if verdict is Verdict.SAME else 1)


@pytest.mark.parametrize(
    ("fields", "faults"),
    [
        ({}, []),
        ({"reference": " "}, [("reference", "empty")]),
        ({"reference": "x" * 61}, [("reference", "too_long")]),
        ({"birth_year": 1905}, [("birth_year", "not_a_birth_year")]),
        ({"birth_year": 2027}, [("birth_year", "not_a_birth_year")]),
        ({"birth_year": 1906, "district": "B16"}, []),
        ({"birth_year": 2026, "reference": "x" * 60}, []),
        ({"district": "B16 8NL"}, [("district", "not_a_district")]),
        ({"district": "b16"}, [("district", "not_a_district")]),
    ],
)
def test_a_person_has_a_reference_and_never_a_whole_postcode(
    fields: dict[str, Any], faults: list[tuple[str, str]]
) -> None:
    person = Person(UUID(int=1), **{"reference": "P-017", **fields})

    found = person_faults(person, today=TODAY)

    assert [(each.field, each.code) for each in found] == faults


def test_a_word_is_about_two_people() -> None:
    first, second = UIDS[:2]

    assert double_faults(Double(UIDS[2], first, second)) == ()
    assert [each.code for each in double_faults(Double(UIDS[2], first, first))] == ["same_twice"]


def test_a_fault_of_a_person_tells_the_bound_or_what_was_typed() -> None:
    wrong = Person(UUID(int=1), "x" * 61, birth_year=1905, district="B16 8NL")

    found = person_faults(wrong, today=TODAY)

    assert [each.detail for each in found] == ["60", "1906", "B16 8NL"]


def test_pairs_are_named_once_in_the_order_of_the_people() -> None:
    same = {"birth_year": 1950, "district": "B16"}
    people = [
        a_person(5, "Zoe Hall", **same),
        a_person(4, "zoe hall", **same),
        a_person(3, "Zoe Halls", **same),
        a_person(2, "Ann", **same),
    ]

    found = likely_doubles(people, {}, NOBODY)

    places = [each.uid for each in people]
    pairs = [(places.index(each.first.uid), places.index(each.second.uid)) for each in found]
    assert pairs == [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)]
    assert [each.why for each in found] == [
        "same_reference",
        "like_reference",
        "same_details",
        "like_reference",
        "same_details",
        "same_details",
    ]


def test_half_of_the_details_is_nobodys_details() -> None:
    people = [a_person(1, "A", birth_year=1950), a_person(2, "B", birth_year=1950)]
    districts = [a_person(1, "A", district="B16"), a_person(2, "B", district="B16")]

    assert likely_doubles(people, {}, NOBODY) == likely_doubles(districts, {}, NOBODY) == ()


def test_who_never_came_together_may_still_be_one_person() -> None:
    same = {"birth_year": 1950, "district": "B16"}
    came = {UUID(int=1): {UUID(int=50)}, UUID(int=2): {UUID(int=51)}}

    found = likely_doubles([a_person(1, "A", **same), a_person(2, "B", **same)], came, NOBODY)

    assert [each.why for each in found] == ["same_details"]


@pytest.mark.parametrize(
    ("one", "other", "is_told"),
    [("Anna", "Annas", True), ("Ann", "Anns", False), ("Ann 1", "Anns 1", False)],
)
def test_only_references_of_some_length_are_compared(
    one: str, other: str, *, is_told: bool
) -> None:
    assert bool(likely_doubles([a_person(1, one), a_person(2, other)], {}, NOBODY)) is is_told
