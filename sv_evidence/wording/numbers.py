"""Quantities, money, dates and counts as people read them; here alone they are rounded."""

from datetime import date, datetime

from sv_evidence.domain.day_names import MONTHS, WEEKDAYS
from sv_evidence.domain.frameworks import InstalledMeasure
from sv_evidence.domain.measures import Pence, Period, ProxyRate, Thousandths, Unit, decimal_text
from sv_evidence.wording.words import tr, trn

_SHORT = 3
_PENCE = 100
_KIB = 1024
_BINARY = ("KB", "MB", "GB", "TB")
_SMALLEST_WHOLE = 10
_WHOLE = 100
_GROUP = 4


def number_text(value: Thousandths) -> str:
    """Write a quantity with commas and only the decimals it has (``1,250.5``)."""
    return _with_commas(decimal_text(value, 3))


def unit_of(measure: InstalledMeasure) -> Unit:
    """Return the unit that an installed measure counts in."""
    return Unit(measure.unit_one, measure.unit_many)


def quantity_text(value: Thousandths, unit: Unit) -> str:
    """Write a quantity with its unit: ``3,412 meals``, ``1 meal``, ``£48,400``, ``£25.50``."""
    if unit.is_money:
        return f"{'-' if value < 0 else ''}£{_with_pence(number_text(Thousandths(abs(value))))}"
    return f"{number_text(value)} {unit.one if value == Thousandths(1000) else unit.many}".rstrip()


def money_text(pence: Pence) -> str:
    """Write money in whole pounds, half a pound rounded up: ``£103,058``."""
    pounds = (abs(pence) + _PENCE // 2) // _PENCE
    return f"{'-' if pence < 0 and pounds else ''}£{pounds:,}"


def money_parts(parts: tuple[Pence, ...]) -> tuple[str, ...]:
    """Write the parts of a sum of money in whole pounds that add up to the sum as written."""
    whole = (sum(parts) + _PENCE // 2) // _PENCE
    pounds = [part // _PENCE for part in parts]
    order = sorted(range(len(parts)), key=lambda place: (-(parts[place] % _PENCE), place))
    for place in order[: whole - sum(pounds)]:
        pounds[place] += 1
    return tuple(money_text(Pence(each * _PENCE)) for each in pounds)


def rate_text(rate: ProxyRate) -> str:
    """Write a proxy in pounds and pence, and finer only where it is: ``£6.25``."""
    whole, _, fraction = _with_commas(decimal_text(rate, 4)).partition(".")
    return f"£{whole}.{fraction.ljust(2, '0')}"


def day_text(day: date) -> str:
    """Write a day for tables and lists: ``Wed 30 Sep``."""
    return f"{WEEKDAYS[day.weekday()][:_SHORT]} {day.day} {MONTHS[day.month - 1][:_SHORT]}"


def near_day_text(day: date, today: date) -> str:
    """Write a day for a sentence: as for tables, with the year where that is not this one."""
    return day_text(day) if day.year == today.year else f"{day_text(day)} {day.year}"


def full_day_text(day: date) -> str:
    """Write a day in full: ``30 September 2026``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def month_text(day: date) -> str:
    """Write a month: ``September 2026``."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def moment_text(at: datetime) -> str:
    """Write a moment: ``30 September 2026, 16:52``."""
    return f"{full_day_text(at)}, {at:%H:%M}"


def period_text(period: Period) -> str:
    """Write a run of days as briefly as it can be said in full."""
    first, last = period.first, period.last
    if first == last:
        return full_day_text(first)
    if period.months_are_whole:
        return _months_text(first, last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}\N{EN DASH}{full_day_text(last)}"
    begins = full_day_text(first).removesuffix(f" {last.year}")
    return f"{begins} \N{EN DASH} {full_day_text(last)}"


def _months_text(first: date, last: date) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return month_text(first)
    begins = month_text(first).removesuffix(f" {last.year}")
    return tr("{first} to {last}", first=begins, last=month_text(last))


def size_text(size: int) -> str:
    """Write a file's size: ``640 bytes``, ``3.1 MB``."""
    if size < _KIB:
        return trn("{count} byte", "{count} bytes", size)
    power = min((size.bit_length() - 1) // 10, len(_BINARY))
    scaled, word = size / _KIB**power, _BINARY[power - 1]
    return f"{scaled:.1f} {word}" if scaled < _SMALLEST_WHOLE else f"{scaled:,.0f} {word}"


def hash_text(digits: str) -> str:
    """Write the digits of a hash in groups of four, as two people compare them."""
    return " ".join(digits[at : at + _GROUP] for at in range(0, len(digits), _GROUP))


def share_text(part: int, whole: int) -> str:
    """Write a share with its counts: ``7 of 12 (58 %)``; no percentage of nothing."""
    if whole == 0:
        return tr("{part} of {whole}", part=f"{part:,}", whole=f"{whole:,}")
    share = percent_text(part, whole)
    return tr("{part} of {whole} ({share})", part=f"{part:,}", whole=f"{whole:,}", share=share)


def percent_text(part: int, whole: int) -> str:
    """Write a whole percentage: ``58 %``; only nothing is 0 %, and only all of it 100 %."""
    percent = (2 * _WHOLE * part + whole) // (2 * whole)
    if part > 0 and percent == 0:
        return tr("under 1 %")
    if part < whole and percent == _WHOLE:
        return tr("over 99 %")
    return f"{percent} %"


def _with_pence(pounds: str) -> str:
    """Give a sum that has a part of a pound both digits of its pence."""
    whole, dot, fraction = pounds.partition(".")
    return f"{whole}{dot}{fraction.ljust(2, '0')}" if dot else whole


def _with_commas(plain: str) -> str:
    whole, dot, fraction = plain.partition(".")
    return f"{int(whole):,}{dot}{fraction}" if whole not in {"-0", "-"} else plain
