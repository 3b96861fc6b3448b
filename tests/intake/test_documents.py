"""PDF, office files, mails and texts: their words, their pages, and a picture of the first."""

import io
from datetime import date, datetime

import pikepdf
import pytest
from PIL import Image

from sv_evidence.intake.looking import look_at
from sv_evidence.intake.readers import office, pdf, plain, sheets
from sv_evidence.intake.readers.found import LONGEST_TEXT, Drawn, Found, Refusal, clean
from sv_evidence.intake.readers.look import look
from sv_evidence.intake.seen import Family, Remark, Seen
from sv_evidence.jail import Request
from tests.intake import files

OOXML = "application/vnd.openxmlformats-officedocument."


def seen(data: bytes, name: str) -> Seen:
    return look_at(name, io.BytesIO(data))


def words_of(data: bytes, name: str = "file") -> str:
    """Look without a jail, so that the readers' lines are seen to run."""
    answer = look(Request({"name": name}, (data,)))
    assert answer.header["remark"] is None
    return answer.blobs[0].decode()


def is_drawn(found: Drawn | None) -> bool:
    """Say whether anything but white is on a page."""
    assert found is not None
    darkest, _ = Image.open(io.BytesIO(found.data)).convert("L").getextrema()
    return isinstance(darkest, int) and darkest < 235


def test_a_pdf_tells_its_pages_words_and_looks() -> None:
    found = seen(files.pdf(12), "Invoice 0412.pdf")

    assert (found.media_type, found.family, found.pages) == ("application/pdf", Family.PDF, 12)
    assert "Attended by 14 people, page 12" in found.text
    assert (found.type_guess, found.title_guess) == ("invoice_paid", "Invoice 0412")
    assert len(found.page_pictures) == 10
    assert (found.page_pictures[0].width, found.page_pictures[0].height) == (1240, 1755)
    assert found.thumb is not None
    assert max(found.thumb.width, found.thumb.height) == 480
    assert (found.picture, found.remark) == (None, None)


def test_a_pdf_is_read_without_a_jail_alike() -> None:
    found = Found("application/pdf", "pdf")
    pdf.read(files.pdf(2), found)

    assert (found.pages, len(found.page_pictures)) == (2, 2)
    assert is_drawn(found.thumb)


def test_what_was_typed_into_a_form_is_drawn() -> None:
    document = pikepdf.Pdf.new()
    document.add_blank_page(page_size=(200, 200))
    look_ = document.make_stream(b"q 0 g 0 0 100 100 re f Q", {"/BBox": [0, 0, 100, 100]})
    field = document.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Widget,
            FT=pikepdf.Name.Tx,
            T="name",
            F=4,
            Rect=[20, 20, 120, 120],
            AP=pikepdf.Dictionary(N=look_),
        )
    )
    document.pages[0].Annots = pikepdf.Array([field])
    document.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([field]))
    out = io.BytesIO()
    document.save(out)

    found = Found("application/pdf", "pdf")
    pdf.read(out.getvalue(), found)

    assert is_drawn(found.page_pictures[0] if found.page_pictures else None)


def test_a_page_as_large_as_a_wall_is_drawn_small() -> None:
    wall = files.raw_pdf(
        b"<</Type /Catalog /Pages 2 0 R>>",
        b"<</Type /Pages /Count 1 /Kids [3 0 R]>>",
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 14000 9000]>>",
    )
    found = Found("application/pdf", "pdf")
    pdf.read(wall, found)

    assert (found.page_pictures[0].width, found.page_pictures[0].height) == (2000, 1286)


def test_a_page_that_draws_large_is_packed_harder() -> None:
    noise = Image.effect_noise((1600, 2200), 120).convert("RGB")
    found = Found("application/pdf", "pdf")
    pdf.read(files.saved(noise, "PDF", resolution=150), found)

    assert len(found.page_pictures[0].data) < 1_600_000


def test_a_locked_pdf_says_so() -> None:
    found = seen(files.pdf(2, key="secret"), "locked.pdf")

    assert (found.remark, found.pages, found.text) == (Remark.ENCRYPTED, None, "")


