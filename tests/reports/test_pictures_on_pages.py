"""Pictures on pages: as they are, once, and without a word about where they were taken."""

from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest
from PIL import Image  # noqa: TID253 - draws the pictures

from sv_evidence.jail import ReaderRefused
from sv_evidence.reports.blocks import (
    Beside,
    Heading,
    PagePicture,
    Paragraph,
    Photo,
    SideBySide,
    Together,
    Wide,
    blobs_in,
)
from sv_evidence.reports.inlines import Words
from sv_evidence.reports.pdf.builder import built
from sv_evidence.reports.pdf.jpeg import bare as without_metadata
from tests.reports import judges, reading
from tests.reports.kitchen import jpeg
from tests.reports.test_builder import a_cover, a_document


def look_of(pdf: bytes) -> bytes:
    """Return the pixels of the first page."""
    with pypdfium2.PdfDocument(pdf) as opened:
        drawn: bytes = opened[0].render(scale=1).to_pil().tobytes()
    return drawn


def test_pictures_pass_through_once_without_metadata() -> None:
    secret = b"\xff\xe1\x00\x10Exif\x00\x00GPS HERE"
    plain = jpeg(320, 200, (100, 120, 140))
    pictures = {"p": plain[:2] + secret + plain[2:]}
    photo = Photo("p", "alt", (320, 200), 401, 267, framed=True)

    pdf = built(a_document(a_cover(picture=photo), photo, photo), pictures).pdf

    assert reading.filters(pdf) == {"320x200": ["/DCTDecode"]}
    assert b"GPS" not in pdf
    assert len(pdf) < 60_000 + len(plain)


def test_what_is_no_jpeg_is_refused() -> None:
    photo = Photo("p", "alt", (8, 8), 401, 267)

    for wrong in (b"\x89PNG", b"\xff\xd8\xff"):
        with pytest.raises(ReaderRefused) as refused:
            built(a_document(photo), {"p": wrong})
        assert refused.value.code == "bad_picture"


def test_a_picture_in_colours_for_print_is_refused() -> None:
    out = BytesIO()
    Image.new("CMYK", (8, 8)).save(out, "JPEG")

    with pytest.raises(ReaderRefused):
        built(a_document(Photo("p", "alt", (8, 8), 401, 267)), {"p": out.getvalue()})


def test_adobes_own_segment_is_kept() -> None:
    adobe = b"\xff\xee\x00\x06Adob"

    assert without_metadata(b"\xff\xd8" + adobe + b"\xff\xda") == b"\xff\xd8" + adobe + b"\xff\xda"


def test_a_page_picture_has_a_page_to_itself() -> None:
    page = PagePicture("p", "alt", (1240, 1754), (Words("E-1, page 1 of 1"),), anchor="pages-1")

    done = built(a_document(Paragraph((Words("a"),)), page), {"p": jpeg(62, 88, (250, 250, 250))})

    texts = reading.texts(done.pdf)
    assert len(texts) == 2
    assert texts[1].startswith("E-1, page 1 of 1")


def test_words_of_a_page_lie_unseen_behind_its_picture() -> None:
    words = "Weigh note\n\n  خانہ\n40\x00 kg \N{PARTY POPPER}\n"
    page = PagePicture("p", "alt", (1240, 1754), (Words("E-1"),), anchor="p-1", words=words)

    pdf = built(a_document(page), {"p": jpeg(62, 88, (250, 250, 250))}).pdf

    assert reading.texts(pdf)[0].startswith("E-1 Weigh note")
    assert "40? kg" in reading.texts(pdf)[0]
    assert judges.profile_faults(pdf, "ua1") == set()
    assert judges.own_faults(pdf) == []
    bare = built(a_document(replace(page, words="")), {"p": jpeg(62, 88, (250, 250, 250))}).pdf
    assert look_of(pdf) == look_of(bare)


def test_every_picture_is_named_once_in_reading_order() -> None:
    photo = Photo("b", "alt", (1, 1), 1, 1)
    blocks = (
        a_cover(picture=Photo("a", "alt", (1, 1), 1, 1)),
        Together((photo, Wide((photo,)))),
        SideBySide(((photo,), (Photo("c", "alt", (1, 1), 1, 1),)), (1, 1), 1),
        Beside((), (PagePicture("d", "alt", (1, 1), ()),)),
        Heading("none"),
    )

    assert blobs_in(blocks) == ("a", "b", "c", "d")
