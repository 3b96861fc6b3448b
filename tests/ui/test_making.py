"""Make measurable: the form, the sentence and tests that follow it, and putting it to use."""

from collections.abc import Callable, Mapping
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from sv_evidence.domain.contracts import Commitment
from sv_evidence.domain.definitions import Answer, CouncilCheck, Movement, Once
from sv_evidence.domain.frameworks import InstalledMeasure
from sv_evidence.domain.measures import Thousandths
from sv_evidence.store.workspace import Workspace
from tests.builders import (
    HOURS,
    MEALS,
    a_buyer,
    a_contract,
    a_place,
    a_result,
    a_uid,
    add_framework,
    an_activity,
    keep_file,
    log,
)
from ui.desk import Desk
from ui.pages.outcomes.making.pane import MakingPane
from ui.pages.outcomes.page import OutcomesPage
from ui.theme import Theme
from ui.widgets.words import Words
from ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

Settled = Callable[[], None]
TYPED = {
    "who": "People who live alone",
    "ages": "55 and over",
    "places": "Ladywood, Nechells",
    "what": "Score on the loneliness scale",
    "at_least": "2",
    "points": "points",
    "after": "8 weeks",
    "baseline": "52",
    "baseline_state": "scored 6 or more",
    "target": "40",
    "target_by": "31 March 2027",
}


@pytest.fixture
def kitchen(workspace: Workspace) -> Mapping[str, UUID]:
    place, buyer = a_place(), a_buyer()
    contract = a_contract(buyer.uid)
    with workspace.change("Start") as unit:
        measures = add_framework(unit)
        unit.add_all((place, buyer, contract))
        target = Thousandths(7_000_000)
        unit.add(Commitment(a_uid(), contract.uid, measures[MEALS], 6, "Meals", target))
    lunch = an_activity(place=place.uid, people=74)
    log(workspace, lunch, [a_result(lunch.uid, measures[MEALS])], [keep_file(workspace)])
    return measures


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


def opened(page: OutcomesPage, settled: Settled) -> MakingPane:
    page.head.mend.click()
    settled()
    settled()
    assert page.making is not None
    return page.making


def fill(pane: MakingPane, **more: str) -> None:
    for name, text in {**TYPED, **more}.items():
        pane.form.texts[name].setText(text)
    pane.form.movement.setCurrentIndex(pane.form.movement.findData(Movement.FALLS))
    pane.form.once.setCurrentIndex(pane.form.once.findData(Once.ONCE_A_YEAR))


def words_in(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(Words) if each.isVisible())


def test_the_sentence_grows_and_what_is_missing_leads_to_its_field(
    page: OutcomesPage, settled: Settled
) -> None:
    pane = opened(page, settled)
    assert pane.form.texts["title"].hasFocus()
    assert "[for people not named]" in pane.reading.sentence.said()
    assert "Commitment 6 keeps the old wording until the council agrees." in words_in(pane)
    assert "What it replaces" in words_in(pane)

    fill(pane)

    said = pane.reading.sentence.said()
    assert "who live alone, aged 55 and over, in Ladywood and Nechells" in said
    assert "[" not in said
    assert (
        pane.reading.baseline.said() == "From 52 meals who scored 6 or more on [a date not chosen]."
    )
    assert "The baseline has no date, so a change cannot be shown." in words_in(pane)
    pane.reading.field_asked.emit("baseline_on")
    assert pane.form.texts["baseline_on"].hasFocus()
    pane.form.texts["baseline_on"].setText("15 April 2026")
    assert "[" not in pane.reading.baseline.said()
    pane.reading.field_asked.emit("unit")
    assert pane.form.texts["one"].hasFocus()


def test_a_press_on_dashed_words_goes_to_the_field(page: OutcomesPage, settled: Settled) -> None:
    pane = opened(page, settled)
    QTest.mouseMove(pane.reading.sentence, QPoint(12, 12))
    QTest.mouseClick(pane.reading.sentence, Qt.MouseButton.LeftButton, pos=QPoint(12, 12))
    assert pane.form.texts["target"].hasFocus()


