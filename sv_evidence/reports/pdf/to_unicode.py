"""Tells readers what each code of an embedded face means, also where a glyph is no one letter."""

from collections.abc import Iterable
from functools import cache

_CODES_A_BLOCK = 100
_FIRST, _LAST = 0xF0000, 0x10FFFD
"""Private use: points of no letter (Unicode, planes 15 and 16)."""


class GlyphCodes:
    """Gives each glyph, with the text that it stands for, a code point of its own.

    ReportLab embeds by code points; a shaped glyph has none, or stands for several letters.
    """

    def __init__(self) -> None:
        self._points: dict[tuple[str, int, str], int] = {}
        self._texts: dict[int, str] = {}

    def point(self, face: str, glyph: int, text: str) -> tuple[int, bool]:
        """Return the point of a glyph of a face as a text, and whether it is new."""
        key = (face, glyph, text)
        known = self._points.get(key)
        if known is not None:
            return known, False
        point = _FIRST + len(self._points)
        if point > _LAST:
            raise MemoryError("no code points are left for glyphs")
        self._points[key] = point
        self._texts[point] = text
        return point, True

    def text(self, point: int) -> str:
        """Return what a point stands for."""
        return self._texts.get(point) or chr(point)


@cache
def glyph_codes() -> GlyphCodes:
    """Return the codes of this process; a face is shared by all its documents."""
    return GlyphCodes()


def to_unicode(fontname: str, subset: Iterable[int]) -> str:
    """Map a subset's codes to text.

    ReportLab's own maps unused codes to U+0000 and writes characters beyond U+FFFF with five
    digits, which strict readers refuse.
    """
    del fontname
    codes = glyph_codes()
    rows = [
        f"<{code:02X}> <{codes.text(point).encode('utf-16-be').hex().upper()}>"
        for code, point in enumerate(subset)
        if point and not 0xD800 <= point < 0xE000  # noqa: PLR2004 - the surrogates
    ]
    blocks = (rows[at : at + _CODES_A_BLOCK] for at in range(0, len(rows), _CODES_A_BLOCK))
    body = "\n".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks
    )
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<00> <FF>\nendcodespacerange\n{body}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    )
