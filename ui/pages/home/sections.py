"""What stands in Home's left column: proof by outcome, commitments at risk, recent activity."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sv_evidence.domain.pace import Pace
from sv_evidence.domain.proof import Mark
from sv_evidence.reports.claim_facts import Amounts
from sv_evidence.reports.home_facts import HomeCommitment, HomeContract, HomeFacts, HomeOutcome
from sv_evidence.reports.pounds import Pounds
from sv_evidence.store.listings.activities import ActivityRow
from sv_evidence.wording.documents import bar_alt, short_day_text
from sv_evidence.wording.home import (
    all_on_track_text,
    more_text,
    of_text,
    others_text,
    pace_label,
    short_by_text,
    target_text,
    without_value,
)
from sv_evidence.wording.labels import impact_label, mark_label
from sv_evidence.wording.numbers import full_day_text, quantity_text
from sv_evidence.wording.words import tr
from ui.pages.home.bullet import BulletBar
from ui.pages.home.rows import RIGHT, Fit, OpenRow, amount_of, put, two_lines
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.marks import ProofBar, ProofMark
from ui.widgets.section import Section
from ui.widgets.words import Elided, Words

LINE = Fit(row=33, pad=3, gap=0, recent=0)
MOST_OUTCOMES = 8
SHOWN_IF_MORE = 6
NAME_WIDE, MARKS_WIDE, AMOUNT_WIDE = 200, 66, 130
_SIGNS = {Pace.BEHIND: ("circle-alert", "part_text"), Pace.AT_RISK: ("triangle-alert", "alarm")}


def outcome_sections(
    theme: Theme, facts: HomeFacts, pounds: Pounds, fit: Fit, opened: Callable[[UUID], object]
) -> list[QWidget]:
    """Return the proof by outcome, each impact by itself."""
    found = []
    impacts = [total.impact for total in facts.totals]
    for impact in impacts:
        held = [each for each in facts.outcomes if each.impact is impact]
        amounts = [pounds.of(each.claims) if facts.has_money else _counted(each) for each in held]
        rows = list(zip(held, amounts, strict=True))
        title = tr("Proof by outcome")
        if len(impacts) > 1:
            title = tr("Proof by outcome: {impact}", impact=impact_label(impact).lower())
        found.append(_outcomes(theme, title, rows, fit, opened, has_money=facts.has_money))
    return found


def _outcomes(
    theme: Theme,
    title: str,
    rows: Sequence[tuple[HomeOutcome, Amounts]],
    fit: Fit,
    opened: Callable[[UUID], object],
    *,
    has_money: bool,
) -> QWidget:
    scale = max((amounts.total for _, amounts in rows), default=0)
    holder, column = _section(theme, title, tr("all bars on one scale"))
    shown = len(rows) if len(rows) <= MOST_OUTCOMES else SHOWN_IF_MORE
    for outcome, amounts in rows[:shown]:
        row = _outcome(theme, outcome, amounts, scale, has_money=has_money, fit=fit)
        row.opened.connect(partial(opened, outcome.claims[0].measure))
        put(column, theme, row)
    if shown < len(rows):
        link = Button(theme, more_text(len(rows) - shown), rank=Rank.LINK)
        link.clicked.connect(partial(opened, rows[shown][0].claims[0].measure))
        column.addWidget(link)
    return holder


def _outcome(
    theme: Theme, outcome: HomeOutcome, amounts: Amounts, scale: int, *, has_money: bool, fit: Fit
) -> OpenRow:
    valued = not has_money or any(each.value is not None for each in outcome.claims)
    sign = "£" if has_money else ""
    said = {mark: f"{sign}{amounts.of(mark):,}" for mark in Mark}
    counted = without_value([quantity_text(each.quantity, each.unit) for each in outcome.claims])
    marks = ", ".join(mark_label(each.mark).lower() for each in outcome.claims)
    worth = of_text(said[Mark.PROVEN], f"{sign}{amounts.total:,}") if valued else counted
    row = OpenRow(theme, f"{outcome.title}, {outcome.theme}: {marks}. {worth}", fit)
    name = two_lines(theme, outcome.title, outcome.theme)
    name.setFixedWidth(theme.px(NAME_WIDE))
    row.row.addWidget(name)
    row.row.addWidget(_marks(theme, outcome))
    if not valued:
        row.row.addWidget(Elided(theme, counted, Type.SMALL, "ink2"), 1)
        row.row.addWidget(amount_of(theme, "", tr("not valued")))
        return row
    bar = ProofBar(theme, height=12)
    spoken = bar_alt(said[Mark.PROVEN], said[Mark.PART_PROVEN], said[Mark.UNPROVEN])
    bar.show_parts({mark: amounts.of(mark) for mark in Mark}, scale=max(1, scale), spoken=spoken)
    row.row.addWidget(bar, 1)
    whole = tr("of {whole}", whole=f"{sign}{amounts.total:,}")
    amount = amount_of(theme, said[Mark.PROVEN], whole)
    amount.setMinimumWidth(theme.px(AMOUNT_WIDE))
    row.row.addWidget(amount)
    return row


def _marks(theme: Theme, outcome: HomeOutcome) -> QWidget:
    holder = QWidget()
    holder.setMinimumWidth(theme.px(MARKS_WIDE))
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(4))
    for claim in outcome.claims:
        sign = ProofMark(theme, claim.mark, size=15)
        sign.setToolTip(f"{claim.title}: {mark_label(claim.mark).lower()}")
        row.addWidget(sign)
    row.addStretch(1)
    return holder


def _counted(outcome: HomeOutcome) -> Amounts:
    marks = [each.mark for each in outcome.claims]
    return Amounts(*(marks.count(mark) for mark in Mark))


def contract_section(
    theme: Theme, contract: HomeContract, fit: Fit, opened: Callable[[UUID, int], object]
) -> QWidget:
    """Return a contract's commitments at risk, or that there are none."""
    holder, column = _section(theme, tr("Commitments at risk"), contract.facts.title)
    at_risk = contract.at_risk
    if not at_risk:
        words = all_on_track_text(len(contract.commitments))
        column.addWidget(Words(theme, words, Type.TABLE, "ink2"))
        return holder
    for each in at_risk:
        row = _commitment(theme, each, fit)
        row.opened.connect(partial(opened, contract.facts.uid, each.facts.position))
        put(column, theme, row)
    others = len(contract.commitments) - len(at_risk)
    note = tr("The mark on a bar is what is expected by now. The bar ends at the target.")
    foot = " ".join(part for part in (note, others and f"{others_text(others)}.") if part)
    column.addWidget(Words(theme, foot, Type.SMALL, "ink2", wrap=True))
    return holder


