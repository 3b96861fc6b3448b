"""Sentences about a tender: what is odd about it, what keeps it here, what is left to do."""

from datetime import datetime

from sv_evidence.domain.backing import Unbacked
from sv_evidence.domain.bid_faults import Notice
from sv_evidence.domain.bids import Question
from sv_evidence.domain.measures import decimal_text
from sv_evidence.wording.answers import question_name, worth_line
from sv_evidence.wording.labels import not_shown_text
from sv_evidence.wording.numbers import full_day_text
from sv_evidence.wording.words import tr, trn

_NOON, _MIDNIGHT = "12:00", "00:00"


def notice_text(notice: Notice) -> str:
    """Say something about a bid that a person should know."""
    if notice.code == "weights_not_whole":
        total = decimal_text(int(notice.detail), 3)
        return tr("The weights add up to {total} %, not to 100 %.", total=total)
    if notice.code == "weights_missing":
        return trn(
            "{count} question has no weight.",
            "{count} questions have no weight.",
            int(notice.detail),
        )
    return {
        "no_procurement_start": tr(
            "Nobody has said when this procurement began, and that day decides which model applies."
        ),
        "no_deadline": tr("This bid has no deadline yet."),
        "deadline_past": tr("The deadline has passed. Everything stays readable."),
        "question_longer_than_answer": tr(
            "“{detail}” is longer than its answer may be. Please check the limit."
        ),
        "consent_lost": tr(
            "{detail} was referred to, and may not be shown any more. Do not send it again."
        ),
    }[notice.code].format(detail=notice.detail)


def stop_text(code: str, *, question: str, detail: str) -> str:
    """Say why an answer must not leave."""
    return {
        "no_figure": tr("“{question}” holds a figure of {detail}, which cannot be worked out."),
        "withdrawn": tr("“{question}” refers to {detail}, whose consent was withdrawn."),
        "gone": tr("“{question}” refers to {detail}, which is not here any more."),
    }[code].format(question=question, detail=detail)


def doubt_text(why: Unbacked) -> str:
    """Say why a sentence would not survive a question, and what would help."""
    return {
        Unbacked.TYPED_NUMBER: tr("This number is typed. Insert it as a figure, or cite evidence."),
        Unbacked.SUPERLATIVE: tr("This praises. Cite evidence beside it, or say it plainly."),
        Unbacked.UNPROVEN: tr("Nothing proves this figure yet."),
        Unbacked.PART_PROVEN: tr("This figure is proven in part."),
        Unbacked.NO_FIGURE: tr("This figure cannot be worked out."),
    }[why]


def hidden_text(code: str) -> str:
    """Say why a file that is referred to may not be shown."""
    if code == "gone":
        return tr("It is not here any more.")
    return not_shown_text(code)


def deadline_text(at: datetime) -> str:
    """Say a deadline with its time: ``6 October 2026, 12 noon``."""
    time = f"{at:%H:%M}"
    said = {_NOON: tr("12 noon"), _MIDNIGHT: tr("midnight")}.get(time, time)
    return f"{full_day_text(at.date())}, {said}"


def days_left_text(days: int) -> str:
    """Say how long there is until a deadline."""
    if days < 0:
        return tr("Closed")
    return tr("Today") if not days else trn("{count} day left", "{count} days left", days)


def question_line(question: Question) -> str:
    """Say a question with what it is worth and how long its answer may be, for lists."""
    worth = worth_line(question)
    name = question_name(question)
    return f"{name} ({worth})" if worth else name


def stops_text(words: str) -> str:
    """Say where the evaluator stops reading."""
    if not words:
        return tr("The evaluator reads nothing of it.")
    return tr("The evaluator stops reading after: ...{words}", words=words)
