"""Rules in files: read with every fault named by its place, and written back canonically."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from sv_evidence.domain.framework_fields import (
    MISSING,
    Faults,
    Fields,
    FrameworkFault,
    InvalidFramework,
    fields_of,
)
from sv_evidence.domain.measures import decimal_text, scaled
from sv_evidence.domain.positions import position_from
from sv_evidence.domain.rule_kinds import Parameter, Plain, Rule, RuleKind, Sort, rule_kinds

PLACES: Final = 6
"""Decimals that a parameter may have."""
_LONGEST_ID = 64
_POINT_FIELDS: Final = ("postcode", "position", "ward", "authority")


def rules_from(fields: Fields, measures: set[str]) -> tuple[Rule, ...]:
    """Read the rules of a framework file that has these measures."""
    found: dict[str, Rule] = {}
    for row in fields.rows("rules"):
        rule = rule_from(row)
        if rule is None:
            continue
        if rule.id in found:
            row.fault("id", "duplicate", rule.id)
        for code in rule.measures:
            if code not in measures:
                row.fault("measures", "unknown_measure", code)
        found[rule.id] = rule
    return tuple(found.values())


def rule_of(text: str) -> Rule:
    """Read the document of one rule; raise ``InvalidFramework`` naming all its faults."""
    faults = Faults("")
    fields = fields_of(text, faults)
    rule = None if fields is None else rule_from(fields)
    if rule is None or faults.found:
        raise InvalidFramework(faults.found)
    return rule


def faults_of_rule(text: str) -> tuple[FrameworkFault, ...]:
    """Return what is wrong with the document of one rule."""
    try:
        rule_of(text)
    except InvalidFramework as wrong:
        return wrong.faults
    return ()


def rule_from(row: Fields) -> Rule | None:
    """Read one rule; ``None`` after noting that its kind is not known."""
    name = row.text("kind")
    kind = rule_kinds().get(name)
    if kind is None:
        if name:
            row.fault("kind", "unknown_rule_kind", ", ".join(rule_kinds()))
        return None
    rule = Rule(
        id=row.text("id"),
        kind=name,
        title=row.text("title", required=False),
        measures=row.texts("measures"),
        values=_values(row, kind),
        source=row.text("source", required=False),
        whose=row.text("whose", required=False),
        valid_from=row.day("from"),
        valid_to=row.day("to"),
    )
    row.finish()
    if len(rule.id) > _LONGEST_ID:
        row.fault("id", "too_long", str(_LONGEST_ID))
    if len(set(rule.measures)) < len(rule.measures):
        row.fault("measures", "duplicate", _twice(rule.measures))
    if len(rule.measures) < kind.fewest_measures:
        row.fault("measures", "too_few", str(kind.fewest_measures))
    if rule.valid_from and rule.valid_to and rule.valid_to < rule.valid_from:
        row.fault("to", "dates_backwards")
    for place, code, detail in kind.check(rule):
        row.fault(place, code, detail)
    return rule


def rule_row(rule: Rule) -> dict[str, object]:
    """Return a rule as a file has it, without what says nothing."""
    row: dict[str, object] = {
        "id": rule.id,
        "kind": rule.kind,
        "title": rule.title,
        "measures": list(rule.measures),
        "parameters": dict(rule.values),
        "source": rule.source,
        "whose": rule.whose,
        "from": rule.valid_from and rule.valid_from.isoformat(),
        "to": rule.valid_to and rule.valid_to.isoformat(),
    }
    return {name: value for name, value in row.items() if value not in (None, "", [], {})}


def rule_text(rule: Rule) -> str:
    """Write a rule as the document of a contract's rule."""
    return json.dumps(rule_row(rule), ensure_ascii=False)


def _twice(names: Iterable[str]) -> str:
    held = list(names)
    return next(name for name in held if held.count(name) > 1)


def _values(row: Fields, kind: RuleKind) -> Mapping[str, Plain]:
    raw = row.take("parameters", required=False)
    inside = row.inside("parameters", {} if raw is MISSING else raw)
    values: dict[str, Plain] = {}
    for parameter in kind.parameters:
        value = _READERS[parameter.sort](inside, parameter)
        if value is not None:
            values[parameter.name] = value
        elif parameter.default is not None:
            values[parameter.name] = parameter.default
    inside.finish()
    return values


def _texts(row: Fields, of: Parameter) -> Plain | None:
    found: list[Plain] = list(row.texts(of.name, required=of.required))
    return found or None


def _whole(row: Fields, of: Parameter) -> Plain | None:
    value = row.take(of.name, required=of.required)
    if value is MISSING:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= of.most:
        row.fault(of.name, "not_whole", str(of.most))
        return None
    return value


def _decimal(row: Fields, of: Parameter) -> Plain | None:
    value = row.take(of.name, required=of.required)
    if value is MISSING:
        return None
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    read = scaled(text, PLACES) if isinstance(text, str) else None
    if read is None or read <= 0:
        row.fault(of.name, "not_decimal", str(PLACES))
        return None
    return decimal_text(read, PLACES)


def _choice(row: Fields, of: Parameter) -> Plain | None:
    found = row.text(of.name, required=of.required)
    if found and found not in of.choices:
        row.fault(of.name, "not_one_of", ", ".join(of.choices))
        return None
    return found or None


def _day(row: Fields, of: Parameter) -> Plain | None:
    found = row.day(of.name)
    return None if found is None else found.isoformat()


def _flag(row: Fields, of: Parameter) -> Plain | None:
    return row.flag(of.name) or None


def _position(row: Fields, of: Parameter) -> Plain | None:
    found = row.text(of.name, required=of.required)
    if found and position_from(found) is None:
        row.fault(of.name, "bad_position", found)
        return None
    return found or None


def _pairs(row: Fields, of: Parameter) -> Plain | None:
    raw = row.take(of.name, required=of.required)
    if raw is MISSING:
        return None
    found: list[Plain] = []
    for index, pair in enumerate(raw if isinstance(raw, list) else [raw]):
        whole = isinstance(pair, list) and len(pair) == 2 and pair[0] != pair[1]  # noqa: PLR2004
        if not whole or not all(isinstance(code, str) and code.strip() for code in pair):
            row.fault(f"{of.name}[{index}]", "not_a_pair")
            continue
        found.append([str(code).strip() for code in pair])
    return found or None


def _points(row: Fields, of: Parameter) -> Plain | None:
    found: list[Plain] = []
    for each in row.rows(of.name, required=of.required):
        point: dict[str, Plain] = {
            name: text
            for name in _POINT_FIELDS
            if (text := each.text(name, required=name == "postcode"))
        }
        each.finish()
        if "position" in point and position_from(str(point["position"])) is None:
            each.fault("position", "bad_position", str(point["position"]))
        found.append(point)
    return found or None


_READERS: Final[Mapping[Sort, Callable[[Fields, Parameter], Plain | None]]] = {
    Sort.TEXTS: _texts,
    Sort.WHOLE: _whole,
    Sort.DECIMAL: _decimal,
    Sort.CHOICE: _choice,
    Sort.DAY: _day,
    Sort.FLAG: _flag,
    Sort.POSITION: _position,
    Sort.PAIRS: _pairs,
    Sort.POINTS: _points,
}
