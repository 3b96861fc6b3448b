"""What is wrong, or odd, with what was typed into a form: one sentence, with a likely mend."""

import re

from sv_evidence.domain.reading import ReadWhen
from sv_evidence.wording.words import tr

_ROUGHLY = re.compile(
    r"(?:about|around|approx\.?|approximately|roughly|some|over|nearly|almost|circa|ca?\.?|~)"
    r"\s*(?P<count>\d[\d,]*)\+?(?P<who>\s+\D+)?"
)
_EXAMPLES = ("Wed 30 September 2026", "30/9", "yesterday")


def when_fault_text(read: ReadWhen) -> str:
    """Say why days or times could not be read; empty if they could."""
    if read.fault == "no_such_day":
        month, _, days = read.detail.rpartition(" ")
        mend = "" if read.suggestion is None else f"{read.suggestion.day} {month}"
        return tr(
            "{month} has {days} days. Did you mean {mend}?", month=month, days=days, mend=mend
        )
    return {
        "": "",
        "no_date": tr("Please give a day, such as {examples}.", examples=", ".join(_EXAMPLES)),
        "unreadable_date": tr(
            "This cannot be read as a day. Try {examples}.", examples=", ".join(_EXAMPLES)
        ),
        "no_time": tr("This cannot be read as times. Try 11:30 to 14:00 after a comma."),
    }[read.fault]


def when_doubt_text(read: ReadWhen) -> str:
    """Say what is odd about days that were read all the same; empty if nothing is."""
    if read.doubt == "other_weekday":
        return tr("That day is a {weekday}. Keep it if it is right.", weekday=read.detail)
    return ""


def people_fault_text(detail: str) -> str:
    """Say which part of the people has no number that can be read, and how to write it."""
    found = _ROUGHLY.fullmatch(detail)
    if found is not None:
        who = (found["who"] or "").strip() or tr("guests")
        return tr(
            "People are counted in whole numbers. Write it as {mend}.",
            mend=f"{found['count']} {who}",
        )
    return tr(
        "There is no number in \N{LEFT DOUBLE QUOTATION MARK}{part}\N{RIGHT DOUBLE QUOTATION MARK}."
        " Try: 74 guests, 5 volunteers.",
        part=detail,
    )


def quantity_fault_text(typed: str) -> str:
    """Say that a result has no number, or that what stands there is none."""
    if not typed.strip():
        return tr("The number is missing. Try: 126.")
    return tr(
        "\N{LEFT DOUBLE QUOTATION MARK}{typed}\N{RIGHT DOUBLE QUOTATION MARK} is not a number."
        " Try: 126.",
        typed=typed.strip(),
    )
