"""How a Living Wage check was made, in words that can stand beside its figures."""

from datetime import date
from typing import Protocol

from sv_evidence.domain.living_wage import DayCheck, WageArea, WageRate
from sv_evidence.wording.numbers import full_day_text, rate_text, share_text
from sv_evidence.wording.words import tr, trn


class Checked(Protocol):
    """What is told of a check."""

    @property
    def area(self) -> WageArea:
        """Whose rate it was compared with."""
        ...

    @property
    def says_days(self) -> bool:
        """Whether the days are the payroll's own."""
        ...

    @property
    def tells_people(self) -> bool:
        """Whether rows of one person were told to be so."""
        ...

    @property
    def without_rate(self) -> int:
        """How many rows were left out."""
        ...

    @property
    def latest(self) -> DayCheck:
        """The newest day."""
        ...


def area_label(area: WageArea) -> str:
    """Name where a rate holds."""
    return {WageArea.UK: tr("UK outside London"), WageArea.LONDON: tr("London")}[area]


def wage_line(check: DayCheck) -> str:
    """Say how pay stands on one day."""
    return tr(
        "{day}: lowest hourly rate {lowest}; {share} paid {rate} or more.",
        day=full_day_text(check.day),
        lowest=rate_text(check.pay.lowest),
        share=share_text(check.pay.at_or_above, check.pay.staff),
        rate=rate_text(check.against.rate),
    )


def newer_rate_text(rate: WageRate) -> str:
    """Say that the table may be behind."""
    return tr(
        "Check for a newer rate: the one used is of {day}, and new ones come each October.",
        day=full_day_text(rate.first_day),
    )


def wage_method(checked: Checked) -> str:
    """Say how the figures were come by, for a document that shows them."""
    rate = checked.latest.against
    sentences = [
        tr(
            "Hourly rates of a payroll extract beside the real Living Wage ({area}): {rate} an "
            "hour, to be paid from {day} (source: {source}).",
            area=area_label(checked.area),
            rate=rate_text(rate.rate),
            day=full_day_text(rate.first_day),
            source=rate.source,
        ),
        _days_text(checked.latest.day, says_days=checked.says_days),
        tr("Somebody with several rows counts once, and reaches the rate only if every row does.")
        if checked.tells_people
        else tr("The extract does not tell people apart, so each row counts as one."),
        tr("Names were not kept. Ages were not looked at; the Living Wage is for 18 and over."),
    ]
    if checked.without_rate:
        sentences.append(
            trn(
                "{count} row without an hourly rate was left out.",
                "{count} rows without an hourly rate were left out.",
                checked.without_rate,
            )
        )
    if checked.latest.check_for_newer:
        sentences.append(newer_rate_text(rate))
    return " ".join(sentences)


def _days_text(day: date, *, says_days: bool) -> str:
    if says_days:
        return tr("Each row was compared with the rate of its own day.")
    return tr(
        "The extract has no dates, so every row was taken to be of {day}.", day=full_day_text(day)
    )
