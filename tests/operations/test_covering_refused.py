"""What cannot be covered is refused with every fault named, and changes nothing."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from sv_evidence.domain.covering import Area
from sv_evidence.domain.problems import InvalidEntry
from sv_evidence.operations.attaching import attach_files
from sv_evidence.operations.covering import (
    areas_from,
    cover_areas,
)
from sv_evidence.operations.incoming import FileDraft
from sv_evidence.operations.problems import NothingToCover, NotJson
from sv_evidence.store.workspace import Workspace
from tests.operations.covers import NAMES, areas, the_sheet
from tests.operations.files import text


@pytest.mark.parametrize(
    ("area", "field", "code"),
    [
        (replace(NAMES, page=0), "page", "not_a_page"),
        (replace(NAMES, page=2), "page", "no_such_page"),
        (replace(NAMES, x=-1), "x", "off_the_page"),
        (replace(NAMES, y=1000), "y", "off_the_page"),
        (replace(NAMES, width=911), "width", "off_the_page"),
        (replace(NAMES, height=0), "height", "off_the_page"),
    ],
)
def test_an_area_beside_its_page_is_refused(
    worked: Workspace, area: Area, field: str, code: str
) -> None:
    with pytest.raises(InvalidEntry) as caught:
        cover_areas(worked, the_sheet(worked).uid, [area])

    assert (field, code) in [(each.field, each.code) for each in caught.value.faults]
    assert areas(worked) == []


def test_too_many_areas_are_refused(worked: Workspace) -> None:
    many = [Area(1, x, y, 1, 1) for x in range(50) for y in range(41)]

    with pytest.raises(InvalidEntry) as caught:
        cover_areas(worked, the_sheet(worked).uid, many)

    assert [each.code for each in caught.value.faults] == ["too_many"]


def test_a_file_without_a_picture_cannot_be_covered(worked: Workspace, tmp_path: Path) -> None:
    note = attach_files(worked, [FileDraft(text(tmp_path), type="policy")]).evidence[0]

    with pytest.raises(NothingToCover):
        cover_areas(worked, note.uid, [NAMES])

    assert cover_areas(worked, note.uid, []).change is None


def test_areas_are_read_from_a_list_or_an_object(tmp_path: Path) -> None:
    rows = [{"page": 2, "x": 1, "y": 2, "w": 3, "h": 4}, {"x": 5, "y": 6, "w": 7, "h": 8}]
    listed, named = tmp_path / "a.json", tmp_path / "b.json"
    listed.write_text(json.dumps(rows), "utf-8")
    named.write_text(json.dumps({"areas": rows}), "utf-8")

    assert areas_from(listed) == areas_from(named) == (Area(2, 1, 2, 3, 4), Area(1, 5, 6, 7, 8))


@pytest.mark.parametrize(
    ("said", "faults"),
    [
        ("{}", [("areas", "not_areas")]),
        ('["a"]', [("0", "not_an_area")]),
        ('[{"x": 1, "y": 2, "w": 3}]', [("0.h", "missing")]),
        ('[{"x": 1.5, "y": true, "w": 3, "h": 1}]', [("0.x", "not_whole"), ("0.y", "not_whole")]),
        ('[{"x": 1, "y": 2, "w": 3, "h": 4, "z": 5}]', [("0.z", "unknown_field")]),
        ('[{"x": 1, "y": 2, "w": 3, "h": 999}]', [("0.h", "off_the_page")]),
    ],
)
def test_every_fault_of_a_file_of_areas_is_named(
    said: str, faults: list[tuple[str, str]], tmp_path: Path
) -> None:
    path = tmp_path / "areas.json"
    path.write_text(said, "utf-8")

    with pytest.raises(InvalidEntry) as caught:
        areas_from(path)

    assert [(each.field, each.code) for each in caught.value.faults] == faults


def test_a_file_of_areas_that_is_no_json_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "areas.json"
    path.write_text("[", "utf-8")

    with pytest.raises(NotJson):
        areas_from(path)
