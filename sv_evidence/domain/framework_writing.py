"""A framework written as a table that reads back; rules and crosswalks stay in its own file."""

from collections.abc import Iterator, Mapping, Sequence

from sv_evidence.domain.evidence import Strength
from sv_evidence.domain.framework_columns import ColumnRole as Role
from sv_evidence.domain.framework_table_rows import MEASURE, NONE_ACCEPTED
from sv_evidence.domain.frameworks import Framework, Measure, Node

_NOT_WRITTEN = {Role.THEME, Role.OUTCOME, Role.VALUE, Role.VALUE_YEAR}
WRITTEN = tuple(role for role in Role if role not in _NOT_WRITTEN)


def rows_of_framework(framework: Framework) -> Iterator[Sequence[str]]:
    """Yield the headings, then a row for each node and each measure.

    Values are left out: they are the workspace's, under licences of their own.
    """
    yield [role.value for role in WRITTEN]
    about = {
        Role.ID: framework.id,
        Role.VERSION: framework.version,
        Role.FRAMEWORK: framework.title,
        Role.PUBLISHER: framework.publisher,
        Role.LICENCE: framework.licence,
    }
    for said in (*map(_node, framework.nodes), *map(_measure, framework.measures)):
        line = {**about, **said}
        yield [line.get(role, "") for role in WRITTEN]


def _node(node: Node) -> Mapping[Role, str]:
    return {
        Role.CODE: node.code,
        Role.LEVEL: node.level,
        Role.PARENT: node.parent or "",
        Role.TITLE: node.title,
        Role.SUMMARY: node.summary,
        Role.SOURCE: node.source,
        Role.CONFIDENCE: node.confidence.value,
    }


def _measure(measure: Measure) -> Mapping[Role, str]:
    return {
        Role.CODE: measure.code,
        Role.LEVEL: MEASURE,
        Role.PARENT: measure.node,
        Role.TITLE: measure.title,
        Role.UNIT: measure.unit.many,
        Role.UNIT_ONE: measure.unit.one,
        Role.EVIDENCE: _evidence(measure.accepts),
        Role.COUNTS: "; ".join(measure.counts),
        Role.DOES_NOT_COUNT: "; ".join(measure.does_not_count),
        Role.NEXT_PROOF: measure.next_proof,
        Role.SOURCE: measure.source,
        Role.CONFIDENCE: measure.confidence.value,
    }


def _evidence(accepts: Sequence[tuple[str, Strength | None]]) -> str:
    said = [
        type_ if strength is None else f"{type_}: {strength.name.lower()}"
        for type_, strength in accepts
    ]
    return "; ".join(said) or NONE_ACCEPTED
