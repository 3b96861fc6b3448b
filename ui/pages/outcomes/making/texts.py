"""Drafts as the texts of fields, and back."""

from datetime import date

from sv_evidence.domain.building import MeasureDraft
from sv_evidence.domain.definitions import Definition, Movement, Once
from sv_evidence.domain.measures import Thousandths, decimal_text
from sv_evidence.wording.numbers import full_day_text


def texts_of(draft: MeasureDraft) -> dict[str, str]:
    """Write what a draft says into the fields, by their names."""
    told: Definition = draft.definition
    return {
        "title": draft.title,
        "who": told.who,
        "ages": told.ages,
        "places": ", ".join(told.places),
        "what": told.what,
        "at_least": _number(told.at_least),
        "points": told.points,
        "one": draft.unit.one,
        "many": draft.unit.many,
        "after": told.after,
        "baseline": _number(told.baseline),
        "baseline_state": told.baseline_state,
        "baseline_on": _day_text(told.baseline_on),
        "target": _number(told.target),
        "target_by": _day_text(told.target_by),
    }


def movement_from(word: str | None) -> Movement | None:
    """Read what a list holds: Qt gives back the bare word."""
    return Movement(word) if word else None


def once_from(word: str | None) -> Once | None:
    """Read what the other list holds."""
    return Once(word) if word else None


def _number(value: Thousandths | None) -> str:
    return "" if value is None else decimal_text(value, 3)


def _day_text(day: date | None) -> str:
    return "" if day is None else full_day_text(day)
