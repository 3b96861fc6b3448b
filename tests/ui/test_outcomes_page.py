"""The outcomes page: the tree by keys and by pointer, and what stands beside it."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from sv_evidence.store.workspace import Workspace
from tests.builders import (
    JOBS,
    MEALS,
    a_result,
    add_framework,
    an_activity,
    log,
)
from tests.outcomes import Settled, figures, kitchen, outcomes, panel_of, title, words_in
from ui.desk import Desk
from ui.pages.outcomes.measure import MeasurePane
from ui.pages.outcomes.model import OutcomeModel
from ui.pages.outcomes.node import NodePane
from ui.pages.outcomes.page import OutcomesPage
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.window import Window

__all__ = ["kitchen", "outcomes"]


def test_the_first_claimed_measure_is_shown_with_all_its_facts(outcomes: OutcomesPage) -> None:
    assert title(outcomes) == "Meals shared"
    said = words_in(outcomes)
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
    assert {"166", "£3.50", "£581", "166 meals", "126 of 7,000", "126", "40"} <= set(
        figures(outcomes)
    )
    assert all(each.toolTip() == "How we get this" for each in figures(outcomes).values())


def test_every_line_of_the_tree_says_its_mark_and_whose_it_is(outcomes: OutcomesPage) -> None:
    model = outcomes.tree.model()
    spoken = Qt.ItemDataRole.AccessibleTextRole
    whole = model.index(0, 0)
    assert model.data(whole, spoken) == "Charter, part proven, the weakest in it: Meals shared"
    assert model.data(outcomes.tree.currentIndex(), spoken) == "Meals shared, part proven"
    assert model.data(model.index(1, 0), spoken) == "Model, nothing claimed"
    assert model.data(QModelIndex(), spoken) is None
    assert model.data(whole, Qt.ItemDataRole.DecorationRole) is None


def test_the_model_keeps_qts_rules(outcomes: OutcomesPage) -> None:
    model = outcomes.tree.model()
    assert isinstance(model, OutcomeModel)
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Warning, outcomes
    )
    model.narrow("hours")
    model.narrow("")

    assert tester.model() is model
    assert model.rowCount(model.index(0, 0)) == 1


def test_left_and_right_fold_and_typing_jumps(outcomes: OutcomesPage, settled: Settled) -> None:
    tree = outcomes.tree
    tree.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(tree, Qt.Key.Key_Left)
    assert title(outcomes) == "People eat together"
    QTest.keyClick(tree, Qt.Key.Key_Left)
    assert not tree.isExpanded(tree.currentIndex())
    QTest.keyClick(tree, Qt.Key.Key_Right)
    assert tree.isExpanded(tree.currentIndex())
    QTest.keyClicks(tree, "ho")
    settled()

    assert title(outcomes) == "Hours volunteered"
    assert "Counted, not valued" in words_in(outcomes)
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert outcomes.head.mend.hasFocus()


def test_the_chevron_folds_and_the_line_chooses(outcomes: OutcomesPage, settled: Settled) -> None:
    tree = outcomes.tree
    first = tree.model().index(0, 0)
    row = tree.visualRect(first)
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, row.center().y()))
    assert not tree.isExpanded(first)
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(120, row.center().y()))
    settled()

    assert outcomes.findChild(NodePane) is not None
    assert "A charter for tests, 1" in words_in(outcomes)
    assert not outcomes.head.mend.isVisible()
    assert outcomes.head.log.isHidden()


def test_a_search_leaves_what_matches_and_says_when_nothing_does(
    outcomes: OutcomesPage, settled: Settled
) -> None:
    field = outcomes.search()
    assert field is not None
    field.setText("volunt")
    outcomes._search.searched.emit("volunt")
    settled()
    assert title(outcomes) == "Hours volunteered"

    field.setText("whales")
    outcomes._search.searched.emit("whales")
    assert "Nothing here is called \u201cwhales\u201d." in words_in(outcomes)

    field.setText("")
    outcomes._search.searched.emit("")
    settled()
    assert title(outcomes) in {"Hours volunteered", "Meals shared"}


def test_log_a_result_and_the_ways_on_from_a_node(
    outcomes: OutcomesPage, settled: Settled, kitchen: Mapping[str, UUID], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(outcomes.log_asked) as asked:
        outcomes.head.log.click()
    assert asked.args == [kitchen[MEALS]]
    QTest.keyClick(outcomes.tree, Qt.Key.Key_Left)
    settled()
    node = outcomes.findChild(NodePane)
    assert node is not None
    QTest.mouseClick(figures(node)["£581"], Qt.MouseButton.LeftButton)
    panel = panel_of(outcomes, settled)
    panel.leave()
    link = next(each for each in node.findChildren(Button) if each.text() == "Hours volunteered")
    link.click()
    settled()

    assert title(outcomes) == "Hours volunteered"


def test_links_stand_at_the_node_they_count_towards(
    outcomes: OutcomesPage, settled: Settled, kitchen: Mapping[str, UUID]
) -> None:
    model = outcomes.tree.model()
    assert isinstance(model, OutcomeModel)
    outcomes.tree.choose(model.find(kitchen["there"], "O1"))
    settled()

    assert "Counts from other frameworks" in words_in(outcomes)
    assert "Nothing can be counted here yet: it has no measure." in words_in(outcomes)
    QTest.mouseClick(figures(outcomes)["166 meals"], Qt.MouseButton.LeftButton)
    assert panel_of(outcomes, settled).explanation is not None


def test_a_change_is_seen_and_what_is_folded_stays_folded(
    outcomes: OutcomesPage, settled: Settled, workspace: Workspace, kitchen: Mapping[str, UUID]
) -> None:
    model = outcomes.tree.model()
    outcomes.tree.setExpanded(model.index(1, 0), True)
    outcomes.tree.choose(model.index(0, 0, model.index(1, 0)))
    settled()
    outcomes.tree.setExpanded(model.index(0, 0), False)
    supper = an_activity("Supper")
    log(workspace, supper, [a_result(supper.uid, kitchen[JOBS], 1)])
    settled()
    settled()

    assert "3 claims in 1 framework" in words_in(outcomes)
    assert not outcomes.tree.isExpanded(model.index(0, 0))
    assert title(outcomes) == "Good neighbours"


def test_frameworks_that_come_with_the_program_can_be_added(
    outcomes: OutcomesPage, settled: Settled, desk: Desk
) -> None:
    offered = dict(outcomes.adding.offered())
    assert "svm-ppn-002" in offered
    outcomes.adding.add("svm-ppn-002")
    settled()
    settled()

    assert "svm-ppn-002" not in dict(outcomes.adding.offered())
    assert outcomes.tree.model().rowCount() == 3
    desk.undo()
    settled()
    settled()
    assert outcomes.tree.model().rowCount() == 2


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
