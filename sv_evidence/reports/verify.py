"""Checks a pack by its seal and by what it carries: unchanged, changed, or cannot say.

A readable seal of ours with any departure means changed; without one nobody can say. Everything is
read in the jail; whatever the file is, the answer is a verdict.
"""

import hashlib
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from sv_evidence.domain.key_words import key_words, read_key
from sv_evidence.domain.problems import Problem
from sv_evidence.jail import Answer, Request, checker_limits, run
from sv_evidence.reports.checksums import checksums_name, fingerprints_in

LARGEST = 4 * 1024 * 1024 * 1024
_LARGEST_LIST = 1024 * 1024
_LONGEST = 200
_KEY_DIGITS = 64


class Outcome(StrEnum):
    """The three answers."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    CANNOT_SAY = "cannot_say"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the answer is what it is; words are in ``wording.verdicts``.

    Changed: ``bytes_differ``, ``appended``, ``cut``, ``seal_altered``, ``resealed``,
    ``other_key``, ``list_differs``, ``item_differs``, ``file_added``, ``figure_differs``, and
    ``file_differs`` of a file beside it; ``item`` names it.
    Cannot say: ``no_file``, ``no_seal``, ``not_a_pack``, ``unreadable``, ``too_large``.
    """

    code: str
    item: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check found; counts are (agreeing, of all)."""

    outcome: Outcome
    reasons: tuple[Reason, ...]
    sealed_at: str = ""
    """As the seal says it, ISO 8601: by the clock of who sealed."""
    key: tuple[str, ...] = ()
    """The key fingerprint as eight words; empty if no seal can be read."""
    signer: str = ""
    """The organisation that the key names: its own word, nobody vouches for it."""
    register_fingerprint: str = ""
    items: tuple[int, int] = (0, 0)
    figures: tuple[int, int] = (0, 0)


def verify(pack: Path, *, key: str | None = None, with_pages: bool = True) -> Verdict:
    """Check a pack; never raises, whatever the file is.

    ``key`` is the eight words of the only key that may have sealed it; ``NotAKey`` is raised where
    it can be none. ``with_pages`` looks for each figure on the pages too.
    """
    expected = None if key is None else read_key(key)
    try:
        found = _verified(pack, with_pages=with_pages)
    except OSError:
        return _cannot_say("unreadable", pack.name)
    if not expected or not found.key or expected == found.key:
        return found
    return _changed(found, (Reason("other_key", " ".join(found.key)),))


def _verified(pack: Path, *, with_pages: bool) -> Verdict:
    if not pack.is_file():
        return _cannot_say("no_file", pack.name)
    if pack.stat().st_size > LARGEST:
        return _cannot_say("too_large", pack.name)
    with ThreadPoolExecutor(1) as beside:  # the child takes a while to start
        differing = beside.submit(_differing, pack)
        found = _checked(pack, with_pages=with_pages)
    return _beside(found, differing.result())


def _checked(pack: Path, *, with_pages: bool) -> Verdict:
    try:
        said = _asked("check_pack", pack, with_pages=with_pages).header
    except Problem as problem:
        code = "too_large" if problem.code == "too_big" else "unreadable"
        return _by_seal_alone(pack, _cannot_say(code, pack.name))
    return _judged(pack, said)


def _by_seal_alone(pack: Path, found: Verdict) -> Verdict:
    """Say at least that a pack was changed, where its contents end whoever reads them."""
    with suppress(Problem):
        said = _asked("check_seal", pack, with_pages=False).header
        faults = _texts(said.get("faults"))
        seal = _seal(said.get("seal"))
        if seal is not None and faults:
            return _changed(seal, tuple(Reason(code, pack.name) for code in faults))
    return found


def _judged(pack: Path, said: Mapping[str, Any]) -> Verdict:
    seal = _seal(said.get("seal"))
    if seal is None:
        return _cannot_say("no_seal", pack.name)
    faults = _texts(said.get("faults"))
    if faults:
        found = _changed(seal, tuple(Reason(code, pack.name) for code in faults))
        return _with_contents(found, _contents_if_readable(pack))
    contents = said.get("contents")
    if isinstance(contents, dict):
        return _with_contents(seal, contents)
    why = "not_a_pack" if said.get("why") == "not_a_pack" else "unreadable"
    return replace(seal, outcome=Outcome.CANNOT_SAY, reasons=(Reason(why, pack.name),))


def _asked(worker: str, pack: Path, *, with_pages: bool) -> Answer:
    with pack.open("rb") as lent:
        request = Request({"pages": with_pages}, lent=lent)
        return run(worker, request, checker_limits(pack.stat().st_size))


def _contents_if_readable(pack: Path) -> Mapping[str, Any]:
    """Ask what a changed pack still carries, to say where it was changed; it may be nothing."""
    with suppress(Problem):
        return _asked("check_contents", pack, with_pages=True).header
    return {}


def _seal(said: object) -> Verdict | None:
    """Take what the child said of a seal; it has seen something foreign, so nothing is trusted."""
    if not isinstance(said, dict):
        return None
    key, signer, at = (str(said.get(name, ""))[:_LONGEST] for name in ("key", "signer", "at"))
    words: tuple[str, ...] = ()
    with suppress(ValueError):
        words = key_words(bytes.fromhex(key)) if len(key) == _KEY_DIGITS else ()
    return Verdict(Outcome.UNCHANGED, (), sealed_at=at, key=words, signer=signer)


def _with_contents(found: Verdict, said: Mapping[str, Any]) -> Verdict:
    told = replace(
        found,
        items=_counts(said.get("items")),
        figures=_counts(said.get("figures")),
        register_fingerprint=str(said.get("register", ""))[:_KEY_DIGITS],
    )
    strays = tuple(_strays(said.get("strays")))
    return _changed(told, strays) if strays else told


def _changed(found: Verdict, reasons: tuple[Reason, ...]) -> Verdict:
    known = found.reasons if found.outcome is Outcome.CHANGED else ()
    return replace(found, outcome=Outcome.CHANGED, reasons=(*known, *reasons))


def _differing(pack: Path) -> tuple[Reason, ...]:
    """Compare the files with the checksum file beside them, if there is one of the pack's name."""
    sums = pack.with_name(checksums_name(pack.stem))
    if not sums.is_file() or sums.stat().st_size > _LARGEST_LIST:
        return ()
    listed = fingerprints_in(sums.read_bytes())
    held = [pack, *(each for each in _lists_beside(pack) if each.is_file())]
    return tuple(Reason("file_differs", each.name) for each in held if _sha256(each) not in listed)


