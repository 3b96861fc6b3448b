"""Makes the fonts of the program from a folder of originals.

``make_fonts.py ORIGINALS`` takes Source Sans 3, Source Serif 4 and DejaVu Sans Mono as static
TrueType, keeps the scripts that British users meet, and gives the files our own names: the name
"Source" is reserved by its licence, and a merged or cut font may not carry it. Needs fontTools.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

FONTS = Path(__file__).parent.parent / "resources" / "fonts"
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "liga"]
WINDOWS = (3, 1, 0x409)
REGULAR = 400
UNITS = 1000
"""To the em: ReportLab writes wrong widths into a subset of a fixed-pitch face of any other."""

LATIN = [*range(0x20, 0x7F), *range(0xA0, 0x250), *range(0x1E00, 0x1F00)]
MARKS = [*range(0x2B0, 0x370)]
GREEK = [*range(0x370, 0x400)]
CYRILLIC = [*range(0x400, 0x530)]
SIGNS = [*range(0x2000, 0x2070), *range(0x20A0, 0x20C0), *range(0x2100, 0x2150), 0x2212, 0x2215]
FRACTIONS = [*range(0x2070, 0x20A0), *range(0x2150, 0x2190), *range(0x2190, 0x2194)]
EVERYTHING = [*LATIN, *MARKS, *GREEK, *CYRILLIC, *SIGNS, *FRACTIONS]
HEXADECIMAL = [*range(0x20, 0x7F), *range(0xA0, 0x180), 0x2013, 0x2014, 0x2018, 0x2019, 0x2026]
BOX = [0x25A1]
"""Stands on a page for a letter that no face has."""


@dataclass(frozen=True, slots=True)
class Face:
    """One file to make: where its outlines come from and what it is called."""

    original: str
    family: str
    style: str
    weight: int
    points: list[int]

    @property
    def file_name(self) -> str:
        """The name by which documents and window load it."""
        return f"{self.family.replace(' ', '')}-{self.style}.ttf"


FACES = (
    Face("SourceSans3_400Regular.ttf", "SVE Sans", "Regular", 400, EVERYTHING),
    Face("SourceSans3_500Medium.ttf", "SVE Sans", "Medium", 500, EVERYTHING),
    Face("SourceSans3_600SemiBold.ttf", "SVE Sans", "SemiBold", 600, EVERYTHING),
    Face("SourceSans3_400Regular_Italic.ttf", "SVE Sans", "Italic", 400, EVERYTHING),
    Face("SourceSerif4_400Regular.ttf", "SVE Serif", "Regular", 400, EVERYTHING),
    Face("SourceSerif4_600SemiBold.ttf", "SVE Serif", "SemiBold", 600, EVERYTHING),
    Face("DejaVuSansMono.ttf", "SVE Mono", "Regular", 400, [*HEXADECIMAL, *BOX]),
)


def cut(font: TTFont, points: list[int]) -> None:
    """Keep ``points`` and the features that set running text; glyphs keep their outlines."""
    options = subset.Options(
        layout_features=FEATURES, name_IDs=["*"], notdef_outline=True, hinting=False
    )
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=points)
    cutter.subset(font)


def rename(font: TTFont, face: Face) -> None:
    """Give a font our names, in the four-style form and the typographic form."""
    plain = face.style in {"Regular", "Italic"}
    names = {
        1: face.family if plain else f"{face.family} {face.style}",
        2: face.style if plain else "Regular",
        3: f"{face.family} {face.style}; SV Evidence",
        4: f"{face.family} {face.style}",
        6: face.file_name.removesuffix(".ttf"),
        16: None if plain else face.family,
        17: None if plain else face.style,
    }
    table = font["name"]
    for record in list(table.names):
        if record.nameID in {*names, 7, 8, 9, 10, 11, 12, 18, 19, 20, 21, 22, 25}:
            table.removeNames(nameID=record.nameID)
    for name_id, text in names.items():
        if text is not None:
            table.setName(text, name_id, *WINDOWS)
    font["OS/2"].usWeightClass = face.weight


def main(originals: Path) -> None:
    """Make every face; raise ``FileNotFoundError`` naming the first original that is not there."""
    for face in FACES:
        found = next(originals.rglob(face.original), None)
        if found is None:
            raise FileNotFoundError(face.original)
        font = TTFont(found, recalcTimestamp=False)
        cut(font, face.points)
        rename(font, face)
        scale_upem(font, UNITS)
        font.save(FONTS / face.file_name)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
