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

VERDICT = {*("outcome", "reasons", "sealed_at", "key_fingerprint", "items", "figures")}


def answered(said: Said, *fields: str) -> Any:
    """Return the answer; it has the fields of the contract and nothing was said beside it."""
    assert (said.code, said.err) == (0, ""), said.err
    assert set(fields) <= set(said.json), said.out
    return said.json


RECORDS = [
    {"kind": "contract", "title": "Meals", "buyer": "Birmingham City Council"},
    {"kind": "buyer", "name": "Birmingham City Council"},
    {"kind": "proxy", "measure": "MEALS", "rate": "6.25", "source": "Ours"},
    {"kind": "commitment", "contract": "C-001", "measure": "MEALS", "target": "4000"},
]
W = ("--workspace", "w", "--json")
INIT = ("init", "w", "--name", "Larkspur", "--framework", "birmingham-charter", "--json")


def test_the_whole_path_from_nothing_to_claims(program: Run, tmp_path: Path) -> None:
    Path("records.json").write_text(json.dumps(RECORDS), "utf-8")

    made = answered(program(*INIT), "workspace", "organisation")
    recorded = answered(program(*W, "record", "records.json"), "change", "made", "existing")
    logged = answered(
        program(
            *("log", "--title", "Lunch <b>", "--date", "2026-09-30", "--place", "Ladywood"),
            *("--people", 46, "--contract", "c-1", "--result", "MEALS=46", "JOBS=1"),
            *("--project", "Lunch clubs", "--note", "Rain", "--file", document(tmp_path), *W),
        ),
        *("change", "activity", "results", "evidence"),
    )
    claims = answered(program(*W, "claims"), "period", "claims", "totals", "findings")

    assert Path(made["workspace"]).is_dir()
    assert [set(each) for each in recorded["made"]] == [{"kind", "uid", "number"}] * 4
    assert {*("uid", "measure", "quantity", "proof")} <= set(logged["results"][0])
    assert [each["proof"] for each in logged["results"]] == ["proven", "unproven"]
    assert [each["impact"] for each in logged["results"]] == ["additional", "core"]
    meals = next(each for each in claims["claims"] if each["measure"] == "MEALS")
    assert set(meals) >= CLAIM
    assert (meals["counted"], meals["additional"], meals["value"]) == ("46", "46", "287.5")


def test_evidence_goes_in_and_a_pack_comes_out(program: Run, tmp_path: Path) -> None:
    program(*INIT)
    result = ("--result", "MEALS=46", "--place", "Ladywood")
    program("log", "--title", "Lunch", "--date", "2026-09-30", *result, *W)

    attached = answered(
        program(
            *("attach", photo(tmp_path), "--to", "A-1", "--type", "photo", "--date", "2026-09-30"),
            *("--source", "Kim", "--consent", "held:2027-01-01", *W),
        ),
        *("change", "evidence"),
    )
    pack = answered(program(*W, "export", "pack", "--out", "pack.pdf"), *RECEIPT)
    verdict = answered(program("verify", "pack.pdf", "--json"), *VERDICT)

    assert {*("number", "uid", "sha256", "type", "strength", "state")} <= set(
        attached["evidence"][0]
    )
    assert Path("pack.pdf").read_bytes().startswith(b"%PDF")
    assert pack["sha256"] in (program("show", pack["number"], *W).out)
    assert Path("register.csv").is_file()
    assert verdict["outcome"] == "unchanged"
    assert set(verdict["items"]) == {"matching", "total"}
    for path in (Path("pack.pdf"), *Path("w").rglob("*")):
        assert not stat.S_IMODE(path.stat().st_mode) & 0o077, path


def test_a_changed_register_is_an_answer_of_no(program: Run, tmp_path: Path) -> None:
    program(*INIT)
    file = ("--file", photo(tmp_path), "--place", "Ladywood", "--result", "MEALS=46")
    program("log", "--title", "Lunch", "--date", "2026-09-30", *file, *W)
    program(*W, "export", "pack", "--out", "pack.pdf")
    with Path("register.csv").open("a", encoding="utf-8") as stream:
        stream.write("E-999")

    changed = program("verify", "pack.pdf", "--json")
    unknown = program("verify", "none.pdf", "--json")

    assert (changed.code, changed.json["outcome"]) == (1, "changed")
    assert changed.json["reasons"][0].keys() == {"code", "item", "message"}
    assert (unknown.code, unknown.json["outcome"]) == (2, "cannot_say")


def test_frameworks_are_copied_changed_checked_and_added(program: Run) -> None:
    program(*INIT)
    exported = answered(
        program(*W, "framework", "export", "birmingham-charter", "--out", "f.json"),
        *("id", "version", "nodes", "measures", "faults"),
    )
    changed = json.loads(Path("f.json").read_text("utf-8")) | {"version": "mine"}
    Path("g.json").write_text(json.dumps(changed), "utf-8")

    checked = answered(program("framework", "check", "g.json", "--json"), "id", "faults")
    added = answered(program(*W, "framework", "add", "g.json"), "version", "measures")

    assert (exported["id"], checked["faults"]) == ("birmingham-charter", [])
    assert added["version"] == "mine"


def test_records_are_listed_shown_binned_and_brought_back(program: Run) -> None:
    program(*INIT)
    program("log", "--title", "Lunch", "--date", "2026-09-30", *W)

    listed = answered(program(*W, "list", "activity", "--find", "lunch"), "total", "rows")
    shown = answered(program(*W, "show", "a-001"), "record")
    binned = answered(program(*W, "bin", "A-1"), "change")
    undone = answered(program(*W, "undo", binned["change"]), "change", "undone", "kept")
    redone = answered(program(*W, "redo"), "change", "undone", "kept")
    history = answered(program(*W, "history", "A-1"), "changes")

    assert (listed["total"], shown["record"]["title"]) == (1, "Lunch")
    assert undone["undone"] == binned["change"]
    assert redone["undone"] == undone["change"]
    assert {*("change", "label", "author", "device", "at", "rows")} <= set(history["changes"][0])


def test_a_workspace_is_checked_backed_up_and_restored(program: Run, tmp_path: Path) -> None:
    program(*INIT)
    program("log", "--title", "Lunch", "--date", "2026-09-30", *W)

    health = answered(program(*W, "check", "--deep"), "state", "findings", "counts", "journal_head")
    backup = answered(program(*W, "backup", "--to", tmp_path / "usb"), "file", "sha256", "checked")
    restored = answered(
        program("restore", backup["file"], "--to", "again", "--json"), "workspace", "counts"
    )

    assert (health["state"], health["findings"]) == ("sound", [])
    assert restored["counts"]["activity"] == 1


def test_schemas_are_json_schema(program: Run) -> None:
    schema = answered(program("schema"), "records", "framework_file", "rules")
    one = answered(program("schema", "activity", "--json"), "properties")
    file = answered(program("schema", "framework-file"), "properties")

    assert set(schema["records"]) > {"activity", "result"}
    assert (one["title"], file["title"]) == ("activity", "framework-file")


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
