"""What the log sheet offers, and how an activity would stand if it were saved as typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from sv_evidence.domain.activities import ActivityDraft, Result, ResultDraft
from sv_evidence.domain.contracts import Commitment, Contract
from sv_evidence.domain.doubts import Company
from sv_evidence.domain.evidence import EvidenceType, Strength
from sv_evidence.domain.evidence_types import load_types
from sv_evidence.domain.frameworks import InstalledMeasure
from sv_evidence.domain.measures import Period, Thousandths, Unit
from sv_evidence.domain.organisations import Place, Project
from sv_evidence.domain.proof import (
    Case,
    Exhibit,
    Finding,
    Mark,
    Wants,
    finding_of,
    strength_of,
)
from sv_evidence.domain.surveys import SurveyResult
from sv_evidence.domain.wants import wants_of
from sv_evidence.store.view import View

_NOT_KEPT = UUID(int=0)
_NO_RESULT = ResultDraft(measure=None, quantity=None)


@dataclass(frozen=True, slots=True)
class MeasureChoice:
    """A measure that a result may be counted against, with where it stands and what it accepts."""

    uid: UUID
    title: str
    unit: Unit
    outcome: str
    framework: str
    accepts: Mapping[str, Strength | None]
    next_proof: str
    wants: Wants = Wants()


@dataclass(frozen=True, slots=True)
class ContractChoice:
    """A contract, and the measures that it has commitments for."""

    uid: UUID
    title: str
    measures: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class FormChoices:
    """All that the sheet offers to choose from, read once when it opens."""

    places: tuple[tuple[str, str], ...]
    """Names with their postcodes."""
    projects: tuple[str, ...]
    measures: tuple[MeasureChoice, ...]
    contracts: tuple[ContractChoice, ...]
    types: Mapping[str, EvidenceType]
    surveys: Mapping[UUID, tuple[SurveyResult, ...]] = field(default_factory=dict)
    """What was found already, by the measure of each result of the activity that is edited."""


@dataclass(frozen=True, slots=True)
class ResultPreview:
    """How one result would stand: the types that carry it, and the type that would help most."""

    choice: MeasureChoice | None
    quantity: Thousandths | None
    finding: Finding
    carried_by: tuple[str, ...]
    wanted: str | None


def form_choices(view: View, activity: UUID | None = None) -> FormChoices:
    """Read what the sheet offers; measures stand in the order of their frameworks.

    With an activity that is edited, what was recorded beside its results comes along.
    """
    measures = sorted(_measures(view), key=lambda each: each.framework)
    commitments = view.all(Commitment)
    contracts = tuple(
        ContractChoice(
            each.uid,
            each.title,
            frozenset(made.measure for made in commitments if made.contract == each.uid),
        )
        for each in view.all(Contract)
    )
    return FormChoices(
        places=tuple(sorted((each.name, each.postcode) for each in view.all(Place))),
        projects=tuple(sorted(each.name for each in view.all(Project))),
        measures=tuple(measures),
        contracts=contracts,
        types=load_types(),
        surveys={} if activity is None else _surveys(view, activity),
    )


def preview_finding(
    choices: FormChoices, draft: ActivityDraft, exhibits: Sequence[Exhibit]
) -> tuple[ResultPreview, ...]:
    """Judge each result of a draft by the rules that will judge it once it is saved.

    A draft without results is judged as if it had an empty one: what, when and where still count.
    """
    by_uid: dict[UUID | None, MeasureChoice] = {each.uid: each for each in choices.measures}
    return tuple(
        _preview(choices, draft, result, by_uid.get(result.measure), tuple(exhibits))
        for result in draft.results or (_NO_RESULT,)
    )


def _measures(view: View) -> list[MeasureChoice]:
    found = []
    frameworks = view.frameworks()
    for installed in view.all(InstalledMeasure):
        framework = frameworks.get(installed.framework)
        if framework is None:
            continue
        measure = framework.measure(installed.code)
        found.append(
            MeasureChoice(
                uid=installed.uid,
                title=measure.title,
                unit=measure.unit,
                outcome=framework.node(measure.node).title,
                framework=framework.short_title,
                accepts=dict(measure.accepts),
                next_proof=measure.next_proof,
                wants=wants_of(measure),
            )
        )
    return found


def _surveys(view: View, activity: UUID) -> dict[UUID, tuple[SurveyResult, ...]]:
    return {
        result.measure: view.all(SurveyResult, result=result.uid)
        for result in view.all(Result, activity=activity)
    }


def _preview(
    choices: FormChoices,
    draft: ActivityDraft,
    result: ResultDraft,
    choice: MeasureChoice | None,
    exhibits: tuple[Exhibit, ...],
) -> ResultPreview:
    types = choices.types
    accepts = {} if choice is None else choice.accepts
    days = _days(draft)
    worth = {
        each.type: strength_of(each, days, types, accepts[each.type])
        for each in exhibits
        if each.type in accepts
    }
    carried = tuple(type_ for type_, strength in worth.items() if _counts(strength))
    case = Case(
        title=draft.title,
        days=days,
        has_place=bool(draft.place.strip()),
        quantity=result.quantity or Thousandths(0),
        accepts=accepts,
        exhibits=exhibits,
        says_who=_says_who(draft),
        has_contract=draft.contract is not None,
        wants=Wants() if choice is None else choice.wants,
        surveys=_surveys_of(choices, result),
        unit=None if choice is None else choice.unit,
        company=Company(draft.people or 0, draft.volunteers or 0, draft.staff or 0, days.days),
    )
    finding = finding_of(case, types)
    if draft.first_day is None:
        finding = replace(finding, mark=Mark.UNPROVEN, specific=(*finding.specific, "no_date"))
    fresh = {each: accepts[each] for each in accepts if each not in worth}
    lacking = {each: accepts[each] for each in accepts if each not in carried}
    wanted = _wanted(types, fresh) or _wanted(types, lacking)
    return ResultPreview(choice, result.quantity, finding, carried, wanted)


def _surveys_of(choices: FormChoices, result: ResultDraft) -> tuple[SurveyResult, ...]:
    """Return the survey typed; where none was, those recorded before."""
    if result.survey is not None:
        typed = result.survey.of(_NOT_KEPT, result.uid or _NOT_KEPT)
        return () if result.survey.is_blank else (typed,)
    return () if result.measure is None else tuple(choices.surveys.get(result.measure, ()))


def _says_who(draft: ActivityDraft) -> bool:
    heads = (draft.people or 0) + (draft.volunteers or 0) + (draft.staff or 0)
    return bool(draft.project.strip()) or heads > 0


def _days(draft: ActivityDraft) -> Period:
    """Return the days as typed; a day that no camera saw where there is none yet."""
    first = draft.first_day or date.min
    last = draft.last_day or first
    return Period(first, max(first, last))


def _counts(strength: Strength | None) -> bool:
    return strength is not None and strength > Strength.WEAK


def _wanted(
    types: Mapping[str, EvidenceType], accepts: Mapping[str, Strength | None]
) -> str | None:
    """Return the first of the strongest types that would count; ``None`` if none would."""
    worth = {
        each: override or types[each].usual for each, override in accepts.items() if each in types
    }
    counting = {each: strength for each, strength in worth.items() if _counts(strength)}
    return max(counting, key=lambda each: counting[each], default=None)
