import json
import sys
from pathlib import Path
from typing import Any

import pytest

from sv_evidence.cli import samples
from sv_evidence.cli.session import Session
from sv_evidence.operations.problems import Stopped
from tests.builders import still
from tests.cli.conftest import Run


def test_the_demo_makes_a_pack_and_checks_it(program: Run) -> None:
    said = program("demo", "--no-window", "--json")

    assert (said.code, said.err) == (0, "")
    answer = said.json
    assert {"workspace", "pack", "verify", "counts"} <= set(answer)
    assert answer["verify"]["outcome"] == "unchanged"
    assert Path(answer["pack"]["file"]) == Path("demo/evidence-pack.pdf").resolve()
    assert [Path(each).name for each in answer["return"]["files"]] == [
        "contract-return.pdf",
        "contract-return.xlsx",
    ]
    assert all(Path(each).is_file() for each in answer["return"]["files"])
    assert Path(answer["pack"]["file"]).read_bytes().startswith(b"%PDF")
    beside = [answer["pack"][each] for each in ("register", "claims", "checksums")]
    assert all(Path(each).is_file() for each in beside)
    assert (answer["counts"]["activity"], answer["counts"]["bid"]) == (186, 1)
    assert {each["reason"] for each in answer["pack"]["left_out"]} == {"missing", "altered"}
    assert program("list", "activity", "-w", "demo/workspace", "--json").json["total"] > 180


def broken(*_: object, **__: object) -> Any:
    raise Stopped


def test_a_demo_that_is_stopped_leaves_what_was_there(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = Path("demo")
    old.mkdir()
    (old / samples.MARKER).touch()
    (old / "evidence-pack.pdf").write_bytes(b"old")
    monkeypatch.setattr(samples, "make_sample", broken)

    said = run("demo", "--no-window", "--json")

    assert (said.code, said.error["code"]) == (2, "stopped")
    assert (old / "evidence-pack.pdf").read_bytes() == b"old"
    assert [each.name for each in Path().iterdir()] == ["demo"]


@pytest.mark.parametrize("command", ["demo", "sample"])
def test_somebody_elses_folder_is_left_alone(run: Run, command: str) -> None:
    Path("holiday").mkdir()
    Path("holiday/beach.jpg").touch()
    Path("file").touch()
    sizes = ("--activities", 1, "--results", 1, "--evidence", 0) if command == "sample" else ()

    for out in ("holiday", "file"):
        said = run(command, "--out", out, *sizes, "--json")
        assert (said.code, said.error["code"]) == (2, "folder_not_empty")

    assert Path("holiday/beach.jpg").exists()


def test_a_sample_takes_the_place_of_an_empty_folder(run: Run) -> None:
    Path("big").mkdir()
    sizes = ("--activities", 3, "--results", 5, "--evidence", 1)

    said = run("sample", "--out", "big", *sizes)

    assert said.code == 0, said.err
    assert said.out.startswith("3 activities, 5 results, 1 evidence file")
    listed = run("list", "activity", "-w", "big", "--json")
    assert json.loads(listed.out)["total"] == 3


@pytest.mark.parametrize(
    ("in_json", "terminal", "display", "shown"),
    [
        (False, True, ":0", True),
        (True, True, ":0", False),
        (False, False, ":0", False),
        (False, True, "", False),
    ],
)
def test_the_window_opens_only_before_somebody_with_a_screen(
    monkeypatch: pytest.MonkeyPatch,
    *,
    in_json: bool,
    terminal: bool,
    display: str,
    shown: bool,
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(sys.stdin, "isatty", lambda: terminal)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    session = Session(None, in_json=in_json, author="A", clock=still(), is_still=True)

    assert samples.has_window(session) is shown
