"""Writes text as operators of a page, in the codes of one document's subsets."""

from collections.abc import Iterator, Sequence

from reportlab.lib.rl_accel import fp_str
from reportlab.pdfgen.canvas import Canvas

from sv_evidence.reports.pdf.fonts import BOX, FACES, face_of
from sv_evidence.reports.pdf.shaping import Cluster, Glyph, Run
from sv_evidence.reports.shapes import Font

_THICKER = 0.028
"""Of the size: a stroke around each letter, for a face that has no bold weight."""


class Typist:
    """Turns text into the codes of one document's subsets."""

    def __init__(self, canvas: Canvas) -> None:
        self._document = canvas._doc  # noqa: SLF001 - a face's subsets belong to it
        self._known: dict[str, tuple[str, dict[int, int]]] = {}
        """The first subset and its codes, by the face and by the font that it is for."""

    def coded(self, font: Font, text: str) -> Sequence[tuple[str, bytes]]:
        """Return the name of each subset needed with its part of the text."""
        known = self._known.get(font)
        if known is not None:
            try:  # what the first subset holds already is most of all text
                return ((known[0], bytes(map(known[1].__getitem__, map(ord, text)))),)
            except (KeyError, ValueError):
                pass
        if not text:
            return ()
        face = FACES[font]
        found = self._coded(face, text)
        self._known[font] = self._known[face]
        return found

    def written(self, run: Run, size: float, at: tuple[float, float], stroke: str) -> Iterator[str]:
        """Yield the operators that set a run, with its left and its base line ``at`` a place.

        ``stroke`` is the operator that sets the colour of strokes to that of the letters. What
        the glyphs do not say by themselves is said beside them (ISO 32000-1, 14.9.4).
        """
        if run.is_thickened:
            yield f"2 Tr {fp_str(size * _THICKER)} w {stroke}"
        if run.is_box:
            yield from self._said(run, self._plain(BOX * len(run.text), run, size, at))
        elif not run.clusters:
            yield from self._plain(run.text, run, size, at)
        elif run.is_leftward:
            yield from self._leftward(run, size, at)
        elif all(_is_single(each) for each in run.clusters):
            yield from self._glyphs(run.face, _all(run.clusters), size, at)
        else:
            yield from self._said(run, self._glyphs(run.face, _all(run.clusters), size, at))
        if run.is_thickened:
            yield "0 Tr"

    def _leftward(self, run: Run, size: float, at: tuple[float, float]) -> Iterator[str]:
        """Set a run whose first letter is its rightmost.

        A string from left to right holds the letters in reverse, and is marked so (ISO 32000-1,
        14.8.2.3.3). Where glyphs must be told, each cluster is set at its place, in reading order.
        """
        if all(_is_single(each) for each in run.clusters):
            yield "/ReversedChars BMC"
            yield from self._glyphs(run.face, _all(run.clusters), size, at)
            yield "EMC"
            return
        across = at[0] + run.width * size
        for cluster in reversed(run.clusters):
            across -= sum(each.advance for each in cluster.glyphs) * size / 1_000
            written = self._glyphs(run.face, cluster.glyphs, size, (across, at[1]))
            yield from written if _is_single(cluster) else _told(cluster.text, "", written)

    def _plain(self, text: str, run: Run, size: float, at: tuple[float, float]) -> Iterator[str]:
        yield f"1 0 0 1 {fp_str(*at)} Tm"
        for name, codes in self._coded(run.face, text):
            yield f"{name} {fp_str(size)} Tf <{codes.hex()}> Tj"

    def _glyphs(
        self, face: str, glyphs: Sequence[Glyph], size: float, at: tuple[float, float]
    ) -> Iterator[str]:
        """Set glyphs as strings with distances between them, raised where they must be."""
        yield f"1 0 0 1 {fp_str(*at)} Tm"
        worn, up = "", 0
        parts: list[str] = []
        for glyph in glyphs:
            ((name, codes),) = self._coded(face, chr(glyph.point))
            if (name, glyph.up) != (worn, up):
                if parts:
                    yield f"[{' '.join(parts)}] TJ"
                    parts = []
                if name != worn:
                    yield f"{name} {fp_str(size)} Tf"
                if glyph.up != up:
                    yield f"{fp_str(glyph.up * size / 1_000)} Ts"
                worn, up = name, glyph.up
            before, after = -glyph.across, glyph.width + glyph.across - glyph.advance
            parts.append(f"{before or ''}<{codes.hex()}>{after or ''}")
        yield f"[{' '.join(parts)}] TJ"
        if up:
            yield "0 Ts"

    def _said(self, run: Run, written: Iterator[str]) -> Iterator[str]:
        return _told(run.text, run.language, written)

    def _coded(self, face: str, text: str) -> Sequence[tuple[str, bytes]]:
        held = face_of(face)
        document = self._document
        parts = held.splitString(text, document)
        if face not in self._known:
            name = held.getSubsetInternalName(0, document)
            self._known[face] = (name, held.state[document].assignments)
        return [(held.getSubsetInternalName(place, document), codes) for place, codes in parts]


def _all(clusters: Sequence[Cluster]) -> list[Glyph]:
    return [glyph for cluster in clusters for glyph in cluster.glyphs]


def _is_single(cluster: Cluster) -> bool:
    """Say whether a cluster is one glyph on the line, which tells its own text."""
    return len(cluster.glyphs) == 1 and not cluster.glyphs[0].up


def _told(text: str, language: str, written: Iterator[str]) -> Iterator[str]:
    spoken = f"/Lang ({language}) " if language else ""
    said = text.encode("utf-16-be").hex().upper()
    yield f"/Span <<{spoken}/ActualText <FEFF{said}>>> BDC"
    yield from written
    yield "EMC"
