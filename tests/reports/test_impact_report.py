"""The annual report: its figures are the facts, its parts are there or named, judges accept it."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from sv_evidence.domain.annual import Topic
from sv_evidence.domain.measures import Period, Thousandths, Unit
from sv_evidence.reports.annual_facts import AnnualFacts, RestatedFacts
from sv_evidence.reports.facts import NothingToExport
from sv_evidence.reports.impact_report import compose_report, missing_topics
from sv_evidence.reports.linear import Numbering
from sv_evidence.reports.pdf.builder import Built, built
from sv_evidence.reports.story_facts import QuoteFacts, StoryFacts
from sv_evidence.reports.text import as_text
from tests.reports.annual import a_note, annual_facts, with_every_note
from tests.reports.judges import own_faults, profile_faults
from tests.reports.kitchen import Kitchen, jpeg
from tests.reports.reading import texts


@pytest.fixture(scope="module")
def year(kitchen: Kitchen) -> AnnualFacts:
    return annual_facts(kitchen)


@pytest.fixture(scope="module")
def full(year: AnnualFacts) -> AnnualFacts:
    cover = next(each for each in year.pack.evidence if each.number == year.pack.cover)
    quote = QuoteFacts(UUID(int=7), "Lunch has a middle now.", "Guest, Nechells", None, None)
    story = StoryFacts(
        uid=UUID(int=8),
        title="From guest to kitchen hand",
        place="Ladywood",
        need="She ate alone.",
        what_we_did="She joined us.",
        change="She cooks.",
        proof="",
        quote=quote,
        picture=cover.number,
        figures=(),
        cited=(),
        consent_from=None,
        consent_until=None,
        hidden=None,
    )
    restated = RestatedFacts(
        "LK-2025-0003", date(2025, 10, 2), "Meals", Unit("meal", "meals"), _of(900), _of(880)
    )
    keys = {each.key: _of(12) for each in year.pack.claims}
    return replace(
        with_every_note(year),
        stories=(story,),
        quotes=(replace(quote, uid=UUID(int=9), text="We sat together."),),
        restated=(restated,),
        before=keys,
    )


@pytest.fixture(scope="module")
def pdf(full: AnnualFacts) -> Built:
    document = compose_report(full).document
    return built(document, {f"{full.pack.cover}/picture": jpeg(2000, 1333, (196, 160, 120))})


def _of(count: int) -> Thousandths:
    return Thousandths(count * 1000)


def _text(facts: AnnualFacts) -> str:
    return as_text(compose_report(facts).document, Numbering({}, {}, 1))


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_judges_find_the_report_accessible_and_archival(pdf: Built, profile: str) -> None:
    assert profile_faults(pdf.pdf, profile) == set()


def test_nothing_on_its_pages_is_neither_content_nor_decoration(pdf: Built) -> None:
    assert own_faults(pdf.pdf) == []
    assert pdf.unshown == ""


def test_every_figure_is_printed_in_its_section(full: AnnualFacts, pdf: Built) -> None:
    pages = texts(pdf.pdf)
    for figure in compose_report(full).figures:
        first, last = pdf.places[figure.section]
        section = " ".join(pages[first - 1 : last])
        assert figure.text in " ".join(section.split()), figure


def test_large_numbers_are_those_that_are_proven(year: AnnualFacts) -> None:
    told = {each.key: each.text for each in compose_report(year).figures}
    for claim in year.proven:
        if f"proven:{claim.key}" in told:
            number = told[f"proven:{claim.key}"].replace(",", "").removeprefix("£")
            assert Thousandths(round(float(number) * 1000)) == claim.by_mark.proven
    assert any(key.startswith("proven:") for key in told)
    worth = {str(total.impact) for total in year.pack.totals}
    assert {key.removeprefix("worth:") for key in told if key.startswith("worth:")} <= worth


def test_the_sections_follow_each_other_as_readers_expect(full: AnnualFacts) -> None:
    text = _text(full)
    order = (
        *("The year in numbers", "What we set out to do", "Why we exist", "How change happens"),
        *("Who we reached", "What changed", "From guest to kitchen hand", "In their own words"),
        *("Contract record", "Money", "What did not work", "Not proven yet", "How we know"),
        *("Restated figures", "Consultation", "Governance", "Thanks", "GB-COH-09876543"),
    )
    places = [text.rindex(f"\n\n{each}") for each in order]
    assert places == sorted(places)
    assert missing_topics(full) == ()


def test_a_report_that_nobody_wrote_for_names_what_is_missing(year: AnnualFacts) -> None:
    text = _text(year)
    assert "Our year at" in text
    assert "No consultation was recorded for this period." in text
    assert "Money in" not in text
    assert Topic.NEED in missing_topics(year)


def test_last_year_and_restated_figures_stand_beside_this_year(full: AnnualFacts) -> None:
    text = _text(full)
    assert "counted the year before: 12" in text
    assert "Meals: report LK-2025-0003 of 2 October 2025 told 900 meals" in text
    assert "by our records it is 880 meals" in text


def test_money_is_added_up_in_each_direction(full: AnnualFacts) -> None:
    text = _text(full)
    assert "£13,345 in all" in text
    assert "£9,000 in all" in text


def test_a_consultation_without_an_answer_says_so(year: AnnualFacts) -> None:
    asked = a_note(Topic.CONSULTATION, "A rota a month ahead.", headline="Volunteers")
    text = _text(replace(year, notes=(asked,)))
    assert "What came of it: Nothing was noted yet." in text


def test_a_period_without_results_makes_no_report(kitchen: Kitchen) -> None:
    with pytest.raises(NothingToExport):
        annual_facts(kitchen, Period(date(2020, 1, 1), date(2020, 12, 31)))
