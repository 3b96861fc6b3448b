"""Builders of rows and rules for the tests of counting."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sv_evidence.domain.counting_records import Detail
from sv_evidence.domain.counting_rows import CountingRow, Setting, Terms, Verdict
from sv_evidence.domain.counting_rules import Counted, counted_by_rules
from sv_evidence.domain.measures import Period
from sv_evidence.domain.rule_files import rule_of
from sv_evidence.domain.rule_kinds import Rule, rule_kinds
from tests.builders import a_uid

CONTRACT = UUID(int=77)
DAY = date(2026, 6, 1)
YEARS = Period(date(2026, 1, 1), date(2030, 12, 31))
TWO_YEARS = Terms(date(2026, 4, 1), date(2028, 3, 31))


def measure_uid(code: str) -> UUID:
    """Return the same uid for the same code."""
    return UUID(bytes=code.encode().rjust(16, b"\0")[:16])


def a_detail(**fields: Any) -> Detail:
    """Return details of some result."""
    return Detail(a_uid(), UUID(int=0), **fields)


def a_row(
    code: str = "JOBS", units: int = 1, *, persons: str = "", day: date = DAY, **fields: Any
) -> CountingRow:
    """Return a row in whole units; ``persons`` are references, comma separated."""
    detail = fields.pop("detail", None)
    if persons and detail is None:
        detail = a_detail(persons=persons)
    named = frozenset[str]() if detail is None else detail.references
    made = CountingRow(
        result=a_uid(),
        measure=measure_uid(code),
        code=code,
        framework="test-charter",
        activity=a_uid(),
        number="A-001",
        title="Lunch club",
        day=day,
        quantity=units * 1000,
        whole=units * 1000,
        persons=named,
        heads=len(named),
        detail=detail,
    )
    return made._replace(**fields)


def a_rule(kind: str, *measures: str, id: str = "1", **parameters: Any) -> Rule:  # noqa: A002
    """Return a rule as a file would have it."""
    row = {"id": id, "kind": kind, "measures": list(measures), "parameters": parameters}
    return rule_of(json.dumps(row))


def a_setting(period: Period = YEARS, *, terms: Terms | None = None) -> Setting:
    """Return a setting: about a contract with these terms, else about everything."""
    if terms is None:
        return Setting(period)
    return Setting(period, CONTRACT, {CONTRACT: terms})


def count(
    rows: Sequence[CountingRow],
    *rules: Rule,
    setting: Setting | None = None,
    rulings: Sequence[Any] = (),
) -> Counted:
    """Count rows by rules, telling of every measure."""
    wanted = frozenset(row.measure for row in rows)
    return counted_by_rules(rows, rules, rulings, setting or a_setting(), wanted)


def sums(counted: Counted) -> Mapping[UUID, int]:
    """Add up what counts by measure, in thousandths; the ledger must hold."""
    found: dict[UUID, int] = {}
    for tally in counted.tallies:
        found[tally.measure] = found.get(tally.measure, 0) + tally.quantity
        assert tally.quantity >= 0
        assert tally.excluded >= 0
    return found


def total(counted: Counted) -> int:
    """Add up what counts of everything, in thousandths."""
    return sum(sums(counted).values())


def said(rule: Rule, *rows: CountingRow, setting: Setting | None = None) -> list[Verdict]:
    return list(rule_kinds()[rule.kind].judge(rule, rows, setting or a_setting()))


def told(rule: Rule, *rows: CountingRow, setting: Setting | None = None) -> list[object]:
    """How much counts, the code, and the details for the sentence, row by row."""
    return [
        (each.counts, each.code, dict(each.told)) for each in said(rule, *rows, setting=setting)
    ]
