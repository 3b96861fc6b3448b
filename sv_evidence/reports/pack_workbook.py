"""The figures of a pack as a workbook: what is claimed, promised, ruled out and shown."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from sv_evidence.domain.measures import Thousandths
from sv_evidence.domain.proof import Mark
from sv_evidence.reports.claim_facts import ClaimFacts, FindingFacts, OutcomeFacts
from sv_evidence.reports.facts import ContractFacts, EvidenceFacts, PackFacts
from sv_evidence.reports.workbook import Heading, Look, Page, Value, written
from sv_evidence.wording.labels import (
    consent_label,
    evidence_kind_label,
    impact_label,
    mark_label,
    not_shown_text,
    strength_label,
)
from sv_evidence.wording.numbers import full_day_text, moment_text
from sv_evidence.wording.words import tr


def pack_workbook(facts: PackFacts) -> bytes:
    """Return the workbook of a pack; the same facts give the same bytes."""
    return written(
        _pages(facts), title=facts.title, author=facts.organisation, made_at=facts.made_at
    )


def _pages(facts: PackFacts) -> Iterable[Page]:
    yield _about(facts)
    yield _claims(facts)
    if facts.contracts:
        yield _kpis(facts.contracts)
    if facts.findings:
        yield _findings(facts.findings)
    yield register_page(facts.evidence)


def _about(facts: PackFacts) -> Page:
    first, last = facts.period.first, facts.period.last
    span = tr("{first} to {last}", first=full_day_text(first), last=full_day_text(last))
    rows = (
        (tr("Pack"), facts.number),
        (tr("Title"), facts.title),
        (tr("Organisation"), facts.organisation),
        (tr("Prepared for"), ", ".join(part for part in (facts.buyer, facts.tender) if part)),
        (tr("Period covered"), span),
        (tr("Made"), moment_text(facts.made_at)),
        (tr("Made by"), facts.author),
        (
            tr("How to use it"),
            tr(
                "This workbook holds the figures of the PDF pack of the same number, as it was "
                "made. The PDF is the pack; if they differ, the PDF counts."
            ),
        ),
    )
    return Page(
        tr("About"), (Heading(tr("What"), 18), Heading(tr("Value"), 90, Look.WRAPPED)), rows
    )


def _claims(facts: PackFacts) -> Page:
    money = [Heading(tr("Value"), 13, Look.MONEY), Heading(tr("Value proven"), 13, Look.MONEY)]
    heads = (
        Heading(tr("Framework"), 30, Look.WRAPPED),
        Heading(tr("Outcome"), 30, Look.WRAPPED),
        Heading(tr("Measure"), 12),
        Heading(tr("Claim"), 36, Look.WRAPPED),
        Heading(tr("Impact"), 22),
        Heading(tr("Unit"), 14),
        Heading(tr("Claimed"), 12, Look.QUANTITY),
        *(Heading(mark_label(mark), 12, Look.QUANTITY) for mark in Mark),
        Heading(tr("Proof"), 13),
        *(money if facts.has_money else ()),
        Heading(tr("Results"), 9, Look.WHOLE),
        Heading(tr("Evidence"), 40, Look.WRAPPED),
    )
    rows = tuple(
        _claim(outcome, claim, has_money=facts.has_money)
        for outcome in facts.outcomes
        for claim in outcome.claims
    )
    return Page(tr("Claims"), heads, rows)


def _claim(outcome: OutcomeFacts, claim: ClaimFacts, *, has_money: bool) -> Sequence[Value]:
    value = claim.value
    money = (None, None) if value is None else (_pounds(value.total), _pounds(value.proven))
    return (
        outcome.framework_title,
        outcome.title,
        claim.code,
        claim.title,
        impact_label(claim.impact),
        claim.unit.many,
        _units(claim.quantity),
        *(_units(Thousandths(claim.by_mark.of(mark))) for mark in Mark),
        mark_label(claim.mark),
        *(money if has_money else ()),
        claim.results,
        "; ".join(claim.evidence),
    )


def _kpis(contracts: Sequence[ContractFacts]) -> Page:
    heads = (
        Heading(tr("Contract"), 34, Look.WRAPPED),
        Heading(tr("Number"), 9, Look.WHOLE),
        Heading(tr("Commitment"), 44, Look.WRAPPED),
        Heading(tr("Unit"), 14),
        Heading(tr("Target"), 12, Look.QUANTITY),
        Heading(tr("Expected by now"), 12, Look.QUANTITY),
        Heading(tr("Delivered"), 12, Look.QUANTITY),
        Heading(tr("Due"), 13, Look.DAY),
        Heading(tr("Proof"), 13),
    )
    rows = tuple(
        (
            contract.title,
            each.position,
            each.wording or each.title,
            each.unit.many,
            _units(each.target),
            _units(each.expected),
            _units(each.delivered),
            each.due,
            mark_label(each.mark),
        )
        for contract in contracts
        for each in contract.commitments
    )
    return Page(tr("KPIs"), heads, rows)


def _findings(findings: Sequence[FindingFacts]) -> Page:
    heads = (
        Heading(tr("Rule"), 24, Look.WRAPPED),
        Heading(tr("Whose rule"), 30, Look.WRAPPED),
        Heading(tr("Claim"), 34, Look.WRAPPED),
        Heading(tr("Counted"), 12, Look.QUANTITY),
        Heading(tr("Left out"), 12, Look.QUANTITY),
        Heading(tr("Unit"), 14),
        Heading(tr("What it did"), 80, Look.WRAPPED),
    )
    rows = tuple(
        (
            each.rule or tr("By hand"),
            each.whose,
            each.title,
            _units(each.counted),
            _units(each.excluded),
            each.unit.many,
            each.message,
        )
        for each in findings
    )
    return Page(tr("Rules"), heads, rows)


def register_page(evidence: Sequence[EvidenceFacts]) -> Page:
    """Return the worksheet that lists every document."""
    heads = (
        Heading(tr("Number"), 10),
        Heading(tr("Document"), 44, Look.WRAPPED),
        Heading(tr("Type"), 24),
        Heading(tr("Kind"), 16),
        Heading(tr("Dated"), 13, Look.DAY),
        Heading(tr("Pages"), 8, Look.WHOLE),
        Heading(tr("Supports"), 44, Look.WRAPPED),
        Heading(tr("Consent"), 18),
        Heading(tr("Strength"), 14),
        Heading(tr("In the pack"), 34, Look.WRAPPED),
        Heading(tr("SHA-256"), 68),
    )
    rows = tuple(
        (
            row.number,
            row.title,
            row.type,
            evidence_kind_label(row.kind),
            row.dated,
            row.pages,
            "; ".join(row.supports),
            consent_label(row.consent),
            strength_label(row.strength),
            not_shown_text(row.left_out.value) if row.left_out else tr("Yes"),
            row.sha256,
        )
        for row in evidence
    )
    return Page(tr("Register"), heads, rows)


def _units(quantity: Thousandths) -> Decimal:
    return Decimal(quantity) / 1000


def _pounds(pence: int) -> Decimal:
    return Decimal(pence) / 100
