"""Bad input: a code, a field, and three sentences; and nothing half-written."""

import hashlib
import json
import os
import shutil
from pathlib import Path

import pytest

from sv_evidence.cli.failing import FIELDS
from sv_evidence.operations import attaching
from sv_evidence.store.workspace import Workspace
from sv_evidence.wording.problems import all_words
from tests.builders import still
from tests.cli.conftest import Run, entries, refused
from tests.operations.files import photo, text

LOG = ("log", "--title", "Lunch", "--date", "2026-09-30")


def test_a_wrong_clock_is_wrong_usage(run: Run, workspace: Path) -> None:
    del workspace

    assert run("claims", now="yesterday").code == 64


def test_a_person_reads_three_sentences(run: Run, workspace: Path) -> None:
    del workspace

    said = run("log", "--title", "\x1b[2J", "--date", "2026-09-30")

    assert (said.code, said.out) == (2, "")
    assert len(said.err.splitlines()) == 3
    assert "\x1b" not in said.err


@pytest.mark.parametrize("content", [b"", b"\xff\xd8\xff\xe0cut short"])
def test_an_unreadable_file_is_refused_and_keeps_nothing(
    run: Run, workspace: Path, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "photo.jpg").write_bytes(content)
    before = entries(run)

    said = run(*LOG, "--file", tmp_path / "photo.jpg", "--json")

    refused(said, "file_unreadable" if content else "file_empty", "file")
    assert entries(run) == before
    assert not list((workspace / "vault").rglob("*.*"))


def test_a_huge_file_is_refused_before_it_is_read(run: Run, workspace: Path) -> None:
    huge = workspace.parent / "film.mov"
    with huge.open("wb") as stream:
        stream.truncate(600 << 20)  # a hole: it takes no room

    said = run("attach", huge, "--json")

    refused(said, "file_too_large", "file")
    assert "600 MB" in said.error["message"]


def test_markup_in_a_name_is_only_a_name(run: Run, workspace: Path) -> None:
    del workspace
    title = "<b>Lunch</b> & {tea} %s"

    logged = run("log", "--title", title, "--date", "2026-09-30", "--json")

    assert logged.json["activity"]["title"] == title
    assert run("show", "A-1", "--json").json["record"]["title"] == title


def test_a_second_program_is_told_who_holds_the_workspace(run: Run, workspace: Path) -> None:
    with Workspace.open(workspace, author="Kim", clock=still()):
        refused(run("log", "--title", "Tea", "--json"), "workspace_in_use", "workspace")
        assert run("list", "place", "--json").code == 0
        assert run("check", "--json").json["state"] == "sound"

    assert run("log", "--title", "Tea", "--date", "2026-09-30", "--json").code == 0


def test_a_newer_workspace_is_left_untouched(run: Run, workspace: Path) -> None:
    for name in ("header", "header.copy"):
        path = workspace / name
        body = path.read_bytes()[:-65].replace(b"version 1\n", b"version 9\n", 1)
        path.write_bytes(body + hashlib.sha256(body).hexdigest().encode() + b"\n")
    before = {path: path.read_bytes() for path in workspace.rglob("*") if path.is_file()}

    refused(run("list", "place", "--json"), "workspace_is_newer", "workspace")

    assert {path: path.read_bytes() for path in before} == before


def test_a_damaged_workspace_is_said_and_left_alone(run: Run, workspace: Path) -> None:
    database = workspace / "workspace.db"
    content = bytearray(database.read_bytes())
    content[20:4096] = bytes(4076)
    database.write_bytes(content)

    refused(run("list", "place", "--json"), "workspace_damaged", "workspace")
    checked = run("check", "--json")

    assert checked.code == 1
    assert checked.json["state"] == "damaged"
    assert database.read_bytes() == content


def test_a_missing_evidence_file_is_an_answer_of_no(
    run: Run, workspace: Path, tmp_path: Path
) -> None:
    run("attach", text(tmp_path))
    shutil.rmtree(workspace / "vault")

    said = run("check", "--json")

    assert said.code == 1
    assert said.json["findings"][0]["code"] == "evidence_missing"
    assert said.json["findings"][0]["message"] == "E-001 is missing from the workspace."


def test_no_workspace_is_guessed(run: Run) -> None:
    refused(run("list", "place", "--json"), "no_workspace_given", "workspace")
    refused(run("list", "place", "-w", "nowhere", "--json"), "not_a_workspace", "workspace")


def test_the_window_s_last_workspace_and_author_are_the_usual_ones(
    run: Run, workspace: Path, tmp_path: Path
) -> None:
    settings = tmp_path / "home" / "sv-evidence" / "window.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"workspace": str(workspace), "author": "Kim"}), "utf-8")
    os.chdir(tmp_path)

    run(*LOG)

    assert run("history", "--json").json["changes"][0]["author"] == "Kim"
    assert run("history", "--author", "Jo", "--json").code == 0


