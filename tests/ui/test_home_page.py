from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.bids import Bid
from sv_evidence.domain.contracts import Contract
from sv_evidence.domain.evidence import Condition, ConsentState
from sv_evidence.domain.frameworks import Proxy
from sv_evidence.domain.measures import Period
from sv_evidence.domain.proof import Mark
from sv_evidence.store.workspace import Workspace
from tests.builders import NOW
from tests.reports.kitchen import Kitchen, a_full_kitchen, a_kitchen
from ui.desk import Desk
from ui.pages.home.bars import TotalBar
from ui.pages.home.bullet import BulletBar
from ui.pages.home.page import HomePage
from ui.pages.home.rows import OpenRow
from ui.settings import Settings
from ui.standing import StandingPages
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.figure import Figure
from ui.widgets.words import Words
from ui.window import Window

Settled = Callable[[], None]


@pytest.fixture
def kitchen(tmp_path: Path) -> Kitchen:
    made = a_full_kitchen(tmp_path, weeks=4)
    with made.workspace.change("Plan") as unit:
        unit.amend(Bid, made.bid, deadline=NOW + timedelta(days=6))
        unit.set_condition(made.files[0].uid, Condition.MISSING)
    made.workspace.vault.path(made.files[0].vault_name).unlink()
    return made


@pytest.fixture
def workspace(kitchen: Kitchen) -> Workspace:
    return kitchen.workspace


@pytest.fixture
def home(theme: Theme, desk: Desk, window: Window, settled: Settled) -> HomePage:
    page = HomePage(theme, desk, window)
    window.add_page(page)
    window.show_page(page.key)
    settled()
    return page


def rows(page: QWidget) -> list[OpenRow]:
    return [each for each in page.findChildren(OpenRow) if each.isVisibleTo(page)]


def row(page: QWidget, begins: str) -> OpenRow:
    return next(each for each in rows(page) if each.accessibleName().startswith(begins))


def words(page: QWidget) -> list[str]:
    return [each.text() for each in page.findChildren(Words) if each.isVisibleTo(page)]


def test_the_statement_says_what_can_be_proven(home: HomePage) -> None:
    assert home._title.text().startswith("You can prove £")
    assert home._title.text().endswith(" today.")
    assert "claims are proven." in home._subtitle.text()
    assert home.when.text() == "1 April to 30 September 2026"


