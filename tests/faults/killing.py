"""Kills the program under test, at random moments or at each call in turn, and looks each time.

Writer and checker are children of this process, which itself never opens a database: locks do not
survive a fork. Run as a program, so that the tests' own process stays clean.
"""

import errno
import json
import os
import random
import select
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sv_evidence.domain.problems import Problem
from tests.faults import subject

SPENT = 3000
"""At which call strace strikes; a child makes idle calls first to bring it where it is wanted."""


def child(work: Callable[[int], None]) -> tuple[int, int]:
    """Fork; run ``work`` with a pipe's writing end. Return process and reading end."""
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return process, reading
    code = 9
    try:
        os.close(reading)
        work(writing)
        code = 0
    except BaseException as failure:  # noqa: BLE001 - the parent must hear of it
        os.write(2, f"{failure!r}\n".encode()[:300])
    os._exit(code)


def told(to: int, number: int) -> None:
    os.write(to, b"%d\n" % number)


def all_of(reading: int) -> bytes:
    data = b""
    while more := os.read(reading, 65536):
        data += more
    os.close(reading)
    return data


def looked_at(folder: Path, acked: int) -> tuple[list[str], int]:
    """Check in another child."""

    def look(to: int) -> None:
        found, highest = subject.faults(folder, acked)
        said = (found + subject.back_faults(folder), highest)
        os.write(to, json.dumps(said).encode())

    process, reading = child(look)
    said = all_of(reading)
    os.waitpid(process, 0)
    if not said:
        return ["the checker died"], 0
    found, highest = json.loads(said)
    return found, highest


def killed_at_random(folder: Path, kills: int, seed: int, fault: str) -> dict[str, object]:
    """Kill the writer after a random time, again and again, on one growing workspace."""
    chance, acked, saved, whole = random.Random(seed), 0, 0, 0  # noqa: S311 - a test's dice
    found: Counter[str] = Counter()
    subject_made(folder)
    began = time.monotonic()
    for _ in range(kills):
        numbers = range(acked + 1, 10**6)

        def work(to: int, numbers: range = numbers) -> None:
            subject.write(folder, numbers, lambda number: told(to, number), fault)

        process, reading = child(work)
        # The clock starts with the first acknowledgement, so that every kill meets real work.
        select.select([reading], [], [], 20)
        select.select([], [], [], chance.random() * 0.02)
        os.kill(process, signal.SIGKILL)
        lines = all_of(reading).split(b"\n")[:-1]
        whole += os.WIFEXITED(os.waitpid(process, 0)[1])
        before, acked = acked, int(lines[-1]) if lines else acked
        faults, highest = looked_at(folder, acked)
        found.update(each.split(":")[0] for each in faults)
        saved += acked - before
        if faults and fault:
            break  # a seeded fault was caught
        acked = highest
        if faults or acked > 150:
            acked = 0
            subject_made(folder)
    return {
        "kills": kills,
        "saved": saved,
        "ended_by_itself": whole,
        "faults": dict(found),
        "seconds": round(time.monotonic() - began, 1),
    }


def subject_made(folder: Path) -> None:
    """Make the workspace afresh, in a child."""
    for each in (folder, folder.with_name("back")):
        shutil.rmtree(each, ignore_errors=True)
    process, reading = child(lambda _to: subject.create(folder))
    all_of(reading)
    if os.waitpid(process, 0)[1]:
        raise SystemExit("the workspace could not be made")


def idle(call: str, times: int) -> None:
    """Make a call that does nothing, so many times."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    calls: dict[str, Callable[[], object]] = {
        "fsync": lambda: os.fsync(nothing),
        "fdatasync": lambda: os.fdatasync(nothing),
        "write": lambda: os.write(nothing, b"x"),
        "pwrite64": lambda: os.pwrite(nothing, b"x", 0),
        "ftruncate": lambda: os.ftruncate(nothing, 0),
        "rename": lambda: os.rename("/no/such", "/no/such"),  # noqa: PTH104
        "mkdir": lambda: os.mkdir("/no/such/folder"),  # noqa: PTH102
    }
    for _ in range(times):
        try:
            calls[call]()
        except OSError as error:
            if error.errno not in {errno.EINVAL, errno.ENOENT}:
                raise
    os.close(nothing)


@dataclass(frozen=True)
class Blow:
    """Which call strace strikes at, and whether it kills there or makes the call fail."""

    how: str
    call: str
    saves: int
    fault: str
    step: int


def struck_at_each_call(folder: Path, blow: Blow) -> dict[str, object]:
    """Under strace, which strikes at one call of a kind: meet each point of a save in turn.

    It kills, or the call fails; then the program must say so, and the next save must work.
    """
    found: Counter[str] = Counter()
    told: Counter[str] = Counter()
    points, began = 0, time.monotonic()
    for point in range(1, SPENT, blow.step):
        subject_made(folder)

        def work(to: int, point: int = point) -> None:
            idle(blow.call, SPENT - point)
            os.write(to, json.dumps(_struck(folder, blow, point)).encode())

        process, reading = child(work)
        said = all_of(reading)
        was_killed = os.WIFSIGNALED(os.waitpid(process, 0)[1])
        result = json.loads(said or b"{}")
        if not was_killed and not result.get("struck"):
            break
        points += 1
        told.update([str(result.get("told", "killed"))])
        found.update(result.get("faults", ()))
        faults, _ = looked_at(folder, int(result.get("acked", 0)))
        found.update(each.split(":")[0] for each in faults)
        if found and blow.fault:
            break  # a seeded fault was caught
    return {
        "points": points,
        "told": dict(told),
        "faults": dict(found),
        "seconds": round(time.monotonic() - began, 1),
    }


def _struck(folder: Path, blow: Blow, point: int) -> dict[str, object]:
    """Save until the call fails; then save once more. Say how it went."""
    acked: list[int] = [0]
    told, faults = "nothing", []
    try:
        subject.write(folder, range(1, blow.saves + 1), acked.append, blow.fault)
    except Problem as problem:
        told = problem.code
        faults = _next_refused(folder, acked, blow.fault)
    except Exception as failure:  # noqa: BLE001 - that is what is looked for
        told, faults = type(failure).__name__, [f"no plain words: {failure!r}"]
    struck = told != "nothing" or (blow.how == "fail" and _was_spent(blow.call, point))
    return {"acked": acked[-1], "told": told, "faults": faults, "struck": struck}


def _next_refused(folder: Path, acked: list[int], fault: str) -> list[str]:
    """After a failure that was told, the next save must work without a restart."""
    _, highest = subject.faults(folder, acked[-1])
    try:
        subject.write(folder, range(highest + 1, highest + 2), acked.append, fault)
    except Problem as again:
        return [f"next save refused: {again}"]
    return []


def _was_spent(call: str, point: int) -> bool:
    """Say whether the failing call was met and borne, rather than never reached."""
    try:
        idle(call, point + 1)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    PLACE, HOW, *REST = sys.argv[1:]
    if HOW == "random":
        REPORT = killed_at_random(Path(PLACE), int(REST[0]), int(REST[1]), REST[2])
    else:
        BLOW = Blow(HOW, REST[0], int(REST[1]), REST[2], int(REST[3]))
        REPORT = struck_at_each_call(Path(PLACE), BLOW)
    print(json.dumps(REPORT))  # noqa: T201 - its answer
