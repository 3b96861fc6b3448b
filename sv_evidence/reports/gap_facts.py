"""The gaps of claims, for the pack, the commands and the screens alike."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.counting import CountedResult, Newest
from sv_evidence.domain.evidence_types import load_types
from sv_evidence.domain.frameworks import Measure
from sv_evidence.domain.gaps import Gap, Part, Step, gap_of, largest, ranked
from sv_evidence.domain.measures import Pence, Thousandths
from sv_evidence.domain.proof import Mark
from sv_evidence.reports.claim_facts import ClaimFacts, GapFacts
from sv_evidence.reports.reading import Reading

OPEN = (Mark.PART_PROVEN, Mark.UNPROVEN)


def gap_facts(
    reading: Reading,
    claims: Iterable[ClaimFacts],
    *,
    most: int | None = None,
    most_rows: int | None = None,
) -> tuple[GapFacts, ...]:
    """Name each part of these claims that is not proven, the largest first.

    ``most`` leaves out what comes after so many; ``most_rows`` looks only at so many of the
    newest results of each when it says what they lack, where a screen shows but a few words.
    """
    listed = tuple(claims)
    named = {(claim.measure, claim.impact): claim for claim in listed}
    parts = [_part(claim, mark) for claim in listed for mark in OPEN if claim.by_mark.of(mark)]
    gaps = ranked(_gap(reading, part, most_rows) for part in largest(parts)[:most])
    return tuple(
        _facts(gap, named[gap.part.measure, _impact(additional=gap.part.additional)])
        for gap in gaps
    )


def _part(claim: ClaimFacts, mark: Mark) -> Part:
    return Part(
        measure=claim.measure,
        additional=claim.impact is Impact.ADDITIONAL,
        mark=mark,
        quantity=Thousandths(claim.by_mark.of(mark)),
        of=claim.quantity,
        value=None if claim.value is None else Pence(claim.value.of(mark)),
        findings=(),
    )


def _gap(reading: Reading, part: Part, most_rows: int | None) -> Gap:
    rows = [row.result for row in _rows(reading, part, most_rows)]
    found = reading.view.findings(rows)
    judged = replace(part, findings=tuple(found[uid] for uid in rows if uid in found))
    return gap_of(judged, _measure(reading, part.measure), load_types())


def _rows(reading: Reading, part: Part, most: int | None) -> Sequence[CountedResult]:
    if most is not None:
        newest = Newest(most, part.mark, _impact(additional=part.additional))
        return reading.newest_of(part.measure, newest)
    return [
        row
        for row in reading.rows_of(part.measure)
        if row.mark is part.mark and row.additional is part.additional
    ]


def _measure(reading: Reading, uid: UUID) -> Measure:
    installed = reading.measures[uid]
    return reading.view.framework(installed.framework).measure(installed.code)


def _impact(*, additional: bool) -> Impact:
    return Impact.ADDITIONAL if additional else Impact.CORE


def _why(gap: Gap) -> str:
    if gap.step is Step.WORDS and gap.missing:
        return gap.missing[0][0]
    return "needs_more" if gap.part.mark is Mark.PART_PROVEN else "needs_any"


def _facts(gap: Gap, claim: ClaimFacts) -> GapFacts:
    return GapFacts(
        measure=claim.measure,
        claim=claim.key,
        title=claim.title,
        unit=claim.unit,
        impact=claim.impact,
        mark=gap.part.mark,
        quantity=gap.part.quantity,
        of=gap.part.of,
        missing=gap.proof if gap.step is Step.FILE else "",
        why=_why(gap),
        value=gap.part.value,
        proof=gap.proof,
        results=len(gap.part.findings),
        lacking=gap.missing,
        now=gap.now,
        then=gap.then,
        kind=gap.kind,
    )
