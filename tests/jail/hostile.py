"""Workers that do, inside the jail, what a file that took over its reader would try."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from sv_evidence.jail import Answer, ReaderRefused, Request

Work = Callable[[Request], Answer]
MEBIBYTE = 1 << 20


def echo(request: Request) -> Answer:
    return Answer({"heard": dict(request.header)}, tuple(request.data))


def read_lent(request: Request) -> Answer:
    file = request.file
    file.seek(3)
    return Answer({"is_lent": request.lent is not None}, (file.read(),))


def refuse(_: Request) -> Answer:
    raise ReaderRefused("encrypted", why="locked.pdf")


def fail(_: Request) -> Answer:
    raise KeyError("a mistake of ours")


def connect(request: Request) -> Answer:
    with socket.create_connection(("127.0.0.1", request.header["port"]), timeout=2) as line:
        line.sendall(b"out")
    return Answer({"connected": True})


def open_socket(request: Request) -> Answer:
    family = getattr(socket, request.header["family"])
    with socket.socket(family, socket.SOCK_STREAM):
        return Answer({"opened": True})


def allocate(_: Request) -> Answer:
    return Answer({"bytes": len(bytearray(2048 * MEBIBYTE))})


def spin(_: Request) -> Answer:
    while True:
        pass


def sleep(_: Request) -> Answer:
    signal.pause()
    return Answer({})


def write_one_large_file(_: Request) -> Answer:
    with Path("large").open("wb") as out:
        for _piece in range(100):
            out.write(bytes(MEBIBYTE))
            out.flush()
    return Answer({"written": 100})


def write_many_files(_: Request) -> Answer:
    for number in range(100):
        Path(f"part-{number}").write_bytes(bytes(MEBIBYTE))
    return sleep(_)


def fork(_: Request) -> Answer:
    return Answer({"pid": os.fork()})


def start_program(_: Request) -> Answer:
    return Answer({"code": subprocess.call([sys.executable, "-c", "pass"])})


def kill_parent(_: Request) -> Answer:
    os.kill(os.getppid(), signal.SIGKILL)
    return Answer({"killed": True})


def raise_limit(_: Request) -> Answer:
    import resource  # noqa: PLC0415 - Unix only

    resource.setrlimit(resource.RLIMIT_FSIZE, (1, 1))
    return Answer({"raised": True})


def read_file(request: Request) -> Answer:
    return Answer({"read": len(Path(request.header["path"]).read_bytes())})


def write_file(request: Request) -> Answer:
    Path(request.header["path"]).write_bytes(b"left behind")
    return Answer({"written": True})


def environment(_: Request) -> Answer:
    return Answer(
        {
            "names": sorted(os.environ),
            "folder": [each.name for each in Path().iterdir()],
            "mode": Path().stat().st_mode & 0o777,
            "is_isolated": bool(sys.flags.isolated),
            "has_site": "site" in sys.modules,
        }
    )


def descriptors(_: Request) -> Answer:
    found = []
    for number in range(256):
        try:
            os.fstat(number)
        except OSError:
            continue
        found.append(number)
    return Answer({"open": found})


def crash(_: Request) -> Answer:
    ctypes.string_at(0)
    return Answer({})


def leave(_: Request) -> Answer:
    os._exit(0)


def ignore_time(_: Request) -> Answer:
    signal.signal(signal.SIGXCPU, signal.SIG_IGN)
    return spin(_)


def print_noise(_: Request) -> Answer:
    os.write(1, b"noise from a library\n" * 1000)
    os.write(2, b"noise from a library\n" * 1000)
    return Answer({"quiet": True})


def _say(raw: bytes) -> None:
    """Write to the parent past our own code, as a child that was taken over could."""
    for number in range(3, 64):
        try:
            os.write(number, raw)
        except OSError:
            continue
    os._exit(0)


def say(request: Request) -> Answer:
    _say(request.data[0])
    return Answer({})


def answer_too_much(_: Request) -> Answer:
    return Answer({}, (bytes(60 * MEBIBYTE),))


def rehearse() -> None:
    os.environ["REHEARSED"] = "yes"


def has(_: Request) -> Answer:
    return Answer({"rehearsed": "REHEARSED" in os.environ})
