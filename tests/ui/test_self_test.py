"""The program tries itself, as it must wherever it is given to anybody."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

import resources
from sv_evidence.store.durable import DiskFull
from ui import self_test

ROOT = Path(__file__).resolve().parents[2]


def test_it_tries_everything_and_leaves_nothing_behind(tmp_path: Path) -> None:
    """By a process of its own, as a person would: it dresses the whole application."""
    home, beside = tmp_path / "home", tmp_path / "beside"
    home.mkdir()
    beside.mkdir()
    places = {name: str(home) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")}

    done = subprocess.run(
        [sys.executable, "-m", "sv_evidence", "--self-test"],
        cwd=ROOT,
        env={**os.environ, **places, "TMPDIR": str(beside)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.count("works (") == 6
    assert done.stdout.endswith("Everything works.\n")
    assert list(beside.iterdir()) == []
    assert not list(home.rglob("window.json"))


def test_what_is_wrong_is_said_and_the_shell_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(_beside: Path) -> None:
        raise DiskFull(Path("Sample Kitchens CIC"))

    monkeypatch.setattr(self_test, "_try_in", full)

    assert self_test.main() == self_test.FAILED
    assert "This does not work: " in capsys.readouterr().err


def test_a_mistake_of_ours_fails_it_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_beside: Path) -> None:
        raise self_test.SelfTestFailed("The page home stays empty.")

    monkeypatch.setattr(self_test, "_try_in", broken)

    assert self_test.main() == self_test.FAILED
    assert "stays empty" in capsys.readouterr().err


def test_a_window_of_one_colour_is_an_empty_one() -> None:
    picture = QImage(70, 70, QImage.Format.Format_RGB32)
    picture.fill(0)

    assert self_test.colours_in(picture) == 1


def test_a_built_program_without_licences_fails(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / self_test.LICENCES).mkdir()
    monkeypatch.setattr(resources, "HOME", tmp_path / "resources")
    monkeypatch.setattr(self_test, "is_frozen", lambda: True)
    monkeypatch.setattr(self_test, "help_text", lambda name: name)

    with pytest.raises(self_test.SelfTestFailed, match="licences"):
        self_test._read_what_is_shipped()
