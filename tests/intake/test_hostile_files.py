"""Files made to harm: each gets a remark, and the program that asked is there to hear it."""

import io
import zipfile

import pytest

from sv_evidence.intake.looking import look_at
from sv_evidence.intake.seen import Remark, Seen
from tests.intake import files

BILLION_LAUGHS = (
    "<!DOCTYPE w:document [<!ENTITY a 'lol'>"
    + "".join(
        f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)
OUTSIDE = "<!DOCTYPE w:document [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"


def seen(data: bytes, name: str) -> Seen:
    return look_at(name, io.BytesIO(data))


def zip_bomb() -> bytes:
    return files.docx(also={"word/media/image1.bin": bytes(120 << 20)})


def lying_zip() -> bytes:
    """A member that unpacks to far more than the directory of the archive says."""
    data = bytearray(files.docx(body="<w:p/>" + " " * 2_000_000))
    real = zipfile.ZipFile(io.BytesIO(bytes(data))).getinfo("word/document.xml")
    said = real.file_size.to_bytes(4, "little")
    while (at := data.find(said)) >= 0:
        data[at : at + 4] = (100).to_bytes(4, "little")
    return bytes(data)


@pytest.mark.parametrize(
    ("name", "data", "remarks"),
    [
        ("bomb.docx", zip_bomb(), {Remark.TOO_LARGE}),
        ("ratio.docx", files.docx(also={"a": bytes(40 << 20)}), {Remark.TOO_LARGE}),
        ("many.zip", files.zipped({f"{n}": "" for n in range(10_001)}), {Remark.TOO_LARGE}),
        ("lying.docx", lying_zip(), {Remark.DAMAGED}),
        ("laughs.docx", files.docx("<w:p>&i;</w:p>", dtd=BILLION_LAUGHS), {Remark.DAMAGED}),
        ("outside.docx", files.docx("<w:p>&a;</w:p>", dtd=OUTSIDE), {Remark.DAMAGED}),
        ("nested.docx", files.docx("<w:p>" + "<w:r>" * 200_000), {Remark.DAMAGED}),
        (
            "deep.docx",
            files.docx("<w:p>" + "<w:r>" * 50_000 + "</w:r>" * 50_000 + "</w:p>"),
            {Remark.TOO_LARGE, Remark.UNREADABLE},
        ),
        ("wrong.docx", files.docx()[:300], {Remark.DAMAGED}),
        ("loop.pdf", files.page_loop_pdf(), {Remark.DAMAGED, Remark.UNREADABLE, None}),
        ("empty.pdf", b"%PDF-1.7\n%%EOF", {Remark.DAMAGED}),
        ("noise.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 500, {Remark.DAMAGED}),
        ("half.pdf", files.pdf(6)[:2000], {Remark.DAMAGED}),
        ("vast.png", files.vast_png(), {Remark.TOO_LARGE}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_hostile_file_gets_its_remark(
    name: str, data: bytes, remarks: set[Remark | None]
) -> None:
    found = seen(data, name)

    assert found.remark in remarks
    assert "root:" not in found.text
    assert found.size == len(data)


def test_a_page_that_unpacks_to_gigabytes_costs_the_look_and_not_the_count() -> None:
    found = seen(files.swollen_pdf(), "swollen.pdf")

    assert found.remark in {Remark.TOO_LARGE, Remark.UNREADABLE}
    assert (found.media_type, found.pages) == ("application/pdf", 1)
    assert found.page_pictures == ()


def test_a_far_cell_is_a_cell_like_any_other() -> None:
    found = seen(files.far_cell_xlsx(), "far.xlsx")

    assert found.remark is None
    assert found.text.splitlines()[1:] == ["near", "far"]


def test_numbers_that_repeat_for_ever_are_cut() -> None:
    cells = (
        "<table:table-cell table:number-columns-repeated='99999999999'>"
        "<text:p>x</text:p></table:table-cell>"
    )
    body = f"<table:table><table:table-row>{cells * 3}</table:table-row></table:table>" * 9
    found = seen(files.opendocument("spreadsheet", body), "wide.ods")

    assert found.remark is None
    assert all(line.count("x") <= 50 for line in found.text.splitlines())


@pytest.mark.parametrize("make", [files.pdf, files.docx, files.xlsx, files.eml, files.csv])
@pytest.mark.parametrize("part", [0.01, 0.3, 0.99])
def test_part_of_any_file_is_listed_and_never_raises(make: object, part: float) -> None:
    assert callable(make)
    data = make()

    found = seen(data[: int(len(data) * part)], "part")

    assert found.media_type
    assert found.remark in {None, *Remark}


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        "CON",
        "aux.jpg",
        "NUL.pdf",
        "../../etc/passwd",
        "C:\\Users\\dee\\photo.jpg",
        "invoice\u202egpj.exe",
        "a\x00b.pdf",
        "new\nline.pdf",
        "<b>bold</b>.docx",
        "x" * 5000,
        "\ud800lonely.txt",
        "   ",
        "%s%n{0}.txt",
    ],
)
def test_a_name_is_words_and_never_a_path(name: str) -> None:
    found = seen(b"plain words", name)

    assert found.media_type in {"text/plain", "application/pdf"}
    assert found.title_guess
    assert len(found.title_guess) <= 200
    assert not {"\u202e", "\x00", "\n", "/", "\\", "\ud800"} & set(found.title_guess)
