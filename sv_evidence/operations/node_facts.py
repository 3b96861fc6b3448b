"""A node or a whole framework on one page: its own words, its measures, what counts from others."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sv_evidence.domain.counting import Claim, ClaimQuestion
from sv_evidence.domain.frameworks import Framework, InstalledMeasure, Measure, Node
from sv_evidence.domain.measures import Period
from sv_evidence.operations.claiming import claims
from sv_evidence.operations.linking import LinkedLine
from sv_evidence.store.view import View


@dataclass(frozen=True, slots=True)
class NodeMeasure:
    """A measure under a node; ``claim`` is ``None`` where nothing is claimed."""

    uid: UUID
    measure: Measure
    claim: Claim | None


@dataclass(frozen=True, slots=True)
class NodeFacts:
    """A node, or the framework itself where ``node`` is ``None``."""

    uid: UUID
    """Of the installed framework."""
    framework: Framework
    node: Node | None
    line: tuple[Node, ...]
    """From the root down to the node itself."""
    period: Period
    measures: tuple[NodeMeasure, ...]
    links: tuple[LinkedLine, ...]
    """What was logged elsewhere and counts here: in no total."""


def node_facts(view: View, framework: UUID, code: str, period: Period) -> NodeFacts:
    """Gather a node by its code; an empty code is the framework."""
    known = view.framework(framework)
    node = known.node(code) if code else None
    under = frozenset(_under(known, code)) if code else frozenset(n.code for n in known.nodes)
    report = claims(view, ClaimQuestion(period, framework=framework))
    counted = {line.uid: line.claim for line in report.lines if line.claim.results}
    installed = {each.code: each.uid for each in view.all(InstalledMeasure, framework=framework)}
    return NodeFacts(
        uid=framework,
        framework=known,
        node=node,
        line=() if node is None else known.line_of(code),
        period=period,
        measures=tuple(
            NodeMeasure(installed[each.code], each, counted.get(installed[each.code]))
            for each in known.measures
            if each.node in under and each.code in installed
        ),
        links=tuple(each for each in report.linked if each.crosswalk.node in under),
    )


def _under(framework: Framework, code: str) -> Iterable[str]:
    """Yield a node's code and those of all nodes below it."""
    yield code
    for node in framework.nodes:
        if node.parent == code:
            yield from _under(framework, node.code)