def test_a_slow_document_still_tells_what_was_read(monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = iter((0.0, 1.0, 5.0, *[6.0] * 2, *[9.0] * 20))
    monkeypatch.setattr("time.process_time", lambda: next(ticks))
    found = Found("application/pdf", "pdf")

    pdf.read(files.pdf(8), found)

    assert found.pages == 8
    assert found.text.count("Attended") == 1
    assert 0 < len(found.page_pictures) < 8


@pytest.mark.parametrize(
    ("data", "media_type", "family", "words"),
    [
        (
            files.docx(),
            f"{OOXML}wordprocessingml.document",
            "document",
            "Letter of support\nDear\tfriends\nof Larkspur\nin a table",
        ),
        (
            files.docx(also={"word/footer1.xml": "<x xmlns:w='w'><w:p><w:t>foot</w:t></w:p></x>"}),
            f"{OOXML}wordprocessingml.document",
            "document",
            "foot",
        ),
        (
            files.docx(also={"word/vbaProject.bin": b"x"}),
            "application/vnd.ms-word.document.macroEnabled.12",
            "document",
            "Letter of support",
        ),
        (
            files.xlsx(),
            f"{OOXML}spreadsheetml.sheet",
            "sheet",
            "Attendance\nName\tDay\tHours\nP-001\t2026-09-30\t2.5\n\nNotes\nChecked by Dee",
        ),
        (files.pptx("one", "two"), f"{OOXML}presentationml.presentation", "slides", "one\ntwo"),
        (
            files.opendocument(
                "text",
                "<text:h>Rota</text:h><text:p>Dee <text:span>and</text:span><text:s/>Sam"
                "<text:tab/>late<text:note>unseen</text:note></text:p>",
            ),
            "application/vnd.oasis.opendocument.text",
            "document",
            "Rota\nDee and Sam\tlate",
        ),
        (
            files.opendocument(
                "spreadsheet",
                "<table:table><table:table-row><table:table-cell><text:p>a</text:p>"
                "</table:table-cell><table:table-cell table:number-columns-repeated='3'>"
                "<text:p>b</text:p></table:table-cell></table:table-row><table:table-row>"
                "<table:table-cell table:number-columns-repeated='16384'/></table:table-row>"
                "<table:table-row/></table:table>",
            ),
            "application/vnd.oasis.opendocument.spreadsheet",
            "sheet",
            "a\tb\tb\tb",
        ),
        (
            files.opendocument("presentation", "<text:p>First slide</text:p>"),
            "application/vnd.oasis.opendocument.presentation",
            "slides",
            "First slide",
        ),
    ],
    ids=["docx", "footer", "macros", "xlsx", "pptx", "odt", "ods", "odp"],
)
def test_an_office_file_gives_its_words(
    data: bytes, media_type: str, family: str, words: str
) -> None:
    answer = look(Request({"name": "wrong.zip"}, (data,)))

    assert (answer.header["media_type"], answer.header["family"]) == (media_type, family)
    assert answer.header["remark"] is None
    assert words in answer.blobs[0].decode()
    assert [use for use, _, _ in answer.header["pictures"]] == ["thumb"]


def test_an_office_file_comes_through_the_jail_alike() -> None:
    found = seen(files.docx(), "Support letter - Aston Hall.docx")

    assert found.text.startswith("Letter of support\nDear\tfriends")
    assert (found.type_guess, found.family, found.remark) == (
        "support_letter",
        Family.DOCUMENT,
        None,
    )
    assert found.thumb is not None
    assert (found.thumb.width, found.thumb.height) == (340, 480)


def test_slides_are_counted() -> None:
    assert seen(files.pptx(*"abcdefghijkl"), "talk.pptx").pages == 12


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ("dd/mm/yyyy", 46295.5, "2026-09-30 12:00"),
        ('0.0 "days"', 46295.5, "46295.5"),
        ("0.00", 2.5, "2.5"),
        ("yyyy", 1e300, "1e+300"),
    ],
)
def test_days_of_a_sheet_are_days_and_numbers_are_numbers(
    code: str, value: float, shown: str
) -> None:
    import openpyxl  # noqa: PLC0415 - this test alone sets formats

    book = openpyxl.Workbook()
    book.active["A1"].value = value
    book.active["A1"].number_format = code
    out = io.BytesIO()
    book.save(out)

    assert words_of(out.getvalue()).splitlines()[1] == shown


