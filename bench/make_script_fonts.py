"""Makes the faces for scripts other than ours from a folder of Noto originals.

``make_script_fonts.py ORIGINALS`` takes Noto Naskh Arabic, six of Noto Sans, and Noto Sans CJK
(Debian: ``fonts-noto-core`` and ``fonts-noto-cjk``), in the regular weight. Needs fontTools.

Chinese is cut to the characters of everyday text: GB 2312 level 1 (3,755 simplified characters)
and Big5 level 1 (5,401 traditional ones), as drawn for simplified Chinese. Its outlines become
quadratic, since pages take TrueType only.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.scaleUpem import scale_upem

FONTS = Path(__file__).parent.parent / "resources" / "fonts"
WINDOWS = (3, 1, 0x409)
UNITS = 1000
"""To the em: ReportLab writes whole thousandths as widths."""
CLOSE = 2.0
"""Units that a quadratic outline may lie beside the cubic one."""
JOINERS = [0x20, 0xA0, 0x200C, 0x200D, 0x25CC]
DANDAS = [0x964, 0x965]
SIMPLIFIED = 2
"""The place of Noto Sans CJK SC in its collection."""


@dataclass(frozen=True, slots=True)
class Face:
    """One file to make: where its outlines come from and which letters it keeps."""

    original: str
    script: str
    points: list[int]
    size: float = 1.0
    """How much larger it is made, to look as large as the Latin beside it."""

    @property
    def family(self) -> str:
        """The name by which documents and window know it."""
        return f"SVE {self.script}"


def blocks(*ends: tuple[int, int]) -> list[int]:
    """Return every point from each first up to and with each last."""
    return [point for first, last in ends for point in range(first, last + 1)]


def encoded(name: str, firsts: range, seconds: list[int]) -> list[int]:
    """Return the points of the two-byte codes that an encoding defines."""
    found = []
    for first in firsts:
        for second in seconds:
            try:
                found.append(ord(bytes((first, second)).decode(name)))
            except UnicodeDecodeError:
                continue
    return found


def everyday_chinese() -> list[int]:
    """Return the characters of everyday text, with their signs and kana."""
    second = [*range(0x40, 0x7F), *range(0xA1, 0xFF)]
    return [
        *encoded("gb2312", range(0xB0, 0xD8), [*range(0xA1, 0xFF)]),
        *encoded("big5", range(0xA4, 0xC7), second),
        *blocks((0x3000, 0x30FF), (0xFF01, 0xFF5F)),
    ]


ARABIC = blocks((0x600, 0x6FF), (0x750, 0x77F), (0x8A0, 0x8FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFE))
FACES = (
    Face("NotoNaskhArabic-Regular.ttf", "Arabic", ARABIC, size=1.12),
    Face("NotoSansBengali-Regular.ttf", "Bengali", blocks((0x980, 0x9FF)) + DANDAS),
    Face(
        "NotoSansDevanagari-Regular.ttf",
        "Devanagari",
        blocks((0x900, 0x97F), (0x1CD0, 0x1CFF), (0xA8E0, 0xA8FF)),
    ),
    Face("NotoSansEthiopic-Regular.ttf", "Ethiopic", blocks((0x1200, 0x139F))),
    Face("NotoSansGujarati-Regular.ttf", "Gujarati", blocks((0xA80, 0xAFF)) + DANDAS),
    Face("NotoSansGurmukhi-Regular.ttf", "Gurmukhi", blocks((0xA00, 0xA7F)) + DANDAS),
    Face("NotoSansHebrew-Regular.ttf", "Hebrew", blocks((0x590, 0x5FF), (0xFB1D, 0xFB4F))),
    Face("NotoSansTamil-Regular.ttf", "Tamil", blocks((0xB80, 0xBFF)) + DANDAS),
    Face("NotoSansCJK-Regular.ttc", "Han", everyday_chinese()),
)


def cut(font: TTFont, points: list[int]) -> None:
    """Keep ``points`` and every feature that joins and places their glyphs; Chinese has none."""
    options = subset.Options(
        layout_features=[] if "CFF " in font else ["*"],
        name_IDs=["*"],
        notdef_outline=True,
        hinting=False,
        drop_tables=["DSIG", "BASE", "VORG", "vhea", "vmtx"],
    )
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[*JOINERS, *points])
    cutter.subset(font)


def make_quadratic(font: TTFont) -> None:
    """Turn cubic outlines into those of TrueType."""
    names, drawn = font.getGlyphOrder(), font.getGlyphSet()
    font["loca"] = newTable("loca")
    table = font["glyf"] = newTable("glyf")
    table.glyphOrder, table.glyphs = names, {}
    for name in names:
        pen = TTGlyphPen(None)
        drawn[name].draw(Cu2QuPen(pen, CLOSE, reverse_direction=True))
        glyph = table.glyphs[name] = pen.glyph()
        glyph.recalcBounds(table)
        left = glyph.xMin if glyph.numberOfContours else 0
        font["hmtx"][name] = (font["hmtx"][name][0], left)
    limits = font["maxp"]
    limits.tableVersion = 0x10000
    limits.maxZones = 1
    for name in ("TwilightPoints", "Storage", "FunctionDefs", "InstructionDefs", "StackElements"):
        setattr(limits, f"max{name}", 0)
    limits.maxSizeOfInstructions = limits.maxComponentElements = 0
    font["post"].formatType = 3.0
    del font["CFF "]
    font.sfntVersion = "\0\1\0\0"


def rename(font: TTFont, face: Face) -> None:
    """Give a font our name; who made it and its licence stay in it."""
    name = face.family
    names = {1: name, 2: "Regular", 3: f"{name}; SV Evidence", 4: name, 6: name.replace(" ", "")}
    table = font["name"]
    for record in list(table.names):
        if record.nameID in {*names, *range(7, 13), *range(16, 26)}:
            table.removeNames(nameID=record.nameID)
    for name_id, text in names.items():
        table.setName(text, name_id, *WINDOWS)


def main(originals: Path) -> None:
    """Make every face; raise ``FileNotFoundError`` naming the first original that is not there."""
    for face in FACES:
        found = next(originals.rglob(face.original), None)
        if found is None:
            raise FileNotFoundError(face.original)
        number = SIMPLIFIED if found.suffix == ".ttc" else -1
        font = TTFont(found, fontNumber=number, recalcTimestamp=False)
        cut(font, face.points)
        if "CFF " in font:
            make_quadratic(font)
        rename(font, face)
        scale_upem(font, round(UNITS * face.size))
        font["head"].unitsPerEm = UNITS
        font.save(FONTS / f"{face.family.replace(' ', '')}-Regular.ttf")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
