"""Explain this number: two steps from a figure to its file."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sv_evidence.domain.counting import ClaimQuestion
from sv_evidence.domain.evidence import Condition, StrengthWord
from sv_evidence.domain.frameworks import Proxy
from sv_evidence.domain.measures import Period, ProxyRate, Thousandths
from sv_evidence.operations.explaining import explain_figure
from sv_evidence.operations.judging import set_strength
from sv_evidence.reports.explanation import Explanation, RuleFound, TwoSums
from sv_evidence.store.workspace import Workspace
from tests.builders import (
    HOURS,
    MEALS,
    a_file,
    a_place,
    a_result,
    a_uid,
    add_framework,
    an_activity,
    keep_file,
    log,
)
from ui.desk import Desk
from ui.pages.activities.page import ActivitiesPage
from ui.pages.explain.panel import SHOWN, ExplainPanel
from ui.theme import Theme
from ui.widgets.figure import Figure
from ui.widgets.words import Words
from ui.window import Window

Settled = Callable[[], None]
ASKED = ClaimQuestion(Period(date(2026, 4, 1), date(2026, 9, 30)))


@pytest.fixture
def measures(workspace: Workspace) -> Mapping[str, UUID]:
    with workspace.change("Add framework") as unit:
        return add_framework(unit)


@pytest.fixture
def lunch(workspace: Workspace, measures: Mapping[str, UUID]) -> UUID:
    """A proven lunch of two results, with a proxy, and an older one that nothing proves."""
    place = a_place()
    with workspace.change("Add place") as unit:
        unit.add(place)
        rate = ProxyRate(3_5000)
        unit.add(
            Proxy(a_uid(), measures[MEALS], rate, "Our cost", 2025, "", "Amina", date(2026, 4, 2))
        )
    new = an_activity(place=place.uid, people=74)
    old = an_activity("Lunch club, Nechells", day=date(2026, 9, 28), place=place.uid)
    results = [a_result(new.uid, measures[MEALS]), a_result(new.uid, measures[HOURS], 12)]
    log(workspace, new, results, [keep_file(workspace), a_file("start_letter", "Not accepted")])
    log(workspace, old, [a_result(old.uid, measures[MEALS], 52)])
    return new.uid


@pytest.fixture
def page(theme: Theme, desk: Desk, window: Window, settled: Settled, lunch: UUID) -> ActivitiesPage:
    del lunch
    made = ActivitiesPage(theme, desk, window)
    window.add_page(made)
    window.show_page(made.key)
    settled()
    settled()
    return made


@pytest.fixture
def opened(page: ActivitiesPage, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Files that were handed to the system, which is not there to open them."""
    found: list[Path] = []
    monkeypatch.setattr(page.explaining.panel, "_opener", found.append)
    return found


def shown(panel: ExplainPanel) -> Explanation:
    assert panel.isVisible()
    assert panel.explanation is not None
    return panel.explanation


def words_in(panel: ExplainPanel) -> str:
    return "\n".join(each.text() for each in panel.findChildren(Words) if each.isVisible())


def figures(page: ActivitiesPage) -> dict[str, Figure]:
    return {each.text(): each for each in page.findChildren(Figure) if each.isVisible()}


def test_a_result_leads_to_its_file_in_two_steps(
    page: ActivitiesPage, opened: list[Path], settled: Settled, qtbot: QtBot
) -> None:
    panel = page.explaining.panel
    QTest.mouseClick(figures(page)["126"], Qt.MouseButton.LeftButton)
    settled()

    assert [each.title for each in shown(panel).results] == ["Lunch club, Ladywood"]
    said = words_in(panel)
    assert "£441" in said
    assert "proven of £441 claimed" in said
    assert "Proxy £3.50: Our cost, 2025. Entered by Amina, 2 April 2026." in said
    assert "This is what was logged. Rules are asked where it is claimed." in said
    assert "Not a type it accepts" in said
    assert panel.width() == 464
    assert panel.geometry().right() == page.window().width() - 1
    focused = QApplication.focusWidget()
    assert focused is panel.files()[0].open

    panel.files()[0].open.click()
    settled()
    qtbot.waitUntil(lambda: len(opened) == 1)
    assert opened[0].read_bytes() == b"names"


def test_the_sums_in_the_foot_are_explained_by_what_the_list_shows(
    page: ActivitiesPage, settled: Settled
) -> None:
    panel = page.explaining.panel
    QTest.keyClick(figures(page)["178 meals"], Qt.Key.Key_Return)
    settled()
    assert [each.quantity for each in shown(panel).results] == [126_000, 52_000]
    assert "No file is kept with it." not in words_in(panel)

    panel.rows[1].turn()
    assert panel.rows[1].is_open
    assert "No file proves it yet." in words_in(panel)
    panel.rows[1].turn()
    assert not panel.rows[1].is_open


