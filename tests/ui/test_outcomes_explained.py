"""Figures of the outcomes page lead on; a double count is decided where it is explained."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from sv_evidence.domain.counting_records import Detail, Ruling
from sv_evidence.reports.facts import SumsDiffer
from sv_evidence.store.workspace import Workspace
from tests.builders import (
    JOBS,
    a_result,
    a_uid,
    an_activity,
    log,
)
from tests.outcomes import Settled, figures, kitchen, outcomes, panel_of, words_in
from ui.desk import Desk
from ui.pages.explain.panel import ExplainPanel
from ui.pages.explain.ruling_rows import FindingRow
from ui.pages.outcomes.page import OutcomesPage
from ui.widgets.month_chart import MonthChart

__all__ = ["kitchen", "outcomes"]


def test_figures_months_results_and_promises_explain_themselves(
    outcomes: OutcomesPage, settled: Settled
) -> None:
    QTest.mouseClick(figures(outcomes)["166"], Qt.MouseButton.LeftButton)
    panel = panel_of(outcomes, settled)
    assert panel.explanation is not None
    assert (panel.explanation.counted, panel.explanation.is_claim) == (166_000, True)
    panel.leave()

    chart = outcomes.findChild(MonthChart)
    assert chart is not None
    chart.setFocus()
    for _ in range(5):
        QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.accessibleName().endswith("August 2026: 40 meals")
    QTest.keyClick(chart, Qt.Key.Key_Return)
    assert panel_of(outcomes, settled).explanation is not None
    assert panel.explanation is not None
    assert panel.explanation.period.first == date(2026, 8, 1)
    panel.leave()

    QTest.mouseClick(figures(outcomes)["126 of 7,000"], Qt.MouseButton.LeftButton)
    assert panel_of(outcomes, settled).explanation is not None
    assert panel.explanation is not None
    assert panel.explanation.counted == 126_000
    panel.leave()

    QTest.mouseClick(figures(outcomes)["40"], Qt.MouseButton.LeftButton)
    assert panel_of(outcomes, settled).explanation is not None
    assert panel.explanation is not None
    assert panel.explanation.title == "Picnic"


def test_alt_enter_explains_the_first_figure_or_the_focused_one(
    outcomes: OutcomesPage, settled: Settled
) -> None:
    outcomes.tree.setFocus()
    QTest.keyClick(outcomes.tree, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    panel = panel_of(outcomes, settled)
    panel.leave()
    assert figures(outcomes)["166"].hasFocus()
    last = figures(outcomes)["40"]
    last.setFocus()
    QTest.keyClick(last, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert panel_of(outcomes, settled).explanation is not None
    assert panel.explanation is not None
    assert panel.explanation.title == "Picnic"


def test_a_click_on_a_month_that_has_come_explains_it(
    outcomes: OutcomesPage, settled: Settled
) -> None:
    chart = outcomes.findChild(MonthChart)
    assert chart is not None
    place = QPoint(round(chart.width() * 5.5 / 6), chart.height() // 2)
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=place)

    panel = panel_of(outcomes, settled)
    assert panel.explanation is not None
    assert panel.explanation.counted == 126_000
    assert "April 2026: 0 meals" in chart.accessibleDescription()


def test_sums_that_differ_open_the_explanation_by_itself(
    outcomes: OutcomesPage, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    def differ(*_: object, **__: object) -> None:
        raise SumsDiffer("MEALS", counted=1, added=2)

    monkeypatch.setattr("ui.pages.outcomes.detail.measure_facts", differ)
    outcomes.arrive()
    settled()

    panel_of(outcomes, settled)


@pytest.fixture
def doubled(
    outcomes: OutcomesPage, settled: Settled, workspace: Workspace, kitchen: Mapping[str, UUID]
) -> ExplainPanel:
    """The panel open on the jobs of one person, of which a rule counts the first."""
    for day in (date(2026, 6, 1), date(2026, 7, 1)):
        start = an_activity("Started a job", day=day)
        job = a_result(start.uid, kitchen[JOBS], 1)
        log(workspace, start, [job])
        with workspace.change("Detail") as unit:
            unit.add(Detail(a_uid(), job.uid, persons="P-017"))
    settled()
    outcomes.show_measure(kitchen[JOBS])
    settled()
    assert outcomes.explaining.first()
    return panel_of(outcomes, settled)


def open_finding(panel: ExplainPanel) -> FindingRow:
    assert panel.body is not None
    (row,) = panel.body.findings
    return row


def counted(panel: ExplainPanel) -> int | None:
    assert panel.explanation is not None
    return panel.explanation.counted


def test_a_double_count_wants_a_reason_and_a_decision_can_be_taken_back(
    doubled: ExplainPanel, settled: Settled
) -> None:
    row = open_finding(doubled)
    row.both.click()
    assert row.fault.isVisible()
    assert row.reason.hasFocus()
    row.reason.setText("Two employers")
    row.both.click()
    settled()
    settled()
    assert counted(doubled) == 2000

    assert doubled.body is not None
    (decision,) = doubled.body.decisions
    decision.back.click()
    settled()
    settled()

    assert counted(doubled) == 1000
    assert open_finding(doubled).once.isVisible()


def test_counting_once_closes_the_question_and_undo_opens_it_again(
    doubled: ExplainPanel, settled: Settled, workspace: Workspace, desk: Desk
) -> None:
    row = open_finding(doubled)
    row.reason.setText("The same job")
    row.once.click()
    settled()
    settled()

    assert counted(doubled) == 1000
    with workspace.read() as view:
        (kept,) = view.all(Ruling)
    assert (kept.agrees_with, kept.reason) == ("2.1", "The same job")
    assert "What people decided" in words_in(doubled)
    desk.undo()
    settled()
    settled()
    assert open_finding(doubled).once.isVisible()


def test_a_result_leads_deeper_and_alt_left_goes_back(
    outcomes: OutcomesPage, settled: Settled
) -> None:
    assert outcomes.explaining.first()
    panel = panel_of(outcomes, settled)
    QTest.mouseClick(figures(panel)["40 meals"], Qt.MouseButton.LeftButton)
    settled()
    assert panel.explanation is not None
    assert panel.explanation.title == "Picnic"
    assert "Explain this number  /  Meals shared  /  Picnic" in words_in(panel)

    panel.back()
    assert panel.explanation is not None
    assert panel.explanation.title == "Meals shared"
    panel.outcome.click()
    assert panel.isHidden()


def test_workings_are_copied_as_text_and_as_tables(
    outcomes: OutcomesPage, settled: Settled
) -> None:
    assert outcomes.explaining.first()
    panel = panel_of(outcomes, settled)
    panel._copy.click()

    copied = QGuiApplication.clipboard().mimeData()
    assert "How it is worked out" in copied.text()
    assert "<td>Picnic</td><td>40 meals</td>" in copied.html()
