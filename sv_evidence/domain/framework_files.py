"""Framework files: read from JSON with every fault named at once, and written back canonically."""

import json
import re
from collections.abc import Mapping, Sequence

from resources import path
from sv_evidence.domain.crosswalk_files import crosswalk_row, crosswalks_from
from sv_evidence.domain.definition_files import definition_from, definition_row
from sv_evidence.domain.evidence import EvidenceType, Strength
from sv_evidence.domain.evidence_types import load_types, strength_from
from sv_evidence.domain.framework_fields import (
    Faults,
    Fields,
    FrameworkFault,
    InvalidFramework,
    fields_of,
)
from sv_evidence.domain.frameworks import (
    Confidence,
    Framework,
    Measure,
    Node,
    Summing,
)
from sv_evidence.domain.measures import Unit
from sv_evidence.domain.rule_files import rule_row, rules_from
from sv_evidence.domain.surveys import Need

__all__ = [
    "FrameworkFault",
    "InvalidFramework",
    "framework_from",
    "framework_text",
    "load_shipped",
    "shipped",
]

FOLDER = "frameworks"
STRENGTHS = ", ".join(strength.name.lower() for strength in Strength)
_ID = re.compile(r"[a-z0-9][a-z0-9.-]{0,63}")


def shipped() -> tuple[tuple[str, str], ...]:
    """Return the id and resource name of each framework file that comes with the program."""
    names = sorted(each.name for each in path(FOLDER).iterdir() if each.name.endswith(".json"))
    return tuple((name.removesuffix(".json"), f"{FOLDER}/{name}") for name in names)


def load_shipped(framework: str) -> Framework:
    """Read a shipped framework by its id; ``KeyError`` if none has it."""
    name = dict(shipped())[framework]
    return framework_from(path(name).read_text("utf-8"), name)


def framework_from(
    text: str, file: str = "", *, types: Mapping[str, EvidenceType] | None = None
) -> Framework:
    """Read a framework file; raise ``InvalidFramework`` naming all its faults at once."""
    faults = Faults(file)
    fields = fields_of(text, faults)
    read = None if fields is None else _framework(fields, load_types() if types is None else types)
    if read is None or faults.found:
        raise InvalidFramework(faults.found)
    return read


def _framework(fields: Fields, types: Mapping[str, EvidenceType]) -> Framework:
    identity = fields.text("id")
    if identity and not _ID.fullmatch(identity):
        fields.fault("id", "bad_id", identity)
    first, last = fields.day("applies_from"), fields.day("applies_to")
    if first is not None and last is not None and last < first:
        fields.fault("applies_to", "dates_backwards")
    levels = fields.texts("levels", required=True)
    nodes = _nodes(fields, levels)
    codes = {node.code for node in nodes}
    measures = _measures(fields, codes, types)
    read = Framework(
        id=identity,
        version=fields.text("version"),
        title=fields.text("title"),
        short_title=fields.text("short_title"),
        publisher=fields.text("publisher"),
        published=fields.text("published"),
        licence=fields.text("licence"),
        source=fields.text("source"),
        checked=fields.text("checked"),
        not_checked=fields.text("not_checked", required=False),
        levels=levels,
        nodes=nodes,
        measures=measures,
        crosswalks=crosswalks_from(fields, identity, {measure.code for measure in measures}),
        rules=rules_from(fields, {measure.code for measure in measures}),
        applies_from=first,
        applies_to=last,
        applies_note=fields.text("applies_note", required=False),
    )
    fields.finish()
    return read


def _nodes(fields: Fields, levels: Sequence[str]) -> tuple[Node, ...]:
    nodes: list[Node] = []
    places: dict[str, Fields] = {}
    for row in fields.rows("nodes", required=True):
        node = Node(
            code=row.text("code"),
            level=row.text("level"),
            title=row.text("title"),
            parent=row.text("parent", required=False) or None,
            confidence=row.choice("confidence", Confidence) or Confidence.UNCONFIRMED,
            source=row.text("source", required=False),
            code_is_official=row.flag("code_is_official"),
            summary=row.text("summary", required=False),
        )
        row.finish()
        if node.level and node.level not in levels:
            row.fault("level", "unknown_level", node.level)
        if node.code in places:
            row.fault("code", "duplicate", node.code)
        elif node.code:
            places[node.code] = row
            nodes.append(node)
    _check_parents({node.code: node for node in nodes}, places)
    return tuple(nodes)


