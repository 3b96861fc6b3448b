"""The parent's side of a child: ask once, wait within limits, and always clear up."""

import json
import os
import shutil
import signal
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from io import SEEK_END
from threading import Event
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from sv_evidence import system
from sv_evidence.domain.problems import Defect
from sv_evidence.jail import starting
from sv_evidence.jail.limits import Limits
from sv_evidence.jail.messages import (
    Answer,
    Cut,
    Nonsense,
    Request,
    Stream,
    TooMuch,
    read_frame,
    write_frame,
)
from sv_evidence.jail.refusals import ReaderRefused
from sv_evidence.jail.watching import Watch
from sv_evidence.jail.workers import WORKERS, Worker

if TYPE_CHECKING:
    import subprocess

_REFUSAL = frozenset("abcdefghijklmnopqrstuvwxyz_")
_LONGEST_REFUSAL, _LONGEST_WHY = 40, 200
_BY_SIGNAL = {
    getattr(signal, name): code
    for name, code in (("SIGXCPU", "too_slow"), ("SIGALRM", "too_slow"), ("SIGXFSZ", "too_big"))
    if hasattr(signal, name)
}


Told = Callable[[int, int], None]
"""Told how much a worker has done, and of how much."""


def run(
    worker: str,
    request: Request,
    limits: Limits,
    *,
    stop: Event | None = None,
    to: BinaryIO | None = None,
    told: Told | None = None,
    workers: Mapping[str, Worker] = WORKERS,
    child: "Child | None" = None,
) -> Answer:
    """Have a worker answer in a child of its own; raise ``ReaderRefused`` if it does not.

    The blobs of its answer are copied into ``to``, if that is given; where a child can inherit it,
    a worker may write there from its beginning and answer with none. An ``OSError`` of that or of
    one of the request's streams passes through, and so does whatever ``told`` raises.
    """
    if child is not None:
        return child.ask(request, stop=stop, to=to, told=told)
    child = Child(worker, limits, workers=workers, lent=request.lent, out=to)
    return child.serve(request, stop=stop, to=to, told=told)


@contextmanager
def begun(worker: str, limits: Limits, *, to: BinaryIO) -> Iterator["Child"]:
    """Start a child whose request is still to be made ready; the block may ask it, once."""
    child = Child(worker, limits, out=to)
    try:
        yield child
    finally:
        child.end()


