"""What finishing adds: files inside, a field to sign, and the same bytes each time."""

import hashlib
import os
import random
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from sv_evidence.jail import ReaderRefused
from sv_evidence.reports.attachments import Attachment, Relationship
from sv_evidence.reports.encoding import encoded
from sv_evidence.reports.pdf.archive import Finished, Waiting
from sv_evidence.reports.pdf.builder import build, built
from sv_evidence.reports.pdf.carrier import Carrier
from sv_evidence.reports.pdf.metadata import About
from tests.reports.asking import asked, streamed
from tests.reports.breaking import elements
from tests.reports.test_builder import SECTIONS, a_document

ROOT = Path(__file__).parent.parent.parent
REGISTER = Attachment(
    "register.csv", b"number,sha256\n" * 90, "text/csv", Relationship.DATA, "The register"
)
NOISE = random.Random(1).randbytes(9_000)  # noqa: S311 - the same bytes each time
PHOTO = Attachment("E-001.jpg", NOISE, "image/jpeg", Relationship.SOURCE, "E-001")


def test_files_inside_come_out_as_they_went_in() -> None:
    pdf = built(a_document(*SECTIONS), {}, files=(REGISTER, PHOTO)).pdf

    with pikepdf.open(BytesIO(pdf)) as opened:
        for file, spec in zip((REGISTER, PHOTO), opened.Root.AF, strict=True):
            held = opened.attachments[file.name]
            assert held.get_file().read_bytes() == file.data
            assert held.get_file().mime_type == file.media_type
            assert held.description == file.description
            assert str(spec.AFRelationship) == f"/{file.relationship}"
            assert spec.EF.F.Params.Size == len(file.data)
            assert bytes(spec.EF.F.Params.CheckSum) == hashlib.md5(file.data).digest()  # noqa: S324
        small, noise = (len(each.EF.F.read_raw_bytes()) for each in opened.Root.AF)
        assert small < len(REGISTER.data) / 5
        assert len(NOISE) <= noise < len(NOISE) + 100


@pytest.mark.parametrize("data", [REGISTER.data * 2_000, NOISE * 200], ids=["words", "noise"])
def test_a_file_of_several_pieces_comes_out_whole(data: bytes) -> None:
    large = replace(REGISTER, data=data)

    pdf = built(a_document(*SECTIONS), {}, files=(large,)).pdf

    with pikepdf.open(BytesIO(pdf)) as opened:
        assert opened.attachments[large.name].get_file().read_bytes() == data
        assert opened.check_pdf_syntax() == []


def test_a_file_that_ends_too_soon_is_no_pack() -> None:
    (file,) = asked({}, b"", b"only this").incoming()
    finished = Finished(built(a_document(*SECTIONS), {}).pdf, {}, ())
    with pytest.raises(EOFError):
        Carrier(BytesIO(), finished).file(
            Waiting(1, b"/text#2fcsv", b"(D:2026)"), replace(file, size=99)
        )


def test_the_field_to_sign_is_in_the_tree_and_empty() -> None:
    pdf = built(a_document(*SECTIONS), {}, seal="Seal of this pack").pdf

    with pikepdf.open(BytesIO(pdf)) as opened:
        (field,) = opened.Root.AcroForm.Fields
        (form,) = elements(opened, "Form")
        assert str(field.TU) == str(form.Alt) == "Seal of this pack"
        assert form.K.Obj.objgen == field.objgen
        assert "/V" not in field


def test_the_worker_takes_files_and_the_seals_words() -> None:
    tree = encoded(a_document(*SECTIONS)).encode()
    told = {
        "name": REGISTER.name,
        "media_type": REGISTER.media_type,
        "relationship": REGISTER.relationship.value,
        "description": REGISTER.description,
    }

    answer = build(asked({"files": [told], "seal": "Seal"}, tree, REGISTER.data))

    with pikepdf.open(BytesIO(streamed(answer))) as opened:
        assert list(opened.attachments) == ["register.csv"]
        assert "/AcroForm" in opened.Root
    for wrong in ({**told, "relationship": "Friend"}, {"name": "register.csv"}):
        with pytest.raises(ReaderRefused):
            build(asked({"files": [wrong]}, tree, REGISTER.data))


def test_another_process_makes_the_same_bytes() -> None:
    script = (
        "import hashlib; from tests.reports.test_archive import *; "
        "pdf = built(a_document(*SECTIONS), {}, files=(REGISTER, PHOTO), seal='Seal').pdf; "
        "print(hashlib.sha256(pdf).hexdigest())"
    )

    made = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
        ).stdout
        for seed in ("1", "2")
    }

    assert len(made) == 1


def test_a_moment_is_written_both_ways_with_its_zone() -> None:
    def dates(moment: datetime) -> tuple[str, str]:
        about = About("t", "a", "s", "en-GB", moment, "p")
        return about.iso, about.pdf_date

    summer = datetime(2026, 9, 30, 16, 52, 1, 5, tzinfo=timezone(timedelta(hours=1)))
    assert dates(summer) == ("2026-09-30T16:52:01+01:00", "D:20260930165201+01'00'")
    utc = ("2026-09-30T16:52:01+00:00", "D:20260930165201+00'00'")
    assert dates(summer.replace(tzinfo=UTC)) == dates(summer.replace(tzinfo=None)) == utc
