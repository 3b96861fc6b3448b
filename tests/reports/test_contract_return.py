"""A return on paper: its figures are the facts, its open points are said, its judges pass."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from openpyxl import load_workbook

from sv_evidence.domain.contracts import Commitment
from sv_evidence.domain.evidence import Channel
from sv_evidence.domain.measures import Period
from sv_evidence.domain.pace import Pace
from sv_evidence.domain.returns import CommitmentTerms, Return
from sv_evidence.operations.returning import begin_return, send, write_line, write_return
from sv_evidence.reports.composing import compose
from sv_evidence.reports.facts import PackFacts, PackQuestion
from sv_evidence.reports.linear import Numbering
from sv_evidence.reports.return_workbook import return_workbook
from sv_evidence.reports.sealer import ReadyKey
from sv_evidence.reports.text import as_text
from tests.builders import TODAY, a_uid
from tests.reports.asking import Packed, pack_in_memory
from tests.reports.conftest import facts_of
from tests.reports.judges import own_faults, profile_faults
from tests.reports.kitchen import Kitchen, a_full_kitchen
from tests.reports.reading import texts

Q1, Q2 = date(2026, 4, 1), Period(date(2026, 7, 1), date(2026, 9, 30))
FORMULA = "=HYPERLINK(1)"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Kitchen, PackFacts]]:
    kitchen = a_full_kitchen(tmp_path_factory.mktemp("return"), weeks=15)
    workspace = kitchen.workspace
    with workspace:
        with workspace.change("First return") as unit:
            send(unit, begin_return(unit, kitchen.contract, Q1), date(2026, 7, 14))
        kitchen.log(date(2026, 5, 7), "Forgotten club", {"MEALS": 40}, allot=True)
        with workspace.change("Second return") as unit:
            report = begin_return(unit, kitchen.contract, Q2.first)
            meals, jobs = unit.all(Commitment, contract=kitchen.contract)
            unit.add(CommitmentTerms(a_uid(), jobs.uid, is_kpi=True))
            story = "Clubs shared [[period:1]], [[to_date:1]] this year.\n[[period:9]]"
            write_return(unit, report, {"story": story, "matches": True}, today=TODAY)
            said = {"cause": FORMULA, "action": "Ask again", "by_day": date(2026, 12, 1)}
            write_line(unit, report, jobs.uid, said, today=TODAY)
            write_line(unit, report, meals.uid, {"correction": "A club was forgotten"}, today=TODAY)
        question = PackQuestion(
            Q2,
            contract=kitchen.contract,
            report=report,
            channel=Channel.CONTRACT_RETURN,
            most_in_annex=0,
        )
        yield kitchen, facts_of(kitchen, question)


@pytest.fixture(scope="module")
def facts(told: tuple[Kitchen, PackFacts]) -> PackFacts:
    return told[1]


@pytest.fixture(scope="module")
def packed(told: tuple[Kitchen, PackFacts], key: ReadyKey) -> Packed:
    kitchen, facts = told
    with kitchen.workspace.read() as view:
        return pack_in_memory(view, kitchen.workspace.vault, facts, key=key)


def spoken(facts: PackFacts) -> str:
    return " ".join(as_text(compose(facts).document, Numbering({}, {}, 1)).split())


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_a_return_is_accessible_and_archival(packed: Packed, profile: str) -> None:
    assert profile_faults(packed.pdf, profile) == set()
    assert own_faults(packed.pdf) == []


def test_every_figure_of_the_facts_is_printed(packed: Packed, facts: PackFacts) -> None:
    assert facts.told is not None
    figures = {each.key: each.text for each in compose(facts).figures}
    meals = facts.told.lines[0]

    assert figures["period:1"] in {
        f"{meals.in_period // 1000:,}",
        f"{meals.in_period // 1000:,} meals",
    }
    assert figures["to_date:1"].startswith(f"{meals.to_date // 1000:,}")
    assert {"period:1", "period:2", "to_date:1", "to_date:2"} <= set(figures)
    words = " ".join(texts(packed.pdf))
    assert all(text.split(" ")[0] in words for text in figures.values())


def test_the_story_is_told_with_its_figures_and_a_wrong_one_is_said(facts: PackFacts) -> None:
    assert facts.told is not None
    meals = facts.told.lines[0]
    said = spoken(facts)

    assert f"Clubs shared {meals.in_period // 1000:,} meals" in said
    assert "(no such figure)" in said


def test_corrections_recovery_and_open_declarations_are_said(facts: PackFacts) -> None:
    said = spoken(facts)

    assert "A club was forgotten" in said
    assert "Ask again" in said
    assert "1 December 2026" in said
    assert "Nobody has approved this return yet." in said
    assert said.count("Open") == 2
    assert "The last return went on 14 July 2026." in said


def test_what_is_lacking_is_a_check_that_stops_nothing(facts: PackFacts) -> None:
    assert facts.told is not None
    bare = tuple(replace(line, cause="", action="", correction="") for line in facts.told.lines)
    told = replace(facts.told, lines=bare, story="", matches=False)
    codes = {each.code: each.count for each in compose(replace(facts, told=told)).checks}

    assert (codes["recovery_open"], codes["declarations_open"]) == (2, 4)
    assert codes["restated_unexplained"] == 1
    said = spoken(replace(facts, told=told))
    assert "Not written yet" in said
    assert "No reason is given yet" in said
    assert "No story is told with this return." in said


def test_the_first_return_and_one_on_plan_say_so(facts: PackFacts) -> None:
    assert facts.told is not None
    meals = replace(
        facts.told.lines[0],
        planned=facts.told.lines[0].to_date,
        restated=(),
        told_last=None,
        correction="",
        pace=Pace.ON_TRACK,
    )
    told = replace(facts.told, lines=(meals,), last_sent=None, approved_by="Amina", story="")
    said = spoken(replace(facts, told=told))

    assert "This is the first return on this contract kept in our records." in said
    assert "no recovery action is needed" in said
    assert "on plan" in said
    assert "Approved by Amina." in said
    again = spoken(replace(facts, told=replace(told, last_sent=date(2026, 7, 14))))
    assert "Every figure told before is still what our records say." in again


def test_core_and_additional_are_told_apart(facts: PackFacts) -> None:
    assert facts.told is not None
    meals = facts.told.lines[0]
    mixed = replace(meals, core=meals.to_date, additional=meals.to_date)
    said = spoken(replace(facts, told=replace(facts.told, lines=(mixed,))))

    assert "core," in said
    assert "additional." in said


def test_the_workbook_has_typed_cells_and_never_a_formula(facts: PackFacts) -> None:
    assert facts.told is not None
    data = return_workbook(facts, facts.told)
    book = load_workbook(io.BytesIO(data))
    meals = facts.told.lines[0]

    sheet = book["Commitments"]
    head = [cell.value for cell in sheet[1]]
    row = dict(zip(head, (cell.value for cell in sheet[2]), strict=True))
    assert row["Quarter 2"] == meals.in_period / 1000
    assert row["To date"] == meals.to_date / 1000
    assert book["Recovery"]["C3"].value == FORMULA
    assert book["Recovery"]["C3"].data_type == "s"
    assert [cell.value for cell in book["Corrections"][2]][-1] == "A club was forgotten"
    formulas = [
        cell for page in book for line in page.iter_rows() for cell in line if cell.data_type == "f"
    ]
    assert formulas == []
    assert data == return_workbook(facts, facts.told)


def test_a_pack_of_the_contract_is_no_return(told: tuple[Kitchen, PackFacts]) -> None:
    kitchen, _ = told
    facts = facts_of(kitchen, PackQuestion(Q2, contract=kitchen.contract))

    assert facts.told is None
    assert "Evidence register" in spoken(facts)
    with kitchen.workspace.read() as view:
        assert len(view.all(Return)) == 2
