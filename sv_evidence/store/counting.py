"""Claims by the rules that hold: which rules, the rows they need, and sums for all the rest."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from sv_evidence.domain.contracts import Contract
from sv_evidence.domain.counting import ClaimQuestion
from sv_evidence.domain.counting_classes import unfolded
from sv_evidence.domain.counting_records import ContractRule, Ruling
from sv_evidence.domain.counting_rows import Setting, Terms
from sv_evidence.domain.counting_rules import Counted, counted_by_rules
from sv_evidence.domain.rule_files import rule_of
from sv_evidence.domain.rule_kinds import Rule, Sight, rule_kinds
from sv_evidence.store.counting_classes import Alike
from sv_evidence.store.counting_rows import gathered
from sv_evidence.store.direct import fetch, uncollected
from sv_evidence.store.lookup import Lookup
from sv_evidence.store.sums import tallies

_MEASURES: Final = """
SELECT m.uid, m.code, f.uid, f.id FROM measures m JOIN frameworks f ON f.key = m.framework
WHERE m.binned_at IS NULL ORDER BY m.key
"""
_RULED: Final = """
SELECT DISTINCT m.uid FROM rulings g JOIN results r ON r.key = g.result
JOIN measures m ON m.key = r.measure WHERE g.binned_at IS NULL
"""


@dataclass(frozen=True, slots=True)
class _Known:
    """An installed measure, as rules name it."""

    uid: UUID
    code: str
    installed: UUID
    framework: str


def counted(
    connection: Connection, lookup: Lookup, question: ClaimQuestion, also: frozenset[UUID]
) -> Counted:
    """Count what is asked about by every rule that holds; rows of ``also`` come along."""
    rules = rules_of(lookup, question.contract)
    measures = [
        _Known(UUID(bytes=uid), code, UUID(bytes=installed), framework)
        for uid, code, installed, framework in fetch(connection, _MEASURES, ())
    ]
    wanted = frozenset(each.uid for each in measures if _is_wanted(each, question))
    rulings = lookup.all(Ruling)
    ruled = _ruled_measures(connection) if rulings else frozenset()
    needed = _needed(rules, {each.uid: each for each in measures}, wanted, ruled | also)
    sums = () if wanted <= needed.keys() else tallies(connection, question)
    if not needed:
        return Counted(sums)
    rest = tuple(each for each in sums if each.measure not in needed)
    holding = [rule for rule in rules if any(_names(rule, each) for each in needed.values())]
    asked = replace(question, framework=None, measure=None)
    looking = [rule for rule in holding if rule_kinds()[rule.kind].looks_back]
    back = [each.uid for each in needed.values() if any(_names(rule, each) for rule in looking)]
    setting = _setting(lookup, question, needed.values())
    alike = _alike(holding, needed, setting, also)
    with uncollected():
        came = gathered(connection, asked, needed, alike, back)
        found = counted_by_rules(came.rows, holding, rulings, setting, frozenset(needed) & wanted)
        found = unfolded(found, came.rows, came.classes, came.members)
    order = {each.uid: place for place, each in enumerate(measures)}
    together = sorted((*rest, *found.tallies), key=lambda each: order.get(each.measure, 0))
    return replace(found, tallies=tuple(together))


def _alike(
    rules: Sequence[Rule], needed: Mapping[UUID, _Known], setting: Setting, also: frozenset[UUID]
) -> Alike:
    """Say which results count alike: what the rules, together, ask for of a result."""
    scopes = [
        (rule, rule_kinds()[rule.kind].sight, frozenset(_scope(rule, needed.values())))
        for rule in rules
    ]
    whole = {uid for _, sight, scope in scopes if sight is Sight.WHOLE for uid in scope}
    of_people = [(rule, scope) for rule, sight, scope in scopes if sight is Sight.PEOPLE]
    kinds = {rule.kind for rule in rules}
    terms = setting.terms.values() if "in_period" in kinds else ()
    begins = [each.first for each in terms] + [rule.valid_from for rule in rules]
    begins += [rule.day("first_day") for rule in rules]
    ends = [each.last for each in terms] + [rule.valid_to for rule in rules]
    ends += [rule.day("last_day") for rule in rules]
    cuts = {day for day in begins if day is not None}
    cuts |= {day + timedelta(days=1) for day in ends if day is not None and day < date.max}
    period = setting.period
    return Alike(
        measures=frozenset(needed) - whole - also,
        people=frozenset(uid for _, scope in of_people for uid in scope),
        scopes=tuple(scope for rule, scope in of_people if rule.text("same") == "activity"),
        by_place="in_area" in kinds,
        by_contracts=not kinds.isdisjoint({"contract_only", "in_period"}),
        cuts=tuple(sorted(day for day in cuts if period.first < day <= period.last)),
    )


def _scope(rule: Rule, measures: Iterable[_Known]) -> Iterable[UUID]:
    return (each.uid for each in measures if _names(rule, each))


def rules_of(lookup: Lookup, contract: UUID | None) -> tuple[Rule, ...]:
    """Return the rules of all frameworks, and a contract's own instead of those it overrides."""
    own = () if contract is None else lookup.all(ContractRule, contract=contract)
    added = tuple(_contract_rule(each) for each in own if each.document)
    gone = {each.overrides for each in own if each.overrides} | {rule.id for rule in added}
    found: list[Rule] = []
    for uid, framework in lookup.frameworks().items():
        for rule in framework.rules:
            if gone.isdisjoint({rule.id, f"{framework.id}/{rule.id}"}):
                whose = rule.whose or framework.publisher
                source = rule.source or framework.short_title
                found.append(replace(rule, installed=uid, whose=whose, source=source))
    return (*found, *added)


def _contract_rule(record: ContractRule) -> Rule:
    rule = rule_of(record.document)
    return replace(
        rule,
        whose=record.whose or rule.whose,
        source=record.source or rule.source,
        valid_from=record.valid_from or rule.valid_from,
    )


def _is_wanted(measure: _Known, question: ClaimQuestion) -> bool:
    return question.measure in {None, measure.uid} and question.framework in {
        None,
        measure.installed,
    }


def _names(rule: Rule, measure: _Known) -> bool:
    return rule.names(measure.installed, measure.framework, measure.code)


def _needed(
    rules: Sequence[Rule],
    known: Mapping[UUID, _Known],
    wanted: frozenset[UUID],
    also: frozenset[UUID],
) -> dict[UUID, _Known]:
    """Return the measures whose rows are needed: those wanted that have rules, and theirs."""
    found = {uid: known[uid] for uid in wanted & also}
    scopes = [{uid for uid, each in known.items() if _names(rule, each)} for rule in rules]
    new = set(wanted)
    while new:
        touched = {uid for scope in scopes if scope & new for uid in scope}
        new = touched - found.keys()
        found.update({uid: known[uid] for uid in sorted(new)})
    return found


def _ruled_measures(connection: Connection) -> frozenset[UUID]:
    rows = fetch(connection, _RULED, ())
    return frozenset(UUID(bytes=uid) for (uid,) in rows)


def _setting(lookup: Lookup, question: ClaimQuestion, measures: Iterable[_Known]) -> Setting:
    terms = {each.uid: Terms(each.first_day, each.last_day) for each in lookup.all(Contract)}
    held = list(measures)
    published: dict[tuple[UUID, str], int] = {}
    for installed in dict.fromkeys(measure.installed for measure in held):
        for each in lookup.framework(installed).measures:
            published[installed, each.code] = len(published)
    order = {each.uid: published.get((each.installed, each.code), len(published)) for each in held}
    return Setting(question.period, question.contract, terms, order)
