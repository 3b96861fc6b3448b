"""The line over a contract's table, and what stands where there is nothing to show."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from sv_evidence.reports.contract_facts import StandingFacts
from sv_evidence.wording.numbers import full_day_text
from sv_evidence.wording.returns import about_contract, kpis_text, risks_text
from sv_evidence.wording.words import tr
from ui.pages.contracts.periods import Sign
from ui.pages.page import SIDE_MARGIN
from ui.theme import Theme, Type
from ui.widgets.states import EmptyState
from ui.widgets.words import Elided, Words


def summary(theme: Theme, standing: StandingFacts, add: QWidget) -> QWidget:
    """Say how many commitments need care, how many do not, and what the tick means."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(6))
    title = tr("Commitments")
    if standing.periods:
        title = tr("Commitments, year {year}", year=standing.periods[-1].year)
    row.addWidget(Words(theme, title, Type.SECTION))
    bad, well = risks_text([line.pace for line in standing.lines])
    for said, icon, colour in ((bad, "triangle-alert", "alarm"), (well, "check", "proven_text")):
        if said:
            row.addSpacing(theme.px(10))
            row.addWidget(Sign(theme, icon, colour))
            row.addWidget(Words(theme, said, Type.TABLE, colour))
    kpis = kpis_text(standing.kpis, standing.kpis_wanted)
    if kpis:
        row.addSpacing(theme.px(10))
        row.addWidget(Elided(theme, kpis, Type.SMALL, "ink2"), 1)
    else:
        row.addStretch(1)
    row.addWidget(add)
    row.addSpacing(theme.px(10))
    expected = tr("the tick: expected by {day}", day=full_day_text(standing.day))
    row.addWidget(Words(theme, expected, Type.SMALL, "ink2"))
    return holder


def about(standing: StandingFacts) -> str:
    """Say whose contract it is, for how long, and which year runs."""
    year = standing.periods[-1].year if standing.periods else 1
    days = (standing.first_day, standing.last_day)
    return about_contract(standing.reference, standing.buyer, days, (year, standing.years))


def inset(theme: Theme, widget: QWidget) -> QWidget:
    """Stand as far from the edges as the page's head."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    margin = theme.px(SIDE_MARGIN)
    row.setContentsMargins(margin, 0, margin, 0)
    row.addWidget(widget)
    return holder


def no_contracts(theme: Theme, add: QWidget) -> EmptyState:
    """Say what a contract is for, and the one next thing to do."""
    state = EmptyState(
        theme,
        "heart-handshake",
        tr("No contracts yet"),
        tr(
            "A contract holds what was promised to a buyer: each commitment with its measure, its "
            "target and its day. Win a bid, or add one, to track it here."
        ),
    )
    state.add_button(add)
    return state


def no_commitments(theme: Theme, add: QWidget) -> EmptyState:
    """Say what is lacking, and the one next thing to do."""
    state = EmptyState(
        theme,
        "heart-handshake",
        tr("Nothing is promised yet"),
        tr("This contract has no commitments. Without them there is nothing to report."),
    )
    state.add_button(add)
    return state
