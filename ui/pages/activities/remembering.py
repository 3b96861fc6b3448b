"""The order and the filters of the list as they were left; words searched for are not kept."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Any, Final
from uuid import UUID

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.measures import Period
from sv_evidence.domain.proof import Mark
from sv_evidence.store.listings.activities import ActivityFilter, ActivitySort
from ui.pages.activities.asking import Question

SORTABLE: Final = frozenset({"date", "title", "place", "people", "files", "proof"})


def looks_of(question: Question) -> dict[str, Any]:
    """Return plain values to be written down."""
    shown, sort = question.filter, question.sort
    period = shown.period
    held = {
        "project": _text(shown.project),
        "place": _text(shown.place),
        "contract": _text(shown.contract),
        "period": None if period is None else [str(period.first), str(period.last)],
        "mark": None if shown.mark is None else shown.mark.value,
        "impact": None if shown.impact is None else shown.impact.value,
        "measures": sorted(str(each) for each in shown.measures),
    }
    return {
        "sort": {"by": sort.by, "descending": sort.descending},
        "filter": {name: value for name, value in held.items() if value},
    }


def question_from(looks: Mapping[str, Any]) -> Question:
    """Read them back; whatever cannot be read is as if it had never been set."""
    sort = ActivitySort()
    with suppress(KeyError, TypeError):
        held = looks["sort"]
        if held["by"] in SORTABLE and isinstance(held["descending"], bool):
            sort = ActivitySort(held["by"], held["descending"])
    try:
        return Question(_filter(looks.get("filter", {})), sort)
    except (AttributeError, KeyError, TypeError, ValueError):
        return Question(sort=sort)


def _filter(held: Mapping[str, Any]) -> ActivityFilter:
    period = held.get("period")
    mark, impact = held.get("mark"), held.get("impact")
    if period is not None:
        first, last = (date.fromisoformat(each) for each in period)
        if last < first:
            raise ValueError(period)
        period = Period(first, last)
    return ActivityFilter(
        project=_uid(held.get("project")),
        place=_uid(held.get("place")),
        contract=_uid(held.get("contract")),
        period=period,
        mark=None if mark is None else Mark(mark),
        impact=None if impact is None else Impact(impact),
        measures=frozenset(UUID(each) for each in held.get("measures", ())),
    )


def _text(uid: UUID | None) -> str | None:
    return None if uid is None else str(uid)


def _uid(text: str | None) -> UUID | None:
    return None if text is None else UUID(text)