class Child:
    """One limited process for one request; ``is_ahead`` if nobody waits for it to get ready."""

    def __init__(
        self,
        worker: str,
        limits: Limits,
        *,
        workers: Mapping[str, Worker] = WORKERS,
        is_ahead: bool = False,
        lent: BinaryIO | None = None,
        out: BinaryIO | None = None,
    ) -> None:
        if worker not in workers:
            raise Defect(f"no worker is called {worker}")
        self._limits = limits
        self._folder = _own_folder()
        self._lent, self._out = _inherited(lent), _inherited(out)
        self._process, self._hold = self._start()
        self._watch = Watch(self._hold, self._folder, limits)
        self._prepare(workers[worker], workers[worker].rehearsal if is_ahead else "")

    def _start(self) -> tuple["subprocess.Popen[bytes]", system.Hold]:
        process = None
        try:
            lent = [each for each in (self._lent, self._out) if each is not None]
            process = starting.start(self._folder, lent)
            return process, system.Hold(
                process, memory=self._limits.memory, cpu_seconds=self._limits.cpu_seconds
            )
        except OSError as error:
            if process is not None:
                process.kill()
            shutil.rmtree(self._folder, ignore_errors=True)
            raise ReaderRefused("not_started", why=type(error).__name__) from error

    def is_alive(self) -> bool:
        """Say whether the child still waits for its request."""
        return self._process.poll() is None

    def serve(
        self,
        request: Request,
        *,
        stop: Event | None = None,
        to: BinaryIO | None = None,
        told: Told | None = None,
    ) -> Answer:
        """Ask the one question, then end the child whatever came of it."""
        try:
            return self.ask(request, stop=stop, to=to, told=told)
        finally:
            self.end()

    def ask(
        self,
        request: Request,
        *,
        stop: Event | None = None,
        to: BinaryIO | None = None,
        told: Told | None = None,
    ) -> Answer:
        """Ask the one question; somebody must ``end`` the child whatever comes of it."""
        try:
            with self._watch.until(stop):
                return self._converse(request, to, told)
        except (Cut, Nonsense, TooMuch) as failure:
            self._hold.kill()
            raise ReaderRefused(self._cause(failure)) from None

    def end(self) -> None:
        """Kill the child and remove its folder."""
        self._hold.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                cast("Any", pipe).close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _prepare(self, worker: Worker, rehearsal: str) -> None:
        setup = {
            "path": starting.path(),
            "readable": starting.readable(),
            "folder": self._folder,
            "target": worker.target,
            "prepare": worker.prepare,
            "rehearsal": rehearsal,
            "memory": self._limits.memory,
            "written": self._limits.written,
            "cpu_seconds": self._limits.cpu_seconds,
            "wall_seconds": self._limits.wall_seconds,
            "lent": self._lent,
            "out": self._out,
        }
        inbox = cast("Any", self._process.stdin)
        with suppress(OSError):  # serve will find out what became of it
            inbox.write(json.dumps(setup).encode("ascii") + b"\n")
            inbox.flush()

    def _converse(self, request: Request, to: BinaryIO | None, told: Told | None) -> Answer:
        inbox, outbox = cast("Any", self._process.stdin), cast("Any", self._process.stdout)
        try:
            read_frame(outbox, most=0)
        except Cut:
            raise ReaderRefused(self._watch.verdict or "not_started") from None
        self._watch.start_clock()
        write_frame(inbox, request.header, (*request.blobs, *self._sent_instead(request.lent)))
        header, blobs = self._heard(request, to, told)
        answer = header.get("answer")
        if isinstance(answer, dict):
            return Answer(answer, blobs)
        refused = header.get("refused")
        if not isinstance(refused, str) or not 0 < len(refused) <= _LONGEST_REFUSAL:
            raise Nonsense
        if not _REFUSAL.issuperset(refused):
            raise Nonsense
        raise ReaderRefused(refused, why=str(header.get("why", ""))[:_LONGEST_WHY])

    def _heard(
        self, request: Request, to: BinaryIO | None, told: Told | None
    ) -> tuple[dict[str, Any], tuple[bytes, ...]]:
        """Listen until the answer; meanwhile send what the worker takes later."""
        inbox, outbox = cast("Any", self._process.stdin), cast("Any", self._process.stdout)
        wanted = False
        while True:
            header, blobs = read_frame(outbox, most=self._limits.answer, to=to)
            if header.keys() == {"wants"} and not wanted:
                wanted = True
                with suppress(Cut):  # it may have refused half-way, and then says why
                    write_frame(inbox, {}, request.later)
            elif header.keys() == {"step"}:
                done, of = _step(header["step"])
                if told is not None:
                    told(done, of)
            else:
                return header, blobs

    def _sent_instead(self, lent: BinaryIO | None) -> Iterator[Stream]:
        """Send a file that this child could not inherit."""
        if lent is not None and self._lent is None:
            size = lent.seek(0, SEEK_END)
            lent.seek(0)
            yield Stream(lent, size)

    def _cause(self, failure: Exception) -> str:
        if self._watch.verdict is not None:
            return self._watch.verdict
        if isinstance(failure, TooMuch):
            return "too_big"
        if isinstance(failure, Nonsense):
            return "nonsense"
        return _BY_SIGNAL.get(-self._process.returncode, "died")


def _step(said: object) -> tuple[int, int]:
    if not isinstance(said, list) or [type(each) for each in said] != [int, int]:
        raise Nonsense
    return said[0], said[1]


def _inherited(file: BinaryIO | None) -> int | None:
    """Return by which number a child knows an open file; ``None`` if it does not inherit it."""
    if file is None or not system.can_lend(file):
        return None
    with suppress(OSError, ValueError):  # what cannot be written has nothing to be flushed
        file.flush()
    return file.fileno()


def _own_folder() -> str:
    """Make an empty folder that nobody else may enter."""
    try:
        return os.path.realpath(tempfile.mkdtemp(prefix="sv-evidence-"))
    except OSError as error:
        raise ReaderRefused("not_started", why=type(error).__name__) from error
