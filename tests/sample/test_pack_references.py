"""Every figure that the sample's pack prints is explained by its reference, to the penny."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

import pytest

from sv_evidence.domain.contracts import Pack
from sv_evidence.domain.measures import Pence, Thousandths
from sv_evidence.domain.proof import Mark
from sv_evidence.reports.bid_pack import compose
from sv_evidence.reports.claim_facts import ClaimFacts, FindingFacts
from sv_evidence.reports.encoding import encoded
from sv_evidence.reports.explained_text import headline, lines_of
from sv_evidence.reports.explanation import Explanation
from sv_evidence.reports.facts import PackFacts, PackQuestion
from sv_evidence.reports.gathering import gather
from sv_evidence.reports.pack_figures import explain_pack_figure, figures_of
from sv_evidence.reports.said import StatedFigure
from sv_evidence.sample.organisation import SAMPLE_NOW
from sv_evidence.store.workspace import Workspace
from sv_evidence.wording.explaining import Says
from sv_evidence.wording.numbers import number_text, quantity_text
from tests.sample.test_figures import HALF_YEAR

MONEY = {Says.PROVEN, Says.CLAIMED, Says.GAP}
COUNTS = {Says.CLAIMS, Says.CLAIMS_PROVEN}


@pytest.fixture(scope="module")
def facts(sample: Workspace) -> PackFacts:
    with sample.read() as view:
        question = PackQuestion(HALF_YEAR)
        return gather(view, question, number="LK-1", made_at=SAMPLE_NOW, author="Amina Yusuf")


def worthless(facts: PackFacts) -> PackFacts:
    """Return the same facts of an organisation that shows no values; one rule left meals out."""
    finding = FindingFacts(
        rule="2.1",
        code="other_measure",
        whose="The Council",
        claim="MEALS",
        title="Meals",
        unit=next(claim.unit for claim in facts.claims if claim.code == "MEALS"),
        results=1,
        counted=Thousandths(0),
        excluded=Thousandths(5000),
        added=Thousandths(0),
        message="Counted once.",
        ruling="",
    )
    outcomes = tuple(
        replace(outcome, claims=tuple(bare(claim) for claim in outcome.claims))
        for outcome in facts.outcomes
    )
    return replace(
        facts,
        outcomes=outcomes,
        totals=tuple(replace(each, value=None) for each in facts.totals),
        gaps=tuple(replace(each, value=None) for each in facts.gaps),
        findings=(finding,),
    )


def bare(claim: ClaimFacts) -> ClaimFacts:
    return replace(claim, proxy=None, value=None)


def packed(facts: PackFacts) -> Pack:
    first, last = HALF_YEAR.first, HALF_YEAR.last
    return Pack(
        *(UUID(int=1), "LK-1", "Pack", SAMPLE_NOW, first, last, 3, 9, "", ""),
        facts=encoded(facts),
    )


def printed(facts: PackFacts) -> Iterator[StatedFigure]:
    """Yield the figures of the pack's manifest."""
    yield from (each for each in compose(facts).figures if each.text)


def shown(found: Explanation) -> str:
    """Write a figure anew from the lines and rules of its explanation alone."""
    lines = found.lines
    if found.says in COUNTS:
        return f"{len({(line.code, line.impact) for line in lines}):,}"
    if found.says is Says.LEFT_OUT:
        assert found.rules[0].unit is None
        return number_text(Thousandths(sum(each.excluded for each in found.rules)))
    counted = Thousandths(sum(line.counted for line in lines))
    if found.says is Says.MONTH or not lines:
        return number_text(counted)
    return quantity_text(counted, lines[0].unit)


@pytest.mark.parametrize("has_values", [True, False])
def test_every_figure_is_explained_and_its_explanation_adds_up_to_it(
    facts: PackFacts, *, has_values: bool
) -> None:
    facts = facts if has_values else worthless(facts)
    pack, said = packed(facts), tuple(printed(facts))
    assert len(said) > 60

    for figure in said:
        found = explain_pack_figure(pack, figure.key)
        assert found is not None, figure.key
        assert found.stated == figure.text, figure.key
        assert found.more == 0, figure.key
        assert Thousandths(sum(line.counted for line in found.lines)) == sum(
            result.quantity for result in found.results
        ), figure.key
        value = found.value()
        if value is not None and found.says in MONEY:
            pounds = int(figure.text.removeprefix("£").replace(",", ""))
            assert abs(pounds * 100 - value) < 100, figure.key
            assert value == sum(line.value or 0 for line in found.lines)
        else:
            assert figure.text.removesuffix(" meals").startswith(shown(found).split()[0])


def test_the_references_offered_are_those_printed(facts: PackFacts) -> None:
    for each in (facts, worthless(facts)):
        offered = {name.casefold() for name in figures_of(packed(each))}
        keys = {figure.key.casefold() for figure in printed(each)}
        lost = {key for key in keys - offered if not key.startswith("claims")}
        assert not lost
        more = sorted(offered - keys)[:: max(1, len(offered - keys) // 8)]
        assert all(explain_pack_figure(packed(each), name) is not None for name in more)


@pytest.mark.parametrize(
    ("figure", "value", "said"),
    [
        ("proven:JOBS:core", 2_880_000, "£28,800 proven"),
        ("claimed:JOBS:core", 4_320_000, "£43,200 claimed"),
        ("proven:core", 10_305_800, "£103,058 proven"),
        ("gap:JOBS:core:part_proven", 1_440_000, "£14,400 not proven yet"),
        ("unproven:core", 4_233_000, "£42,330 not proven yet"),
        ("MEALS:core:April 2026", None, "498 in this month"),
        ("chart:MEALS:core", None, "3,412 meals in the period of the chart"),
        ("quantity:SPEND:core", None, "£41,200 claimed"),
        ("commitment:3", None, "9 people delivered"),
    ],
)
def test_a_figure_says_the_part_that_it_is(
    facts: PackFacts, figure: str, value: int | None, said: str
) -> None:
    found = explain_pack_figure(packed(facts), figure)

    assert found is not None
    assert found.value() == (None if value is None else Pence(value))
    assert headline(found) == said
    assert said in lines_of(found)[0]
    if figure.startswith("proven"):
        assert {line.mark for line in found.lines} == {Mark.PROVEN}
        assert {result.mark for result in found.results} == {Mark.PROVEN}


@pytest.mark.parametrize(
    "figure",
    ["gap:JOBS:core:proven", "gap:JOBS", "commitment:99", "finding:9", "chart:RLW:core", "value:"],
)
def test_what_the_pack_does_not_print_is_not_explained(facts: PackFacts, figure: str) -> None:
    assert explain_pack_figure(packed(facts), figure) is None
