"""What a child cannot do, whatever has taken it over; the parent is there to tell."""

import dataclasses
import os
import socket
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from threading import Event

import pytest

from sv_evidence import system
from sv_evidence.jail import READER_LIMITS, Limits, ReaderRefused, Request, builder_limits, run
from sv_evidence.jail.workers import Worker

Workers = Mapping[str, Worker]
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux can take calls away")


def refusal(worker: str, workers: Workers, limits: Limits, **header: object) -> ReaderRefused:
    with pytest.raises(ReaderRefused) as caught:
        run(worker, Request(header), limits, workers=workers)
    return caught.value


@pytest.mark.parametrize(
    ("worker", "code"),
    [
        ("allocate", "too_big"),
        ("spin", "too_slow"),
        ("sleep", "too_slow"),
        ("ignore_time", "died"),
        ("write_one_large_file", "too_big"),
        ("write_many_files", "too_big"),
        ("answer_too_much", "too_big"),
        ("crash", "died"),
        ("leave", "died"),
        ("fail", "unreadable"),
        ("refuse", "encrypted"),
    ],
)
def test_a_breach_ends_the_child_with_its_code(
    worker: str, code: str, workers: Workers, short: Limits
) -> None:
    assert refusal(worker, workers, short).code == code


@LINUX
@pytest.mark.parametrize("worker", ["fork", "start_program", "kill_parent"])
def test_a_child_reaches_no_other_process(worker: str, workers: Workers, short: Limits) -> None:
    assert refusal(worker, workers, short).details["why"] == "PermissionError"


@LINUX
def test_a_child_cannot_loosen_its_limits(workers: Workers, short: Limits) -> None:
    assert refusal("raise_limit", workers, short).details["why"] in {"ValueError", "OSError"}


@LINUX
def test_a_child_cannot_connect_to_a_listening_socket(workers: Workers, short: Limits) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        refused = refusal("connect", workers, short, port=server.getsockname()[1])

        with pytest.raises(BlockingIOError):
            server.accept()
    assert refused.details["why"] == "PermissionError"


@LINUX
@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6", "AF_UNIX", "AF_NETLINK", "AF_PACKET"])
def test_no_family_of_sockets_opens(family: str, workers: Workers, short: Limits) -> None:
    assert refusal("open_socket", workers, short, family=family).details["why"] == "PermissionError"


needs_file_rules = pytest.mark.skipif(
    "files" in system.limits_lacking(), reason="this kernel has no rules about files"
)


@needs_file_rules
def test_a_child_reads_no_file_of_the_person(
    workers: Workers, short: Limits, tmp_path: Path
) -> None:
    secret = tmp_path / "workspace.key"
    secret.write_bytes(b"secret")

    assert refusal("read_file", workers, short, path=str(secret)).details["why"] == (
        "PermissionError"
    )


@needs_file_rules
def test_a_child_writes_nowhere_but_in_its_folder(
    workers: Workers, short: Limits, tmp_path: Path
) -> None:
    refused = refusal("write_file", workers, short, path=str(tmp_path / "left"))

    assert refused.details["why"] == "PermissionError"
    assert not (tmp_path / "left").exists()
    assert run("write_file", Request({"path": "inside"}), short, workers=workers).header


def test_a_child_inherits_nothing(
    workers: Workers, short: Limits, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SV_EVIDENCE_PASSPHRASE", "correct horse")
    with Path(__file__).open("rb") as ours:
        os.set_inheritable(ours.fileno(), True)
        found = run("environment", Request(), short, workers=workers).header
        open_in_child = run("descriptors", Request(), short, workers=workers).header["open"]

    names = {name for name in found["names"] if not name.startswith("MALLOC_")}
    assert names <= {"OPENBLAS_NUM_THREADS", "TMPDIR", "TEMP", "TMP", "LC_CTYPE"}
    assert (found["folder"], found["mode"]) == ([], 0o700)
    assert (found["is_isolated"], found["has_site"]) == (True, False)
    assert open_in_child == [0, 1, 2, 3]


def test_the_folder_is_gone_afterwards(
    workers: Workers, short: Limits, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    refusal("write_one_large_file", workers, short)
    run("echo", Request(), short, workers=workers)

    assert list(tmp_path.iterdir()) == []


def test_processor_time_counts_from_the_request(workers: Workers) -> None:
    limits = dataclasses.replace(READER_LIMITS, cpu_seconds=1)

    started = time.monotonic()
    code = refusal("spin", workers, limits).code

    assert code == "too_slow"
    assert 0.9 < time.monotonic() - started < limits.wall_seconds


def test_a_person_can_stop_a_child(workers: Workers) -> None:
    stop = Event()
    stop.set()

    with pytest.raises(ReaderRefused) as caught:
        run("sleep", Request(), READER_LIMITS, stop=stop, workers=workers)

    assert caught.value.code == "stopped"


def test_a_builder_may_use_more_for_more() -> None:
    small, large = builder_limits(0), builder_limits(300 << 20)

    assert small.memory >= 1 << 30
    assert large.memory > small.memory
    assert large.answer > small.answer
    assert large.wall_seconds > large.cpu_seconds > small.cpu_seconds


def test_what_a_system_lacks_is_named() -> None:
    assert set(system.limits_lacking()) <= {"memory", "written", "network", "files"}
