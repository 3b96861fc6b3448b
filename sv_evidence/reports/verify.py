"""Checks a pack against the register that came with it: unchanged, changed, or cannot say.

This is the ground edition: it compares the register fingerprint that the pack prints with the
SHA-256 of ``register.csv``, and the numbers and codes that both list; pictures and other text are
compared only where the checksum file lies beside the pack. Everything is read in the jail;
whatever the file is, the answer is a verdict.
"""

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from sv_evidence.domain.problems import Problem
from sv_evidence.jail import READER_LIMITS, Request, run
from sv_evidence.reports.checksums import checksums_name, fingerprints_in

LARGEST = 512 * 1024 * 1024
LARGEST_LIST = 64 * 1024 * 1024


class Outcome(StrEnum):
    """The three answers."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    CANNOT_SAY = "cannot_say"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the answer is what it is; words are in ``wording.verdicts``.

    Changed: ``register_differs``, ``item_differs`` (``item`` is a number or a measure),
    ``file_differs`` (``item`` is the name of a file that the checksum file does not list).
    Cannot say: ``no_file``, ``no_register``, ``not_a_pack``, ``unreadable``, ``too_large``.
    """

    code: str
    item: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check found; counts are (agreeing, of all)."""

    outcome: Outcome
    reasons: tuple[Reason, ...]
    register_fingerprint: str = ""
    """As the pack prints it."""
    items: tuple[int, int] = (0, 0)
    figures: tuple[int, int] = (0, 0)
    is_whole: bool = False
    """Every byte was compared with the checksum file; without it, pictures were not checked."""


def verify(pack: Path) -> Verdict:
    """Check a pack; never raises, whatever the file is."""
    try:
        return _verified(pack)
    except OSError:
        return _cannot_say("unreadable", pack.name)


def register_beside(pack: Path) -> Path | None:
    """Find a pack's register: of the same name first, else the folder's only one."""
    return _beside(pack, "register.csv")


def _verified(pack: Path) -> Verdict:
    if not pack.is_file():
        return _cannot_say("no_file", pack.name)
    if pack.stat().st_size > LARGEST:
        return _cannot_say("too_large", pack.name)
    data = pack.read_bytes()
    found = _as_listed(pack, data)
    sums = _first_file(pack.with_name(checksums_name(pack.stem)))
    if sums is None:
        return found
    held = (register_beside(pack), _beside(pack, "claims.csv"))
    known = [(pack.name, hashlib.sha256(data).hexdigest())]
    known.extend((path.name, _fingerprint(path)) for path in held if path is not None)
    return _compared(found, _read_list(sums) or b"", known)


def _as_listed(pack: Path, data: bytes) -> Verdict:
    """Compare what a pack prints with the lists beside it."""
    beside = register_beside(pack)
    if beside is None:
        return _cannot_say("no_register", pack.name)
    register = _read_list(beside)
    claims_file = _beside(pack, "claims.csv")
    claims = _read_list(claims_file) if claims_file is not None else b""
    if register is None or claims is None:
        return _cannot_say("too_large", beside.name)
    try:
        answer = run("read_pack", Request({}, (data, register, claims)), READER_LIMITS)
    except Problem as problem:
        code = "too_large" if problem.code == "too_big" else "unreadable"
        return _cannot_say(code, pack.name)
    return _judged(answer.header, register, beside.name, pack.name)


def _fingerprint(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _compared(found: Verdict, sums: bytes, files: Iterable[tuple[str, str]]) -> Verdict:
    """Compare every byte with the checksum file; a file it does not list has been changed."""
    listed = fingerprints_in(sums)
    differing = tuple(
        Reason("file_differs", name) for name, fingerprint in files if fingerprint not in listed
    )
    if not differing:
        return replace(found, is_whole=True)
    known = found.reasons if found.outcome is Outcome.CHANGED else ()
    return replace(found, outcome=Outcome.CHANGED, reasons=(*differing, *known))


def _judged(said: object, register: bytes, list_name: str, name: str) -> Verdict:
    """Judge what the child said; it has seen something foreign, so nothing is taken on trust."""
    if not isinstance(said, dict) or not isinstance(said.get("fingerprint"), str):
        return _cannot_say("unreadable", name)
    printed = said["fingerprint"]
    if not printed:
        return _cannot_say("not_a_pack", name)
    items, figures = _counts(said.get("items")), _counts(said.get("figures"))
    strays = said.get("strays")
    if items is None or figures is None or not isinstance(strays, list):
        return _cannot_say("unreadable", name)
    reasons: list[Reason] = []
    if printed != hashlib.sha256(register).hexdigest():
        reasons.append(Reason("register_differs", list_name))
    reasons.extend(Reason("item_differs", each) for each in strays if isinstance(each, str))
    outcome = Outcome.CHANGED if reasons else Outcome.UNCHANGED
    return Verdict(outcome, tuple(reasons), printed, items, figures)


def _counts(said: object) -> tuple[int, int] | None:
    match said:
        case [int(agreeing), int(total)]:
            return agreeing, total
        case _:
            return None


def _beside(pack: Path, name: str) -> Path | None:
    return _first_file(pack.with_name(f"{pack.stem}.{name}"), pack.with_name(name))


def _first_file(*places: Path) -> Path | None:
    for found in places:
        with suppress(OSError):
            if found.is_file():
                return found
    return None


def _read_list(path: Path) -> bytes | None:
    with path.open("rb") as stream:
        data = stream.read(LARGEST_LIST + 1)
    return None if len(data) > LARGEST_LIST else data


def _cannot_say(code: str, item: str) -> Verdict:
    return Verdict(Outcome.CANNOT_SAY, (Reason(code, item),))
