"""From facts to a sealed PDF: pictures out of the vault, built and read back in the jail."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import count
from threading import Event

from sv_evidence.domain.evidence import Condition
from sv_evidence.domain.problems import Problem
from sv_evidence.jail import Answer, Request, Stream, builder_limits, run
from sv_evidence.reports.bid_pack import ComposedPack, compose
from sv_evidence.reports.blocks import blobs_in
from sv_evidence.reports.copies import Originals
from sv_evidence.reports.enclosing import Enclosed, enclosed
from sv_evidence.reports.encoding import encoded
from sv_evidence.reports.facts import Check, EvidenceFacts, Level, PackFacts
from sv_evidence.reports.feeding import lazy, with_fingerprints
from sv_evidence.reports.sealer import ReadyKey
from sv_evidence.reports.twins import Twin, numbering_of, twins_of
from sv_evidence.store.derived import Derived
from sv_evidence.store.vault import Vault, VaultFileAltered, VaultFileMissing
from sv_evidence.store.view import View
from sv_evidence.wording.words import tr

Progress = Callable[[int, int], None]
"""Told how many steps are done, and of how many."""

_AFTER_FILES = 2


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
class MadePack:
    """A finished pack: the PDF, the lists beside it, and what is known of it."""

    pdf: bytes
    pages: int
    outline: tuple[tuple[int, str, int], ...]
    """Level, words and first page of each section."""
    register: bytes
    claims: bytes
    fingerprint: str
    """The register fingerprint."""
    checks: tuple[Check, ...]
    facts: PackFacts
    """What was stated; pictures that could not be read are left out."""
    twins: tuple[Twin, ...] = ()
    """The same in other forms, if they were asked for."""


def make_pack(
    view: View,
    vault: Vault,
    facts: PackFacts,
    *,
    key: ReadyKey | None = None,
    originals: Originals = Originals.NONE,
    with_twins: bool = False,
    progress: Progress | None = None,
    stop: Event | None = None,
) -> MadePack:
    """Build the pack, read every figure back, and seal it if there is a ``key``.

    Raise ``FiguresNotPrinted``, ``PackNotBuilt``, or ``ReaderRefused`` with ``stopped``.
    """
    shown = _with_pictures(view, vault, facts)
    sealer = None if key is None else key.sealer
    composed = compose(shown, sealer)
    derived = _wanted(view, shown, composed)
    files = enclosed(view, vault, shown, composed, sealer=sealer, originals=originals)
    total, steps = len(derived) + sum(bool(each.read) for each in files) + _AFTER_FILES, count(1)

    def step() -> None:
        if progress is not None:
            progress(next(steps), total)

    answer = _built(composed, _fed(vault, derived, files, step, is_sealed=key is not None), stop)
    pages, places = _numbers(answer)
    step()
    _read_back(composed, answer.blobs[0], pages, places, stop)
    step()
    made = _finished(answer, pages, composed, shown)
    if with_twins:
        pictures = _pictures(vault, derived, lambda: None)
        made = replace(made, twins=_twins(composed, shown, answer, pictures, stop))
    return made if key is None else replace(made, pdf=key.seal(made.pdf))


def _twins(
    composed: ComposedPack,
    facts: PackFacts,
    answer: Answer,
    pictures: Mapping[str, Stream],
    stop: Event | None,
) -> tuple[Twin, ...]:
    try:
        return twins_of(composed.document, facts, numbering_of(answer), pictures, stop=stop)
    except (VaultFileMissing, VaultFileAltered, EOFError) as lost:
        raise PackNotBuilt("picture_lost") from lost
    except (KeyError, TypeError, ValueError, AttributeError) as broken:
        raise PackNotBuilt("nonsense") from broken


def _pictures(
    vault: Vault, derived: Mapping[str, Derived], step: Callable[[], None]
) -> dict[str, Stream]:
    return {
        name: lazy(each.size, partial(vault.read, each.name, each.key), step)
        for name, each in derived.items()
    }


def _with_pictures(view: View, vault: Vault, facts: PackFacts) -> PackFacts:
    try:
        return with_fingerprints(view, vault, with_whole_pictures(view, vault, facts))
    except (VaultFileMissing, VaultFileAltered) as lost:
        raise PackNotBuilt("picture_lost") from lost


def _finished(answer: Answer, pages: int, composed: ComposedPack, shown: PackFacts) -> MadePack:
    return MadePack(
        pdf=answer.blobs[0],
        pages=pages,
        outline=tuple(
            (int(level), str(words), int(page)) for level, words, page in answer.header["outline"]
        ),
        register=composed.register,
        claims=composed.claims,
        fingerprint=composed.fingerprint,
        checks=(*composed.checks, *_letters(str(answer.header["unshown"]))),
        facts=shown,
    )


def with_whole_pictures(view: View, vault: Vault, facts: PackFacts) -> PackFacts:
    """Leave out pictures that the vault no longer gives back; the facts stay."""
    evidence = tuple(_whole(view, vault, row) for row in facts.evidence)
    cover = facts.cover
    if not any(row.number == cover and row.pictures for row in evidence):
        cover = ""
    return replace(facts, evidence=evidence, cover=cover)


def _whole(view: View, vault: Vault, row: EvidenceFacts) -> EvidenceFacts:
    kept = []
    for picture in row.pictures:
        found = view.derived(row.uid, picture.what)
        if found is None or not _is_whole(vault, found):
            break
        kept.append(picture)
    return row if len(kept) == len(row.pictures) else replace(row, pictures=tuple(kept))


def _is_whole(vault: Vault, picture: Derived) -> bool:
    """Say whether a picture is what was kept; a power cut may leave its size and not its bytes."""
    return vault.state(picture.name, size=picture.size, deep=True) is Condition.UNCHANGED


def _wanted(view: View, facts: PackFacts, composed: ComposedPack) -> dict[str, Derived]:
    rows = {row.number: row for row in facts.evidence}
    found: dict[str, Derived] = {}
    for name in blobs_in(composed.document.blocks):
        number, _, what = name.partition("/")
        derived = view.derived(rows[number].uid, what)
        if derived is not None:
            found[name] = derived
    return found


def _fed(
    vault: Vault,
    derived: Mapping[str, Derived],
    files: Sequence[Enclosed],
    step: Callable[[], None],
    *,
    is_sealed: bool,
) -> Request:
    """Ask for the document with its pictures and files, each read when its turn comes."""
    pictures = _pictures(vault, derived, step).values()
    whole = [
        each.data if each.read is None else lazy(each.size, each.read, step)
        for each in files
        if not each.picture
    ]
    header = {
        "pictures": list(derived),
        "files": [each.header for each in files],
        "seal": tr("Digital seal of this pack") if is_sealed else "",
    }
    return Request(header, (*pictures, *whole))


def _built(composed: ComposedPack, fed: Request, stop: Event | None) -> Answer:
    tree = encoded(composed.document).encode("utf-8")
    blobs = (tree, *fed.blobs)
    size = sum(len(each) if isinstance(each, bytes) else each.size for each in blobs)
    try:
        request = Request(fed.header, blobs)
        return run("build_pdf", request, builder_limits(size), stop=stop)
    except (VaultFileMissing, VaultFileAltered, EOFError) as lost:
        raise PackNotBuilt("picture_lost") from lost


def _numbers(answer: Answer) -> tuple[int, dict[str, tuple[int, int]]]:
    """Take the page numbers out of an answer."""
    try:
        pages = int(answer.header["pages"])
        places = {
            str(anchor): (int(first), int(last))
            for anchor, (first, last) in answer.header["places"].items()
        }
    except (KeyError, TypeError, ValueError, AttributeError) as broken:
        raise PackNotBuilt("nonsense") from broken
    if not answer.blobs or pages < 1:
        raise PackNotBuilt("nonsense")
    return pages, places


def _read_back(
    composed: ComposedPack,
    pdf: bytes,
    pages: int,
    places: dict[str, tuple[int, int]],
    stop: Event | None,
) -> None:
    figures = [
        [figure.key, figure.text, *places.get(figure.section, (1, pages))]
        for figure in composed.figures
        if figure.text
    ]
    answer = run(
        "read_back", Request({"figures": figures}, (pdf,)), builder_limits(len(pdf)), stop=stop
    )
    missing = answer.header.get("missing")
    if not isinstance(missing, list) or answer.header.get("pages") != pages:
        raise PackUnreadable("nonsense")
    if missing:
        raise FiguresNotPrinted([str(key) for key in missing])


def _letters(unshown: str) -> tuple[Check, ...]:
    if not unshown:
        return ()
    return (Check("letters_lacking", Level.KNOW, len(unshown), 0, tuple(unshown)),)
