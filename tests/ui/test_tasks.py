"""Work runs off the GUI thread, and its answer comes back to it."""

import gc
import threading
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.tasks import Callbacks, TaskRunner, Ticket


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[TaskRunner]:  # noqa: ARG001 - signals need it
    made = TaskRunner()
    yield made
    made.shutdown()


def echo(value: int, _ticket: Ticket) -> int:
    return value


def unheard(error: Exception) -> None:
    raise AssertionError(error)


def test_an_answer_arrives_on_the_gui_thread(tasks: TaskRunner, qtbot: QtBot) -> None:
    owner, heard = QObject(), list[tuple[Any, bool, bool]]()
    ours = threading.current_thread()

    def work(_ticket: Ticket) -> bool:
        return threading.current_thread() is ours

    def done(was_ours: bool) -> None:  # noqa: FBT001 - the answer itself
        heard.append((was_ours, threading.current_thread() is ours, True))

    tasks.read(owner, work, Callbacks(done, unheard))
    qtbot.waitUntil(lambda: bool(heard))

    assert heard == [(False, True, True)]


def test_a_failure_arrives_as_one(tasks: TaskRunner, qtbot: QtBot) -> None:
    owner, heard = QObject(), list[Exception]()

    def work(_ticket: Ticket) -> None:
        raise ValueError("no")

    tasks.write(owner, work, Callbacks(unheard, heard.append))
    qtbot.waitUntil(lambda: bool(heard))

    assert isinstance(heard[0], ValueError)


def test_writes_run_one_after_another_in_order(tasks: TaskRunner, qtbot: QtBot) -> None:
    owner, begun, ended = QObject(), list[int](), list[int]()

    def work(place: int, _ticket: Ticket) -> int:
        begun.append(place)
        assert len(begun) == len(ended) + 1
        ended.append(place)
        return place

    heard: list[int] = []
    for place in range(20):
        tasks.write(owner, partial(work, place), Callbacks(heard.append, unheard))
    qtbot.waitUntil(lambda: len(heard) == 20)

    assert heard == list(range(20))


def test_a_cancelled_task_says_only_that(tasks: TaskRunner, qtbot: QtBot) -> None:
    owner, go, heard = QObject(), threading.Event(), list[str]()

    def work(ticket: Ticket) -> None:
        go.wait(10)
        ticket.step(1, 2)

    callbacks = Callbacks(unheard, unheard, None, lambda: heard.append("stopped"))
    ticket = tasks.write(owner, work, callbacks)
    ticket.cancel()
    go.set()
    qtbot.waitUntil(lambda: bool(heard))

    assert heard == ["stopped"]


def test_progress_is_told(tasks: TaskRunner, qtbot: QtBot) -> None:
    owner, steps, heard = QObject(), list[tuple[int, int]](), list[None]()

    def work(ticket: Ticket) -> None:
        for place in range(3):
            ticket.step(place, 3)

    told = Callbacks(heard.append, unheard, lambda done, of: steps.append((done, of)))
    tasks.read(owner, work, told)
    qtbot.waitUntil(lambda: bool(heard))

    assert steps == [(0, 3), (1, 3), (2, 3)]


def test_an_answer_for_a_closed_window_is_dropped(tasks: TaskRunner, qtbot: QtBot) -> None:
    owner, go, heard = QObject(), threading.Event(), list[object]()
    tasks.read(owner, lambda _ticket: go.wait(10), Callbacks(heard.append, heard.append))

    shiboken6.delete(owner)
    go.set()
    qtbot.waitUntil(lambda: tasks.waiting == 0)

    assert heard == []


def test_many_tasks_of_forgotten_owners_do_no_harm(tasks: TaskRunner, qtbot: QtBot) -> None:
    heard: list[int] = []
    for place in range(300):
        owner = QObject()
        tasks.read(owner, partial(echo, place), Callbacks(heard.append, unheard))
        if place % 50 == 0:
            gc.collect()
    qtbot.waitUntil(lambda: tasks.waiting == 0)

    assert sorted(heard) == list(range(300))
