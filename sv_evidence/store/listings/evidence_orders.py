"""In which orders evidence can be listed, and where each file is used."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from sv_evidence.domain.evidence import EvidenceType

EvidenceSort = Literal[
    "newest", "number", "title", "type", "dated", "source", "consent", "strength", "used"
]

LIVING_USES: Final = """attachments t JOIN activities a ON a.key = t.activity
    WHERE t.evidence = e.key AND t.binned_at IS NULL AND a.binned_at IS NULL"""


@dataclass(frozen=True, slots=True)
class EvidenceOrder:
    """By what, and which way; ties are always settled the same way."""

    by: EvidenceSort = "newest"
    descending: bool = False
    """Against the natural direction: Z first, the strongest first. It changes nothing in newest."""


_TERMS: Final[dict[EvidenceSort, str]] = {
    "newest": "",
    "number": "length(e.number) {way}, e.number {way}",
    "title": "e.title COLLATE NOCASE {way}",
    "type": "coalesce(k.value ->> 'title', e.type) COLLATE NOCASE {way}",
    "dated": "e.dated {way}",
    "source": "e.source COLLATE NOCASE {way}",
    "consent": "e.consent {way}",
    "strength": "",
    "used": f"(SELECT count(*) FROM {LIVING_USES}) {{way}}",  # noqa: S608
}
_BY_TYPE: Final = frozenset({"type"})


def order_by(order: EvidenceOrder) -> str:
    """Return the terms of an ORDER BY, ending in the key; newest and strength have their own."""
    way = "DESC" if order.descending else "ASC"
    term = _TERMS[order.by].format(way=way)
    if order.by == "strength":
        return f"e.key {way}"
    return f"{term}, e.key {way}" if term else "e.key DESC"


def joined_types(
    order: EvidenceOrder, types: Iterable[EvidenceType]
) -> tuple[str, Mapping[str, str]]:
    """Return a join to what is known of types, with its values, for orders that need it."""
    if order.by not in _BY_TYPE:
        return "", {}
    known = {each.id: {"title": each.title} for each in types}
    return "LEFT JOIN json_each(:known) k ON k.key = e.type", {"known": json.dumps(known)}
