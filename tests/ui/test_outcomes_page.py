"""The outcomes page: the tree by keys and by pointer, and a measure with figures that lead on."""

from collections.abc import Callable, Mapping
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.contracts import Commitment
from sv_evidence.domain.counting_records import Detail, Ruling
from sv_evidence.domain.frameworks import Proxy
from sv_evidence.domain.measures import ProxyRate, Thousandths
from sv_evidence.reports.facts import SumsDiffer
from sv_evidence.store.workspace import Workspace
from tests.builders import (
    HOURS,
    JOBS,
    MEALS,
    a_buyer,
    a_contract,
    a_place,
    a_result,
    a_uid,
    add_framework,
    an_activity,
    an_allotment,
    keep_file,
    log,
)
from ui.desk import Desk
from ui.pages.explain.panel import ExplainPanel
from ui.pages.outcomes.measure import MeasurePane
from ui.pages.outcomes.model import OutcomeModel
from ui.pages.outcomes.node import NodePane
from ui.pages.outcomes.page import OutcomesPage
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.figure import Figure
from ui.widgets.month_chart import MonthChart
from ui.widgets.words import Words
from ui.window import Window

Settled = Callable[[], None]
WALK = {"measure": MEALS, "framework": "there", "node": "O1"}
RULE = {"id": "2.1", "kind": "once_per_person", "title": "One person, once", "measures": [JOBS]}


@pytest.fixture
def kitchen(workspace: Workspace) -> Mapping[str, UUID]:
    """Proven meals with two proxies and a promise, hours without any, and a linked framework."""
    place, buyer = a_place(), a_buyer()
    contract = a_contract(buyer.uid, first_day=date(2026, 4, 1))
    with workspace.change("Start") as unit:
        measures = add_framework(unit, crosswalks=[WALK], rules=[RULE])
        there = add_framework(unit, id="there", short_title="Model", measures=[])
        unit.add_all((place, buyer, contract))
        for rate, day in ((2_0000, date(2026, 1, 5)), (3_5000, date(2026, 4, 2))):
            proxy = a_uid(), measures[MEALS], ProxyRate(rate), "Ours", 2025, "", "Amina", day
            unit.add(Proxy(*proxy))
        target = Thousandths(7_000_000)
        unit.add(Commitment(a_uid(), contract.uid, measures[MEALS], 1, "Meals", target))
    lunch = an_activity(place=place.uid, people=74)
    meals = a_result(lunch.uid, measures[MEALS], 126)
    hours = a_result(lunch.uid, measures[HOURS], 12, impact=Impact.ADDITIONAL)
    log(workspace, lunch, [meals, hours], [keep_file(workspace)])
    early = an_activity("Picnic", day=date(2026, 8, 5))
    log(workspace, early, [a_result(early.uid, measures[MEALS], 40)])
    with workspace.change("Allot") as unit:
        unit.add(an_allotment(meals.uid, contract.uid))
    return {**measures, "there": there[""]}


@pytest.fixture
def page(
    theme: Theme, desk: Desk, window: Window, settled: Settled, kitchen: Mapping[str, UUID]
) -> OutcomesPage:
    del kitchen
    made = OutcomesPage(theme, desk, window)
    window.add_page(made)
    window.show_page(made.key)
    settled()
    settled()
    return made


def words_in(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(Words) if each.isVisible())


def figures(page: QWidget) -> dict[str, Figure]:
    return {each.text(): each for each in page.findChildren(Figure) if each.isVisible()}


def title(page: OutcomesPage) -> str:
    return str(page.tree.currentIndex().data())


def panel_of(page: OutcomesPage, settled: Settled) -> ExplainPanel:
    settled()
    assert page.explaining.panel.isVisible()
    return page.explaining.panel


def test_the_first_claimed_measure_is_shown_with_all_its_facts(page: OutcomesPage) -> None:
    assert title(page) == "Meals shared"
    said = words_in(page)
    for words in (
        "2 claims in 1 framework",
        "April to September 2026",
        "£3.50 per meal.",
        "Set 2 April 2026 by Amina. Earlier packs keep the value they used.",
        "Before that £2.00, set 5 January 2026.",
        "1 of 2 activities",
        "0 of 2",
        "Model",
        "Commitment 1, 7,000 meals",
        "No rule is written down: every result counts as it is logged.",
    ):
        assert words in said
    assert {"166", "£3.50", "£581", "166 meals", "126 of 7,000", "126", "40"} <= set(figures(page))
    assert all(each.toolTip() == "How we get this" for each in figures(page).values())


def test_every_line_of_the_tree_says_its_mark_and_whose_it_is(page: OutcomesPage) -> None:
    model = page.tree.model()
    spoken = Qt.ItemDataRole.AccessibleTextRole
    whole = model.index(0, 0)
    assert model.data(whole, spoken) == "Charter, part proven, the weakest in it: Meals shared"
    assert model.data(page.tree.currentIndex(), spoken) == "Meals shared, part proven"
    assert model.data(model.index(1, 0), spoken) == "Model, nothing claimed"
    assert model.data(QModelIndex(), spoken) is None
    assert model.data(whole, Qt.ItemDataRole.DecorationRole) is None


