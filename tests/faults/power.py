"""Power cuts, simulated: what strace saw a program ask for is replayed on a model of a disk.

A file's bytes survive only if that file was synced; names survive if their folder was synced, else
as an ordered prefix of what was asked for, as on a file system that journals its metadata.
"""

import os
import random
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

CALLS = (
    "openat,write,pwrite64,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,ftruncate,"
    "mkdir,mkdirat,rmdir"
)
SECTOR = 512
_LINE = re.compile(r"^(?:\d+\s+)?(\w+)\((.*)\)\s+= (-?\d+)(?:<([^>]*)>)?")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_DESCRIPTOR = re.compile(r"(\d+)<([^>]*)>")


@dataclass(frozen=True)
class Step:
    """One call: what it did, where, and with which bytes."""

    what: str
    path: str = ""
    to: str = ""
    at: int | None = None
    data: bytes = b""
    descriptor: tuple[int, int] = (0, 0)
    truncates: bool = False


def recorded(arguments: list[str], log: Path, root: Path) -> list[Step]:
    """Run a program of ours under strace and return what it did below ``root``, in order."""
    subprocess.run(
        [
            *("strace", "-f", "-qq", "-y", "-xx", "-s", "4000000", "-e", "signal=none"),
            *("-e", f"trace={CALLS}", "-o", str(log), sys.executable, *arguments),
        ],
        check=True,
    )
    with log.open(errors="replace") as lines:
        steps = [step for line in lines if (step := _step(line)) is not None]
    below = f"{root}/"
    return [step for step in steps if step.what == "ack" or f"{step.path}/".startswith(below)]


def _bytes(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", "")) if text.startswith("\\x") or not text else b""


def _step(line: str) -> Step | None:
    found = _LINE.match(line)
    if found is None or found[3].startswith("-"):
        return None
    name, arguments, returned = found[1], found[2], int(found[3])
    process = int(line.split(maxsplit=1)[0]) if line[0].isdigit() else 0
    texts = [_bytes(each) for each in _TEXT.findall(arguments)]
    if name == "openat":
        flags = arguments.split(", ")[2] if arguments.count(", ") > 1 else ""
        path = _bytes(found[4] or "").decode()
        kind = "open" if "O_CREAT" in flags or "O_TRUNC" in flags else "look"
        return Step(kind, path, descriptor=(process, returned), truncates="O_TRUNC" in flags)
    if name.startswith("rename"):
        return Step("move", texts[0].decode(), to=texts[1].decode())
    if name in {"unlink", "rmdir", "mkdir"} or name.endswith("at"):
        what = {"mkdirat": "mkdir", "unlinkat": "unlink"}.get(name, name)
        return Step(what, _placed(arguments, texts[0].decode()))
    return _step_on_descriptor(name, arguments, returned, texts)


def _placed(arguments: str, path: str) -> str:
    """Complete a path given relative to an open folder."""
    folder = _DESCRIPTOR.match(arguments)
    if folder is None or path.startswith("/"):
        return path
    return os.path.join(_bytes(folder[2]).decode(), path)  # noqa: PTH118 - text from a log


def _step_on_descriptor(
    name: str, arguments: str, returned: int, texts: list[bytes]
) -> Step | None:
    on = _DESCRIPTOR.match(arguments)
    if on is None:
        return None
    path, descriptor = _bytes(on[2]).decode(errors="replace"), (0, int(on[1]))
    if path.endswith(".ack") and name == "write":
        return Step("ack", data=texts[0])
    if name in {"fsync", "fdatasync"}:
        return Step("sync", path)
    last = int(arguments.rsplit(",", 1)[1])
    if name == "ftruncate":
        return Step("cut", path, at=last)
    at = last if name == "pwrite64" else None
    return Step("write", path, at=at, data=texts[0][:returned], descriptor=descriptor)


@dataclass(eq=False)
class File:
    """A file's bytes on the medium, and the writes that are only in memory."""

    durable: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)
    """Place and bytes; no bytes cut the file there."""
    end: int = 0


@dataclass(eq=False)
class Folder:
    """The names in a folder, as programs see them and as they are on the medium."""

    now: "dict[str, File | Folder]" = field(default_factory=dict)
    durable: "dict[str, File | Folder]" = field(default_factory=dict)


