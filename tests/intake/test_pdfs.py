"""PDF documents: their words, their pages, and what is said of those that do not open."""

import io

import pikepdf
import pytest
from PIL import Image

from sv_evidence.intake.looking import look_at
from sv_evidence.intake.readers import pdf
from sv_evidence.intake.readers.found import Drawn, Found
from sv_evidence.intake.seen import Family, Remark, Seen
from tests.intake import files


def seen(data: bytes, name: str) -> Seen:
    return look_at(name, io.BytesIO(data))


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