def test_the_model_keeps_qts_rules(page: OutcomesPage) -> None:
    model = page.tree.model()
    assert isinstance(model, OutcomeModel)
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Warning, page
    )
    model.narrow("hours")
    model.narrow("")

    assert tester.model() is model
    assert model.rowCount(model.index(0, 0)) == 1


def test_left_and_right_fold_and_typing_jumps(page: OutcomesPage, settled: Settled) -> None:
    tree = page.tree
    tree.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(tree, Qt.Key.Key_Left)
    assert title(page) == "People eat together"
    QTest.keyClick(tree, Qt.Key.Key_Left)
    assert not tree.isExpanded(tree.currentIndex())
    QTest.keyClick(tree, Qt.Key.Key_Right)
    assert tree.isExpanded(tree.currentIndex())
    QTest.keyClicks(tree, "ho")
    settled()

    assert title(page) == "Hours volunteered"
    assert "Counted, not valued" in words_in(page)
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert page.head.mend.hasFocus()


def test_the_chevron_folds_and_the_line_chooses(page: OutcomesPage, settled: Settled) -> None:
    tree = page.tree
    first = tree.model().index(0, 0)
    row = tree.visualRect(first)
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, row.center().y()))
    assert not tree.isExpanded(first)
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(120, row.center().y()))
    settled()

    assert page.findChild(NodePane) is not None
    assert "A charter for tests, 1" in words_in(page)
    assert not page.head.mend.isVisible()
    assert page.head.log.isHidden()


def test_a_search_leaves_what_matches_and_says_when_nothing_does(
    page: OutcomesPage, settled: Settled
) -> None:
    field = page.search()
    assert field is not None
    field.setText("volunt")
    page._search.searched.emit("volunt")
    settled()
    assert title(page) == "Hours volunteered"

    field.setText("whales")
    page._search.searched.emit("whales")
    assert "Nothing here is called \u201cwhales\u201d." in words_in(page)

    field.setText("")
    page._search.searched.emit("")
    settled()
    assert title(page) in {"Hours volunteered", "Meals shared"}


def test_figures_months_results_and_promises_explain_themselves(
    page: OutcomesPage, settled: Settled
) -> None:
    QTest.mouseClick(figures(page)["166"], Qt.MouseButton.LeftButton)
    panel = panel_of(page, settled)
    assert panel.explanation is not None
    assert (panel.explanation.counted, panel.explanation.is_claim) == (166_000, True)
    panel.leave()

    chart = page.findChild(MonthChart)
    assert chart is not None
    chart.setFocus()
    for _ in range(5):
        QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.accessibleName().endswith("August 2026: 40 meals")
    QTest.keyClick(chart, Qt.Key.Key_Return)
    assert panel_of(page, settled).explanation is not None
    assert panel.explanation is not None
    assert panel.explanation.period.first == date(2026, 8, 1)
    panel.leave()

    QTest.mouseClick(figures(page)["126 of 7,000"], Qt.MouseButton.LeftButton)
    assert panel_of(page, settled).explanation is not None
    assert panel.explanation is not None
    assert panel.explanation.counted == 126_000
    panel.leave()

    QTest.mouseClick(figures(page)["40"], Qt.MouseButton.LeftButton)
    assert panel_of(page, settled).explanation is not None
    assert panel.explanation is not None
    assert panel.explanation.title == "Picnic"


