"""Where the figures of a claim lead: formula, results, documents, and what values rest on."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sv_evidence.reports.bid_pack import compose
from sv_evidence.reports.encoding import plain
from sv_evidence.reports.facts import PackFacts
from sv_evidence.reports.pdf.builder import built
from sv_evidence.reports.sections.workings import working_anchor
from sv_evidence.wording.numbers import quantity_text
from tests.reports.test_bid_pack import pages, text_of, without_money


def leading_words(tree: Any) -> Iterator[tuple[str, str]]:
    """Yield the words of a document tree that lead somewhere, with where."""
    if isinstance(tree, dict):
        if tree.get("_") == "Words" and tree["to"]:
            yield tree["text"], tree["to"]
        for each in tree.values():
            yield from leading_words(each)
    elif isinstance(tree, list):
        for each in tree:
            yield from leading_words(each)


def test_each_figure_of_a_claim_leads_to_how_it_is_made(facts: PackFacts) -> None:
    bare = replace(
        facts, cover="", evidence=tuple(replace(row, pictures=()) for row in facts.evidence)
    )
    document = compose(bare).document
    leading = set(leading_words(plain(document)))
    places = built(document, {}).places

    for claim in (claim for outcome in facts.outcomes for claim in outcome.claims):
        assert (quantity_text(claim.quantity, claim.unit), working_anchor(claim)) in leading
        assert working_anchor(claim) in places
    for outcome in facts.outcomes:
        assert outcome.anchor in {to for _, to in leading}


def test_a_figure_is_shown_with_its_formula_its_results_and_their_documents(
    facts: PackFacts,
) -> None:
    told = text_of(facts)

    assert "2 results add up to 3 people. 3 people at £4,800.00 for one is £14,400." in told
    assert "24 Sep 2026 Kitchen assistant started 1 Proven E-" in told


def test_what_values_take_for_granted_stands_in_one_place(facts: PackFacts) -> None:
    told = text_of(facts)

    assert "What the values take for granted" in told
    assert "Meals shared at lunch clubs £3.50 Our own estimate 2026" in told
    assert "What the values take for granted" not in text_of(without_money(facts))


def test_most_results_of_a_long_claim_are_left_to_be_asked_for(facts: PackFacts) -> None:
    outcome = facts.outcomes[0]
    claim = outcome.claims[0]
    long = replace(claim, rows=claim.rows[:1] * 70, results=70)
    many = replace(facts, outcomes=(replace(outcome, claims=(long,)),))

    assert "The newest 60 of 70 results." in " ".join(pages(many))
