"""What a person reads: short plain lines, and nothing in JSON mode that is not JSON."""

import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from sv_evidence.cli import samples
from sv_evidence.cli.arguments import command_in, in_order
from sv_evidence.cli.main import main
from sv_evidence.cli.session import clock_from, usual_author
from sv_evidence.domain.framework_files import shipped
from sv_evidence.operations import attaching
from sv_evidence.sample.organisation import SAMPLE_NOW
from tests.cli.conftest import Run
from tests.operations.files import document, photo

SHIPPED = shipped()[-1][0]

GUESSED = (
    "E-001 was taken for \N{LEFT DOUBLE QUOTATION MARK}Sign-in sheet, signed on the day"
    "\N{RIGHT DOUBLE QUOTATION MARK} by its name; if it is another, attach it again with --type."
)


@pytest.fixture
def worked(run: Run, workspace: Path, tmp_path: Path) -> Path:
    words = ("--place", "Ladywood", "--people", 46, "--result", "MEALS=46")
    more = ("--file", document(tmp_path))
    assert run("log", "--title", "Lunch", "--date", "2026-09-30", *words, *more).code == 0
    return workspace


def test_logging_says_what_was_kept_and_how_it_stands(
    run: Run, workspace: Path, tmp_path: Path
) -> None:
    del workspace
    words = ("--place", "Hall", "--people", 46, "--result", "MEALS=46")
    more = ("--file", document(tmp_path))

    said = run("log", "--title", "Lunch", "--date", "2026-09-30", *words, *more)

    assert said.out.splitlines() == [
        "Logged A-001: Lunch",
        "MEALS, 46 meals: proven",
        "Added E-001: Sign-in sheet, signed on the day, strong.",
        GUESSED,
    ]


def test_adding_says_what_is_here_already_and_what_cannot_be_shown(
    run: Run, worked: Path, tmp_path: Path
) -> None:
    del worked
    locked = tmp_path / "letter.pdf"
    with pikepdf.open(document(tmp_path)) as open_one:
        open_one.save(locked, encryption=pikepdf.Encryption(owner="o", user="u"))

    said = run("attach", document(tmp_path), photo(tmp_path), locked)

    assert "Already here as E-001: Sign-in sheet, signed on the day, strong." in said.out
    assert "Added E-002: Photo, fair." in said.out
    assert "locked with a password" in said.out


def test_claims_are_said_with_their_proof(run: Run, worked: Path) -> None:
    del worked
    Path("p.json").write_text('{"kind": "proxy", "measure": "MEALS", "rate": "6.25"}', "utf-8")
    assert run("record", "p.json").out.splitlines() == ["Recorded: 1 proxy.", "Already here: 0."]

    assert run("claims").out.splitlines() == [
        "April to September 2026",
        "Proven: Meals shared at lunch clubs, 46 meals (46 meals proven), £288",
        "1 of 1 claims proven in full.",
        "Core impact: £288 proven of £288.",
    ]


def test_other_answers_are_plain_lines(run: Run, worked: Path) -> None:
    assert run("list", "activity").out == "A-001  2026-09-30  Lunch  proven\n1 activity\n"
    assert "results: MEALS" in run("show", "A-1").out
    assert run("bin", "A-1").out == "In the bin: 1 activity.\n"
    assert run("undo").out == "Undone: Bin 1 activity\n"
    assert run("redo").out == "Done again: Bin 1 activity\n"
    assert "Log activity: Lunch" in run("history").out
    assert run("check").out.startswith("Everything is as it was recorded.")
    assert run("backup").out.startswith("Backed up and checked: ")
    backup = next((worked / "backups").glob("2*"))
    assert run("restore", backup, "--to", "../again").out == "Restored to ../again\n"
    assert "It was here already." in run("framework", "add", "birmingham-charter").out
    assert "Written to f.json" in run("framework", "export", SHIPPED, "--out", "f.json").out
    assert "It can be used." in run("framework", "check", "f.json").out


