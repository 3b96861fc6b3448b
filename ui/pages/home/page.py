"""Home: what can be proven today, what is at risk, what comes next, and what is missing."""

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.counting import ClaimQuestion
from sv_evidence.domain.measures import Period, YearStart
from sv_evidence.operations.claiming import period_asked
from sv_evidence.operations.explaining import explain_measures, explain_promise
from sv_evidence.reports.claim_facts import GapFacts, TotalFacts
from sv_evidence.reports.home_facts import Deadline, DeadlineKind, HomeFacts, home_facts
from sv_evidence.reports.pounds import Pounds
from sv_evidence.store.view import View
from sv_evidence.wording.documents import run_text
from sv_evidence.wording.home import claims_proven_text, claims_today, money_today
from sv_evidence.wording.labels import impact_label
from sv_evidence.wording.words import tr
from ui.desk import Desk
from ui.newest import Newest
from ui.pages.activities.periods import offered_periods
from ui.pages.explain.opening import Explaining
from ui.pages.home.bars import TotalBar, column_of
from ui.pages.home.expected import expected_section
from ui.pages.home.rows import CLOSE, ROOMY, Fit
from ui.pages.home.sections import (
    contract_section,
    no_contract_section,
    outcome_sections,
    recent_section,
)
from ui.pages.home.side import deadlines_section, gaps_section
from ui.pages.page import MIDDLE, SIDE_MARGIN, Page
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.states import EmptyState, LoadingRows
from ui.widgets.surface import Surface

if TYPE_CHECKING:
    from sv_evidence.store.recorder import Changes

RIGHT_WIDE, RIGHT_NARROW, WIDEST = 412, 380, 1320
SHORT_WINDOW = 760
"""Below this height the statement is set smaller."""


