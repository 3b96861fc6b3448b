"""The words that files, databases and commands hold: they may grow, and none of them changes."""

from enum import StrEnum
from importlib import import_module

import pytest

WORDS = {
    "activities.Impact": "core additional",
    "annual.Topic": (
        "title headline aim need change money_in money_out missed next consultation governance "
        "thanks directors_pay assets dividends earlier_figure"
    ),
    "bids.BidState": "writing submitted won lost withdrawn",
    "counting_records.Decision": "count leave_out",
    "definitions.Answer": "yes no unsure",
    "definitions.CouncilCheck": "relevant lawful priorities verifiable",
    "definitions.Movement": "happens rises falls",
    "definitions.Once": "each_time once_a_year once",
    "discounting.Timing": "year1_discounted year0_start",
    "evidence.Channel": "bid_pack contract_return published",
    "evidence.Condition": "unchanged missing altered",
    "evidence.ConsentState": "no_people held names_private needed withdrawn",
    "evidence.EvidenceKind": "photo register certificate receipt survey letter other",
    "evidence.StrengthWord": "weak fair strong",
    "framework_columns.ColumnRole": (
        "code title level parent theme outcome unit unit_one evidence counts "
        "does_not_count next_proof summary source confidence value value_year framework "
        "id version publisher licence"
    ),
    "frameworks.Confidence": "found-primary found-secondary unconfirmed ours",
    "frameworks.Summing": "sum latest average",
    "gaps.Step": "words file",
    "living_wage.WageArea": "uk london",
    "people.Agreement": "not_asked given refused withdrawn",
    "people.Verdict": "same different",
    "proof.Mark": "proven part_proven unproven",
    "records.Kind": (
        "organisation framework measure proxy buyer project place contract commitment bid "
        "activity result allotment survey person attendance double detail contract_rule "
        "ruling evidence attachment covered_area pack living_wage lot question passage answer "
        "passage_use snapshot promise quote case_study contract_terms commitment_terms return "
        "return_line year_note"
    ),
    "rule_kinds.Sort": "texts whole decimal choice day flag pairs position points",
    "sensitivity.Assumed": (
        "quantity proxy deadweight attribution displacement drop_off duration_years discount_rate"
    ),
    "surveys.Need": "baseline survey",
    "word_counting.CountingRule": "word apart box",
    "word_counting.LimitUnit": "words characters characters_no_spaces",
}


@pytest.mark.parametrize("name", WORDS)
def test_a_word_that_was_kept_once_is_understood_for_good(name: str) -> None:
    module, _, kind = name.partition(".")
    found = getattr(import_module(f"sv_evidence.domain.{module}"), kind)

    assert issubclass(found, StrEnum)
    assert [each.value for each in found] == WORDS[name].split()
