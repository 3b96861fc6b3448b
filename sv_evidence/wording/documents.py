"""What documents say about proof: whole sentences with named gaps, in plain British English."""

from collections.abc import Sequence
from datetime import date

from sv_evidence.domain.measures import Period, Thousandths, Unit
from sv_evidence.wording.labels import shortfall_text
from sv_evidence.wording.numbers import full_day_text, number_text, quantity_text
from sv_evidence.wording.words import tr, trn

_SMALL = (
    "none",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_MOST_NAMED = 6
_YEAR = 12
_LEAST_WORD = 4
"""A shorter unit is a symbol, such as kg."""


def count_word(count: int) -> str:
    """Write a small count in words (``seven``), a larger one in figures."""
    return tr(_SMALL[count]) if count < len(_SMALL) else f"{count:,}"


def run_text(period: Period) -> str:
    """Write a run of days in full: ``1 April to 30 September 2026``."""
    if period.first == period.last:
        return full_day_text(period.first)
    first, last = full_day_text(period.first), full_day_text(period.last)
    if period.first.year == period.last.year:
        first = first.rsplit(" ", 1)[0]
    return tr("{first} to {last}", first=first, last=last)


def span_text(period: Period) -> str:
    """Say how long a period is, as the end of a sentence: ``in six months``."""
    if not period.months_are_whole:
        return tr("from {run}", run=run_text(period))
    months = sum(1 for _ in period.months())
    years, rest = divmod(months, _YEAR)
    if rest == 0:
        return tr("in one year") if years == 1 else tr("in {years} years", years=count_word(years))
    if months == 1:
        return tr("in one month")
    return tr("in {months} months", months=count_word(months))


def short_day_text(day: date, *, with_year: bool) -> str:
    """Write a day for a table: ``30 Sep``, or ``30 Sep 2026``."""
    number, month, year = full_day_text(day).split(" ")
    return f"{number} {month[:3]} {year}" if with_year else f"{number} {month[:3]}"


def named(items: Sequence[str], most: int = _MOST_NAMED) -> str:
    """List names, and say how many more there are."""
    shown = ", ".join(items[:most])
    more = len(items) - most
    if more <= 0:
        return shown
    return tr("{names} and {count} more", names=shown, count=f"{more:,}")


def claims_text(count: int) -> str:
    """Count claims: ``7 claims``."""
    return trn("{count} claim", "{count} claims", count)


def pack_made_text(number: str, day: str) -> str:
    """Begin the cover's line about the pack."""
    return tr("{number}, made {day}, ", number=number, day=day)


def money_statement(
    proven: Sequence[tuple[str, str]], when: str, unproven: Sequence[tuple[str, str]] = ()
) -> str:
    """State proven money; each pair is an amount and ``core``, ``additional`` or ``all``.

    ``unproven`` are the amounts that are claimed and of which nothing is proven.
    """
    words = {
        "all": tr("of social value"),
        "core": tr("of core impact"),
        "additional": tr("of additional social value"),
    }
    amounts = [f"{amount} {words[whose]}" for amount, whose in proven]
    open_ = tr(" and ").join(f"{amount} {words[whose]}" for amount, whose in unproven)
    if not amounts:
        return tr("None of the {amount} claimed {when} is proven yet.", amount=open_, when=when)
    if open_:
        return tr(
            "We can prove {amount} {when}; {rest} is claimed but not proven yet.",
            amount=amounts[0],
            when=when,
            rest=open_,
        )
    if len(amounts) == 1:
        return tr("We can prove {amount} {when}.", amount=amounts[0], when=when)
    return tr(
        "We can prove {first} and {second} {when}.", first=amounts[0], second=amounts[1], when=when
    )


def claims_statement(proven: int, of: int, when: str) -> str:
    """State how many claims are proven."""
    if proven == 0:
        return trn(
            "The one claim {when} cannot be proven in full yet.",
            "None of {count} claims {when} can be proven in full yet.",
            of,
            when=when,
        )
    return trn(
        "We can prove {proven} of {count} claim {when}.",
        "We can prove {proven} of {count} claims {when}.",
        of,
        proven=f"{proven:,}",
        when=when,
    )


def claimed_text(claimed: Sequence[tuple[str, str]]) -> str:
    """Say what is claimed in all; core and additional stay apart."""
    if len(claimed) == 1:
        return tr("We claim {amount} in total.", amount=claimed[0][0])
    core, additional = claimed[0][0], claimed[1][0]
    return tr(
        "We claim {core} of core impact and {additional} of additional social value, which are "
        "never added together.",
        core=core,
        additional=additional,
    )


def part_of_claim(quantity: Thousandths, of: Thousandths, title: str, unit: Unit) -> str:
    """Name a part of a claim: ``26 of 78 work placement weeks``."""
    lowered = title[:1].lower() + title[1:] if title[1:2].islower() else title
    counts_itself = not unit.is_money and unit.many.lower() in title.lower().split()
    if quantity == of:
        if counts_itself:
            return f"{number_text(of)} {lowered}"
        return f"{title}, {quantity_text(of, unit)}"
    if counts_itself:
        return tr(
            "{part} of {whole} {what}",
            part=number_text(quantity),
            whole=number_text(of),
            what=lowered,
        )
    part = quantity_text(quantity, unit) if unit.is_money else number_text(quantity)
    whole = quantity_text(of, unit)
    return tr("{title}, {part} of {whole}", title=title, part=part, whole=whole)


def missing_text(why: str, next_proof: str) -> str:
    """Say what would prove a part of a claim: the measure's own words first.

    ``why`` is ``needs_more``, ``needs_any`` or, where no file is missing, a code of a finding.
    """
    if next_proof:
        return next_proof
    return {
        "needs_more": tr("A strong document, or a second kind of fair one"),
        "needs_any": tr("A document of a kind the measure accepts"),
    }.get(why) or shortfall_text(why)


def without_value_text(quantities: Sequence[str]) -> str:
    """Say that claims are counted without money."""
    if len(quantities) == 1:
        return tr("{quantity}, counted without a £ value", quantity=quantities[0])
    return trn(
        "{count} claim, counted without a £ value",
        "{count} claims, counted without a £ value",
        len(quantities),
    )


def per_month_text(unit: Unit, total: str, parts: Sequence[tuple[str, str]] = ()) -> str:
    """Write a chart's second line: ``Meals a month, 3,412 meals in all``.

    Each part is ``core`` or ``additional`` and its figure.
    """
    if parts:
        figures = dict(parts)
        return tr(
            "{line}: {core} core and {additional} additional",
            line=per_month_text(unit, total),
            core=figures["core"],
            additional=figures["additional"],
        )
    if unit.is_money:
        return tr("Pounds a month, {total} in all", total=total)
    if len(unit.many) < _LEAST_WORD or not unit.many.islower():
        return tr("By month, {total} in all", total=total)
    what = unit.many[:1].upper() + unit.many[1:]
    return tr("{what} a month, {total} in all", what=what, total=total)


def chart_alt(title: str, bars: Sequence[tuple[str, str]]) -> str:
    """Tell a chart to those who cannot see it."""
    values = ", ".join(f"{month} {figure}" for month, figure in bars)
    return tr("{title}, by month: {values}.", title=title, values=values)


def bar_alt(proven: str, part: str, unproven: str) -> str:
    """Tell a proof bar to those who cannot see it."""
    return tr(
        "Proven {proven}, part proven {part}, unproven {unproven}.",
        proven=proven,
        part=part,
        unproven=unproven,
    )


def bullet_alt(delivered: str, target: str, expected: str) -> str:
    """Tell a bullet bar to those who cannot see it."""
    return tr(
        "Delivered {delivered} of {target}; {expected} expected by now.",
        delivered=delivered,
        target=target,
        expected=expected,
    )


def latest_text(shown: int, of: int) -> tuple[str, str]:
    """Say how many activities a table shows, if not all: before the count, and before a page."""
    if shown == of:
        return "", trn(
            "The one activity. Its documents are in the register, page ",
            "All {count} activities. Their documents are in the register, page ",
            of,
        )
    rest = trn(
        " of {count} activity. All documents are in the register, page ",
        " of {count} activities. All documents are in the register, page ",
        of,
    )
    return tr("The latest "), rest


def proxy_text(title: str, rate: str, unit: Unit, source: str, year: int) -> str:
    """Say where a proxy comes from: money carries its method."""
    one = tr("pound") if unit.is_money else unit.one
    per = tr("{rate} for each {unit}", rate=rate, unit=one)
    if not source:
        return tr("{title}: {per}.", title=title, per=per)
    said = f"{source}, {year}" if year else source
    return tr("{title}: {per} ({source}).", title=title, per=per, source=said)
