"""The activities table: its columns, what a row says, and its month headings."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QObject

from sv_evidence.store.listings.activities import ActivityRow, MeasureTotal
from sv_evidence.wording.labels import mark_label
from sv_evidence.wording.numbers import day_text, full_day_text, month_text, quantity_text
from sv_evidence.wording.words import tr, trn
from ui.models.paged import Column, Heading, Ids, PagedModel

MOST_TOTALS = 3
_SHORT_MONTH = 3


def activities_model(
    fetch: Callable[[Ids], Mapping[int, ActivityRow]], today: date, parent: QObject | None = None
) -> PagedModel[ActivityRow]:
    """Show activities by id; dates carry their year where it is not this one."""
    return PagedModel(columns(today), fetch, row_sentence, parent)


def columns(today: date) -> tuple[Column[ActivityRow], ...]:
    """Return the columns in the order they first stand in."""
    return (
        Column("date", tr("Date"), lambda row: brief_days(row, today), largest_first=True),
        Column("title", tr("Activity"), lambda row: row.title),
        Column("place", tr("Place"), lambda row: row.place),
        Column("people", tr("People"), _people, is_number=True, largest_first=True),
        Column("results", tr("Results"), results_text, is_sortable=False),
        Column("files", tr("Files"), _files, is_number=True, largest_first=True),
        Column("proof", tr("Proof"), lambda row: mark_label(row.mark), largest_first=True),
    )


def brief_days(row: ActivityRow, today: date) -> str:
    """Say the days as briefly as a cell needs: ``Wed 30 Sep``, ``28-30 Sep``, ``30 Sep 2024``."""
    first, last = row.first_day, row.last_day
    year = "" if last.year == today.year else f" {last.year}"
    if first == last:
        return _month_day(last) + year if year else day_text(last)
    start = str(first.day) if _month_of(first) == _month_of(last) else _month_day(first)
    return f"{start}\N{EN DASH}{_month_day(last)}{year}"


def results_text(row: ActivityRow) -> str:
    """Say the results in one line: ``126 meals, 74 attendances``."""
    return ", ".join(quantity_text(each.quantity, each.unit) for each in row.results)


def row_sentence(row: ActivityRow) -> str:
    """Say the whole row, for readers that see one cell at a time."""
    first, last = row.first_day, row.last_day
    days = full_day_text(last)
    if first != last:
        days = tr("{first} to {last}", first=full_day_text(first), last=days)
    parts = [days, row.title, row.place, row.project]
    if row.people is not None:
        parts.append(trn("{count} person", "{count} people", row.people))
    parts += [results_text(row) or tr("no results")]
    parts += [trn("{count} file", "{count} files", row.files), mark_label(row.mark)]
    return ", ".join(part for part in parts if part)


def month_headings(
    months: Iterable[tuple[date, int]], *, newest_first: bool = True
) -> tuple[Heading, ...]:
    """Turn counts by month, newest first, into headings in the order of the table."""
    headings = tuple(
        Heading(month_text(month), count, trn("{count} activity", "{count} activities", count))
        for month, count in months
    )
    return headings if newest_first else headings[::-1]


def totals_text(activities: int, totals: Iterable[MeasureTotal]) -> str:
    """Say the foot: how many, and sums by measure, the most used ones first."""
    listed = tuple(totals)
    sums = [quantity_text(each.quantity, each.unit) for each in listed[:MOST_TOTALS]]
    parts = [trn("{count} activity", "{count} activities", activities), *sums]
    more = more_text(listed)
    return "  \N{MIDDLE DOT}  ".join(parts) + (f" {more}" if more else "")


def more_text(totals: Sequence[MeasureTotal]) -> str:
    """Say how many sums the foot has no room for; empty if it names them all."""
    more = len(totals) - MOST_TOTALS
    return trn("and {count} more", "and {count} more", more) if more > 0 else ""


def every_total(totals: Iterable[MeasureTotal]) -> str:
    """List all sums, one a line, for where the foot has no room."""
    return "\n".join(f"{each.title}: {quantity_text(each.quantity, each.unit)}" for each in totals)


def _people(row: ActivityRow) -> str:
    return "" if row.people is None else f"{row.people:,}"


def _files(row: ActivityRow) -> str:
    return f"{row.files:,}"


def _month_of(day: date) -> tuple[int, int]:
    return day.year, day.month


def _month_day(day: date) -> str:
    return f"{day.day} {month_text(day)[:_SHORT_MONTH]}"
