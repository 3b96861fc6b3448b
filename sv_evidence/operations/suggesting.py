"""What an activity is likely to be, told from the ones logged before; never kept by itself."""

from datetime import date, timedelta

from sv_evidence.domain.activities import ActivityDraft
from sv_evidence.domain.measures import Period
from sv_evidence.operations.activity_log import copy_as_new
from sv_evidence.store.listings.activities import ActivityFilter, ActivityRow
from sv_evidence.store.view import View

LOOKED_BACK = timedelta(days=28)
"""How far back "last week's" looks before it takes the newest of all."""
MOST_LIKE = 200


def same_title(view: View, title: str, *, today: date) -> ActivityDraft | None:
    """Return a draft like the newest activity of this very title, if there was one."""
    wanted = title.strip().casefold()
    if not wanted:
        return None
    ids = view.activities.ids(ActivityFilter(words=title))[:MOST_LIKE]
    rows = view.activities.page(ids)
    for each in ids:
        if each in rows and rows[each].title.casefold() == wanted:
            return copy_as_new(view, rows[each].uid, today=today)
    return None


def last_weeks(view: View, title: str, *, today: date) -> ActivityDraft | None:
    """Return a draft like last week's: of this title, else of this weekday, else the newest."""
    like = same_title(view, title, today=today)
    if like is not None:
        return like
    recent = Period(today - LOOKED_BACK, today - timedelta(days=1))
    ids = view.activities.ids(ActivityFilter(period=recent))[:MOST_LIKE]
    rows = view.activities.page(ids)
    found = [rows[each] for each in ids if each in rows]
    chosen = next((row for row in found if _is_of_weekday(row, today)), None)
    if chosen is None:
        newest = view.activities.ids()[:1]
        chosen = next(iter(view.activities.page(newest).values()), None)
    return None if chosen is None else copy_as_new(view, chosen.uid, today=today)


def _is_of_weekday(row: ActivityRow, today: date) -> bool:
    return row.last_day.weekday() == today.weekday()