def test_a_sheet_that_counts_from_1904_is_read_by_its_own_calendar() -> None:
    import openpyxl  # noqa: PLC0415 - this test alone sets the calendar
    from openpyxl.utils.datetime import CALENDAR_MAC_1904  # noqa: PLC0415 - likewise

    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active["A1"] = date(2026, 9, 30)
    out = io.BytesIO()
    book.save(out)

    assert "2026-09-30" in words_of(out.getvalue())


def test_a_sheet_without_its_side_parts_still_gives_its_cells() -> None:
    sheet = (
        "<worksheet><sheetData><row><c t='inlineStr'><is><t>inline</t></is></c>"
        "<c t='s'><v>99</v></c><c t='s'><v>-1</v></c><c/></row></sheetData></worksheet>"
    )
    r = "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'"
    book = (
        f"<workbook {r}><sheets><sheet name='S' r:id='rId1'/><sheet name='T' r:id='x'/>"
        "</sheets></workbook>"
    )
    links = "<R><Relationship Id='rId1' Target='/xl/worksheets/sheet1.xml'/></R>"
    whole = {"xl/workbook.xml": book, "xl/worksheets/sheet1.xml": sheet}

    assert words_of(files.zipped(whole)) == ""
    assert words_of(files.zipped({**whole, "xl/_rels/workbook.xml.rels": links})) == "S\ninline"


def test_a_long_sheet_gives_its_first_rows() -> None:
    rows = [[f"row {number}"] for number in range(500)]

    lines = words_of(files.xlsx(rows)).splitlines()

    assert lines[1] == "row 0"
    assert f"row {sheets.MOST_ROWS - 1}" in lines
    assert f"row {sheets.MOST_ROWS}" not in lines


def test_reading_phonetic_hints_are_left_out() -> None:
    strings = "<sst><si><t>word</t><rPh><t>hint</t></rPh></si></sst>"
    sheet = "<worksheet><sheetData><row><c t='s'><v>0</v></c></row></sheetData></worksheet>"
    r = "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'"
    data = files.zipped(
        {
            "xl/workbook.xml": f"<workbook {r}><sheet name='S' r:id='a'/></workbook>",
            "xl/_rels/workbook.xml.rels": "<R><R Id='a' Target='worksheets/s.xml'/></R>",
            "xl/worksheets/s.xml": sheet,
            "xl/sharedStrings.xml": strings,
        }
    )

    assert words_of(data) == "S\nword"


def test_a_mail_tells_when_it_was_sent_and_what_it_says() -> None:
    found = seen(files.eml(), "Thank you.eml")

    assert (found.media_type, found.family) == ("message/rfc822", Family.MAIL)
    assert found.dated == date(2026, 9, 29)
    assert "Subject: Thank you for the kitchen" in found.text
    assert "Attached: receipt.pdf" in found.text
    assert "forty meals went out" in found.text
    assert found.type_guess == "support_letter"


def test_a_mail_in_markup_gives_what_a_reader_would_see() -> None:
    words = words_of(files.eml(html=True))

    assert "Dear all\nForty meals." in words
    assert "alert" not in words


@pytest.mark.parametrize(
    "raw",
    [
        b"From: a\nTo: b\nSubject: c\nContent-Type: text/plain; charset=klingon\n\nsplit caf\xe9",
        b"From: a\nTo: b\nSubject: c\nDate: never\n\nsplit caf\xe9",
        b"From: a\nTo: b\nSubject: split\nContent-Type: image/png\n\nx",
        b"From: a\nTo: b\nSubject: split\nContent-Type: multipart/mixed; boundary=x\n\n--x\n",
    ],
)
def test_an_odd_mail_still_gives_what_it_has(raw: bytes) -> None:
    assert "split" in words_of(raw)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_table_of_separated_values_is_read_in_any_encoding(encoding: str) -> None:
    answer = look(Request({"name": "list.csv"}, (files.csv(encoding),)))

    assert answer.header["media_type"] in {"text/csv", "text/plain"}
    assert "Café" in answer.blobs[0].decode()
    if answer.header["media_type"] == "text/csv":
        assert answer.blobs[0].decode().splitlines()[1] == "Åsa, B.\tx\t2.5"


