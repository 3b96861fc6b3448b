"""Every command through the real program at least once, its JSON against the contract."""

import json
import stat
from pathlib import Path
from typing import Any

from tests.cli.conftest import Run, Said
from tests.operations.files import document, photo

CLAIM = {
    *("framework", "measure", "unit", "quantity", "counted", "excluded", "proven"),
    *("part_proven", "unproven", "value", "value_proven", "core", "additional", "proof"),
    *("results", "evidence"),
}
RECEIPT = {
    *("number", "file", "bytes", "pages", "sha256", "register_fingerprint"),
    *("key_fingerprint", "left_out", "checks"),
}


def answered(said: Said, *fields: str) -> Any:
    """Return the answer; it has the fields of the contract and nothing was said beside it."""
    assert (said.code, said.err) == (0, ""), said.err
    assert set(fields) <= set(said.json), said.out
    return said.json


def test_the_whole_path_from_nothing_to_a_pack(program: Run, tmp_path: Path) -> None:
    w = ("--workspace", "w", "--json")
    file, picture = document(tmp_path), photo(tmp_path)
    records = tmp_path / "records.json"
    records.write_text(
        json.dumps(
            [
                {"kind": "contract", "title": "Meals", "buyer": "Birmingham City Council"},
                {"kind": "buyer", "name": "Birmingham City Council"},
                {"kind": "proxy", "measure": "MEALS", "rate": "6.25", "source": "Ours"},
                {"kind": "commitment", "contract": "C-001", "measure": "MEALS", "target": "4000"},
            ]
        ),
        "utf-8",
    )

    made = answered(
        program("init", "w", "--name", "Larkspur", "--framework", "birmingham-charter", "--json"),
        "workspace",
        "organisation",
    )
    recorded = answered(program(*w, "record", records), "change", "made", "existing")
    logged = answered(
        program(
            *("log", "--title", "Lunch <b>", "--date", "2026-09-30", "--place", "Ladywood"),
            *("--people", 46, "--contract", "c-1", "--result", "MEALS=46", "JOBS=1"),
            *("--project", "Lunch clubs", "--note", "Rain", "--file", file, *w),
        ),
        *("change", "activity", "results", "evidence"),
    )
    attached = answered(
        program(
            *("attach", picture, "--to", "A-1", "--type", "photo", "--date", "2026-09-30"),
            *("--source", "Kim", "--consent", "held:2027-01-01", *w),
        ),
        *("change", "evidence"),
    )
    claims = answered(program(*w, "claims"), "period", "claims", "totals", "findings")
    pack = answered(program(*w, "export", "pack", "--out", "pack.pdf"), *RECEIPT)

    assert Path(made["workspace"]).is_dir()
    assert [set(each) for each in recorded["made"]] == [{"kind", "uid", "number"}] * 4
    assert {*("uid", "measure", "quantity", "proof")} <= set(logged["results"][0])
    assert [each["proof"] for each in logged["results"]] == ["proven", "unproven"]
    assert [each["impact"] for each in logged["results"]] == ["additional", "core"]
    assert {*("number", "uid", "sha256", "type", "strength", "state")} <= set(
        attached["evidence"][0]
    )
    meals = next(each for each in claims["claims"] if each["measure"] == "MEALS")
    assert set(meals) >= CLAIM
    assert (meals["counted"], meals["additional"], meals["value"]) == ("46", "46", "287.5")
    assert Path("pack.pdf").read_bytes().startswith(b"%PDF")
    assert pack["sha256"] in (program("show", pack["number"], *w).out)
    assert Path("register.csv").is_file()
    for path in (Path("pack.pdf"), *Path("w").rglob("*")):
        assert not stat.S_IMODE(path.stat().st_mode) & 0o077, path


def test_every_other_command_answers_by_the_contract(program: Run, tmp_path: Path) -> None:
    program("init", "w", "--name", "Larkspur", "--framework", "birmingham-charter")
    w = ("-w", "w", "--json")
    program("log", "--title", "Lunch", "--date", "2026-09-30", *w)
    exported = answered(
        program(*w, "framework", "export", "birmingham-charter", "--out", "f.json"),
        *("id", "version", "nodes", "measures", "faults"),
    )
    changed = json.loads(Path("f.json").read_text("utf-8")) | {"version": "mine"}
    Path("g.json").write_text(json.dumps(changed), "utf-8")

    checked = answered(program("framework", "check", "g.json", "--json"), "id", "faults")
    added = answered(program(*w, "framework", "add", "g.json"), "version", "measures")
    listed = answered(program(*w, "list", "activity", "--find", "lunch"), "total", "rows")
    shown = answered(program(*w, "show", "a-001"), "record")
    binned = answered(program(*w, "bin", "A-1"), "change")
    undone = answered(program(*w, "undo", binned["change"]), "change", "undone", "kept")
    redone = answered(program(*w, "redo"), "change", "undone", "kept")
    history = answered(program(*w, "history", "A-1"), "changes")
    health = answered(program(*w, "check", "--deep"), "state", "findings", "counts", "journal_head")
    backup = answered(program(*w, "backup", "--to", tmp_path / "usb"), "file", "sha256", "checked")
    restored = answered(
        program("restore", backup["file"], "--to", "again", "--json"), "workspace", "counts"
    )
    schema = answered(program("schema"), "records", "framework_file", "rules")
    one = answered(program("schema", "activity", "--json"), "properties")
    sample = answered(
        program(
            *("sample", "--out", "big", "--activities", 20, "--results", 40),
            *("--evidence", 3, "--seed", 7, "--json"),
        ),
        *("workspace", "counts"),
    )

    assert (exported["id"], checked["faults"], added["version"]) == (
        "birmingham-charter",
        [],
        "mine",
    )
    assert (listed["total"], shown["record"]["title"]) == (1, "Lunch")
    assert undone["undone"] == binned["change"]
    assert redone["undone"] == undone["change"]
    assert {*("change", "label", "author", "device", "at", "rows")} <= set(history["changes"][0])
    assert (health["state"], health["findings"]) == ("sound", [])
    assert restored["counts"]["activity"] == 1
    assert set(schema["records"]) > {"activity", "result"}
    assert one["title"] == "activity"
    assert (sample["counts"]["activity"], sample["counts"]["evidence"]) == (20, 3)


def test_no_command_is_wrong_usage_and_help_is_help(program: Run) -> None:
    assert program("--json").code == 64
    helped = program("log", "--help")
    assert helped.code == 0
    assert "CODE=QTY" in helped.out
    assert program("--help").code == 0
    assert program("--version").out.startswith("sv-evidence ")


def test_a_passphrase_locks_and_opens(program: Run) -> None:
    locked = {"SV_EVIDENCE_PASSPHRASE": "correct horse"}
    made = program("init", "w", "--name", "Larkspur", "--json", **locked)

    wrong = program("list", "place", "-w", "w", "--json", **{next(iter(locked)): "battery"})
    none = program("list", "place", "-w", "w", "--json")
    right = program("list", "place", "-w", "w", "--json", **locked)

    assert made.json["locked"] is True
    assert (wrong.code, wrong.error["code"]) == (2, "wrong_passphrase")
    assert (none.code, none.error["code"]) == (2, "passphrase_needed")
    assert right.code == 0
