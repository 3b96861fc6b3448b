"""Both scripts start here: nothing opens the window, anything else is a command."""

import io
import os
import sys

import pytest

from sv_evidence import __main__ as program
from sv_evidence import jail
from sv_evidence.store import backup_child
from ui import app, self_test


def test_no_words_open_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["sv-evidence"])
    monkeypatch.setattr(app, "main", lambda: 7)

    assert program.main() == 7


def test_without_a_display_one_sentence_is_said_and_nothing_crashes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "argv", ["sv-evidence", "-w", "here"])
    monkeypatch.setattr(sys, "platform", "linux")

    assert program.main() == 2
    assert "no display" in capsys.readouterr().err


def test_a_display_of_any_sort_and_other_systems_show_the_window() -> None:
    assert program.has_display({"WAYLAND_DISPLAY": "wayland-0"}, "linux")
    assert program.has_display({"QT_QPA_PLATFORM": "offscreen"}, "linux")
    assert program.has_display({}, "win32")
    assert not program.has_display({"DISPLAY": ""}, "linux")


def test_words_are_a_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["sv-evidence", "schema", "place"])

    assert program.main() == 0
    assert '"title": "place"' in capsys.readouterr().out


def test_a_frozen_program_can_be_its_own_child(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[str] = []
    monkeypatch.setattr(sys, "argv", ["sv-evidence", jail.CHILD_FLAG])
    monkeypatch.setattr(jail, "run_as_child", lambda: called.append("child"))

    assert program.main() == 0
    assert called == ["child"]


def test_a_frozen_program_can_be_the_child_that_backs_up(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[tuple[list[str], bytes]] = []

    def back_up(words: list[str], master: bytes) -> int:
        called.append((words, master))
        return 2

    monkeypatch.setattr(sys, "argv", ["sv-evidence", backup_child.BACKUP_FLAG, "here", "now"])
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"key")))
    monkeypatch.setattr(backup_child, "main", back_up)

    assert program.main() == 2
    assert called == [(["here", "now"], b"key")]


def test_the_program_tries_itself_off_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["sv-evidence", "--self-test"])
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setattr(self_test, "main", lambda: 7)

    assert program.main() == 7
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
