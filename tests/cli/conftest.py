"""The program as a shell starts it, and the same in this process where branches are many."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from sv_evidence.cli.main import main

ROOT = Path(__file__).parents[2]
NOW = "2026-09-30T16:52:00+01:00"


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def error(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.err)["error"]
        return found


Run = Callable[..., Said]


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep settings, logs and files of the tests out of the person's own."""
    home = tmp_path / "home"
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "HOME"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.delenv("SV_EVIDENCE_PASSPHRASE", raising=False)
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process, at the tests' moment."""

    def _run(*words: object, now: str = NOW) -> Said:
        mask = os.umask(0)
        try:
            code = main([*(str(word) for word in words), "--now", now])
        finally:
            os.umask(mask)
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return _run


@pytest.fixture
def program() -> Run:
    """Run the real program in a process of its own."""

    def _run(*words: object, now: str = NOW, **environment: str) -> Said:
        done = subprocess.run(
            [sys.executable, "-m", "sv_evidence", *(str(word) for word in words), "--now", now],
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=300,
            env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        )
        return Said(done.returncode, done.stdout, done.stderr)

    return _run


@pytest.fixture
def workspace(run: Run) -> Path:
    """Make a workspace with our own charter, and stand in it."""
    made = run(
        "init", "w", "--name", "Larkspur <b>Kitchens</b>", "--framework", "birmingham-charter"
    )
    assert made.code == 0, made.err
    os.chdir("w")
    return Path.cwd()


def refused(said: Said, code: str, field: str | None = None) -> None:
    """The answer is a refusal that says what happened, what it means and what to do."""
    assert (said.code, said.out) == (2, ""), said.err
    error = said.error
    assert error["code"] == code
    if field is not None:
        assert error["field"] == field
    assert error["message"].endswith(".")
    assert error["next"].endswith((".", "NAME", "FOLDER", "history")), error["next"]


def entries(run: Run) -> int:
    """Count the changes made so far."""
    return len(run("history", "--json").json["changes"])
