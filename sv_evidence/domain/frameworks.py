"""Published sets of outcomes: a tree with the publisher's own levels, and measures on any node."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.definitions import Definition
from sv_evidence.domain.evidence import Strength
from sv_evidence.domain.measures import ProxyRate, Unit
from sv_evidence.domain.records import Kind, refers_to
from sv_evidence.domain.rule_kinds import Rule
from sv_evidence.domain.surveys import Need

WHOLE_FACTOR = 1_000_000


class Confidence(StrEnum):
    """How sure we are that a row says what its publisher says."""

    PRIMARY = "found-primary"
    SECONDARY = "found-secondary"
    UNCONFIRMED = "unconfirmed"
    OURS = "ours"

    @property
    def is_confirmed(self) -> bool:
        """Say whether the row was seen in a source; otherwise check the tender's own documents."""
        return self in {Confidence.PRIMARY, Confidence.SECONDARY}


class Summing(StrEnum):
    """How a measure's results become one figure."""

    SUM = "sum"
    LATEST = "latest"
    AVERAGE = "average"


@dataclass(frozen=True, slots=True)
class Node:
    """One line of a framework's tree; ``level`` is the publisher's word (theme, outcome ...)."""

    code: str
    level: str
    title: str
    parent: str | None
    confidence: Confidence
    source: str = ""
    code_is_official: bool = False
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """Something that can be counted towards a node."""

    code: str
    node: str
    title: str
    unit: Unit
    accepts: tuple[tuple[str, Strength | None], ...]
    """Accepted evidence types; a strength here overrides the type's usual one."""
    confidence: Confidence
    summing: Summing = Summing.SUM
    counts: tuple[str, ...] = ()
    does_not_count: tuple[str, ...] = ()
    next_proof: str = ""
    """The cheapest next proof, as words ("Start letter from the employer")."""
    source: str = ""
    needs: tuple[Need, ...] = ()
    names_contract: bool = False
    """Its buyer counts only what is allotted to a contract."""
    definition: Definition | None = None
    """What it means, line by line, where somebody made it so."""


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """A measure's quantity also counts towards a node of another framework; never its £.

    It carries what was logged against its own measure only, so that no chain or circle of
    crosswalks counts anything twice.
    """

    measure: str
    framework: str
    node: str
    note: str = ""
    factor: int = WHOLE_FACTOR
    """Millionths of the quantity that count there."""
    unit: Unit | None = None
    """What the quantity becomes, where a factor changes its unit."""
    impact: Impact | None = None
    """Only core, or only additional, results count there."""
    only_proven: bool = False
    groups: tuple[str, ...] = ()
    """Only results for one of these groups count there."""
    condition: str = ""
    """The condition in the publisher's words."""

    @property
    def is_conditional(self) -> bool:
        """Say whether only some results count there."""
        return self.impact is not None or self.only_proven or bool(self.groups)


@dataclass(frozen=True, slots=True)
class Framework:
    """One framework file, whole. ``id`` and ``version`` together never change their content."""

    id: str
    version: str
    title: str
    short_title: str
    publisher: str
    published: str
    licence: str
    source: str
    checked: str
    not_checked: str
    levels: tuple[str, ...]
    nodes: tuple[Node, ...]
    measures: tuple[Measure, ...]
    crosswalks: tuple[Crosswalk, ...] = ()
    rules: tuple[Rule, ...] = ()
    applies_from: date | None = None
    applies_to: date | None = None
    applies_note: str = ""

    def node(self, code: str) -> Node:
        """Return the node with a code; the file was checked to have it."""
        return next(each for each in self.nodes if each.code == code)

    def measure(self, code: str) -> Measure:
        """Return the measure with a code; the file was checked to have it."""
        return next(each for each in self.measures if each.code == code)

    def line_of(self, code: str) -> tuple[Node, ...]:
        """Return the nodes from the root down to the one with ``code``."""
        node = self.node(code)
        return (node,) if node.parent is None else (*self.line_of(node.parent), node)


@dataclass(frozen=True, slots=True)
class InstalledFramework:
    """A framework as this workspace keeps it: the file's own text, never edited."""

    kind: ClassVar = Kind.FRAMEWORK

    uid: UUID
    id: str
    version: str
    title: str
    document: str
    sha256: str
    binned_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class InstalledMeasure:
    """A measure of an installed framework, so that results can refer to it."""

    kind: ClassVar = Kind.MEASURE

    uid: UUID
    framework: UUID = refers_to(Kind.FRAMEWORK)
    code: str = ""
    title: str = ""
    unit_one: str = ""
    unit_many: str = ""
    binned_at: datetime | None = None

    @property
    def unit(self) -> Unit:
        """What is counted."""
        return Unit(self.unit_one, self.unit_many)


@dataclass(frozen=True, slots=True)
class Proxy:
    """What one unit of a measure is worth, who says so and who entered it.

    The latest entered counts; earlier packs keep the value they used.
    """

    kind: ClassVar = Kind.PROXY

    uid: UUID
    measure: UUID = refers_to(Kind.MEASURE)
    rate: ProxyRate = ProxyRate(0)
    source: str = ""
    year: int = 0
    licence: str = ""
    entered_by: str = ""
    entered_on: date | None = field(default=None)
    area: str = ""
    """Where it holds; empty for everywhere."""
    binned_at: datetime | None = None
