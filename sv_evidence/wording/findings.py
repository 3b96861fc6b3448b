"""What the counting rules did, said as one would tell a colleague."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from sv_evidence.domain.counting_records import Ruling
from sv_evidence.domain.doubts import (
    DOUBTS,
    FAR_TOO_MANY,
    MORE_HOURS,
    MORE_PEOPLE,
    MOST_COUNTED,
    MOST_FOR_ONE,
    MOST_MEASURED,
    NOT_WHOLE,
    OUT_OF_PROPORTION,
)
from sv_evidence.domain.judging import COUNTED_ANYWAY, LEFT_OUT_BY_HAND
from sv_evidence.domain.measures import Thousandths, Unit
from sv_evidence.domain.rule_findings import RULE_CHANGED, WHERE, RuleFinding
from sv_evidence.wording.numbers import full_day_text, number_text, quantity_text
from sv_evidence.wording.words import tr, trn

_MOST_NAMED = 5


def finding_head(
    finding: RuleFinding, titles: Mapping[str, str] | None = None, *, names: bool = True
) -> str:
    """Say in a few words what happened: ``Counted once: P-017 under two measures``.

    Without ``names``, people are counted instead of named by reference.
    """
    if finding.code == RULE_CHANGED:
        return _changed(finding).rstrip(".")
    words = {**_once(), **_left_out(), **_worked_out(), **_unchecked(), **_doubted()}.get(
        finding.code
    )
    if words is None:
        return tr("Counted by a rule ({code})", code=finding.code)
    gaps = dict(finding.told)
    return words.format(
        who=_who(finding, names=names),
        others=_names([(titles or {}).get(code, code) for code in finding.others]),
        where=_where(finding),
        day=_day(gaps["day"]) if gaps.get("day") else tr("the contract's day"),
        most=gaps.get("most", ""),
    )


def finding_text(
    finding: RuleFinding,
    unit: Unit,
    title: str,
    titles: Mapping[str, str] | None = None,
    *,
    names: bool = True,
) -> str:
    """Say what a rule did, to which measure, how much it took away, and whose rule it is."""
    if finding.code == RULE_CHANGED:
        return " ".join((_changed(finding), whose_text(finding)))
    parts = [f"{finding_head(finding, titles, names=names)}."]
    parts.append(finding_body(finding, unit, title))
    if finding.ruling is not None:
        parts.append(ruling_text(finding.ruling))
    return " ".join(part for part in parts if part)


def finding_body(finding: RuleFinding, unit: Unit, title: str) -> str:
    """Say how much a rule took away, by which working, and whose rule it is."""
    if finding.code == RULE_CHANGED:
        return whose_text(finding)
    parts = (_formula(finding), _amounts(finding, unit, title), whose_text(finding))
    return " ".join(part for part in parts if part)


def whose_text(finding: RuleFinding) -> str:
    """Name the rule and who says so; empty where a person, and no rule, left a result out."""
    rule = finding.rule
    if rule is None:
        return ""
    named = tr("Rule {id}, {title}", id=rule.id, title=rule.title) if rule.title else ""
    named = named.rstrip(".") or tr("Rule {id}", id=rule.id)
    says = tr("{rule}; {whose} says so.", rule=named, whose=rule.whose)
    return says if rule.whose else f"{named}."


def ruling_text(ruling: Ruling) -> str:
    """Say who decided what, when and why."""
    what = tr("{who} decided this on {day}: {reason}")
    who = ruling.decided_by or tr("Somebody")
    reason = ruling.reason.rstrip(".")
    if ruling.decided_on is None:
        return tr("{who} decided this: {reason}.", who=who, reason=reason)
    day = full_day_text(ruling.decided_on)
    return f"{what.format(who=who, day=day, reason=reason)}."


def _once() -> dict[str, str]:
    return {
        "other_measure": tr("Counted once: {who} under another measure; {others} counts"),
        "two_disadvantages": tr("Counted once: {who} under two disadvantages; {others} counts"),
        "not_a_pair": tr("Counted once: {who} under measures that are no pair; {others} counts"),
        "counted_before": tr("Counted once: {who} counted before"),
        "after_first_months": tr("Past the first months that count: {who}"),
    }


def _left_out() -> dict[str, str]:
    return {
        "core_service": tr("Core service, which is paid for already"),
        "no_contract": tr("Not delivered through a contract"),
        "other_contracts": tr("Another contract has a share of it"),
        "before_start": tr("Before {day}, when counting begins"),
        "after_end": tr("After {day}, when counting ends"),
        "outside_area": tr("Outside the buyer's area: {where}"),
        "place_unknown": tr("Where it was cannot be told: {where}"),
        "over_whole": tr("The shares of the contracts add up to more than the whole"),
        "over_cap": tr("Beyond the number of measures that count, which is {most}"),
        LEFT_OUT_BY_HAND: tr("Left out by hand"),
        COUNTED_ANYWAY: tr("Counted anyway, against the rule"),
    }


def _worked_out() -> dict[str, str]:
    return {
        "fte_years": tr("Worked out as full-time equivalents times years on the contract"),
        "hours_attendees": tr("Worked out as hours times attendees; trainers do not count"),
        "person_weeks": tr("Worked out as weeks times people"),
        "pounds_at_rate": tr("Worked out from costs and hours at the stated rate"),
        "equal_shares": tr("Split equally between the contracts it serves"),
    }


def _unchecked() -> dict[str, str]:
    return {
        "no_persons": tr("Not checked for double counts: nobody is named"),
        "no_start": tr("Not checked for the first months: no start day and nobody is named"),
        "no_years": tr("Not multiplied by years: the contract's days are not known"),
        "no_session": tr("Counted as typed: the hours or the attendees are not given"),
        "no_weeks": tr("Counted as typed: the weeks, or first and last day, are not given"),
        "no_costs": tr("Counted as typed: neither costs nor hours are given"),
        "no_terms": tr("Not checked against the contract's days: they are not known"),
    }


def _doubted() -> dict[str, str]:
    """Say why a quantity cannot be right, with the threshold; codes are ``DOUBTS``."""
    return {
        NOT_WHOLE: tr("Check this: it comes whole, and is counted in parts"),
        MORE_PEOPLE: tr("Check this: more people than the activity says were there"),
        MORE_HOURS: tr("Check this: more than 24 hours a day for everybody who was there"),
        OUT_OF_PROPORTION: tr("Check this: more than {one} for each person and day").replace(
            "{one}", f"{MOST_FOR_ONE:,}"
        ),
        FAR_TOO_MANY: tr(
            "Check this: one result of more than {counted} (of pounds and what is weighed or "
            "measured, {measured})"
        )
        .replace("{counted}", f"{MOST_COUNTED:,}")
        .replace("{measured}", f"{MOST_MEASURED:,}"),
    }


def _who(finding: RuleFinding, *, names: bool) -> str:
    if finding.persons and not names:
        return trn("{count} person", "{count} people", len(finding.persons))
    if finding.persons:
        return _names(finding.persons)
    return trn("the same activity", "the same activities", len(finding.results))


def _where(finding: RuleFinding) -> str:
    """Name the places of the results; those that are not given come last."""
    places = dict.fromkeys(place for name, place in finding.told if name == WHERE)
    nowhere = [tr("a place that is not given")] if "" in places or not places else []
    return _names([*(place for place in places if place), *nowhere])


def _names(names: tuple[str, ...] | list[str]) -> str:
    if not names:
        return tr("the first")
    if len(names) > _MOST_NAMED:
        more = trn("{count} more", "{count} more", len(names) - _MOST_NAMED)
        return tr("{names} and {more}", names=", ".join(names[:_MOST_NAMED]), more=more)
    if len(names) == 1:
        return names[0]
    return tr("{names} and {last}", names=", ".join(names[:-1]), last=names[-1])


def _formula(finding: RuleFinding) -> str:
    """Write the working of a formula where it is the same for all of the results."""
    gaps = dict(finding.told)
    write = {
        "fte_years": _years,
        "hours_attendees": _session,
        "person_weeks": _weeks,
        "pounds_at_rate": _pounds,
        "equal_shares": _contracts,
    }.get(finding.code)
    return "" if write is None or not gaps else write(gaps)


def _years(gaps: Mapping[str, str]) -> str:
    years, part = Fraction(gaps["years"]), Fraction(gaps["part"])
    words = tr("1 year on the contract") if years == 1 else tr("{years} years on the contract")
    run = words.format(years=_part(years))
    if part == 1:
        return f"{run}."
    return tr("{run}, at {part} of full time.", run=run, part=_part(part))


def _session(gaps: Mapping[str, str]) -> str:
    attendees = trn("{count} attendee", "{count} attendees", int(gaps["attendees"]))
    return tr("{hours} x {attendees}.", hours=_hours(gaps), attendees=attendees)


def _weeks(gaps: Mapping[str, str]) -> str:
    weeks = quantity_text(Thousandths(int(gaps["weeks"])), Unit(tr("week"), tr("weeks")))
    people = trn("{count} person", "{count} people", int(gaps["people"]))
    return tr("{weeks} x {people}.", weeks=weeks, people=people)


def _pounds(gaps: Mapping[str, str]) -> str:
    costs = quantity_text(Thousandths(int(gaps["costs"])), Unit("£", "£"))
    whole, dot, pence = gaps["rate"].partition(".")
    rate = f"£{whole}.{pence.ljust(2, '0')}" if dot else f"£{whole}"
    return tr("{costs} and {hours} at {rate}.", costs=costs, hours=_hours(gaps), rate=rate)


def _hours(gaps: Mapping[str, str]) -> str:
    return quantity_text(Thousandths(int(gaps["hours"])), Unit(tr("hour"), tr("hours")))


def _contracts(gaps: Mapping[str, str]) -> str:
    return trn("{count} contract shares it.", "{count} contracts share it.", int(gaps["contracts"]))


def _part(value: Fraction) -> str:
    """Write a fraction with three decimals at most."""
    return number_text(Thousandths(round(value * 1000)))


def _amounts(finding: RuleFinding, unit: Unit, title: str) -> str:
    rows = trn("{count} result", "{count} results", len(finding.results))
    counted = quantity_text(finding.counted, unit)
    gaps = {"title": title, "rows": rows, "counted": counted}
    if finding.excluded:
        words = tr("{title}: {out} of {rows} left out; what counts is {counted}.")
        if not finding.counted:
            words = tr("{title}: {out} of {rows} left out; nothing of it counts.")
        return words.format(out=quantity_text(finding.excluded, unit), **gaps)
    if finding.added:
        words = tr("{title}: {counted} from {rows}, {more} more than typed.")
        return words.format(more=quantity_text(finding.added, unit), **gaps)
    if finding.code in DOUBTS:
        return tr("{title}: {counted} from {rows}, claimed and not proven.", **gaps)
    return tr("{title}: {counted} from {rows}.", **gaps)


def _changed(finding: RuleFinding) -> str:
    days = dict(finding.told)
    if "from" in days and "to" in days:
        words = tr("This rule holds only from {first} to {last}, within the period.")
        return words.format(first=_day(days["from"]), last=_day(days["to"]))
    if "from" in days:
        return tr(
            "This rule began on {day}; what was before is not counted by it.",
            day=_day(days["from"]),
        )
    return tr(
        "This rule ended on {day}; what came after is not counted by it.", day=_day(days["to"])
    )


def _day(iso: str) -> str:
    return full_day_text(date.fromisoformat(iso))
