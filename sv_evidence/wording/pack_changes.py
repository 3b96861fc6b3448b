"""What a pack proved when it was made, and what is otherwise by now, in words."""

from collections.abc import Sequence

from sv_evidence.domain.measures import Pence, Thousandths, Unit
from sv_evidence.wording.documents import named
from sv_evidence.wording.numbers import money_text, quantity_text
from sv_evidence.wording.words import tr, trn


def proven_text(parts: Sequence[tuple[str, Pence | None, int, int]]) -> str:
    """Say what was proven: for each impact its label, money if it had any, and claims of how many.

    Core and additional stand side by side and are never one sum.
    """
    said = []
    for label, value, claims, of in parts:
        what = tr("{claims} of {of} claims", claims=claims, of=of)
        if value is not None:
            what = money_text(value)
        said.append(what if len(parts) == 1 else f"{what} {label.lower()}")
    return ", ".join(said)


def changed_text(changes: int) -> str:
    """Say how many figures of a pack are others today."""
    return trn("{count} figure", "{count} figures", changes) if changes else tr("Nothing")


Told = tuple[Thousandths, Thousandths, Thousandths, Pence | None, str]
"""A figure: its quantity, what is proven and part proven of it, money, and its mark in words."""


def difference_text(unit: Unit, then: Told, now: Told | None) -> tuple[str, str]:
    """Say a figure then and now, by what differs first of quantity, proof, money and mark."""
    if now is None:
        return quantity_text(then[0], unit), tr("not counted now")
    if then[0] != now[0]:
        return quantity_text(then[0], unit), quantity_text(now[0], unit)
    both = (then, now)
    if then[1] != now[1]:
        said = [tr("{amount} proven", amount=quantity_text(each[1], unit)) for each in both]
    elif then[2] != now[2]:
        said = [tr("{amount} part proven", amount=quantity_text(each[2], unit)) for each in both]
    elif then[3] != now[3]:
        said = [tr("not valued") if each[3] is None else money_text(each[3]) for each in both]
    else:
        said = [each[4] for each in both]
    return said[0], said[1]


def why_text(added: Sequence[str], gone: Sequence[str]) -> str:
    """Name the evidence that came or went since; what else changed is in the history."""
    said = []
    if gone:
        said.append(tr("No longer counts: {names}", names=named(gone, 4)))
    if added:
        said.append(tr("Added since: {names}", names=named(added, 4)))
    return ". ".join(said) or tr(
        "What was recorded was changed. The history of its results says how."
    )
