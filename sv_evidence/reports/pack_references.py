"""Every figure that a pack prints, by the reference it is printed under, and what it is made of.

A reference is what the pack's manifest calls a figure: ``proven:MEALS:core``,
``MEALS:core:April 2026``, ``gap:JOBS:core:unproven``, ``commitment:3``; of a return ``period:3``
and ``to_date:3``. Upper and lower case do not matter. People may also say a claim, an outcome, an
impact or ``all`` without more.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sv_evidence.domain.measures import Period, Unit, month_of
from sv_evidence.domain.proof import Mark
from sv_evidence.wording.explaining import Says
from sv_evidence.wording.numbers import month_text

Json = Mapping[str, Any]
EVERY = frozenset(Mark)
OPEN = EVERY - {Mark.PROVEN}
_ALL = frozenset({"all", "total"})


@dataclass(frozen=True, slots=True)
class Selection:
    """The claims or commitments that a figure adds up, and which part of them it says."""

    claims: tuple[Json, ...] = ()
    marks: frozenset[Mark] = EVERY
    says: Says | None = None
    """``None`` where a person named claims, and not one figure of them."""
    month: Period | None = None
    commitments: tuple[Json, ...] = ()
    finding: Json | None = None


@dataclass(frozen=True, slots=True)
class PackSaid:
    """The facts of one pack, read once."""

    facts: Json
    claims: tuple[Json, ...] = field(default=())

    def selected(self, figure: str) -> Selection | None:
        """Return what a figure is made of; ``None`` if the pack has none of this name."""
        wanted = figure.strip().casefold()
        head, _, rest = wanted.partition(":")
        found = self._part(head, rest) if rest else None
        found = found or self._month(wanted)
        if found is None and wanted == Says.CLAIMS_PROVEN:
            found = Selection(_with_mark(self.claims, Mark.PROVEN), says=Says.CLAIMS_PROVEN)
        if found is None and (claims := self._named(wanted)):
            found = Selection(claims)
        return found

    def _part(self, head: str, rest: str) -> Selection | None:
        """Return the figure that a reference with a word before the colon names."""
        if head in {"commitment", "to_date"}:
            return self._commitment(rest)
        if head == "period":
            return self._of_period(rest)
        if head == "finding":
            return self._finding(rest)
        if head == "gap":
            name, _, mark = rest.rpartition(":")
            claims = self._named(name)
            known = {each.value: each for each in OPEN}
            return (
                Selection(claims, frozenset({known[mark]}), Says.GAP)
                if (claims and mark in known)
                else None
            )
        if head == "chart":
            claims = self._of_chart(rest)
            return Selection(claims, says=Says.CHART) if claims else None
        return self._word(head, self._named(rest))

    def _word(self, head: str, claims: tuple[Json, ...]) -> Selection | None:
        if not claims:
            return None
        proven = frozenset({Mark.PROVEN})
        return {
            "proven": Selection(claims, proven, Says.PROVEN),
            "claimed": Selection(claims, says=Says.CLAIMED),
            "value": Selection(claims, says=Says.CLAIMED),
            "quantity": Selection(claims, says=Says.QUANTITY),
            "unproven": Selection(_valued(claims), OPEN, Says.GAP),
            "claims": Selection(claims, says=Says.CLAIMS),
            "claims_proven": Selection(_with_mark(claims, Mark.PROVEN), says=Says.CLAIMS_PROVEN),
        }.get(head)

    def _commitment(self, position: str) -> Selection | None:
        held = tuple(
            each
            for contract in self.facts.get("contracts", ())
            for each in contract["commitments"]
            if str(each["position"]) == position
        )
        return Selection(says=Says.DELIVERED, commitments=held) if held else None

    def _of_period(self, position: str) -> Selection | None:
        """Return what a return tells of a commitment in its period; nothing delivered is a sum."""
        held = self._commitment(position)
        if held is None or self.facts.get("told") is None:
            return None
        codes = {str(each["code"]) for each in held.commitments}
        claims = tuple(claim for claim in self.claims if claim["code"] in codes)
        return Selection(claims, says=Says.QUANTITY)

    def _finding(self, place: str) -> Selection | None:
        found = self.facts.get("findings", ())
        if not place.isdecimal() or not 0 < int(place) <= len(found):
            return None
        finding = found[int(place) - 1]
        claims = tuple(each for each in self.claims if each["code"] == finding["claim"])
        return Selection(claims, says=Says.LEFT_OUT, finding=finding)

    def _month(self, wanted: str) -> Selection | None:
        for chart in self.charts():
            for month in chart["months"]:
                first = date.fromisoformat(month["first"])
                if wanted == f"{chart['claim']}:{month_text(first)}".casefold():
                    claims = self._of_chart(str(chart["claim"]))
                    return Selection(claims, says=Says.MONTH, month=month_of(first))
        return None

    def charts(self, figure: Selection | None = None) -> tuple[Json, ...]:
        """Return the charts, or that of a figure's measure."""
        codes = None if figure is None else {str(each["code"]) for each in figure.claims}
        charts = (outcome.get("chart") for outcome in self.facts.get("outcomes", ()))
        return tuple(
            chart
            for chart in charts
            if chart is not None
            and (codes is None or str(chart["claim"]).partition(":")[0] in codes)
        )

    def _of_chart(self, claim: str) -> tuple[Json, ...]:
        """Return both claims of the measure that a chart shows."""
        keys = {str(chart["claim"]).casefold() for chart in self.charts()}
        if claim.casefold() not in keys:
            return ()
        return self._named(claim.casefold().partition(":")[0])

    def _named(self, name: str) -> tuple[Json, ...]:
        if name in _ALL:
            return self.claims
        return tuple(claim for claim in self.claims if name in names_of(claim))


