"""The figures of a return as a workbook: typed cells, no formulas."""

from collections.abc import Iterable
from decimal import Decimal

from sv_evidence.domain.measures import Thousandths
from sv_evidence.reports.contract_facts import ReturnFacts, ReturnLineFacts
from sv_evidence.reports.facts import PackFacts
from sv_evidence.reports.pack_workbook import register_page
from sv_evidence.reports.sections.return_recovery import story_text
from sv_evidence.reports.workbook import Heading, Look, Page, Value, written
from sv_evidence.wording.documents import run_text
from sv_evidence.wording.home import pace_label
from sv_evidence.wording.labels import mark_label
from sv_evidence.wording.numbers import full_day_text, moment_text
from sv_evidence.wording.returns import (
    declaration_texts,
    outlook_text,
    period_name,
    place_text,
    return_title,
)
from sv_evidence.wording.words import tr


def return_workbook(facts: PackFacts, told: ReturnFacts) -> bytes:
    """Return the workbook of a return; the same facts give the same bytes."""
    title = return_title(told.rhythm, told.period.number, told.period.year)
    return written(
        _pages(facts, told), title=title, author=facts.organisation, made_at=facts.made_at
    )


def _pages(facts: PackFacts, told: ReturnFacts) -> Iterable[Page]:
    yield _about(facts, told)
    yield _commitments(told)
    if any(line.cause or line.action or line.wants_recovery for line in told.lines):
        yield _recovery(told)
    if any(line.restated for line in told.lines):
        yield _corrections(told)
    yield register_page(facts.evidence)


def _about(facts: PackFacts, told: ReturnFacts) -> Page:
    period = told.period
    made = {
        "only_contract": told.only_contract,
        "only_period": told.only_period,
        "matches": told.matches,
    }
    rows = (
        (tr("Return"), return_title(told.rhythm, period.number, period.year)),
        (tr("Number"), facts.number),
        (tr("Contract"), ", ".join(part for part in (told.title, told.reference) if part)),
        (tr("For"), told.buyer),
        (tr("From"), facts.organisation),
        (tr("Period"), run_text(period.period)),
        (
            tr("Which"),
            place_text(told.rhythm, period.number, period.of, period.year, told.years),
        ),
        (tr("Due"), full_day_text(period.due)),
        (tr("Made"), moment_text(facts.made_at)),
        (tr("Made by"), facts.author),
        (tr("Approved by"), told.approved_by or tr("Nobody has approved this return yet.")),
        *(
            (words, tr("Declared") if made[name] else tr("Open"))
            for name, words in declaration_texts()
        ),
        (tr("Story"), story_text(told) or tr("No story is told with this return.")),
        (
            tr("How to use it"),
            tr(
                "This workbook holds the figures of the PDF return of the same number. The PDF is "
                "the return; if they differ, the PDF counts."
            ),
        ),
    )
    heads = (Heading(tr("What"), 44, Look.WRAPPED), Heading(tr("Value"), 90, Look.WRAPPED))
    return Page(tr("About"), heads, rows)


def _commitments(told: ReturnFacts) -> Page:
    period = period_name(told.rhythm, told.period.number, told.period.year)
    heads = (
        Heading(tr("No."), 6, Look.WHOLE),
        Heading(tr("Commitment"), 36, Look.WRAPPED),
        Heading(tr("Promised"), 44, Look.WRAPPED),
        Heading(tr("KPI"), 6),
        Heading(tr("Unit"), 12),
        Heading(tr("Target"), 12, Look.QUANTITY),
        Heading(period, 12, Look.QUANTITY),
        Heading(tr("Planned in the period"), 12, Look.QUANTITY),
        Heading(tr("To date"), 12, Look.QUANTITY),
        Heading(tr("Planned to date"), 12, Look.QUANTITY),
        Heading(tr("Difference"), 12, Look.QUANTITY),
        Heading(tr("Core"), 12, Look.QUANTITY),
        Heading(tr("Additional"), 12, Look.QUANTITY),
        Heading(tr("Status"), 12),
        Heading(tr("Proof"), 12),
        Heading(tr("Where it is heading"), 36, Look.WRAPPED),
        Heading(tr("Owner"), 18),
        Heading(tr("Evidence"), 30, Look.WRAPPED),
    )
    return Page(tr("Commitments"), heads, tuple(_commitment(each) for each in told.lines))


def _commitment(line: ReturnLineFacts) -> tuple[Value, ...]:
    return (
        line.position,
        line.title,
        line.wording,
        tr("Yes") if line.is_kpi else "",
        line.unit.many,
        _units(line.target),
        _units(line.in_period),
        _units(line.planned_period),
        _units(line.to_date),
        _units(line.planned),
        _units(Thousandths(line.to_date - line.planned)),
        _units(line.core),
        _units(line.additional),
        pace_label(line.pace),
        mark_label(line.mark),
        outlook_text(line.outlook, line.target),
        line.owner,
        ", ".join(line.evidence),
    )


def _recovery(told: ReturnFacts) -> Page:
    heads = (
        Heading(tr("No."), 6, Look.WHOLE),
        Heading(tr("Commitment"), 36, Look.WRAPPED),
        Heading(tr("Why"), 50, Look.WRAPPED),
        Heading(tr("What we will do"), 50, Look.WRAPPED),
        Heading(tr("By when"), 14, Look.DAY),
        Heading(tr("Who"), 20),
    )
    rows = tuple(
        (each.position, each.title, each.cause, each.action, each.by_day, each.action_owner)
        for each in told.lines
        if each.cause or each.action or each.wants_recovery
    )
    return Page(tr("Recovery"), heads, rows)


def _corrections(told: ReturnFacts) -> Page:
    heads = (
        Heading(tr("No."), 6, Look.WHOLE),
        Heading(tr("Commitment"), 36, Look.WRAPPED),
        Heading(tr("Period"), 16),
        Heading(tr("Told then"), 12, Look.QUANTITY),
        Heading(tr("Now"), 12, Look.QUANTITY),
        Heading(tr("Why"), 50, Look.WRAPPED),
    )
    rows = tuple(
        (
            line.position,
            line.title,
            period_name(told.rhythm, each.number, each.year),
            _units(each.told),
            _units(each.now),
            line.correction,
        )
        for line in told.lines
        for each in line.restated
    )
    return Page(tr("Corrections"), heads, rows)


def _units(quantity: Thousandths) -> Decimal:
    return Decimal(quantity) / 1000