def _beside(found: Verdict, differing: tuple[Reason, ...]) -> Verdict:
    if not differing or found.outcome is not Outcome.CANNOT_SAY:
        return _changed(found, differing) if differing else found
    # Without a readable seal nobody can say which of the two was altered.
    return replace(found, reasons=(*found.reasons, *differing))


def _lists_beside(pack: Path) -> Sequence[Path]:
    """Return where a pack's lists lie: of the same name first, else the folder's only ones."""
    found = []
    for name in ("register.csv", "claims.csv"):
        own = pack.with_name(f"{pack.stem}.{name}")
        found.append(own if own.is_file() else pack.with_name(name))
    return found


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _counts(said: object) -> tuple[int, int]:
    match said:
        case [int(agreeing), int(total)]:
            return agreeing, total
        case _:
            return 0, 0


def _strays(said: object) -> Sequence[Reason]:
    if not isinstance(said, list):
        return ()
    return [
        Reason(str(each[0])[:_LONGEST], str(each[1])[:_LONGEST])
        for each in said
        if isinstance(each, list) and len(each) == 2  # noqa: PLR2004 - a code and what it is about
    ]


def _texts(said: object) -> Sequence[str]:
    return [str(each)[:_LONGEST] for each in said] if isinstance(said, list) else ()


def _cannot_say(code: str, item: str) -> Verdict:
    return Verdict(Outcome.CANNOT_SAY, (Reason(code, item),))
