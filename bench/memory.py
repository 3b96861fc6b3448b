"""How much memory a program and its children take together, on Linux."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def megabytes() -> float:
    """Return the memory of this process and its children, shared parts counted once."""
    processes = [os.getpid()]
    for task in Path("/proc/self/task").iterdir():
        try:
            processes += map(int, (task / "children").read_text().split())
        except OSError:  # the thread ended meanwhile
            continue
    return sum(map(_share, processes)) / 1024


def _share(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:  # it ended meanwhile
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


@contextmanager
def watched() -> Iterator[list[float]]:
    """Note the most memory taken while the block runs."""
    most, over = [0.0], threading.Event()

    def look() -> None:
        while not over.wait(0.05):
            most[0] = max(most[0], megabytes())

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield most
    finally:
        over.set()
        thread.join()
