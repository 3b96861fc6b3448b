"""How a child is started: it inherits nothing but a file lent. And how it finds our code."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from sv_evidence import system

CHILD_FLAG = "--limited-child"
"""A frozen program is started with this alone; its entry point then calls ``run_as_child``."""

_PIPE = 1 << 20  # a larger one is for the administrator alone
# -I: no environment, no user folder, no current folder on the path. -S: no site module, whose
# .pth files would run foreign start-up code before any limit stands. -B: a child writes nothing.
# The path therefore comes from the parent, as the first line on standard input, which works from
# a checkout, an installed wheel and an editable install alike.
_FLAGS = ("-I", "-S", "-B", "-X", "utf8")
_BOOTSTRAP = (
    "import json,sys;"
    "setup=json.loads(sys.stdin.buffer.readline());"
    "sys.path[:]=setup['path'];"
    "from sv_evidence.jail.child import main;"
    "main(setup)"
)


def run_as_child() -> None:
    """Be the child of a frozen program, which carries its own path."""
    import json  # noqa: PLC0415 - only a frozen child comes here

    from sv_evidence.jail.child import main  # noqa: PLC0415 - only a frozen child comes here

    main(json.loads(sys.stdin.buffer.readline()))


def start(folder: str, lent: Sequence[int] = ()) -> "subprocess.Popen[bytes]":
    """Start a child with an empty folder of its own; raise ``OSError`` if the system will not.

    It inherits the open files ``lent``, where ``system.can_lend`` says so.
    """
    return subprocess.Popen(  # noqa: S603 - our own interpreter with our own words
        _command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        close_fds=True,
        cwd=folder,
        env=_environment(folder),
        start_new_session=True,
        creationflags=system.background_flags(),
        pipesize=_PIPE,
        pass_fds=lent,
    )


def path() -> list[str]:
    """Return the parent's import path without what is relative or gone, our own root first."""
    root = str(Path(__file__).resolve().parents[2])
    kept = [place for place in sys.path if os.path.isabs(place) and os.path.exists(place)]  # noqa: PTH110, PTH117 - import paths are texts
    return list(dict.fromkeys((root, *kept)))


def readable() -> list[str]:
    """Return where a child may read: its import path and the interpreter's own folders."""
    homes = [sys.prefix, sys.base_prefix]
    if system.is_frozen():
        homes.append(
            str(Path(system.own_program()).parent)
        )  # its modules lie in the program itself
    return list(dict.fromkeys((*path(), *homes)))


def _command() -> list[str]:
    if system.is_frozen():
        return [system.own_program(), CHILD_FLAG]
    # In a Windows venv sys.executable is a small launcher whose child would be the interpreter,
    # and one process is all that the job allows.
    program = getattr(sys, "_base_executable", None) if sys.platform == "win32" else None
    return [program or system.interpreter(), *_FLAGS, "-c", _BOOTSTRAP]


# glibc gives every large block back at once and takes it anew, zeroed page by page; a child that
# lives for one file keeps them instead (a sixth less time for a PDF of ten pages).
_KEEP_BLOCKS = {
    "MALLOC_MMAP_THRESHOLD_": str(256 << 20),
    "MALLOC_TRIM_THRESHOLD_": str(512 << 20),
    "MALLOC_TOP_PAD_": str(32 << 20),
}


def _environment(folder: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
    return {
        **kept,
        **_KEEP_BLOCKS,
        "OPENBLAS_NUM_THREADS": "1",  # one reserves address space for each thread, unasked
        "TMPDIR": folder,
        "TEMP": folder,
        "TMP": folder,
    }
