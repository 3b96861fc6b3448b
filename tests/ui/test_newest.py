"""Only the newest question of a kind is answered, however late older answers come."""

from collections.abc import Callable
from threading import Event

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from sv_evidence.domain.problems import Problem
from ui.desk import Desk
from ui.newest import Newest

Settled = Callable[[], None]


@pytest.fixture
def heard() -> list[object]:
    return []


@pytest.fixture
def newest(desk: Desk, window: QObject, heard: list[object]) -> Newest:
    return Newest(desk, window, heard.append)


def test_an_older_answer_that_comes_last_is_dropped(
    newest: Newest, heard: list[object], qtbot: QtBot, settled: Settled
) -> None:
    may_end = Event()
    older, newer = list[bool](), list[str]()

    def slow() -> bool:
        older.append(may_end.wait(5))
        return True

    newest.fetch("sum", slow, heard.append)
    newest.fetch("sum", lambda: "new", newer.append)
    qtbot.waitUntil(lambda: newer == ["new"])
    may_end.set()
    settled()

    assert older == [True]
    assert heard == []


def test_a_failure_of_an_older_question_is_dropped_too(
    newest: Newest, heard: list[object], settled: Settled
) -> None:
    def fail(code: str) -> object:
        raise Problem(code)

    newest.fetch("sum", lambda: fail("older"), heard.append)
    newest.fetch("sum", lambda: fail("newer"), heard.append)
    settled()

    assert [each.code for each in heard if isinstance(each, Problem)] == ["newer"]


def test_questions_of_other_kinds_do_not_void_each_other(
    newest: Newest, heard: list[object], settled: Settled
) -> None:
    newest.fetch("facts", lambda: 1, heard.append)
    newest.read("list", lambda _view: 2, heard.append)
    settled()

    assert sorted(map(str, heard)) == ["1", "2"]


def test_what_is_forgotten_is_not_answered(
    newest: Newest, heard: list[object], settled: Settled
) -> None:
    newest.fetch("facts", lambda: 1, heard.append)
    newest.forget("facts", "list")
    settled()

    assert heard == []
