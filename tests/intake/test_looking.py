"""The look from outside: sizes, sources, second looks, and answers that are no answers."""

import io
from collections.abc import Iterator, Mapping
from datetime import date
from threading import Event
from typing import Any

import pytest

from sv_evidence.intake import looking
from sv_evidence.intake.answers import Look, judged
from sv_evidence.intake.looking import LARGEST_FILE, LARGEST_READ, look_at
from sv_evidence.intake.names import day_from, title_from, type_from
from sv_evidence.intake.seen import Family, FileTooLarge, Remark
from sv_evidence.jail import READER_LIMITS, Answer, ReaderPool, ReaderRefused
from sv_evidence.jail.workers import Worker
from tests.intake import files

JPEG = b"\xff\xd8\xff\xe0"
GOOD: dict[str, Any] = {
    "media_type": "image/jpeg",
    "family": "picture",
    "remark": None,
    "pages": None,
    "camera_at": "2026-09-30T10:15:20",
    "camera_place": "52.4802, -1.8904",
    "sent_at": None,
    "pictures": [["thumb", 480, 360], ["picture", 2000, 1500], ["page", 1, 1]],
}


class Vast(io.BytesIO):
    """A file that is said to be large; only its beginning is there to be read."""

    def __init__(self, size: int, head: bytes = b"") -> None:
        super().__init__(head)
        self._size = size
        self.taken = 0

    def seek(self, offset: int, whence: int = 0, /) -> int:
        return self._size if whence == io.SEEK_END else super().seek(offset, whence)

    def read(self, size: int | None = -1, /) -> bytes:
        piece = super().read(size)
        self.taken += len(piece)
        return piece


@pytest.fixture(scope="module")
def pool() -> Iterator[ReaderPool]:
    with ReaderPool() as readers:
        yield readers


def pool_of(name: str) -> ReaderPool:
    """A pool whose readers have all been taken over."""
    return ReaderPool(name, READER_LIMITS, workers={name: Worker(f"tests.jail.hostile:{name}")})


def test_a_file_beyond_the_limit_is_refused_unread() -> None:
    source = Vast(LARGEST_FILE + 1)

    with pytest.raises(FileTooLarge) as caught:
        look_at("film.mov", source)

    assert caught.value.details == {
        "name": "film.mov",
        "size": LARGEST_FILE + 1,
        "limit": LARGEST_FILE,
    }
    assert source.taken == 0


def test_a_large_file_is_listed_by_its_beginning(pool: ReaderPool) -> None:
    source = Vast(LARGEST_READ + 1, files.MP4 + bytes(200_000))

    found = look_at("film.mp4", source, pool=pool)

    assert (found.media_type, found.family, found.remark) == (
        "video/mp4",
        Family.FILM,
        Remark.TOO_LARGE,
    )
    assert source.taken == 65_536


def test_a_ready_reader_sees_the_same_as_a_new_one(pool: ReaderPool) -> None:
    data = files.photo()

    assert look_at("a.jpg", io.BytesIO(data), pool=pool) == look_at("a.jpg", io.BytesIO(data))


def test_the_source_is_left_at_its_beginning(pool: ReaderPool) -> None:
    source = io.BytesIO(files.pdf())
    source.seek(100)

    look_at("a.pdf", source, pool=pool)

    assert source.tell() == 0


def test_a_source_that_fails_says_so_itself(pool: ReaderPool) -> None:
    class Torn(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError(5, "drive gone", str(size))

    with pytest.raises(OSError, match="drive gone"):
        look_at("a.pdf", Torn(b"x" * 100), pool=pool)


@pytest.mark.parametrize(
    ("worker", "remark"),
    [
        ("crash", Remark.UNREADABLE),
        ("allocate", Remark.TOO_LARGE),
        ("say", Remark.UNREADABLE),
        ("echo", Remark.UNREADABLE),
    ],
)
def test_a_reader_that_was_taken_over_is_a_remark(worker: str, remark: Remark) -> None:
    with pool_of(worker) as pool:
        found = look_at("photo of the day.jpg", io.BytesIO(b"rubbish\n"), pool=pool)

    assert (found.remark, found.family) == (remark, Family.OTHER)
    assert found.media_type == "application/octet-stream"
    assert found.title_guess == "Photo of the day"


def test_a_stopped_look_says_that_it_was_stopped() -> None:
    stop = Event()
    stop.set()

    with pool_of("sleep") as pool, pytest.raises(ReaderRefused) as caught:
        look_at("a.jpg", io.BytesIO(b"x"), pool=pool, stop=stop)

    assert caught.value.code == "stopped"


@pytest.mark.parametrize("failing", [0, 1])
def test_a_system_without_children_is_told_and_no_remark(
    failing: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes = iter((*["died"] * failing, "not_started"))

    def refuse(*_: object, **__: object) -> Answer:
        raise ReaderRefused(next(codes))

    monkeypatch.setattr(looking, "run", refuse)

    with pytest.raises(ReaderRefused) as caught:
        look_at("a.jpg", io.BytesIO(b"x"))
    assert caught.value.code == "not_started"


def test_an_honest_answer_is_taken() -> None:
    look = judged(Answer(GOOD, ("Grüße".encode(), JPEG, JPEG, JPEG)))

    assert isinstance(look, Look)
    assert (look.text, look.family) == ("Grüße", Family.PICTURE)
    assert look.picture is not None
    assert (look.picture.width, look.picture.height) == (2000, 1500)
    assert len(look.page_pictures) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"media_type": "<script>"},
        {"media_type": 7},
        {"media_type": "image/jpeg\n"},
        {"family": "root"},
        {"family": []},
        {"remark": "all is well"},
        {"pages": -1},
        {"pages": True},
        {"pages": 10**9},
        {"pages": "3"},
        {"camera_at": "yesterday"},
        {"camera_at": 1},
        {"camera_at": "2026-09-30T10:15:20+01:00"},
        {"camera_place": "here; DROP TABLE"},
        {"pictures": None},
        {"pictures": [["thumb", 1, 1]]},
        {"pictures": [["thumb", 0, 1], ["picture", 1, 1], ["page", 1, 1]]},
        {"pictures": [["thumb", 1, 5000], ["picture", 1, 1], ["page", 1, 1]]},
        {"pictures": [["thumb", None, 1], ["picture", 1, 1], ["page", 1, 1]]},
        {"pictures": [["thumb", 1, 1], ["thumb", 1, 1], ["page", 1, 1]]},
        {"pictures": [["wall", 1, 1], ["picture", 1, 1], ["page", 1, 1]]},
        {"pictures": [["thumb", 1], ["picture", 1, 1], ["page", 1, 1]]},
        {"pictures": [1, 2, 3]},
        {"more": 1},
    ],
    ids=str,
)
def test_an_answer_with_any_oddity_is_nonsense(change: Mapping[str, object]) -> None:
    with pytest.raises(ReaderRefused) as caught:
        judged(Answer({**GOOD, **change}, (b"", JPEG, JPEG, JPEG)))

    assert caught.value.code == "nonsense"


