from dataclasses import replace
from datetime import date

import pytest

from sv_evidence.domain.evidence import ConsentState
from sv_evidence.domain.measures import Period
from sv_evidence.domain.proof import Mark
from sv_evidence.reports.bid_pack import compose
from sv_evidence.reports.facts import PackFacts
from sv_evidence.reports.pdf.builder import built
from sv_evidence.wording import pack_words
from tests.reports import reading


def text_of(facts: PackFacts) -> str:
    plain = tuple(replace(row, pictures=()) for row in facts.evidence)
    made = built(compose(replace(facts, evidence=plain, cover="")).document, {})
    return " ".join(reading.texts(made.pdf))


def test_a_contract_says_how_much_of_what_was_delivered_is_proven(facts: PackFacts) -> None:
    (contract,) = facts.contracts
    meals, *others = contract.commitments
    (part,) = meals.parts
    amounts = replace(part.by_mark, proven=part.by_mark.proven - 8000, unproven=8000)
    some = replace(meals, mark=Mark.PART_PROVEN, parts=(replace(part, by_mark=amounts),))
    delivered, proven = meals.delivered // 1000, meals.delivered // 1000 - 8

    text = text_of(
        replace(facts, contracts=(replace(contract, commitments=(some, *others)),))
    ).replace("\n", " ")

    assert some.proven == proven * 1000
    assert f"{delivered:,} meals {proven:,} meals" in text
    assert ", part proven" in text
    assert "Of which proven: the part with enough evidence for each result." in text


def test_a_register_page_of_a_return_does_not_speak_of_showing() -> None:
    said = pack_words.register_range_text("E-1", "E-9", listed=9, shown=None, out=0)

    assert said == "E-1 to E-9, of 9 documents listed."


def test_documents_are_counted_with_those_shown() -> None:
    assert pack_words.documents_listed_text(1, 0) == "1 document listed, 0 shown"
    assert pack_words.documents_listed_text(2236, 1060) == "2,236 documents listed, 1,060 shown"


def test_a_register_page_of_one_row() -> None:
    said = pack_words.register_range_text("E-1", "E-1", listed=1, shown=0, out=1)

    assert said == "E-1, of 1 document listed. 0 are shown; 1 is left out."


@pytest.mark.parametrize(
    ("state", "until", "shown", "said"),
    [
        (ConsentState.NO_PEOPLE, None, True, "No people shown"),
        (ConsentState.HELD, None, True, "Consent held"),
        (ConsentState.HELD, date(2028, 9, 23), True, "Consent held until 23 September 2028"),
        (ConsentState.NAMES_PRIVATE, None, True, "Areas were covered by Larkspur"),
        (ConsentState.NAMES_PRIVATE, None, False, "Names are private"),
        (ConsentState.NEEDED, None, False, "Consent not given yet"),
        (ConsentState.WITHDRAWN, None, False, "Consent withdrawn"),
    ],
)
def test_consent_in_words(
    state: ConsentState,
    until: date | None,
    shown: bool,  # noqa: FBT001 - a case
    said: str,
) -> None:
    assert pack_words.consent_text(state, until, is_shown=shown, organisation="Larkspur") == said


def test_the_day_of_an_activity_is_told_where_a_file_takes_it(facts: PackFacts) -> None:
    first, second, *others = facts.evidence
    day = Period(date(2026, 5, 5), date(2026, 5, 5))
    days = Period(date(2026, 5, 5), date(2026, 5, 7))
    row = replace(first, dated=None, taken=None, day_of=day)
    longer = replace(second, dated=None, taken=None, day_of=days)

    one = text_of(replace(facts, evidence=(row, second, *others)))
    two = text_of(replace(facts, evidence=(row, longer, *others)))

    assert "No date known" not in one
    assert one.count("5 May 2026, the day of its activity") == 2
    assert "5 May*" in one
    assert "* 5 May 2026, the day of its activity." in one
    assert "5\N{EN DASH}7 May 2026, the days of its activity" in two
    assert "* The day of its activity, or the first: the file has no date of its own." in two
    old = replace(second, dated=date(2025, 12, 31))
    far = Period(date(2026, 9, 30), date(2026, 9, 30))
    both = text_of(replace(facts, evidence=(replace(row, day_of=far), old, *others)))
    assert "30 Sep 2026*" in both
