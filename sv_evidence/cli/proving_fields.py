"""What the commands that ask for proof answer, as plain data and lines."""

from typing import Any

from sv_evidence.domain.measures import Pence, Thousandths, decimal_text
from sv_evidence.operations.registers import PeopleReport
from sv_evidence.reports.claim_facts import GapFacts
from sv_evidence.reports.explained_text import formula_text, headline
from sv_evidence.reports.explanation import (
    ExplainedFile,
    ExplainedResult,
    Explanation,
    FormulaLine,
    ProxyOrigin,
)
from sv_evidence.wording.documents import part_of_claim
from sv_evidence.wording.gaps import lacking_text, next_text
from sv_evidence.wording.labels import mark_label
from sv_evidence.wording.numbers import money_text, percent_text
from sv_evidence.wording.words import tr


def explained_fields(found: Explanation) -> dict[str, Any]:
    """Return an explanation as plain data."""
    value, counted = found.value(), found.counted
    return {
        "figure": found.figure,
        "title": found.title,
        "where": found.where,
        "period": {"from": found.period.first.isoformat(), "to": found.period.last.isoformat()},
        "pack": found.pack or None,
        "made_at": None if found.made_at is None else found.made_at.isoformat(),
        "headline": headline(found),
        "says": found.says,
        "stated": found.stated or None,
        "unit": None if found.unit is None else found.unit.many,
        "quantity": None if counted is None else _quantity(counted),
        "value": _money(value),
        "formula": [_line(each) for each in found.lines],
        "proxies": [_proxy(each) for each in found.proxies],
        **_explained_rows(found),
    }


def _explained_rows(found: Explanation) -> dict[str, Any]:
    return {
        "rule": [
            {
                "rule": each.rule,
                "whose": each.whose,
                "results": [str(uid) for uid in each.results],
                "counted": _quantity(each.counted),
                "excluded": _quantity(each.excluded),
                "message": each.message,
                "ruling": each.ruling or None,
            }
            for each in found.rules
        ],
        "results": [_result(each) for each in found.results],
        "more": found.more,
        "excluded": _quantity(found.excluded),
        "sums": {
            code: {
                "counted": _quantity(sums.counted),
                "excluded": _quantity(sums.excluded),
                "beyond": _quantity(sums.beyond),
                "added": _quantity(sums.added),
                "agree": sums.agree,
            }
            for code, sums in found.sums.items()
        },
        "evidence": [_file(each) for each in found.files],
    }


def _line(line: FormulaLine) -> dict[str, Any]:
    return {
        "measure": line.code,
        "title": line.title,
        "unit": line.unit.many,
        "impact": line.impact.value,
        "proof": line.mark.value,
        "counted": _quantity(line.counted),
        "results": line.results,
        "proxy": None if line.rate is None else decimal_text(line.rate, 4),
        "value": _money(line.value),
        "text": formula_text(line),
    }


def _proxy(proxy: ProxyOrigin) -> dict[str, Any]:
    return {
        "measure": proxy.code,
        "rate": decimal_text(proxy.rate, 4),
        "source": proxy.source,
        "year": proxy.year,
        "licence": proxy.licence,
        "entered_by": proxy.entered_by,
        "entered_on": None if proxy.entered_on is None else proxy.entered_on.isoformat(),
    }


def _result(result: ExplainedResult) -> dict[str, Any]:
    return {
        "uid": str(result.result),
        "activity": result.number or str(result.activity),
        "measure": result.code,
        "day": result.day.isoformat(),
        "title": result.title,
        "quantity": _quantity(result.quantity),
        "value": _money(result.value),
        "proof": result.mark.value,
        "impact": result.impact.value,
        "missing": list(result.lacking),
        "evidence": [file.number for file in result.files],
    }


def _file(file: ExplainedFile) -> dict[str, Any]:
    return {
        "number": file.number,
        "uid": str(file.uid),
        "title": file.title,
        "type": file.type,
        "accepted": file.accepted,
        "strength": None if file.strength is None else file.strength.name.lower(),
        "spoilt": file.spoilt,
        "condition": file.condition.value,
        "consent": file.consent.value,
        "strength_set": file.set_because or None,
        "day_from_activity": file.takes_day,
    }


def gap_fields(gap: GapFacts) -> dict[str, Any]:
    """Return a gap as plain data."""
    return {
        "claim": gap.claim.partition(":")[0],
        "title": gap.title,
        "impact": gap.impact.value,
        "proof": gap.mark.value,
        "quantity": _quantity(gap.quantity),
        "of": _quantity(gap.of),
        "unit": gap.unit.many,
        "results": gap.results,
        "missing": lacking_text(gap.lacking, gap.results),
        "codes": [code for code, _ in gap.lacking],
        "value": _money(gap.value),
        "share": decimal_text(1000 * gap.quantity // max(gap.of, 1), 3),
        "next": _next(gap),
    }


def _next(gap: GapFacts) -> str:
    return next_text(gap.proof, gap.lacking, results=gap.results, now=gap.now, then=gap.then)


def gap_lines(gap: GapFacts) -> list[str]:
    """Say a gap: what it is and is worth, what is missing, what comes next."""
    share = tr("{share} of the claim", share=percent_text(gap.quantity, gap.of))
    worth = share if gap.value is None else money_text(gap.value)
    what = part_of_claim(gap.quantity, gap.of, gap.title, gap.unit)
    return [
        f"{mark_label(gap.mark)}: {what}, {worth}",
        f"  {lacking_text(gap.lacking, gap.results)}",
        f"  {_next(gap)}",
    ]


def people_fields(report: PeopleReport, change: str | None) -> dict[str, Any]:
    """Return counts of people as plain data; ``change`` is the word that was just kept."""
    period = report.question.period
    return {
        "period": {"from": period.first.isoformat(), "to": period.last.isoformat()},
        "distinct": report.distinct,
        "contacts": report.contacts,
        "likely_doubles": [
            {
                "first": {"uid": str(each.first.uid), "reference": each.first.reference},
                "second": {"uid": str(each.second.uid), "reference": each.second.reference},
                "why": each.why,
            }
            for each in report.likely_doubles
        ],
        "groups": dict(report.by_group),
        "without_register": {
            "activities": report.unnamed_activities,
            "contacts": report.unnamed_people,
        },
        "change": change,
    }


def _quantity(value: Thousandths) -> str:
    return decimal_text(value, 3)


def _money(value: Pence | None) -> str | None:
    return None if value is None else decimal_text(value, 2)
