"""Whatever a person types is text: it is printed, and never does anything."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sv_evidence.domain.measures import Unit
from sv_evidence.reports.bid_pack import compose
from sv_evidence.reports.blocks import Block, Cover
from sv_evidence.reports.claim_facts import OutcomeFacts
from sv_evidence.reports.facts import PackFacts
from sv_evidence.reports.pdf.builder import built
from sv_evidence.reports.pdf.compose import Composer
from sv_evidence.reports.pdf.flow import flowed
from sv_evidence.reports.pdf.fonts import ready
from sv_evidence.reports.pdf.items import Marginal
from sv_evidence.reports.pdf.lines import Setting
from sv_evidence.reports.pdf.styles import BOTTOM
from sv_evidence.reports.printable import printable
from tests.reports import reading

NAUGHTY = [
    "<b>bold</b>",
    "<img src='/etc/passwd'/>",
    '<img src="https://example.org/a.png">',
    "<a href='javascript:alert(1)'>click</a>",
    "<onDraw name='x' label='y'/>",
    "R&D; &amp; &lt;para&gt;",
    "<para><font color='[[].__class__]'>",
    "</para>]]>",
    "{organisation} {0} %s %(x)s ${x}",
    '=HYPERLINK("http://example.org")',
    "\\) Tj ET (",
    "a\x00b\x07c\x1b[31m",
    "line one\nline two\r\n\tthree",
    "\u202egnp.exe",
    "zero\u200bwidth\ufeff",
    "half \ud800 pair",
    "é e\u0301 ñ ß ğ ł Ω Я ễ",
    "x" * 400,
    "very " * 120,
    "'; DROP TABLE evidence; --",
    "E-001, E-002",
    "",
    "   ",
]


def with_text(facts: PackFacts, text: str) -> PackFacts:
    """Put a text into every field that a person can type."""
    evidence = tuple(
        replace(row, title=text, source=text, place=text, pictures=()) for row in facts.evidence[:3]
    )
    outcomes = tuple(_outcome_with(outcome, text) for outcome in facts.outcomes)
    contracts = tuple(
        replace(
            contract,
            title=text,
            reference=text,
            buyer=text,
            commitments=tuple(replace(each, wording=text) for each in contract.commitments),
        )
        for contract in facts.contracts
    )
    return replace(
        facts,
        number=text or "N",
        title=text,
        organisation=text,
        area=text,
        contact_name=text,
        contact_role=text,
        author=text,
        buyer=text,
        tender=text,
        frameworks=(text,),
        linked_frameworks=(text,),
        outcomes=outcomes,
        gaps=tuple(replace(gap, title=text, missing=text) for gap in facts.gaps),
        contracts=contracts,
        evidence=evidence,
        cover="",
    )


def _outcome_with(outcome: OutcomeFacts, text: str) -> OutcomeFacts:
    unit = Unit(text, text)
    chart = outcome.chart
    recent = outcome.recent
    return replace(
        outcome,
        title=text,
        theme=text,
        summary=text,
        also_counts=(text,),
        claims=tuple(
            replace(claim, title=text, unit=unit, next_proof=text) for claim in outcome.claims
        ),
        chart=replace(chart, title=text, unit=unit) if chart else None,
        recent=replace(recent, rows=tuple(replace(row, title=text) for row in recent.rows)),
    )


@pytest.mark.parametrize("text", NAUGHTY, ids=range(len(NAUGHTY)))
def test_text_is_printed_as_it_is_and_does_nothing(facts: PackFacts, text: str) -> None:
    composed = compose(with_text(facts, text))

    done = built(composed.document, {})

    printed = reading.bare(" ".join(reading.texts(done.pdf))).replace("\ufffe", "")
    wanted = reading.bare(printable(text)).replace("\ufffd", "?")
    assert wanted in printed
    assert reading.acting(done.pdf) == []
    with_plain = built(compose(with_text(facts, "plain")).document, {})
    assert len(list(reading.links(done.pdf))) <= 2 * len(list(reading.links(with_plain.pdf)))


def test_letters_that_the_fonts_lack_are_seen_and_named(facts: PackFacts) -> None:
    text = "Party \N{PARTY POPPER} \N{CHEROKEE LETTER A}"
    done = built(compose(with_text(facts, text)).document, {})

    assert set(done.unshown) == {"\N{PARTY POPPER}", "\N{CHEROKEE LETTER A}"}
    assert "Party" in " ".join(reading.texts(done.pdf))


def test_nobody_makes_paragraphs_of_markup() -> None:
    """ReportLab's Paragraph reads markup, files and addresses out of text; ours does not exist."""
    root = Path(__file__).parents[2]
    for folder in ("sv_evidence", "ui"):
        for path in (root / folder).rglob("*.py"):
            text = path.read_text("utf-8")
            assert "platypus" not in text, path
            assert "paraparser" not in text, path


def test_a_day_long_ago_is_written_in_full(facts: PackFacts) -> None:
    row = replace(facts.evidence[0], dated=date(1999, 12, 31), pictures=())

    text = " ".join(
        reading.texts(built(compose(replace(facts, evidence=(row,), cover="")).document, {}).pdf)
    )

    assert "31 December 1999" in text


@pytest.mark.parametrize("text", ["word " * 1_500, "w" * 4_000], ids=["words", "one word"])
def test_however_long_a_text_is_nothing_runs_off_a_page(facts: PackFacts, text: str) -> None:
    ready()
    blocks = compose(with_text(facts, text)).document.blocks
    pages = flowed(Composer(Setting(), ()).items([each for each in blocks if not _is_cover(each)]))

    for page in pages.pages:
        for y, item in page.items:
            height = item.beside.height if isinstance(item, Marginal) else item.height
            assert y + height <= BOTTOM + 1e-6, item


def _is_cover(block: Block) -> bool:
    return isinstance(block, Cover)


def test_a_cover_has_room_for_any_title(facts: PackFacts) -> None:
    done = built(compose(with_text(facts, "word " * 400)).document, {})

    text = reading.texts(done.pdf)[0]
    assert "word…" in text
    assert "Period covered" in text
