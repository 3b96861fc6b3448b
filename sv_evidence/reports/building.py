"""A composed pack in the jail: built into a file, and read back from it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from io import SEEK_END, BytesIO
from pathlib import Path
from threading import Event
from typing import BinaryIO, cast

from sv_evidence.domain.problems import Problem
from sv_evidence.jail import Answer, Child, Request, Stream, begun, builder_limits, run
from sv_evidence.reports.blocks import blobs_in
from sv_evidence.reports.composed import ComposedPack
from sv_evidence.reports.enclosing import Enclosed
from sv_evidence.reports.encoding import encoded
from sv_evidence.reports.feeding import Kept, Pictures, lazy
from sv_evidence.store.vault import VaultFileAltered, VaultFileMissing
from sv_evidence.wording.words import tr

_USUAL_TREE = 32 << 20
"""Bytes of a document; a larger one gets a builder of its own with more memory."""

Progress = Callable[[int, int], None]
"""Told how many pages are done, and of how many."""


class FiguresNotPrinted(Problem):
    """Figures that the pack states were not found when the finished PDF was read back.

    Code ``figures_not_printed``; ``figures`` names them.
    """

    def __init__(self, figures: Sequence[str]) -> None:
        super().__init__("figures_not_printed", figures=tuple(figures))


class PackNotBuilt(Problem):
    """The builder gave no usable answer. Code ``pack_not_built``; ``reason`` is its own code."""

    def __init__(self, reason: str) -> None:
        super().__init__("pack_not_built", reason=reason)


class PackUnreadable(Problem):
    """The finished PDF could not be read back. Code ``pack_unreadable``; ``reason`` is a code."""

    def __init__(self, reason: str) -> None:
        super().__init__("pack_unreadable", reason=reason)


@dataclass(frozen=True, slots=True)
class Building:
    """What a builder is given: the document, its pictures, and the files that go inside."""

    composed: ComposedPack
    files: tuple[Enclosed, ...]
    pictures: Pictures
    is_sealed: bool
    """Whether it gets a field to sign."""

    @property
    def shown(self) -> Pictures:
        """The pictures that the document shows, in its own order."""
        names = blobs_in(self.composed.document.blocks)
        return {name: self.pictures[name] for name in names if name in self.pictures}

    @property
    def originals(self) -> tuple[Enclosed, ...]:
        """The files that lie in the vault."""
        return tuple(each for each in self.files if each.read is not None)


def build(
    building: Building,
    to: BinaryIO,
    *,
    progress: Progress | None = None,
    stop: Event | None = None,
    builder: Child | None = None,
) -> Answer:
    """Build the PDF into ``to``; the answer's header says what stands where.

    ``builder`` is a child that was begun for it. Raise ``PackNotBuilt`` or ``ReaderRefused``.
    """
    later = [lazy(each) for each in (*building.shown.values(), *_whole(building.files))]
    answer = _asked(building, later, to, stop=stop, progress=progress, builder=builder)
    if not to.seek(0, SEEK_END):
        raise PackNotBuilt("nonsense")
    return answer


def builder_begun(sizes: Sequence[int], to: BinaryIO) -> AbstractContextManager[Child]:
    """Start a builder while its document is being composed; ``sizes`` are those of its files."""
    held = _USUAL_TREE + max(sizes, default=0)
    return begun("build_pdf", builder_limits(held, streamed=sum(sizes)), to=to)


def bare_size(building: Building, *, stop: Event | None = None) -> tuple[int, int]:
    """Return how large the PDF is without pictures and originals, and how many pages it has."""
    nothing = Kept(0, BytesIO)
    whole = (nothing if each.read else _here(each.data) for each in _own(building.files))
    later = [lazy(each) for each in (*(nothing for _ in building.shown), *whole)]
    to = _Counted()
    answer = _asked(building, later, cast("BinaryIO", to), stop=stop)
    return to.size, pages_of(answer)[0]


def pages_of(answer: Answer) -> tuple[int, dict[str, tuple[int, int]]]:
    """Take the page numbers out of an answer."""
    try:
        pages = int(answer.header["pages"])
        places = {
            str(anchor): (int(first), int(last))
            for anchor, (first, last) in answer.header["places"].items()
        }
    except (KeyError, TypeError, ValueError, AttributeError) as broken:
        raise PackNotBuilt("nonsense") from broken
    if pages < 1:
        raise PackNotBuilt("nonsense")
    return pages, places


def read_back(
    composed: ComposedPack, pdf: BinaryIO, answer: Answer, *, stop: Event | None = None
) -> None:
    """Make sure that every figure is printed; raise ``FiguresNotPrinted`` or ``PackUnreadable``."""
    pages, places = pages_of(answer)
    figures = [
        [figure.key, figure.text, *places.get(figure.section, (1, pages))]
        for figure in composed.figures
        if figure.text
    ]
    size = pdf.seek(0, SEEK_END)
    with _to_be_read(pdf) as lent:
        request = Request({"figures": figures}, lent=lent)
        read = run("read_back", request, builder_limits(size), stop=stop)
    missing = read.header.get("missing")
    if not isinstance(missing, list) or read.header.get("pages") != pages:
        raise PackUnreadable("nonsense")
    if missing:
        raise FiguresNotPrinted([str(key) for key in missing])


@contextmanager
def _to_be_read(pdf: BinaryIO) -> Iterator[BinaryIO]:
    """Open a file anew, so that who reads it cannot write; what lies in memory is sent anyway."""
    name = getattr(pdf, "name", None)
    if not isinstance(name, str):
        yield pdf
        return
    pdf.flush()
    with Path(name).open("rb") as lent:
        yield lent


def _asked(
    building: Building,
    later: Sequence[Stream],
    to: BinaryIO,
    *,
    stop: Event | None,
    progress: Progress | None = None,
    builder: Child | None = None,
) -> Answer:
    header = {
        "pictures": list(building.shown),
        "files": [each.header for each in building.files],
        "seal": tr("Digital seal of this pack") if building.is_sealed else "",
    }
    tree = encoded(building.composed.document).encode("utf-8")
    largest = max((each.size for each in later), default=0)
    limits = builder_limits(len(tree) + largest, streamed=sum(each.size for each in later))
    request = Request(header, (tree,), tuple(later))
    try:
        ready = builder if len(tree) <= _USUAL_TREE else None
        return run("build_pdf", request, limits, stop=stop, to=to, told=progress, child=ready)
    except (VaultFileMissing, VaultFileAltered, EOFError) as lost:
        raise PackNotBuilt("picture_lost") from lost


def _own(files: Sequence[Enclosed]) -> list[Enclosed]:
    """Return the files that are no copies of pictures."""
    return [each for each in files if not each.picture]


def _whole(files: Sequence[Enclosed]) -> list[Kept]:
    return [each.read or _here(each.data) for each in _own(files)]


def _here(data: bytes) -> Kept:
    return Kept(len(data), lambda: BytesIO(data))


class _Counted:
    """Takes everything and keeps none of it."""

    def __init__(self) -> None:
        self.size = 0

    def write(self, data: bytes) -> int:
        """Count."""
        self.size += len(data)
        return len(data)
