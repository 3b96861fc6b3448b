"""Both scripts start here: nothing opens the window, anything else is a command."""

import sys

import pytest

from sv_evidence import __main__ as program
from sv_evidence import jail
from ui import app


def test_no_words_open_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["sv-evidence"])
    monkeypatch.setattr(app, "main", lambda: 7)

    assert program.main() == 7


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
