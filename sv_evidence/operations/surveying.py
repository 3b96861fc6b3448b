"""The survey behind a result: recorded, corrected, or taken away."""

from dataclasses import asdict
from datetime import date
from uuid import UUID

from sv_evidence.domain.activities import Result
from sv_evidence.domain.problems import InvalidEntry
from sv_evidence.domain.soundness import faults_of
from sv_evidence.domain.surveys import SurveyDraft, SurveyResult
from sv_evidence.operations.uids import new_uid
from sv_evidence.store.unit import Unit
from sv_evidence.store.view import View


def survey_of(view: View, result: UUID) -> SurveyResult | None:
    """Return the survey behind a result, the first of several."""
    return next(iter(view.all(SurveyResult, result=result)), None)


def keep_survey(unit: Unit, result: UUID, draft: SurveyDraft, *, today: date) -> UUID | None:
    """Record what a survey found, or correct it; a blank draft puts it in the bin.

    Return the survey's uid; raise ``InvalidEntry`` with every fault.
    """
    held = survey_of(unit, result)
    if draft.is_blank:
        if held is not None:
            unit.bin(SurveyResult, held.uid)
        return None
    uid = new_uid(unit) if held is None else held.uid
    survey = draft.of(uid, unit.get(Result, result).uid)
    faults = faults_of(survey, today=today)
    if faults:
        raise InvalidEntry(faults)
    if held is None:
        unit.add(survey)
    else:
        unit.amend(SurveyResult, uid, **asdict(draft))
    return uid