@pytest.mark.parametrize(
    "blobs",
    [
        (),
        (b"",),
        (b"x" * 2_000_001, JPEG, JPEG, JPEG),
        (b"", b"<svg/>", JPEG, JPEG),
        (b"", JPEG + bytes(16 << 20), JPEG, JPEG),
    ],
    ids=range(5),
)
def test_blobs_that_are_no_pictures_are_nonsense(blobs: tuple[bytes, ...]) -> None:
    with pytest.raises(ReaderRefused):
        judged(Answer(GOOD, blobs))


def test_more_pages_than_are_shown_are_nonsense() -> None:
    header = {**GOOD, "pictures": [["page", 1, 1]] * 11}

    with pytest.raises(ReaderRefused):
        judged(Answer(header, (b"", *[JPEG] * 11)))


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("sign-in_sheet__30-09.pdf", "Sign-in sheet 30-09"),
        ("IMG_2041.JPG", "IMG 2041"),
        ("/nowhere/dee/letter.docx", "Letter"),
        ("C:\\scans\\weigh note.tif", "Weigh note"),
        ("invoice\u202egpj.exe", "Invoicegpj"),
        (".jpg", "Untitled file"),
        ("Version 2.0 final.docx", "Version 2.0 final"),
        ("e\u0301te\u0301.txt", "Été"),
    ],
)
def test_a_name_becomes_a_title(name: str, title: str) -> None:
    assert title_from(name) == title


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("IMG-20260930-WA0001.jpg", date(2026, 9, 30)),
        ("register 2026-09-30.pdf", date(2026, 9, 30)),
        ("rota 30.09.2026.xlsx", date(2026, 9, 30)),
        ("rota 09.09.2026.xlsx", date(2026, 9, 9)),
        ("rota 30th September 2026.xlsx", date(2026, 9, 30)),
        ("3Sep2026", date(2026, 9, 3)),
        ("01-02-2026.pdf", None),
        ("2026-13-45.pdf", None),
        ("31 Feb 2026.pdf", None),
        ("12-30-2026.pdf", None),
        ("scan 1234567890.pdf", None),
        ("minutes.pdf", None),
    ],
)
def test_a_name_tells_a_day_only_without_doubt(name: str, day: date | None) -> None:
    assert day_from(name) == day


@pytest.mark.parametrize(
    ("name", "type_"),
    [
        ("Sign-in sheet.pdf", "sign_in_sheet"),
        ("attendance_register.pdf", "sign_in_sheet"),
        ("attendance list.xlsx", "attendance_list"),
        ("head count.pdf", "count_sheet"),
        ("Rota week 3.pdf", "rota_unsigned"),
        ("Food hygiene certificate.pdf", "certificate"),
        ("receipt 0412.jpg", "invoice_paid"),
        ("weighbridge.pdf", "weigh_note"),
        ("Start letter A.pdf", "start_letter"),
        ("Letter from Aston.pdf", "support_letter"),
        ("survey results.xlsx", "survey_summary"),
        ("certainly nothing.pdf", "other"),
        ("accounts.pdf", "other"),
    ],
)
def test_words_of_a_name_suggest_a_type(name: str, type_: str) -> None:
    assert type_from(name, Family.PDF) == type_


def test_a_picture_is_a_photo_unless_its_name_says_more() -> None:
    assert type_from("a.jpg", Family.PICTURE) == "photo"
    assert type_from("IMG_1.jpg", Family.PICTURE) == "photo"
    assert type_from("register.jpg", Family.PICTURE) == "sign_in_sheet"
    assert type_from("a.txt", Family.TEXT) == "other"


def test_a_file_that_is_called_pdf_and_is_none_gets_a_remark() -> None:
    seen = look_at("Register.PDF", io.BytesIO(b"We cooked for seventy-four."))
    assert (seen.family, seen.remark) == (Family.TEXT, Remark.MISNAMED)
    assert look_at("Register.txt", io.BytesIO(b"We cooked.")).remark is None
