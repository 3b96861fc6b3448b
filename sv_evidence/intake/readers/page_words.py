"""The words that a person sees on a page: not those under a black bar, nor white ones on white.

A pack shows pages as pictures, with these words behind them for those who listen or search. What
somebody hid on a page must not come back by that way.
"""

import ctypes
import time
from typing import cast

import pypdfium2
from PIL import Image
from pypdfium2 import raw

from sv_evidence.domain.excerpts import ALL_SEEN, PAGE_END

MOST_LETTERS = 6_000
"""A page with more is a trick, and is not looked at."""
_EDGE = 1
"""Pixels around a letter that belong to what it is told apart from."""
_CONTRAST = 32
"""Of 255: what differs by less around a letter is no letter."""


def words_seen(page: pypdfium2.PdfPage, image: Image.Image, until: float) -> str | None:
    """Return the words of a page that can be seen in its picture; ``None`` if time runs out."""
    text = page.get_textpage()
    count = text.count_chars()
    if count > MOST_LETTERS:
        return None
    grey = image.convert("L")
    found: list[str] = []
    for place in range(count):
        letter = chr(raw.FPDFText_GetUnicode(text, place))
        if letter.isspace() or _is_seen(_box(page, text, place, grey.size), grey):
            found.append(letter)
        if place % 500 == 0 and time.process_time() > until:
            return None
    words = "".join(found).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    return words.replace(PAGE_END, " ").replace(ALL_SEEN, " ")


def _box(
    page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage, place: int, size: tuple[int, int]
) -> tuple[int, int, int, int]:
    """Return where a letter is in the picture, in pixels from its top left."""
    left, bottom, right, top = text.get_charbox(place)
    across: list[int] = []
    down: list[int] = []
    for x, y in ((left, bottom), (right, top)):
        at_x, at_y = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(page, 0, 0, *size, 0, x, y, at_x, at_y)
        across.append(at_x.value)
        down.append(at_y.value)
    return min(across), min(down), max(across), max(down)


def _is_seen(box: tuple[int, int, int, int], grey: Image.Image) -> bool:
    """Say whether the picture shows anything where a letter should be."""
    left, top = max(0, box[0] - _EDGE), max(0, box[1] - _EDGE)
    right, low = min(grey.width, box[2] + _EDGE + 1), min(grey.height, box[3] + _EDGE + 1)
    if right <= left or low <= top:
        return False
    tones = cast("tuple[int, int]", grey.crop((left, top, right, low)).getextrema())
    return tones[1] - tones[0] >= _CONTRAST
