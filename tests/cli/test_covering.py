"""The command that covers areas, from the shell to the pack."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run, entries, refused
from tests.operations.files import document, text

pytestmark = pytest.mark.usefixtures("workspace")

AREAS = [{"page": 1, "x": 90, "y": 110, "w": 600, "h": 50}]


def areas(folder: Path, said: object = AREAS) -> Path:
    path = folder / "areas.json"
    path.write_text(json.dumps(said), "utf-8")
    return path


def test_areas_are_covered_uncovered_and_undone(run: Run, tmp_path: Path) -> None:
    assert run("attach", document(tmp_path)).code == 0

    done = run("cover", "E-001", "--areas", areas(tmp_path), "--json").json

    assert done.pop("change")
    assert done.pop("uid")
    assert done == {"evidence": "E-001", "areas": 1, "pages": [1]}
    assert run("history", "--json").json["changes"][0]["label"].startswith("Cover 1 area of E-001")
    before = entries(run)
    assert run("cover", "E-001", "--areas", areas(tmp_path), "--json").json["change"] is None
    assert entries(run) == before
    said = run("cover", "E-001", "--areas", areas(tmp_path, []))
    assert said.out.strip() == "Nothing is covered on E-001."
    assert run("undo").code == 0
    assert run("list", "covered_area", "--json").json["total"] == 1


def test_what_cannot_be_covered_is_refused(run: Run, tmp_path: Path) -> None:
    run("attach", document(tmp_path), text(tmp_path))
    before = entries(run)

    off = [{"page": 1, "x": 990, "y": 0, "w": 50, "h": 10}]
    refused(run("cover", "E-001", "--areas", areas(tmp_path, off), "--json"), "invalid_entry")
    refused(run("cover", "E-002", "--areas", areas(tmp_path), "--json"), "nothing_to_cover")
    refused(run("cover", "E-404", "--areas", areas(tmp_path), "--json"), "no_such_record")
    refused(run("cover", "E-001", "--areas", tmp_path / "none.json", "--json"), "no_such_file")
    assert entries(run) == before
