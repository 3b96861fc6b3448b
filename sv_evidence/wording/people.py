"""Sentences about people and contacts, which are never the same thing."""

from collections.abc import Sequence

from sv_evidence.domain.people import Agreement, LikelyDouble, Person
from sv_evidence.wording.words import tr, trn


def people_lines(
    distinct: int, contacts: int, groups: Sequence[tuple[str, int]], unnamed: tuple[int, int]
) -> list[str]:
    """Say how many different people came and how often; ``unnamed`` are heads and activities."""
    lines = [
        trn("{count} different person", "{count} different people", distinct),
        trn("{count} contact", "{count} contacts", contacts),
        *(f"  {name}: {count:,}" for name, count in groups),
    ]
    said = unnamed_text(*unnamed)
    if said:
        lines.append(said)
    return lines


def unnamed_text(heads: int, activities: int) -> str:
    """Say what activities without a register count; empty if there is none."""
    if not activities:
        return ""
    return trn(
        "{count} activity has no register; it counts {heads} more contacts, and how many "
        "different people they were is not known.",
        "{count} activities have no register; they count {heads} more contacts, and how "
        "many different people they were is not known.",
        activities,
        heads=f"{heads:,}",
    )


def counts_text(people: int, contacts: int) -> str:
    """Say both counts, which are never the same thing: ``14 contacts, 11 people``."""
    return tr(
        "{contacts}, {people}",
        contacts=trn("{count} contact", "{count} contacts", contacts),
        people=trn("{count} person", "{count} people", people),
    )


def times_text(times: int) -> str:
    """Say how often somebody came."""
    if not times:
        return tr("Never came")
    return tr("Came once") if times == 1 else tr("Came {times} times", times=f"{times:,}")


def agreement_label(agreement: Agreement) -> str:
    """Say what a person said to their details being kept."""
    return {
        Agreement.NOT_ASKED: tr("Not asked"),
        Agreement.GIVEN: tr("Agreed"),
        Agreement.REFUSED: tr("Refused"),
        Agreement.WITHDRAWN: tr("Took it back"),
    }[agreement]


def person_text(person: Person) -> str:
    """Say what is known of a person beside the reference: ``born 1986, B16, carer``."""
    born = "" if person.birth_year is None else tr("born {year}", year=person.birth_year)
    return ", ".join(filter(None, (born, person.district, person.groups)))


def double_reason_text(double: LikelyDouble) -> str:
    """Say why two records may be one person."""
    return {
        "same_reference": tr("the same reference"),
        "like_reference": tr("nearly the same reference"),
        "same_details": tr("the same birth year, district and groups, never there together"),
    }[double.why]


def heads_doubt_text(heads: int | None, people: int) -> str:
    """Say that an activity counts another number of people than its register; else nothing."""
    if heads is None or heads == people:
        return ""
    return trn(
        "The activity counts {count} person; the register has {people}.",
        "The activity counts {count} people; the register has {people}.",
        heads,
        people=f"{people:,}",
    )


def absent_text(count: int) -> str:
    """Say how many rows of a register were left out."""
    return trn(
        "{count} row says that somebody did not come, and was left out.",
        "{count} rows say that somebody did not come, and were left out.",
        count,
    )


def double_text(double: LikelyDouble) -> str:
    """Say which two records may be one person, and why."""
    return tr(
        "Likely one person: {first} and {second} ({why}).",
        first=double.first.reference,
        second=double.second.reference,
        why=double_reason_text(double),
    )
