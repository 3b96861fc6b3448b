"""Logging what was done, editing it, and starting a new one from an old."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TypeVar
from uuid import UUID

from sv_evidence.domain.activities import (
    Activity,
    ActivityDraft,
    Allotment,
    Impact,
    Result,
    ResultDraft,
    faults_in,
    whole_faults,
)
from sv_evidence.domain.contracts import Commitment, Contract
from sv_evidence.domain.frameworks import InstalledMeasure
from sv_evidence.domain.organisations import Place, Project
from sv_evidence.domain.problems import Defect, Fault, InvalidEntry
from sv_evidence.domain.surveys import draft_of_survey
from sv_evidence.operations.surveying import keep_survey, survey_of
from sv_evidence.operations.uids import new_uid
from sv_evidence.store.unit import Unit
from sv_evidence.store.view import View

T = TypeVar("T")
_TYPED = tuple(
    each.name for each in fields(Activity) if each.name not in {"uid", "number", "binned_at"}
)


@dataclass(frozen=True, slots=True)
class Logged:
    """What logging made; ``is_new`` is false if the same draft was kept before."""

    uid: UUID
    number: str
    is_new: bool
    results: tuple[UUID, ...]


def log_activity(unit: Unit, draft: ActivityDraft, *, today: date) -> Logged:
    """Record what was done; raise ``InvalidEntry`` with every fault if it cannot be kept."""
    _refuse_faults(draft, today)
    _look_up(unit, draft)
    uid = draft.uid or new_uid(unit)
    known = unit.find(Activity, uid)
    if known is not None:
        results = tuple(each.uid for each in unit.all(Result, activity=uid))
        return Logged(uid, known.number, is_new=False, results=results)
    added = unit.add(_activity(unit, uid, draft))
    promised = _promised(unit, draft.contract)
    results = tuple(
        _add_result(unit, uid, each, draft.contract, promised) for each in draft.results
    )
    _keep_surveys(unit, results, draft, today)
    return Logged(uid, added.number, is_new=True, results=results)


def edit_activity(unit: Unit, uid: UUID, draft: ActivityDraft, *, today: date) -> Logged:
    """Bring an activity and its results to what the draft says; results left out are binned."""
    _refuse_faults(draft, today)
    _look_up(unit, draft)
    was = draft_of(unit, uid)
    wanted = _activity(unit, uid, draft)
    activity = unit.amend(Activity, uid, **{name: getattr(wanted, name) for name in _TYPED})
    known = {each.uid: each for each in unit.all(Result, activity=uid)}
    by_measure = {each.measure: each.uid for each in known.values()}
    promised = _promised(unit, draft.contract)
    kept: list[UUID] = []
    for each in draft.results:
        old = each.uid if each.uid in known else _same_measure(each, by_measure)
        if old is None:
            kept.append(_add_result(unit, uid, each, draft.contract, promised))
            continue
        result = _amend_result(unit, known[old], each, promised)
        _allot_again(unit, result, draft.contract, promised, moved=draft.contract != was.contract)
        kept.append(old)
    _keep_surveys(unit, kept, draft, today)
    for gone in known.keys() - set(kept):
        unit.bin(Result, gone)
    return Logged(uid, activity.number, is_new=False, results=tuple(kept))


def draft_of(view: View, uid: UUID) -> ActivityDraft:
    """Return an activity as the form shows it for editing."""
    activity = view.get(Activity, uid)
    results = view.all(Result, activity=uid)
    place = None if activity.place is None else view.get(Place, activity.place)
    project = None if activity.project is None else view.get(Project, activity.project)
    contracts = {
        each.contract for result in results for each in view.all(Allotment, result=result.uid)
    }
    return ActivityDraft(
        title=activity.title,
        first_day=activity.first_day,
        last_day=activity.last_day,
        starts_at=activity.starts_at,
        ends_at=activity.ends_at,
        place="" if place is None else place.name,
        postcode="" if place is None else place.postcode,
        project="" if project is None else project.name,
        people=activity.people,
        volunteers=activity.volunteers,
        staff=activity.staff,
        notes=activity.notes,
        contract=next(iter(contracts)) if len(contracts) == 1 else None,
        results=tuple(
            ResultDraft(
                each.measure,
                each.quantity,
                each.impact,
                each.day,
                each.uid,
                None if (held := survey_of(view, each.uid)) is None else draft_of_survey(held),
            )
            for each in results
        ),
        uid=uid,
    )


def copy_as_new(view: View, uid: UUID, *, today: date) -> ActivityDraft:
    """Return a draft like an activity, of today and without its counts: those are of the day."""
    old = draft_of(view, uid)
    return replace(
        old,
        first_day=today,
        last_day=None,
        people=None,
        volunteers=None,
        staff=None,
        notes="",
        results=tuple(ResultDraft(each.measure, None, each.impact) for each in old.results),
        uid=None,
    )


def _refuse_faults(draft: ActivityDraft, today: date) -> None:
    faults = faults_in(draft, today=today)
    if faults:
        raise InvalidEntry(faults)


def _keep_surveys(unit: Unit, results: Iterable[UUID], draft: ActivityDraft, today: date) -> None:
    """Keep the answers behind the results, which stand in the draft's order."""
    for result, each in zip(results, draft.results, strict=True):
        if each.survey is not None:
            keep_survey(unit, result, each.survey, today=today)


