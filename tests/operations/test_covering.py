"""Covered areas: kept as records, undone like anything, and burnt into whatever leaves."""

import io
import json
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageChops  # noqa: TID253 - looks at what a pack shows

from sv_evidence.domain.activities import Activity
from sv_evidence.domain.covering import Area, CoveredArea
from sv_evidence.domain.evidence import ConsentState, Evidence
from sv_evidence.domain.problems import InvalidEntry
from sv_evidence.operations.attaching import attach_files
from sv_evidence.operations.covering import (
    areas_from,
    cover_areas,
    make_covered_copies,
    source_of,
)
from sv_evidence.operations.exporting import check_pack, export_pack
from sv_evidence.operations.incoming import FileDraft
from sv_evidence.operations.problems import NothingToCover, NotJson
from sv_evidence.operations.record_files import entries_from
from sv_evidence.operations.recording import record_entries
from sv_evidence.reports.copies import Originals
from sv_evidence.reports.facts import EvidenceFacts
from sv_evidence.reports.verify import Outcome, verify
from sv_evidence.store.view import View
from sv_evidence.store.workspace import Workspace
from tests.intake.files import pdf
from tests.operations.files import text
from tests.operations.packing import QUESTION
from tests.reports.reading import texts

NAMES = Area(1, 90, 110, 600, 50)
"""Where the sheet of the tests says who came."""


def sheet(view: View) -> Evidence:
    (found,) = view.all(Evidence, type="sign_in_sheet")
    return found


def the_sheet(workspace: Workspace) -> Evidence:
    with workspace.read() as view:
        return sheet(view)


def areas(workspace: Workspace) -> list[Area]:
    with workspace.read() as view:
        return [each.place for each in view.all(CoveredArea)]


def row_of(workspace: Workspace, file: Evidence) -> EvidenceFacts:
    facts = check_pack(workspace, QUESTION)
    return next(row for row in facts.evidence if row.uid == file.uid)


def inside(pdf: Path) -> dict[str, bytes]:
    """Return the files inside a pack."""
    with pikepdf.open(pdf) as opened:
        return {name: each.get_file().read_bytes() for name, each in opened.attachments.items()}


def pixels(data: bytes, area: Area) -> Image.Image:
    with Image.open(io.BytesIO(data)) as picture:
        wide, high = picture.size
        box = (
            area.x * wide // 1000,
            area.y * high // 1000,
            (area.x + area.width) * wide // 1000,
            (area.y + area.height) * high // 1000,
        )
        return picture.convert("L").crop(box)


def brightest(data: bytes, area: Area) -> int:
    return int(pixels(data, area).getextrema()[1])  # type: ignore[arg-type]


def page_of(workspace: Workspace, file: Evidence, page: int = 1) -> bytes:
    with workspace.read() as view:
        source = source_of(view, file.uid, page)
    assert source is not None
    return workspace.vault.read(source.name, source.key)


def test_a_private_sheet_is_shown_once_its_names_are_covered(worked: Workspace, out: Path) -> None:
    file = the_sheet(worked)
    assert row_of(worked, file).hidden == "names_private"

    done = cover_areas(worked, file.uid, [NAMES])
    export_pack(worked, QUESTION, out / "pack.pdf", originals=Originals.DOCUMENTS)

    assert (done.areas, done.pages) == (1, (1,))
    held = inside(out / "pack.pdf")
    shown = held[f"{file.number}.jpg"]
    assert brightest(page_of(worked, file), NAMES) > 200, "nothing was written where we covered"
    assert brightest(shown, NAMES) < 40
    assert verify(out / "pack.pdf").outcome is Outcome.UNCHANGED


def test_nothing_of_what_lies_under_a_cover_travels(worked: Workspace, out: Path) -> None:
    file = the_sheet(worked)
    cover_areas(worked, file.uid, [NAMES])

    export_pack(worked, QUESTION, out / "pack.pdf", originals=Originals.DOCUMENTS)

    original = worked.vault.read(file.vault_name, file.vault_key)
    held = inside(out / "pack.pdf")
    whole = {original, page_of(worked, file)}
    assert not whole & set(held.values())
    assert not [name for name in held if name.startswith(f"{file.number}-original")]
    said = " ".join(texts((out / "pack.pdf").read_bytes()))
    assert "signed by twelve people" not in said
    assert "Covered 1 area, burnt in" in said
    manifest = json.loads(held["manifest.json"])
    (item,) = (each for each in manifest["items"] if each["number"] == file.number)
    assert item["redaction"] == {"areas": 1, "pages_shown": [1]}
    assert (item["sha256"], item["original"]) == (file.sha256, None)
    assert "covered" in held["register.csv"].decode().splitlines()[0].split(",")
    (line,) = (
        each for each in held["register.csv"].decode().splitlines() if each.startswith(file.number)
    )
    assert line.endswith(",yes")
    with pikepdf.open(out / "pack.pdf") as opened:
        drawn = [
            each.read_raw_bytes()
            for each in opened.objects
            if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image"
        ]
    assert page_of(worked, file) not in drawn


def test_outside_the_covers_the_page_is_as_it_was(worked: Workspace, out: Path) -> None:
    file = the_sheet(worked)
    cover_areas(worked, file.uid, [NAMES])

    export_pack(worked, QUESTION, out / "pack.pdf")

    below = Area(1, 0, 300, 1000, 700)
    shown = pixels(inside(out / "pack.pdf")[f"{file.number}.jpg"], below)
    was = pixels(page_of(worked, file), below)
    assert ImageChops.difference(shown, was).getextrema()[1] < 12  # type: ignore[operator]


