"""Which activities a list shows, as a condition in SQL."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.measures import Period
from sv_evidence.domain.proof import Mark
from sv_evidence.store.listings.ids import ALWAYS, Clause, joined
from sv_evidence.store.ranks import RANKS
from sv_evidence.store.words import match_for


@dataclass(frozen=True, slots=True)
class ActivityFilter:
    """Which activities are shown; all that is set must hold."""

    words: str = ""
    project: UUID | None = None
    place: UUID | None = None
    period: Period | None = None
    """The last day lies in it."""
    mark: Mark | None = None
    """Its own mark; with measures or an impact, that of a result which these name."""
    measures: frozenset[UUID] = frozenset()
    """It has a result of any of these measures."""
    impact: Impact | None = None
    """It has a core, or an additional, result: of these measures and this mark."""
    contract: UUID | None = None
    """It has a result allotted to this contract."""


EVERYTHING: Final = ActivityFilter()
_ALLOTTED: Final = """a.key IN (
    SELECT r.activity FROM contracts c
    JOIN allotments t ON t.contract = c.key AND t.binned_at IS NULL
    JOIN results r ON r.key = t.result AND r.binned_at IS NULL WHERE c.uid = :contract
)"""
_DELIVERED: Final = """a.key IN (
    SELECT r.activity FROM measures m JOIN results r ON r.measure = m.key
    WHERE r.binned_at IS NULL {narrowed}
)"""


def condition_for(shown: ActivityFilter) -> Clause:
    """Return the condition that every activity shown fulfils; the table is called ``a``."""
    return joined(
        (
            ("a.binned_at IS NULL", {}),
            *_narrowed(shown),
            _in_period(shown.period),
            _with_words(shown.words),
            _delivered(shown),
        )
    )


def _narrowed(shown: ActivityFilter) -> Iterable[Clause]:
    if shown.project is not None:
        sql = "a.project = (SELECT key FROM projects WHERE uid = :project)"
        yield sql, {"project": shown.project.bytes}
    if shown.place is not None:
        yield (
            "a.place = (SELECT key FROM places WHERE uid = :place)",
            {"place": shown.place.bytes},
        )
    if shown.mark is not None and not _names_results(shown):
        yield "a.mark = :mark", {"mark": RANKS[shown.mark]}
    if shown.contract is not None:
        yield _ALLOTTED, {"contract": shown.contract.bytes}


def _in_period(period: Period | None) -> Clause:
    if period is None:
        return ALWAYS
    days = {"first": period.first.isoformat(), "last": period.last.isoformat()}
    return "a.last_day BETWEEN :first AND :last", days


def _with_words(words: str) -> Clause:
    match = match_for(words)
    if not match:
        return ALWAYS
    found = "SELECT rowid FROM search_activities WHERE search_activities MATCH :words"
    return f"a.key IN ({found})", {"words": match}


def _names_results(shown: ActivityFilter) -> bool:
    return bool(shown.measures) or shown.impact is not None


def _delivered(shown: ActivityFilter) -> Clause:
    """Ask for one result that is all at once: of these measures, this impact and this mark."""
    if not _names_results(shown):
        return ALWAYS
    values: dict[str, object] = {}
    narrowed: list[str] = []
    if shown.measures:
        narrowed.append("AND m.uid IN (SELECT unhex(value) FROM json_each(:measures))")
        values["measures"] = json.dumps([uid.hex for uid in shown.measures])
    if shown.impact is not None:
        narrowed.append("AND r.impact = :impact")
        values["impact"] = shown.impact.value
    if shown.mark is not None:
        narrowed.append("AND r.mark = :mark")
        values["mark"] = RANKS[shown.mark]
    return _DELIVERED.format(narrowed=" ".join(narrowed)), values
