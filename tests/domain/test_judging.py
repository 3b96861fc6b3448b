"""Rules together: history, rulings, changes of rules, and the ledger that always holds."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from random import Random
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.counting import CountedResult
from sv_evidence.domain.counting_rows import CountingRow, Setting
from sv_evidence.domain.counting_rules import Counted, counted_by_rules
from sv_evidence.domain.measures import Period, Thousandths
from sv_evidence.domain.proof import Mark
from sv_evidence.domain.rule_kinds import Rule
from tests.builders import a_uid
from tests.cases import (
    CONTRACT,
    TWO_YEARS,
    a_detail,
    a_row,
    a_rule,
    a_setting,
    count,
    measure_uid,
    sums,
    total,
)

SUMMER = Period(date(2026, 6, 1), date(2026, 8, 31))
RULES = (
    a_rule("core_excluded", "A", id="1"),
    a_rule("in_area", id="2", wards=["Shirley"], unknown="count"),
    a_rule("exclusive_measures", "A", "B", id="3", same="person"),
    a_rule("once_per_person", id="4", months=6),
    a_rule("one_disadvantage", "B", "C", id="5"),
    a_rule("first_months", "C", id="6", months=3),
    a_rule("share_split", id="7"),
    a_rule("cap_measures", id="8", most=2),
    a_rule("contract_only", id="9"),
)
FORMULAS = (a_rule("fte_years", "A", id="f1"), a_rule("hours_attendees", "B", id="f2"))


@st.composite
def rows(draw: st.DrawFn) -> list[CountingRow]:
    """Draw results of three measures, some of people, some with places and details."""
    found = []
    for _ in range(draw(st.integers(1, 9))):
        people = draw(st.sets(st.sampled_from(["P-1", "P-2", "P-3"])))
        quantity = draw(st.integers(1, 50_000))
        detail = a_detail(
            persons=", ".join(sorted(people)),
            ward=draw(st.sampled_from(["", "Shirley", "Elsewhere"])),
            hours=draw(st.sampled_from([None, 1500])),
            attendees=draw(st.sampled_from([None, 7])),
            fte=draw(st.sampled_from([None, 333])),
        )
        row = a_row(
            draw(st.sampled_from("ABC")),
            detail=detail,
            day=date(2026, draw(st.integers(1, 12)), 15),
            quantity=quantity,
            whole=quantity,
            mark=draw(st.sampled_from(Mark)),
            impact=draw(st.sampled_from(Impact)),
            contracts=draw(st.sampled_from([(), (CONTRACT,), (CONTRACT, UUID(int=2))])),
        )
        found.append(row)
    return found


def figures(counted: Counted) -> set[tuple[object, ...]]:
    return {
        (each.measure, each.mark, each.additional, each.quantity, each.excluded)
        for each in counted.tallies
    }


def logged(held: list[CountingRow], period: Period) -> int:
    return sum(int(row.quantity) for row in held if row.day in period)


@given(rows(), st.sampled_from([a_setting(), a_setting(SUMMER), a_setting(terms=TWO_YEARS)]))
def test_the_ledger_holds_and_findings_say_all_of_it(
    held: list[CountingRow], setting: Setting
) -> None:
    counted = count(held, *RULES, *FORMULAS, setting=setting)

    assert sum(each.logged for each in counted.tallies) == logged(held, setting.period)
    for measure, counts in sums(counted).items():
        tallies = [each for each in counted.tallies if each.measure == measure]
        told = [each for each in counted.findings if each.measure == measure]
        assert sum(each.excluded for each in tallies) == sum(each.excluded for each in told)
        behind = [row.result for row in counted.rows if row.measure == measure]
        assert counts == sum((counted.quantities or {})[uid] for uid in behind)


@given(rows(), st.randoms(use_true_random=False))
def test_the_order_of_rows_and_rules_changes_nothing(
    held: list[CountingRow], chance: Random
) -> None:
    every = [*RULES, *FORMULAS]
    before = count(held, *every)
    chance.shuffle(held)
    chance.shuffle(every)

    after = count(held, *every)

    assert figures(before) == figures(after)
    assert {each.excluded for each in before.findings} == {each.excluded for each in after.findings}


@given(rows(), st.integers(1, 9))
def test_splitting_a_row_changes_nothing(held: list[CountingRow], tenths: int) -> None:
    rules = [rule for rule in RULES if rule.kind != "one_disadvantage"]
    first = held[0]
    apart = [
        first._replace(quantity=part, whole=part, result=uid)
        for part, uid in (
            (int(first.quantity) * tenths // 10, first.result),
            (int(first.quantity) - int(first.quantity) * tenths // 10, a_uid()),
        )
    ]
    people = first._replace(persons=frozenset(), heads=0, detail=None)
    whole = [people, *held[1:]]
    split = [each._replace(persons=frozenset(), heads=0, detail=None) for each in apart]

    assert figures(count(whole, *rules)) == figures(count([*split, *held[1:]], *rules))


@given(rows(), st.sampled_from(RULES))
def test_one_more_restriction_never_raises_what_counts(held: list[CountingRow], rule: Rule) -> None:
    without = sums(count(held))
    by_rule = sums(count(held, rule))

    assert all(by_rule[measure] <= counts for measure, counts in without.items())


@given(rows())
def test_two_halves_of_a_year_count_what_the_year_counts(held: list[CountingRow]) -> None:
    early = Period(date(2026, 1, 1), date(2026, 6, 30))
    late = Period(date(2026, 7, 1), date(2026, 12, 31))
    rules = [rule for rule in RULES if rule.kind not in {"cap_measures", "first_months"}]

    parts = [total(count(held, *rules, setting=a_setting(each))) for each in (early, late)]
    whole = total(count(held, *rules))

    assert abs(sum(parts) - whole) <= 2 * len(Mark) * 3 * 2


def test_what_was_counted_before_the_period_counts_no_more() -> None:
    before = a_row(persons="P-001", day=date(2026, 5, 1))
    within = a_row(persons="P-001", day=date(2026, 7, 1))

    counted = count([before, within], a_rule("once_per_person"), setting=a_setting(SUMMER))

    assert (total(counted), counted.findings[0].excluded) == (0, 1000)


def test_whom_another_rule_left_out_blocks_nobody() -> None:
    away = a_row("A", detail=a_detail(persons="P-001", ward="Elsewhere"), day=date(2026, 5, 1))
    here = a_row("A", detail=a_detail(persons="P-001", ward="Shirley"))
    rules = (a_rule("in_area", wards=["Shirley"]), a_rule("once_per_person", id="2"))

    assert total(count([away, here], *rules)) == 1000
    twice = [a_row("A", 2, persons="P-1, P-2"), a_row("B", 2, persons="P-1, P-2")]
    chain = (
        a_rule("exclusive_measures", "A", "B", same="person"),
        a_rule("once_per_person", id="2"),
    )
    assert total(count(twice, *chain)) == 2000


def test_a_rule_that_changes_within_the_period_is_named() -> None:
    rule = replace(a_rule("core_excluded"), valid_from=date(2026, 7, 1), valid_to=date(2026, 7, 31))
    days = (date(2026, 6, 30), date(2026, 7, 1), date(2026, 7, 31), date(2026, 8, 1))

    counted = count([a_row(day=day) for day in days], rule, setting=a_setting(SUMMER))

    assert total(counted) == 2000
    assert [each.code for each in counted.findings] == ["core_service", "rule_changed"]
    assert counted.findings[1].told == (("from", "2026-07-01"), ("to", "2026-07-31"))


def test_a_frameworks_rule_is_no_rule_of_another() -> None:
    here, there = UUID(int=1), UUID(int=2)
    rule = replace(a_rule("core_excluded"), installed=here)
    rows_ = [a_row(installed=here), a_row(installed=there)]

    assert total(count(rows_, rule)) == 1000
    assert total(count(rows_, a_rule("core_excluded", "test-charter/JOBS"))) == 0
    assert total(count(rows_, a_rule("core_excluded", "other/JOBS"))) == 2000


def test_only_measures_wanted_are_told_of() -> None:
    rows_ = [a_row("A"), a_row("B")]
    wanted = frozenset({measure_uid("A")})

    counted = counted_by_rules(rows_, [a_rule("core_excluded")], [], a_setting(), wanted)

    assert {each.measure for each in counted.tallies} == wanted
    assert {each.measure for each in counted.findings} == wanted
    assert {each.measure for each in counted.rows} == wanted


def test_rows_behind_a_claim_show_what_counts_of_them() -> None:
    row = CountedResult(
        UUID(int=1), UUID(int=2), "Lunch", date(2026, 6, 1), Thousandths(5), Mark.PROVEN, False
    )
    gone = replace(row, result=UUID(int=3))
    other = replace(row, result=UUID(int=4))
    counted = Counted((), quantities={row.result: Thousandths(2), gone.result: Thousandths(0)})

    assert counted.shown([row, gone, other]) == (replace(row, quantity=Thousandths(2)), other)
    assert Counted(()).shown([row]) == (row,)


def test_what_is_left_of_a_row_is_exact() -> None:
    assert a_row(quantity=1, whole=3).kept == Fraction(1, 3)
    assert a_row(quantity=0, whole=0).kept == 0


def test_measures_of_two_frameworks_with_one_code_are_two() -> None:
    here = a_row("A", persons="P-1", framework="here")
    there = a_row("A", persons="P-1", framework="there", measure=UUID(int=4), day=date(2026, 7, 1))

    apart = a_rule("exclusive_measures", "here/A", "there/A", same="person")
    counted = count([here, there], apart)
    assert (total(counted), counted.findings[0].others) == (1000, ("here/A",))
    assert total(count([here, there], a_rule("once_per_person"))) == 2000
    assert total(count([here, there], a_rule("cap_measures", most=1))) == 1000


@given(rows())
def test_overlapping_periods_count_no_less_than_both_together(held: list[CountingRow]) -> None:
    early = Period(date(2026, 1, 1), date(2026, 8, 31))
    late = Period(date(2026, 6, 1), date(2026, 12, 31))
    rules = [rule for rule in RULES if rule.kind != "cap_measures"]

    parts = [total(count(held, *rules, setting=a_setting(each))) for each in (early, late)]

    assert total(count(held, *rules)) <= sum(parts) + 2 * len(Mark) * 3 * 2
