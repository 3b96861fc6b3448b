"""An outcomes page with proven meals, hours, a promise and a linked framework."""

from collections.abc import Callable, Mapping
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtWidgets import QWidget

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.contracts import Commitment
from sv_evidence.domain.frameworks import Proxy
from sv_evidence.domain.measures import ProxyRate, Thousandths
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
from ui.pages.outcomes.page import OutcomesPage
from ui.theme import Theme
from ui.widgets.figure import Figure
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
def outcomes(
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
