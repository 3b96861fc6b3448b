"""A small disk in memory, which a test may fill."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest


@contextmanager
def disk_of(kibibytes: int, at: Path) -> Iterator[Path]:
    """Mount a disk of that size in memory; skip where we may not."""
    at.mkdir()
    options = f"size={kibibytes}k,mode=700"
    mount = shutil.which("mount")
    if mount is None or os.name != "posix" or os.geteuid() != 0:
        pytest.skip("only root may mount a small disk")
    made = subprocess.run(
        [mount, "-t", "tmpfs", "-o", options, "tmpfs", str(at)], check=False, capture_output=True
    )
    if made.returncode:
        pytest.skip("no small disk can be mounted here")
    try:
        yield at
    finally:
        subprocess.run(["umount", str(at)], check=True)


def fill(disk: Path) -> None:
    """Write a file ``filling`` until nothing more goes in."""
    with suppress(OSError), (disk / "filling").open("wb", buffering=0) as stream:
        while True:
            stream.write(bytes(1024))
