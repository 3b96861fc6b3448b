import hashlib
from pathlib import Path

import docx
import openpyxl
import pytest

from sv_evidence.operations.exporting import check_pack, export_pack
from sv_evidence.operations.problems import AlreadyThere
from sv_evidence.store.workspace import Workspace
from tests.operations.packing import QUESTION, SUMS, names, packs


def test_twins_say_the_figures_of_the_pack(worked: Workspace, out: Path) -> None:
    facts = check_pack(worked, QUESTION)
    receipt = export_pack(worked, QUESTION, out / "pack.pdf", with_twins=True)

    assert [each.name for each in receipt.twins] == ["pack.docx", "pack.xlsx", "pack.txt"]
    text = (out / "pack.txt").read_text("utf-8")
    word = "\n".join(each.text for each in docx.Document(str(out / "pack.docx")).paragraphs)
    book = openpyxl.load_workbook(out / "pack.xlsx")
    assert receipt.number in text
    assert receipt.number in word
    assert f"{receipt.pages:,} pages" in text
    claims = [claim for outcome in facts.outcomes for claim in outcome.claims]
    rows = list(book["Claims"].iter_rows(min_row=2, values_only=True))
    assert [row[2] for row in rows] == [claim.code for claim in claims]
    assert [round(float(str(row[6])) * 1000) for row in rows] == [
        claim.quantity for claim in claims
    ]


def test_the_checksum_file_lists_twins_too(worked: Workspace, out: Path) -> None:
    export_pack(worked, QUESTION, out / "pack.pdf", with_twins=True)

    lines = (out / SUMS).read_text("utf-8").splitlines()
    for name in ("pack.docx", "pack.xlsx", "pack.txt"):
        assert f"{hashlib.sha256((out / name).read_bytes()).hexdigest()}  {name}" in lines


def test_twins_come_with_the_pack_or_not_at_all(worked: Workspace, out: Path) -> None:
    (out / "pack.docx").write_bytes(b"mine")
    with pytest.raises(AlreadyThere):
        export_pack(worked, QUESTION, out / "pack.pdf", with_twins=True)

    assert names(out) == ["pack.docx"]
    assert packs(worked) == ()

    export_pack(worked, QUESTION, out / "pack.pdf", with_twins=True, overwrite=True)
    assert (out / "pack.docx").read_bytes() != b"mine"


def test_without_being_asked_for_there_are_none(worked: Workspace, out: Path) -> None:
    receipt = export_pack(worked, QUESTION, out / "pack.pdf")

    assert receipt.twins == ()
    assert not (out / "pack.docx").exists()