def _look_up(view: View, draft: ActivityDraft) -> None:
    """Refuse a draft whose contract or measures are not here, or that counts these in parts."""
    if draft.contract is not None:
        view.get(Contract, draft.contract)
    faults: list[Fault] = []
    for place, each in enumerate(draft.results):
        if each.measure is not None and each.quantity is not None:
            measure = view.get(InstalledMeasure, each.measure)
            faults.extend(whole_faults(f"results.{place}", measure.unit, each.quantity))
    if faults:
        raise InvalidEntry(faults)


def _activity(unit: Unit, uid: UUID, draft: ActivityDraft) -> Activity:
    first = _given(draft.first_day)
    return Activity(
        uid=uid,
        title=draft.title.strip(),
        first_day=first,
        last_day=draft.last_day or first,
        starts_at=draft.starts_at,
        ends_at=draft.ends_at,
        place=place_for(unit, draft.place.strip(), draft.postcode.strip()),
        project=project_for(unit, draft.project.strip()),
        people=draft.people,
        volunteers=draft.volunteers,
        staff=draft.staff,
        notes=draft.notes.strip(),
    )


def place_for(unit: Unit, name: str, postcode: str) -> UUID | None:
    """Return the place of a name, made when new; one without a postcode takes the one given."""
    if not name:
        return None
    wanted = postcode.upper()
    known = [each for each in unit.all(Place) if each.name.casefold() == name.casefold()]
    for place in known:
        if wanted in {"", place.postcode.upper()}:
            return place.uid
    for place in known:
        if not place.postcode:
            return unit.amend(Place, place.uid, postcode=wanted).uid
    return unit.add(Place(new_uid(unit), name, wanted)).uid


def project_for(unit: Unit, name: str) -> UUID | None:
    """Return the project of a name, made when new."""
    if not name:
        return None
    for project in unit.all(Project):
        if project.name.casefold() == name.casefold():
            return project.uid
    return unit.add(Project(new_uid(unit), name)).uid


def _promised(view: View, contract: UUID | None) -> Mapping[UUID, UUID]:
    """Return the commitments of a contract by their measure; the first of several counts."""
    if contract is None:
        return {}
    found: dict[UUID, UUID] = {}
    for each in sorted(view.all(Commitment, contract=contract), key=lambda one: one.position):
        found.setdefault(each.measure, each.uid)
    return found


def _impact(draft: ResultDraft, promised: Mapping[UUID, UUID]) -> Impact:
    if draft.impact is not None:
        return draft.impact
    return Impact.ADDITIONAL if draft.measure in promised else Impact.CORE


def _add_result(
    unit: Unit,
    activity: UUID,
    draft: ResultDraft,
    contract: UUID | None,
    promised: Mapping[UUID, UUID],
) -> UUID:
    result = Result(
        uid=draft.uid or new_uid(unit),
        activity=activity,
        measure=_given(draft.measure),
        quantity=_given(draft.quantity),
        day=draft.day,
        impact=_impact(draft, promised),
    )
    unit.add(result)
    _allot(unit, result, contract, promised)
    return result.uid


def _amend_result(
    unit: Unit, known: Result, draft: ResultDraft, promised: Mapping[UUID, UUID]
) -> Result:
    impact = known.impact if draft.impact is None else _impact(draft, promised)
    return unit.amend(
        Result,
        known.uid,
        measure=_given(draft.measure),
        quantity=_given(draft.quantity),
        day=draft.day,
        impact=impact,
    )


def _allot(
    unit: Unit, result: Result, contract: UUID | None, promised: Mapping[UUID, UUID]
) -> None:
    if contract is not None:
        commitment = promised.get(result.measure)
        unit.add(Allotment(new_uid(unit), result.uid, contract, commitment))


def _allot_again(
    unit: Unit,
    result: Result,
    contract: UUID | None,
    promised: Mapping[UUID, UUID],
    *,
    moved: bool,
) -> None:
    """Move a result to another contract; shares that the form could not show stay as they are."""
    held = unit.all(Allotment, result=result.uid)
    own = [each for each in held if each.contract == contract]
    for each in own:  # its measure may have changed, and with it the promise
        unit.amend(Allotment, each.uid, commitment=promised.get(result.measure))
    if own or not moved:
        return
    for each in held:
        unit.bin(Allotment, each.uid)
    _allot(unit, result, contract, promised)


def _same_measure(draft: ResultDraft, known: Mapping[UUID, UUID]) -> UUID | None:
    return None if draft.measure is None else known.get(draft.measure)


def _given(value: T | None) -> T:
    """Return what the faults above made sure of."""
    if value is None:
        raise Defect("a draft without faults has a measure and a quantity")
    return value
