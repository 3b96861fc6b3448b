"""One line such as ``Tue 2h lunch club 14 people Ladywood 3 vols``, read as an activity.

Nothing is saved by reading: what was understood, and what is only likely, is shown first.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby

from sv_evidence.domain.activities import LONGEST_TITLE, ActivityDraft
from sv_evidence.domain.day_names import WEEKDAYS
from sv_evidence.domain.headcount import Headcount, read_headcount
from sv_evidence.domain.quick_counting import Counted, count_from, uid_in
from sv_evidence.domain.quick_known import (
    Asked,
    Doubt,
    Known,
    Part,
    Piece,
    Precedent,
    QuickRead,
    Said,
)
from sv_evidence.domain.quick_naming import name_from
from sv_evidence.domain.quick_places import Naming
from sv_evidence.domain.quick_words import (
    Clock,
    Count,
    Line,
    Word,
    clocks_in,
    count_at,
    day_at,
    length_at,
    line_of,
)
from sv_evidence.domain.reading import ReadWhen, read_when

LONGEST_LINE = 2_000
"""What stands behind is kept as notes and not read."""
_NUMBERED = frozenset(
    {"level", "group", "week", "session", "year", "lot", "part", "no", "number", "unit", "class"}
    | {"grade", "phase", "stage", "day", "cohort", "room", "step", "module", "term", "block"}
    | {"round", "team", "ward", "route"}
)
"""A number behind one of these belongs to the name."""


@dataclass(slots=True)
class _Found:
    """What stands in the line by itself, and which words say it."""

    parts: dict[int, Part] = field(default_factory=dict)
    counts: list[tuple[int, Count]] = field(default_factory=list)
    when: ReadWhen | None = None
    clock: Clock | None = None
    length: int | None = None

    def take(self, part: Part, first: int, count: int) -> None:
        """Mark words as understood."""
        self.parts.update(dict.fromkeys(range(first, first + count), part))


def read_line(line: str, known: Known, *, today: date, said: Said | None = None) -> QuickRead:
    """Read a line; what a person put right by hand stands over what is read."""
    said = said or {}
    read = line_of(line[:LONGEST_LINE])
    words = read.words
    found = _find(read, known, today)
    when = _when(found, said, today)
    free = [at for at in range(len(words)) if at not in found.parts]
    named = name_from(read, free, known, said, when.first or today)
    counted = count_from(found.counts, named.like, known, said, found.length)
    draft = _draft(found, when, named, counted, said)
    loose_at = {at for at, _ in counted.loose}
    doubtful = {each.part for each in (*named.doubts, *counted.doubts)}
    return QuickRead(
        draft=_cut(draft, line),
        pieces=_pieces(words, {**named.parts, **found.parts}, doubtful, loose_at),
        doubts=(*named.doubts, *_day_doubts(when, found, said), *counted.doubts),
        length=None if draft.starts_at is not None or counted.used_length else found.length,
        loose=tuple(text for _, text in counted.loose),
        like=named.like,
        lacking=counted.lacking,
    )


def lines_of(text: str) -> tuple[str, ...]:
    """Part pasted text into lines, one activity each; blank ones and list marks are left out."""
    lines = (
        each.strip().lstrip("-*\N{BULLET}\N{EN DASH} \t").strip() for each in text.splitlines()
    )
    return tuple(" ".join(each.split()) for each in lines if each)


def _find(line: Line, known: Known, today: date) -> _Found:
    found, words = _Found(), line.words
    for clock, first, last in clocks_in(line.text):
        inside = [at for at, word in enumerate(words) if first < word.last and word.first < last]
        if found.clock is None and inside and not _is_count(words, inside, known):
            found.clock = clock
            found.take(Part.TIME, inside[0], len(inside))
    units = {
        name.casefold()
        for each in known.measures
        for name in (each.unit.one, each.unit.many, each.title)
    }
    at = 0
    while at < len(words):
        at += 1 if at in found.parts else _take_at(line, at, units, found, today)
    return found


def _take_at(line: Line, at: int, units: set[str], found: _Found, today: date) -> int:
    """Take what begins at a word; return how many words that are."""
    words = line.words
    end = next((i for i in range(at, len(words)) if i in found.parts), len(words))
    ahead = words[:end]
    is_named = at > 0 and words[at - 1].bare in _NUMBERED
    length = length_at(ahead, at)
    if length is not None and found.length is None:
        found.length = length[0]
        found.take(Part.TIME, at, length[1])
        return length[1]
    count = count_at(ahead, at, units)
    if count is not None and is_named and not count[0].unit:
        count = None
    if count is not None and count[0].unit:
        found.counts.append((at, count[0]))
        found.take(Part.PEOPLE, at, count[1])
        return count[1]
    day = None if found.when is not None or is_named else _day(line.text, ahead[at:], units, today)
    if day is not None:
        found.when = day[0]
        found.take(Part.DATE, at, day[1])
        return day[1]
    if count is not None:
        found.counts.append((at, count[0]))
        found.take(Part.NUMBER, at, 1)
    return 1


def _day(
    line: str, ahead: tuple[Word, ...], units: set[str], today: date
) -> tuple[ReadWhen, int] | None:
    """Read a day, short of a number that counts something: ``Tue 9 people``."""
    stop = next(
        (
            place
            for place in range(1, len(ahead))
            if (count := count_at(ahead, place, units)) is not None and count[0].unit
        ),
        len(ahead),
    )
    return day_at(line, ahead[:stop], today=today)


def _is_count(words: Sequence[Word], inside: Sequence[int], known: Known) -> bool:
    """Say whether figures like ``4-6`` count something: ``4-6 weeks`` is no time of day."""
    after = words[inside[-1] + 1].bare if inside[-1] + 1 < len(words) else ""
    units = {
        each for m in known.measures for each in (m.unit.one.casefold(), m.unit.many.casefold())
    }
    return bool(after) and (after in units or after in {"weeks", "days", "people", "years", "year"})


def _when(found: _Found, said: Said, today: date) -> ReadWhen:
    if "date" in said:
        read = read_when(said["date"], today=today)
        if read.first is not None:
            return read
    return found.when or ReadWhen(today)


def _day_doubts(when: ReadWhen, found: _Found, said: Said) -> tuple[Doubt, ...]:
    if when.doubt != Asked.OTHER_WEEKDAY or found.when is None or "date" in said:
        return ()
    weekday = "" if when.first is None else WEEKDAYS[when.first.weekday()]
    return (Doubt(Asked.OTHER_WEEKDAY, Part.DATE, "date", weekday),)


def _clock(found: _Found, when: ReadWhen, like: Precedent | None, said: Said) -> Clock | None:
    """Return when it began and ended: as put right, as typed, or as last time."""
    if "time" in said:
        clocks = [clock for clock, _, _ in clocks_in(said["time"])]
        return clocks[0] if clocks else None
    clock = found.clock
    if clock is None and when.starts_at is not None:
        clock = Clock(when.starts_at, when.ends_at)
    if clock is None and like is not None and like.draft.starts_at is not None:
        ends = None if found.length is not None else like.draft.ends_at
        clock = Clock(like.draft.starts_at, ends)
    if clock is not None and clock.ends_at is None and found.length is not None:
        ends = clock.starts_at + found.length
        return Clock(clock.starts_at, ends if ends < 24 * 60 else None)
    return clock


def _draft(
    found: _Found, when: ReadWhen, named: Naming, counted: Counted, said: Said
) -> ActivityDraft:
    clock = _clock(found, when, named.like, said)
    heads = counted.heads
    if "people" in said:
        heads = read_headcount(said["people"])
        heads = Headcount() if heads.fault else heads
    contract = None if named.like is None else named.like.draft.contract
    if "contract" in said:
        contract = uid_in(said["contract"])
    return ActivityDraft(
        title=named.title,
        first_day=when.first,
        last_day=when.last,
        starts_at=None if clock is None else clock.starts_at,
        ends_at=None if clock is None else clock.ends_at,
        place=named.place,
        postcode=named.postcode,
        project=named.project,
        people=heads.people,
        volunteers=heads.volunteers,
        staff=heads.staff,
        contract=contract,
        results=counted.results,
    )


def _cut(draft: ActivityDraft, line: str) -> ActivityDraft:
    """Keep a title that is too long whole among the notes."""
    if len(draft.title) <= LONGEST_TITLE and len(line) <= LONGEST_LINE:
        return draft
    return _with_notes(draft, line.strip())


def _with_notes(draft: ActivityDraft, notes: str) -> ActivityDraft:
    short = draft.title[:LONGEST_TITLE].rpartition(" ")[0] or draft.title[:LONGEST_TITLE]
    title = draft.title if len(draft.title) <= LONGEST_TITLE else short
    return replace(draft, title=title, notes=notes)


def _pieces(
    words: Sequence[Word], parts: dict[int, Part], doubtful: set[Part], loose: set[int]
) -> tuple[Piece, ...]:
    """Join neighbouring words of one part; a number nobody explained is doubtful."""
    pieces = []
    for (part, _), run in groupby(sorted(parts), key=lambda at: (parts[at], at in loose)):
        places = list(run)
        for first, last in _together(places):
            is_doubtful = first in loose or (part in doubtful and part is not Part.PEOPLE)
            pieces.append(Piece(part, words[first].first, words[last].last, is_doubtful))
    return tuple(pieces)


def _together(places: Sequence[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for at in places:
        if found and found[-1][1] == at - 1:
            found[-1] = (found[-1][0], at)
        else:
            found.append((at, at))
    return found
