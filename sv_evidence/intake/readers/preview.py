"""The first page of a text, drawn small, for files that have no look of their own."""

import io
import re
import unicodedata
from collections.abc import Sequence
from importlib import resources

from PIL import Image, ImageDraw, ImageFont

from sv_evidence.intake.readers.drawing import THUMB_QUALITY, encoded
from sv_evidence.intake.readers.found import Drawn

_WIDTH, _HEIGHT = 340, 480
_MARGIN, _LINE = 26, 15
_LETTERS = 11
_LONGEST_LINE = 60
_MOST_COLUMNS = 5
_PAPER, _INK, _FAINT, _RULE = "#ffffff", "#3a3f47", "#c9ced6", "#e4e7ec"
_FONT = re.compile(r"Sans-Regular\.(ttf|otf)$")


def page_of(lines: Sequence[str], *, is_table: bool = False) -> Drawn:
    """Draw the first lines as a page; a table gets its rules.

    Without a font at hand the lines are bars as long as the words would be.
    """
    page = Image.new("RGB", (_WIDTH, _HEIGHT), _PAPER)
    pen = ImageDraw.Draw(page)
    pen.rectangle((0, 0, _WIDTH - 1, _HEIGHT - 1), outline=_RULE)
    font = _font()
    room = (_HEIGHT - 2 * _MARGIN) // _LINE
    shown = [line for line in lines[: room * 3] if line.strip() or not is_table][:room]
    for place, line in enumerate(shown):
        top = _MARGIN + place * _LINE
        if is_table:
            pen.line((_MARGIN, top + _LINE - 2, _WIDTH - _MARGIN, top + _LINE - 2), fill=_RULE)
            cells = line.split("\t")[:_MOST_COLUMNS]
        else:
            cells = [line.expandtabs(2)]
        width = (_WIDTH - 2 * _MARGIN) // max(1, len(cells))
        for number, cell in enumerate(cells):
            _write(pen, (_MARGIN + number * width, top), cell, width - 4, font)
    return encoded(page, THUMB_QUALITY)


def _write(
    pen: ImageDraw.ImageDraw,
    at: tuple[int, int],
    words: str,
    width: int,
    font: ImageFont.FreeTypeFont | None,
) -> None:
    words = _visible(words[:_LONGEST_LINE])
    if font is None:
        long = min(width, len(words) * _LETTERS // 2)
        if long > 0:
            pen.rectangle((at[0], at[1] + 3, at[0] + long, at[1] + 8), fill=_FAINT)
        return
    while words and font.getlength(words) > width:
        words = words[: max(0, len(words) * 9 // 10)] if len(words) > 1 else ""
    pen.text(at, words, fill=_INK, font=font)


def _visible(words: str) -> str:
    """Leave out what draws nothing or turns the writing round."""
    return "".join(letter for letter in words if unicodedata.category(letter)[0] != "C").strip()


def _font() -> ImageFont.FreeTypeFont | None:
    folder = resources.files("resources") / "fonts"
    if not folder.is_dir():
        return None
    for each in sorted(folder.iterdir(), key=lambda found: found.name):
        if _FONT.search(each.name):
            return ImageFont.truetype(io.BytesIO(each.read_bytes()), _LETTERS)
    return None
