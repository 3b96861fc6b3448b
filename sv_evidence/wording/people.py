"""Sentences about people and contacts, which are never the same thing."""

from collections.abc import Sequence

from sv_evidence.domain.people import LikelyDouble
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
    heads, activities = unnamed
    if activities:
        lines.append(
            trn(
                "{count} activity has no register; it counts {heads} more contacts, and how many "
                "different people they were is not known.",
                "{count} activities have no register; they count {heads} more contacts, and how "
                "many different people they were is not known.",
                activities,
                heads=f"{heads:,}",
            )
        )
    return lines


def double_text(double: LikelyDouble) -> str:
    """Say which two records may be one person, and why."""
    why = {
        "same_reference": tr("the same reference"),
        "like_reference": tr("nearly the same reference"),
        "same_details": tr("the same birth year, district and groups, never there together"),
    }[double.why]
    return tr(
        "Likely one person: {first} and {second} ({why}).",
        first=double.first.reference,
        second=double.second.reference,
        why=why,
    )