def test_every_row_is_reached_named_and_leads_somewhere(home: HomePage, qtbot: QtBot) -> None:
    assert all(each.accessibleName() and each.focusPolicy() for each in rows(home))

    with qtbot.waitSignal(home.review_asked):
        row(home, "1 file missing").setFocus()
        QTest.keyClick(row(home, "1 file missing"), Qt.Key.Key_Return)
    with qtbot.waitSignal(home.outcome_asked):
        QTest.mouseClick(row(home, "Less isolation"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(home.activity_asked):
        QTest.keyClick(row(home, "25 September 2026"), Qt.Key.Key_Space)
    with qtbot.waitSignal(home.gap_asked) as asked:
        QTest.mouseClick(row(home, "31 people who feel less lonely"), Qt.MouseButton.LeftButton)
    assert asked.args is not None
    assert asked.args[0].mark is Mark.UNPROVEN


def test_other_keys_and_buttons_open_nothing(home: HomePage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(home.review_asked):
        QTest.keyClick(row(home, "1 file missing"), Qt.Key.Key_A)
        QTest.mouseClick(row(home, "1 file missing"), Qt.MouseButton.RightButton)


def test_the_total_explains_itself(home: HomePage, settled: Settled) -> None:
    bar = home.findChild(TotalBar)
    assert bar is not None
    figure = bar.findChild(Figure)
    assert figure is not None
    QTest.mouseClick(figure, Qt.MouseButton.LeftButton)
    settled()

    assert home.explaining.panel.isVisible()


def test_a_commitment_explains_what_was_delivered(home: HomePage, settled: Settled) -> None:
    bars = home.findChildren(BulletBar)
    assert len(bars) == 2
    assert all("expected by now" in each.accessibleName() for each in bars)
    QTest.mouseClick(row(home, "Meals shared"), Qt.MouseButton.LeftButton)
    settled()

    assert home.explaining.panel.isVisible()


def test_another_period_is_chosen_from_the_menu(
    home: HomePage, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[object] = []
    monkeypatch.setattr("PySide6.QtWidgets.QMenu.popup", lambda menu, at: shown.append((menu, at)))
    home.when.click()
    assert len(shown) == 1

    home._on_period(Period(date(2026, 4, 1), date(2026, 4, 30)))
    settled()
    assert home.when.text() == "1 April to 30 April 2026"


def test_it_follows_what_is_logged(home: HomePage, kitchen: Kitchen, settled: Settled) -> None:
    before = home._title.text()
    kitchen.log(date(2026, 9, 29), "Harvest lunch", {"MEALS": 500})
    settled()

    assert home._title.text() != before
    assert any(each.accessibleName().startswith("29 September 2026") for each in rows(home))


def test_low_windows_stand_closer_and_keep_the_place(
    home: HomePage, window: Window, settled: Settled
) -> None:
    def recent() -> int:
        return sum("September 2026" in each.accessibleName() for each in rows(home))

    usual = recent()
    window.resize(1366, 692)
    settled()

    assert recent() < usual
    assert home._scroll.horizontalScrollBar().maximum() == 0


def test_bids_near_their_day_are_named(home: HomePage) -> None:
    assert "6 days" in words(home)
    assert any("Bid, 16:52" in each.accessibleName() for each in rows(home))


def test_deadlines_lead_to_what_they_are_about(
    theme: Theme, desk: Desk, window: Window, settled: Settled, kitchen: Kitchen
) -> None:
    with kitchen.workspace.change("Plan") as unit:
        unit.amend(Contract, kitchen.contract, last_day=NOW.date() + timedelta(days=9))
    pages = StandingPages(theme, window, desk, Settings())
    pages.hang()
    window.show_page("home")
    settled()

    QTest.mouseClick(row(pages.home, "9 October 2026"), Qt.MouseButton.LeftButton)
    settled()
    assert window.page is not None
    assert window.page.key == "contracts"
    assert pages.contracts._wanted == kitchen.contract

    window.show_page("home")
    settled()
    QTest.mouseClick(row(pages.home, "6 October 2026"), Qt.MouseButton.LeftButton)
    settled()
    assert window.page.key == "bids"
    assert pages.bids.writing.bid is not None


class TestOtherStates:
    @pytest.fixture
    def kitchen(self, tmp_path: Path) -> Kitchen:
        return a_kitchen(tmp_path)

    def test_an_empty_workspace_invites_to_log(self, home: HomePage, qtbot: QtBot) -> None:
        assert home._title.text() == "Nothing is claimed in this period yet."
        invites = [each for each in home.findChildren(Button) if each.text() == "Log activity"]
        with qtbot.waitSignal(home.log_asked):
            invites[-1].click()

    def test_without_values_claims_are_counted(
        self, home: HomePage, kitchen: Kitchen, settled: Settled
    ) -> None:
        with kitchen.workspace.change("No values") as unit:
            for each in unit.all(Proxy):
                unit.bin(Proxy, each.uid)
        kitchen.log(date(2026, 5, 1), "Lunch", {"MEALS": 5})
        settled()

        assert home._title.text() == "You can prove 0 of 1 claim today."
        assert "£" not in " ".join(words(home))

    def test_both_impacts_are_said_and_never_added(
        self, home: HomePage, kitchen: Kitchen, settled: Settled
    ) -> None:
        day = date(2026, 5, 1)
        kitchen.log(day, "Lunch", {"MEALS": 5})
        kitchen.log(day, "Lunch", {"MEALS": 7}, impact=Impact.ADDITIONAL, allot=True)
        settled()

        assert "of core impact and" in home._title.text()
        assert len(home.findChildren(TotalBar)) == 2
        assert sum(each.startswith("Proof by outcome") for each in words(home)) == 2

    def test_a_consent_that_ends_leads_to_its_file(
        self, home: HomePage, kitchen: Kitchen, settled: Settled, qtbot: QtBot
    ) -> None:
        photo = kitchen.file(
            "Colin",
            "photo",
            consent=ConsentState.HELD,
            consent_channels="bid_pack",
            consent_until=NOW.date() + timedelta(days=1),
        )
        kitchen.log(date(2026, 5, 1), "Lunch", {"MEALS": 5}, (photo,))
        settled()

        assert "tomorrow" in words(home)
        with qtbot.waitSignal(home.evidence_asked) as asked:
            QTest.mouseClick(row(home, "1 October 2026"), Qt.MouseButton.LeftButton)
        assert asked.args == [photo.uid]


def test_home_leads_to_the_other_pages(
    theme: Theme, desk: Desk, window: Window, settled: Settled
) -> None:
    pages = StandingPages(theme, window, desk, Settings())
    pages.hang()
    window.show_page("home")
    settled()

    def shown() -> str:
        return "" if window.page is None else window.page.key

    assert window.side_bar.keys[:2] == ("home", "activities")

    gap = row(pages.home, "31 people who feel less lonely")
    QTest.mouseClick(gap, Qt.MouseButton.LeftButton)
    settled()
    assert shown() == pages.activities.key
    wanted = pages.activities.chips.filter
    assert wanted.mark is Mark.UNPROVEN
    assert wanted.period == Period(date(2026, 4, 1), date(2026, 9, 30))

    window.show_page("home")
    settled()
    QTest.mouseClick(row(pages.home, "1 file missing"), Qt.MouseButton.LeftButton)
    settled()
    assert shown() == pages.evidence.key

    window.show_page("home")
    settled()
    QTest.mouseClick(row(pages.home, "Less food waste"), Qt.MouseButton.LeftButton)
    settled()
    assert shown() == pages.outcomes.key
