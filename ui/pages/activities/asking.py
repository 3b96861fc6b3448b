"""What the activities page reads: plain questions and answers, made for worker threads."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import get_close_matches
from typing import TYPE_CHECKING
from uuid import UUID

from sv_evidence.domain.activities import Activity, Allotment, Result
from sv_evidence.domain.contracts import Contract
from sv_evidence.domain.frameworks import InstalledMeasure
from sv_evidence.domain.measures import YearStart
from sv_evidence.domain.organisations import Place, Project
from sv_evidence.domain.records import Kind
from sv_evidence.store.listings.activities import (
    ActivityFilter,
    ActivitySort,
    MeasureTotal,
)
from ui.models.paged import Heading, Ids
from ui.pages.activities.model import month_headings

if TYPE_CHECKING:
    from sv_evidence.operations.register_lines import Register
    from sv_evidence.operations.standing import Standing
    from sv_evidence.store.entering import FirstLook
    from sv_evidence.store.view import View

LOOKED_THROUGH = 2000
"""Recent activities whose words are taken for right spellings."""
SHORTEST = 2
SHOWN_HERE = frozenset(
    {
        Kind.ACTIVITY,
        Kind.RESULT,
        Kind.PLACE,
        Kind.PROJECT,
        Kind.EVIDENCE,
        Kind.ATTACHMENT,
        Kind.ALLOTMENT,
        Kind.CONTRACT,
        Kind.MEASURE,
        Kind.ORGANISATION,
        Kind.PERSON,
        Kind.ATTENDANCE,
        Kind.DOUBLE,
        Kind.SURVEY,
    }
)
"""Kinds of records that rows, sums or the inspector show."""


@dataclass(frozen=True, slots=True)
class Question:
    """Which activities, in which order."""

    filter: ActivityFilter = field(default_factory=ActivityFilter)
    sort: ActivitySort = field(default_factory=ActivitySort)


@dataclass(frozen=True, slots=True)
class Answer:
    """The ids in order with their month headings; and how many there are in all."""

    ids: Ids
    headings: tuple[Heading, ...]
    in_all: int
    this_year: int


@dataclass(frozen=True, slots=True)
class OutcomeChoice:
    """An outcome to filter by: its words, and the measures that stand under it."""

    title: str
    framework: str
    measures: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class FilterChoices:
    """What the filters offer."""

    projects: tuple[tuple[UUID, str], ...] = ()
    places: tuple[tuple[UUID, str], ...] = ()
    contracts: tuple[tuple[UUID, str], ...] = ()
    outcomes: tuple[OutcomeChoice, ...] = ()
    year_start: YearStart = field(default_factory=YearStart)


@dataclass(frozen=True, slots=True)
class ActivityFacts:
    """All that the inspector says of one activity."""

    activity: Activity
    place: str
    project: str
    contracts: tuple[str, ...]
    standing: "Standing"
    register: "Register"
    logged_by: str
    logged_at: datetime | None


def answer(view: "View | FirstLook", question: Question, today: date) -> Answer:
    """Find the ids; months stand above them only where the order is by date."""
    listing = view.activities
    headings: tuple[Heading, ...] = ()
    if question.sort.by == "date":
        headings = month_headings(
            listing.months(question.filter), newest_first=question.sort.descending
        )
    year = (YearStart.parse(view.organisation.year_start) or YearStart()).year_of(today)
    this_year = sum(count for _, count in listing.months(ActivityFilter(period=year)))
    return Answer(listing.ids(question.filter, question.sort), headings, listing.count(), this_year)


def totals(view: "View", shown: ActivityFilter) -> tuple[MeasureTotal, ...]:
    """Add up what is shown."""
    return view.activities.totals(shown).by_measure


def filter_choices(view: "View") -> FilterChoices:
    """Read what the filters offer."""
    return FilterChoices(
        projects=_named((each.uid, each.name) for each in view.all(Project)),
        places=_named((each.uid, each.name) for each in view.all(Place)),
        contracts=_named((each.uid, each.title) for each in view.all(Contract)),
        outcomes=_outcomes(view),
        year_start=YearStart.parse(view.organisation.year_start) or YearStart(),
    )


def facts_of(view: "View", uid: UUID, now: datetime) -> ActivityFacts | None:
    """Read all about one activity; ``None`` if it is gone or in the bin."""
    from sv_evidence.operations.register_lines import (  # noqa: PLC0415 - as below
        register_of,
    )
    from sv_evidence.operations.standing import (  # noqa: PLC0415 - the first list needs none of it
        activity_stands,
    )

    activity = view.find(Activity, uid)
    if activity is None or activity.binned_at is not None:
        return None
    place = None if activity.place is None else view.find(Place, activity.place)
    project = None if activity.project is None else view.find(Project, activity.project)
    history = view.history(uid)
    return ActivityFacts(
        activity=activity,
        place="" if place is None else ", ".join(filter(None, (place.name, place.postcode))),
        project="" if project is None else project.name,
        contracts=_contracts(view, uid),
        standing=activity_stands(view, activity),
        register=register_of(view, uid),
        logged_by=history[-1].author if history else "",
        logged_at=in_zone_of(now, history[-1].at) if history else None,
    )


def in_zone_of(now: datetime, at: datetime) -> datetime:
    """Say a moment by the clock on the wall; summer time is that of the moment, not of now."""
    if now.utcoffset() == now.astimezone().utcoffset():
        return at.astimezone()
    return at.astimezone(now.tzinfo)  # a practice clock stands in a zone of its own


def spelling(view: "View", words: str) -> str:
    """Return the words with the unknown ones spelt as in recent activities; empty if none fits."""
    known: set[str] = set()
    for row in view.activities.page(view.activities.ids()[:LOOKED_THROUGH]).values():
        said = f"{row.title} {row.place} {row.project}".lower()
        known.update(word for word in re.findall(r"\w+", said) if len(word) > SHORTEST)
    spelt = []
    for word in words.lower().split():
        near = [word] if word in known else get_close_matches(word, known, n=1)
        spelt.append(near[0] if near else word)
    found = " ".join(spelt)
    return "" if found == words.lower() else found


def _named(pairs: Iterable[tuple[UUID, str]]) -> tuple[tuple[UUID, str], ...]:
    return tuple(sorted(pairs, key=lambda pair: pair[1].casefold()))


def _contracts(view: "View", activity: UUID) -> tuple[str, ...]:
    """Name the contracts that any of an activity's results are allotted to."""
    uids = {
        allotment.contract
        for result in view.all(Result, activity=activity)
        for allotment in view.all(Allotment, result=result.uid)
    }
    return tuple(sorted(each.title for each in view.many(Contract, uids).values()))


def _outcomes(view: "View") -> tuple[OutcomeChoice, ...]:
    """Group measures by the node they hang on, in the order of their framework."""
    frameworks = view.frameworks()
    grouped: dict[tuple[UUID, str], set[UUID]] = {}
    for installed in view.all(InstalledMeasure):
        framework = frameworks.get(installed.framework)
        if framework is not None:
            node = framework.measure(installed.code).node
            grouped.setdefault((installed.framework, node), set()).add(installed.uid)
    return tuple(
        OutcomeChoice(
            frameworks[uid].node(code).title, frameworks[uid].short_title, frozenset(measures)
        )
        for (uid, code), measures in grouped.items()
    )
