"""The detail beside the tree: reads what a line stands for, shows it, and explains its figures."""

from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from sv_evidence.domain.counting import ClaimQuestion
from sv_evidence.domain.measures import Period, month_of
from sv_evidence.operations.explaining import explain_measure, explain_result
from sv_evidence.operations.measure_facts import MeasureFacts, measure_facts
from sv_evidence.operations.node_facts import NodeFacts, node_facts
from sv_evidence.operations.outcome_tree import Branch
from sv_evidence.reports.facts import SumsDiffer
from ui.desk import Desk
from ui.pages.explain.opening import Explaining
from ui.pages.outcomes.head import DetailHead
from ui.pages.outcomes.measure import MeasurePane
from ui.pages.outcomes.node import NodePane
from ui.theme import Theme
from ui.widgets.inspector import Inspector


class OutcomeDetail(QObject):
    """Fills the pane. ``measure_chosen`` when a measure of a node is pressed."""

    measure_chosen = Signal(UUID)

    def __init__(
        self, theme: Theme, desk: Desk, inspector: Inspector, explaining: Explaining
    ) -> None:
        super().__init__(inspector)
        self._theme, self._desk = theme, desk
        self._inspector, self._explaining = inspector, explaining
        self._branch: Branch | None = None
        self._period: Period | None = None
        self.head = DetailHead(theme)
        inspector.body.addWidget(self.head)
        inspector.body.addStretch(1)

    def show_branch(self, branch: Branch, period: Period) -> None:
        """Read a line of the tree beside the window and show it."""
        self._branch, self._period = branch, period
        today = self._desk.today()
        if branch.measure is not None:
            measure = branch.measure
            self._desk.read(
                self,
                lambda view: measure_facts(view, measure, period, today=today),
                partial(self._on_measure, branch),
                partial(self._on_measure_failed, branch),
            )
        else:
            self._desk.read(
                self,
                lambda view: node_facts(view, branch.framework, branch.code, period),
                partial(self._on_node, branch),
            )

    def _on_measure(self, branch: Branch, facts: MeasureFacts) -> None:
        if branch is not self._branch:
            return
        self.head.show_measure(facts)
        pane = MeasurePane(self._theme, facts)
        asked = ClaimQuestion(facts.period)
        pane.claim_asked.connect(partial(self._explain, facts.uid, asked))
        pane.month_asked.connect(partial(self._on_month_asked, facts))
        pane.result_asked.connect(self._on_result_asked)
        pane.promise_asked.connect(partial(self._on_promise_asked, facts))
        self._put(pane)

    def _on_node(self, branch: Branch, facts: NodeFacts) -> None:
        if branch is not self._branch:
            return
        self.head.show_node(facts)
        pane = NodePane(self._theme, facts)
        pane.measure_chosen.connect(self.measure_chosen)
        pane.measure_asked.connect(lambda uid: self._explain(uid, ClaimQuestion(facts.period)))
        self._put(pane)

    def _put(self, pane: QWidget) -> None:
        body = self._inspector.body
        while body.count() > 1:
            item = body.takeAt(1)
            gone = item.widget() if item is not None else None
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        body.addWidget(pane, 1)
        self._inspector.to_top()

    def _explain(self, measure: UUID, asked: ClaimQuestion) -> None:
        self._explaining.explain(lambda view: explain_measure(view, measure, asked))

    def _on_month_asked(self, facts: MeasureFacts, first: date) -> None:
        month = month_of(first)
        whole = facts.period
        within = Period(max(month.first, whole.first), min(month.last, whole.last))
        self._explain(facts.uid, ClaimQuestion(within))

    def _on_promise_asked(self, facts: MeasureFacts, contract: UUID) -> None:
        run = next(each.run for each in facts.promises if each.contract == contract)
        self._explain(facts.uid, ClaimQuestion(run, contract))

    @Slot(UUID)
    def _on_result_asked(self, result: UUID) -> None:
        self._explaining.explain(lambda view: explain_result(view, result))

    def _on_measure_failed(self, branch: Branch, error: Exception) -> None:
        """Open the explanation by itself where two sums differ; it says what that stops."""
        if isinstance(error, SumsDiffer) and branch.measure is not None and self._period:
            self._explain(branch.measure, ClaimQuestion(self._period))
        else:
            self._desk.failed.emit(error)
