"""How many: the counts of a quick line as people and as results against measures."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sv_evidence.domain.activities import MOST_PEOPLE, ResultDraft
from sv_evidence.domain.headcount import Headcount, read_headcount, read_quantity
from sv_evidence.domain.measures import LARGEST_QUANTITY, Thousandths, decimal_text
from sv_evidence.domain.quick_known import (
    Asked,
    Doubt,
    Known,
    Part,
    Precedent,
    QuickMeasure,
    Said,
)
from sv_evidence.domain.quick_words import PEOPLE, Count

_ONE = Thousandths(1000)
_MINUTES = 60
_HOURS = frozenset({"hour", "hours"})
_HEADS = frozenset({"person", "people", "attendance", "attendances", "guest", "guests"})
MOST_UNITS = 6
MOST_MEASURES = 3


@dataclass(frozen=True, slots=True)
class Counted:
    """Who was there, what it delivered, and numbers nobody has explained, by word."""

    heads: Headcount
    results: tuple[ResultDraft, ...]
    doubts: tuple[Doubt, ...]
    loose: tuple[tuple[int, str], ...]
    lacking: tuple[UUID, ...]
    used_length: bool


def uid_in(text: str) -> UUID | None:
    """Return the uid that an answer names; ``None`` if it names none."""
    try:
        return UUID(text)
    except ValueError:
        return None


def count_from(
    counts: Sequence[tuple[int, Count]],
    like: Precedent | None,
    known: Known,
    said: Said,
    length: int | None,
) -> Counted:
    """Tell people from results; what was counted last time is counted again where it follows."""
    usual = [] if like is None else _usual(like, known)
    explained, loose, doubts = _explained(counts, usual, known, said)
    heads = Headcount()
    typed: dict[UUID, Thousandths] = {}
    for at, unit, number in explained:
        group = _group(unit, number)
        if group is not None:
            heads = _joined(heads, group)
            continue
        measure, doubt = _measure(unit, usual, known, said)
        doubts += doubt
        if measure is None:
            loose.append((at, f"{decimal_text(number, 3)} {unit}"))
        else:
            typed[measure.uid] = Thousandths(typed.get(measure.uid, 0) + number)
    followed, used = _followed(usual, typed, heads, length)
    wanted = {**followed, **typed, **_said_results(said)}
    lacking = tuple(
        each.uid for each, _ in usual if each.uid not in wanted and f"result:{each.uid}" not in said
    )
    doubts += [Doubt(Asked.HOW_MANY, Part.RESULT, f"result:{uid}", "") for uid in lacking]
    return Counted(
        heads,
        _results(wanted, like, known),
        tuple(each for each in doubts if each.key not in said),
        tuple(loose),
        lacking,
        used,
    )


def _results(
    wanted: Mapping[UUID, Thousandths], like: Precedent | None, known: Known
) -> tuple[ResultDraft, ...]:
    """Return what may be kept, as core or additional as it was last time."""
    impacts = {} if like is None else {each.measure: each.impact for each in like.draft.results}
    return tuple(
        ResultDraft(uid, quantity, impacts.get(uid))
        for uid, quantity in wanted.items()
        if 0 < quantity <= LARGEST_QUANTITY and known.measure(uid) is not None
    )


def _usual(like: Precedent, known: Known) -> list[tuple[QuickMeasure, Thousandths | None]]:
    """Return what was counted last time, with how much it was."""
    found = [
        (known.measure(each.measure), each.quantity) for each in like.draft.results if each.measure
    ]
    return [(measure, quantity) for measure, quantity in found if measure is not None]


def _explained(
    counts: Sequence[tuple[int, Count]],
    usual: Sequence[tuple[QuickMeasure, Thousandths | None]],
    known: Known,
    said: Said,
) -> tuple[list[tuple[int, str, Thousandths]], list[tuple[int, str]], list[Doubt]]:
    """Give a unit to bare numbers: as a person said, or as is likely; else they stay loose."""
    has_people = any(count.unit in PEOPLE for _, count in counts)
    explained, loose, doubts = [], [], []
    free_units = [each.unit.many for each, _ in usual if not _is_named(each, counts)]
    for at, count in counts:
        if count.unit:
            explained.append((at, count.unit, count.number))
            continue
        number = decimal_text(count.number, 3)
        key = f"number:{number}"
        likely = said.get(key, "")
        if not likely and usual and not has_people:
            likely, has_people = "people", True
        elif not likely and free_units:
            likely = free_units.pop(0)
        offered = ("people", "volunteers", *(each.unit.many for each, _ in usual), *_units(known))
        others = tuple(dict.fromkeys(each for each in offered if each != likely))[:MOST_UNITS]
        doubts.append(Doubt(Asked.WHAT_NUMBER, Part.NUMBER, key, likely, others))
        if likely and is_known_unit(likely, known):
            explained.append((at, likely.casefold(), count.number))
        else:
            loose.append((at, number))
    return explained, loose, doubts


def is_known_unit(text: str, known: Known) -> bool:
    """Say whether a number of these can be counted."""
    heads = read_headcount(f"1 {text}")
    is_heads = text.casefold() in PEOPLE or heads.volunteers is not None or heads.staff is not None
    return is_heads or any(_has_name(each, text) for each in known.measures)


def _units(known: Known) -> Iterable[str]:
    return (each.unit.many for each in known.measures if not each.unit.is_money)


def _is_named(measure: QuickMeasure, counts: Sequence[tuple[int, Count]]) -> bool:
    return any(_has_name(measure, count.unit) for _, count in counts if count.unit)


def _has_name(measure: QuickMeasure, unit: str) -> bool:
    names = (measure.unit.one, measure.unit.many, measure.title)
    return unit.casefold() in {each.casefold() for each in names}


def _group(unit: str, number: Thousandths) -> Headcount | None:
    """Return whom a count means; ``None`` if it means no people."""
    heads = number // _ONE
    if number % _ONE or not 0 <= heads <= MOST_PEOPLE or " " in unit:
        return None
    read = read_headcount(f"{heads} {unit}")
    if read.volunteers is None and read.staff is None and unit not in PEOPLE:
        return None
    return read


def _joined(heads: Headcount, more: Headcount) -> Headcount:
    return Headcount(
        _sum(heads.people, more.people),
        _sum(heads.volunteers, more.volunteers),
        _sum(heads.staff, more.staff),
    )


def _sum(count: int | None, more: int | None) -> int | None:
    return count if more is None else (count or 0) + more


def _measure(
    unit: str,
    usual: Sequence[tuple[QuickMeasure, Thousandths | None]],
    known: Known,
    said: Said,
) -> tuple[QuickMeasure | None, list[Doubt]]:
    """Return the measure of a unit: that of last time, else the first of all, which is asked."""
    fits = [each for each, _ in usual if _has_name(each, unit)]
    fits = fits or [each for each in known.measures if _has_name(each, unit)]
    if not fits:
        return None, []
    key = f"unit:{unit}"
    chosen = next((each for each in fits if str(each.uid) == said.get(key)), fits[0])
    others = tuple(str(each.uid) for each in fits if each is not chosen)[:MOST_MEASURES]
    if not others:
        return chosen, []
    return chosen, [Doubt(Asked.WHICH_MEASURE, Part.RESULT, key, str(chosen.uid), others)]


def _followed(
    usual: Sequence[tuple[QuickMeasure, Thousandths | None]],
    typed: dict[UUID, Thousandths],
    heads: Headcount,
    length: int | None,
) -> tuple[dict[UUID, Thousandths], bool]:
    """Return what follows for the measures of last time; one session is one session again."""
    found: dict[UUID, Thousandths] = {}
    used = False
    for measure, last in usual:
        if measure.uid in typed:
            continue
        names = {measure.unit.one.casefold(), measure.unit.many.casefold()}
        if names & _HEADS:
            if heads.people is not None:
                found[measure.uid] = Thousandths(heads.people * _ONE)
        elif names & _HOURS:
            if length is not None:
                found[measure.uid] = Thousandths(
                    length * _ONE // _MINUTES * (heads.volunteers or 1)
                )
                used = used or heads.volunteers is None
        elif last == _ONE:
            found[measure.uid] = _ONE
    return found, used


def _said_results(said: Said) -> dict[UUID, Thousandths]:
    """Return quantities put right by hand; an empty one takes the result away."""
    found = {}
    for key, text in said.items():
        name, _, rest = key.partition(":")
        uid = uid_in(rest) if name == "result" else None
        if uid is not None:
            found[uid] = read_quantity(text) or Thousandths(0)
    return found
