"""Cover and contents."""

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.proof import Mark
from sv_evidence.reports.blocks import (
    BarPart,
    Beside,
    Block,
    Contents,
    Cover,
    CoverBar,
    Definition,
    Heading,
    MarkLine,
    PageBreak,
    Paragraph,
    Photo,
    SideBySide,
    Space,
    Tone,
)
from sv_evidence.reports.claim_facts import TotalFacts
from sv_evidence.reports.facts import PackFacts
from sv_evidence.reports.inlines import (
    Inlines,
    MarkWord,
    PageCount,
    PageOf,
    Reference,
    Words,
)
from sv_evidence.reports.pounds import Pounds
from sv_evidence.reports.tables import Cell, Column, Row, Table
from sv_evidence.wording.documents import (
    bar_alt,
    claims_text,
    documents_text,
    pack_made_text,
    run_text,
)
from sv_evidence.wording.labels import impact_label, mark_label
from sv_evidence.wording.numbers import full_day_text
from sv_evidence.wording.pack_words import photo_alt
from sv_evidence.wording.returns import return_title
from sv_evidence.wording.words import tr

CHECKING, REGISTER, ANNEX, SUMMARY = "checking", "register", "annex", "summary"


def cover(facts: PackFacts, pounds: Pounds) -> Cover:
    """Compose the first page."""
    several = len(facts.totals) > 1
    return Cover(
        organisation=facts.organisation,
        area=facts.area,
        initial=facts.organisation.strip()[:1].upper(),
        kind_line=tr("Social value evidence pack"),
        title=pack_title(facts),
        bars=tuple(_bar(facts, total, pounds, is_named=several) for total in facts.totals),
        facts=_facts(facts),
        note=(
            Words(tr("Every proven figure in this pack is tied to numbered documents. Page ")),
            PageOf(CHECKING),
            Words(tr(" shows how to check them.")),
        ),
        picture=_picture(facts),
    )


def pack_title(facts: PackFacts) -> str:
    """Return the bid's or contract's title, or say what the pack is about."""
    if facts.told is not None:
        period = facts.told.period
        what = return_title(facts.told.rhythm, period.number, period.year)
        return tr("{what}, {contract}", what=what, contract=facts.told.title)
    return facts.title or tr("Social value, {run}", run=run_text(facts.period))


def _picture(facts: PackFacts) -> Photo | None:
    row = next((each for each in facts.evidence if each.number == facts.cover), None)
    if row is None or not facts.cover:
        return None
    shown = row.pictures[0]
    day = full_day_text(row.dated) if row.dated else ""
    return Photo(
        blob=f"{row.number}/{shown.what}",
        alt=photo_alt(row.title, day),
        pixels=(shown.width, shown.height),
        width=595.28,
        height=279,
    )


def _bar(facts: PackFacts, total: TotalFacts, pounds: Pounds, *, is_named: bool) -> CoverBar:
    claims = [claim for outcome in facts.outcomes for claim in outcome.of(total.impact)]
    money = pounds.of(claims) if facts.has_money else None
    amounts = total.claims if money is None else money
    parts: list[BarPart] = []
    said: dict[Mark, str] = {}
    for mark in Mark:
        counted = claims_text(total.claims.of(mark))
        figures = counted if money is None else f"£{money.of(mark):,}, {counted}"
        said[mark] = figures
        is_told = bool(total.claims.of(mark) or amounts.of(mark))
        shown = MarkWord(mark, mark_label(mark))
        parts.append(BarPart(shown, figures, amounts.of(mark), is_told))
    return CoverBar(
        title=impact_label(total.impact) if is_named else "",
        parts=tuple(parts),
        scale=max(amounts.total, 1),
        alt=bar_alt(said[Mark.PROVEN], said[Mark.PART_PROVEN], said[Mark.UNPROVEN]),
    )


def _facts(facts: PackFacts) -> tuple[Definition, ...]:
    by = ", ".join(
        part for part in (facts.contact_name, facts.contact_role, facts.organisation) if part
    )
    framework = ", ".join(facts.frameworks)
    if facts.linked_frameworks:
        linked = ", ".join(facts.linked_frameworks)
        framework = tr("{framework}, with {linked} links", framework=framework, linked=linked)
    made = pack_made_text(facts.number, full_day_text(facts.made_at))
    documents = documents_text(len(facts.included))
    pack: Inlines = (Words(made), PageCount(), Words(tr(" pages, {rest}", rest=documents)))
    addressee = ", ".join(part for part in (facts.buyer, facts.tender) if part)
    rows = (
        Definition(tr("Prepared for"), (Words(addressee),)),
        Definition(tr("Prepared by"), (Words(by),)),
        Definition(tr("Period covered"), (Words(run_text(facts.period)),)),
        Definition(tr("Framework"), (Words(framework),)),
        Definition(tr("Pack"), pack),
    )
    return rows if addressee else rows[1:]


def contents(facts: PackFacts) -> tuple[Block, ...]:
    """Compose the contents and how to read the figures."""
    return (
        PageBreak(),
        Heading(tr("Contents"), level=1, anchor="contents"),
        Space(14),
        Contents(),
        Space(34),
        Beside(
            margin=_references_note(facts),
            body=(
                Heading(tr("How to read the figures"), anchor="reading"),
                Paragraph(
                    (
                        Words(
                            tr(
                                "A claim is proven only when every result behind it is specific, "
                                "measurable and verifiable. The mark beside each figure shows "
                                "where it stands."
                            )
                        ),
                    )
                ),
            ),
        ),
        Space(4),
        _marks(),
        Space(6),
        _tests(),
    )


def _references_note(facts: PackFacts) -> tuple[Block, ...]:
    number = next((row.number for row in facts.evidence), "")
    if not number:
        return ()
    return (
        Paragraph(
            (
                Words(tr("References such as ")),
                Reference(number, number),
                Words(tr(" lead to the register on page ")),
                PageOf(REGISTER),
                Words(tr(" and the annex after it.")),
            ),
            Tone.NOTE,
        ),
    )


def _marks() -> SideBySide:
    return SideBySide(
        (
            _explained(
                Mark.PROVEN,
                tr("All results pass the three tests. The documents are in the register."),
            ),
            _explained(
                Mark.PART_PROVEN,
                tr("Some results pass, or have too little evidence. We say what is missing."),
            ),
            _explained(
                Mark.UNPROVEN,
                tr("No accepted evidence yet. Left out of the proven total."),
            ),
        ),
        widths=(122, 122, 123),
        gap=17,
    )


def _explained(mark: Mark, words: str) -> tuple[Block, ...]:
    return (MarkLine(MarkWord(mark, mark_label(mark))), Paragraph((Words(words),)))


def _tests() -> Table:
    rows = (
        (tr("Specific"), tr("What was done, when and where.")),
        (tr("Measurable"), tr("A quantity in the unit the measure asks for.")),
        (
            tr("Verifiable"),
            tr("One strong document, or two fair ones, of a kind the measure accepts."),
        ),
    )
    return Table(
        columns=(Column(tr("Test"), 87), Column(tr("What we ask of each result"), 314)),
        rows=tuple(
            Row((Cell((Words(name, bold=True),)), Cell((Words(asked),)))) for name, asked in rows
        ),
        summary=tr("The three tests of a result"),
    )


def whose(impact: Impact, facts: PackFacts) -> str:
    """Name an impact for a sentence; ``all`` where there is only one."""
    return impact.value if len(facts.totals) > 1 else "all"