def test_alt_enter_explains_the_first_figure_or_the_focused_one(
    page: OutcomesPage, settled: Settled
) -> None:
    page.tree.setFocus()
    QTest.keyClick(page.tree, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    panel = panel_of(page, settled)
    panel.leave()
    assert figures(page)["166"].hasFocus()
    last = figures(page)["40"]
    last.setFocus()
    QTest.keyClick(last, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert panel_of(page, settled).explanation is not None
    assert panel.explanation is not None
    assert panel.explanation.title == "Picnic"


def test_a_click_on_a_month_that_has_come_explains_it(page: OutcomesPage, settled: Settled) -> None:
    chart = page.findChild(MonthChart)
    assert chart is not None
    place = QPoint(round(chart.width() * 5.5 / 6), chart.height() // 2)
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=place)

    panel = panel_of(page, settled)
    assert panel.explanation is not None
    assert panel.explanation.counted == 126_000
    assert "April 2026: 0 meals" in chart.accessibleDescription()


def test_log_a_result_and_the_ways_on_from_a_node(
    page: OutcomesPage, settled: Settled, kitchen: Mapping[str, UUID], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.log_asked) as asked:
        page.head.log.click()
    assert asked.args == [kitchen[MEALS]]
    QTest.keyClick(page.tree, Qt.Key.Key_Left)
    settled()
    node = page.findChild(NodePane)
    assert node is not None
    QTest.mouseClick(figures(node)["£581"], Qt.MouseButton.LeftButton)
    panel = panel_of(page, settled)
    panel.leave()
    link = next(each for each in node.findChildren(Button) if each.text() == "Hours volunteered")
    link.click()
    settled()

    assert title(page) == "Hours volunteered"


def test_links_stand_at_the_node_they_count_towards(
    page: OutcomesPage, settled: Settled, kitchen: Mapping[str, UUID]
) -> None:
    model = page.tree.model()
    assert isinstance(model, OutcomeModel)
    page.tree.choose(model.find(kitchen["there"], "O1"))
    settled()

    assert "Counts from other frameworks" in words_in(page)
    assert "Nothing can be counted here yet: it has no measure." in words_in(page)
    QTest.mouseClick(figures(page)["166 meals"], Qt.MouseButton.LeftButton)
    assert panel_of(page, settled).explanation is not None


def test_a_change_is_seen_and_what_is_folded_stays_folded(
    page: OutcomesPage, settled: Settled, workspace: Workspace, kitchen: Mapping[str, UUID]
) -> None:
    model = page.tree.model()
    page.tree.setExpanded(model.index(1, 0), True)
    page.tree.choose(model.index(0, 0, model.index(1, 0)))
    settled()
    page.tree.setExpanded(model.index(0, 0), False)
    supper = an_activity("Supper")
    log(workspace, supper, [a_result(supper.uid, kitchen[JOBS], 1)])
    settled()
    settled()

    assert "3 claims in 1 framework" in words_in(page)
    assert not page.tree.isExpanded(model.index(0, 0))
    assert title(page) == "Good neighbours"


def test_sums_that_differ_open_the_explanation_by_itself(
    page: OutcomesPage, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    def differ(*_: object, **__: object) -> None:
        raise SumsDiffer("MEALS", counted=1, added=2)

    monkeypatch.setattr("ui.pages.outcomes.detail.measure_facts", differ)
    page.arrive()
    settled()

    panel_of(page, settled)


def test_frameworks_that_come_with_the_program_can_be_added(
    page: OutcomesPage, settled: Settled, desk: Desk
) -> None:
    offered = dict(page.adding.offered())
    assert "svm-ppn-002" in offered
    page.adding.add("svm-ppn-002")
    settled()
    settled()

    assert "svm-ppn-002" not in dict(page.adding.offered())
    assert page.tree.model().rowCount() == 3
    desk.undo()
    settled()
    settled()
    assert page.tree.model().rowCount() == 2


def test_no_frameworks_and_no_results_are_said(
    theme: Theme, desk: Desk, window: Window, settled: Settled, workspace: Workspace
) -> None:
    page = OutcomesPage(theme, desk, window)
    window.add_page(page)
    window.show_page(page.key)
    settled()
    assert "No frameworks yet" in words_in(page)
    with workspace.change("Add") as unit:
        uid = add_framework(unit)[JOBS]
    settled()
    page.show_measure(uid)
    settled()

    assert page.findChild(MeasurePane) is not None
    assert "No results yet in this period" in words_in(page)
    assert "Counted, not valued" in words_in(page)
    assert "Nothing claimed in this period" in words_in(page)


def test_a_double_count_is_decided_in_the_panel_and_taken_back(
    page: OutcomesPage, settled: Settled, workspace: Workspace, kitchen: Mapping[str, UUID]
) -> None:
    for day in (date(2026, 6, 1), date(2026, 7, 1)):
        start = an_activity("Started a job", day=day)
        job = a_result(start.uid, kitchen[JOBS], 1)
        log(workspace, start, [job])
        with workspace.change("Detail") as unit:
            unit.add(Detail(a_uid(), job.uid, persons="P-017"))
    settled()
    page.show_measure(kitchen[JOBS])
    settled()
    assert page.explaining.first()
    panel = panel_of(page, settled)
    assert panel.body is not None
    (row,) = panel.body.findings
    row.both.click()
    assert row.fault.isVisible()
    assert row.reason.hasFocus()
    row.reason.setText("Two employers")
    row.both.click()
    settled()
    settled()

    assert panel.explanation is not None
    assert panel.explanation.counted == 2000
    (decision,) = panel.body.decisions
    decision.back.click()
    settled()
    settled()
    (row,) = panel.body.findings
    row.reason.setText("The same job")
    row.once.click()
    settled()
    settled()
    assert panel.explanation.counted == 1000
    with workspace.read() as view:
        (kept,) = view.all(Ruling)
    assert (kept.agrees_with, kept.reason) == ("2.1", "The same job")
    panel.outcome.click()
    settled()
    assert panel.isHidden()
