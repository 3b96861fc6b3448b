"""Returns and the buyer's spreadsheet from the command line, as a user would."""

import io
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import Run, refused
from tests.intake.council import council_form, kept_form, with_parts

_RECORDS = {
    "records": [
        {"kind": "buyer", "uid": "01a0f303-fd00-7000-8000-000000000001", "name": "The Council"},
        {
            "kind": "contract",
            "uid": "01a0f303-fd00-7000-8000-000000000002",
            "title": "Community Meals",
            "buyer": "01a0f303-fd00-7000-8000-000000000001",
            "first_day": "2026-04-01",
            "last_day": "2027-03-31",
        },
        {
            "kind": "commitment",
            "uid": "01a0f303-fd00-7000-8000-000000000003",
            "contract": "01a0f303-fd00-7000-8000-000000000002",
            "measure": "MEALS",
            "target": "7000",
            "due": "2027-03-31",
        },
    ]
}
_LINE = {
    "kind": "return_line",
    "report": "01a0f303-fd00-7000-8000-000000000004",
    "commitment": "01a0f303-fd00-7000-8000-000000000003",
    "cause": "Shut for repairs",
}
_RETURN = {
    "kind": "return",
    "uid": "01a0f303-fd00-7000-8000-000000000004",
    "contract": "01a0f303-fd00-7000-8000-000000000002",
    "first_day": "2026-04-01",
    "last_day": "2026-06-30",
}


def record(run: Run, told: object) -> None:
    Path("in.json").write_text(json.dumps(told), "utf-8")
    said = run("record", "in.json")
    assert said.code == 0, said.err


@pytest.fixture
def promised(run: Run, workspace: Path) -> Path:
    record(run, _RECORDS)
    for day, meals in (("2026-05-06", 900), ("2026-08-05", 1200)):
        said = run(
            *("log", "--title", "Lunch", "--date", day, "--result", f"MEALS={meals}"),
            *("--contract", "C-001"),
        )
        assert said.code == 0, said.err
    return workspace


def mapped(**told: object) -> Path:
    path = Path("map.json")
    usual = {"sheet": "Q2", "cells": {"E5": "period:1", "F5": "to_date:1", "H5": "recovery:1"}}
    path.write_text(json.dumps({**usual, **told}), "utf-8")
    return path


@pytest.mark.usefixtures("promised")
def test_a_return_is_made_once_and_the_period_is_locked(run: Run) -> None:
    said = run("export", "return", "--out", "return.pdf", "--json")

    assert said.code == 0, said.err
    answer = said.json
    assert [Path(each).name for each in answer["files"]] == ["return.pdf", "return.xlsx"]
    assert run("verify", "return.pdf", "--json").json["outcome"] == "unchanged"
    figures = run("verify", "return.pdf", "--json").json["figures"]
    assert figures["agreeing"] == figures["total"] >= 2
    number = answer["number"]
    for figure in ("period:1", "to_date:1"):
        assert run("explain", f"{number}:{figure}", "--json").json["quantity"] == "900"
    again = run("export", "return", "--day", "2026-05-01", "--out", "other.pdf", "--json")
    refused(again, "return_locked")
    assert not Path("other.pdf").exists()
    second = run("export", "return", "--contract", "C-001", "--out", "second.pdf")
    assert second.code == 0, second.err
    assert "The period is locked" in second.out
    book = load_workbook(io.BytesIO(Path("second.xlsx").read_bytes()))
    assert book["Commitments"]["G2"].value == 1200


@pytest.mark.usefixtures("promised")
def test_what_cannot_be_reported_is_said(run: Run) -> None:
    assert run("export", "return", "--out", "return.xlsx").code == 64
    ahead = run("export", "return", "--day", "2027-01-01", "--out", "r.pdf", "--json")
    refused(ahead, "period_not_begun")
    refused(
        run("export", "return", "--contract", "C-9", "--out", "r.pdf", "--json"), "no_such_record"
    )


@pytest.mark.usefixtures("workspace")
def test_without_a_contract_one_must_be_named(run: Run) -> None:
    refused(run("export", "return", "--out", "r.pdf", "--json"), "contract_wanted")


@pytest.mark.usefixtures("promised")
def test_a_line_is_written_by_record_until_the_return_has_gone(run: Run) -> None:
    record(run, [_RETURN, _LINE])
    assert run("export", "return", "--out", "return.pdf").code == 0

    Path("in.json").write_text(json.dumps([_LINE]), "utf-8")
    late = run("record", "in.json", "--json")
    Path("in.json").write_text(
        json.dumps([{**_RETURN, "uid": None, "sent_on": "2026-07-01"}]), "utf-8"
    )
    forged = run("record", "in.json", "--json")

    refused(late, "invalid_entry")
    assert "has gone" in late.error["message"]
    refused(forged, "invalid_entry")


