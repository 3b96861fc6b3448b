"""One measure: what it comes to and why, by month, its evidence, its proxy, and where it counts."""

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.measures import Pence, Thousandths
from sv_evidence.wording.gaps import next_text
from sv_evidence.wording.labels import impact_label
from sv_evidence.wording.numbers import (
    money_text,
    number_text,
    period_text,
    quantity_text,
    rate_text,
)
from sv_evidence.wording.outcomes import (
    counted_once_text,
    enough_text,
    no_results_text,
    not_valued_text,
    of_text,
    per_unit_text,
    promised_text,
    proxy_before_text,
    proxy_from_text,
    proxy_set_text,
)
from sv_evidence.wording.words import tr
from ui.pages.outcomes.parts import (
    Fact,
    big_figure,
    evidence_row,
    icon_words,
    link_row,
    proof_signs,
    result_row,
    rows_of,
    rule_row,
)
from ui.theme import Theme, Type
from ui.widgets.flow import FlowLayout
from ui.widgets.marks import ProofMark
from ui.widgets.month_chart import MonthChart
from ui.widgets.section import Rule, Section
from ui.widgets.words import Words

if TYPE_CHECKING:
    from sv_evidence.operations.measure_facts import MeasureFacts

GAP = 40
LEFT, RIGHT = 47, 33
"""How the two columns share the width."""
ONE_COLUMN = 700
"""Under this width the columns stand under each other."""


