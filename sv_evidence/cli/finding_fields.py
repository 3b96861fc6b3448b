"""Findings and linked quantities as plain data and as lines."""

from typing import Any

from sv_evidence.domain.measures import Unit, decimal_text
from sv_evidence.domain.proof import Mark
from sv_evidence.operations.claiming import FindingLine
from sv_evidence.operations.linking import LinkedLine
from sv_evidence.operations.shapes import plain_record
from sv_evidence.wording.findings import finding_text
from sv_evidence.wording.numbers import quantity_text
from sv_evidence.wording.words import tr


def finding_fields(line: FindingLine) -> dict[str, Any]:
    """Return a finding as plain data."""
    finding, rule = line.finding, line.finding.rule
    return {
        "rule": None if rule is None else rule.id,
        "kind": None if rule is None else rule.kind,
        "title": "" if rule is None else rule.title,
        "whose": finding_whose(line),
        "source": "" if rule is None else rule.source,
        "code": finding.code,
        "framework": None if line.framework is None else line.framework.id,
        "measure": None if line.measure is None else line.measure.code,
        "unit": None if line.measure is None else line.measure.unit.many,
        "results": [str(each) for each in finding.results],
        "counted": decimal_text(finding.counted, 3),
        "excluded": decimal_text(finding.excluded, 3),
        "added": decimal_text(finding.added, 3),
        "persons": list(finding.persons),
        "others": list(finding.others),
        "ruling": None if finding.ruling is None else plain_record(finding.ruling),
        "message": finding_message(line),
    }


def finding_whose(line: FindingLine) -> str:
    """Name who says so: the rule's publisher or contract, or the person who decided."""
    finding = line.finding
    if finding.rule is not None:
        return finding.rule.whose
    return "" if finding.ruling is None else finding.ruling.decided_by


def finding_message(line: FindingLine) -> str:
    """Say a finding as one would tell a colleague."""
    measure = line.measure
    unit = Unit("", "") if measure is None else measure.unit
    return finding_text(line.finding, unit, "" if measure is None else measure.title, line.titles)


def linked_fields(line: LinkedLine) -> dict[str, Any]:
    """Return what counts through a crosswalk as plain data; it is in no total."""
    walk = line.crosswalk
    return {
        "linked": True,
        "framework": line.framework.id,
        "measure": line.measure.code,
        "uid": str(line.uid),
        "title": line.measure.title,
        "node": walk.node,
        "node_title": line.node_title,
        "unit": line.unit.many,
        "factor": decimal_text(walk.factor, 6),
        "condition": walk.condition,
        "conditional": walk.is_conditional,
        "note": walk.note,
        "quantity": decimal_text(line.quantity, 3),
        **{mark.value: decimal_text(line.by_mark[mark], 3) for mark in Mark},
        "results": line.results,
        "mutual": line.is_mutual,
    }


def linked_line(line: LinkedLine) -> str:
    """Say what counts through a crosswalk."""
    said = tr(
        "Linked, in no total: {title}, {quantity}, logged for {framework}, counts towards {node}",
        title=line.measure.title,
        quantity=quantity_text(line.quantity, line.unit),
        framework=line.framework.short_title,
        node=line.node_title or line.crosswalk.node,
    )
    words = line.crosswalk.condition
    return f"{said} ({words})." if words else f"{said}."
