"""The columns of a framework that a buyer keeps as a table: which heading means what."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum

from sv_evidence.domain.measures import Unit

_SPACE = re.compile(r"[\s_\-./:]+")
_COUNT_OF = re.compile(r"^(?:no\.?|number|count|#)\s*(?:of\s+)?", re.IGNORECASE)


class ColumnRole(StrEnum):
    """What a column of a framework's table holds."""

    CODE = "code"
    TITLE = "title"
    LEVEL = "level"
    PARENT = "parent"
    THEME = "theme"
    OUTCOME = "outcome"
    UNIT = "unit"
    UNIT_ONE = "unit_one"
    EVIDENCE = "evidence"
    COUNTS = "counts"
    DOES_NOT_COUNT = "does_not_count"
    NEXT_PROOF = "next_proof"
    SUMMARY = "summary"
    SOURCE = "source"
    CONFIDENCE = "confidence"
    VALUE = "value"
    VALUE_YEAR = "value_year"
    FRAMEWORK = "framework"
    ID = "id"
    VERSION = "version"
    PUBLISHER = "publisher"
    LICENCE = "licence"


_HEADINGS: Mapping[ColumnRole, tuple[str, ...]] = {
    ColumnRole.CODE: ("code", "ref", "reference", "measure code", "measure ref", "no", "number"),
    ColumnRole.TITLE: (
        *("title", "name", "measure", "measure name", "description", "measure description"),
        *("indicator", "metric"),
    ),
    ColumnRole.LEVEL: ("level", "type", "kind"),
    ColumnRole.PARENT: ("parent", "under", "parent code"),
    ColumnRole.THEME: ("theme", "pillar", "priority"),
    ColumnRole.OUTCOME: ("outcome", "outcomes", "objective"),
    ColumnRole.UNIT: ("unit", "units", "unit of measure", "unit of measurement"),
    ColumnRole.UNIT_ONE: ("unit one", "one unit"),
    ColumnRole.EVIDENCE: (
        *("evidence", "accepted evidence", "evidence required", "evidence requirements"),
        "minimum evidence",
    ),
    ColumnRole.COUNTS: ("counts", "what counts", "definition", "guidance"),
    ColumnRole.DOES_NOT_COUNT: ("does not count", "what does not count", "exclusions"),
    ColumnRole.NEXT_PROOF: ("next proof",),
    ColumnRole.SUMMARY: ("summary",),
    ColumnRole.SOURCE: ("source",),
    ColumnRole.CONFIDENCE: ("confidence",),
    ColumnRole.VALUE: ("value", "proxy", "proxy value", "£ proxy", "financial proxy", "unit value"),
    ColumnRole.VALUE_YEAR: ("value year", "proxy year", "year"),
    ColumnRole.FRAMEWORK: ("framework", "framework title"),
    ColumnRole.ID: ("id", "framework id"),
    ColumnRole.VERSION: ("version",),
    ColumnRole.PUBLISHER: ("publisher", "buyer", "council"),
    ColumnRole.LICENCE: ("licence", "license", "terms of use"),
}
_UNITS: Mapping[str, Unit] = {
    "people": Unit("person", "people"),
    "persons": Unit("person", "people"),
    "person": Unit("person", "people"),
    "gbp": Unit("£", "£"),
    "£": Unit("£", "£"),
    "pounds": Unit("£", "£"),
    "kg": Unit("kg", "kg"),
    "fte": Unit("FTE", "FTE"),
    "%": Unit("%", "%"),
}
"""Units whose one and many are not told apart by an s."""


def guessed_columns(
    headings: Sequence[str], given: Mapping[str, str]
) -> tuple[dict[ColumnRole, int], tuple[str, ...]]:
    """Return the place of each role's column; those a person gave go before what we guess.

    The second part names the headings given that the table does not have.
    """
    known = {_plain(heading): place for place, heading in reversed(list(enumerate(headings)))}
    found: dict[ColumnRole, int] = {}
    lost: list[str] = []
    for role, heading in given.items():
        place = known.get(_plain(heading))
        if place is None:
            lost.append(heading)
        else:
            found[ColumnRole(role)] = place
    taken = set(found.values())
    for role, words in _HEADINGS.items():
        places = (known[word] for word in map(_plain, words) if word in known)
        free = next((place for place in places if place not in taken), None)
        if role not in found and free is not None:
            found[role] = free
            taken.add(free)
    return found, tuple(lost)


def unit_from(many: str, one: str = "") -> Unit | None:
    """Read a unit as a table names it (``no. of people``, ``hours``); ``None`` if it says none."""
    bare = _COUNT_OF.sub("", many.strip()).strip() or many.strip()
    if not bare:
        return None
    if one.strip():
        return Unit(one.strip(), bare)
    known = _UNITS.get(bare.casefold())
    if known is not None:
        return known
    if re.search(r"[a-z]s$", bare) and not bare.endswith("ss") and " " not in bare:
        return Unit(bare[:-1], bare)
    return Unit(bare, bare)


def _plain(heading: str) -> str:
    return _SPACE.sub(" ", heading.strip().casefold()).strip()
