"""From facts to a sealed PDF: composed, built and read back in the jail, no larger than asked."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from io import SEEK_END
from tempfile import TemporaryFile
from threading import Event
from typing import BinaryIO

from sv_evidence.jail import Answer, Child
from sv_evidence.reports.building import (
    Building,
    FiguresNotPrinted,
    PackNotBuilt,
    PackUnreadable,
    Progress,
    build,
    builder_begun,
    pages_of,
    read_back,
)
from sv_evidence.reports.composing import compose
from sv_evidence.reports.copies import Originals
from sv_evidence.reports.enclosing import enclosed, original_sizes
from sv_evidence.reports.facts import Check, Level, PackFacts
from sv_evidence.reports.feeding import Pictures, kept_pictures, lazy
from sv_evidence.reports.fitting import SEAL, Estimate, Fitting, PackTooLarge
from sv_evidence.reports.sealer import ReadyKey, Sealer
from sv_evidence.reports.twins import Twin, numbering_of, twins_of
from sv_evidence.store.vault import Vault, VaultFileAltered, VaultFileMissing
from sv_evidence.store.view import View

__all__ = [
    "FiguresNotPrinted",
    "MadePack",
    "PackNotBuilt",
    "PackTooLarge",
    "PackUnreadable",
    "estimate_pack",
    "make_pack",
]


@dataclass(frozen=True, slots=True)
class MadePack:
    """A finished pack: the lists beside the PDF, and what is known of it."""

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
    to: BinaryIO,
    *,
    key: ReadyKey | None = None,
    originals: Originals = Originals.NONE,
    most: int | None = None,
    with_twins: bool = False,
    progress: Progress | None = None,
    stop: Event | None = None,
) -> MadePack:
    """Build the pack into ``to``, read every figure back, and seal it if there is a ``key``.

    With ``most`` its pictures become smaller until the PDF has so many bytes at most. Raise
    ``FiguresNotPrinted``, ``PackNotBuilt``, ``PackTooLarge``, or ``ReaderRefused`` (``stopped``).
    """
    sealer = None if key is None else key.sealer
    ready = partial(_building, view=view, vault=vault, sealer=sealer, originals=originals)
    shown, pictures = kept_pictures(view, vault, facts)
    sizes = [*(each.size for each in pictures.values()), *original_sizes(view, facts, originals)]
    tries = _candidates(shown, pictures, ready, most, stop)
    with tries as candidates, _ahead(sizes, to, most, key) as builders:
        for candidate in candidates:
            to.seek(0)
            to.truncate()
            building = ready(*candidate)
            begun = next(builders, None)
            answer = build(building, to, progress=progress, stop=stop, builder=begun)
            if most is not None and to.seek(0, SEEK_END) + (SEAL if key else 0) > most:
                continue
            read_back(building.composed, to, answer, stop=stop)
            made = _finished(answer, building, candidate[0], with_twins=with_twins, stop=stop)
            if key is not None:
                key.seal_in_place(to)
            return made
    raise PackNotBuilt("nonsense")


def estimate_pack(
    view: View,
    vault: Vault,
    facts: PackFacts,
    *,
    sealer: Sealer | None = None,
    originals: Originals = Originals.NONE,
    most: int | None = None,
    stop: Event | None = None,
) -> Estimate:
    """Say what a pack will take before it is made; raise ``PackTooLarge`` as ``make_pack`` does."""
    shown, pictures = kept_pictures(view, vault, facts)
    ready = partial(_building, view=view, vault=vault, sealer=sealer, originals=originals)
    return Fitting(shown, pictures, ready, stop).estimate(most)


@contextmanager
def _ahead(
    sizes: Sequence[int], to: BinaryIO, most: int | None, key: ReadyKey | None
) -> Iterator[Iterator[Child]]:
    """Begin the builder of the one try there is, and fetch what sealing needs meanwhile.

    Where several tries may be, each begins a builder of its own.
    """
    with ExitStack() as begun, ThreadPoolExecutor(1) as beside:
        builders = [begun.enter_context(builder_begun(sizes, to))] if most is None else []
        if key is not None:
            beside.submit(key.prepare)
        yield iter(builders)


@contextmanager
def _candidates(
    facts: PackFacts,
    pictures: Pictures,
    ready: Callable[[PackFacts, Pictures], Building],
    most: int | None,
    stop: Event | None,
) -> Iterator[Iterator[tuple[PackFacts, Pictures]]]:
    if most is None:
        yield iter(((facts, pictures),))
        return
    with TemporaryFile() as shelf:
        yield Fitting(facts, pictures, ready, stop).tries(most, shelf)


def _building(
    facts: PackFacts,
    pictures: Pictures,
    *,
    view: View,
    vault: Vault,
    sealer: Sealer | None,
    originals: Originals,
) -> Building:
    composed = compose(facts, sealer)
    files = enclosed(view, vault, facts, composed, sealer=sealer, originals=originals)
    return Building(composed, files, pictures, is_sealed=sealer is not None)


def _finished(
    answer: Answer,
    building: Building,
    facts: PackFacts,
    *,
    with_twins: bool,
    stop: Event | None,
) -> MadePack:
    composed, (pages, _) = building.composed, pages_of(answer)
    made = MadePack(
        pages=pages,
        outline=tuple(
            (int(level), str(words), int(page)) for level, words, page in answer.header["outline"]
        ),
        register=composed.register,
        claims=composed.claims,
        fingerprint=composed.fingerprint,
        checks=(*composed.checks, *_letters(str(answer.header["unshown"]))),
        facts=facts,
    )
    return _with_twins(made, building, answer, stop) if with_twins else made


def _with_twins(made: MadePack, building: Building, answer: Answer, stop: Event | None) -> MadePack:
    pictures = {name: lazy(each) for name, each in building.shown.items()}
    document = building.composed.document
    try:
        twins = twins_of(document, made.facts, numbering_of(answer), pictures, stop=stop)
    except (VaultFileMissing, VaultFileAltered, EOFError) as lost:
        raise PackNotBuilt("picture_lost") from lost
    except (KeyError, TypeError, ValueError, AttributeError) as broken:
        raise PackNotBuilt("nonsense") from broken
    return replace(made, twins=twins)


def _letters(unshown: str) -> tuple[Check, ...]:
    if not unshown:
        return ()
    return (Check("letters_lacking", Level.KNOW, len(unshown), 0, tuple(unshown)),)
