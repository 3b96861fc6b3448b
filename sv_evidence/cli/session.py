"""What every command is given: where to work, in whose name, at what time, and how to answer."""

import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, TextIO

import platformdirs

from sv_evidence.cli.problems import NoWorkspaceGiven
from sv_evidence.domain.texts import shown_safely
from sv_evidence.store.durable import DiskFull, FolderReadOnly
from sv_evidence.store.instance import WorkspaceInUse
from sv_evidence.store.keys import COPIES
from sv_evidence.store.workspace import Clock, Workspace
from sv_evidence.system import user_name
from sv_evidence.wording.words import tr

PASSPHRASE = "SV_EVIDENCE_PASSPHRASE"  # noqa: S105 - the name of a variable, not a secret
_SETTINGS = "window.json"


@dataclass(frozen=True, slots=True)
class Session:
    """One command's surroundings."""

    folder: Path | None
    """The workspace named, if any."""
    in_json: bool
    author: str
    clock: Clock
    is_still: bool
    """Whether the clock was given, and stands still."""

    @property
    def today(self) -> date:
        """The day of the clock."""
        return self.clock().date()

    @property
    def passphrase(self) -> str | None:
        """The passphrase from the environment, if there is one."""
        return os.environ.get(PASSPHRASE) or None

    @contextmanager
    def workspace(self) -> Iterator[Workspace]:
        """Open the workspace that is meant, and close it in any case."""
        folder = self.folder or _usual_folder()
        with Workspace.open(
            folder, author=self.author, clock=self.clock, passphrase=self.passphrase
        ) as workspace:
            yield workspace

    @contextmanager
    def reading(self) -> Iterator[Workspace]:
        """Open the workspace only to read it: also one in use, or in a read-only folder."""
        with Workspace.look(
            self.folder or _usual_folder(),
            author=self.author,
            clock=self.clock,
            passphrase=self.passphrase,
        ) as workspace:
            yield workspace

    @contextmanager
    def checking(self) -> Iterator[Workspace]:
        """Open the workspace to write down what a check finds, or else only to read it."""
        with ExitStack() as stack:
            try:
                workspace = stack.enter_context(self.workspace())
            except (WorkspaceInUse, FolderReadOnly, DiskFull):
                workspace = stack.enter_context(self.reading())
            yield workspace

    def answer(self, fields: Mapping[str, Any], lines: Sequence[str]) -> None:
        """Give the answer: one JSON object, or the lines for a person."""
        if self.in_json:
            self.answer_json(fields)
        else:
            self.say(*lines)

    def answer_json(self, fields: Mapping[str, Any]) -> None:
        """Give an answer that is JSON for people too."""
        write(sys.stdout, json.dumps(fields, ensure_ascii=False, indent=2))

    def say(self, *lines: str) -> None:
        """Say something to a person; in JSON mode nobody is listening."""
        if not self.in_json:
            for line in lines:
                write(sys.stdout, shown_safely(line))


def write(stream: TextIO, text: str) -> None:
    """Write a line, whatever the terminal can show of it; where nobody reads on, say no more."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    try:
        stream.write(text.encode(encoding, "replace").decode(encoding) + "\n")
        stream.flush()
    except BrokenPipeError:  # as with ``| head``; what is still buffered must go nowhere
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def clock_from(now: str | None) -> Clock | None:
    """Return a clock that stands still at an ISO moment (local if it names no zone).

    ``None`` if the text is no moment; the computer's clock if there is no text.
    """
    if now is None:
        return lambda: datetime.now().astimezone()
    try:
        moment = datetime.fromisoformat(now)
    except ValueError:
        return None
    if moment.time() == time() and len(now.strip()) <= len("2026-09-30"):
        moment = moment.replace(hour=12)
    fixed = moment.astimezone() if moment.tzinfo is None else moment
    return lambda: fixed


def usual_author() -> str:
    """Return the name in the window's settings, else the login name."""
    return _setting("author") or user_name() or tr("Somebody")


def _usual_folder() -> Path:
    """Return this folder if it is a workspace, else the one the window had open last."""
    here = Path.cwd()
    if any((here / name).exists() for name in COPIES):
        return here
    last = _setting("workspace")
    if last and Path(last).is_dir():
        return Path(last)
    raise NoWorkspaceGiven


def _setting(name: str) -> str:
    file = Path(platformdirs.user_config_dir("sv-evidence", appauthor=False)) / _SETTINGS
    try:
        held = json.loads(file.read_text("utf-8"))
        value = held[name]
    except (OSError, ValueError, KeyError, TypeError):
        return ""
    return value if isinstance(value, str) else ""
