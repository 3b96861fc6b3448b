"""Crosswalks in framework files: read with every fault named, and written back canonically."""

from collections.abc import Mapping
from typing import Final

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.framework_fields import MISSING, Fields
from sv_evidence.domain.frameworks import WHOLE_FACTOR, Crosswalk
from sv_evidence.domain.measures import Unit, decimal_text, scaled

_PLACES: Final = 6
_LARGEST: Final = 1_000_000 * WHOLE_FACTOR


def crosswalks_from(fields: Fields, own: str, measures: set[str]) -> tuple[Crosswalk, ...]:
    """Read the crosswalks of a framework whose id is ``own`` and that has these measures."""
    found: dict[tuple[str, str, str], Crosswalk] = {}
    for row in fields.rows("crosswalks"):
        crosswalk = _crosswalk(row)
        if crosswalk.measure and crosswalk.measure not in measures:
            row.fault("measure", "unknown_measure", crosswalk.measure)
        if crosswalk.framework and crosswalk.framework == own:
            row.fault("framework", "to_itself", own)
        place = crosswalk.measure, crosswalk.framework, crosswalk.node
        if place in found:
            row.fault("node", "duplicate", crosswalk.node)
        found[place] = crosswalk
    return tuple(found.values())


def crosswalk_row(crosswalk: Crosswalk) -> dict[str, object]:
    """Return a crosswalk as a file has it, without what says nothing."""
    unit = crosswalk.unit
    condition: dict[str, object] = {
        "impact": crosswalk.impact and crosswalk.impact.value,
        "only_proven": crosswalk.only_proven,
        "groups": list(crosswalk.groups),
        "words": crosswalk.condition,
    }
    is_whole = crosswalk.factor == WHOLE_FACTOR
    return _telling(
        {
            "measure": crosswalk.measure,
            "framework": crosswalk.framework,
            "node": crosswalk.node,
            "note": crosswalk.note,
            "factor": None if is_whole else decimal_text(crosswalk.factor, _PLACES),
            "unit": None if unit is None else {"one": unit.one, "many": unit.many},
            "condition": _telling(condition),
        }
    )


def _crosswalk(row: Fields) -> Crosswalk:
    raw = row.take("condition", required=False)
    condition = row.inside("condition", {} if raw is MISSING else raw)
    crosswalk = Crosswalk(
        measure=row.text("measure"),
        framework=row.text("framework"),
        node=row.text("node"),
        note=row.text("note", required=False),
        factor=_factor(row),
        unit=_unit(row),
        impact=_impact(condition),
        only_proven=condition.flag("only_proven"),
        groups=condition.texts("groups"),
        condition=condition.text("words", required=False),
    )
    condition.finish()
    row.finish()
    if crosswalk.condition and not crosswalk.is_conditional:
        condition.fault("words", "one_wanted", "impact, only_proven, groups")
    return crosswalk


def _factor(row: Fields) -> int:
    value = row.take("factor", required=False)
    if value is MISSING:
        return WHOLE_FACTOR
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    read = scaled(text, _PLACES) if isinstance(text, str) else None
    if read is None or not 0 < read <= _LARGEST:
        row.fault("factor", "not_decimal", str(_PLACES))
        return WHOLE_FACTOR
    return read


def _unit(row: Fields) -> Unit | None:
    value = row.take("unit", required=False)
    if value is MISSING:
        return None
    unit = row.inside("unit", value)
    found = Unit(one=unit.text("one"), many=unit.text("many"))
    unit.finish()
    return found


def _impact(condition: Fields) -> Impact | None:
    found = condition.text("impact", required=False)
    if found and found not in list(Impact):
        condition.fault("impact", "not_one_of", ", ".join(Impact))
        return None
    return Impact(found) if found else None


def _telling(row: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in row.items() if value not in (None, "", False, [], {})}
