"""Mails, texts, and files of which nothing but their kind is told."""

import io
import json
from datetime import date, datetime
from importlib import resources

import pytest
from PIL import Image

from sv_evidence.intake import names
from sv_evidence.intake.looking import look_at
from sv_evidence.intake.readers import office, plain
from sv_evidence.intake.readers.found import LONGEST_TEXT, Drawn, Found, Refusal, clean
from sv_evidence.intake.readers.look import look
from sv_evidence.intake.seen import Family, Remark, Seen
from sv_evidence.jail import Request
from tests.intake import files


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
    remark = "unknown" if media_type == "application/octet-stream" else None
    assert (answer.header["remark"], answer.blobs) == (remark, (b"",))


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


def test_every_guess_is_a_type_that_ships() -> None:
    shipped = json.loads((resources.files("resources") / "types/evidence_types.json").read_bytes())
    known = {each["id"] for each in shipped["types"]}

    assert {type_ for type_, _ in names._TYPES} | {"photo", "other"} <= known