def test_use_this_measure_makes_a_new_version_with_tests_open(
    page: OutcomesPage, settled: Settled, workspace: Workspace, kitchen: Mapping[str, UUID]
) -> None:
    pane = opened(page, settled)
    fill(pane, target="", title="Meals with company")
    pane.checks.answers[CouncilCheck.RELEVANT].setCurrentIndex(1)
    pane.checks.reasons[CouncilCheck.RELEVANT].setText("It is what is bought")
    pane.checks.names_contract.setChecked(True)
    settled()
    pane.use()
    settled()
    settled()

    assert page.making is None
    assert page.tree.isVisible()
    with workspace.read() as view:
        new = [
            each for each in view.all(InstalledMeasure, code=MEALS) if each.uid != kitchen[MEALS]
        ]
        measure = view.framework(new[0].framework).measure(MEALS)
    assert measure.title == "Meals with company"
    assert measure.names_contract
    told = measure.definition
    assert told is not None
    assert (told.movement, told.once, told.at_least) == (Movement.FALLS, Once.ONCE_A_YEAR, 2000)
    (check,) = told.checks
    assert (check.answer, check.why) == (Answer.YES, "It is what is bought")
    assert str(page.tree.currentIndex().data()) == "Meals with company"
    with workspace.read() as view:
        assert view.draft(pane._start.name) is None


def test_what_cannot_be_a_measure_is_said_and_nothing_is_lost(
    page: OutcomesPage, settled: Settled
) -> None:
    pane = opened(page, settled)
    pane.form.texts["title"].setText("")
    pane.use()
    settled()

    assert page.making is pane
    assert "Give the measure a name." in words_in(pane)
    assert pane.form.texts["title"].hasFocus()


def test_typing_is_kept_and_taken_up_again(page: OutcomesPage, settled: Settled) -> None:
    pane = opened(page, settled)
    fill(pane)
    pane.form.accepted.accept("start_letter")
    pane.keep_now()
    settled()
    assert pane.reading.kept.text() == "Draft kept, 16:52"
    QTest.keyClick(pane.form.texts["who"], Qt.Key.Key_Escape)
    settled()
    assert page.making is None
    assert page.tree.hasFocus()

    again = opened(page, settled)

    assert again.form.texts["who"].text() == "People who live alone"
    draft = again.draft()
    assert draft.definition.movement is Movement.FALLS
    assert "start_letter" in dict(draft.accepts)
    assert "Taken up where you left it." in words_in(again)


def test_the_last_words_before_the_window_closes_are_kept(
    page: OutcomesPage, window: Window, workspace: Workspace, settled: Settled
) -> None:
    pane = opened(page, settled)
    pane.form.texts["who"].setText("People who live alone")
    name = pane._start.name

    window.close()
    settled()

    with workspace.read() as view:
        assert "People who live alone" in (view.draft(name) or "")


def test_evidence_is_accepted_and_refused(page: OutcomesPage, settled: Settled) -> None:
    pane = opened(page, settled)
    for type_, _ in pane.draft().accepts:
        pane.form.accepted.refuse(type_)
    assert "No evidence is accepted yet, so nothing could prove it." in words_in(pane)
    settled()
    pane.form.accepted.accept("start_letter")
    pane.form.accepted.accept("start_letter")
    assert [type_ for type_, _ in pane.draft().accepts] == ["start_letter"]
    pane.form.accepted.more.click()
    menu = pane.form.accepted.findChild(QMenu)
    assert menu is not None
    assert all("Start letter" not in each.text() for each in menu.actions())
    menu.close()
    QApplication.processEvents()


def test_a_new_measure_under_a_node_may_start_from_an_example(
    page: OutcomesPage, settled: Settled, workspace: Workspace
) -> None:
    QTest.keyClick(page.tree, Qt.Key.Key_Left)
    settled()
    pane = opened(page, settled)
    assert "Nothing is logged under it yet, so nothing changes today." in words_in(pane)
    examples = {each.code: each for each in pane._start.examples}
    pane.head.example.click()
    menu = pane.findChild(QMenu)
    assert menu is not None
    assert [each.text() for each in menu.actions()][:2] == ["Meals shared", "Hours volunteered"]
    menu.close()
    pane.take_example(examples[HOURS])
    pane.form.texts["title"].setText("Hours of company")
    pane.use()
    settled()
    settled()

    with workspace.read() as view:
        titles = {each.title: each for each in view.all(InstalledMeasure)}
    assert titles["Hours of company"].unit_many == "hours"
    assert len(titles) == 4
