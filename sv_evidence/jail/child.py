"""The child's side: get ready, take one request, give up everything else, answer, die."""

import importlib
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, cast

from sv_evidence import system
from sv_evidence.jail.messages import Answer, Request, Stream, read_frame, read_head, write_frame
from sv_evidence.jail.refusals import ReaderRefused

_ANY_SIZE = 1 << 40


def main(setup: dict[str, Any]) -> None:
    """Serve the one request that comes on standard input."""
    outbox, inbox = _private_ends()
    system.limit_child(memory=setup["memory"], written=setup["written"])
    system.cut_network()
    for module in setup["prepare"]:
        importlib.import_module(module)
    worker: Callable[[Request], Answer] = _named(setup["target"])
    if setup["rehearsal"]:
        _named(setup["rehearsal"])()
    system.see_only(setup["readable"], setup["folder"])
    write_frame(outbox, {"ready": True}, ())
    try:
        header, blobs = read_frame(inbox, most=_ANY_SIZE)
    except Exception:  # noqa: BLE001 - a parent that went away asks for nothing
        os._exit(0)
    system.start_clock(cpu_seconds=setup["cpu_seconds"], wall_seconds=setup["wall_seconds"])
    system.shut_in()  # last: the clock is a limit too
    talk = _Talk(inbox, outbox)
    lent, out = _opened(setup["lent"], "rb"), _opened(setup["out"], "r+b")
    request = Request(header, blobs, lent=lent, out=out, incoming=talk.incoming, tell=talk.tell)
    _reply(outbox, worker, request)
    # No tidying up: whatever the foreign file has done to this process ends here.
    os._exit(0)


@dataclass(frozen=True, slots=True)
class _Talk:
    """What a worker may say and take between the request and its answer."""

    inbox: BinaryIO
    outbox: BinaryIO

    def incoming(self) -> Iterator[Stream]:
        write_frame(self.outbox, {"wants": True}, ())
        _, lengths = read_head(self.inbox, most=_ANY_SIZE)
        for length in lengths:
            yield Stream(self.inbox, length)

    def tell(self, done: int, of: int) -> None:
        write_frame(self.outbox, {"step": [done, of]}, ())


def _opened(inherited: int | None, how: str) -> BinaryIO | None:
    return None if inherited is None else cast("BinaryIO", os.fdopen(inherited, how))


def _private_ends() -> tuple[BinaryIO, BinaryIO]:
    """Take the pipes for ourselves, so that a library that prints cannot spoil the answer."""
    outbox = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return outbox, sys.stdin.buffer


def _named(target: str) -> Callable[..., Any]:
    module, _, name = target.partition(":")
    found: Callable[..., Any] = getattr(importlib.import_module(module), name)
    return found


def _reply(outbox: BinaryIO, worker: Callable[[Request], Answer], request: Request) -> None:
    header: dict[str, Any]
    blobs: tuple[bytes | Stream, ...] = ()
    try:
        answer = worker(request)
        header, blobs = {"answer": dict(answer.header)}, answer.blobs
        if answer.stream is not None:
            blobs = (*blobs, answer.stream)
    except ReaderRefused as refused:
        header = {"refused": refused.code, "why": str(refused.details["why"])}
    except MemoryError:
        header = {"refused": "too_big"}
    except Exception as error:  # noqa: BLE001 - whatever a foreign file provokes is one answer
        header = {"refused": "unreadable", "why": type(error).__name__}
    write_frame(outbox, header, blobs)
