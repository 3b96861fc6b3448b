"""Requests and answers between parent and child, honest and not."""

import io
import json
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from sv_evidence.domain.problems import Defect
from sv_evidence.jail import READER_LIMITS, Answer, Limits, ReaderRefused, Request, Stream, run
from sv_evidence.jail.child import _named, _reply
from sv_evidence.jail.messages import (
    LONGEST_LINE,
    MOST_BLOBS,
    Cut,
    Nonsense,
    TooMuch,
    read_frame,
    write_frame,
)
from sv_evidence.jail.workers import WORKERS, Worker
from tests.jail import hostile

Workers = Mapping[str, Worker]


def framed(header: object, lengths: object, *blobs: bytes) -> bytes:
    return json.dumps({"header": header, "blobs": lengths}).encode() + b"\n" + b"".join(blobs)


def test_what_is_sent_comes_back(workers: Workers, short: Limits) -> None:
    large = bytes(range(256)) * 20_000
    request = Request({"name": "Grüße <b>"}, (large, b"", Stream(io.BytesIO(b"streamed"), 8)))

    answer = run("echo", request, short, workers=workers)

    assert answer.header == {"heard": {"name": "Grüße <b>"}}
    assert answer.blobs == (large, b"", b"streamed")


def test_a_file_is_lent_and_read_from_where_the_worker_wants(
    workers: Workers, short: Limits, tmp_path: Path
) -> None:
    path = tmp_path / "pack.pdf"
    path.write_bytes(b"0123456789")

    with path.open("rb") as lent:
        answer = run("read_lent", Request(lent=lent), short, workers=workers)

    assert answer.header == {"is_lent": sys.platform != "win32"}
    assert answer.blobs == (b"3456789",)


def test_a_file_in_memory_is_sent_instead(workers: Workers, short: Limits) -> None:
    answer = run("read_lent", Request(lent=io.BytesIO(b"0123456789")), short, workers=workers)

    assert answer.header == {"is_lent": False}
    assert answer.blobs == (b"3456789",)


def test_a_library_that_prints_spoils_nothing(workers: Workers, short: Limits) -> None:
    assert run("print_noise", Request(), short, workers=workers).header == {"quiet": True}


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (b"rubbish\n", "nonsense"),
        (b"\x00\xff\n", "nonsense"),
        (b"{}\n", "nonsense"),
        (b"[]\n", "nonsense"),
        (b"[" * 50_000 + b"\n", "nonsense"),
        (b'{"header": {"answer": {"x": NaN}}, "blobs": []}\n', "nonsense"),
        (framed([], []), "nonsense"),
        (framed({"answer": 1}, []), "nonsense"),
        (framed({}, []), "nonsense"),
        (framed({"refused": 7}, []), "nonsense"),
        (framed({"refused": ""}, []), "nonsense"),
        (framed({"refused": "x" * 41}, []), "nonsense"),
        (framed({"refused": "<b>no</b>"}, []), "nonsense"),
        (framed({"answer": {}}, {}), "nonsense"),
        (framed({"answer": {}}, [-1]), "nonsense"),
        (framed({"answer": {}}, [True]), "nonsense"),
        (framed({"answer": {}}, [1.5]), "nonsense"),
        (framed({"answer": {}}, [0] * (MOST_BLOBS + 1)), "nonsense"),
        (framed({"answer": {}}, [10**12]), "too_big"),
        (b"x" * (LONGEST_LINE + 2), "too_big"),
        (framed({"answer": {}}, [5], b"four"), "died"),
        (b'{"header": {}, "blobs"', "died"),
        (b"", "died"),
    ],
    ids=range(23),
)
def test_a_child_that_answers_rubbish_is_refused(
    said: bytes, code: str, workers: Workers, short: Limits
) -> None:
    with pytest.raises(ReaderRefused) as caught:
        run("say", Request({}, (said,)), short, workers=workers)

    assert caught.value.code == code


