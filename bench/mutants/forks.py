"""Judges many things in forked children, several at a time, each with a limit on its time."""

import os
import resource
from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Final, TypeVar

SECONDS: Final = 20
MEMORY: Final = 4 << 30
FAULT: Final = 70

T = TypeVar("T")


class Verdict(IntEnum):
    """What became of a change; the value is the child's exit code."""

    SURVIVED = 0
    KILLED = 1
    NO_PROGRAM = 2
    """It cannot even be compiled, so it proves nothing."""


def judged(
    things: Sequence[T], judge: Callable[[T], Verdict], *, jobs: int, told: Callable[[int], None]
) -> list[Verdict]:
    """Return the verdict on each; a child that had to be ended counts as a kill."""
    verdicts: dict[int, Verdict] = {}
    running: dict[int, int] = {}
    waiting = list(reversed(range(len(things))))
    while waiting or running:
        if waiting and len(running) < jobs:
            place = waiting.pop()
            child = os.fork()
            if child == 0:
                _judge_and_leave(things[place], judge)
            running[child] = place
            continue
        ended, status = os.wait()
        place = running.pop(ended)
        code = os.waitstatus_to_exitcode(status)
        if code == FAULT:
            raise RuntimeError(f"the judge itself failed on {things[place]}")
        verdicts[place] = Verdict(code) if code >= 0 else Verdict.KILLED
        told(len(verdicts))
    return [verdicts[place] for place in range(len(things))]


def _judge_and_leave(thing: T, judge: Callable[[T], Verdict]) -> None:
    """Judge in the child; it never returns to the parent's code."""
    code = FAULT
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        void = os.open(os.devnull, os.O_RDWR)
        os.dup2(void, 1)
        if "MUTANTS_LOUD" not in os.environ:
            os.dup2(void, 2)
        code = judge(thing)
    finally:
        os._exit(code)