@dataclass(frozen=True)
class Renaming:
    """One change of names: what goes from a folder, what comes into one; never half of it."""

    gone: tuple[Folder, str] | None
    come: tuple[Folder, str, File | Folder] | None

    def concerns(self, folder: Folder) -> bool:
        """Say whether syncing ``folder`` settles it."""
        where = self.come[0] if self.come else self.gone[0] if self.gone else None
        return where is folder

    def apply(self, names: "dict[int, dict[str, File | Folder]]") -> None:
        """Carry it out on a set of names by folder."""
        if self.gone:
            names[id(self.gone[0])].pop(self.gone[1], None)
        if self.come:
            names[id(self.come[0])][self.come[1]] = self.come[2]


class Disk:
    """What is in memory, what is on the medium, and what a power cut may leave."""

    def __init__(self, root: str) -> None:
        self.acked = -1
        self._root = root
        self._top = Folder()
        self._folders = [self._top]
        self._pending: list[Renaming] = []

    def step(self, step: Step) -> None:
        """Do what one call asked for."""
        match step.what:
            case "ack":
                self.acked = int(step.data.split()[-1])
            case "open":
                self._open(step)
            case "mkdir":
                folder = Folder()
                self._folders.append(folder)
                self._rename(None, (*self._home(step.path), folder))
            case "unlink" | "rmdir":
                self._rename(self._home(step.path), None)
            case "move":
                source = self._home(step.path)
                node = source[0].now[source[1]]
                self._rename(source, (*self._home(step.to), node))
            case "sync":
                self._sync(self._node(step.path))
            case "write" | "cut":
                self._write(step)

    def _node(self, path: str) -> File | Folder | None:
        node: File | Folder | None = self._top
        for name in path[len(self._root) :].split("/"):
            if name and isinstance(node, Folder):
                node = node.now.get(name)
        return node

    def _home(self, path: str) -> tuple[Folder, str]:
        parent, _, name = path.rpartition("/")
        folder = self._node(parent)
        assert isinstance(folder, Folder), f"no folder known for {path}"
        return folder, name

    def _open(self, step: Step) -> None:
        node = self._node(step.path)
        if node is None:
            self._rename(None, (*self._home(step.path), File()))
        elif isinstance(node, File) and step.truncates:
            node.pending.append((0, None))
            node.end = 0

    def _rename(
        self, gone: tuple[Folder, str] | None, come: tuple[Folder, str, File | Folder] | None
    ) -> None:
        if gone:
            gone[0].now.pop(gone[1], None)
        if come:
            come[0].now[come[1]] = come[2]
        self._pending.append(Renaming(gone, come))

    def _sync(self, node: File | Folder | None) -> None:
        if isinstance(node, File):
            for at, new in node.pending:
                _apply(node.durable, at, new)
            node.pending.clear()
        elif node is not None:
            durable = {id(folder): folder.durable for folder in self._folders}
            for change in self._pending:
                if change.concerns(node):
                    change.apply(durable)
            self._pending = [each for each in self._pending if not each.concerns(node)]

    def _write(self, step: Step) -> None:
        file = self._node(step.path)
        if not isinstance(file, File):  # removed while open: nothing of it can survive
            return
        if step.what == "cut":
            file.pending.append((step.at or 0, None))
            return
        at = file.end if step.at is None else step.at  # plain writes here only ever append
        file.end = max(file.end, at + len(step.data))
        file.pending.append((at, step.data))

    def cut(self, chance: random.Random, to: Path) -> None:
        """Write below ``to`` what a power cut at this moment could leave."""
        names = {id(folder): dict(folder.durable) for folder in self._folders}
        count = len(self._pending)
        for change in self._pending[: chance.choice((0, count, chance.randint(0, count)))]:
            change.apply(names)
        _write_out(self._top, names, to, (chance, chance.choice(("none", "some", "torn"))))


def _write_out(
    folder: Folder,
    names: dict[int, dict[str, File | Folder]],
    to: Path,
    how: tuple[random.Random, str],
) -> None:
    to.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name, node in names[id(folder)].items():
        if isinstance(node, Folder):
            _write_out(node, names, to / name, how)
        else:
            (to / name).write_bytes(_survived(node, *how))


def _apply(data: bytearray, at: int, new: bytes | None) -> None:
    if len(data) < at:
        data.extend(bytes(at - len(data)))
    if new is None:
        del data[at:]
    else:
        data[at : at + len(new)] = new


def _survived(file: File, chance: random.Random, how: str) -> bytes:
    data, likely = bytearray(file.durable), chance.random()
    for at, new in file.pending if how != "none" else ():
        if chance.random() > likely:
            continue
        if new is None or how == "some":
            _apply(data, at, new)
            continue
        for place in range(0, len(new), SECTOR):
            if chance.random() < 0.5:
                _apply(data, at + place, new[place : place + SECTOR])
    return bytes(data)
