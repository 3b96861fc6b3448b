"""What stands in Home's right column: the next days, files that are not whole, and gaps."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sv_evidence.reports.claim_facts import GapFacts
from sv_evidence.reports.home_facts import Deadline, DeadlineKind, FileAlarms, HomeFacts
from sv_evidence.reports.pounds import Pounds
from sv_evidence.wording.documents import part_of_claim, short_day_text
from sv_evidence.wording.gaps import next_text
from sv_evidence.wording.home import (
    alarms_text,
    alarms_where_text,
    bid_due_text,
    consent_ends_text,
    days_text,
)
from sv_evidence.wording.labels import shortfall_text
from sv_evidence.wording.numbers import full_day_text, percent_text
from sv_evidence.wording.words import tr
from ui.pages.home.rows import RIGHT, Fit, OpenRow, put, two_lines
from ui.theme import Theme, Type
from ui.widgets.section import Section
from ui.widgets.signs import KIND_ICONS
from ui.widgets.words import Words

URGENT = 7
"""From so many days ahead, a deadline is bold."""
_ICON = 18


def deadlines_section(
    theme: Theme,
    deadlines: Sequence[Deadline],
    today: date,
    fit: Fit,
    opened: Callable[[Deadline], object],
) -> QWidget:
    """Return the days that come next."""
    holder, column = _section(theme, tr("Next deadlines"), "")
    if not deadlines:
        words = tr("No deadline is known. Bids, contracts and consents with a date show here.")
        column.addWidget(Words(theme, words, Type.TABLE, "ink2", wrap=True))
    for each in deadlines:
        row = _deadline(theme, each, today, fit)
        row.opened.connect(partial(opened, each))
        put(column, theme, row)
    return holder


def _deadline(theme: Theme, deadline: Deadline, today: date, fit: Fit) -> OpenRow:
    days = (deadline.day - today).days
    title, second = _told(deadline)
    spoken = f"{full_day_text(deadline.day)}: {title}. {second}. {days_text(days)}"
    row = OpenRow(theme, spoken, fit)
    row.row.addWidget(_day(theme, deadline.day))
    row.row.addWidget(two_lines(theme, title, second), 1)
    is_near = days <= URGENT
    left = Words(
        theme,
        days_text(days),
        Type.ROW_TITLE if is_near else Type.TABLE,
        "ink" if is_near else "ink2",
    )
    left.setAlignment(RIGHT)
    row.row.addWidget(left)
    return row


def _told(deadline: Deadline) -> tuple[str, str]:
    match deadline.kind:
        case DeadlineKind.BID if deadline.at is not None:
            return deadline.title, bid_due_text(deadline.at)
        case DeadlineKind.CONSENT_END:
            return consent_ends_text(deadline.count), deadline.title
        case _:
            return deadline.title, tr("Contract ends")


def _day(theme: Theme, day: date) -> QWidget:
    holder = QWidget()
    holder.setFixedWidth(theme.px(42))
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    number, _, month = short_day_text(day, with_year=False).partition(" ")
    for words, style, colour in ((number, Type.SHEET_TITLE, "ink"), (month, Type.TINY, "ink2")):
        label = Words(theme, words, style, colour)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(label)
    return holder


def gaps_section(
    theme: Theme,
    facts: HomeFacts,
    pounds: Pounds,
    fit: Fit,
    opened: Callable[[GapFacts], object],
    *,
    review: Callable[[], object],
) -> QWidget:
    """Return file alarms first, then what would prove most."""
    note = tr("biggest first") if facts.gaps else ""
    holder, column = _section(theme, tr("Evidence gaps"), note)
    if facts.alarms:
        row = _alarm(theme, facts.alarms, fit)
        row.opened.connect(review)
        put(column, theme, row)
    for gap in facts.gaps:
        row = _gap(theme, gap, pounds, has_money=facts.has_money, fit=fit)
        row.opened.connect(partial(opened, gap))
        put(column, theme, row)
    if not facts.gaps and not facts.alarms:
        words = tr("Nothing is missing: every claim of this period is proven.")
        column.addWidget(Words(theme, words, Type.TABLE, "ink2", wrap=True))
    return holder


def _alarm(theme: Theme, alarms: FileAlarms, fit: Fit) -> OpenRow:
    title = alarms_text(len(alarms.missing), len(alarms.altered))
    where = alarms_where_text((*alarms.missing, *alarms.altered), alarms.measures)
    row = OpenRow(theme, f"{title}. {where}. {tr('Review')}", fit)
    row.row.addWidget(_icon(theme, "file-x", "alarm"))
    row.row.addWidget(two_lines(theme, title, where), 1)
    row.row.addWidget(Words(theme, tr("Review"), Type.LINK, "accent"))
    return row


def _gap(theme: Theme, gap: GapFacts, pounds: Pounds, *, has_money: bool, fit: Fit) -> OpenRow:
    title = part_of_claim(gap.quantity, gap.of, gap.title, gap.unit)
    lacks = shortfall_text(gap.lacking[0][0]) if gap.lacking else ""
    worth = f"£{pounds.of_gap(gap):,}" if has_money else percent_text(gap.quantity, gap.of)
    if has_money and gap.value is None:
        worth = tr("not valued")
    then = next_text(gap.proof, gap.lacking, results=gap.results, now=gap.now, then=gap.then)
    row = OpenRow(theme, f"{title}. {worth}. {lacks} {then}".strip(), fit)
    row.setToolTip(then)
    row.row.addWidget(_icon(theme, KIND_ICONS[gap.kind], "ink2"))
    row.row.addWidget(two_lines(theme, title, lacks), 1)
    right = QWidget()
    column = QVBoxLayout(right)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for words, style, colour in (
        (worth, Type.ROW_TITLE, "ink"),
        (tr("Add evidence"), Type.LINK, "accent"),
    ):
        label = Words(theme, words, style, colour)
        label.setAlignment(RIGHT)
        column.addWidget(label)
    row.row.addWidget(right)
    return row


def _icon(theme: Theme, icon: str, colour: str) -> Words:
    sign = Words(theme, "")
    sign.setPixmap(theme.pixmap(icon, colour, _ICON, sign.devicePixelRatioF()))
    sign.setAlignment(Qt.AlignmentFlag.AlignTop)
    sign.setFixedWidth(theme.px(_ICON + 2))
    return sign


def _section(theme: Theme, title: str, note: str) -> tuple[QWidget, QVBoxLayout]:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(Section(theme, title, note))
    return holder, column