def _check_parents(nodes: Mapping[str, Node], places: Mapping[str, Fields]) -> None:
    sound: set[str] = set()
    for code in nodes:
        line: list[str] = []
        step: str | None = code
        while step is not None and step in nodes and step not in sound and step not in line:
            line.append(step)
            step = nodes[step].parent
        if step is not None and step in line:
            places[step].fault("parent", "cycle", step)
        sound.update(line)
        parent = nodes[code].parent
        if parent is not None and parent not in nodes:
            places[code].fault("parent", "unknown_parent", parent)


def _measures(
    fields: Fields, nodes: set[str], types: Mapping[str, EvidenceType]
) -> tuple[Measure, ...]:
    measures: dict[str, Measure] = {}
    for row in fields.rows("measures"):
        measure = Measure(
            code=row.text("code"),
            node=row.text("node"),
            title=row.text("title"),
            unit=_unit(row),
            accepts=_accepts(row, types),
            confidence=row.choice("confidence", Confidence) or Confidence.UNCONFIRMED,
            summing=row.choice("summing", Summing, Summing.SUM) or Summing.SUM,
            counts=row.texts("counts"),
            does_not_count=row.texts("does_not_count"),
            next_proof=row.text("next_proof", required=False),
            source=row.text("source", required=False),
            needs=row.choices("needs", Need),
            names_contract=row.flag("names_contract"),
            definition=definition_from(row),
        )
        row.finish()
        if measure.node and measure.node not in nodes:
            row.fault("node", "unknown_node", measure.node)
        if measure.code in measures:
            row.fault("code", "duplicate", measure.code)
        elif measure.code:
            measures[measure.code] = measure
    return tuple(measures.values())


def _unit(row: Fields) -> Unit:
    value = row.take("unit", required=True)
    if not isinstance(value, dict):
        if isinstance(value, str | int | float | list):
            row.fault("unit", "wrong_type", "object")
        return Unit("", "")
    unit = row.inside("unit", value)
    found = Unit(one=unit.text("one"), many=unit.text("many"))
    unit.finish()
    return found


def _accepts(
    row: Fields, types: Mapping[str, EvidenceType]
) -> tuple[tuple[str, Strength | None], ...]:
    found: dict[str, Strength | None] = {}
    for each in row.rows("accepts"):
        type_ = each.text("type")
        word = each.text("strength", required=False)
        each.finish()
        if type_ and type_ not in types:
            each.fault("type", "unknown_type", type_)
        if type_ in found:
            each.fault("type", "duplicate", type_)
        try:
            found[type_] = strength_from(word) if word else None
        except ValueError:
            each.fault("strength", "not_one_of", STRENGTHS)
    return tuple(found.items())


def framework_text(framework: Framework) -> str:
    """Write a framework file; fields that say nothing are left out, so equal ones look equal."""
    document = {
        "id": framework.id,
        "version": framework.version,
        "title": framework.title,
        "short_title": framework.short_title,
        "publisher": framework.publisher,
        "published": framework.published,
        "licence": framework.licence,
        "source": framework.source,
        "checked": framework.checked,
        "not_checked": framework.not_checked,
        "applies_from": framework.applies_from and framework.applies_from.isoformat(),
        "applies_to": framework.applies_to and framework.applies_to.isoformat(),
        "applies_note": framework.applies_note,
        "levels": list(framework.levels),
        "nodes": [_node_row(node) for node in framework.nodes],
        "measures": [_measure_row(measure) for measure in framework.measures],
        "crosswalks": [crosswalk_row(each) for each in framework.crosswalks],
        "rules": [rule_row(each) for each in framework.rules],
    }
    return json.dumps(_telling(document), ensure_ascii=False, indent=2) + "\n"


def _node_row(node: Node) -> dict[str, object]:
    return _telling(
        {
            "code": node.code,
            "level": node.level,
            "title": node.title,
            "parent": node.parent,
            "confidence": node.confidence.value,
            "source": node.source,
            "code_is_official": node.code_is_official,
            "summary": node.summary,
        }
    )


def _measure_row(measure: Measure) -> dict[str, object]:
    return _telling(
        {
            "code": measure.code,
            "node": measure.node,
            "title": measure.title,
            "unit": {"one": measure.unit.one, "many": measure.unit.many},
            "accepts": [
                _telling({"type": type_, "strength": strength and strength.name.lower()})
                for type_, strength in measure.accepts
            ],
            "confidence": measure.confidence.value,
            "summing": None if measure.summing is Summing.SUM else measure.summing.value,
            "counts": list(measure.counts),
            "does_not_count": list(measure.does_not_count),
            "next_proof": measure.next_proof,
            "source": measure.source,
            "needs": [need.value for need in measure.needs],
            "names_contract": measure.names_contract,
            "definition": definition_row(measure.definition),
        }
    )


def _telling(row: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in row.items() if value not in (None, "", False, [])}
