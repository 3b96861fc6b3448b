"""Which chips stand under the line, what each says, and what else it may be."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sv_evidence.domain.headcount import headcount_text
from sv_evidence.domain.measures import Unit, decimal_text
from sv_evidence.domain.quick_known import Asked, Doubt, Part, QuickRead
from sv_evidence.domain.reading import when_text
from sv_evidence.domain.typed_places import joined_place
from sv_evidence.operations.quick_logging import QuickChoices
from sv_evidence.wording.numbers import day_text, quantity_text
from sv_evidence.wording.quick_log import (
    answer_text,
    days_text,
    part_name,
    people_text,
    times_text,
)
from sv_evidence.wording.words import tr

MOST_OFFERS = 8
DAYS_OFFERED = 7
ICONS = {
    Part.TITLE: "notebook-pen",
    Part.PLACE: "map-pin",
    Part.DATE: "calendar",
    Part.TIME: "clock",
    Part.PEOPLE: "users",
    Part.PROJECT: "folder",
    Part.RESULT: "hash",
    Part.CONTRACT: "heart-handshake",
    Part.NUMBER: "hash",
}


@dataclass(frozen=True, slots=True)
class ShownPart:
    """One chip: where an answer goes, what it says, how it is typed, what else it may be."""

    key: str
    part: Part
    text: str
    typed: str
    is_set: bool
    is_doubtful: bool = False
    offers: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        """What stands above it."""
        return part_name(self.part)


def units_of(choices: QuickChoices) -> dict[UUID, tuple[str, Unit]]:
    """Return title and unit of every measure."""
    return {each.uid: (each.title, each.unit) for each in choices.known.measures}


def shown_parts(read: QuickRead, choices: QuickChoices, *, today: date) -> tuple[ShownPart, ...]:
    """Return the chips in the order of the form."""
    draft = read.draft
    if not draft.title and not read.pieces:
        return ()
    doubts = {each.part: each for each in reversed(read.doubts)}
    place = joined_place(draft.place, draft.postcode)
    titles = dict.fromkeys(each.draft.title for each in choices.known.precedents)
    places = (joined_place(name, code) for name, code in choices.form.places)
    when = "" if draft.first_day is None else when_text(draft.first_day, draft.last_day)
    people = headcount_text(draft.people, draft.volunteers, draft.staff)
    return (
        _plain(Part.TITLE, draft.title, doubts, tuple(titles)),
        _plain(Part.PLACE, place, doubts, tuple(places)),
        ShownPart(
            "date",
            Part.DATE,
            days_text(draft, today=today),
            when,
            True,
            Part.DATE in doubts,
            _days(today),
        ),
        _worded(Part.TIME, times_text(draft, read.length)),
        _worded(Part.PEOPLE, people_text(draft), people),
        _plain(Part.PROJECT, draft.project, doubts, choices.form.projects),
        *_results(read, choices),
        *_numbers(read, choices),
        *_contracts(read, choices),
    )


def _plain(part: Part, value: str, doubts: dict[Part, Doubt], known: tuple[str, ...]) -> ShownPart:
    doubt = doubts.get(part)
    first = () if doubt is None else tuple(each for each in doubt.others if each)
    offers = [each for each in dict.fromkeys((*first, *known)) if each and each != value]
    return ShownPart(
        key=part.value,
        part=part,
        text=value or tr("Add"),
        typed=value,
        is_set=bool(value),
        is_doubtful=doubt is not None,
        offers=tuple((each, each) for each in offers[:MOST_OFFERS]),
    )


def _worded(part: Part, text: str, typed: str = "") -> ShownPart:
    return ShownPart(part.value, part, text or tr("Add"), typed or text, is_set=bool(text))


def _days(today: date) -> tuple[tuple[str, str], ...]:
    days = [today - timedelta(days=back) for back in range(DAYS_OFFERED)]
    names = {0: tr("Today"), 1: tr("Yesterday")}
    return tuple(
        (f"{names[back]}, {day_text(day)}" if back in names else day_text(day), when_text(day))
        for back, day in enumerate(days)
    )


def _results(read: QuickRead, choices: QuickChoices) -> Iterator[ShownPart]:
    units = units_of(choices)
    asked = [each for each in read.doubts if each.asked is Asked.WHICH_MEASURE]
    for result in read.draft.results:
        if result.measure is None or result.quantity is None or result.measure not in units:
            continue
        doubt = next((each for each in asked if each.taken == str(result.measure)), None)
        yield ShownPart(
            key=f"result:{result.measure}",
            part=Part.RESULT,
            text=quantity_text(result.quantity, units[result.measure][1]),
            typed=decimal_text(result.quantity, 3),
            is_set=True,
            is_doubtful=doubt is not None,
        )
    for uid in read.lacking:
        if uid in units:
            unit = units[uid][1]
            words = tr("How many {what}?", what=unit.many)
            yield ShownPart(f"result:{uid}", Part.RESULT, words, "", False, is_doubtful=True)


def _numbers(read: QuickRead, choices: QuickChoices) -> Iterator[ShownPart]:
    units = units_of(choices)
    for doubt in read.doubts:
        if doubt.asked is Asked.WHAT_NUMBER and not doubt.taken:
            number = doubt.key.partition(":")[2]
            offers = tuple((answer_text(doubt, each, units), each) for each in doubt.others)
            words = tr("{number} what?", number=number)
            yield ShownPart(doubt.key, Part.NUMBER, words, "", False, True, offers)


def _contracts(read: QuickRead, choices: QuickChoices) -> Iterator[ShownPart]:
    contracts = choices.form.contracts
    if not contracts:
        return
    titles = {each.uid: each.title for each in contracts}
    chosen = read.draft.contract
    offers = [(each.title, str(each.uid)) for each in contracts if each.uid != chosen]
    if chosen is not None:
        offers.append((tr("No contract"), ""))
    words = tr("No contract") if chosen is None else titles.get(chosen, "")
    yield ShownPart(
        "contract", Part.CONTRACT, words, words, chosen is not None, False, tuple(offers)
    )