def claims_in(facts: Json) -> tuple[Json, ...]:
    """Return every claim with the outcome that it stands under."""
    return tuple(
        {
            **claim,
            "outcome": str(outcome["code"]),
            "where": f"{outcome['framework_title']}: {outcome['title']}",
            "framework": str(outcome["framework_title"]),
        }
        for outcome in facts.get("outcomes", ())
        for claim in outcome["claims"]
    )


def names_of(claim: Json) -> frozenset[str]:
    """Return what a claim may be called; several claims may share a name and are added up."""
    code, outcome, impact = (str(claim[name]) for name in ("code", "outcome", "impact"))
    names = {
        code,
        f"{code}:{impact}",
        f"{claim['framework']}/{code}",
        outcome,
        f"{outcome}:{impact}",
        impact,
    }
    return frozenset(name.casefold() for name in names)


def references_in(said: PackSaid) -> tuple[str, ...]:
    """Name the figures of a pack that can be explained, claims first."""
    keys = [f"{claim['code']}:{claim['impact']}" for claim in said.claims]
    outcomes = [str(each["code"]) for each in said.facts.get("outcomes", ())]
    parts = [f"{each}:{claim['impact']}" for claim in said.claims for each in (claim["outcome"],)]
    impacts = list(dict.fromkeys(str(claim["impact"]) for claim in said.claims))
    found = [*keys, *outcomes]
    found += [f"{word}:{key}" for key in keys for word in ("value", "quantity", "proven")]
    found += [f"{word}:{key}" for key in (*parts, *impacts) for word in ("proven", "claimed")]
    found += [f"unproven:{impact}" for impact in impacts]
    found += [f"gap:{gap['claim']}:{gap['mark']}" for gap in said.facts.get("gaps", ())]
    found += _of_charts(said)
    found += [
        f"commitment:{each['position']}"
        for contract in said.facts.get("contracts", ())
        for each in contract["commitments"]
    ]
    told = said.facts.get("told") or {}
    for line in told.get("lines", ()):
        found += [f"period:{line['position']}", f"to_date:{line['position']}"]
    found += [f"finding:{place + 1}" for place in range(len(said.facts.get("findings", ())))]
    return tuple(dict.fromkeys(found))


def unit_in(row: Json) -> Unit:
    """Read what a row of a pack's facts is counted in."""
    return Unit(str(row["unit"]["one"]), str(row["unit"]["many"]))


def _of_charts(said: PackSaid) -> Iterable[str]:
    for outcome in said.facts.get("outcomes", ()):
        chart = outcome.get("chart")
        if chart is not None:
            yield f"chart:{chart['claim']}"
            for month in chart["months"]:
                if month["quantity"] is not None:
                    yield f"{chart['claim']}:{month_text(date.fromisoformat(month['first']))}"


def _with_mark(claims: Iterable[Json], mark: Mark) -> tuple[Json, ...]:
    return tuple(claim for claim in claims if claim["mark"] == mark.value)


def _valued(claims: Iterable[Json]) -> tuple[Json, ...]:
    return tuple(claim for claim in claims if claim["value"] is not None)
