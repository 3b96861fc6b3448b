"""The faces a page is set in: one table, embedded as subsets, with a true map back to text."""

from functools import cache
from io import BytesIO
from types import MappingProxyType

import uharfbuzz
from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics, ttfonts

import resources
from sv_evidence.reports.pdf.to_unicode import to_unicode
from sv_evidence.reports.scripts import Script
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
SCRIPT_FACES = MappingProxyType(
    {
        Script.ARABIC: "SVEArabic-Regular",
        Script.BENGALI: "SVEBengali-Regular",
        Script.DEVANAGARI: "SVEDevanagari-Regular",
        Script.ETHIOPIC: "SVEEthiopic-Regular",
        Script.GUJARATI: "SVEGujarati-Regular",
        Script.GURMUKHI: "SVEGurmukhi-Regular",
        Script.HAN: "SVEHan-Regular",
        Script.HEBREW: "SVEHebrew-Regular",
        Script.TAMIL: "SVETamil-Regular",
    }
)
"""Other scripts; each face is loaded when a document first needs it."""
BOX, BOX_FACE = "\N{WHITE SQUARE}", FACES[Font.MONO]
"""What stands on a page for a letter that no face has."""


@cache
def ready() -> None:
    """Set ReportLab up once a process: same bytes each time, no fonts but ours, nothing fetched."""
    rl_config.invariant = 1
    rl_config.useA85 = 0
    rl_config.trustedSchemes = []
    rl_config.trustedHosts = []
    ttfonts.makeToUnicodeCMap = to_unicode
    for name in FACES.values():
        _register(name)
    rl_config.canvas_basefontname = FACES[Font.SANS]


def _register(name: str) -> None:
    face = ttfonts.TTFont(name, BytesIO(_read(name)), asciiReadable=0)
    pdfmetrics.registerFont(face)


def _read(name: str) -> bytes:
    return resources.path(f"fonts/{name}.ttf").read_bytes()


@cache
def face_of(name: str) -> ttfonts.TTFont:
    """Return a face by its file's name; one of another script is loaded the first time."""
    if name not in FACES.values():
        _register(name)
    return pdfmetrics.getFont(name)


@cache
def shaper_of(name: str) -> uharfbuzz.Font:
    """Return a face as what joins and places its glyphs; 1,000 units to the em."""
    return uharfbuzz.Font(uharfbuzz.Face(_read(name)))


@cache
def letters_of(name: str) -> frozenset[int]:
    """Return the code points that a face has."""
    return frozenset(map(int, shaper_of(name).face.unicodes))


@cache
def rise_and_fall(font: Font) -> tuple[float, float]:
    """Return how far a face reaches above and below its base line, for a size of 1."""
    rise, fall = pdfmetrics.getAscentDescent(FACES[font], 1)
    return rise, -fall
