"""Children kept ready."""

import io
import json
import os
import signal
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sv_evidence.jail import CHILD_FLAG, Limits, ReaderPool, ReaderRefused, Request, starting
from sv_evidence.jail.workers import Worker
from tests.jail import hostile

Workers = Mapping[str, Worker]


def test_each_request_gets_a_child_of_its_own(workers: Workers, short: Limits) -> None:
    with ReaderPool("echo", short, workers=workers) as pool:
        answers = [pool.run(Request({"turn": turn})).header for turn in range(3)]

    assert answers == [{"heard": {"turn": turn}} for turn in range(3)]


def test_a_spare_that_died_is_replaced(workers: Workers, short: Limits) -> None:
    with ReaderPool("echo", short, workers=workers) as pool:
        spare = pool._ready[0]
        os.kill(spare._process.pid, signal.SIGTERM)
        spare._process.wait()

        assert pool.run(Request({"still": "here"})).header == {"heard": {"still": "here"}}


def test_a_bad_file_spoils_nothing_for_the_next(workers: Workers, short: Limits) -> None:
    with ReaderPool("say", short, workers=workers, spares=2) as pool:
        for _ in range(2):
            with pytest.raises(ReaderRefused):
                pool.run(Request({}, (b"rubbish\n",)))
        good = b'{"header": {"answer": {}}, "blobs": []}\n'
        assert pool.run(Request({}, (good,))).header == {}


def test_many_threads_may_ask_at_once(workers: Workers, short: Limits) -> None:
    with ReaderPool("echo", short, workers=workers) as pool, ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(lambda n: pool.run(Request({"n": n})).header, range(8)))

    assert answers == [{"heard": {"n": n}} for n in range(8)]


def test_a_closed_pool_keeps_nobody_and_still_answers(workers: Workers, short: Limits) -> None:
    pool = ReaderPool("echo", short, workers=workers)
    pool.warm()
    spare = pool._ready[0]
    pool.close()

    assert not spare.is_alive()
    assert pool.run(Request({"late": True})).header == {"heard": {"late": True}}
    assert len(pool._ready) == 0


def test_a_child_ends_by_itself_when_its_parent_is_gone(workers: Workers, short: Limits) -> None:
    pool = ReaderPool("echo", short, workers=workers)
    pool.warm()
    spare = pool._ready[0]
    assert spare._process.stdin is not None
    spare._process.stdin.close()

    assert spare._process.wait(timeout=30) == 0
    spare.end()


def test_a_frozen_program_starts_itself_as_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)

    assert starting._command() == [sys.executable, CHILD_FLAG]


def test_a_child_looks_nowhere_relative_for_our_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", ["", ".", "/nowhere/at/all", *sys.path])

    handed = starting.path()

    assert "" not in handed
    assert "." not in handed
    assert "/nowhere/at/all" not in handed
    assert set(handed) <= set(starting.readable())


def test_a_frozen_child_takes_its_setup_from_standard_input(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given: list[object] = []
    setup = {"target": "somewhere"}
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(json.dumps(setup).encode())))
    monkeypatch.setattr("sv_evidence.jail.child.main", given.append)

    starting.run_as_child()

    assert given == [setup]


def test_only_a_child_that_nobody_waits_for_rehearses(workers: Workers, short: Limits) -> None:
    rehearsed = {"has": Worker(f"{hostile.__name__}:has", rehearsal=f"{hostile.__name__}:rehearse")}
    with ReaderPool("has", short, workers={**workers, **rehearsed}) as pool:
        assert pool.run(Request({})).header == {"rehearsed": True}

    # Closed, it starts a child only when one is wanted.
    assert pool.run(Request({})).header == {"rehearsed": False}


def test_a_frozen_child_may_read_the_program_that_holds_its_modules(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "sv-evidence"))

    assert str(tmp_path) in starting.readable()
