"""What is said about contracts and their returns: in the window, by commands and in documents."""

from collections.abc import Sequence
from datetime import date

from sv_evidence.domain.day_names import WEEKDAYS
from sv_evidence.domain.measures import Thousandths, Unit
from sv_evidence.domain.pace import Outlook, Pace
from sv_evidence.domain.returns import Due, Rhythm
from sv_evidence.wording.documents import short_day_text
from sv_evidence.wording.numbers import full_day_text, number_text, percent_text, quantity_text
from sv_evidence.wording.words import tr, trn

_WELL = frozenset({Pace.MET, Pace.AHEAD, Pace.ON_TRACK})


def period_name(rhythm: Rhythm, number: int, year: int) -> str:
    """Name a period of a contract: ``Quarter 2``; of yearly returns the year."""
    return {
        Rhythm.MONTH: tr("Month {number}", number=number),
        Rhythm.QUARTER: tr("Quarter {number}", number=number),
        Rhythm.YEAR: tr("Year {number}", number=year),
    }[rhythm]


def short_period_name(rhythm: Rhythm, number: int, year: int) -> str:
    """Name a period where there is little room: ``Q2``."""
    return {
        Rhythm.MONTH: tr("M{number}", number=number),
        Rhythm.QUARTER: tr("Q{number}", number=number),
        Rhythm.YEAR: tr("Y{number}", number=year),
    }[rhythm]


def rhythm_text(rhythm: Rhythm) -> str:
    """Say how often a return is due: ``Quarterly``."""
    return {
        Rhythm.MONTH: tr("Monthly"),
        Rhythm.QUARTER: tr("Quarterly"),
        Rhythm.YEAR: tr("Yearly"),
    }[rhythm]


def each_period(rhythm: Rhythm) -> str:
    """Name the plan of one period: ``Each quarter``."""
    return {
        Rhythm.MONTH: tr("Each month"),
        Rhythm.QUARTER: tr("Each quarter"),
        Rhythm.YEAR: tr("Each year"),
    }[rhythm]


def return_title(rhythm: Rhythm, number: int, year: int) -> str:
    """Name a return: ``Quarter 2 return``."""
    return tr("{period} return", period=period_name(rhythm, number, year))


def prepare_text(rhythm: Rhythm, number: int, year: int) -> str:
    """Say what the button does: ``Prepare quarter 2 return``."""
    name = period_name(rhythm, number, year)
    return tr("Prepare {period} return", period=name[:1].lower() + name[1:])


def place_text(rhythm: Rhythm, number: int, of: int, year: int, years: int | None) -> str:
    """Say which of a contract's periods it is: ``quarter 2 of 4, year 1 of 3``."""
    run = (
        tr("year {year}", year=year)
        if years is None
        else tr("year {year} of {years}", year=year, years=years)
    )
    if rhythm is Rhythm.YEAR:
        return run
    name = period_name(rhythm, number, year)
    return tr("{period} of {of}, {run}", period=name[:1].lower() + name[1:], of=of, run=run)


def signed_text(value: Thousandths, unit: Unit) -> str:
    """Write a difference with its sign: ``+1,140``, ``-88``, ``+£1,200``."""
    sign = "+" if value > 0 else "\N{MINUS SIGN}" if value < 0 else ""
    pounds = "£" if unit.is_money else ""
    return f"{sign}{pounds}{number_text(Thousandths(abs(value)))}"


def difference_percent(value: Thousandths, planned: Thousandths) -> str:
    """Write a difference as a share of the plan: ``+7 %``; nothing where nothing was planned."""
    if planned <= 0:
        return ""
    sign = "+" if value > 0 else "\N{MINUS SIGN}" if value < 0 else ""
    return f"{sign}{percent_text(abs(value), planned)}"


def amount_text(value: Thousandths, unit: Unit) -> str:
    """Write a quantity where its unit is said beside it: money keeps its sign."""
    return f"£{number_text(value)}" if unit.is_money else number_text(value)


