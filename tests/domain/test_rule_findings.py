"""What is told of the rules: each finding with its rule, its sums and its decision."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.counting_records import Decision, Ruling
from sv_evidence.domain.counting_rows import Setting, Terms
from sv_evidence.domain.judging import judged
from sv_evidence.domain.measures import Period
from sv_evidence.domain.proof import Mark
from sv_evidence.domain.rule_findings import changes_of, rounded_to
from sv_evidence.domain.rule_kinds import Rule, rule_kinds
from tests.builders import a_uid
from tests.cases import CONTRACT, YEARS, a_detail, a_row, a_rule, a_setting, count, measure_uid

MAY, JULY = date(2026, 5, 1), date(2026, 7, 1)


def test_a_cell_is_told_with_its_mark_impact_and_how_many_results_count() -> None:
    rows = [
        a_row("A", 3, mark=Mark.PROVEN, impact=Impact.ADDITIONAL),
        a_row("A", 4, mark=Mark.PROVEN, impact=Impact.ADDITIONAL),
        a_row("A", 5, mark=Mark.PROVEN, impact=Impact.CORE),
        a_row("A", 6, mark=Mark.UNPROVEN, impact=Impact.ADDITIONAL),
    ]

    counted = count(rows, a_rule("core_excluded"))

    assert {
        (each.mark, each.additional, each.results, each.quantity, each.excluded)
        for each in counted.tallies
    } == {
        (Mark.PROVEN, True, 2, 7000, 0),
        (Mark.PROVEN, False, 0, 0, 5000),
        (Mark.UNPROVEN, True, 1, 6000, 0),
    }


def test_what_two_formulas_add_to_a_result_is_added_up() -> None:
    row = a_row(detail=a_detail(hours=3000, attendees=2, weeks=4000))

    counted = count([row], a_rule("hours_attendees"), a_rule("weeks", id="2"))

    (tally,) = counted.tallies
    assert tally.added == sum(each.added for each in counted.findings)
    assert tally.quantity + tally.excluded - tally.added == 1000
    assert [(each.rule and each.rule.kind, each.added) for each in counted.findings] == [
        ("hours_attendees", 5000),
        ("weeks", 42_000),
    ]


def test_findings_of_two_rules_and_of_two_decisions_stay_apart() -> None:
    rows = [a_row(persons="P-1", day=day) for day in (MAY, date(2026, 6, 1), JULY)]
    rules = [a_rule("once_per_person", id=each) for each in ("1", "2")]
    rulings = [
        Ruling(a_uid(), row.result, Decision.COUNT, reason=f"Because of {row.day}", rule="1")
        for row in rows[1:]
    ]

    counted = count(rows, *rules, rulings=rulings)

    told = [(each.rule, each.code, each.ruling, each.results) for each in counted.findings]
    assert told == [
        (rules[0], "counted_anyway", rulings[0], (rows[1].result,)),
        (rules[0], "counted_anyway", rulings[1], (rows[2].result,)),
        (rules[1], "counted_before", None, (rows[1].result, rows[2].result)),
    ]
    installed = [replace(a_rule("core_excluded"), installed=UUID(int=each)) for each in (1, 2)]
    own = [a_row(installed=UUID(int=each)) for each in (1, 2)]
    assert [each.rule for each in count(own, *installed).findings] == installed


def test_a_result_left_out_by_hand_is_told_with_the_decision() -> None:
    row, stranger = a_row(), a_row(result=UUID(int=3))
    rulings = [
        Ruling(UUID(int=place), each.result, Decision.LEAVE_OUT, reason="Twice")
        for place, each in enumerate((stranger, row), 1)
    ]

    (finding,) = count([row], rulings=rulings).findings

    assert finding.ruling == rulings[1]


def test_of_two_decisions_on_one_day_the_later_made_holds_and_no_date_is_the_oldest() -> None:
    row = a_row()
    out = Ruling(UUID(int=1), row.result, Decision.LEAVE_OUT, reason="No")
    back = Ruling(UUID(int=2), row.result, Decision.COUNT, reason="Yes")

    def counts(*rulings: Ruling) -> int:
        return count([row], rulings=rulings).tallies[0].quantity

    assert counts(back, out) == counts(out, back) == 1000
    assert counts(replace(out, decided_on=MAY), back) == 0


def test_people_left_out_no_longer_make_up_a_row() -> None:
    rows = [
        a_row("A", 1, persons="P-1", day=MAY),
        a_row("B", 4, persons="P-1, P-2", heads=4),
        a_row("B", 3, persons="P-2, P-3, P-4", day=JULY),
    ]
    chain = (
        a_rule("exclusive_measures", "A", "B", same="person"),
        a_rule("once_per_person", id="2"),
    )

    counted = count(rows, *chain)

    assert {each.measure: each.quantity for each in counted.tallies} == {
        measure_uid("A"): 1000,
        measure_uid("B"): 3000 + 2000,
    }
    again = [a_row("B", 4, persons="P-1, P-9", heads=4), a_row("B", 4, persons="P-9", day=MAY)]
    assert sum(each.quantity for each in count([rows[0], *again], *chain).tallies) == 7000


def test_the_months_that_a_later_rule_states_are_those_that_hold() -> None:
    terms = a_setting(terms=Terms(date(2026, 4, 1), date(2028, 3, 31)))
    rules = [a_rule("first_months", months=6), a_rule("fte_years", id="2")]
    further = a_rule("once_per_person", id="3")

    assert count([a_row(persons="P-1")], *rules, further, setting=terms).tallies[0].quantity == 500


def test_rows_behind_a_claim_stand_oldest_first() -> None:
    rows = [a_row(day=JULY), a_row(day=MAY)]
    swapped = [rows[0]._replace(result=UUID(int=1)), rows[1]._replace(result=UUID(int=2))]

    found = judged(swapped, [], [], Setting(YEARS))

    assert [row.day for row in found.asked] == [MAY, JULY]


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (date(2026, 6, 1), None, ()),
        (date(2026, 6, 2), None, (("from", "2026-06-02"),)),
        (date(2026, 8, 31), None, (("from", "2026-08-31"),)),
        (date(2026, 9, 1), None, ()),
        (None, date(2026, 5, 31), ()),
        (None, date(2026, 6, 1), (("to", "2026-06-01"),)),
        (None, date(2026, 8, 30), (("to", "2026-08-30"),)),
        (None, date(2026, 8, 31), ()),
    ],
)
def test_a_rule_that_begins_or_ends_between_the_first_day_and_the_last_is_named(
    first: date | None, last: date | None, told: tuple[tuple[str, str], ...]
) -> None:
    rule = replace(a_rule("core_excluded"), valid_from=first, valid_to=last)

    found = changes_of([rule], Setting(Period(date(2026, 6, 1), date(2026, 8, 31))))

    assert [(each.rule, each.told) for each in found] == ([(rule, told)] if told else [])


@given(st.lists(st.fractions(0, 1000, max_denominator=60), min_size=1, max_size=9))
def test_exact_parts_are_rounded_to_their_sum_the_largest_rest_first(parts: list[Fraction]) -> None:
    total = int(sum(parts))

    whole = rounded_to(total, parts)

    assert sum(whole) == total
    up = [part - int(part) for part, each in zip(parts, whole, strict=True) if each > int(part)]
    down = [part - int(part) for part, each in zip(parts, whole, strict=True) if each == int(part)]
    assert not up or min(up) >= max(down, default=0)


def test_of_equal_rests_the_first_is_rounded_up() -> None:
    assert rounded_to(2, [Fraction(1, 2), Fraction(1, 2), 1]) == (1, 0, 1)
    assert rounded_to(3, [Fraction(1, 4), Fraction(11, 4)]) == (0, 3)


@given(st.sampled_from(sorted(rule_kinds())))
def test_every_kind_and_parameter_says_what_it_means(name: str) -> None:
    kind = rule_kinds()[name]

    assert kind.name == name
    assert kind.meaning.endswith(".")
    for each in kind.parameters:
        assert each.meaning.endswith(".")
        assert each.default is None or not each.choices or each.default in each.choices


def test_a_contract_without_terms_has_none() -> None:
    asked = Setting(YEARS, CONTRACT)

    assert asked.terms_of(a_row(contracts=(CONTRACT,))) == Terms()
    assert Setting(YEARS).terms_of(a_row(contracts=(CONTRACT,))) == Terms()


def test_a_parameter_of_another_sort_reads_as_not_given() -> None:
    rule = Rule("1", "in_area", "", values={"radius_miles": 5, "wards": "Shirley", "most": "2"})

    assert (rule.text("radius_miles"), rule.texts("wards"), rule.rows("wards")) == ("", (), ())
    assert (rule.whole("most"), rule.lists("wards"), rule.text("centre")) == (None, (), "")
    assert rule.texts("centre") == ()


def test_a_frameworks_rule_names_only_its_own_measures() -> None:
    here, there = UUID(int=1), UUID(int=2)
    rule = replace(a_rule("core_excluded", "A"), installed=here)

    assert rule.names(here, "test", "A")
    assert not rule.names(there, "test", "A")
    assert not rule.names(here, "test", "B")
    assert a_rule("core_excluded", "A").names(there, "test", "A")


def test_a_remark_that_leaves_nothing_out_is_no_matter_for_a_decision() -> None:
    row = a_row()
    ruling = Ruling(a_uid(), row.result, Decision.COUNT, reason="Because")

    (finding,) = count([row], a_rule("in_period"), rulings=[ruling]).findings

    assert (finding.code, finding.ruling) == ("no_terms", None)


def test_whom_one_rule_left_out_is_not_there_for_the_next() -> None:
    rows = [
        a_row("A", 1, persons="P-1", day=MAY),
        a_row("B", 2, persons="P-1, P-2", day=date(2026, 6, 1)),
        a_row("C", 1, persons="P-1", day=JULY),
    ]
    chain = (
        a_rule("exclusive_measures", "A", "B", same="person"),
        a_rule("one_disadvantage", "B", "C", id="2"),
    )

    counted = count(rows, *chain)

    assert {each.measure: each.quantity for each in counted.tallies} == {
        measure_uid(code): 1000 for code in "ABC"
    }


def test_a_later_rule_that_says_nothing_of_months_leaves_them() -> None:
    rows = [a_row(persons="P-2", day=MAY), a_row(units=2, persons="P-1, P-2")]
    rules = [
        a_rule("first_months", months=6),
        a_rule("once_per_person", id="2"),
        a_rule("fte_years", id="3"),
    ]

    counted = count(rows, *rules, setting=a_setting(terms=Terms(MAY, date(2028, 4, 30))))

    assert [each.quantity for each in counted.tallies] == [1000]


def test_results_of_several_places_are_told_with_every_place() -> None:
    rows = [
        a_row(detail=a_detail(authority="Dudley")),
        a_row(detail=a_detail(authority="Birmingham", postcode="B16 8AA")),
        a_row(detail=a_detail(postcode="B9 1AA")),
    ]

    (found,) = count(rows, a_rule("in_area", authorities=["Solihull"], postcodes=["B91"])).findings

    assert found.code == "outside_area"
    assert found.told == (("where", "B9 1AA"), ("where", "Birmingham"), ("where", "Dudley"))