def _commitment(theme: Theme, commitment: HomeCommitment, fit: Fit) -> OpenRow:
    facts = commitment.facts
    short = short_by_text(facts.delivered, facts.expected, facts.unit)
    amounts = target_text(facts.delivered, facts.target, facts.unit, facts.due)
    word = pace_label(commitment.pace)
    row = OpenRow(theme, f"{facts.title}: {word}. {amounts}. {short}", fit)
    row.row.addWidget(two_lines(theme, facts.title, short), 3)
    row.row.addWidget(BulletBar(theme, facts), 2)
    said = Words(theme, amounts, Type.TABLE)
    said.setAlignment(RIGHT)
    said.setMinimumWidth(theme.px(140))
    row.row.addWidget(said)
    icon, colour = _SIGNS.get(commitment.pace, ("check", "ink2"))
    sign = Words(theme, "")
    sign.setPixmap(theme.pixmap(icon, colour, 15, sign.devicePixelRatioF()))
    row.row.addWidget(sign)
    pace = Words(theme, word, Type.ROW_TITLE, colour)
    pace.setMinimumWidth(theme.px(52))
    row.row.addWidget(pace)
    return row


def no_contract_section(theme: Theme) -> QWidget:
    """Return what stands there before there is a contract."""
    holder, column = _section(theme, tr("Commitments at risk"), "")
    words = tr("Add a contract to track its targets.")
    column.addWidget(Words(theme, words, Type.TABLE, "ink2"))
    return holder


def recent_section(
    theme: Theme,
    rows: Sequence[ActivityRow],
    today: date,
    opened: Callable[[UUID], object],
    see_all: Callable[[], object],
) -> QWidget:
    """Return the latest activities."""
    holder, column = _section(theme, tr("Recent activity"), "", (tr("All activities"), see_all))
    for each in rows:
        row = _activity(theme, each, today)
        row.opened.connect(partial(opened, each.uid))
        put(column, theme, row)
    return holder


def _activity(theme: Theme, activity: ActivityRow, today: date) -> OpenRow:
    day = tr("Today")
    if activity.last_day != today:
        day = short_day_text(activity.last_day, with_year=activity.last_day.year != today.year)
    first = activity.results[0] if activity.results else None
    counted = "" if first is None else quantity_text(first.quantity, first.unit)
    mark = mark_label(activity.mark)
    spoken = ", ".join(
        part
        for part in (full_day_text(activity.last_day), activity.title, counted, mark.lower())
        if part
    )
    row = OpenRow(theme, spoken, LINE)
    when = Words(theme, day, Type.TABLE, "ink2")
    when.setMinimumWidth(theme.px(46))
    row.row.addWidget(when)
    row.row.addWidget(Elided(theme, activity.title, Type.TABLE), 1)
    row.row.addWidget(Words(theme, counted, Type.TABLE, "ink2"))
    row.row.addWidget(ProofMark(theme, activity.mark, size=15), 0, Qt.AlignmentFlag.AlignVCenter)
    return row


def _section(
    theme: Theme, title: str, note: str, link: tuple[str, Callable[[], object]] | None = None
) -> tuple[QWidget, QVBoxLayout]:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    section = Section(theme, title, note)
    if link is not None:
        words, asked = link
        button = Button(theme, words, rank=Rank.LINK, small=True)
        button.clicked.connect(asked)
        section.add_link(button)
    column.addWidget(section)
    return holder, column
