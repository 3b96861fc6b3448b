"""The tree of outcomes: every framework's nodes and measures, with the mark of what is claimed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from sv_evidence.domain.counting import ClaimQuestion
from sv_evidence.domain.frameworks import Framework, InstalledMeasure, Measure, Node
from sv_evidence.domain.measures import Period
from sv_evidence.domain.proof import Mark, mark_of_all
from sv_evidence.store.view import View

_WORST_LAST = tuple(Mark)


@dataclass(frozen=True, slots=True)
class Branch:
    """A framework, a node or a measure; ``mark`` is ``None`` where nothing is claimed."""

    framework: UUID
    code: str
    """Of the node or measure; empty for a framework."""
    title: str
    measure: UUID | None = None
    mark: Mark | None = None
    claims: int = 0
    """Core and additional results of one measure are two claims."""
    weakest: str = ""
    """The title of the measure that a parent has its mark from."""
    children: tuple["Branch", ...] = ()

    @property
    def leaves(self) -> Iterator["Branch"]:
        """Every measure on it, top to bottom."""
        if self.measure is not None:
            yield self
        for child in self.children:
            yield from child.leaves


@dataclass(frozen=True, slots=True)
class OutcomeTree:
    """All frameworks, and what is claimed in the period."""

    period: Period
    frameworks: tuple[Branch, ...]

    @property
    def claims(self) -> int:
        """How many claims there are."""
        return sum(each.claims for each in self.frameworks)

    @property
    def used(self) -> int:
        """How many frameworks they stand in."""
        return sum(1 for each in self.frameworks if each.claims)


@dataclass(frozen=True, slots=True)
class _Stands:
    """How the claims of one measure stand."""

    mark: Mark
    claims: int


def outcome_tree(view: View, period: Period) -> OutcomeTree:
    """Return every installed framework as a tree, in the publisher's order."""
    stands = _stands(view, period)
    codes = {(each.framework, each.code): each.uid for each in view.all(InstalledMeasure)}
    return OutcomeTree(
        period,
        tuple(
            _Grower(uid, framework, codes, stands).tree()
            for uid, framework in view.frameworks().items()
        ),
    )


def _stands(view: View, period: Period) -> dict[UUID, _Stands]:
    marks: dict[UUID, set[Mark]] = {}
    impacts: dict[UUID, set[bool]] = {}
    for tally in view.counted(ClaimQuestion(period)).tallies:
        if tally.results:
            marks.setdefault(tally.measure, set()).add(tally.mark)
            impacts.setdefault(tally.measure, set()).add(tally.additional)
    return {uid: _Stands(mark_of_all(held), len(impacts[uid])) for uid, held in marks.items()}


@dataclass(frozen=True, slots=True)
class _Grower:
    """Grows the tree of one framework."""

    uid: UUID
    framework: Framework
    codes: Mapping[tuple[UUID, str], UUID]
    stands: Mapping[UUID, _Stands]

    def tree(self) -> Branch:
        """Return the framework with everything on it."""
        return self._parent("", self.framework.short_title, self._on(None))

    def _on(self, parent: str | None) -> list[Branch]:
        """Return what hangs on a node: its measures before its nodes."""
        held = [each for each in self.framework.measures if each.node == parent]
        nodes = [each for each in self.framework.nodes if each.parent == parent]
        measures = [leaf for each in held if (leaf := self._measure(each)) is not None]
        return [*measures, *(self._node(each) for each in nodes)]

    def _node(self, node: Node) -> Branch:
        return self._parent(node.code, node.title, self._on(node.code))

    def _measure(self, measure: Measure) -> Branch | None:
        uid = self.codes.get((self.uid, measure.code))
        if uid is None:
            return None
        found = self.stands.get(uid)
        return Branch(
            self.uid,
            measure.code,
            measure.title,
            uid,
            None if found is None else found.mark,
            0 if found is None else found.claims,
        )

    def _parent(self, code: str, title: str, children: Iterable[Branch]) -> Branch:
        """Give a parent the weakest mark under it, and say whose that is."""
        held = tuple(children)
        claimed = [leaf for each in held for leaf in each.leaves if leaf.mark is not None]
        weakest = max(claimed, key=lambda leaf: _rank(leaf.mark), default=None)
        return Branch(
            self.uid,
            code,
            title,
            mark=None if weakest is None else weakest.mark,
            claims=sum(each.claims for each in held),
            weakest="" if weakest is None else weakest.title,
            children=held,
        )


def _rank(mark: Mark | None) -> int:
    return -1 if mark is None else _WORST_LAST.index(mark)
