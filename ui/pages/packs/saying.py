"""What the pack will say, before it is made: the sentence, and every outcome on one scale."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.proof import Mark
from sv_evidence.reports.claim_facts import Amounts, OutcomeFacts
from sv_evidence.reports.facts import PackFacts
from sv_evidence.reports.pounds import Pounds
from sv_evidence.reports.said import Said
from sv_evidence.reports.sections.summary import statement
from sv_evidence.wording.labels import impact_label, mark_label
from sv_evidence.wording.numbers import period_text
from sv_evidence.wording.words import tr, trn
from ui.theme import Theme, Type
from ui.widgets.inspector import empty
from ui.widgets.marks import ProofBar, ProofMark
from ui.widgets.section import Section
from ui.widgets.words import Elided, Words


class PackSaying(QWidget):
    """The figures of the pack, computed by the same code that prints them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(10))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.px(28), theme.px(22), theme.px(28), theme.px(22))
        column.addLayout(self._rows)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(scroll)

    def show_nothing(self) -> None:
        """Say nothing; the checks say why."""
        empty(self._rows)

    def show_note(self, words: str) -> None:
        """Say something above the figures."""
        self._rows.insertWidget(0, Words(self._theme, words, Type.TABLE, "alarm", wrap=True))

    def show_facts(self, facts: PackFacts) -> None:
        """Show the statement and the outcomes, core and additional apart."""
        empty(self._rows)
        theme = self._theme
        pounds = Pounds(facts.claims)
        self._rows.addWidget(Words(theme, tr("What it will say"), Type.SMALL, "ink3"))
        said = statement(facts, pounds, Said())
        self._rows.addWidget(Words(theme, said, Type.SHEET_TITLE, wrap=True))
        covers = tr("All figures cover {period}.", period=period_text(facts.period))
        self._rows.addWidget(Words(theme, covers, Type.TABLE, "ink2", wrap=True))
        for total in facts.totals:
            self._add_table(facts, total.impact, pounds)
        self._add_gaps(facts)

    def _add_table(self, facts: PackFacts, impact: Impact, pounds: Pounds) -> None:
        theme = self._theme
        title = tr("Proof by outcome")
        if len(facts.totals) > 1:
            title = f"{title}: {impact_label(impact).lower()}"
        self._rows.addWidget(Section(theme, title, tr("all bars on one scale")))
        outcomes = [each for each in facts.outcomes if each.of(impact)]
        amounts = [_amounts(each, impact, pounds, money=facts.has_money) for each in outcomes]
        scale = max((each.total for each in amounts), default=0)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(9))
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(2, 6)
        order = sorted(range(len(outcomes)), key=lambda place: -amounts[place].total)
        for place in order:
            self._add_outcome(grid, outcomes[place], amounts[place], impact, scale=scale)
        self._rows.addLayout(grid)

    def _add_outcome(
        self,
        grid: QGridLayout,
        outcome: OutcomeFacts,
        amounts: Amounts,
        impact: Impact,
        *,
        scale: int,
    ) -> None:
        theme, row = self._theme, grid.rowCount()
        grid.addWidget(Elided(theme, outcome.title, Type.ROW_TITLE), row, 0)
        marks = QHBoxLayout()
        marks.setSpacing(theme.px(3))
        for claim in outcome.of(impact)[:6]:
            marks.addWidget(ProofMark(theme, claim.mark, size=15))
        marks.addStretch(1)
        grid.addLayout(marks, row, 1)
        money = any(claim.value is not None for claim in outcome.of(impact))
        if not money and amounts.total == 0:
            grid.addWidget(Words(theme, tr("counted, not valued"), Type.SMALL, "ink3"), row, 2)
            return
        parts = {mark: amounts.of(mark) for mark in Mark}
        spoken = ", ".join(f"{mark_label(mark)} {_amount(parts[mark], money)}" for mark in Mark)
        bar = ProofBar(theme, height=12)
        bar.show_parts(parts, scale=scale, spoken=spoken)
        grid.addWidget(bar, row, 2)
        proven = Words(theme, _amount(amounts.proven, money), Type.ROW_TITLE)
        total = Words(
            theme, tr("of {total}", total=_amount(amounts.total, money)), Type.TABLE, "ink2"
        )
        figures = QHBoxLayout()
        figures.setSpacing(theme.px(4))
        figures.addStretch(1)
        figures.addWidget(proven)
        figures.addWidget(total)
        grid.addLayout(figures, row, 3, Qt.AlignmentFlag.AlignRight)

    def _add_gaps(self, facts: PackFacts) -> None:
        if not facts.gaps:
            return
        note = trn("{count} part of a claim", "{count} parts of claims", len(facts.gaps))
        self._rows.addWidget(Section(self._theme, tr("What is not proven yet"), note))
        for gap in facts.gaps[:6]:
            row = QHBoxLayout()
            row.setSpacing(self._theme.px(8))
            row.addWidget(ProofMark(self._theme, gap.mark, size=15))
            row.addWidget(Elided(self._theme, gap.title, Type.TABLE), 1)
            row.addWidget(Elided(self._theme, gap.missing, Type.TABLE, "ink2"), 1)
            self._rows.addLayout(row)
        text = tr("It is printed in the pack, and never counted in the proven total.")
        self._rows.addWidget(Words(self._theme, text, Type.SMALL, "ink3", wrap=True))


def _amounts(outcome: OutcomeFacts, impact: Impact, pounds: Pounds, *, money: bool) -> Amounts:
    claims = outcome.of(impact)
    if money:
        return pounds.of(claims)
    marks = [claim.mark for claim in claims]
    return Amounts(*(marks.count(mark) for mark in Mark))


def _amount(value: int, money: bool) -> str:  # noqa: FBT001 - what the number counts
    return f"\u00a3{value:,}" if money else f"{value:,}"