class HomePage(Page):
    """The answer to the one question, with what to do about it."""

    key = "home"
    title = tr("Home")
    icon = "house"
    has_inspector = False
    place = 1

    log_asked = Signal()
    activity_asked = Signal(UUID)
    activities_asked = Signal()
    outcome_asked = Signal(UUID)
    """A person wants to see an outcome: one of its measures."""
    gap_asked = Signal(object, object)
    """A person wants to close a gap (``GapFacts``) of a ``Period``."""
    review_asked = Signal()
    expected_asked = Signal()
    """A person wants to log what was expected."""
    evidence_asked = Signal(UUID)
    contract_asked = Signal(UUID)
    bid_asked = Signal(UUID)

    def __init__(self, theme: Theme, desk: Desk, window: QWidget) -> None:
        super().__init__(theme)
        self._desk = desk
        self._newest = Newest(desk, self, self._on_failed)
        self._period: Period | None = None
        """The period chosen; ``None`` is the year so far."""
        self._facts: HomeFacts | None = None
        self._shape = (ROOMY, True)
        self.explaining = Explaining(theme, desk, window, self)
        self._arrange()
        desk.changed.connect(self._on_changed)

    def arrive(self) -> None:
        """Look again."""
        self._loading.start(tr("Adding up what can be proven"))
        at, chosen = self._desk.clock(), self._period

        def work(view: View) -> HomeFacts:
            period = chosen or period_asked(view, None, None, today=at.date())
            return home_facts(view, period, at)

        self._newest.read("facts", work, self.show_facts)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Stand closer on low windows, and narrower at the right on narrow ones."""
        super().resizeEvent(event)
        shape = self._fit_now(), self.window().width() / self.theme.scale >= MIDDLE
        if self._facts is not None and shape != self._shape:
            self.show_facts(self._facts)
        self._shape = shape

    def main_pane(self) -> QWidget:
        """Go to what the page says."""
        return self._scroll

    def show_facts(self, facts: HomeFacts) -> None:
        """Show what was worked out."""
        self._loading.stop()
        self._facts = facts
        self._say(facts)
        pounds = Pounds(facts.claims)
        body = QWidget()
        body.setMaximumWidth(self.theme.px(WIDEST))
        column = QVBoxLayout(body)
        margin = self.theme.px(SIDE_MARGIN)
        column.setContentsMargins(margin, self.theme.px(4), margin, margin)
        column.setSpacing(self.theme.px(self._fit_now().gap))
        if facts.totals:
            column.addWidget(self._bars(facts, pounds))
            column.addWidget(self._columns(facts, pounds))
        else:
            column.addWidget(self._empty())
        column.addStretch(1)
        holder = Surface(self.theme, "bg")
        across = QHBoxLayout(holder)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(body, 1)
        across.addStretch(0)
        place = self._scroll.verticalScrollBar().value()
        self._scroll.setWidget(holder)
        self._scroll.verticalScrollBar().setValue(place)

    def _arrange(self) -> None:
        theme = self.theme
        self.when = Button(theme, "", rank=Rank.LINK, icon="")
        self.when.setToolTip(tr("Choose another period"))
        self.when.clicked.connect(self._on_when)
        self.add_under_title(self.when)
        log = Button(theme, tr("Log activity"), rank=Rank.FILLED, icon="plus", hint="Ctrl+N")
        log.clicked.connect(self.log_asked)
        self.tools.addWidget(log)
        self.primary = log
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._loading = LoadingRows(theme)
        self.content.addWidget(self._loading, 1)
        self.content.addWidget(self._scroll, 1)

    def _say(self, facts: HomeFacts) -> None:
        proven = sum(total.claims.proven for total in facts.totals)
        of = sum(total.claims.total for total in facts.totals)
        title = tr("Nothing is claimed in this period yet.")
        if facts.has_money:
            pounds = Pounds(facts.claims)
            title = money_today([self._amounts(facts, total, pounds) for total in facts.totals])
        elif of:
            title = claims_today(proven, of)
        short = self._fit_now() is CLOSE
        self.set_title(title, Type.TITLE if short else Type.STATEMENT)
        self.set_subtitle(claims_proven_text(proven, of) if of else "")
        self.when.say(run_text(facts.period))

    def _amounts(self, facts: HomeFacts, total: TotalFacts, pounds: Pounds) -> tuple[str, str, str]:
        worth = pounds.of(claim for claim in facts.claims if claim.impact is total.impact)
        return f"£{worth.proven:,}", f"£{worth.total:,}", total.impact.value

    def _bars(self, facts: HomeFacts, pounds: Pounds) -> QWidget:
        bars = []
        for total in facts.totals:
            bar = self._total(facts, total, pounds)
            bar.asked.connect(partial(self._on_total_asked, total.impact))
            bars.append((impact_label(total.impact) if len(facts.totals) > 1 else "", bar))
        return column_of(self.theme, *bars)

    def _total(self, facts: HomeFacts, total: TotalFacts, pounds: Pounds) -> TotalBar:
        if not facts.has_money:
            return TotalBar(self.theme, total.claims, total.claims, "{:,}".format)
        worth = pounds.of(claim for claim in facts.claims if claim.impact is total.impact)
        return TotalBar(self.theme, worth, total.claims, "£{:,}".format)

    def _columns(self, facts: HomeFacts, pounds: Pounds) -> QWidget:
        holder, side = QWidget(), QWidget()
        across = QHBoxLayout(holder)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(self.theme.px(36))
        side.setLayout(self._right(facts, pounds))
        wide = self.window().width() / self.theme.scale
        side.setFixedWidth(self.theme.px(RIGHT_WIDE if wide >= MIDDLE else RIGHT_NARROW))
        across.addLayout(self._left(facts, pounds), 1)
        across.addWidget(side)
        return holder

    def _left(self, facts: HomeFacts, pounds: Pounds) -> QVBoxLayout:
        theme, fit = self.theme, self._fit_now()
        sections = outcome_sections(theme, facts, pounds, fit, self.outcome_asked.emit)
        for contract in facts.contracts:
            sections.append(contract_section(theme, contract, fit, self._on_promise_asked))
        if not facts.contracts:
            sections.append(no_contract_section(theme))
        if facts.expected:
            sections.append(expected_section(theme, facts.expected, self.expected_asked.emit))
        rows, today = facts.recent[: fit.recent], self._desk.today()
        see_all = self.activities_asked.emit
        sections.append(recent_section(theme, rows, today, self.activity_asked.emit, see_all))
        return self._column(*sections)

    def _right(self, facts: HomeFacts, pounds: Pounds) -> QVBoxLayout:
        theme, fit, today = self.theme, self._fit_now(), self._desk.today()
        review = self.review_asked.emit
        return self._column(
            deadlines_section(theme, facts.deadlines, today, fit, self._on_deadline_asked),
            gaps_section(theme, facts, pounds, fit, self._on_gap_asked, review=review),
        )

    def _column(self, *sections: QWidget) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.px(self._fit_now().gap))
        for section in sections:
            column.addWidget(section)
        column.addStretch(1)
        return column

    def _fit_now(self) -> Fit:
        return CLOSE if self.window().height() / self.theme.scale < SHORT_WINDOW else ROOMY

    def _empty(self) -> EmptyState:
        empty = EmptyState(
            self.theme,
            "notebook-pen",
            tr("Log the first thing you did"),
            tr("Say what it was, when, and how many people came. Proof can be added any time."),
        )
        log = Button(self.theme, tr("Log activity"), icon="plus")
        log.clicked.connect(self.log_asked)
        empty.add_button(log)
        return empty

    def _on_total_asked(self, impact: Impact) -> None:
        facts = self._facts
        if facts is None:
            return
        measures = list(
            dict.fromkeys(claim.measure for claim in facts.claims if claim.impact is impact)
        )
        question, title = ClaimQuestion(facts.period), impact_label(impact)
        self.explaining.explain(lambda view: explain_measures(view, title, measures, question))

    @Slot()
    def _on_when(self) -> None:
        with self._desk.look() as view:
            start = YearStart.parse(view.organisation.year_start) or YearStart()
        menu = QMenu(self.when)
        menu.addAction(tr("This year so far"), partial(self._on_period, None))
        for words, period in offered_periods(self._desk.today(), start):
            menu.addAction(words, partial(self._on_period, period))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.when.mapToGlobal(QPoint(0, self.when.height() + 2)))

    def _on_period(self, period: Period | None) -> None:
        self._period = period
        self.arrive()

    def _on_promise_asked(self, contract: UUID, position: int) -> None:
        if self._facts is not None:
            until = self._facts.period.last
            self.explaining.explain(lambda view: explain_promise(view, contract, position, until))

    def _on_gap_asked(self, gap: GapFacts) -> None:
        if self._facts is not None:
            self.gap_asked.emit(gap, self._facts.period)

    def _on_deadline_asked(self, deadline: Deadline) -> None:
        leads = {
            DeadlineKind.CONSENT_END: self.evidence_asked,
            DeadlineKind.CONTRACT_END: self.contract_asked,
            DeadlineKind.BID: self.bid_asked,
        }
        leads[deadline.kind].emit(deadline.uid)

    @Slot(object)
    def _on_changed(self, _changes: "Changes") -> None:
        if self.isVisible():
            self.arrive()

    def _on_failed(self, error: Exception) -> None:
        self._loading.stop()
        self._desk.failed.emit(error)
