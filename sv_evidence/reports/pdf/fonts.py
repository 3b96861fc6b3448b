"""The faces a page is set in: one table, embedded as subsets, with a true map back to text."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from io import BytesIO
from types import MappingProxyType

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfgen.canvas import Canvas

import resources
from sv_evidence.reports.shapes import Font

FACES = MappingProxyType(
    {
        Font.SANS: "SVESans-Regular",
        Font.MEDIUM: "SVESans-Medium",
        Font.SEMIBOLD: "SVESans-SemiBold",
        Font.ITALIC: "SVESans-Italic",
        Font.SERIF: "SVESerif-Regular",
        Font.SERIF_SEMIBOLD: "SVESerif-SemiBold",
        Font.MONO: "SVEMono-Regular",
    }
)
_CODES_A_BLOCK = 100
_LACKED = "?"


@cache
def ready() -> None:
    """Set ReportLab up once a process: same bytes each time, no fonts but ours, nothing fetched."""
    rl_config.invariant = 1
    rl_config.useA85 = 0
    rl_config.trustedSchemes = []
    rl_config.trustedHosts = []
    ttfonts.makeToUnicodeCMap = _to_unicode
    for name in FACES.values():
        data = resources.path(f"fonts/{name}.ttf").read_bytes()
        pdfmetrics.registerFont(ttfonts.TTFont(name, BytesIO(data), asciiReadable=0))
    rl_config.canvas_basefontname = FACES[Font.SANS]


def width_of(text: str, font: Font, size: float) -> float:
    """Measure a text, in points."""
    width: float = _measure(font)(text, size)
    return width


@cache
def _measure(font: Font) -> Callable[[str, float], float]:
    measure: Callable[[str, float], float] = pdfmetrics.getFont(FACES[font]).stringWidth
    return measure


@cache
def rise_and_fall(font: Font) -> tuple[float, float]:
    """Return how far a face reaches above and below its base line, for a size of 1."""
    rise, fall = pdfmetrics.getAscentDescent(FACES[font], 1)
    return rise, -fall


def lacking(text: str, font: Font) -> str:
    """Return the characters of a text that a face cannot show, once each, in order."""
    known = _known(font)
    return "".join(dict.fromkeys(each for each in text if ord(each) not in known))


def shown(text: str, font: Font) -> str:
    """Return a text as a face can show it, a question mark for each character it lacks."""
    known = _known(font)
    if all(ord(each) in known for each in text):
        return text
    return "".join(each if ord(each) in known else _LACKED for each in text)


@cache
def _known(font: Font) -> frozenset[int]:
    glyphs: Iterable[int] = pdfmetrics.getFont(FACES[font]).face.charToGlyph
    return frozenset(glyphs)


class Typist:
    """Turns text into the codes of one document's subsets."""

    def __init__(self, canvas: Canvas) -> None:
        self._document = canvas._doc  # noqa: SLF001 - a face's subsets belong to it
        self._known: dict[Font, tuple[str, dict[int, int]]] = {}

    def coded(self, font: Font, text: str) -> Sequence[tuple[str, bytes]]:
        """Return the name of each subset needed with its part of the text."""
        known = self._known.get(font)
        if known is not None:
            try:  # what the first subset holds already is most of all text
                return ((known[0], bytes(map(known[1].__getitem__, map(ord, text)))),)
            except (KeyError, ValueError):
                pass
        face = pdfmetrics.getFont(FACES[font])
        document = self._document
        parts = face.splitString(text, document)
        if known is None and parts:
            name = face.getSubsetInternalName(0, document)
            self._known[font] = (name, face.state[document].assignments)
        return [(face.getSubsetInternalName(place, document), codes) for place, codes in parts]


def _to_unicode(fontname: str, subset: Iterable[int]) -> str:
    """Map a subset's codes to text.

    ReportLab's own maps unused codes to U+0000 and writes characters beyond U+FFFF with five
    digits, which strict readers refuse.
    """
    del fontname
    rows = [
        f"<{code:02X}> <{chr(point).encode('utf-16-be').hex().upper()}>"
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
