"""How a logged activity stands: each result by the three tests, and what each file is worth."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from sv_evidence.domain.activities import Activity, Result
from sv_evidence.domain.evidence import (
    Attachment,
    Condition,
    Evidence,
    Strength,
)
from sv_evidence.domain.evidence_types import load_types
from sv_evidence.domain.frameworks import InstalledMeasure, Measure
from sv_evidence.domain.measures import Thousandths, Unit
from sv_evidence.domain.proof import Finding, exhibit_of, spoilt_by, takes_day
from sv_evidence.domain.surveys import Need, SurveyResult
from sv_evidence.domain.worth import Use, best_worth, may_be_judged
from sv_evidence.operations.judging import strength_set_by
from sv_evidence.operations.surveying import survey_of
from sv_evidence.store.listings.evidence import EvidenceRow
from sv_evidence.store.view import View
from sv_evidence.wording.labels import day_from_activity_text, shortfall_text, usual_text


@dataclass(frozen=True, slots=True)
class StandingResult:
    """One result, in the words of its measure, and what proof finds of it."""

    result: UUID
    measure: UUID
    title: str
    unit: Unit
    quantity: Thousandths
    finding: Finding
    needs: tuple[Need, ...] = ()
    survey: SurveyResult | None = None


@dataclass(frozen=True, slots=True)
class StandingFile:
    """A file on the activity, whether it is whole, and the most it is worth to any result.

    ``reason`` is why a person set its strength and ``set_by`` who, empty where nobody did.
    ``usual`` is what its type is worth; ``judged`` what a person set instead.
    """

    evidence: Evidence
    condition: Condition
    strength: Strength | None
    reason: str = ""
    set_by: str = ""
    usual: Strength | None = None
    judged: Strength | None = None
    spoilt: str = ""
    """What makes it less than its type promises, as a code of ``spoilt_by``; empty if nothing."""
    takes_day: bool = False
    """It has no date of its own, and counts as of the activity's days."""

    @property
    def may_be_judged(self) -> bool:
        """Whether a strength set by a person would count."""
        return may_be_judged(self.condition, self.evidence.consent)


@dataclass(frozen=True, slots=True)
class Standing:
    """An activity's results in the order they were typed, and its files, oldest first."""

    results: tuple[StandingResult, ...]
    files: tuple[StandingFile, ...]


@dataclass(frozen=True, slots=True)
class StandingEvidence:
    """A file by itself: the most it is worth where it is filed, ``None`` if it is for nothing."""

    strength: Strength | None
    is_usual: bool
    """It is filed with no activity, so that nothing judges it."""
    note: str
    """What the strength rests on, where that needs saying."""


def activity_stands(view: View, activity: Activity) -> Standing:
    """Judge a logged activity by the same rules that its stored marks follow."""
    measures = _measures_of(view, activity.uid)
    findings = view.findings(result.uid for result, _ in measures)
    accepted = [dict(measure.accepts) for _, measure in measures]
    return Standing(
        tuple(
            StandingResult(
                result=each.uid,
                measure=each.measure,
                title=measure.title,
                unit=measure.unit,
                quantity=each.quantity,
                finding=findings[each.uid],
                needs=measure.needs,
                survey=survey_of(view, each.uid),
            )
            for each, measure in measures
        ),
        tuple(_files(view, activity, accepted)),
    )


def _files(
    view: View, activity: Activity, accepted: list[dict[str, Strength | None]]
) -> list[StandingFile]:
    types, conditions, judged = load_types(), view.conditions(), view.set_strengths()
    shared = view.shared_files()
    found = []
    for file in view.evidence_of([activity.uid]).get(activity.uid, ()):
        tied = judged.get((activity.uid, file.uid))
        condition = conditions.get(file.uid, Condition.UNCHANGED)
        exhibit = exhibit_of(file, condition, tied, is_shared=file.uid in shared)
        overrides = tuple(each[file.type] for each in accepted if file.type in each)
        reason, by = ("", "") if tied is None else _set_by(view, tied)
        found.append(
            StandingFile(
                evidence=file,
                condition=condition,
                strength=best_worth((Use(exhibit, activity.days, overrides),), types),
                reason=reason,
                set_by=by,
                usual=types[file.type].usual if file.type in types else None,
                judged=exhibit.judged,
                spoilt=spoilt_by(exhibit, activity.days, types) or "",
                takes_day=takes_day(exhibit, types),
            )
        )
    return found


def _set_by(view: View, tied: Attachment) -> tuple[str, str]:
    return tied.strength_reason, strength_set_by(view, tied.uid)


def _measures_of(view: View, activity: UUID) -> list[tuple[Result, Measure]]:
    found = []
    for result in view.all(Result, activity=activity):
        installed = view.get(InstalledMeasure, result.measure)
        found.append((result, view.framework(installed.framework).measure(installed.code)))
    return found


def evidence_stands(view: View, files: Iterable[UUID]) -> Mapping[UUID, StandingEvidence]:
    """Judge files where they are filed; one that is filed nowhere has what is usual."""
    keys = [view.evidence.id_of(uid) for uid in dict.fromkeys(files)]
    rows = view.evidence.page(keys).values()
    records, shared = view.many(Evidence, (row.uid for row in rows)), view.shared_files()
    return {
        row.uid: StandingEvidence(
            row.strength, row.uses == 0, _note(records[row.uid], row, is_shared=row.uid in shared)
        )
        for row in rows
    }


def _note(evidence: Evidence, row: EvidenceRow, *, is_shared: bool) -> str:
    types = load_types()
    exhibit = exhibit_of(evidence, row.condition, is_shared=is_shared)
    known = types.get(evidence.type)
    if row.condition is not Condition.UNCHANGED or known is None:
        return ""
    if not row.uses:
        return usual_text()
    if takes_day(exhibit, types):
        return day_from_activity_text()
    is_undated = known.is_of_a_day and evidence.dated is None and is_shared
    return shortfall_text("file_undated") if is_undated else ""
