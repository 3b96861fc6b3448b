"""What the five-second log says: what it understood, what it asks, what saving would do."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from sv_evidence.domain.activities import ActivityDraft
from sv_evidence.domain.measures import Thousandths, Unit
from sv_evidence.domain.quick_known import Asked, Doubt, Part
from sv_evidence.wording.numbers import (
    day_text,
    full_day_text,
    near_day_text,
    number_text,
    quantity_text,
)
from sv_evidence.wording.words import tr, trn

_HOUR = 60


def part_name(part: Part) -> str:
    """Name a part above what was understood of it."""
    words = {
        Part.TITLE: tr("What"),
        Part.PLACE: tr("Place"),
        Part.DATE: tr("Date"),
        Part.TIME: tr("Time"),
        Part.PEOPLE: tr("People"),
        Part.PROJECT: tr("Project"),
        Part.RESULT: tr("Result"),
        Part.CONTRACT: tr("Counts for"),
        Part.NUMBER: tr("Number"),
    }
    return words[part]


def people_text(draft: ActivityDraft) -> str:
    """Say who was there: ``9 people, 3 volunteers``."""
    said = []
    if draft.people is not None:
        said.append(trn("{count} person", "{count} people", draft.people))
    if draft.volunteers is not None:
        said.append(trn("{count} volunteer", "{count} volunteers", draft.volunteers))
    if draft.staff is not None:
        said.append(trn("{count} staff", "{count} staff", draft.staff))
    return ", ".join(said)


def days_text(draft: ActivityDraft, *, today: date) -> str:
    """Say the days, with the year where it is another: ``Wed 30 Sep``."""
    if draft.first_day is None:
        return ""
    last = draft.last_day or draft.first_day
    year = "" if last.year == today.year else f" {last.year}"
    if last == draft.first_day:
        return f"{day_text(last)}{year}"
    return f"{day_text(draft.first_day)} \N{EN DASH} {day_text(last)}{year}"


def times_text(draft: ActivityDraft, length: int | None) -> str:
    """Say from when to when, or how long: ``16:00 - 18:00``, ``2 hours``."""
    if draft.starts_at is None:
        return "" if length is None else length_text(length)
    ends = "" if draft.ends_at is None else f" \N{EN DASH} {clock_text(draft.ends_at)}"
    return f"{clock_text(draft.starts_at)}{ends}"


def clock_text(minutes: int) -> str:
    """Write a time of day: ``16:00``."""
    return f"{minutes // _HOUR:02d}:{minutes % _HOUR:02d}"


def length_text(minutes: int) -> str:
    """Say how long something took: ``2 hours``, ``1.5 hours``, ``90 minutes`` of odd ones."""
    if minutes * 2 % _HOUR:
        return trn("{count} minute", "{count} minutes", minutes)
    hours = Thousandths(minutes * 1000 // _HOUR)
    return quantity_text(hours, Unit(tr("hour"), tr("hours")))


def loose_text(length: int | None, numbers: tuple[str, ...]) -> str:
    """Say among the notes what no field has room for; empty if there is nothing."""
    said = []
    if length is not None:
        said.append(tr("It took {length}.", length=length_text(length)))
    said += [tr("Also counted: {number}.", number=each) for each in numbers]
    return " ".join(said)


def understood_text(*, is_blank: bool, doubts: int) -> str:
    """Say under the line how far it was understood."""
    if is_blank:
        return tr("Say what, when, where and how many, in any order: Tue 2h lunch club 14 people.")
    if doubts:
        return trn(
            "Understood, but for one thing. Enter saves all the same.",
            "Understood, but for {count} things. Enter saves all the same.",
            doubts,
        )
    return tr("Understood. Change anything before it is saved: Tab goes to the first part.")


def doubt_text(doubt: Doubt, units: Mapping[UUID, tuple[str, Unit]]) -> tuple[str, str]:
    """Ask a doubt; return the question, and why the likely answer was taken."""
    if doubt.asked in {Asked.WHAT_NUMBER, Asked.HOW_MANY, Asked.WHICH_MEASURE}:
        return _count_doubt(doubt, units)
    if doubt.asked is Asked.NEW_PLACE:
        question = tr("Is {place} a place?", place=doubt.taken)
        return question, tr("It was not used before.")
    if doubt.asked is Asked.OTHER_WEEKDAY:
        return tr("That day is a {weekday}.", weekday=doubt.taken), tr("The date was kept.")
    question = tr("{taken}, or {others}?", taken=_bare(doubt.taken), others=_or(doubt.others))
    if not doubt.times:
        return question, ""
    if doubt.asked is Asked.WHICH_PLACE:
        why = trn("It was there last time.", "It was there {count} times lately.", doubt.times)
    else:
        why = trn("It was this last time.", "It was this {count} times lately.", doubt.times)
    return question, why


def _count_doubt(doubt: Doubt, units: Mapping[UUID, tuple[str, Unit]]) -> tuple[str, str]:
    if doubt.asked is Asked.WHAT_NUMBER:
        number = doubt.key.partition(":")[2]
        why = tr("Taken as {unit}.", unit=doubt.taken) if doubt.taken else ""
        return tr("{number} what?", number=number), why
    if doubt.asked is Asked.HOW_MANY:
        unit = _unit(doubt.key, units)
        return tr("How many {what}?", what=unit), tr("Without a number it is not counted.")
    return tr("Which of them was it?"), tr("The first that counts in this unit was taken.")


def _or(others: tuple[str, ...]) -> str:
    """Join what else it may be: ``Nechells or Cookery``."""
    names = [_bare(each) for each in others]
    if len(names) == 1:
        return names[0]
    return tr("{most} or {last}", most=", ".join(names[:-1]), last=names[-1])


def answer_text(doubt: Doubt, answer: str, units: Mapping[UUID, tuple[str, Unit]]) -> str:
    """Name an answer that may be chosen instead."""
    if doubt.asked is Asked.NEW_PLACE:
        return tr("Not a place")
    if doubt.asked is Asked.WHICH_MEASURE:
        return units[UUID(answer)][0]
    if doubt.asked is Asked.WHAT_NUMBER:
        heads = {"people": tr("People"), "volunteers": tr("Volunteers")}
        return heads.get(answer) or answer[:1].upper() + answer[1:]
    return tr("Use {other}", other=_bare(answer))


def learnt_text(times: int, title: str) -> str:
    """Say what the guesses were taken from."""
    if not times:
        return ""
    return trn(
        "Learnt from your last {title}, on this computer",
        "Learnt from the last {count} of {title}, on this computer",
        times,
        title=title,
    )


def ahead_text(day: date) -> str:
    """Say that a day is still to come."""
    return tr("Planned, counts from {day}.", day=full_day_text(day))


def progress_text(
    title: str, was: Thousandths, now: Thousandths, target: Thousandths | None
) -> str:
    """Say what saving adds to, and of how much if that was promised."""
    gaps = {"title": title, "was": number_text(was), "now": number_text(now)}
    if target is None:
        return tr("{title}: {was} so far this year, then {now}.", **gaps)
    target_text = number_text(target)
    return tr("{title}: {was} so far, then {now} of {target}.", **gaps, target=target_text)


def already_text(title: str, day: date, place: str, *, today: date) -> str:
    """Say that the same thing was logged before."""
    if place:
        return tr(
            "{title} on {day} at {place} is logged already.",
            title=title,
            day=near_day_text(day, today),
            place=place,
        )
    return tr("{title} on {day} is logged already.", title=title, day=near_day_text(day, today))


def _bare(place: str) -> str:
    """Return a place without its postcode where the name says enough."""
    name, comma, tail = place.rpartition(", ")
    return name if comma and tail[:1].isupper() and any(each.isdigit() for each in tail) else place


def _unit(key: str, units: Mapping[UUID, tuple[str, Unit]]) -> str:
    uid = UUID(key.partition(":")[2])
    return units[uid][1].many if uid in units else tr("of them")
