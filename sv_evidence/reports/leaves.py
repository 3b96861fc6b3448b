"""A pack before it is made: laid out once, then shown page by page."""

from dataclasses import dataclass
from threading import Event

from sv_evidence.domain.problems import Problem
from sv_evidence.jail import Answer, ReaderPool, Request, builder_limits, run
from sv_evidence.reports.building import PackNotBuilt, pages_of
from sv_evidence.reports.composing import compose
from sv_evidence.reports.encoding import encoded
from sv_evidence.reports.facts import PackFacts
from sv_evidence.reports.feeding import Pictures, kept_pictures, lazy
from sv_evidence.reports.sealer import Sealer
from sv_evidence.store.vault import Vault, VaultFileAltered, VaultFileMissing
from sv_evidence.store.view import View

_LIMITS = builder_limits(16 << 20)
"""Of children that wait for a document nobody has laid out yet."""


class NoSuchPage(Problem):
    """A pack has fewer pages. Code ``no_such_page``; ``page`` and ``pages``."""

    def __init__(self, page: int, pages: int) -> None:
        super().__init__("no_such_page", page=page, pages=pages)


class Leafing:
    """Children kept ready, so that a person who leafs through a pack does not wait."""

    def __init__(self) -> None:
        self._layers = ReaderPool("lay_out", _LIMITS)
        self._painters = ReaderPool("page_picture", _LIMITS)

    def warm(self) -> None:
        """Start what is missing; returns at once."""
        self._layers.warm()
        self._painters.warm()

    def close(self) -> None:
        """End what waits."""
        self._layers.close()
        self._painters.close()

    def lay_out(self, request: Request, stop: Event | None = None) -> Answer:
        """Lay a document out."""
        return self._layers.run(request, stop=stop)

    def paint(self, request: Request, stop: Event | None = None) -> Answer:
        """Show a page."""
        return self._painters.run(request, stop=stop)


@dataclass(frozen=True, slots=True)
class Leaves:
    """The pages of a pack that was not made: no pictures yet, and none of what finishing adds."""

    pdf: bytes
    pages: int
    outline: tuple[tuple[int, str, int], ...]
    """Level, words and first page of each section."""
    shown: tuple[tuple[tuple[str, str], ...], ...]
    """For each page its pictures: the name in the file, and the name of the blob."""
    pictures: Pictures


def leaves_of(
    view: View,
    vault: Vault,
    facts: PackFacts,
    *,
    sealer: Sealer | None = None,
    leafing: Leafing | None = None,
    stop: Event | None = None,
) -> Leaves:
    """Lay out the pages that a pack would have."""
    found, pictures = kept_pictures(view, vault, facts)
    tree = encoded(compose(found, sealer).document).encode("utf-8")
    request = Request({}, (tree,))
    if leafing is None:
        answer = run("lay_out", request, builder_limits(len(tree)), stop=stop)
    else:
        answer = leafing.lay_out(request, stop)
    pages, _ = pages_of(answer)
    try:
        (pdf,) = answer.blobs
        return Leaves(
            pdf=pdf,
            pages=pages,
            outline=tuple(
                (int(level), str(words), int(page))
                for level, words, page in answer.header["outline"]
            ),
            shown=tuple(
                tuple((str(name), str(blob)) for name, blob in page)
                for page in answer.header["shown"]
            ),
            pictures=pictures,
        )
    except (KeyError, TypeError, ValueError) as broken:
        raise PackNotBuilt("nonsense") from broken


def page_of(
    leaves: Leaves,
    page: int,
    *,
    pixels: int,
    leafing: Leafing | None = None,
    stop: Event | None = None,
) -> bytes:
    """Return one page as PNG, so many pixels wide; raise ``NoSuchPage``."""
    if not 0 < page <= leaves.pages:
        raise NoSuchPage(page, leaves.pages)
    shown = [each for each in leaves.shown[page - 1] if each[1] in leaves.pictures]
    header = {"page": page, "width": pixels, "names": [name for name, _ in shown]}
    blobs = [lazy(leaves.pictures[blob]) for _, blob in shown]
    request = Request(header, (leaves.pdf, *blobs))
    size = len(leaves.pdf) + sum(each.size for each in blobs)
    try:
        if leafing is None:
            answer = run("page_picture", request, builder_limits(size), stop=stop)
        else:
            answer = leafing.paint(request, stop)
        (picture,) = answer.blobs
    except (VaultFileMissing, VaultFileAltered, EOFError) as lost:
        raise PackNotBuilt("picture_lost") from lost
    except ValueError as broken:
        raise PackNotBuilt("nonsense") from broken
    return picture


def picture_in(pdf: bytes, page: int, *, pixels: int, stop: Event | None = None) -> bytes:
    """Return a page of a finished pack as PNG, so many pixels wide."""
    request = Request({"page": page, "width": pixels, "names": []}, (pdf,))
    answer = run("page_picture", request, builder_limits(len(pdf)), stop=stop)
    try:
        (picture,) = answer.blobs
    except ValueError as broken:
        raise PackNotBuilt("nonsense") from broken
    return picture
