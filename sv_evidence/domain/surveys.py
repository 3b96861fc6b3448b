"""What a survey found: the tool, what was found before and after, and how many answered."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from sv_evidence.domain.measures import Thousandths
from sv_evidence.domain.problems import Fault
from sv_evidence.domain.records import Kind, refers_to

MOST_ASKED = 1_000_000


class Need(StrEnum):
    """What a measure's results must come with to be measurable, beside their number."""

    BASELINE = "baseline"
    """It is a change: what was found before, on a day, and what was found after."""
    SURVEY = "survey"
    """It rests on answers: how many were asked and how many answered."""


@dataclass(frozen=True, slots=True)
class SurveyResult:
    """The answers behind a result. Scores are in thousandths, and may be below nought.

    ``baseline`` is what was found before, ``follow_up`` after, each on its own day.
    """

    kind: ClassVar = Kind.SURVEY

    uid: UUID
    result: UUID = refers_to(Kind.RESULT)
    tool: str = ""
    asked: int | None = None
    answered: int | None = None
    baseline: Thousandths | None = None
    baseline_on: date | None = None
    follow_up: Thousandths | None = None
    follow_up_on: date | None = None
    note: str = ""
    binned_at: datetime | None = None

    @property
    def response(self) -> tuple[int, int] | None:
        """How many answered, of how many asked; ``None`` if not known, or if nobody was asked."""
        if not self.asked or self.answered is None:
            return None
        return self.answered, self.asked


@dataclass(frozen=True, slots=True)
class SurveyDraft:
    """A survey as typed, before it belongs to a result."""

    tool: str = ""
    asked: int | None = None
    answered: int | None = None
    baseline: Thousandths | None = None
    baseline_on: date | None = None
    follow_up: Thousandths | None = None
    follow_up_on: date | None = None
    note: str = ""

    @property
    def is_blank(self) -> bool:
        """Say whether nothing was put in; a blank draft takes a survey away."""
        return self == SurveyDraft()

    def of(self, uid: UUID, result: UUID) -> SurveyResult:
        """Return the survey of a result."""
        return SurveyResult(uid, result, **{each.name: getattr(self, each.name) for each in _TYPED})


_TYPED = fields(SurveyDraft)


def draft_of_survey(survey: SurveyResult) -> SurveyDraft:
    """Return a survey as the form shows it."""
    return SurveyDraft(**{each.name: getattr(survey, each.name) for each in _TYPED})


def survey_faults(survey: SurveyResult) -> tuple[Fault, ...]:
    """Name what keeps a survey's result from being kept."""
    found: list[Fault] = []
    if not survey.tool.strip():
        found.append(Fault("tool", "empty"))
    for name, count in (("asked", survey.asked), ("answered", survey.answered)):
        if count is not None and not 0 <= count <= MOST_ASKED:
            code = "negative" if count < 0 else "too_many"
            found.append(Fault(name, code, str(MOST_ASKED)))
    asked, answered = survey.asked, survey.answered
    if asked is not None and answered is not None and answered > asked:
        found.append(Fault("answered", "more_than_asked"))
    before, after = survey.baseline_on, survey.follow_up_on
    if before is not None and after is not None and after < before:
        found.append(Fault("follow_up_on", "ends_before_it_begins"))
    return tuple(found)
