"""The readers called directly, on files that are safe to read here: each way out, once."""

import io
import zipfile

import pytest
from PIL import Image, ImageCms

from sv_evidence.intake.readers import pictures
from sv_evidence.intake.readers.archives import Archive
from sv_evidence.intake.readers.found import Found, Refusal
from sv_evidence.intake.readers.look import look
from sv_evidence.intake.readers.preview import page_of
from sv_evidence.intake.readers.sniff import media_type
from sv_evidence.jail import Request
from tests.intake import files, heic


def remark_of(data: bytes, **header: object) -> object:
    return look(Request({"name": "file", **header}, (data,))).header["remark"]


@pytest.mark.parametrize(
    ("data", "remark"),
    [
        (b"", "empty"),
        (files.AVIF, "needs_conversion"),
        (heic.UPRIGHT[:700], "damaged"),
        (files.ole("EncryptedPackage"), "encrypted"),
        (files.pdf(1, key="secret"), "encrypted"),
        (files.pdf(6)[:2000], "damaged"),
        (files.photo()[:9000], "damaged"),
        (files.docx()[:300], "damaged"),
        (files.vast_png(8_000), "too_large"),
        (files.vast_png(), "too_large"),
        (files.docx(also={"a": bytes(40 << 20)}), "too_large"),
        (files.zipped({f"{n}": "" for n in range(10_001)}), "too_large"),
        (files.docx("<w:p>" + "<w:r>" * 5_000 + "</w:r>" * 5_000 + "</w:p>"), "too_large"),
        (
            files.opendocument("text", "", also={"META-INF/manifest.xml": "encryption-data"}),
            "encrypted",
        ),
        (files.opendocument("text", "<text:p>", also={"META-INF/manifest.xml": ""}), "damaged"),
    ],
    ids=range(15),
)
def test_each_way_out_has_its_remark(data: bytes, remark: str) -> None:
    assert remark_of(data) == remark


def test_the_beginning_of_a_file_is_not_read_as_the_whole() -> None:
    assert remark_of(files.pdf(), whole=False) == "too_large"


def test_a_shallow_look_counts_the_pages_of_a_pdf_and_opens_nothing_else() -> None:
    answer = look(Request({"shallow": True}, (files.pdf(3),)))
    photo = look(Request({"shallow": True}, (files.photo(),)))

    assert (answer.header["pages"], answer.header["pictures"]) == (3, [])
    assert (photo.header["media_type"], photo.header["pictures"]) == ("image/jpeg", [])


def test_a_document_without_one_page_that_draws_is_damaged() -> None:
    assert remark_of(files.page_loop_pdf()) == "damaged"


def test_a_page_without_extent_is_passed_over() -> None:
    flat = files.raw_pdf(
        b"<</Type /Catalog /Pages 2 0 R>>",
        b"<</Type /Pages /Count 2 /Kids [3 0 R 4 0 R]>>",
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 9 0 R>>",
        b"<</Type /Other>>",
    )
    answer = look(Request({}, (flat,)))

    assert answer.header["pages"] == 2
    assert "thumb" in [use for use, _, _ in answer.header["pictures"]]


def test_an_encrypted_member_locks_the_archive() -> None:
    data = bytearray(files.zipped({"a": "a"}, pack=zipfile.ZIP_STORED))
    data[data.index(b"PK\x01\x02") + 8] |= 1

    with pytest.raises(Refusal) as caught:
        Archive(bytes(data))
    assert caught.value.remark == "encrypted"


def test_a_member_in_an_unknown_packing_is_damaged() -> None:
    data = bytearray(files.docx())
    for start, at in ((b"PK\x01\x02", 10), (b"PK\x03\x04", 8)):
        place = data.index(b"word/document.xml", data.index(start)) if start else 0
        head = data.rindex(start, 0, place)
        data[head + at] = 99

    assert remark_of(bytes(data)) == "damaged"


def test_colours_beyond_the_screen_are_brought_back() -> None:
    wide = ImageCms.createProfile("sRGB")
    given = ImageCms.ImageCmsProfile(wide)
    plain = Image.new("RGB", (8, 8), (200, 100, 50))

    assert pictures._in_standard_colours(plain, given.tobytes()) is plain
    assert pictures._in_standard_colours(plain, None) is plain
    assert pictures._in_standard_colours(plain, b"no profile") is plain
    assert pictures._in_standard_colours(plain.convert("L"), given.tobytes()).mode == "L"


def test_a_multi_page_scan_of_one_huge_page_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = Image.new("RGB", (50, 50)), Image.new("RGB", (400, 400))
    data = files.saved(first, "TIFF", save_all=True, append_images=[second])
    monkeypatch.setattr(pictures, "LARGEST_PIXELS", 50 * 60)

    assert remark_of(data) == "too_large"


def test_a_scan_of_pages_is_read_here_too() -> None:
    answer = look(Request({}, (files.scan(pages=3),)))

    assert answer.header["pages"] == 3
    assert [use for use, _, _ in answer.header["pictures"]].count("page") == 3


def test_a_page_is_drawn_with_letters_where_a_font_is_and_with_bars_where_none_is() -> None:
    lines = ["Name\tDay\tHours", "", "x" * 500, "\u202e", *["row"] * 100]

    for is_table in (True, False):
        drawn = Image.open(io.BytesIO(page_of(lines, is_table=is_table).data)).convert("L")
        darkest, lightest = drawn.getextrema()
        assert isinstance(darkest, int)
        assert darkest < 230
        assert lightest == 255
        assert drawn.size == (340, 480)


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"\xff\xfea\x00", "text/plain"),
        (b"\x00\x01", "application/octet-stream"),
        (b"a,b\nc,d\n", "text/plain"),
        (b"\x00\x00\x00\x18ftypavif", "image/avif"),
        (b"  %PDF-1.4", "application/pdf"),
        (b"BEGIN:VCARD", "text/vcard"),
    ],
)
def test_content_names_the_type(data: bytes, found: str) -> None:
    assert media_type(data, "x") == found


def test_an_unnamed_picture_kind_is_no_reader() -> None:
    with pytest.raises(KeyError):
        pictures.read(b"x", Found("image/unknown", "picture"))
