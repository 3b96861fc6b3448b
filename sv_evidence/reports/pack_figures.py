"""A figure of an old pack, explained by the facts that were kept with it: what was true then."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.contracts import Pack
from sv_evidence.domain.evidence import Condition, ConsentState, Strength
from sv_evidence.domain.measures import Pence, Period, ProxyRate, Thousandths, Unit
from sv_evidence.domain.proof import Mark
from sv_evidence.reports.explanation import (
    ExplainedFile,
    ExplainedResult,
    Explanation,
    FormulaLine,
    ProxyOrigin,
    RuleFound,
    TwoSums,
)

Json = Mapping[str, Any]
_SAYS = ("value", "quantity", "proven", "claimed", "claims_proven", "claims")
_ALL = ("all", "total", *_SAYS)
_CONDITIONS = {each.value: each for each in Condition}


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """One claim as a pack stated it; money is ``None`` without a proxy."""

    name: str
    """What ``explain_pack_figure`` knows it by."""
    title: str
    impact: Impact
    mark: Mark
    quantity: Thousandths
    unit: Unit
    value: Pence | None


def stated_by(pack: Pack) -> tuple[StatedFigure, ...]:
    """Return each claim that a pack stated, as it was then."""
    return tuple(_stated(claim) for claim in _claims(_facts(pack)))


def _stated(claim: Json) -> StatedFigure:
    value = claim["value"]
    return StatedFigure(
        name=f"{claim['code']}:{claim['impact']}",
        title=str(claim["title"]),
        impact=Impact(claim["impact"]),
        mark=Mark(claim["mark"]),
        quantity=Thousandths(int(claim["quantity"])),
        unit=_unit(claim),
        value=None if value is None else Pence(sum(int(value[mark.value]) for mark in Mark)),
    )


def figures_of(pack: Pack) -> tuple[str, ...]:
    """Name the figures of a pack that can be explained: claims, then outcomes."""
    facts = _facts(pack)
    claims = [f"{claim['code']}:{claim['impact']}" for claim in _claims(facts)]
    return (*claims, *(str(each["code"]) for each in facts.get("outcomes", ())))


def explain_pack_figure(pack: Pack, figure: str) -> Explanation | None:
    """Explain a claim (``MEALS``, ``MEALS:core``), an outcome, ``core``, ``additional`` or ``all``.

    A key as ``verify`` names it (``value:MEALS:core``) does too; ``None`` if there is no such.
    """
    facts = _facts(pack)
    claims = _named(facts, figure.strip().casefold())
    if not claims:
        return None
    files = {str(each["number"]): _file(each) for each in facts.get("evidence", ())}
    results = [result for claim in claims for result in _results(claim, files)]
    lines = [line for claim in claims for line in _lines(claim)]
    cited = dict.fromkeys(number for claim in claims for number in claim["evidence"])
    order = list(Mark)
    return Explanation(
        figure=f"{pack.number}:{figure.strip()}",
        title=", ".join(dict.fromkeys(str(claim["title"]) for claim in claims)),
        where=", ".join(dict.fromkeys(str(claim["where"]) for claim in claims)),
        period=Period(pack.first_day, pack.last_day),
        lines=tuple(sorted(lines, key=lambda line: order.index(line.mark))),
        proxies=tuple(_proxies(claims)),
        rules=tuple(_rules(facts, claims)),
        results=tuple(results),
        sums=_sums(facts, claims),
        pack=pack.number,
        made_at=datetime.fromisoformat(str(facts.get("made_at", pack.made_at.isoformat()))),
        more=sum(int(claim["results"]) for claim in claims) - len(results),
        loose=tuple(files[number] for number in cited if number in files),
    )


def _facts(pack: Pack) -> Json:
    found = json.loads(pack.facts)
    return found if isinstance(found, dict) else {}


def _claims(facts: Json) -> list[Json]:
    """Return every claim with the outcome that it stands under."""
    return [
        {
            **claim,
            "outcome": str(outcome["code"]),
            "where": f"{outcome['framework_title']}: {outcome['title']}",
            "framework": str(outcome["framework_title"]),
        }
        for outcome in facts.get("outcomes", ())
        for claim in outcome["claims"]
    ]


def _named(facts: Json, figure: str) -> list[Json]:
    """Return the claims that a figure is made of."""
    says, _, rest = figure.partition(":")
    wanted = rest if rest and says in _SAYS else figure
    claims = _claims(facts)
    if wanted in _ALL:
        return claims
    return [claim for claim in claims if wanted in _names(claim)]


def _names(claim: Json) -> set[str]:
    code, outcome, impact = (str(claim[name]) for name in ("code", "outcome", "impact"))
    names = {
        code,
        f"{code}:{impact}",
        f"{claim['framework']}/{code}",
        outcome,
        f"{outcome}:{impact}",
        impact,
    }
    return {name.casefold() for name in names}


def _lines(claim: Json) -> Iterable[FormulaLine]:
    proxy, value = claim["proxy"], claim["value"]
    for mark in Mark:
        counted = int(claim["by_mark"][mark.value])
        if counted:
            yield FormulaLine(
                code=str(claim["code"]),
                title=str(claim["title"]),
                unit=_unit(claim),
                impact=Impact(claim["impact"]),
                mark=mark,
                counted=Thousandths(counted),
                results=sum(row["mark"] == mark.value for row in claim.get("rows", ())),
                rate=None if proxy is None else ProxyRate(int(proxy["rate"])),
                value=None if value is None else Pence(int(value[mark.value])),
            )


def _proxies(claims: Iterable[Json]) -> Iterable[ProxyOrigin]:
    for claim in claims:
        proxy = claim["proxy"]
        if proxy is not None:
            yield ProxyOrigin(
                str(claim["code"]),
                ProxyRate(int(proxy["rate"])),
                str(proxy["source"]),
                int(proxy["year"]),
                str(proxy.get("licence", "")),
                str(proxy.get("entered_by", "")),
                _day(proxy.get("entered_on")),
            )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _rules(facts: Json, claims: Iterable[Json]) -> Iterable[RuleFound]:
    codes = {str(claim["code"]) for claim in claims}
    for finding in facts.get("findings", ()):
        if str(finding["claim"]) in codes:
            yield RuleFound(
                rule=str(finding["rule"]),
                whose=str(finding["whose"]),
                results=(),
                counted=Thousandths(int(finding["counted"])),
                excluded=Thousandths(int(finding["excluded"])),
                message=str(finding["message"]),
                ruling=str(finding["ruling"]),
            )


def _sums(facts: Json, claims: Iterable[Json]) -> dict[str, TwoSums]:
    """Return the sums as they were; a pack is only made if both ways of adding agree."""
    sums: dict[str, int] = {}
    for claim in claims:
        sums[str(claim["code"])] = sums.get(str(claim["code"]), 0) + int(claim["quantity"])
    left = dict.fromkeys(sums, 0)
    for finding in facts.get("findings", ()):
        if str(finding["claim"]) in left:
            left[str(finding["claim"])] += int(finding["excluded"])
    return {
        code: TwoSums(Thousandths(sum_), Thousandths(left[code]), Thousandths(sum_ + left[code]))
        for code, sum_ in sums.items()
    }


def _results(claim: Json, files: Mapping[str, ExplainedFile]) -> Iterable[ExplainedResult]:
    for row in claim.get("rows", ()):
        yield ExplainedResult(
            result=UUID(row["result"]),
            activity=UUID(row["activity"]),
            number="",
            code=str(claim["code"]),
            title=str(row["title"]),
            day=date.fromisoformat(row["day"]),
            quantity=Thousandths(int(row["quantity"])),
            unit=_unit(claim),
            value=None,
            mark=Mark(row["mark"]),
            impact=Impact(claim["impact"]),
            lacking=(),
            files=tuple(files[number] for number in row["evidence"] if number in files),
        )


def _unit(claim: Json) -> Unit:
    return Unit(str(claim["unit"]["one"]), str(claim["unit"]["many"]))


def _file(row: Json) -> ExplainedFile:
    strength = row["strength"]
    left_out = str(row["left_out"] or "")
    return ExplainedFile(
        uid=UUID(row["uid"]),
        number=str(row["number"]),
        title=str(row["title"]),
        type=str(row["type"]),
        accepted=bool(row["measures"]),
        strength=None if strength is None else Strength(int(strength)),
        spoilt=left_out or None,
        condition=_CONDITIONS.get(left_out, Condition.UNCHANGED),
        consent=ConsentState(row["consent"]),
        set_because="; ".join(row.get("set_because", ())),
    )