def test_undo_uncovers_and_redo_covers(worked: Workspace) -> None:
    file = the_sheet(worked)
    cover_areas(worked, file.uid, [NAMES])

    worked.undo()
    undone = row_of(worked, file)
    worked.redo()

    assert (undone.hidden, undone.pictures, undone.covered) == ("names_private", (), 0)
    assert row_of(worked, file).hidden is None
    assert areas(worked) == [NAMES]


def test_covering_says_all_areas_of_a_file_and_the_same_again_is_no_change(
    worked: Workspace,
) -> None:
    file = the_sheet(worked)
    other = replace(NAMES, y=400)
    cover_areas(worked, file.uid, [NAMES])

    again = cover_areas(worked, file.uid, [NAMES, NAMES])
    moved = cover_areas(worked, file.uid, [other])
    first = row_of(worked, file).pictures[0].what
    none = cover_areas(worked, file.uid, [])

    assert again.change is None
    assert moved.change is not None
    assert (none.areas, areas(worked)) == (0, [])
    assert first.startswith("covered-")
    assert row_of(worked, file).hidden == "names_private"


def test_only_covered_pages_of_a_private_file_are_shown(worked: Workspace, tmp_path: Path) -> None:
    file = two_pages(worked, tmp_path)

    cover_areas(worked, file.uid, [replace(NAMES, page=2)])

    row = row_of(worked, file)
    assert [each.page for each in row.pictures] == [2]
    checks = {each.code: each.items for each in check_pack(worked, QUESTION).checks}
    assert checks["pages_open"] == (file.number,)
    assert checks["covered"] == (file.number,)


def test_a_page_that_may_be_shown_stays_beside_one_with_covers(
    worked: Workspace, tmp_path: Path, out: Path
) -> None:
    file = two_pages(worked, tmp_path)
    with worked.change("Agree") as unit:
        unit.amend(Evidence, file.uid, consent=ConsentState.NO_PEOPLE)

    cover_areas(worked, file.uid, [replace(NAMES, page=2)])
    export_pack(worked, QUESTION, out / "pack.pdf", originals=Originals.DOCUMENTS)

    held = inside(out / "pack.pdf")
    assert held[f"{file.number}-page-1.jpg"] == page_of(worked, file, 1)
    assert brightest(held[f"{file.number}-page-2.jpg"], NAMES) < 40
    assert not [name for name in held if "original" in name and file.number in name]


@pytest.mark.parametrize(
    ("consent", "hidden"),
    [(ConsentState.NEEDED, "needed"), (ConsentState.WITHDRAWN, "withdrawn")],
)
def test_covers_do_not_stand_in_for_consent(
    worked: Workspace, consent: ConsentState, hidden: str
) -> None:
    file = the_sheet(worked)
    with worked.change("Ask") as unit:
        unit.amend(Evidence, file.uid, consent=consent)

    cover_areas(worked, file.uid, [NAMES])

    assert (row_of(worked, file).hidden, row_of(worked, file).pictures) == (hidden, ())


def test_a_photo_with_a_face_covered_is_shown_covered_and_not_on_the_front(
    worked: Workspace, out: Path
) -> None:
    with worked.read() as view:
        (photo,) = view.all(Evidence, type="photo")
    with worked.change("Agree") as unit:
        unit.amend(Evidence, photo.uid, consent=ConsentState.NO_PEOPLE)
    face = Area(1, 250, 250, 200, 300)

    cover_areas(worked, photo.uid, [face])
    receipt = export_pack(worked, QUESTION, out / "pack.pdf")

    held = inside(receipt.file)
    assert brightest(held[f"{photo.number}.jpg"], face) < 40
    assert brightest(page_of(worked, photo), face) > 60
    assert check_pack(worked, QUESTION).cover == ""


def test_areas_that_came_as_records_get_their_copy_at_the_export(
    worked: Workspace, tmp_path: Path, out: Path
) -> None:
    file = the_sheet(worked)
    row = {"kind": "covered_area", "evidence": file.number, "x": 90, "y": 110}
    record_entries(worked, entries_from([row | {"width": 600, "height": 50}], tmp_path))
    assert row_of(worked, file).pictures == (), "a page was shown without its cover"

    export_pack(worked, QUESTION, out / "pack.pdf")

    assert brightest(inside(out / "pack.pdf")[f"{file.number}.jpg"], NAMES) < 40


def test_a_lost_copy_is_made_again_and_what_cannot_be_made_is_not_shown(worked: Workspace) -> None:
    file = the_sheet(worked)
    cover_areas(worked, file.uid, [NAMES])
    what = row_of(worked, file).pictures[0].what
    with worked.read() as view:
        copy, source = view.derived(file.uid, what), source_of(view, file.uid, 1)
    assert copy is not None
    assert source is not None
    worked.vault.path(copy.name).unlink()

    make_covered_copies(worked, [file.uid])
    with worked.read() as view:
        again = view.derived(file.uid, what)
    assert again is not None
    worked.vault.path(again.name).unlink()
    worked.vault.path(source.name).unlink()
    make_covered_copies(worked, [file.uid])

    with worked.read() as view:
        assert view.derived(file.uid, what) == again, "something was made from nothing"


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


def two_pages(workspace: Workspace, folder: Path) -> Evidence:
    """Add a register of two pages to the one activity."""
    path = folder / "Register.pdf"
    path.write_bytes(pdf(2, words="Grace O. and Denise W."))
    with workspace.read() as view:
        (activity,) = view.all(Activity)
    draft = FileDraft(path, type="attendance_list", title="Register")
    attached = attach_files(workspace, [draft], to=[activity.uid]).evidence[0]
    return attached.record
