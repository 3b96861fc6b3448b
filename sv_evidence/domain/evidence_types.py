"""The evidence types that are shipped; an open list, read once by whoever composes the program."""

import json
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from resources import path
from sv_evidence.domain.evidence import EvidenceKind, EvidenceType, Strength
from sv_evidence.domain.problems import Defect

RESOURCE = "types/evidence_types.json"


@cache
def load_types() -> Mapping[str, EvidenceType]:
    """Return the shipped types by id, in the order that lists show them.

    A fault in the shipped file is ours, and raises ``Defect``.
    """
    return types_from(path(RESOURCE).read_text("utf-8"))


def types_from(text: str) -> Mapping[str, EvidenceType]:
    """Read a types document; raise ``Defect`` at its first fault."""
    try:
        rows = json.loads(text)["types"]
        found = [_type_from(row) for row in rows]
    except (KeyError, TypeError, ValueError) as fault:
        raise Defect(f"{RESOURCE}: {fault!r}") from fault
    named = {each.id: each for each in found}
    if len(named) != len(found):
        raise Defect(f"{RESOURCE}: an id is there twice")
    return MappingProxyType(named)


def _type_from(row: Mapping[str, str | bool | int]) -> EvidenceType:
    return EvidenceType(
        id=str(row["id"]),
        title=str(row["title"]),
        kind=EvidenceKind(str(row["kind"])),
        usual=strength_from(str(row["usual"])),
        hint=str(row["hint"]),
        needs_camera_date=row.get("needs_camera_date") is True,
        days_before=_days(row, "days_before"),
        days_after=_days(row, "days_after"),
    )


def _days(row: Mapping[str, str | bool | int], name: str) -> int | None:
    return int(row[name]) if name in row else None


def strength_from(word: str) -> Strength:
    """Read ``strong``, ``fair`` or ``weak``; raise ``ValueError`` for any other word."""
    for strength in Strength:
        if word == strength.name.lower():
            return strength
    raise ValueError(f"no such strength: {word}")
