"""Pictures made smaller until a pack keeps to a size: estimated on a few, then done to all."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO
from threading import Event
from typing import BinaryIO, Final

from sv_evidence.domain.problems import Problem
from sv_evidence.jail import Request, builder_limits, run
from sv_evidence.reports.building import Building, PackNotBuilt, bare_size
from sv_evidence.reports.facts import EvidenceFacts, PackFacts, PictureFacts
from sv_evidence.reports.feeding import Kept, Pictures, lazy, with_fingerprints
from sv_evidence.reports.sections.annex import blob_name

SEAL: Final = 12_288
"""The seal takes no more bytes than this."""
SCALES: Final = tuple((round(1_880 * 0.93**step), max(45, 80 - 2 * step)) for step in range(20))
"""Long edges in pixels and qualities, from nearly as taken in to just legible (473 pixels)."""
_SAMPLES = 6
_DOUBT: Final = 1.04
"""What a few pictures say of all may be so much wrong."""
_EACH = 96
"""Bytes that a file takes inside a PDF besides its own, and each mebibyte of it."""
_MEGABYTE: Final = 1_000_000
_PIECE: Final = 16_000


class PackTooLarge(Problem):
    """A pack cannot be as small as it should be.

    Code ``pack_too_large``; ``asked`` and ``smallest`` are megabytes (millions of bytes).
    """

    def __init__(self, most: int, smallest: int) -> None:
        asked = f"{most / _MEGABYTE:g}"
        up = -(-smallest // (_MEGABYTE // 10)) / 10
        super().__init__("pack_too_large", asked=asked, smallest=f"{up:g}")


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a pack will take, in bytes, and how many pages it will have."""

    size: int
    pages: int


Compose = Callable[[PackFacts, Pictures], Building]
"""Makes the document and the files of a pack that shows these pictures."""


class Fitting:
    """Finds pictures with which one pack is no larger than asked for."""

    def __init__(
        self, facts: PackFacts, pictures: Pictures, compose: Compose, stop: Event | None = None
    ) -> None:
        self._facts, self._pictures, self._compose, self._stop = facts, pictures, compose, stop
        self._building = compose(facts, pictures)
        self._shown = self._building.shown
        bare, self._pages = bare_size(self._building, stop=stop)
        whole = sum(_inside(each.read.size) for each in self._building.originals if each.read)
        self._fixed = bare + whole + SEAL

    def estimate(self, most: int | None = None) -> Estimate:
        """Say what the pack will take; raise ``PackTooLarge`` if that can be told already."""
        full = self._weight(self._shown)
        if most is None or self._fixed + full <= most:
            return Estimate(self._fixed + full, self._pages)
        _, share = self._chosen(most)
        size = self._fixed + round(full * share)
        if size > most:
            raise PackTooLarge(most, size)
        return Estimate(size, self._pages)

    def tries(self, most: int, shelf: BinaryIO) -> Iterator[tuple[PackFacts, Pictures]]:
        """Yield facts and pictures that should do, larger ones first; ``shelf`` holds them.

        Raise ``PackTooLarge`` when even the smallest do not.
        """
        if self._fixed + self._weight(self._shown) <= most:
            yield self._facts, self._pictures
        place, _ = self._chosen(most)
        smallest = self._fixed
        for edge, quality in SCALES[place:]:
            facts, pictures = self._scaled(edge, quality, shelf)
            smallest = self._fixed + self._weight({each: pictures[each] for each in self._shown})
            if smallest <= most:
                yield facts, pictures
        raise PackTooLarge(most, smallest)

    def _chosen(self, most: int) -> tuple[int, float]:
        """Return the scale to begin with, and the share of bytes that pictures take there."""
        room = max(0, most - self._fixed) / max(1, self._weight(self._shown)) / _DOUBT
        ordered = sorted(self._shown.values(), key=lambda each: each.size)
        step = max(1, len(ordered) // _SAMPLES)
        some = tuple(lazy(each) for each in ordered[step // 2 :: step][: _SAMPLES + 1])
        if not some:
            return 0, 0.0
        header = {"scales": [list(each) for each in SCALES], "share": room}
        held = sum(each.size for each in some)
        request = Request(header, later=some)
        said = run("choose_scale", request, builder_limits(held), stop=self._stop).header
        try:
            place, share = int(said["place"]), float(said["share"])
        except (KeyError, TypeError, ValueError) as broken:
            raise PackNotBuilt("nonsense") from broken
        return max(0, min(place, len(SCALES) - 1)), share

    def _scaled(self, edge: int, quality: int, shelf: BinaryIO) -> tuple[PackFacts, Pictures]:
        shelf.seek(0)
        shelf.truncate()
        later = tuple(lazy(each) for each in self._shown.values())
        limits = builder_limits(0, streamed=sum(each.size for each in later))
        request = Request({"edge": edge, "quality": quality}, later=later)
        answer = run("scale_pictures", request, limits, stop=self._stop, to=shelf)
        try:
            told = [(int(a), int(b), int(c)) for a, b, c in answer.header["pictures"]]
        except (KeyError, TypeError, ValueError) as broken:
            raise PackNotBuilt("nonsense") from broken
        if len(told) != len(self._shown) or sum(size for size, *_ in told) != shelf.tell():
            raise PackNotBuilt("nonsense")
        pictures, pixels, at = dict(self._pictures), {}, 0
        for name, (size, width, height) in zip(self._shown, told, strict=True):
            pictures[name] = Kept(size, partial(_part, shelf, at, size))
            pixels[name] = (width, height)
            at += size
        rows = tuple(_resized(row, pictures, pixels) for row in self._facts.evidence)
        return with_fingerprints(replace(self._facts, evidence=rows), pictures), pictures

    def _weight(self, pictures: Pictures) -> int:
        """Return what pictures take: once on a page, and again as a copy inside."""
        copied = {each.picture for each in self._building.files}
        return sum(
            each.size + (_inside(each.size) if name in copied else 0)
            for name, each in pictures.items()
        )


def _inside(size: int) -> int:
    """Return what a file takes inside if it does not shrink (RFC 1951, 3.2.4)."""
    return size + 5 * (size // _PIECE) + _EACH


def _resized(
    row: EvidenceFacts, pictures: Pictures, pixels: dict[str, tuple[int, int]]
) -> EvidenceFacts:
    def now(shown: PictureFacts) -> PictureFacts:
        name = blob_name(row, shown)
        if name not in pixels:
            return shown
        width, height = pixels[name]
        return replace(shown, width=width, height=height, size=pictures[name].size)

    return replace(row, pictures=tuple(now(each) for each in row.pictures))


def _part(shelf: BinaryIO, start: int, size: int) -> BinaryIO:
    shelf.seek(start)
    return BytesIO(shelf.read(size))
