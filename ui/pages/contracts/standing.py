"""How a contract stands: its periods, its sums, its commitments, and one of them below."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sv_evidence.reports.contract_facts import LineFacts, StandingFacts
from ui.pages.contracts.periods import PeriodLine
from ui.pages.contracts.summary import inset, no_commitments, summary
from ui.pages.contracts.table import CommitmentTable
from ui.pages.contracts.terms.opening import Terming
from ui.pages.page import SIDE_MARGIN
from ui.theme import Theme
from ui.widgets.surface import Surface


class StandingPane(Surface):
    """``chosen`` with the line that is to be shown below."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, standing: StandingFacts, row: int, terms: Terming) -> None:
        super().__init__(theme, "bg")
        self.table: CommitmentTable | None = None
        self._detail: QWidget | None = None
        self._below = QVBoxLayout()
        self._arrange(theme, standing, row, terms)

    def choose(self, position: int) -> None:
        """Choose the commitment at a position."""
        if self.table is not None:
            self.table.choose(position)

    def line(self) -> LineFacts | None:
        """Return the line that is chosen."""
        return None if self.table is None else self.table.line()

    def show_below(self, detail: QWidget) -> None:
        """Show what there is to say of a line, in place of what was said before."""
        if self._detail is not None:
            self._detail.hide()
            self._detail.deleteLater()
        self._detail = detail
        self._below.addWidget(detail)

    def _arrange(self, theme: Theme, standing: StandingFacts, row: int, terms: Terming) -> None:
        px = theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(4), 0, px(24))
        column.setSpacing(0)
        if standing.periods:
            periods = PeriodLine(theme, standing.periods, standing.rhythm, standing.day)
            column.addWidget(inset(theme, periods))
            column.addSpacing(px(20))
        if not standing.lines:
            column.addWidget(no_commitments(theme, terms.adding()), 1)
            return
        self.table = CommitmentTable(theme, standing, row)
        self.table.chosen.connect(self.chosen)
        tools = terms.tools_over(self.table)
        column.addWidget(inset(theme, summary(theme, standing, tools)))
        column.addSpacing(px(8))
        column.addWidget(self.table)
        self._below.setContentsMargins(px(SIDE_MARGIN), px(16), px(SIDE_MARGIN), 0)
        column.addLayout(self._below, 1)
