import hashlib
from dataclasses import replace
from datetime import date

from sv_evidence.domain.frameworks import Confidence
from sv_evidence.domain.measures import Period, Unit
from sv_evidence.reports.bid_pack import compose
from sv_evidence.reports.claim_facts import RecentFacts
from sv_evidence.reports.facts import LeftOut, PackFacts, PackQuestion
from sv_evidence.reports.pdf.builder import built
from tests.reports import reading
from tests.reports.conftest import facts_of
from tests.reports.kitchen import Kitchen


def pages(facts: PackFacts) -> list[str]:
    """Return the text of each page; pictures are left out."""
    plain = tuple(replace(row, pictures=()) for row in facts.evidence)
    return reading.texts(built(compose(replace(facts, evidence=plain, cover="")).document, {}).pdf)


def text_of(facts: PackFacts) -> str:
    return " ".join(pages(facts))


def without_money(facts: PackFacts) -> PackFacts:
    return replace(
        facts,
        outcomes=tuple(
            replace(
                outcome,
                claims=tuple(replace(claim, proxy=None, value=None) for claim in outcome.claims),
            )
            for outcome in facts.outcomes
        ),
        totals=tuple(replace(total, value=None) for total in facts.totals),
        gaps=tuple(replace(gap, value=None) for gap in facts.gaps),
    )


def test_the_summary_states_what_can_be_proven_and_what_is_claimed(facts: PackFacts) -> None:
    summary = pages(facts)[2]

    assert "We can prove £11,026 of social value in six months." in summary
    assert "We claim £36,746 in total. Three of five claims are proven in full." in summary
    assert "What is not proven yet" in summary
    assert "31 people who feel less lonely The survey forms £16,120" in summary
    assert "2 of 3 local people moved into paid work" in summary
    assert "Not in the proven total £25,720" in summary


def test_without_money_claims_are_counted(facts: PackFacts) -> None:
    told = pages(without_money(facts))

    assert "£" not in " ".join(told)
    assert "We can prove 3 of 5 claims in six months." in told[2]
    assert "2 of 3 local people moved into paid work Start letter from the employer 67 %" in told[2]
    assert "Proven 3 claims" in told[0]


def test_nothing_unproven_is_said_too(facts: PackFacts) -> None:
    assert "Nothing: every result behind the claims is proven." in text_of(replace(facts, gaps=()))


def test_a_claim_without_value_beside_claims_with_value_is_told(facts: PackFacts) -> None:
    summary = pages(facts)[2]

    assert (
        "Less food waste 1 1,005 kg, counted without a £ value \N{EN DASH} \N{EN DASH} " in summary
    )


def test_every_figure_is_on_the_pages_of_its_section(facts: PackFacts) -> None:
    plain = replace(
        facts, cover="", evidence=tuple(replace(row, pictures=()) for row in facts.evidence)
    )
    composed = compose(plain)
    done = built(composed.document, {})
    texts = reading.texts(done.pdf)

    assert len(composed.figures) > 50
    for figure in composed.figures:
        first, last = done.places[figure.section]
        assert any(figure.text in page for page in texts[first - 1 : last]), figure


def test_the_register_has_27_rows_a_page_and_a_head_on_each(facts: PackFacts) -> None:
    rows = tuple(
        replace(facts.evidence[0], number=f"E-{place:03d}", in_annex=False)
        for place in range(1, 56)
    )

    told = [page for page in pages(replace(facts, evidence=rows)) if "What it is" in page]

    assert len(told) == 3
    assert all(page.startswith("Evidence register") for page in told)
    assert "E-001 to E-027, of 55 documents listed. 0 are shown." in told[0]
    assert "E-055, of 55 documents listed." in told[2]


def test_left_out_files_stay_listed_with_the_reason(facts: PackFacts) -> None:
    first, *others = facts.evidence
    lost = replace(first, left_out=LeftOut.MISSING, title="A very long title " * 8)

    text = text_of(replace(facts, evidence=(lost, *others)))

    assert "… Left out: file missing" in text
    shown = sum(replace(row, pictures=()).is_shown for row in others)
    assert f"of {len(facts.evidence)} documents listed. {shown} are shown; 1 is left out." in text
    assert f"{len(facts.evidence)} documents listed, {shown} shown" in text


def test_dates_of_two_years_carry_their_year(facts: PackFacts) -> None:
    first, *others = facts.evidence
    row = replace(first, dated=date(2025, 12, 31))

    assert "31 Dec 2025" in text_of(replace(facts, evidence=(row, *others)))


def test_files_without_date_pages_or_support_are_told(facts: PackFacts) -> None:
    first, *others = facts.evidence
    row = replace(first, dated=None, pages=None, supports=(), measures=())
    several = replace(first, number="E-900", supports=("Less isolation", "Jobs"), in_annex=False)

    text = text_of(replace(facts, evidence=(row, *others, several)))

    assert "No date known" in text
    assert "Supporting" in text
    assert "Nothing that is counted: kept as background" in text
    assert "… and 1 more" in text


def test_no_documents_at_all_is_said(facts: PackFacts) -> None:
    text = text_of(replace(facts, evidence=()))

    assert "No document is attached to what this pack counts." in text
    assert "No document is included." in text


