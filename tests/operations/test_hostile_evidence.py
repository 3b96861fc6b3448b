"""Damaged and hostile files: each costs one entry of the annex, and never the pack."""

import io
import struct
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from sv_evidence.domain.activities import Activity
from sv_evidence.domain.evidence import Attachment, ConsentState, StrengthWord
from sv_evidence.operations.attaching import Filed, attach_files
from sv_evidence.operations.consents import Consent
from sv_evidence.operations.exporting import export_pack
from sv_evidence.operations.incoming import FileDraft
from sv_evidence.reports.copies import Originals
from sv_evidence.reports.verify import Outcome, verify
from sv_evidence.store.workspace import Workspace
from sv_evidence.wording.labels import remark_text
from tests.intake import files
from tests.intake.test_programs import SCRIPT, document
from tests.operations.packing import QUESTION
from tests.reports.judges import own_faults, profile_faults
from tests.reports.reading import texts


def a_page(draw: Callable[[pikepdf.Pdf], Dictionary], code: bytes, **save: Any) -> bytes:
    """A page that uses what ``draw`` made as its resources."""
    pdf = pikepdf.Pdf.new()
    pdf.add_blank_page(page_size=(300, 300))
    pdf.pages[0].Resources = draw(pdf)
    pdf.pages[0].Contents = pdf.make_stream(code)
    out = io.BytesIO()
    pdf.save(out, **save)
    return out.getvalue()


def with_image(filter_: str, side: int) -> bytes:
    """A page with a picture of noise under a filter that cannot read it."""

    def draw(pdf: pikepdf.Pdf) -> Dictionary:
        image = pdf.make_stream(
            b"",
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=side,
            Height=side,
            BitsPerComponent=8,
            ColorSpace=Name.DeviceGray,
        )
        image.write(bytes(range(256)) * 4, filter=Name(filter_))
        return Dictionary(XObject=Dictionary(I=image))

    raw = pikepdf.StreamDecodeLevel.none
    return a_page(
        draw, b"q 200 0 0 200 9 9 cm /I Do Q", compress_streams=False, stream_decode_level=raw
    )


def laughing() -> bytes:
    """Forms that draw forms that draw forms: a billion rectangles."""

    def draw(pdf: pikepdf.Pdf) -> Dictionary:
        form = {"Type": Name.XObject, "Subtype": Name.Form, "BBox": Array([0, 0, 300, 300])}
        inner = pdf.make_stream(b"0 0 300 300 re f", **form)
        for _ in range(9):
            held = Dictionary(XObject=Dictionary(F=inner))
            inner = pdf.make_stream(b"/F Do " * 10, **form, Resources=held)
        return Dictionary(XObject=Dictionary(F=inner))

    return a_page(draw, b"/F Do")


def sized(width: int, height: int) -> bytes:
    """A JPEG that says it is of another size than it is."""
    data = bytearray(files.saved(files.quarters(60, 40), "JPEG"))
    at = data.index(b"\xff\xc0")
    data[at + 5 : at + 9] = struct.pack(">HH", height, width)
    return bytes(data)


def wrong_length(length: int) -> bytes:
    data = bytearray(files.saved(files.quarters(60, 40), "JPEG"))
    at = data.index(b"\xff\xdb")
    data[at + 2 : at + 4] = struct.pack(">H", length)
    return bytes(data)


def bombed_png() -> bytes:
    """A PNG whose comment unpacks to two hundred megabytes."""
    data = files.saved(files.quarters(60, 40), "PNG")
    body = b"zTXtk\0\0" + zlib.compress(bytes(200 << 20), 9)
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    return data[:33] + chunk + data[33:]


PDF, PHOTO = files.pdf(2), files.photo(120, 80)
HOSTILE: Mapping[str, bytes] = {
    "half.pdf": PDF[: len(PDF) // 2],
    "head.pdf": PDF[:40],
    "noise.pdf": b"%PDF-1.7\n" + bytes(range(256)) * 50,
    "loop.pdf": files.page_loop_pdf(),
    "jbig2.pdf": with_image("/JBIG2Decode", 3_000),
    "jpx.pdf": with_image("/JPXDecode", 3_000),
    "vast.pdf": with_image("/DCTDecode", 10**9),
    "filter.pdf": with_image("/NoSuchDecode", 9),
    "laughs.pdf": laughing(),
    "acting.pdf": document(b"/OpenAction " + SCRIPT),
    "locked.pdf": files.pdf(1, key="secret"),
    "half.jpg": PHOTO[: len(PHOTO) // 2],
    "huge.jpg": sized(65_535, 65_535),
    "flat.jpg": sized(60, 0),
    "lengths.jpg": wrong_length(60_000),
    "bomb.png": bombed_png(),
    "cmyk.jpg": files.saved(files.quarters(60, 40, "CMYK"), "JPEG"),
    "deep.png": files.saved(files.quarters(60, 40, "I;16"), "PNG"),
    "moving.gif": files.saved(
        files.quarters(60, 40), "GIF", save_all=True, append_images=[files.quarters(60, 40, "L")]
    ),
    "broken.heic": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(range(256)) * 8,
    "both.jpg": PHOTO + PDF,
    "zeros.pdf": bytes(5_000),
    "named.pdf": PHOTO,
}
DAMAGED = {"head.pdf", "noise.pdf", "half.jpg", "flat.jpg", "lengths.jpg", "broken.heic"}


def added(workspace: Workspace, folder: Path) -> Filed:
    """Add every hostile file to the one activity."""
    consent = Consent(ConsentState.NO_PEOPLE)
    drafts = []
    for name, data in HOSTILE.items():
        (folder / name).write_bytes(data)
        drafts.append(FileDraft(folder / name, title=name, type="other", consent=consent))
    with workspace.read() as view:
        (activity,) = view.all(Activity)
    return attach_files(workspace, drafts, to=[activity.uid])


def test_hostile_files_come_in_as_they_are_and_cost_one_entry_each(
    worked: Workspace, tmp_path: Path
) -> None:
    filed = added(worked, tmp_path)

    held = {each.record.title: each for each in filed.evidence}
    assert set(held) == set(HOSTILE)
    remarks = {name: each.remark for name, each in held.items() if each.remark}
    assert all(remark_text(each.value) != each.value for each in remarks.values())
    assert {name for name, each in remarks.items() if each.value == "damaged"} >= DAMAGED
    to = tmp_path / "pack.pdf"
    export_pack(worked, QUESTION, to, originals=Originals.DOCUMENTS)
    pdf = to.read_bytes()
    assert verify(to).outcome is Outcome.UNCHANGED
    assert profile_faults(pdf, "3a") == set()
    assert profile_faults(pdf, "ua1") == set()
    assert own_faults(pdf) == []
    said = " ".join(texts(pdf))
    assert said.count("This file is damaged, so its pages cannot be shown here.") >= len(DAMAGED)
    assert all(each.sha256[:12] in said.replace(" ", "") for each in filed.evidence)


@pytest.mark.parametrize("name", ["half.jpg", "head.pdf"])
def test_a_file_that_nobody_can_open_proves_nothing(
    worked: Workspace, tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_bytes(HOSTILE[name])
    with worked.read() as view:
        (activity,) = view.all(Activity)

    (file,) = attach_files(
        worked, [FileDraft(tmp_path / name, type="start_letter")], to=[activity.uid]
    ).evidence

    with worked.read() as view:
        (tied,) = view.all(Attachment, evidence=file.uid)
    assert tied.strength is StrengthWord.WEAK
    assert "damaged" in tied.strength_reason