def test_keys_explain_the_chosen_activity_and_give_the_focus_back(
    page: ActivitiesPage, settled: Settled
) -> None:
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    settled()
    panel = page.explaining.panel
    assert shown(panel).title == "Lunch club, Ladywood"

    QTest.keyClick(panel, Qt.Key.Key_Escape)

    assert panel.isHidden()
    assert QApplication.focusWidget() is page.table


def test_without_a_chosen_activity_the_first_sum_is_explained(
    page: ActivitiesPage, settled: Settled
) -> None:
    page.table.setFocus()
    page.table.selectAll()
    settled()
    QTest.keyClick(page.table, Qt.Key.Key_Enter, Qt.KeyboardModifier.AltModifier)
    settled()

    assert len(shown(page.explaining.panel).results) == 2


def test_workings_are_copied_as_text(page: ActivitiesPage, settled: Settled) -> None:
    figures(page)["126"].asked.emit()
    settled()

    page.explaining.panel._copy.click()

    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Lunch club, Ladywood: £441 proven of £441 claimed")
    assert "E-001, sign-in" in copied.lower() or "E-001" in copied


def test_the_panel_follows_the_window(
    page: ActivitiesPage, window: Window, settled: Settled
) -> None:
    figures(page)["126"].asked.emit()
    settled()

    window.resize(1280, 700)

    panel = page.explaining.panel
    assert (panel.height(), panel.geometry().right()) == (700, 1279)


def test_sums_that_differ_are_said_in_alarm(page: ActivitiesPage, workspace: Workspace) -> None:
    panel = page.explaining.panel
    with workspace.read() as view:
        found = explain_figure(view, MEALS, ASKED)
    wrong = {MEALS: TwoSums(Thousandths(1000), Thousandths(0), Thousandths(2000))}
    rule = RuleFound("once", "Council", (), Thousandths(1), Thousandths(1), "Counted once: P-017.")

    panel.show_explanation(replace(found, sums=wrong, rules=(rule,)))

    said = words_in(panel)
    assert "Nothing can be exported until they are" in said
    assert "Counted once: P-017." in said
    assert "No rule took anything away." not in said


def test_many_results_come_a_few_at_a_time(page: ActivitiesPage, workspace: Workspace) -> None:
    panel = page.explaining.panel
    with workspace.read() as view:
        found = explain_figure(view, MEALS, ASKED)

    panel.show_explanation(replace(found, results=found.results * SHOWN))

    assert len(panel.rows) == SHOWN
    assert panel.body is not None
    assert panel.body.more.text() == f"{SHOWN} more results"
    panel.body.more.click()
    assert len(panel.rows) == 2 * SHOWN
    assert panel.body.more.isHidden()


def test_a_pack_figure_without_results_lists_its_files(
    page: ActivitiesPage, workspace: Workspace
) -> None:
    panel = page.explaining.panel
    with workspace.read() as view:
        found = explain_figure(view, MEALS, ASKED)
    lost = replace(found.files[0], condition=Condition.MISSING, spoilt="missing")
    gone = replace(found.files[0], strength=None, uid=a_uid(), spoilt="withdrawn")

    panel.show_explanation(replace(found, results=(), loose=(lost, gone)))

    said = words_in(panel)
    assert "Missing from the workspace" in said
    assert "Weaker than its type: it is missing." in said
    assert "Does not count" in said
    focused = QApplication.focusWidget()
    assert focused is panel._copy


def test_a_strength_set_by_a_person_is_said_beside_the_file(
    page: ActivitiesPage, workspace: Workspace, lunch: UUID, settled: Settled
) -> None:
    with workspace.change("Set") as unit:
        (file, _) = unit.evidence_of([lunch])[lunch]
        strength = StrengthWord.FAIR.strength
        set_strength(unit, lunch, file.uid, strength=strength, reason="Signed later")
    settled()
    settled()
    inspector = {each.text() for each in page.inspector.findChildren(Words)}
    assert "Set by Amina Yusuf: Signed later" in inspector

    figures(page)["126"].asked.emit()
    settled()

    assert "Strength set by us: Signed later (" in words_in(page.explaining.panel)


def test_a_figure_lets_other_keys_go_on(theme: Theme, qtbot: QtBot) -> None:
    figure = Figure(theme, "126", spoken="126 meals")
    qtbot.addWidget(figure)
    asked: list[bool] = []
    figure.asked.connect(lambda: asked.append(True))

    QTest.keyClick(figure, Qt.Key.Key_A)
    assert asked == []
    QTest.keyClick(figure, Qt.Key.Key_Space)
    assert asked == [True]
    assert figure.accessibleName() == "126 meals"
