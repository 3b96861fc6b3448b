"""People and quantities as typed: ``74 guests, 5 volunteers, 2 staff``, ``1,260 meals``."""

import re
from dataclasses import dataclass

from sv_evidence.domain.measures import Thousandths, quantity_from

_VOLUNTEERS = frozenset({"volunteer", "volunteers", "vol", "vols", "helper", "helpers"})
_STAFF = frozenset(
    {"staff", "colleague", "colleagues", "employee", "employees", "worker", "workers"}
)
_WORDS = {
    word: count
    for count, word in enumerate(
        ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    )
}
_LONGEST = 100
_GROUP = re.compile(r"(?P<count>\d{1,3}(?:,\d{3})+|\d{1,9}|[a-z]+)(?:\s+(?P<who>[^\d,;]+))?")
_BETWEEN = re.compile(r"\s*(?:,(?!\d{3}(?!\d))|;|\+|&|\band\b)\s*")
_UNIT = re.compile(r"(?P<number>£?\s*-?[\d.,]*\d[\d.,]*)\s*(?P<unit>[^\d]*)")


@dataclass(frozen=True, slots=True)
class Headcount:
    """Who was there; ``None`` where nothing was said. Groups that are neither are guests."""

    people: int | None = None
    volunteers: int | None = None
    staff: int | None = None
    fault: str = ""
    """``unreadable_people`` if a part has no count; the part stands in ``detail``."""
    detail: str = ""


def read_headcount(text: str) -> Headcount:
    """Read counts of guests, volunteers and staff; several groups of guests are added up."""
    counts: dict[str, int] = {}
    for part in _BETWEEN.split(text.strip().lower()):
        if not part:
            continue
        found = _GROUP.fullmatch(part)
        count = None if found is None else _count(found["count"])
        if found is None or count is None:
            return Headcount(fault="unreadable_people", detail=part)
        group = _group(found["who"] or "")
        counts[group] = counts.get(group, 0) + count
    return Headcount(counts.get("people"), counts.get("volunteers"), counts.get("staff"))


def headcount_text(people: int | None, volunteers: int | None, staff: int | None) -> str:
    """Write counts so that they read back: ``74 guests, 5 volunteers, 2 staff``."""
    said = []
    if people is not None:
        said.append(f"{people:,} guest{'' if people == 1 else 's'}")
    if volunteers is not None:
        said.append(f"{volunteers:,} volunteer{'' if volunteers == 1 else 's'}")
    if staff is not None:
        said.append(f"{staff:,} staff")
    return ", ".join(said)


def read_quantity(text: str) -> Thousandths | None:
    """Read a quantity, its unit allowed behind it (``126 meals``); ``None`` if it is no number."""
    found = _UNIT.fullmatch(text.strip())
    return None if found is None or len(text) > _LONGEST else quantity_from(found["number"])


def _count(text: str) -> int | None:
    bare = text.replace(",", "")
    return int(bare) if bare.isdecimal() else _WORDS.get(bare)


def _group(who: str) -> str:
    words = set(who.split())
    if words & _VOLUNTEERS:
        return "volunteers"
    return "staff" if words & _STAFF else "people"