def test_a_part_of_the_annex_says_so(facts: PackFacts) -> None:
    rows = tuple(replace(row, in_annex=place < 2) for place, row in enumerate(facts.evidence))

    text = text_of(replace(facts, evidence=rows))

    assert f"Shown here are 2 of {len(rows)} documents" in text


def test_the_annex_tells_source_camera_and_consent(facts: PackFacts) -> None:
    row = replace(
        facts.evidence[0],
        source="Wholesale Market",
        taken=facts.made_at,
        place="Birmingham",
        hidden="ended",
    )

    text = text_of(replace(facts, evidence=(row,)))

    assert "Taken 30 September 2026, 16:52, Birmingham" in text
    assert "Source Wholesale Market" in text
    assert "Not shown here. Consent has ended." in text


def test_wording_and_measures_that_are_ours_are_called_ours(facts: PackFacts) -> None:
    unsure = tuple(
        replace(
            outcome,
            confidence=Confidence.UNCONFIRMED,
            claims=tuple(replace(claim, confidence=Confidence.PRIMARY) for claim in outcome.claims),
        )
        for outcome in facts.outcomes
    )

    assert "Measures are ours, not the publisher's." in text_of(facts)
    text = text_of(replace(facts, outcomes=unsure))
    assert "We have not confirmed this outcome's wording with its publisher." in text
    assert "Measures are ours" not in text


def test_money_carries_its_method(facts: PackFacts) -> None:
    text = text_of(facts)

    assert "Meals shared at lunch clubs: £3.50 for each meal (Our own estimate, 2026)." in text


def test_columns_with_one_unit_are_headed_by_their_measures(facts: PackFacts) -> None:
    outcome = facts.outcomes[1]
    person = Unit("person", "people")
    recent = replace(outcome.recent, measures=("Trained", "Placed"), units=(person, person))

    text = text_of(replace(facts, outcomes=(replace(outcome, recent=recent),)))

    assert "Date Activity Trained Placed Evidence" in text


def test_an_activity_with_many_files_names_three(facts: PackFacts) -> None:
    outcome = facts.outcomes[1]
    row = replace(outcome.recent.rows[0], evidence=("E-1", "E-2", "E-3", "E-4", "E-5"))
    bare = replace(outcome.recent.rows[0], evidence=(), day=date(2025, 1, 2))
    recent = replace(outcome.recent, rows=(row, bare))

    text = text_of(replace(facts, outcomes=(replace(outcome, recent=recent),)))

    assert "E-1, E-2, E-3 and 2 more" in text
    assert "2 Jan 2025" in text


def test_a_claim_nobody_proves_and_a_chart_without_files_are_told(facts: PackFacts) -> None:
    outcome = facts.outcomes[1]
    assert outcome.chart is not None
    bare = replace(
        outcome,
        summary="",
        also_counts=(),
        claims=tuple(replace(claim, evidence=()) for claim in outcome.claims),
        chart=replace(outcome.chart, evidence=""),
        recent=RecentFacts((), (), (), 0),
    )

    text = text_of(replace(facts, outcomes=(bare,)))

    assert "is the newest document" not in text
    assert "Also counts" not in text


def test_without_charts_the_summary_has_none(facts: PackFacts) -> None:
    bare = tuple(replace(outcome, chart=None) for outcome in facts.outcomes)

    assert "a month" not in text_of(replace(facts, outcomes=bare))


def test_a_pack_without_a_bid_is_named_after_its_period(kitchen: Kitchen) -> None:
    facts = facts_of(kitchen, PackQuestion(Period(date(2026, 4, 3), date(2026, 9, 29))))

    told = pages(facts)

    assert "Social value, 3 April to 29 September 2026" in told[0]
    assert "Prepared for" not in told[0]
    assert "from 3 April to 29 September 2026." in told[2]


def test_contracts_are_told_with_target_and_due_day(facts: PackFacts) -> None:
    contract = facts.contracts[0]
    bare = replace(
        contract,
        first_day=None,
        commitments=(
            replace(contract.commitments[0], due=None, wording="Share meals with neighbours"),
        ),
    )

    text = text_of(replace(facts, contracts=(contract, bare)))

    assert "The Council, CM/2026/014, 1 April 2026 to 31 March 2029." in text
    assert "7,000 meals 31 Mar 2027" in text
    assert "Share meals with neighbours" in text


def test_the_last_page_shows_how_to_check(facts: PackFacts) -> None:
    composed = compose(facts)
    last = pages(facts)[-1]

    for command in ("Get-FileHash", "certutil -hashfile", "shasum -a 256", "sha256sum"):
        assert command in last
    assert composed.fingerprint == hashlib.sha256(composed.register).hexdigest()
    count = len(composed.figures)
    assert f"Figures that match the claim they quote {count} of {count}" in last
    assert "Amina Yusuf, Social Value Lead" in last
    assert "Made 30 September 2026, 16:52." in last


def test_references_lead_to_the_annex_or_else_the_register(facts: PackFacts) -> None:
    plain = tuple(
        replace(row, pictures=(), in_annex=place > 0) for place, row in enumerate(facts.evidence)
    )
    composed = compose(replace(facts, evidence=plain, cover=""))

    done = built(composed.document, {})

    assert len(list(reading.links(done.pdf))) > len(plain)


def test_the_same_facts_give_the_same_document(facts: PackFacts) -> None:
    assert compose(facts) == compose(facts)
