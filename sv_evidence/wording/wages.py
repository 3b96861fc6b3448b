"""How a Living Wage check was made, in words that can stand beside its figures."""

from datetime import date
from typing import Protocol

from sv_evidence.domain.living_wage import DayCheck, WageArea, WageCheck, WageRate
from sv_evidence.wording.numbers import full_day_text, hash_text, rate_text, share_text
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


def wage_title(day: date) -> str:
    """Name a check of the pay of a day."""
    return tr("Living Wage check, {day}", day=full_day_text(day))


class Documented(Checked, Protocol):
    """What is told of a check that is kept."""

    @property
    def check(self) -> WageCheck:
        """The figures, day by day."""
        ...

    @property
    def file_name(self) -> str:
        """Which payroll was looked at."""
        ...

    @property
    def sha256(self) -> str:
        """The payroll's hash."""
        ...


def wage_document(checked: Documented) -> str:
    """Write a check as plain text that stands by itself: figures, method, and which payroll."""
    pay = checked.check.pay
    lines = [
        wage_title(checked.latest.day),
        "",
        tr("Lowest hourly rate: {rate}", rate=rate_text(pay.lowest)),
        tr(
            "Staff paid the real Living Wage or more: {share}",
            share=share_text(pay.at_or_above, pay.staff),
        ),
        "",
        *(wage_line(each) for each in checked.check.days),
        "",
        wage_method(checked),
        "",
        tr("Payroll: {name}", name=checked.file_name),
        tr("SHA-256 of the payroll: {digits}", digits=hash_text(checked.sha256)),
    ]
    return "\n".join(lines) + "\n"


def role_label(role: str) -> str:
    """Name what a column of a payroll says."""
    return {
        "rate": tr("Hourly rate"),
        "date": tr("Day paid"),
        "hours": tr("Hours"),
        "person": tr("Person"),
    }[role]


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