def outlook_text(outlook: Outlook, target: Thousandths) -> str:
    """Say where a commitment is heading: ``At this pace 75 % by 31 March 2027``."""
    if outlook.left <= 0:
        return tr("The target is met.")
    if outlook.by is None:
        return tr("No day is set, so no pace can be said.")
    if outlook.at_this_pace is None or target <= 0:
        return tr("Too early to say a pace.")
    share = percent_text(outlook.at_this_pace, target)
    return tr("At this pace {share} by {day}.", share=share, day=full_day_text(outlook.by))


def recover_text(outlook: Outlook, unit: Unit, rhythm: Rhythm) -> str:
    """Say what it takes to reach the target: ``15 more by 31 March, about 8 a quarter.``."""
    if outlook.left <= 0:
        return tr("Nothing: the target is met.")
    left = amount_text(outlook.left, unit)
    if outlook.by is None:
        return tr("{left} more; no day is set.", left=left)
    day = short_day_text(outlook.by, with_year=False)
    if not outlook.periods_left:
        return tr("{left} more, and {day} has passed.", left=left, day=day)
    each = amount_text(outlook.each, unit)
    return {
        Rhythm.MONTH: tr(
            "{left} more by {day}, about {each} a month.", left=left, day=day, each=each
        ),
        Rhythm.QUARTER: tr(
            "{left} more by {day}, about {each} a quarter.", left=left, day=day, each=each
        ),
        Rhythm.YEAR: tr(
            "{left} more by {day}, about {each} a year.", left=left, day=day, each=each
        ),
    }[rhythm]


def paces_text(paces: tuple[Pace, ...]) -> str:
    """Say how all commitments stand: ``2 of 8 commitments are at risk.``."""
    well = sum(each in _WELL for each in paces)
    if not paces:
        return tr("This contract has no commitments yet.")
    if well == len(paces):
        return trn(
            "The one commitment is on track or ahead.",
            "All {count} commitments are on track or ahead.",
            len(paces),
        )
    risk, behind = paces.count(Pace.AT_RISK), paces.count(Pace.BEHIND)
    parts = [
        trn("{count} is on track or ahead", "{count} are on track or ahead", well) if well else "",
        trn("{count} is behind", "{count} are behind", behind) if behind else "",
        trn("{count} is at risk", "{count} are at risk", risk) if risk else "",
    ]
    said = [part for part in parts if part]
    listed = said[0] if len(said) == 1 else f"{', '.join(said[:-1])} {tr('and')} {said[-1]}"
    return trn(
        "Of {count} commitment {listed}.",
        "Of {count} commitments {listed}.",
        len(paces),
        listed=listed,
    )


def days_left_text(due: date, today: date) -> str:
    """Say how long there is until a return is due, or how late it is."""
    left = (due - today).days
    if left < 0:
        return trn("{count} day late", "{count} days late", -left)
    if left == 0:
        return tr("due today")
    return trn("{count} day left", "{count} days left", left)


def kpis_text(kpis: int, wanted: int) -> str:
    """Say how many KPIs a contract has, and whether the law asks for more; empty if for none."""
    if not wanted:
        return (
            trn("{count} commitment is a KPI.", "{count} commitments are KPIs.", kpis)
            if kpis
            else ""
        )
    if kpis >= wanted:
        return trn(
            "{count} KPI. The Procurement Act asks the buyer to set at least {wanted}.",
            "{count} KPIs. The Procurement Act asks the buyer to set at least {wanted}.",
            kpis,
            wanted=wanted,
        )
    return tr(
        "The Procurement Act asks the buyer to set at least {wanted} KPIs for a contract worth "
        "more than £5 million; {kpis} of its commitments are marked as KPIs. Ask the buyer which "
        "they are.",
        wanted=wanted,
        kpis=kpis,
    )


