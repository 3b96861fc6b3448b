"""What rules say of people, measure by measure: whom they leave out and what counts instead."""

from datetime import date
from uuid import UUID

import pytest

from sv_evidence.domain.counting_rows import Setting
from tests.cases import (
    YEARS,
    a_detail,
    a_row,
    a_rule,
    measure_uid,
    said,
)

OTHER, THIRD = UUID(int=88), UUID(int=99)
MAY, JUNE, JULY = date(2026, 5, 1), date(2026, 6, 1), date(2026, 7, 1)


def test_the_first_months_of_people_and_of_jobs() -> None:
    rule = a_rule("first_months", months=6)
    nobody = a_row(units=3)
    begins = a_row(units=2, persons="P-1, P-2", day=date(2026, 1, 1))
    late_job = a_row(detail=a_detail(starts_on=date(2025, 11, 30), persons="P-9"), day=MAY)
    mixed = a_row(units=4, persons="P-1, P-3", day=JULY, heads=4)

    found = said(rule, nobody, late_job, begins, late_job._replace(day=JUNE), mixed)

    assert [(each.counts, each.code, each.persons, each.months) for each in found] == [
        (3000, "no_start", frozenset(), 6),
        (1000, "", frozenset(), 6),
        (2000, "", frozenset(), 6),
        (0, "after_first_months", {"P-9"}, None),
        (3000, "after_first_months", {"P-1"}, 6),
    ]


def test_somebody_began_on_the_earliest_day_said_anywhere() -> None:
    rule = a_rule("first_months", months=6)
    early = a_row(persons="P-1", detail=a_detail(persons="P-1", starts_on=MAY), day=JUNE)
    later = a_row(persons="P-1", day=date(2026, 11, 1))
    elsewhere = a_row("OTHER", persons="P-1", day=date(2026, 11, 1))

    assert [each.counts for each in said(rule, early, later, elsewhere)] == [1000, 0, 1000]


def test_the_measures_named_first_stay_under_a_cap() -> None:
    order = {measure_uid("C"): 0, measure_uid("A"): 1, measure_uid("B"): 2}
    setting = Setting(YEARS, order=order)
    rows = [a_row(each) for each in "ABC"]

    (over,) = said(a_rule("cap_measures", most=2), *rows, setting=setting)

    assert (over.result, over.counts, over.code) == (rows[1].result, 0, "over_cap")
    assert (over.others, over.told) == (frozenset("AC"), (("most", "2"),))
    unplaced = Setting(YEARS, order={measure_uid("A"): 1})
    assert [
        each.result for each in said(a_rule("cap_measures", most=1), *rows, setting=unplaced)
    ] == [
        rows[0].result,
        rows[2].result,
    ]


@pytest.mark.parametrize(
    ("kind", "code"),
    [("once_per_person", "counted_before"), ("one_disadvantage", "two_disadvantages")],
)
def test_a_person_who_counts_already_is_named(kind: str, code: str) -> None:
    first, again = a_row("A", 2, persons="P-1, P-2"), a_row("A", 4, persons="P-2, P-3", day=JULY)
    group = a_detail(persons="P-2, P-3", claimed_group="care leaver")
    before = a_detail(persons="P-1, P-2", claimed_group="veteran")
    rows = [first._replace(detail=before), again._replace(detail=group, heads=4)]

    (found,) = said(a_rule(kind, "A"), *rows)

    assert (found.counts, found.code) == (3000, code)
    assert (found.persons, found.others) == (frozenset({"P-2"}), frozenset("A"))


def test_one_group_twice_is_one_disadvantage() -> None:
    detail = a_detail(persons="P-1", claimed_group="care leaver")
    rows = [
        a_row("A", detail=detail),
        a_row("A", detail=detail, day=JULY),
        a_row("A", persons="P-1", day=JULY),
    ]

    assert said(a_rule("one_disadvantage", "A"), *rows) == []


def test_a_third_measure_stands_beside_no_pair() -> None:
    rule = a_rule("allowed_pair", "A", "B", "C", pairs=[["A", "B"], ["A", "C"], ["B", "C"]])
    rows = [
        a_row(each, persons="P-1", day=day)
        for each, day in zip("BAC", (MAY, JUNE, JULY), strict=True)
    ]

    (third,) = said(rule, *rows)
    assert (third.code, third.others) == ("not_a_pair", frozenset("B"))
    apart = a_rule("allowed_pair", "A", "B", "C", pairs=[["A", "B"]])
    (wrong,) = said(apart, rows[0], rows[2])
    assert wrong.others == {"B"}


def test_an_activity_counts_under_the_measure_named_first_whenever_it_was() -> None:
    activity = UUID(int=5)
    rows = [
        a_row("B", 2, day=MAY, activity=activity, persons="P-1, P-2"),
        a_row("A", 2, day=JUNE, activity=activity),
    ]

    (found,) = said(a_rule("exclusive_measures", "A", "B"), *rows)

    assert (found.result, found.counts, found.persons) == (rows[0].result, 0, frozenset())


def test_a_start_that_is_stated_later_than_the_work_is_no_start() -> None:
    rule = a_rule("first_months", months=1)
    stated = a_row(detail=a_detail(persons="P-1", starts_on=JUNE), day=MAY)
    after = a_row(persons="P-1", day=date(2026, 6, 15))

    assert [each.counts for each in said(rule, stated, after)] == [1000, 0]


def test_people_who_are_named_are_people_even_where_nobody_counted_heads() -> None:
    rule = a_rule("first_months", months=1)
    rows = [a_row(persons="P-1", day=MAY), a_row(units=2, persons="P-1, P-2", day=JULY, heads=0)]

    assert [each.counts for each in said(rule, *rows)] == [1000, 1000]


def test_no_group_is_no_other_group() -> None:
    known = a_row("A", detail=a_detail(persons="P-1", claimed_group="veteran"))
    plain = a_row("A", day=JULY)._replace(persons=frozenset({"P-1"}), heads=1)

    assert said(a_rule("one_disadvantage", "A"), known, plain) == []