def test_a_table_is_one_by_its_content_too() -> None:
    answer = look(Request({"name": "no name"}, (b"a;b\n1;2\n3;4\n5;6\n",)))

    assert (answer.header["media_type"], answer.header["family"]) == ("text/csv", "sheet")
    assert answer.blobs[0] == b"a\tb\n1\t2\n3\t4\n5\t6"


def test_a_cell_beyond_measure_turns_a_table_into_text() -> None:
    found = Found("text/csv", "sheet")
    plain.read_table(b'a,b\n"' + b"x" * 200_000 + b'",2\n', found)

    assert found.text.startswith("a,b\n")


def test_a_table_of_many_rows_gives_the_first() -> None:
    found = Found("text/csv", "sheet")
    plain.read_table(b"a,b\n" * 5000, found)

    assert found.text.count("\n") == plain.MOST_ROWS - 1


def test_a_long_text_is_cut_and_never_inside_a_letter() -> None:
    found = Found("text/plain", "text")
    plain.read(("x" + "é" * 3_000_000).encode(), found)

    answer = found.to_answer()

    assert len(answer.blobs[0]) <= LONGEST_TEXT
    assert set(found.text) == {"x", "é"}


def test_text_keeps_letters_and_line_ends_alone() -> None:
    assert clean("a\x00b\r\nc\x1bd\ud800\te") == "a b\nc d?\te"


def test_a_text_is_drawn_as_a_page() -> None:
    found = seen(b"Minutes of the meeting\n\nPresent: Dee, Sam\n" * 4, "minutes.txt")

    assert (found.media_type, found.family, found.pages) == ("text/plain", Family.TEXT, None)
    assert is_drawn(found.thumb)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("data", "media_type", "family"),
    [
        (files.MP4, "video/mp4", "film"),
        (files.EXE, "application/vnd.microsoft.portable-executable", "other"),
        (files.zipped({"a.txt": "a"}), "application/zip", "other"),
        (files.zipped({"mimetype": "application/epub+zip"}), "application/zip", "other"),
        (files.ole("WordDocument"), "application/msword", "other"),
        (files.ole("Nothing known"), "application/x-ole-storage", "other"),
        (b"RIFF\0\0\0\0WAVE", "audio/wav", "sound"),
        (b"RIFF\0\0\0\0????", "application/octet-stream", "other"),
        (b"\x01\x02\x03\x04", "application/octet-stream", "other"),
        (b"<!DOCTYPE html><p>x", "text/html", "text"),
        (b"<?xml version='1.0'?><svg/>", "image/svg+xml", "picture"),
        (b"<?xml version='1.0'?><a/>", "application/xml", "other"),
        (b"BEGIN:VCALENDAR\r\n", "text/calendar", "text"),
    ],
)
def test_anything_else_is_listed_by_what_it_is(data: bytes, media_type: str, family: str) -> None:
    answer = look(Request({"name": "photo.jpg"}, (data,)))

    assert (answer.header["media_type"], answer.header["family"]) == (media_type, family)
    assert (answer.header["remark"], answer.blobs) == (None, (b"",))


def test_locked_office_files_say_so() -> None:
    manifest = {"META-INF/manifest.xml": "<x><manifest:encryption-data/></x>"}
    odt = files.opendocument("text", "", also=manifest)

    assert seen(odt, "locked.odt").remark is Remark.ENCRYPTED
    assert seen(files.ole("EncryptedPackage"), "locked.docx").remark is Remark.ENCRYPTED


def test_an_empty_file_says_so() -> None:
    found = seen(b"", "nothing.jpg")

    assert (found.remark, found.size, found.media_type) == (
        Remark.EMPTY,
        0,
        "application/octet-stream",
    )


def test_a_reader_refuses_by_name() -> None:
    with pytest.raises(Refusal) as caught:
        office.read(b"PK\x03\x04 no archive", Found("application/zip", "other"))

    assert caught.value.remark == "damaged"


def test_what_is_found_travels_as_plain_data() -> None:
    at = datetime(2026, 9, 30, 10, 15)  # noqa: DTZ001 - cameras know no zone
    found = Found("image/png", "picture", camera_at=at, sent_at=at, picture=Drawn(b"x", 1, 2))

    header = found.to_answer().header

    assert header["camera_at"] == header["sent_at"] == "2026-09-30T10:15:00"
    assert header["pictures"] == [["picture", 1, 2]]
