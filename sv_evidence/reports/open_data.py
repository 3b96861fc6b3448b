"""The year as open data: tables with a description, and the Common Impact Data Standard.

Nothing in it names or points at a person: no title of an activity, no file, no note. What a
program wants to add up again is in ``results.csv``; its sums are the figures of ``claims.csv``.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.counting import CountedResult
from sv_evidence.domain.measures import decimal_text
from sv_evidence.domain.open_ids import ocid_in
from sv_evidence.domain.proof import Mark
from sv_evidence.reports.annual_facts import AnnualFacts
from sv_evidence.reports.claim_facts import ClaimFacts, OutcomeFacts
from sv_evidence.reports.register import written
from sv_evidence.wording.annual import report_kind_text
from sv_evidence.wording.words import tr

CONTEXT: Final = "https://ontology.commonapproach.org/cids.jsonld"
"""Of the Common Impact Data Standard 3, basic tier (Common Approach); numbers are texts in it."""
DESCRIPTION, STANDARD = "datapackage.json", "impact.jsonld"


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a table: its type is one of Table Schema's."""

    name: str
    type: str
    about: str


CLAIMS: Final = (
    Field("framework", "string", "Framework that is counted by"),
    Field("outcome_code", "string", "Code of the outcome in the framework"),
    Field("outcome", "string", "Outcome"),
    Field("measure", "string", "Code of the measure"),
    Field("title", "string", "What is counted"),
    Field("impact", "string", "core or additional; the two are never added up"),
    Field("unit", "string", "Unit of the quantities"),
    Field("quantity", "number", "What counts, by the rules"),
    Field("proven", "number", "Part of it that is proven"),
    Field("part_proven", "number", "Part of it that is proven in part"),
    Field("unproven", "number", "Part of it that is not proven"),
    Field("year_before", "number", "The same a year earlier; empty if it is not known"),
    Field("proxy", "number", "Pounds for one unit; empty without a proxy"),
    Field("proxy_source", "string", "Who says so"),
    Field("value", "number", "Pounds; empty without a proxy"),
    Field("value_proven", "number", "Pounds of what is proven"),
    Field("results", "integer", "How many results count"),
    Field("documents", "integer", "How many documents of accepted types stand behind it"),
)
RESULTS: Final = (
    Field("result", "string", "Id of the result"),
    Field("day", "date", "The day on which it counts"),
    Field("measure", "string", "Code of the measure"),
    Field("impact", "string", "core or additional"),
    Field("quantity", "number", "What counts of it, by the rules"),
    Field("mark", "string", "proven, part_proven or unproven"),
)
CONTRACTS: Final = (
    Field("ocid", "string", "Open Contracting id, where the contract's reference holds one"),
    Field("reference", "string", "Reference of the contract"),
    Field("title", "string", "Title of the contract"),
    Field("buyer", "string", "Who buys"),
    Field("first_day", "date", "First day of the contract"),
    Field("last_day", "date", "Last day of the contract"),
    Field("position", "integer", "Number of the commitment"),
    Field("measure", "string", "Code of the measure that is promised"),
    Field("unit", "string", "Unit of the quantities"),
    Field("target", "number", "What was promised"),
    Field("delivered", "number", "What was delivered by the end of the period"),
    Field("due", "date", "When it is due"),
    Field("mark", "string", "How well what was delivered is proven"),
)
ORGANISATION: Final = (
    Field("id", "string", "GB-COH or GB-CHC with the number; empty if none is known"),
    Field("name", "string", "Name"),
    Field("area", "string", "Where it works"),
    Field("first_day", "date", "First day of the period"),
    Field("last_day", "date", "Last day of the period"),
)
TABLES: Final[Mapping[str, Sequence[Field]]] = {
    "organisation": ORGANISATION,
    "claims": CLAIMS,
    "results": RESULTS,
    "contracts": CONTRACTS,
}

Counted = Mapping[str, Sequence[CountedResult]]
"""Every result that counts, by its measure's code."""


def open_files(facts: AnnualFacts, counted: Counted) -> Iterator[tuple[str, bytes]]:
    """Yield each file by its name, the description first."""
    yield DESCRIPTION, _json(_package(facts))
    rows: Mapping[str, Iterable[Sequence[str]]] = {
        "organisation": _organisation(facts),
        "claims": _claims(facts),
        "results": _results(counted),
        "contracts": _contracts(facts),
    }
    for name, fields in TABLES.items():
        yield f"{name}.csv", written(tuple(each.name for each in fields), rows[name])
    yield STANDARD, _json(list(_standard(facts)))


def _package(facts: AnnualFacts) -> dict[str, Any]:
    """Describe the tables as a Data Package with Table Schemas (Frictionless, version 1)."""
    pack = facts.pack
    return {
        "profile": "tabular-data-package",
        "name": "social-value",
        "title": f"{pack.organisation}: {report_kind_text(pack.period)}",
        "created": pack.made_at.isoformat(),
        "temporal": {
            "start": pack.period.first.isoformat(),
            "end": pack.period.last.isoformat(),
        },
        "contributors": [{"title": pack.organisation, "role": "publisher"}],
        "ids": list(facts.ids),
        "resources": [_resource(name, fields) for name, fields in TABLES.items()],
    }


