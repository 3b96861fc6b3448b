"""PDF documents, through PDFium: how many pages, their words, and how the first ones look."""

import time

import pypdfium2
from PIL import Image
from pypdfium2 import raw

from sv_evidence.domain.excerpts import ALL_SEEN, PAGE_END
from sv_evidence.intake.readers.drawing import encoded, thumb_of
from sv_evidence.intake.readers.found import (
    LONGEST_TEXT,
    MOST_PAGES_SHOWN,
    Drawn,
    Found,
    Refusal,
)
from sv_evidence.intake.readers.page_words import words_seen
from sv_evidence.intake.readers.programs import holds_program

MOST_PAGES_READ = 200
_SCALE = 150 / 72
"""150 dots an inch; PDF counts 72 points an inch."""
_LONGEST_EDGE = 2000
_QUALITY, _LOW_QUALITY = 80, 55
_LARGEST_PAGE = 1_500_000
# Of the ten seconds a reader has, so that a slow document still tells what was read so far.
_TEXT_SECONDS, _ALL_SECONDS, _LAST_SECONDS = 3.0, 7.0, 8.0


def read(data: bytes, found: Found) -> None:
    """Read a document as far as time allows."""
    started = time.process_time()
    document = _opened(data)
    found.pages = len(document)
    pages = _texts(document, started + _TEXT_SECONDS)
    for number in range(min(len(document), MOST_PAGES_SHOWN)):
        if time.process_time() > started + _ALL_SECONDS:
            break
        image, seen = _drawn(document, number, started + _ALL_SECONDS)
        if seen is not None:
            pages += [""] * (number + 1 - len(pages))
            pages[number] = f"{seen}{ALL_SEEN}"
        if image is None:
            continue
        if found.thumb is None:
            found.thumb = thumb_of(image)
        found.page_pictures.append(_within_size(image))
    found.text = PAGE_END.join(pages) if any(map(str.strip, pages)) else ""
    if not found.page_pictures:
        raise Refusal("damaged")
    if holds_program(data, started + _LAST_SECONDS):
        found.remark = "scripted"


def count(data: bytes, found: Found) -> None:
    """Count the pages and touch nothing else, because drawing them went wrong before."""
    found.pages = len(_opened(data))


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(data)
        # What people typed into a form is drawn only with this.
        document.init_forms()
    except pypdfium2.PdfiumError as error:
        locked = error.err_code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}
        raise Refusal("encrypted" if locked else "damaged") from error
    return document


def _texts(document: pypdfium2.PdfDocument, until: float) -> list[str]:
    """Return the words of each page, as far as time allows."""
    pieces: list[str] = []
    size = 0
    for number in range(min(len(document), MOST_PAGES_READ)):
        if size >= LONGEST_TEXT or time.process_time() > until:
            break
        pieces.append("")
        try:
            page = document[number]
            words = page.get_textpage().get_text_range()
        except pypdfium2.PdfiumError:
            continue
        page.close()
        pieces[-1] = words.replace(PAGE_END, " ").replace(ALL_SEEN, " ")
        size += len(words)
    return pieces


def _drawn(
    document: pypdfium2.PdfDocument, number: int, until: float
) -> tuple[Image.Image | None, str | None]:
    """Return how a page looks, and the words that are seen on it, if that can be told."""
    try:
        page = document[number]
        longest = max(page.get_size())
        if longest <= 0:
            return None, None
        scale = min(_SCALE, _LONGEST_EDGE / longest)
        drawn: Image.Image = page.render(scale=scale, rev_byteorder=True).to_pil()
        image = drawn.convert("RGB")
        words = words_seen(page, image, until)
    except pypdfium2.PdfiumError:
        return None, None
    page.close()
    return image, words


def _within_size(image: Image.Image) -> Drawn:
    drawn = encoded(image, _QUALITY)
    return drawn if len(drawn.data) <= _LARGEST_PAGE else encoded(image, _LOW_QUALITY)
