"""Covered areas: kept as records, undone like anything, and burnt into whatever leaves."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import ImageChops  # noqa: TID253 - looks at what a pack shows

from sv_evidence.domain.covering import Area
from sv_evidence.domain.evidence import ConsentState, Evidence
from sv_evidence.operations.covering import (
    cover_areas,
    make_covered_copies,
    source_of,
)
from sv_evidence.operations.exporting import check_pack, export_pack
from sv_evidence.operations.record_files import entries_from
from sv_evidence.operations.recording import record_entries
from sv_evidence.reports.copies import Originals
from sv_evidence.reports.verify import Outcome, verify
from sv_evidence.store.workspace import Workspace
from tests.operations.covers import (
    NAMES,
    areas,
    brightest,
    inside,
    page_of,
    pixels,
    row_of,
    the_sheet,
    two_pages,
)
from tests.operations.packing import QUESTION
from tests.reports.reading import texts


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
    register = csv.DictReader(held["register.csv"].decode().splitlines())
    (row,) = (each for each in register if file.number in each.values())
    assert row["covered"] == "yes"
    with pikepdf.open(out / "pack.pdf") as opened:
        drawn = [
            each.read_raw_bytes()
            for each in opened.objects
            if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image"
        ]
    assert page_of(worked, file) not in drawn


def test_words_behind_pages_go_with_the_first_cover(worked: Workspace, out: Path) -> None:
    file = two_pages(worked, out)
    with worked.change("No people") as unit:
        unit.amend(Evidence, file.uid, consent=ConsentState.NO_PEOPLE)
    export_pack(worked, QUESTION, out / "before.pdf")
    cover_areas(worked, file.uid, [NAMES])
    export_pack(worked, QUESTION, out / "after.pdf")

    before, after = (
        " ".join(texts((out / name).read_bytes())) for name in ("before.pdf", "after.pdf")
    )
    assert "Grace O. and Denise W." in before
    assert "Grace O. and Denise W." not in after


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
    row = {"kind": "covered_area", "evidence": file.number, "page": 1, "x": 90, "y": 110}
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