def _resource(name: str, fields: Sequence[Field]) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": f"{name}.csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "header": True},
        "schema": {
            "fields": [
                {"name": each.name, "type": each.type, "description": each.about} for each in fields
            ],
            "missingValues": [""],
        },
    }


def _organisation(facts: AnnualFacts) -> Iterator[Sequence[str]]:
    pack = facts.pack
    days = (pack.period.first.isoformat(), pack.period.last.isoformat())
    for each in facts.ids or ("",):
        yield (each, pack.organisation, pack.area, *days)


def _claims(facts: AnnualFacts) -> Iterator[Sequence[str]]:
    for outcome in facts.pack.outcomes:
        for claim in outcome.claims:
            yield _claim(facts, outcome, claim)


def _claim(facts: AnnualFacts, outcome: OutcomeFacts, claim: ClaimFacts) -> Sequence[str]:
    before, proxy, value = facts.before.get(claim.key), claim.proxy, claim.value
    return (
        outcome.framework_title,
        outcome.code,
        outcome.title,
        claim.code,
        claim.title,
        claim.impact.value,
        claim.unit.many,
        decimal_text(claim.quantity, 3),
        *(decimal_text(claim.by_mark.of(mark), 3) for mark in Mark),
        "" if before is None else decimal_text(before, 3),
        "" if proxy is None else decimal_text(proxy.rate, 4),
        "" if proxy is None else proxy.source,
        "" if value is None else decimal_text(value.total, 2),
        "" if value is None else decimal_text(value.proven, 2),
        str(claim.results),
        str(len(claim.evidence)),
    )


def _results(counted: Counted) -> Iterator[Sequence[str]]:
    for code, rows in counted.items():
        for row in rows:
            impact = Impact.ADDITIONAL if row.additional else Impact.CORE
            yield (
                str(row.result),
                row.day.isoformat(),
                code,
                impact.value,
                decimal_text(row.quantity, 3),
                row.mark.value,
            )


def _contracts(facts: AnnualFacts) -> Iterator[Sequence[str]]:
    for contract in facts.pack.contracts:
        head = (
            ocid_in(contract.reference),
            contract.reference,
            contract.title,
            contract.buyer,
            contract.first_day.isoformat() if contract.first_day else "",
            contract.last_day.isoformat() if contract.last_day else "",
        )
        for each in contract.commitments:
            yield (
                *head,
                str(each.position),
                each.code,
                each.unit.many,
                decimal_text(each.target, 3),
                decimal_text(each.delivered, 3),
                each.due.isoformat() if each.due else "",
                each.mark.value,
            )


def _standard(facts: AnnualFacts) -> Iterator[dict[str, Any]]:
    """Yield the organisation, its outcomes, indicators and their reports, in the basic tier."""
    pack = facts.pack
    owner = f"urn:org-id:{facts.ids[0]}" if facts.ids else f"urn:pack:{pack.number}"
    outcomes = [(outcome, f"{owner}/outcome/{outcome.code}") for outcome in pack.outcomes]
    yield {
        "@context": CONTEXT,
        "@type": "cids:Organization",
        "@id": owner,
        "org:hasLegalName": pack.organisation,
        "hasOutcome": [uid for _, uid in outcomes],
        "hasIndicator": [_indicator(owner, claim) for claim in pack.claims],
    }
    for outcome, uid in outcomes:
        yield {
            "@context": CONTEXT,
            "@type": "cids:Outcome",
            "@id": uid,
            "hasName": outcome.title,
            "hasDescription": outcome.summary,
            "forOrganization": owner,
            "hasIndicator": [_indicator(owner, claim) for claim in outcome.claims],
        }
        for claim in outcome.claims:
            yield from _reported(facts, owner, uid, claim)


def _indicator(owner: str, claim: ClaimFacts) -> str:
    return f"{owner}/indicator/{claim.code}/{claim.impact.value}"


def _reported(
    facts: AnnualFacts, owner: str, outcome: str, claim: ClaimFacts
) -> Iterator[dict[str, Any]]:
    indicator, period = _indicator(owner, claim), facts.pack.period
    report = f"{indicator}/report/{period.first.isoformat()}/{period.last.isoformat()}"
    yield {
        "@context": CONTEXT,
        "@type": "cids:Indicator",
        "@id": indicator,
        "hasName": claim.title,
        "hasDescription": tr("{impact} impact", impact=claim.impact.value),
        "forOrganization": owner,
        "forOutcome": [outcome],
        "hasIndicatorReport": [report],
        "i72:unit_of_measure": claim.unit.many,
    }
    proven = decimal_text(claim.by_mark.proven, 3)
    yield {
        "@context": CONTEXT,
        "@type": "cids:IndicatorReport",
        "@id": report,
        "hasName": claim.title,
        "hasComment": tr("{proven} of it is proven by documents", proven=proven),
        "i72:unit_of_measure": claim.unit.many,
        "i72:value": {
            "@context": CONTEXT,
            "@type": "i72:Measure",
            "i72:numerical_value": decimal_text(claim.quantity, 3),
        },
        "prov:startedAtTime": f"{period.first.isoformat()}T00:00:00Z",
        "prov:endedAtTime": f"{period.last.isoformat()}T23:59:59Z",
        "forIndicator": indicator,
    }


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