def test_an_export_and_its_check_are_plain_lines(run: Run, worked: Path) -> None:
    del worked

    exported = run("export", "pack", "--out", "p.pdf", "--outcome", "BBC-3.1").out.splitlines()
    verified = run("verify", "p.pdf")
    keyed = run("verify", "p.pdf", "--key", "abandon " * 8)
    guessed = run("verify", "p.pdf", "--key", "eight words")

    assert exported[0] == "Exported L-2026-0001 to p.pdf"
    assert "SHA-256" in exported[1]
    assert (verified.code, len(verified.out.splitlines())) == (0, 2)
    assert exported[2].startswith("Sealed with the key: ")
    assert (keyed.code, "sealed with another key" in keyed.out) == (1, True)
    assert (guessed.code, "eight words, and 2 were given" in guessed.err) == (2, True)


def test_undo_names_what_it_kept(run: Run, worked: Path) -> None:
    del worked
    change = run("history", "--json").json["changes"][0]["change"]
    run("bin", "A-1")

    said = run("undo", change)

    assert "Kept as it is: " in said.out
    assert "edited since" in said.out


@pytest.mark.parametrize(
    ("given", "ordered"),
    [
        (["log", "--json", "-w", "x"], ["--json", "-w", "x", "log"]),
        (["show", "-wx", "E-1", "--now=2026"], ["-w", "x", "--now=2026", "show", "E-1"]),
        (["show", "--", "--json"], ["show", "--", "--json"]),
        (["show", "-w"], ["-w", "show"]),
        (
            ["log", "--result", "A=1", "B=2", "--file", "x", "y", "--note", "n"],
            [
                *("log", "--result", "A=1", "--result", "B=2"),
                *("--file", "x", "--file", "y", "--note", "n"),
            ],
        ),
        (["list", "a", "--find", "b"], ["list", "a", "--find", "b"]),
        ([], []),
    ],
)
def test_shared_options_may_stand_anywhere(given: list[str], ordered: list[str]) -> None:
    assert in_order(given) == ordered


def test_the_command_is_the_first_word_that_is_no_option() -> None:
    assert command_in(["--json", "-w", "x", "log", "--title", "y"]) == "log"
    assert command_in(["--json"]) == ""


def test_a_clock_is_read_with_or_without_its_zone() -> None:
    fixed, noon, none = clock_from("2026-09-30T16:52+01:00"), clock_from("2026-09-30"), None

    assert fixed is not None
    assert noon is not None
    assert fixed().isoformat() == "2026-09-30T16:52:00+01:00"
    assert (noon().hour, noon().tzinfo is not None) == (12, True)
    assert clock_from("soon") is none
    usual = clock_from(None)
    assert usual is not None
    assert usual().tzinfo is not None


def test_somebody_works_where_the_system_tells_no_name(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("USER", "USERNAME"):
        monkeypatch.delenv(name, raising=False)

    assert usual_author() == "Somebody"


def test_help_is_no_failure(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    assert "export" in capsys.readouterr().out
    assert main(["log", "--help"]) == 0
    assert main(["--version"]) == 0
    assert "sv-evidence" in capsys.readouterr().out


def test_one_schema_is_said_for_a_kind_or_a_framework_file(run: Run) -> None:
    assert run("schema", "results").json["title"] == "result"
    assert run("schema", "framework_file").json["title"] == "framework-file"
    assert run("schema", "moon").code == 2


def test_where_nobody_reads_on_no_more_is_said(worked: Path) -> None:
    asked = [sys.executable, "-m", "sv_evidence", "schema", "-w", str(worked)]
    root = str(Path(__file__).parents[2])
    with subprocess.Popen(
        asked,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": root},
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.close()
        said = child.stderr.read()
        assert (child.wait(), said) == (0, b"")


def test_a_log_that_cannot_be_written_is_no_second_failure(
    run: Run, worked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del worked
    (tmp_path / "home").write_text("a file where a folder should be", "utf-8")

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(attaching, "attach", broken)
    said = run("attach", photo(tmp_path))

    assert (said.code, "(RuntimeError)" in said.err) == (70, True)


def test_the_windows_clock_and_workspace_are_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(subprocess, "run", lambda words, **_: asked.append(words))

    samples.open_window(Path("demo"))

    assert asked[0][-3:] == [str(Path("demo").resolve()), "--now", SAMPLE_NOW.isoformat()]


def test_a_built_program_opens_itself_as_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(subprocess, "run", lambda words, **_: asked.append(words))
    monkeypatch.setattr(sys, "frozen", True, raising=False)

    samples.open_window(Path("demo"))

    assert asked[0][:2] == [sys.executable, "-w"]
