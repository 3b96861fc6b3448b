"""Checks a pack against the register that came with it: unchanged, changed, or cannot say.

This is the ground edition: it compares the register fingerprint that the pack prints with the
SHA-256 of ``register.csv``, and the numbers and codes that both list. Everything is read in the
jail; whatever the file is, the answer is a verdict.
"""

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sv_evidence.domain.problems import Problem
from sv_evidence.jail import READER_LIMITS, Request, run

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

    Changed: ``register_differs``, ``item_differs`` (``item`` is a number or a measure).
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


def verify(pack: Path) -> Verdict:
    """Check a pack; never raises, whatever the file is."""
    try:
        return _verified(pack)
    except Problem as problem:
        code = "too_large" if problem.code == "too_big" else "unreadable"
        return _cannot_say(code, pack.name)
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
    beside = register_beside(pack)
    if beside is None:
        return _cannot_say("no_register", pack.name)
    register = _read_list(beside)
    claims_file = _beside(pack, "claims.csv")
    claims = _read_list(claims_file) if claims_file is not None else b""
    if register is None or claims is None:
        return _cannot_say("too_large", beside.name)
    request = Request({}, (pack.read_bytes(), register, claims))
    answer = run("read_pack", request, READER_LIMITS)
    return _judged(answer.header, register, pack.name)


def _judged(said: object, register: bytes, name: str) -> Verdict:
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
        reasons.append(Reason("register_differs", name))
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
    for found in (pack.with_name(f"{pack.stem}.{name}"), pack.with_name(name)):
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
