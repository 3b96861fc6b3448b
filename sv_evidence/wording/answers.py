"""Sentences of what goes out with a bid: questions, lengths, and what is left to do before."""

from sv_evidence.domain.answer_fitting import Limit
from sv_evidence.domain.bids import Question
from sv_evidence.domain.measures import decimal_text
from sv_evidence.wording.tenders import length_text, rule_label
from sv_evidence.wording.words import tr, trn


def question_name(question: Question) -> str:
    """Name a question as the buyer numbers it: ``Question 3a: Social value``."""
    return tr(
        "Question {label}: {title}",
        label=question.label or str(question.position),
        title=question.title,
    )


def worth_line(question: Question) -> str:
    """Say what a question is worth and how long its answer may be; empty if nobody said."""
    parts = []
    if question.weight is not None:
        parts.append(tr("Worth {weight} %", weight=decimal_text(question.weight, 3)))
    if question.most is not None:
        length = length_text(question.most, question.unit)
        parts.append(tr("{length} at most", length=length))
    if question.takes_attachments:
        parts.append(tr("attachments allowed"))
    return ", ".join(parts)


def length_line(counted: int, limit: Limit) -> str:
    """Say how long an answer is: ``612 of 750 words, as Microsoft Word counts``."""
    rule = rule_label(limit.rule)
    said = rule[:1].lower() + rule[1:]
    if limit.most is None:
        return tr("{length}, no limit ({rule})", length=length_text(counted, limit.unit), rule=said)
    length = length_text(limit.most, limit.unit)
    line = tr("{counted} of {length} ({rule})", counted=f"{counted:,}", length=length, rule=said)
    over = counted - limit.most
    return line if over <= 0 else tr("{line}, {over} over", line=line, over=f"{over:,}")


def left_text(code: str, *, question: str = "", detail: str = "", count: int = 0) -> str:
    """Say what is left to do before a bid leaves, or what to know about it."""
    if code == "gaps":
        return trn(
            "“{question}” has {count} gap: a sentence without proof.",
            "“{question}” has {count} gaps: sentences without proof.",
            count,
            question=question,
        )
    return {
        "not_answered": tr("“{question}” has no answer yet."),
        "over_limit": tr("“{question}” is too long: {detail} over its limit. Nothing was cut."),
        "dropped": tr("“{question}” fits because {detail} optional sentences dropped out."),
        "hidden": tr("“{question}” refers to {detail}"),
        "changed": tr("“{question}” says other figures than when it was last kept: {detail}."),
        "word_not_taken": tr("The portal takes no Word files ({detail} only): paste the boxes."),
        "too_large": tr("The Word file takes {detail}, more than the portal allows."),
        "notice": "{detail}",
    }[code].format(question=question, detail=detail)


def nothing_left_text() -> str:
    """Say that a bid is ready to go."""
    return tr("Nothing is left to do: every answer is written, proven and within its limit.")
