"""What keeps claims from being proven: what is missing, what it would prove, what closes it.

A gap is the part of one claim that has one mark. The next step is the cheapest one for what most
of its results lack: filling in a word costs less than a file, and one file less than several.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from sv_evidence.domain.evidence import EvidenceKind, EvidenceType, Strength
from sv_evidence.domain.frameworks import Measure
from sv_evidence.domain.measures import Pence, Thousandths
from sv_evidence.domain.proof import Finding, Mark

_SHARE = 1_000_000
UNDATED = "file_undated"


class Step(StrEnum):
    """What closes a gap."""

    WORDS = "words"
    """Something to be filled in; ``missing`` says what."""
    FILE = "file"
    """One more file for each result."""


@dataclass(frozen=True, slots=True)
class Part:
    """The results of one claim that have one mark, and what they lack."""

    measure: UUID
    additional: bool
    mark: Mark
    quantity: Thousandths
    of: Thousandths
    """The whole claim."""
    value: Pence | None
    findings: tuple[Finding, ...]

    @property
    def share(self) -> int:
        """The share of its claim that it is, in millionths."""
        return _SHARE * self.quantity // max(self.of, 1)


@dataclass(frozen=True, slots=True)
class Gap:
    """A part of a claim that is not proven, and the cheapest way to prove it.

    ``missing`` are codes of ``Finding`` with the number of results that lack it, most first.
    ``now`` is the strength that most of its results have; ``then`` what the next proof gives.
    """

    part: Part
    missing: tuple[tuple[str, int], ...]
    step: Step
    now: Strength | None
    then: Strength | None
    proof: str
    """What to ask for, in the measure's own words or as the title of an evidence type."""
    kind: EvidenceKind = EvidenceKind.OTHER
    """What kind of file the best accepted type is."""


def gap_of(part: Part, measure: Measure, types: Mapping[str, EvidenceType]) -> Gap:
    """Say what is missing from a part that is not proven, and what comes next."""
    counted = Counter(code for finding in part.findings for code in dict.fromkeys(finding.codes))
    has_words = any(
        finding.specific or finding.measurable or _wants_date(finding) for finding in part.findings
    )
    lacks_files = any(finding.verifiable and not _wants_date(finding) for finding in part.findings)
    step = Step.WORDS if has_words and not lacks_files else Step.FILE
    held = Counter(finding.best for finding in part.findings)
    now = held.most_common(1)[0][0] if held else None
    then, best = _best_type(measure, types)
    return Gap(
        part=part,
        missing=tuple(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))),
        step=step,
        now=now,
        then=then,
        proof=measure.next_proof or ("" if best is None else best.title),
        kind=EvidenceKind.OTHER if best is None else best.kind,
    )


def _wants_date(finding: Finding) -> bool:
    """Say whether a file is there that lacks nothing but its date: cheaper than another file."""
    return UNDATED in finding.verifiable


def ranked(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """Put gaps in order: the most money first, then the largest share of its claim."""
    return tuple(sorted(gaps, key=lambda gap: _weight(gap.part)))


def largest(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Put parts in the same order, before anybody looks at what they lack."""
    return tuple(sorted(parts, key=_weight))


def _weight(part: Part) -> tuple[int, int]:
    return -(part.value or 0), -part.share


def _best_type(
    measure: Measure, types: Mapping[str, EvidenceType]
) -> tuple[Strength | None, EvidenceType | None]:
    """Return the strongest accepted type, the first that the measure names, and its strength."""
    worth = [
        (override or types[type_].usual, types[type_])
        for type_, override in measure.accepts
        if type_ in types
    ]
    return max(worth, key=lambda pair: pair[0], default=(None, None))
