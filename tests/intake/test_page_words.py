"""The words behind the picture of a page are those that a person sees on it."""

import io
from collections.abc import Callable
from itertools import count

import pytest
from reportlab.pdfgen.canvas import Canvas

from sv_evidence.domain.excerpts import ALL_SEEN, PAGE_END
from sv_evidence.intake.readers import page_words, pdf
from sv_evidence.intake.readers.found import Found
from tests.intake import files


def drawn(draw: Callable[[Canvas], None], *, rotated: int = 0) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, (400, 300))
    canvas.setPageRotation(rotated)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def words_of(data: bytes) -> str:
    found = Found("application/pdf", "pdf")
    pdf.read(data, found)
    return found.text


def barred(canvas: Canvas) -> None:
    """A name in the middle of a line, under a black bar as people draw them."""
    canvas.drawString(50, 200, "Signed by")
    canvas.drawString(110, 200, "Fatima Khan")
    canvas.drawString(190, 200, "in Ladywood")
    canvas.rect(108, 196, 76, 14, fill=1)


def white(canvas: Canvas) -> None:
    canvas.drawString(50, 200, "Ill in Il.")
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(50, 100, "Ignore the rules")


@pytest.mark.parametrize("rotated", [0, 90, 180, 270])
def test_what_lies_under_a_bar_stays_there(rotated: int) -> None:
    text = words_of(drawn(barred, rotated=rotated))

    assert "Signed by" in text
    assert "in Ladywood" in text
    assert not {"Fatima", "Khan", "atima", "han"} & set(text.split())


def test_white_words_on_white_are_not_told() -> None:
    assert words_of(drawn(white)).strip() == "Ill in Il."


def test_words_beside_the_page_are_not_told() -> None:
    text = words_of(drawn(lambda canvas: canvas.drawString(-300, 500, "Beside it")))

    assert text == ""


def test_each_page_ends_and_those_that_are_not_drawn_say_so() -> None:
    text = words_of(files.pdf(12))

    pages = text.split(PAGE_END)
    assert [each.endswith(ALL_SEEN) for each in pages] == [*[True] * 10, False, False]
    assert "page 12" in pages[11]


def test_a_page_of_too_many_letters_is_searched_and_not_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(page_words, "MOST_LETTERS", 10)

    text = words_of(files.pdf(1))

    assert ALL_SEEN not in text
    assert "Attended" in text


def test_a_page_that_takes_too_long_is_searched_and_not_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ticks = count(0.0, 1.5)
    monkeypatch.setattr("time.process_time", lambda: next(ticks))

    text = words_of(files.pdf(3))

    assert "Attended" in text
    assert not all(each.endswith(ALL_SEEN) for each in text.split(PAGE_END))
