"""How a logged activity stands: each result by the three tests, and what each file is worth."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sv_evidence.domain.activities import Activity, Result
from sv_evidence.domain.evidence import (
    Attachment,
    Condition,
    Evidence,
    EvidenceType,
    Strength,
)
from sv_evidence.domain.evidence_types import load_types
from sv_evidence.domain.frameworks import InstalledMeasure, Measure
from sv_evidence.domain.measures import Thousandths, Unit
from sv_evidence.domain.proof import Exhibit, Finding, exhibit_of, may_be_judged, strength_of
from sv_evidence.domain.surveys import Need, SurveyResult
from sv_evidence.operations.judging import strength_set_by
from sv_evidence.operations.surveying import survey_of
from sv_evidence.store.view import View


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

    @property
    def may_be_judged(self) -> bool:
        """Whether a strength set by a person would count."""
        return may_be_judged(self.condition, self.evidence.consent)


@dataclass(frozen=True, slots=True)
class Standing:
    """An activity's results in the order they were typed, and its files, oldest first."""

    results: tuple[StandingResult, ...]
    files: tuple[StandingFile, ...]


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
    found = []
    for file in view.evidence_of([activity.uid]).get(activity.uid, ()):
        tied = judged.get((activity.uid, file.uid))
        exhibit = exhibit_of(file, conditions.get(file.uid, Condition.UNCHANGED), tied)
        worth = _worth(exhibit, activity, accepted, types)
        reason, by = ("", "") if tied is None else _set_by(view, tied)
        usual = types[file.type].usual if file.type in types else None
        found.append(
            StandingFile(file, exhibit.condition, worth, reason, by, usual, exhibit.judged)
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


def _worth(
    exhibit: Exhibit,
    activity: Activity,
    accepted: list[dict[str, Strength | None]],
    types: Mapping[str, EvidenceType],
) -> Strength | None:
    """Return the most a file is worth to a result that accepts it, else its usual worth."""
    overrides = [accepts[exhibit.type] for accepts in accepted if exhibit.type in accepts]
    worth = [strength_of(exhibit, activity.days, types, each) for each in overrides or [None]]
    counting = [each for each in worth if each is not None]
    return max(counting, default=None)
