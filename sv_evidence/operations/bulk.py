"""Changing one thing of many activities at once: seen before it is done, and undone as one step."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from sv_evidence.domain.activities import (
    Activity,
    ActivityDraft,
    Allotment,
    Impact,
    Result,
    faults_in,
)
from sv_evidence.domain.contracts import Contract
from sv_evidence.domain.evidence import ConsentState, Evidence
from sv_evidence.domain.typed_places import joined_place, parted_place
from sv_evidence.operations.activity_log import draft_of, edit_activity
from sv_evidence.operations.consents import USUAL_CHANNELS, Consent
from sv_evidence.store.unit import Unit
from sv_evidence.store.view import View

MOST: Final = 2_000
"""So many activities can be changed together; more would keep a person waiting to see them."""


class BulkField(StrEnum):
    """What can be changed for many at once."""

    PROJECT = "project"
    PLACE = "place"
    CONTRACT = "contract"
    IMPACT = "impact"
    CONSENT = "consent"


class Obstacle(StrEnum):
    """Why an activity stays as it is."""

    SAME = "same"
    NO_RESULTS = "no_results"
    SHARED = "shared"
    NO_FILES = "no_files"
    WITHDRAWN = "withdrawn"
    FAULTY = "faulty"


@dataclass(frozen=True, slots=True)
class BulkEdit:
    """What is to be changed, and to what: words, the uid of a contract, or the value of a state.

    An empty value takes a project, a place or a contract away.
    """

    field: BulkField
    value: str = ""


@dataclass(frozen=True, slots=True)
class BulkRow:
    """One activity before and after; values are as stored, a contract's its title."""

    uid: UUID
    title: str
    day: date
    before: tuple[str, ...]
    after: tuple[str, ...]
    obstacle: Obstacle | None = None

    @property
    def changes(self) -> bool:
        """Say whether it will be another one."""
        return self.obstacle is None


def preview_together(
    view: View, activities: Iterable[UUID], edit: BulkEdit, *, today: date
) -> tuple[BulkRow, ...]:
    """Say of each activity what it is now, what it would be, or why it stays as it is."""
    titles = {each.uid: each.title for each in view.all(Contract)}
    return tuple(_row(view, uid, edit, titles, today) for uid in activities)


def change_together(
    unit: Unit, activities: Iterable[UUID], edit: BulkEdit, *, today: date
) -> tuple[UUID, ...]:
    """Change all that can be changed; return which were."""
    rows = preview_together(unit, activities, edit, today=today)
    changed = tuple(row.uid for row in rows if row.changes)
    for uid in changed:
        if edit.field is BulkField.CONSENT:
            _state_consent(unit, _files_of(unit, uid), ConsentState(edit.value))
        else:
            edit_activity(unit, uid, _changed(draft_of(unit, uid), edit), today=today)
    return changed


def _row(view: View, uid: UUID, edit: BulkEdit, titles: dict[UUID, str], today: date) -> BulkRow:
    draft = draft_of(view, uid)
    activity = view.get(Activity, uid)
    if edit.field is BulkField.CONSENT:
        files = _files_of(view, uid)
        before = tuple(each.consent.value for each in files)
        after = tuple(_consent_after(each, edit.value) for each in files)
        obstacle = _file_obstacle(files, edit.value)
    else:
        contracts = _contracts(view, uid)
        before = _values(draft, edit.field, contracts, titles)
        after = _values(
            _changed(draft, edit), edit.field, [UUID(edit.value)] if _names(edit) else [], titles
        )
        obstacle = _obstacle(draft, edit, contracts, today)
    if obstacle is None and before == after:
        obstacle = Obstacle.SAME
    return BulkRow(
        uid, activity.title, activity.last_day, before, before if obstacle else after, obstacle
    )


def _names(edit: BulkEdit) -> bool:
    return edit.field is BulkField.CONTRACT and bool(edit.value)


def _values(
    draft: ActivityDraft, field: BulkField, contracts: Sequence[UUID], titles: dict[UUID, str]
) -> tuple[str, ...]:
    match field:
        case BulkField.PROJECT:
            return tuple(filter(None, (draft.project,)))
        case BulkField.PLACE:
            return tuple(filter(None, (joined_place(draft.place, draft.postcode),)))
        case BulkField.CONTRACT:
            return tuple(titles.get(each, "") for each in contracts)
        case _:
            return tuple(each.impact.value for each in draft.results if each.impact is not None)


def _changed(draft: ActivityDraft, edit: BulkEdit) -> ActivityDraft:
    match edit.field:
        case BulkField.PROJECT:
            return replace(draft, project=edit.value.strip())
        case BulkField.PLACE:
            place, postcode = parted_place(edit.value)
            return replace(draft, place=place, postcode=postcode)
        case BulkField.CONTRACT:
            return replace(draft, contract=UUID(edit.value) if edit.value else None)
        case _:
            impact = Impact(edit.value)
            return replace(
                draft, results=tuple(replace(each, impact=impact) for each in draft.results)
            )


def _obstacle(
    draft: ActivityDraft, edit: BulkEdit, contracts: Sequence[UUID], today: date
) -> Obstacle | None:
    if edit.field in {BulkField.CONTRACT, BulkField.IMPACT} and not draft.results:
        return Obstacle.NO_RESULTS
    if edit.field is BulkField.CONTRACT and len(contracts) > 1:
        return Obstacle.SHARED
    return Obstacle.FAULTY if faults_in(_changed(draft, edit), today=today) else None


def _file_obstacle(files: Sequence[Evidence], value: str) -> Obstacle | None:
    if not files:
        return Obstacle.NO_FILES
    others = [each for each in files if each.consent is not ConsentState.WITHDRAWN]
    if not others and value != ConsentState.WITHDRAWN:
        return Obstacle.WITHDRAWN
    return None


def _consent_after(file: Evidence, value: str) -> str:
    """Return the state a file would have: what was withdrawn is never given back together."""
    return file.consent.value if file.consent is ConsentState.WITHDRAWN else value


def _contracts(view: View, activity: UUID) -> list[UUID]:
    """Return the contracts that any of its results are allotted to, each once."""
    results = view.all(Result, activity=activity)
    allotted = (each for result in results for each in view.all(Allotment, result=result.uid))
    return list(dict.fromkeys(each.contract for each in allotted))


def _files_of(view: View, activity: UUID) -> tuple[Evidence, ...]:
    return tuple(view.evidence_of([activity]).get(activity, ()))


def _state_consent(unit: Unit, files: Iterable[Evidence], state: ConsentState) -> None:
    """State consent of files; what is not held covers nothing and ends nowhere."""
    names = Consent(state, USUAL_CHANNELS).channel_names if state is ConsentState.HELD else ""
    for each in files:
        if each.consent in {state, ConsentState.WITHDRAWN}:
            continue
        unit.amend(
            Evidence,
            each.uid,
            consent=state,
            consent_channels=names,
            consent_from=None,
            consent_until=None,
        )