def test_a_framework_file_with_faults_is_an_answer_of_no(run: Run, workspace: Path) -> None:
    Path("f.json").write_text('{"id": "mine", "nodes": []}', "utf-8")

    checked = run("framework", "check", "f.json", "--json")
    added = run("framework", "add", "f.json", "--json", "-w", workspace)

    assert checked.code == 1
    assert {"file", "place", "message"} == set(checked.json["faults"][0])
    refused(added, "invalid_framework", "file")
    assert run("framework", "check", "f.json").code == 1


def test_the_same_uid_again_changes_nothing_and_twice_is_refused(run: Run, workspace: Path) -> None:
    del workspace
    row = {
        "kind": "buyer",
        "uid": "01a0f33a-eb80-7317-921c-a1c84188a510",
        "name": "Birmingham City Council",
    }
    Path("one.json").write_text(json.dumps(row), "utf-8")
    Path("two.json").write_text(json.dumps([row, row]), "utf-8")

    first, again = run("record", "one.json", "--json"), run("record", "one.json", "--json")

    assert len(first.json["made"]) == 1
    assert (again.json["change"], again.json["made"], len(again.json["existing"])) == (None, [], 1)
    refused(run("record", "two.json", "--json"), "invalid_entry", "1.uid")


def test_an_existing_pack_is_replaced_only_if_allowed(
    run: Run, workspace: Path, tmp_path: Path
) -> None:
    del workspace
    run(*LOG, "--place", "Hall", "--result", "MEALS=1", "--file", photo(tmp_path))
    Path("p.pdf").write_bytes(b"mine")

    refused(run("export", "pack", "--out", "p.pdf", "--json"), "already_there", "out")
    assert Path("p.pdf").read_bytes() == b"mine"
    assert not Path("register.csv").exists()
    assert run("export", "pack", "--out", "p.pdf", "--overwrite").code == 0
    assert Path("p.pdf").read_bytes().startswith(b"%PDF")


def test_what_we_did_not_foresee_is_owned_up_to_and_written_down(
    run: Run, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del workspace

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a promise was broken")

    monkeypatch.setattr(attaching, "attach", broken)
    said = run("attach", text(tmp_path), "--json")

    assert said.code == 70
    assert said.error["code"] == "our_fault"
    log = tmp_path / "home" / "sv-evidence" / "log" / "errors.log"
    assert "a promise was broken" in log.read_text("utf-8")
    assert run("list", "evidence", "--json").json["total"] == 0


def test_ctrl_c_leaves_nothing_half_made(
    run: Run, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del workspace

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(attaching, "attach", interrupted)
    refused(run("attach", text(tmp_path), "--json"), "stopped")

    assert run("list", "evidence", "--json").json["total"] == 0


def test_every_field_table_names_codes_that_exist() -> None:
    assert FIELDS.keys() <= all_words().keys()


def test_a_person_reads_proven_quantities_in_their_unit(run: Run, workspace: Path) -> None:
    del workspace
    Path("sheet.txt").write_text("names", "utf-8")
    run(
        "log",
        "--title",
        "Lunch",
        "--date",
        "2026-09-30",
        "--place",
        "Hall",
        "--people",
        "200",
        "--result",
        "MEALS=12345",
    )
    said = run("attach", "sheet.txt", "--type", "count_sheet", "--to", "A-1")
    assert said.code == 0, said.err

    assert "12,345 meals proven)" in run("claims").out


def test_what_was_binned_is_said_kind_by_kind(run: Run, workspace: Path) -> None:
    del workspace
    Path("sheet.txt").write_text("names", "utf-8")
    run("log", "--title", "Lunch", "--date", "2026-09-30", "--file", "sheet.txt")

    assert "1 activity and 1 evidence file" in run("bin", "A-1", "E-1").out


def test_a_lost_file_that_comes_again_is_said_to_be_back(run: Run, workspace: Path) -> None:
    Path("sheet.txt").write_text("names", "utf-8")
    run("attach", "sheet.txt")
    for each in (workspace / "vault").rglob("*"):
        if each.is_file():
            each.unlink()

    again = run("attach", "sheet.txt", "--type", "sign_in_sheet")

    assert again.out.startswith("E-001 is back, as it was added.")
    said = run("attach", "sheet.txt", "--consent", "withdrawn", "--json").json["evidence"][0]
    assert (said["state"], said["healed"]) == ("already_here", False)
    assert (said["record"]["type"], said["record"]["consent"]) == ("sign_in_sheet", "withdrawn")