class MeasurePane(QWidget):
    """Shows the facts of one measure; every figure says how we get it."""

    claim_asked = Signal()
    month_asked = Signal(object)
    result_asked = Signal(UUID)
    promise_asked = Signal(UUID)
    """How we get what was delivered on a contract."""

    def __init__(self, theme: Theme, facts: "MeasureFacts") -> None:
        super().__init__()
        self._theme, self._facts = theme, facts
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(Rule(theme))
        column.addWidget(self._facts_line())
        for gap in facts.gaps:
            said = next_text(
                gap.proof, gap.lacking, results=gap.results, now=gap.now, then=gap.then
            )
            column.addWidget(rule_row(theme, "circle-alert", "part_text", said))
        column.addWidget(Rule(theme))
        self._columns = QHBoxLayout()
        self._columns.setSpacing(theme.px(GAP))
        self._columns.addLayout(self._left(), LEFT)
        self._columns.addLayout(self._right(), RIGHT)
        column.addLayout(self._columns)
        column.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Stand the columns under each other where there is no room beside."""
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(ONE_COLUMN)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._columns.direction() != way:
            self._columns.setDirection(way)

    def _facts_line(self) -> QWidget:
        theme, facts = self._theme, self._facts
        holder = QWidget()
        flow = FlowLayout(holder, theme.px(30), theme.px(10))
        unit = facts.unit
        for label, quantity in self._counted():
            if unit.is_money:
                shown = big_figure(theme, quantity_text(quantity, unit), "", self.claim_asked.emit)
            else:
                shown = big_figure(theme, number_text(quantity), unit.many, self.claim_asked.emit)
            flow.addWidget(Fact(theme, label, *shown))
        if facts.proxies:
            rate = big_figure(
                theme,
                rate_text(facts.proxies[0].rate),
                tr("per {unit}", unit=unit.one),
                self.claim_asked.emit,
            )
            flow.addWidget(Fact(theme, tr("Proxy value"), *rate))
            for label, value in self._worth():
                worth = big_figure(theme, money_text(value), "", self.claim_asked.emit)
                flow.addWidget(Fact(theme, label, *worth))
        else:
            flow.addWidget(
                Fact(theme, tr("Proxy value"), Words(theme, not_valued_text(), Type.BODY, "ink2"))
            )
        if facts.mark is not None:
            mark = ProofMark(theme, facts.mark, size=18, worded=True)
            flow.addWidget(Fact(theme, tr("Proof"), mark))
            flow.addWidget(Fact(theme, tr("Why"), *proof_signs(theme, facts.tests)))
        return holder

    def _counted(self) -> list[tuple[str, Thousandths]]:
        """Name what counts: core and additional side by side, never as one sum."""
        facts, period = self._facts, period_text(self._facts.period)
        if [impact for impact, _ in facts.quantities] in ([], [Impact.CORE]):
            return [(period, next((each for _, each in facts.quantities), Thousandths(0)))]
        return [
            (tr("{period}, {impact}", period=period, impact=impact_label(impact).lower()), quantity)
            for impact, quantity in facts.quantities
        ]

    def _worth(self) -> list[tuple[str, Pence]]:
        """Name what it counts as: core and additional side by side, never as one sum."""
        valued = [claim for claim in self._facts.claims if claim.value is not None]
        if len(valued) == 1 and valued[0].impact is Impact.CORE:
            return [(tr("Counts as"), Pence(valued[0].value.total))] if valued[0].value else []
        return [
            (
                tr("Counts as, {impact}", impact=impact_label(claim.impact).lower()),
                Pence(claim.value.total),
            )
            for claim in valued
            if claim.value is not None
        ]

    def _left(self) -> QVBoxLayout:
        theme, facts = self._theme, self._facts
        column = _column()
        column.addWidget(Section(theme, tr("By month"), facts.unit.many))
        if facts.results:
            chart = MonthChart(theme, tr("{title} by month", title=facts.measure.title))
            chart.show_months(facts.months, facts.unit)
            chart.asked.connect(self.month_asked)
            column.addWidget(chart)
        else:
            nothing = Words(theme, no_results_text(), Type.BODY, "ink2")
            nothing.setContentsMargins(0, theme.px(18), 0, theme.px(18))
            column.addWidget(nothing)
        column.addSpacing(theme.px(10))
        column.addWidget(Section(theme, tr("Accepted evidence"), enough_text()))
        rows = [
            evidence_row(theme, held, is_first=at == 0) for at, held in enumerate(facts.evidence)
        ]
        rows_of(theme, column, rows)
        column.addSpacing(theme.px(14))
        self._add_proxy(column)
        column.addStretch(1)
        return column

    def _add_proxy(self, column: QVBoxLayout) -> None:
        theme, facts = self._theme, self._facts
        column.addWidget(Section(theme, tr("Proxy value")))
        column.addSpacing(theme.px(8))
        if not facts.proxies:
            said = tr("Counted, not valued: nobody has said what one {unit} is worth.")
            words = said.format(unit=facts.unit.one)
            column.addWidget(Words(theme, words, Type.TABLE, "ink2", wrap=True))
            return
        now, *before = facts.proxies
        row = QHBoxLayout()
        row.setSpacing(theme.px(6))
        rate = per_unit_text(rate_text(now.rate), facts.unit)
        row.addWidget(Words(theme, f"{rate}.", Type.ROW_TITLE))
        source = proxy_from_text(now.source, now.year, now.licence)
        row.addWidget(Words(theme, source, Type.TABLE, wrap=True), 1)
        column.addLayout(row)
        said = proxy_set_text(now.entered_by, now.entered_on, changed=bool(before))
        column.addWidget(Words(theme, said, Type.TABLE, "ink2", wrap=True))
        for each in before:
            said = proxy_before_text(rate_text(each.rate), each.entered_on)
            column.addWidget(rule_row(theme, "history", "ink2", said))

    def _right(self) -> QVBoxLayout:
        theme, facts = self._theme, self._facts
        column = _column()
        column.addWidget(Section(theme, tr("What counts")))
        column.addSpacing(theme.px(6))
        for said in facts.measure.counts:
            column.addWidget(rule_row(theme, "check", "proven_text", said))
        for said in facts.measure.does_not_count:
            column.addWidget(rule_row(theme, "x", "ink2", said))
        for rule in facts.rules:
            title = rule.title or tr("Rule {id}", id=rule.id)
            column.addWidget(rule_row(theme, "users", "accent", title, rule.whose))
        if not (facts.measure.counts or facts.measure.does_not_count or facts.rules):
            nothing = tr("No rule is written down: every result counts as it is logged.")
            column.addWidget(Words(theme, nothing, Type.TABLE, "ink2", wrap=True))
        column.addSpacing(theme.px(16))
        if facts.links or facts.promises:
            self._add_links(column)
        if facts.biggest:
            column.addWidget(Section(theme, tr("Biggest results")))
            rows = [
                result_row(theme, each, facts.unit, partial(self.result_asked.emit, each.result))
                for each in facts.biggest
            ]
            rows_of(theme, column, rows)
        column.addStretch(1)
        return column

    def _add_links(self, column: QVBoxLayout) -> None:
        theme, facts = self._theme, self._facts
        column.addWidget(Section(theme, tr("Also counts towards"), tr("linked, never added twice")))
        rows = [
            link_row(
                theme,
                each.framework.short_title,
                ". ".join(filter(None, (each.node_title, each.crosswalk.condition))),
                quantity_text(each.quantity, each.unit),
                self.claim_asked.emit,
            )
            for each in facts.links
        ]
        for promise in facts.promises:
            own = promise.commitment
            target = quantity_text(own.target, own.unit)
            figure = of_text(own.delivered, own.target, own.unit)
            second = promised_text(own.position, target, own.due)
            asked = partial(self.promise_asked.emit, promise.contract)
            rows.append(link_row(theme, promise.title, second, figure, asked))
        rows_of(theme, column, rows)
        note = QHBoxLayout()
        note.setContentsMargins(0, theme.px(10), 0, theme.px(14))
        note.setSpacing(theme.px(10))
        note.addWidget(icon_words(theme, "info", "ink2", 16), 0, Qt.AlignmentFlag.AlignTop)
        note.addWidget(Words(theme, counted_once_text(), Type.TABLE, "ink2", wrap=True), 1)
        column.addLayout(note)


def _column() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    return column
