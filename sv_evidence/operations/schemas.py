"""JSON Schema of each record kind, made from what the program reads."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from typing import Final
from uuid import UUID

from sv_evidence.domain.evidence_types import load_types
from sv_evidence.domain.kinds import RECORDS
from sv_evidence.domain.records import Kind
from sv_evidence.operations.framework_schema import DIALECT, Schema, framework_schema
from sv_evidence.operations.record_files import FILE, is_ours, must_be_given
from sv_evidence.operations.rule_schemas import rule_schemas
from sv_evidence.operations.shapes import PLACES, Shape, shapes_of


def schemas() -> Schema:
    """Return every schema: records by kind, framework files, and rule kinds."""
    return {
        "records": {kind.value: record_schema(kind) for kind in Kind},
        "framework_file": framework_schema(),
        "rules": rule_schemas(),
    }


def record_schema(kind: Kind) -> Schema:
    """Return the schema of one kind of record, as ``record`` takes it and ``show`` gives it."""
    shapes = shapes_of(kind)
    required = ["kind", *(shape.name for shape in shapes if must_be_given(kind, shape))]
    properties: Schema = {
        "kind": {"const": kind.value},
        **{shape.name: _field(kind, shape) for shape in shapes},
    }
    if kind is Kind.EVIDENCE:
        required.append(FILE)
        properties[FILE] = {
            "type": "string",
            "description": "Path of the file to add, from the folder of the JSON file.",
        }
    return {
        "$schema": DIALECT,
        "title": kind.value,
        "description": (RECORDS[kind].__doc__ or "").strip().partition("\n")[0],
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _field(kind: Kind, shape: Shape) -> Schema:
    plain = _type(shape)
    if kind is Kind.CONTRACT_RULE and shape.name == "document":
        plain = {"oneOf": [{"const": ""}, *rule_schemas().values()]}
    if shape.is_optional:
        plain = _or_null(plain)
    if shape.refers is not None:
        plain["description"] = _REFERENCE.format(kind=shape.refers.value)
    elif (kind, shape.name) in _MEANINGS:
        plain["description"] = _MEANINGS[kind, shape.name]
    if is_ours(kind, shape.name):
        plain["readOnly"] = True
    elif shape.name == "uid":
        plain["description"] = "Left out, a new one is made; the same again changes nothing."
    elif not shape.is_required:
        plain["default"] = shape.out(shape.default)
    return plain


def _type(shape: Shape) -> Schema:
    of = shape.of
    if shape.refers is not None:
        return {"type": "string"}
    if of in PLACES:
        return {"type": "string", "pattern": _DECIMAL.format(places=PLACES[of])}
    if isinstance(of, type) and issubclass(of, Enum):
        return {"enum": [each.value for each in of]}
    if shape.name == "type":
        return {"enum": sorted(load_types())}
    return dict(_PLAIN[of])


def _or_null(plain: Schema) -> Schema:
    if "enum" in plain:
        return {**plain, "enum": [*plain["enum"], None]}
    return {**plain, "type": [plain["type"], "null"]}


_REFERENCE: Final = "The uid, number or code of a record of kind {kind}."
_MEANINGS: Final[Mapping[tuple[Kind, str], str]] = {
    (Kind.DETAIL, "persons"): (
        "References of the people this result is about, with a comma between two: P-017, P-018. "
        "Anything between two commas is one person."
    ),
    (Kind.ALLOTMENT, "share"): (
        "The contract's share of the result in millionths, a whole number from 1 to 1000000: "
        "500000 is half. All shares of a result add up to 1000000 at most."
    ),
}
_DECIMAL: Final = r"^-?[0-9]+(\.[0-9]{{1,{places}}})?$"
_PLAIN: Final[Mapping[object, Schema]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
    UUID: {"type": "string", "format": "uuid"},
}