@pytest.mark.usefixtures("promised")
def test_the_buyers_spreadsheet_is_filled_as_a_copy(run: Run) -> None:
    form = kept_form(Path())
    before = form.read_bytes()

    said = run(
        *("fill-sheet", form, "--map", mapped(), "--out", "filled.xlsx", "--day", "2026-08-01"),
        "--json",
    )

    assert said.code == 0, said.err
    assert said.json["written"] == {"E5": "1200", "F5": "2100"}
    assert said.json["left"] == ["H5"]
    assert said.json["hidden"] == ["Rates"]
    assert form.read_bytes() == before
    assert load_workbook("filled.xlsx")["Q2"]["E5"].value == 1200
    words = run(
        *("fill-sheet", form, "--map", mapped(), "--out", "filled.xlsx", "--overwrite"),
    )
    assert "Nothing is written yet for H5." in words.out
    assert "Hidden worksheets were left alone: Rates." in words.out


@pytest.mark.usefixtures("promised")
def test_every_name_a_cell_may_be_given_is_known(run: Run) -> None:
    names = ["period", "planned_period", "to_date", "planned", "difference", "target", "core"]
    names += ["additional", "title", "status", "proof", "heading", "cause", "action"]
    names += ["correction", "owner"]
    cells = {f"F{row}": f"{name}:1" for row, name in enumerate(names, 20)}
    whole = ["story", "approved_by", "contract", "reference", "buyer", "supplier", "return", "days"]
    cells |= {f"E{row}": name for row, name in enumerate(whole, 20)}
    bare = {"cells": {"A1": "period:1"}, "sheet": "Q2"}
    form = kept_form(Path())

    locked = run("fill-sheet", form, "--map", mapped(cells=cells), "--out", "o.xlsx", "--json")
    refused(locked, "cell_locked")  # all are understood; the form's own lock stops them
    assert run("fill-sheet", form, "--map", mapped(**bare), "--out", "o.xlsx").code == 2


@pytest.mark.usefixtures("promised")
@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"cells": {"E5": "period:9"}}, "map_unusable"),
        ({"cells": {"E5": "period:x"}}, "map_unusable"),
        ({"cells": {"E5": "meals:1"}}, "map_unusable"),
        ({"cells": {"E5": "weather"}}, "map_unusable"),
        ({"cells": {}}, "map_unusable"),
        ({"cells": {"E5": 1}}, "map_unusable"),
        ({"sheet": None}, "map_unusable"),
        ({"sheet": "Q9"}, "sheet_missing"),
        ({"heads": {"E4": "Actual this quarter"}}, "sheet_head_changed"),
    ],
)
def test_a_map_that_cannot_be_used_writes_nothing(
    run: Run, told: dict[str, object], code: str
) -> None:
    form = kept_form(Path())

    said = run("fill-sheet", form, "--map", mapped(**told), "--out", "filled.xlsx", "--json")

    refused(said, code)
    assert not Path("filled.xlsx").exists()


@pytest.mark.usefixtures("promised")
def test_the_form_itself_is_never_written_and_macros_keep_their_name(run: Run) -> None:
    form = kept_form(Path())
    lively = kept_form(
        Path(), with_parts(council_form(), xl__vbaProject_dot_bin=b"m"), name="form.xlsm"
    )

    onto = run("fill-sheet", form, "--map", mapped(), "--out", form, "--overwrite", "--json")
    renamed = run("fill-sheet", lively, "--map", mapped(), "--out", "copy.xlsx", "--json")
    kept = run("fill-sheet", lively, "--map", mapped(), "--out", "copy.xlsm")
    gone = run("fill-sheet", "none.xlsx", "--map", mapped(), "--out", "c.xlsx", "--json")
    Path("map.json").write_text("[1]", "utf-8")
    no_map = run("fill-sheet", form, "--map", "map.json", "--out", "c.xlsx", "--json")
    Path("map.json").write_text("{", "utf-8")
    no_json = run("fill-sheet", form, "--map", "map.json", "--out", "c.xlsx", "--json")

    refused(onto, "already_there")
    refused(renamed, "map_unusable")
    assert "It holds macros." in kept.out
    refused(gone, "cannot_open")
    refused(no_map, "map_unusable")
    refused(no_json, "not_json")
