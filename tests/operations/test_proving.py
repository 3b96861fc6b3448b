"""Setting a strength, naming gaps, explaining figures: one kitchen, looked at from all sides."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from sv_evidence.domain.activities import Result
from sv_evidence.domain.counting import ClaimQuestion
from sv_evidence.domain.evidence import Attachment, Evidence, Strength
from sv_evidence.domain.measures import Period, Thousandths
from sv_evidence.domain.problems import InvalidEntry
from sv_evidence.domain.proof import Mark
from sv_evidence.operations.explaining import explain_figure, explain_listed, explain_result
from sv_evidence.operations.gaps import gaps
from sv_evidence.operations.judging import set_strength
from sv_evidence.operations.listing import show_record
from sv_evidence.operations.problems import NoSuchFigure, NotAttached
from sv_evidence.reports.explained_text import headline, lines_of
from sv_evidence.reports.explanation import Explanation, TwoSums
from sv_evidence.reports.facts import PackQuestion
from sv_evidence.reports.register import register_csv
from sv_evidence.store.listings.activities import ActivityFilter
from tests.builders import TODAY, a_file
from tests.reports.conftest import HALF_YEAR, facts_of
from tests.reports.kitchen import Kitchen, a_full_kitchen

ASKED = ClaimQuestion(HALF_YEAR)


@pytest.fixture
def kitchen(tmp_path: Path) -> Iterator[Kitchen]:
    made = a_full_kitchen(tmp_path, weeks=3)
    with made.workspace:
        yield made


def explained(kitchen: Kitchen, figure: str, question: ClaimQuestion = ASKED) -> Explanation:
    with kitchen.workspace.read() as view:
        return explain_figure(view, figure, question)


def first_file(kitchen: Kitchen, measure: str) -> tuple[UUID, Evidence]:
    with kitchen.workspace.read() as view:
        (row, *_) = view.results_of(ASKED, kitchen.measures[measure])
        return row.activity, view.evidence_of([row.activity])[row.activity][0]


def judge(kitchen: Kitchen, code: str, strength: Strength | None, reason: str) -> Evidence:
    activity, file = first_file(kitchen, code)
    with kitchen.workspace.change("Set the strength of a file") as unit:
        set_strength(unit, activity, file.uid, strength=strength, reason=reason)
    return file


def test_a_set_strength_needs_its_reason_and_a_file_that_is_there(kitchen: Kitchen) -> None:
    activity, file = first_file(kitchen, "MEALS")
    with kitchen.workspace.change("Set") as unit:
        with pytest.raises(InvalidEntry) as caught:
            set_strength(unit, activity, file.uid, strength=Strength.FAIR, reason=" ")
        loose = a_file()
        unit.add(loose)
        with pytest.raises(NotAttached):
            set_strength(unit, activity, loose.uid, strength=Strength.FAIR, reason="Seen")
    assert caught.value.faults[0].code == "reason_wanted"


def test_a_set_strength_is_shown_wherever_strength_is(kitchen: Kitchen) -> None:
    file = judge(kitchen, "MEALS", Strength.WEAK, "Signed a week later")

    facts = facts_of(kitchen)
    with kitchen.workspace.read() as view:
        shown = show_record(view, view.get(Evidence, file.uid))
    row = next(each for each in facts.evidence if each.uid == file.uid)
    explanation = explained(kitchen, "MEALS")
    behind = next(each for each in explanation.files if each.uid == file.uid)

    said = "Signed a week later (Amina Yusuf, Wed 30 Sep)"
    assert (behind.strength, behind.set_because) == (Strength.WEAK, said)
    assert row.set_because == ("Signed a week later",)
    assert b"Signed a week later" in register_csv(facts)
    assert [each["reason"] for each in shown["strength_set"]] == ["Signed a week later"]
    assert any(f"Strength set by us: {said}" in line for line in lines_of(explanation))


def test_a_strength_goes_back_to_the_usual_one(kitchen: Kitchen) -> None:
    judge(kitchen, "MEALS", Strength.WEAK, "Signed later")
    file = judge(kitchen, "MEALS", None, "No matter")

    with kitchen.workspace.read() as view:
        (tied,) = view.all(Attachment, evidence=file.uid)
    assert (tied.strength, tied.strength_reason) == (None, "")


def test_gaps_are_those_of_the_pack_the_largest_first(kitchen: Kitchen) -> None:
    with kitchen.workspace.read() as view:
        found = gaps(view, ASKED, today=TODAY)

    assert found == facts_of(kitchen, PackQuestion(HALF_YEAR)).gaps
    assert [(gap.claim, gap.lacking, gap.now, gap.then) for gap in found] == [
        (
            "LONELY:core",
            (("no_baseline", 1), ("no_response_rate", 1), ("only_weak", 1)),
            Strength.WEAK,
            Strength.STRONG,
        ),
        ("JOBS:core", (("no_files", 1),), None, Strength.STRONG),
    ]
    values = [gap.value or 0 for gap in found]
    assert values == sorted(values, reverse=True)


def test_a_gap_of_words_alone_names_the_word(kitchen: Kitchen) -> None:
    activity, _ = first_file(kitchen, "SURPLUS")
    with kitchen.workspace.change("Edit activity") as unit:
        unit.amend(type(unit.resolve(str(activity))), activity, place=None)
    with kitchen.workspace.read() as view:
        one = ClaimQuestion(HALF_YEAR, measure=kitchen.measures["SURPLUS"])
        (gap,) = gaps(view, one, today=TODAY)

    assert (gap.claim, gap.missing, gap.why) == ("SURPLUS:core", "", "no_place")


def test_a_claim_is_explained_from_the_formula_to_its_files(kitchen: Kitchen) -> None:
    found = explained(kitchen, "JOBS")

    assert [(line.mark, line.counted // 1000) for line in found.lines] == [
        (Mark.PROVEN, 1),
        (Mark.UNPROVEN, 2),
    ]
    value = found.value() or 0
    assert value == sum(each.value or 0 for each in found.results) == 3 * 480_000
    assert headline(found) == "£4,800 proven of £14,400 claimed"
    assert (found.counted, found.excluded, found.agree) == (3000, 0, True)
    assert [each.title for each in found.files] == ["Start letter, school caterer"]
    assert [each.lacking for each in found.results] == [("no_files",), ()]
    assert found.proxies[0].source == "Our own estimate"
    lines = lines_of(found)
    assert "  Proven: 1 person × £4,800.00 = £4,800" in lines  # noqa: RUF001 - the sign of times
    assert "  No rule took anything away." in lines
    assert "  JOBS: two separate sums agree, 3." in lines


def test_an_outcome_is_explained_measure_by_measure(kitchen: Kitchen) -> None:
    with kitchen.workspace.read() as view:
        framework = next(
            each for each in view.frameworks().values() if each.id == "birmingham-charter"
        )
    code = framework.measure("MEALS").node

    found = explained(kitchen, code.lower())

    assert {line.code for line in found.lines} == {"MEALS", "ATTEND", "LONELY"}
    assert (found.unit, found.counted) == (None, None)
    assert found.value() is not None


def test_unlike_things_without_money_are_only_counted(kitchen: Kitchen) -> None:
    found = explained(kitchen, "MEALS")
    other = explained(kitchen, "SURPLUS")
    both = replace(
        found,
        lines=tuple(replace(line, value=None) for line in (*found.lines, *other.lines)),
        sums={**found.sums, **other.sums},
    )

    assert headline(both) == "2 claims, 3 results"
    assert headline(replace(found, lines=both.lines[:1])).endswith(" meals")


def test_one_result_is_explained_by_itself(kitchen: Kitchen) -> None:
    with kitchen.workspace.read() as view:
        (row, *_) = view.results_of(ASKED, kitchen.measures["MEALS"])
        found = explain_result(view, row.result)

    assert [each.result for each in found.results] == [row.result]
    assert (found.counted, found.title, found.agree) == (row.quantity, row.title, True)
    assert found.period == Period(row.day, row.day)


def test_a_result_in_the_bin_counts_nothing(kitchen: Kitchen) -> None:
    with kitchen.workspace.change("Bin") as unit:
        (row, *_) = unit.results_of(ASKED, kitchen.measures["MEALS"])
        unit.bin(Result, row.result)
    with kitchen.workspace.read() as view:
        found = explain_result(view, row.result)

    assert (found.results, found.value(), found.agree) == ((), None, True)


def test_what_a_list_adds_up_to_is_explained_by_what_it_shows(kitchen: Kitchen) -> None:
    meals = kitchen.measures["MEALS"]
    shown = ActivityFilter(words="ladywood")
    with kitchen.workspace.read() as view:
        found = explain_listed(view, shown, meals)
        (total,) = (
            each for each in view.activities.totals(shown).by_measure if each.measure == meals
        )
        with pytest.raises(NoSuchFigure):
            explain_listed(view, ActivityFilter(words="nothing at all"), meals)

    assert (found.counted, found.agree) == (total.quantity, True)
    assert len(found.results) == total.results


def test_a_sum_that_differs_is_said_and_never_hidden(kitchen: Kitchen) -> None:
    found = explained(kitchen, "MEALS")
    wrong = {"MEALS": TwoSums(Thousandths(5), Thousandths(0), Thousandths(6))}

    assert not replace(found, sums=wrong).agree
    assert any("These should be equal" in each for each in lines_of(replace(found, sums=wrong)))


def test_a_period_that_holds_nothing_explains_nothing(kitchen: Kitchen) -> None:
    empty = ClaimQuestion(Period(date(2020, 1, 1), date(2020, 1, 2)))

    found = explained(kitchen, "MEALS", empty)

    assert (found.lines, found.results, found.value(), found.counted) == ((), (), None, None)