def declaration_texts() -> tuple[tuple[str, str], ...]:
    """Return the field and the words of each declaration that a person makes."""
    return (
        (
            "only_contract",
            tr("The figures are of this contract only. None is counted for another buyer."),
        ),
        ("only_period", tr("The figures of the period are of its days only.")),
        ("matches", tr("Every figure belongs to a commitment of this contract.")),
    )


def impacts_text(core: Thousandths, additional: Thousandths, unit: Unit) -> str:
    """Say what of a quantity is core and what additional, if both are in it."""
    if not core or not additional:
        return ""
    return tr(
        "{core} core, {additional} additional",
        core=quantity_text(core, unit),
        additional=quantity_text(additional, unit),
    )


def due_text(standing: Due, sent_on: date | None, due: date, today: date) -> str:
    """Say how the return on a period stands: ``Returned 14 July``, ``Due Fri 16 October``."""
    with_year = due.year != today.year
    if standing is Due.RETURNED and sent_on is not None:
        return tr("Returned {day}", day=_long_day(sent_on))
    if standing is Due.OVERDUE:
        return days_left_text(due, today)
    if standing is Due.NEXT:
        return tr("Due {weekday} {day}", weekday=WEEKDAYS[due.weekday()][:3], day=_long_day(due))
    return tr("Due {day}", day=full_day_text(due) if with_year else _long_day(due))


def about_return(contract: str, run: str, *, sent_on: date | None, due: date, today: date) -> str:
    """Say what a return is on, and how long there is left for it, or when it went."""
    if sent_on is not None:
        day = _long_day(sent_on)
        return tr("{contract}. {run}, returned {day}.", contract=contract, run=run, day=day)
    left = (due - today).days
    if left == 0:
        return tr("{contract}. {run}, due today.", contract=contract, run=run)
    day = f"{WEEKDAYS[due.weekday()][:3]} {_long_day(due)}"
    if due.year != today.year:
        day = full_day_text(due)
    if left < 0:
        return trn(
            "{contract}. {run}, due {day}. {count} day late.",
            "{contract}. {run}, due {day}. {count} days late.",
            -left,
            contract=contract,
            run=run,
            day=day,
        )
    return trn(
        "{contract}. {run}, due {day}. {count} day left.",
        "{contract}. {run}, due {day}. {count} days left.",
        left,
        contract=contract,
        run=run,
        day=day,
    )


def about_contract(
    reference: str, buyer: str, days: tuple[date | None, date | None], place: tuple[int, int | None]
) -> str:
    """Say what contract it is: its reference or buyer, its days, and which of its years runs.

    ``place`` is the year that runs and how many there are, ``None`` if nobody knows.
    """
    parts = [tr("Contract {reference}", reference=reference) if reference else buyer]
    first, last = days
    if first and last:
        begins, ends = full_day_text(first), full_day_text(last)
        parts.append(tr("{first} \N{EN DASH} {last}", first=begins, last=ends))
    year, years = place
    said = f"{', '.join(parts)}."
    return f"{said} {tr('Year {year} of {years}.', year=year, years=years)}" if years else said


def risks_text(lines: Sequence[Pace]) -> tuple[str, str]:
    """Count those that need care and those that do not: ``2 at risk``, ``6 on track or ahead``."""
    well = sum(each in _WELL for each in lines)
    bad = len(lines) - well
    return (
        trn("{count} behind or at risk", "{count} behind or at risk", bad) if bad else "",
        trn("{count} on track or ahead", "{count} on track or ahead", well) if well else "",
    )


def _long_day(day: date) -> str:
    return full_day_text(day).rsplit(" ", 1)[0]


def recovery_state(*, wants: bool, has: bool) -> str:
    """Say whether a recovery action is written, wanted or not needed."""
    if has:
        return tr("Written")
    return tr("Not written") if wants else tr("not needed")


def words_count_text(count: int) -> str:
    """Count the words of a story: ``36 words``."""
    return trn("{count} word", "{count} words", count)
