"""JSON Schema of each rule kind, made from what the kind itself declares."""

from typing import Any, Final

from sv_evidence.domain.counting_records import ContractRule
from sv_evidence.domain.frameworks import InstalledMeasure
from sv_evidence.domain.problems import Fault
from sv_evidence.domain.rule_files import PLACES, rule_of
from sv_evidence.domain.rule_kinds import Parameter, RuleKind, Sort, rule_kinds
from sv_evidence.store.view import View

Schema = dict[str, Any]
DECIMAL: Final = rf"^[0-9]+(\.[0-9]{{1,{PLACES}}})?$"

_TEXT: Final[Schema] = {"type": "string", "minLength": 1}
_DAY: Final[Schema] = {"type": "string", "format": "date"}


def rule_schemas() -> dict[str, Schema]:
    """Return the schema of each kind by its name."""
    return {name: rule_schema(kind) for name, kind in rule_kinds().items()}


def rule_schema(kind: RuleKind) -> Schema:
    """Return what a rule of a kind looks like in a framework file or a contract's rule."""
    measures: Schema = {
        "type": "array",
        "items": _TEXT,
        "uniqueItems": True,
        "description": "Codes of the measures it is about; none are all of the framework.",
    }
    required = ["id", "kind"]
    if kind.fewest_measures:
        measures["minItems"] = kind.fewest_measures
        required.append("measures")
    wanted = [each.name for each in kind.parameters if each.required]
    if wanted:
        required.append("parameters")
    return {
        "title": kind.name,
        "description": kind.meaning,
        "type": "object",
        "properties": {
            "id": {**_TEXT, "maxLength": 64, "description": "As the publisher numbers it."},
            "kind": {"const": kind.name},
            "title": {"type": "string", "description": "The rule in the publisher's words."},
            "measures": measures,
            "parameters": {
                "type": "object",
                "properties": {each.name: _parameter(each) for each in kind.parameters},
                "required": wanted,
                "additionalProperties": False,
            },
            "source": {"type": "string"},
            "whose": {"type": "string", "description": "Who says so, if not the publisher."},
            "from": _DAY,
            "to": _DAY,
        },
        "required": required,
        "additionalProperties": False,
    }


def unknown_measures(view: View, record: ContractRule) -> tuple[Fault, ...]:
    """Name the codes of a contract's rule that no installed framework has."""
    if not record.document:
        return ()
    frameworks = {uid: framework.id for uid, framework in view.frameworks().items()}
    known: set[str] = set()
    for measure in view.all(InstalledMeasure):
        known |= {measure.code, f"{frameworks.get(measure.framework, '')}/{measure.code}"}
    codes = rule_of(record.document).measures
    return tuple(
        Fault("document.measures", "unknown_measure", each) for each in codes if each not in known
    )


def _parameter(of: Parameter) -> Schema:
    schema = {**_sort(of), "description": of.meaning}
    return schema if of.default is None else {**schema, "default": of.default}


def _sort(of: Parameter) -> Schema:
    pair = {"type": "array", "items": _TEXT, "minItems": 2, "maxItems": 2}
    point = {
        "type": "object",
        "properties": dict.fromkeys(("postcode", "position", "ward", "authority"), _TEXT),
        "required": ["postcode"],
        "additionalProperties": False,
    }
    by_sort: dict[Sort, Schema] = {
        Sort.TEXTS: {"type": "array", "items": _TEXT},
        Sort.WHOLE: {"type": "integer", "minimum": 1, "maximum": of.most},
        Sort.DECIMAL: {"type": "string", "pattern": DECIMAL},
        Sort.CHOICE: {"enum": list(of.choices)},
        Sort.DAY: _DAY,
        Sort.FLAG: {"type": "boolean"},
        Sort.PAIRS: {"type": "array", "items": pair},
        Sort.POSITION: _TEXT,
        Sort.POINTS: {"type": "array", "items": point},
    }
    return by_sort[of.sort]
