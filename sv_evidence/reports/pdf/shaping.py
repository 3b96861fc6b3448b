"""Text into runs of one face, glyphs joined and placed where a script asks for it.

Most text is Latin, and is left as it is: a run is only shaped where letters join, stack or run to
the left.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import uharfbuzz

from sv_evidence.reports.pdf.fonts import (
    BOX,
    BOX_FACE,
    FACES,
    SCRIPT_FACES,
    face_of,
    letters_of,
    shaper_of,
)
from sv_evidence.reports.pdf.to_unicode import glyph_codes
from sv_evidence.reports.printable import UNSHOWN
from sv_evidence.reports.scripts import JOINERS, Script, belongs_before, language_of, script_of
from sv_evidence.reports.shapes import Font

_EM = 1_000
_PLAIN = re.compile(
    "[\0-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u1fff\u2010-\u2027\u202f-\u205f\u2070-\u2193]*"
)
"""What every face of ours shows letter by letter; what it lacks of this is looked at again."""
_UNSHAPED = frozenset({SCRIPT_FACES[Script.HAN], SCRIPT_FACES[Script.ETHIOPIC]})
"""Faces whose letters stand side by side, whatever their neighbours."""
_THICK = frozenset({Font.MEDIUM, Font.SEMIBOLD, Font.SERIF_SEMIBOLD})


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph as ReportLab embeds it; distances are thousandths of the size."""

    point: int
    advance: int
    width: int
    """What the face says, where ``advance`` is what the text around it asks for."""
    across: int
    up: int


@dataclass(frozen=True, slots=True)
class Cluster:
    """Glyphs that together stand for a piece of text, from left to right."""

    text: str
    glyphs: tuple[Glyph, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one face."""

    text: str
    face: str
    width: float
    """For a size of 1."""
    clusters: tuple[Cluster, ...] = ()
    """From left to right; without any, the text is set letter by letter."""
    is_leftward: bool = False
    is_thickened: bool = False
    """Stands among bold letters, in a face that has one weight only."""
    is_box: bool = False
    """What it says cannot be shown."""
    language: str = ""


def width_of(text: str, font: Font, size: float) -> float:
    """Measure a text, in points."""
    if text.isascii() or is_plain(text, font):
        width: float = _measure(FACES[font])(text, size)
        return width
    return size * sum(run.width for run in runs_of(text, font))


def is_plain(text: str, font: Font) -> bool:
    """Say whether a text is set letter by letter in its own face."""
    if text.isascii():
        return True
    if _PLAIN.fullmatch(text) is None:
        return False
    return letters_of(FACES[font]).issuperset(map(ord, text))


@cache
def _measure(face: str) -> Callable[[str, float], float]:
    measure: Callable[[str, float], float] = face_of(face).stringWidth
    return measure


def lacking(text: str, font: Font) -> str:
    """Return the characters of a text that no face can show, once each, in order."""
    if is_plain(text, font):
        return ""
    found = (run.text for run in runs_of(text, font) if run.is_box)
    return "".join(dict.fromkeys("".join(found)))


def shown(text: str) -> str:
    """Return a text as it is, a question mark for each character that never was a letter."""
    return text.replace(UNSHOWN, "?")


@lru_cache(maxsize=4096)
def runs_of(text: str, font: Font, *, leftward: bool | None = None) -> tuple[Run, ...]:
    """Cut a text into runs, in the order it is read.

    ``leftward`` says which way all of it runs; without it, each script runs its own way.
    """
    return tuple(
        _run(part, face, font, leftward=leftward)
        for face, piece in _by_face(text, font)
        for part in _words(piece, face, font)
    )


def _by_face(text: str, font: Font) -> Iterator[tuple[str, str]]:
    current, start = "", 0
    for place, letter in enumerate(text):
        face = _face_for(letter, font, current)
        if face != current:
            if place > start:
                yield current, text[start:place]
            current, start = face, place
    if start < len(text):
        yield current, text[start:]


def _face_for(letter: str, font: Font, current: str) -> str:
    """Choose the face before it for what belongs there, else the font's own, else the script's."""
    point = ord(letter)
    if current and belongs_before(letter) and (letter in JOINERS or point in letters_of(current)):
        return current
    own = FACES[font]
    if point in letters_of(own):
        return own
    script = script_of(letter)
    if script is not None and point in letters_of(SCRIPT_FACES[script]):
        return SCRIPT_FACES[script]
    return ""


def _words(text: str, face: str, font: Font) -> Iterator[str]:
    """Cut at spaces what is in the font's own face, so that a mark has only its word shaped."""
    if face != FACES[font] or is_plain(text, font):
        yield text
        return
    for part in re.split("( +)", text):
        if part:
            yield part


def _run(text: str, face: str, font: Font, *, leftward: bool | None) -> Run:
    if not face:
        width = _measure(BOX_FACE)(BOX * len(text), 1)
        return Run(text, BOX_FACE, width, is_box=True)
    is_own = face == FACES[font]
    script = None if is_own else script_of(text[0])
    language = language_of(script, text) if script else ""
    thick = not is_own and font in _THICK
    plain = is_plain(text, font) if is_own else face in _UNSHAPED
    if plain and not leftward:
        width = _measure(face)(text, 1)
        return Run(text, face, width, is_thickened=thick, language=language)
    clusters, backward = _shaped(text, face, leftward=leftward)
    width = sum(each.advance for cluster in clusters for each in cluster.glyphs) / _EM
    return Run(text, face, width, clusters, backward, thick, language=language)


def _shaped(text: str, face: str, *, leftward: bool | None) -> tuple[tuple[Cluster, ...], bool]:
    shaper = shaper_of(face)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    if leftward is not None:
        buffer.direction = "rtl" if leftward else "ltr"
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_GRAPHEMES
    uharfbuzz.shape(shaper, buffer)
    placed = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
    starts = sorted({info.cluster for info, _ in placed})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    found: list[Cluster] = []
    glyphs: list[Glyph] = []
    for place, (info, position) in enumerate(placed):
        said = text[info.cluster : ends[info.cluster]]
        width = shaper.get_glyph_h_advance(info.codepoint)
        point = _point(face, info.codepoint, said, width)
        glyphs.append(Glyph(point, position.x_advance, width, position.x_offset, position.y_offset))
        if place + 1 == len(placed) or placed[place + 1][0].cluster != info.cluster:
            found.append(Cluster(said, tuple(glyphs)))
            glyphs = []
    return tuple(found), buffer.direction == "rtl"


def _point(face: str, glyph: int, text: str, width: int) -> int:
    """Make a glyph known to ReportLab under a point of its own."""
    point, is_new = glyph_codes().point(face, glyph, unicodedata.normalize("NFC", text))
    if is_new:
        held = face_of(face).face
        held.charToGlyph[point] = glyph
        held.charWidths[point] = width
    return point
