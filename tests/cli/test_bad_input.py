"""Bad input: a code, a field, and three sentences; and nothing half-written."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run, entries, refused

LOG = ("log", "--title", "Lunch", "--date", "2026-09-30")


@pytest.mark.parametrize(
    ("words", "code", "field"),
    [
        (("log", "--date", "2026-09-30"), "invalid_entry", "title"),
        (("log", "--title", "Lunch"), "invalid_entry", "first_day"),
        ((*LOG[:3], "--date", "30/09/2026"), "invalid_entry", "first_day"),
        ((*LOG[:3], "--date", "2026-02-30"), "invalid_entry", "first_day"),
        ((*LOG[:3], "--date", "2062-09-30"), "invalid_entry", "first_day"),
        ((*LOG, "--to", "2026-09-01"), "invalid_entry", "last_day"),
        ((*LOG, "--people", "-1"), "invalid_entry", "people"),
        ((*LOG, "--result", "MEALS=-5"), "invalid_entry", "results.0"),
        ((*LOG, "--result", "MEALS=many"), "invalid_entry", "results.0"),
        ((*LOG, "--result", "MEALS=1", "MEALS=2"), "invalid_entry", "results.1"),
        ((*LOG, "--result", "MEELS=1"), "no_such_measure", "measure"),
        ((*LOG, "--contract", "C-9"), "no_such_record", "ref"),
        ((*LOG, "--file", "nothing.pdf"), "no_such_file", "file"),
        ((*LOG, "--file", "."), "not_a_file", "file"),
        (("log", "--title", "x" * 201, "--date", "2026-09-30"), "invalid_entry", "title"),
        (("attach", "nothing.pdf"), "no_such_file", "file"),
        (("attach", "workspace.db", "--to", "A-9"), "no_such_record", "ref"),
        (("attach", "workspace.db", "--type", "hologram"), "no_such_type", "type"),
        (("attach", "workspace.db", "--consent", "yes"), "invalid_entry", "consent"),
        (("attach", "workspace.db", "--date", "soon"), "invalid_entry", "dated"),
        (("show", "E-404"), "no_such_record", "ref"),
        (("bin", "E-404"), "no_such_record", "ref"),
        (("list", "moon"), "no_such_kind", "kind"),
        (("list", "activity", "--sort", "moon"), "sort_unknown", "sort"),
        (("list", "activity", "--from", "2026-09-02", "--to", "2026-09-01"), "invalid_entry", "to"),
        (("claims", "--from", "2026-09-02", "--to", "2026-09-01"), "invalid_entry", "to"),
        (("claims", "--from", "soon"), "day_unreadable", "from"),
        (("show", " "), "ref_wanted", "ref"),
        (("bin", ""), "ref_wanted", "ref"),
        (("claims", "--framework", "moon"), "no_such_framework", "framework"),
        (("claims", "--measure", "moon"), "no_such_measure", "measure"),
        (("export", "pack", "--out", "p.pdf"), "nothing_to_export", None),
        (("export", "pack", "--out", "p.pdf", "--outcome", "9"), "no_such_outcome", "outcome"),
        (("export", "pack", "--out", "."), "target_is_folder", "out"),
        (("export", "pack", "--out", "none/p.pdf"), "target_unwritable", "out"),
        (("export", "pack", "--out", "p.pdf", "--bid", "B-9"), "no_such_record", "ref"),
        (("framework", "add", "workspace.db"), "not_json", "file"),
        (("framework", "add", "moon"), "no_such_file", "file"),
        (("framework", "export", "moon", "--out", "f"), "no_such_framework", "framework"),
        (("record", "workspace.db"), "not_json", "file"),
        (("history", "E-404"), "no_such_record", "ref"),
        (("redo",), "nothing_to_redo", None),
        (("undo", "01a0f33a-eb80-7317-921c-a1c84188a510"), "no_such_change", "change"),
        (("restore", "workspace.db", "--to", "../r"), "not_a_backup", None),
        (("init", ".", "--name", "Mine"), "workspace_exists", "folder"),
        (("init", "..", "--name", "Mine"), "folder_not_empty", "folder"),
        (("init", "../new", "--name", " "), "invalid_entry", "name"),
        (("init", "../new", "--name", "M", "--year-start", "13-01"), "invalid_entry", "year_start"),
        (
            ("init", "../new", "--name", "M", "--framework", "moon"),
            "no_such_framework",
            "framework",
        ),
    ],
)
def test_bad_input_is_refused_with_its_field_and_changes_nothing(
    run: Run, workspace: Path, words: tuple[str, ...], code: str, field: str | None
) -> None:
    before = entries(run)
    beside = sorted(workspace.parent.iterdir())

    refused(run(*words, "--json"), code, field)

    assert entries(run) == before
    assert sorted(workspace.parent.iterdir()) == beside
    assert not list(workspace.rglob("*.pdf"))


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("moon",),
        ("log", "--moon"),
        ("log", "--title"),
        ("log", "--people", "some"),
        ("log", "--result", "MEALS"),
        ("show",),
        ("attach",),
        ("list", "activity", "--limit", "0"),
        ("list", "activity", "--after", "E-1"),
        ("undo", "last"),
        ("export", "pack"),
        ("export", "pack", "--out", "p.pdf", "--bid", "B-1", "--contract", "C-1"),
        ("framework",),
        ("list", "activity", "--size", "3"),
        ("init",),
    ],
)
def test_wrong_usage_is_told_apart(run: Run, workspace: Path, words: tuple[str, ...]) -> None:
    del workspace

    said = run(*words, "--json")

    assert (said.code, said.out) == (64, "")
    assert said.error["code"] == "wrong_usage"
    assert "--help" in said.error["next"]
    assert said.error["message"].removesuffix(" Nothing was changed.").endswith((".", "?"))
