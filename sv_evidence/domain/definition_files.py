"""The definition of a measure in a framework file: read with every fault named, and written."""

from collections.abc import Mapping

from sv_evidence.domain.definitions import (
    Answer,
    CheckAnswer,
    CouncilCheck,
    Definition,
    Movement,
    Once,
)
from sv_evidence.domain.framework_fields import MISSING, Fields
from sv_evidence.domain.measures import Thousandths, decimal_text, quantity_from

PLACES = 3


def definition_from(row: Fields) -> Definition | None:
    """Read a measure's definition; ``None`` if it has none."""
    raw = row.take("definition", required=False)
    if raw is MISSING:
        return None
    fields = row.inside("definition", raw)
    read = Definition(
        who=fields.text("who", required=False),
        ages=fields.text("ages", required=False),
        places=fields.texts("places"),
        what=fields.text("what", required=False),
        movement=fields.choice_if_given("movement", Movement),
        at_least=_quantity(fields, "at_least"),
        points=fields.text("points", required=False),
        once=fields.choice_if_given("once", Once),
        after=fields.text("after", required=False),
        baseline=_quantity(fields, "baseline"),
        baseline_state=fields.text("baseline_state", required=False),
        baseline_on=fields.day("baseline_on"),
        target=_quantity(fields, "target"),
        target_by=fields.day("target_by"),
        by_survey=fields.flag("by_survey"),
        checks=_checks(fields),
    )
    fields.finish()
    return read


def definition_row(definition: Definition | None) -> dict[str, object] | None:
    """Return a definition as a file has it, without what says nothing."""
    if definition is None:
        return None
    row: dict[str, object] = {
        "who": definition.who,
        "ages": definition.ages,
        "places": list(definition.places),
        "what": definition.what,
        "movement": definition.movement and definition.movement.value,
        "at_least": _written(definition.at_least),
        "points": definition.points,
        "once": definition.once and definition.once.value,
        "after": definition.after,
        "baseline": _written(definition.baseline),
        "baseline_state": definition.baseline_state,
        "baseline_on": definition.baseline_on and definition.baseline_on.isoformat(),
        "target": _written(definition.target),
        "target_by": definition.target_by and definition.target_by.isoformat(),
        "by_survey": definition.by_survey,
        "checks": [_check_row(each) for each in definition.checks],
    }
    return _telling(row) or None


def _quantity(fields: Fields, key: str) -> Thousandths | None:
    found = fields.text(key, required=False)
    read = quantity_from(found) if found else None
    if found and (read is None or read < 0):
        fields.fault(key, "not_decimal", str(PLACES))
        return None
    return read


def _checks(fields: Fields) -> tuple[CheckAnswer, ...]:
    found: dict[CouncilCheck, CheckAnswer] = {}
    for row in fields.rows("checks"):
        check, answer = row.choice("check", CouncilCheck), row.choice("answer", Answer)
        why = row.text("why", required=False)
        row.finish()
        if check is None or answer is None:
            continue
        if check in found:
            row.fault("check", "duplicate", check.value)
        found[check] = CheckAnswer(check, answer, why)
    return tuple(found.values())


def _check_row(answer: CheckAnswer) -> dict[str, object]:
    row: dict[str, object] = {
        "check": answer.check.value,
        "answer": answer.answer.value,
        "why": answer.why,
    }
    return _telling(row)


def _written(value: Thousandths | None) -> str:
    return "" if value is None else decimal_text(value, PLACES)


def _telling(row: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in row.items() if value not in (None, "", False, [])}
