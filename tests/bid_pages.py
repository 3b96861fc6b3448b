"""A bid over a proven lunch, on the bids page, for the tests of the page and of its verbs."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from sv_evidence.domain.answers import Answer
from sv_evidence.domain.bids import Bid, Question
from sv_evidence.store.workspace import Workspace
from tests.builders import MEALS, a_place, a_result, add_framework, an_activity, keep_file, log
from tests.operations.tendering import a_bid
from ui.desk import Desk
from ui.pages.bids.page import BidsPage
from ui.theme import Theme
from ui.widgets.sheet import Sheet
from ui.widgets.words import Words
from ui.window import Window

Settled = Callable[[], None]
T = TypeVar("T", bound=Sheet)


@pytest.fixture
def bid(workspace: Workspace) -> Bid:
    """A bid of two questions, over one lunch of 46 proven meals."""
    with workspace.change("Add framework") as unit:
        measures = add_framework(unit)
        place = a_place()
        unit.add(place)
    activity = an_activity(place=place.uid, people=46)
    result = a_result(activity.uid, measures[MEALS], 46)
    log(workspace, activity, [result], [keep_file(workspace)])
    return a_bid(workspace)


@pytest.fixture
def bids_page(
    theme: Theme, desk: Desk, window: Window, tmp_path: Path, settled: Settled
) -> BidsPage:
    made = BidsPage(theme, desk, window, tmp_path)
    window.add_page(made)
    window.show_page(made.key)
    settled()
    return made


@pytest.fixture
def open_desk(bid: Bid, bids_page: BidsPage, settled: Settled) -> BidsPage:
    bids_page.show_bid(bid.uid)
    settled()
    return bids_page


def type_in(bids_page: BidsPage, words: str) -> None:
    editor = bids_page.writing.writing.editor
    editor.setFocus()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(editor, words)


def quiet(bids_page: BidsPage, settled: Settled) -> None:
    """Let the pause after the last key be over."""
    bids_page.writing._pause.stop()
    bids_page.writing._read_through()
    settled()


def said(part: QWidget) -> str:
    return " | ".join(each.text() for each in part.findChildren(Words) if each.text())


def sheet_of(window: Window, kind: type[T]) -> T:
    (found,) = (each for each in window.messages.sheets() if isinstance(each, kind))
    return found


def text_kept(workspace: Workspace, question: Question) -> str:
    with workspace.read() as view:
        return next((each.text for each in view.all(Answer, question=question.uid)), "")
