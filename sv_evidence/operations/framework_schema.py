"""JSON Schema of a framework file."""

from typing import Any, Final

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.definitions import Answer, CouncilCheck, Movement, Once
from sv_evidence.domain.evidence import Strength
from sv_evidence.domain.evidence_types import load_types
from sv_evidence.domain.frameworks import Confidence, Summing
from sv_evidence.domain.surveys import Need
from sv_evidence.operations.rule_schemas import DECIMAL, rule_schemas

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
FRAMEWORK_FILE: Final = "framework-file"
Schema = dict[str, Any]

_TEXT: Final[Schema] = {"type": "string", "minLength": 1}
_ANY_TEXT: Final[Schema] = {"type": "string"}
_TEXTS: Final[Schema] = {"type": "array", "items": _TEXT}
_DAY: Final[Schema] = {"type": "string", "format": "date"}
_CONFIDENCE: Final[Schema] = {"enum": [each.value for each in Confidence]}
_REQUIRED: Final = (
    "id",
    "version",
    "title",
    "short_title",
    "publisher",
    "published",
    "licence",
    "source",
    "checked",
)


def framework_schema() -> Schema:
    """Return the schema; codes must also fit together, which checking a file tells."""
    return {
        "$schema": DIALECT,
        "title": FRAMEWORK_FILE,
        "description": "A framework: nodes at the publisher's own levels, measures on any node.",
        **_object(
            _REQUIRED,
            **dict.fromkeys(_REQUIRED, _TEXT),
            not_checked=_ANY_TEXT,
            applies_from=_DAY,
            applies_to=_DAY,
            applies_note=_ANY_TEXT,
            levels={**_TEXTS, "minItems": 1},
            nodes=_list(_node()) | {"minItems": 1},
            measures=_list(_measure()),
            crosswalks=_list(_crosswalk()),
            rules=_list({"oneOf": list(rule_schemas().values())}),
        ),
    }


def _node() -> Schema:
    return _object(
        ("code", "level", "title", "confidence"),
        code=_TEXT,
        level=_TEXT,
        title=_TEXT,
        parent=_ANY_TEXT,
        confidence=_CONFIDENCE,
        source=_ANY_TEXT,
        code_is_official={"type": "boolean"},
        summary=_ANY_TEXT,
    )


def _measure() -> Schema:
    accepted = _object(
        ("type",),
        type={"enum": sorted(load_types())},
        strength={"enum": [each.name.lower() for each in Strength]},
    )
    return _object(
        ("code", "node", "title", "unit", "confidence"),
        code=_TEXT,
        node=_TEXT,
        title=_TEXT,
        unit=_object(("one", "many"), one=_TEXT, many=_TEXT),
        accepts=_list(accepted),
        confidence=_CONFIDENCE,
        summing={"enum": [each.value for each in Summing]},
        counts=_TEXTS,
        does_not_count=_TEXTS,
        next_proof=_ANY_TEXT,
        needs=_list({"enum": [each.value for each in Need]}),
        names_contract={"type": "boolean"},
        definition=definition_schema(),
        source=_ANY_TEXT,
    )


def definition_schema() -> Schema:
    """Return the schema of what a measure means, line by line; quantities are decimals as text."""
    check = _object(
        ("check", "answer"),
        check={"enum": [each.value for each in CouncilCheck]},
        answer={"enum": [each.value for each in Answer]},
        why=_ANY_TEXT,
    )
    quantity: Schema = {"type": "string", "pattern": DECIMAL}
    return _object(
        (),
        **dict.fromkeys(("who", "ages", "what", "points", "after", "baseline_state"), _ANY_TEXT),
        places=_TEXTS,
        movement={"enum": [each.value for each in Movement]},
        once={"enum": [each.value for each in Once]},
        **dict.fromkeys(("at_least", "baseline", "target"), quantity),
        **dict.fromkeys(("baseline_on", "target_by"), _DAY),
        by_survey={"type": "boolean"},
        checks=_list(check),
    )


def _crosswalk() -> Schema:
    return _object(
        ("measure", "framework", "node"),
        measure=_TEXT,
        framework=_TEXT,
        node=_TEXT,
        note=_ANY_TEXT,
        factor={
            "type": "string",
            "pattern": DECIMAL,
            "description": "So much of the quantity counts there; a decimal as text.",
        },
        unit=_object(("one", "many"), one=_TEXT, many=_TEXT),
        condition={
            **_object(
                (),
                impact={"enum": [each.value for each in Impact]},
                only_proven={"type": "boolean"},
                groups=_TEXTS,
                words=_ANY_TEXT,
            ),
            "description": "Only results that meet all of it count there.",
        },
    )


def _object(required: tuple[str, ...], **properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}