def test_an_unknown_worker_is_our_own_mistake() -> None:
    with pytest.raises(Defect):
        run("nobody", Request(), READER_LIMITS)


def test_the_shipped_workers_name_module_and_function() -> None:
    assert all(worker.target.count(":") == 1 for worker in WORKERS.values())


@pytest.mark.parametrize("worker", ["missing", "unprepared"])
def test_a_child_that_never_gets_ready_is_not_the_files_fault(
    worker: str, workers: Workers, short: Limits
) -> None:
    with pytest.raises(ReaderRefused) as caught:
        run(worker, Request({}, (bytes(1 << 20),)), short, workers=workers)

    assert caught.value.code == "not_started"


@pytest.mark.parametrize("what", ["sys.executable", "tempfile.tempdir"])
def test_a_system_that_starts_no_child_is_named(
    what: str, workers: Workers, short: Limits, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(what, "/nowhere/at/all")

    with pytest.raises(ReaderRefused) as caught:
        run("echo", Request(), short, workers=workers)

    assert caught.value.code == "not_started"


class Failing(io.RawIOBase):
    """A stream on a disk that has gone."""

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        raise BrokenPipeError(size)


def test_a_source_that_fails_says_so_itself(workers: Workers, short: Limits) -> None:
    with pytest.raises(BrokenPipeError):
        run("echo", Request({}, (Stream(Failing(), 10),)), short, workers=workers)  # type: ignore[arg-type]


def test_a_source_that_became_shorter_is_an_error_of_the_source(
    workers: Workers, short: Limits
) -> None:
    with pytest.raises(OSError, match="fewer"):
        run("echo", Request({}, (Stream(io.BytesIO(b"ab"), 3),)), short, workers=workers)


def test_a_child_that_dies_while_it_is_asked_is_refused(workers: Workers, short: Limits) -> None:
    with pytest.raises(ReaderRefused) as caught:
        run("leave", Request({}, (bytes(8 << 20),)), short, workers=workers)

    assert caught.value.code == "died"


@pytest.mark.parametrize(
    ("worker", "said"),
    [
        (hostile.echo, {"answer": {"heard": {}}}),
        (hostile.refuse, {"refused": "encrypted", "why": "locked.pdf"}),
        (hostile.fail, {"refused": "unreadable", "why": "KeyError"}),
    ],
)
def test_a_reply_is_one_frame_whatever_the_worker_did(
    worker: hostile.Work, said: dict[str, object]
) -> None:
    out = io.BytesIO()

    _reply(out, worker, Request({}))

    assert read_frame(io.BytesIO(out.getvalue()), most=0) == (said, ())


def test_a_worker_out_of_memory_says_too_big() -> None:
    def exhaust(_: Request) -> Answer:
        raise MemoryError

    out = io.BytesIO()
    _reply(out, exhaust, Request({}))

    assert read_frame(io.BytesIO(out.getvalue()), most=0)[0] == {"refused": "too_big"}


def test_a_worker_is_found_by_its_target() -> None:
    assert _named("tests.jail.hostile:echo") is hostile.echo


def test_a_frame_written_to_nobody_is_cut_short() -> None:
    class Gone(io.BytesIO):
        def write(self, _: object) -> int:
            raise BrokenPipeError

    with pytest.raises(Cut):
        write_frame(Gone(), {}, ())


@pytest.mark.parametrize(
    ("raw", "failure"),
    [(b"", Cut), (b"nonsense\n", Nonsense), (b"y" * (LONGEST_LINE + 1), TooMuch)],
)
def test_a_frame_that_is_none_is_told_apart(raw: bytes, failure: type[Exception]) -> None:
    with pytest.raises(failure):
        read_frame(io.BytesIO(raw), most=10)


def test_a_worker_that_refuses_may_say_what_it_stumbled_over(
    workers: Workers, short: Limits
) -> None:
    with pytest.raises(ReaderRefused) as caught:
        run("refuse", Request(), short, workers=workers)

    assert (caught.value.code, caught.value.details) == ("encrypted", {"why": "locked.pdf"})
