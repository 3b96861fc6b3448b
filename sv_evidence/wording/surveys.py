"""Sentences about the survey behind a result."""

from collections.abc import Collection

from sv_evidence.domain.surveys import Need, SurveyDraft
from sv_evidence.wording.numbers import full_day_text, number_text, share_text
from sv_evidence.wording.words import tr


def survey_wanted_text(needs: Collection[Need]) -> str:
    """Say why a result needs a survey, and offer to add it."""
    if Need.BASELINE in needs:
        return tr("This measure is a change: add the survey")
    return tr("This measure rests on answers: add the survey")


def needs_text(needs: Collection[Need]) -> str:
    """Say what a measure asks of the survey behind its results; empty if it asks nothing."""
    sentences = {
        Need.BASELINE: tr("It is a change: say what was found before, on which day, and after."),
        Need.SURVEY: tr("It rests on answers: say how many were asked and how many answered."),
    }
    return " ".join(sentences[need] for need in Need if need in needs)


def survey_text(survey: SurveyDraft) -> str:
    """Say a survey in one line: ``UCLA scale, 6.1 to 4.8, 31 of 40 (78 %) answered``."""
    parts = [survey.tool.strip()]
    if survey.baseline is not None and survey.follow_up is not None:
        before, after = number_text(survey.baseline), number_text(survey.follow_up)
        parts.append(tr("{before} to {after}", before=before, after=after))
    if survey.asked and survey.answered is not None:
        parts.append(response_text(survey.answered, survey.asked))
    return ", ".join(filter(None, parts))


def response_text(answered: int, asked: int) -> str:
    """Say how many answered of how many."""
    return tr("{share} answered", share=share_text(answered, asked))


def baseline_text(survey: SurveyDraft) -> str:
    """Say what was found before and after, with the days; empty if nothing was."""
    parts = []
    for words, score, day in (
        (tr("Before: {score}"), survey.baseline, survey.baseline_on),
        (tr("After: {score}"), survey.follow_up, survey.follow_up_on),
    ):
        if score is not None:
            said = words.format(score=number_text(score))
            parts.append(said if day is None else f"{said}, {full_day_text(day)}")
    return "; ".join(parts)
