"""A figure of an old pack, explained by the facts that were kept with it: what was true then."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
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
from sv_evidence.reports.pack_parts import IN_POUNDS, Part, parts_of
from sv_evidence.reports.pack_references import (
    Json,
    PackSaid,
    Selection,
    claims_in,
    references_in,
    unit_in,
)
from sv_evidence.reports.pack_stated import stated

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
    return tuple(_stated(claim) for claim in _said(pack).claims)


def _stated(claim: Json) -> StatedFigure:
    value = claim["value"]
    return StatedFigure(
        name=f"{claim['code']}:{claim['impact']}",
        title=str(claim["title"]),
        impact=Impact(claim["impact"]),
        mark=Mark(claim["mark"]),
        quantity=Thousandths(int(claim["quantity"])),
        unit=unit_in(claim),
        value=None if value is None else Pence(sum(int(value[mark.value]) for mark in Mark)),
    )


def figures_of(pack: Pack) -> tuple[str, ...]:
    """Name the figures of a pack that can be explained: claims, then what is made of them."""
    return references_in(_said(pack))


def explain_pack_figure(pack: Pack, figure: str) -> Explanation | None:
    """Explain any figure by its reference, or a claim, an outcome, an impact or ``all``.

    The results and sums are those that the figure adds up; ``None`` if there is no such.
    """
    said = _said(pack)
    selected = said.selected(figure)
    if selected is None:
        return None
    files = {str(each["number"]): _file(each) for each in said.facts.get("evidence", ())}
    parts = parts_of(selected)
    results = [result for part in parts for result in _results(part, files)]
    places = {uid: place for place, uid in enumerate(_kept(selected))}
    results.sort(key=lambda each: places[str(each.result)])
    cited = dict.fromkeys(number for each in selected.claims for number in each["evidence"])
    order = list(Mark)
    lines = [line for part in parts for line in _lines(part)]
    made_at = str(said.facts.get("made_at", pack.made_at.isoformat()))
    named = [*selected.claims, *selected.commitments]
    return Explanation(
        figure=f"{pack.number}:{figure.strip()}",
        title=", ".join(dict.fromkeys(str(each["title"]) for each in named)) or figure.strip(),
        where=", ".join(dict.fromkeys(str(each["where"]) for each in selected.claims)),
        period=selected.month or Period(pack.first_day, pack.last_day),
        lines=tuple(sorted(lines, key=lambda line: order.index(line.mark))),
        proxies=tuple(_proxies(selected)),
        rules=tuple(_rules(said.facts, selected)),
        results=tuple(results),
        sums=_sums(said.facts, selected.claims),
        pack=pack.number,
        made_at=datetime.fromisoformat(made_at),
        more=sum(part.results for part in parts) - len(results),
        says=selected.says,
        stated=stated(said, selected),
        loose=tuple(files[number] for number in cited if number in files),
    )


def _said(pack: Pack) -> PackSaid:
    facts = _facts(pack)
    return PackSaid(facts, claims_in(facts))


def _kept(selected: Selection) -> Iterable[str]:
    """Yield the results that were kept, as the pack has them: newest first, claim by claim."""
    parts = (part for each in selected.commitments for part in each.get("parts", ()))
    for held in (*selected.claims, *parts):
        yield from (str(row["result"]) for row in held.get("rows", ()))


def _facts(pack: Pack) -> Json:
    found = json.loads(pack.facts)
    return found if isinstance(found, dict) else {}


def _lines(part: Part) -> Iterable[FormulaLine]:
    proxy = None if part.value is None else part.row["proxy"]
    yield FormulaLine(
        code=str(part.row.get("code", "")),
        title=str(part.row["title"]),
        unit=unit_in(part.row),
        impact=part.impact,
        mark=part.mark,
        counted=part.counted,
        results=len(part.rows),
        rate=None if proxy is None else ProxyRate(int(proxy["rate"])),
        value=part.value,
    )


def _proxies(selected: Selection) -> Iterable[ProxyOrigin]:
    if selected.says is not None and selected.says not in IN_POUNDS:
        return
    for claim in selected.claims:
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


def _rules(facts: Json, selected: Selection) -> Iterable[RuleFound]:
    codes = {str(claim["code"]) for claim in selected.claims}
    for finding in facts.get("findings", ()):
        is_asked = selected.finding is None or finding is selected.finding
        if is_asked and (str(finding["claim"]) in codes or finding is selected.finding):
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


def _results(part: Part, files: Mapping[str, ExplainedFile]) -> Iterable[ExplainedResult]:
    for row in part.rows:
        yield ExplainedResult(
            result=UUID(row["result"]),
            activity=UUID(row["activity"]),
            number="",
            code=str(part.row.get("code", "")),
            title=str(row["title"]),
            day=date.fromisoformat(row["day"]),
            quantity=Thousandths(int(row["quantity"])),
            unit=unit_in(part.row),
            value=None,
            mark=part.mark,
            impact=part.impact,
            lacking=(),
            files=tuple(files[number] for number in row["evidence"] if number in files),
        )


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
