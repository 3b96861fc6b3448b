"""The numbers of documents as links to the register, for a cell of a table."""

from collections.abc import Sequence

from sv_evidence.reports.inlines import Inlines, Reference, Words
from sv_evidence.wording.words import tr

_MOST = 3


def cited(numbers: Sequence[str]) -> Inlines:
    """Lead to the first few, and say how many more there are; a dash stands for none."""
    if not numbers:
        return (Words("\N{EN DASH}"),)
    found: list[Words | Reference] = []
    for number in numbers[:_MOST]:
        if found:
            found.append(Words(", ", colour="accent"))
        found.append(Reference(number, number))
    more = len(numbers) - _MOST
    if more > 0:
        found.append(Words(tr(" and {count} more", count=f"{more:,}")))
    return tuple(found)
