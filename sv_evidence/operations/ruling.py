"""Deciding about a double count, and taking a decision back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from sv_evidence.domain.counting_faults import counting_faults
from sv_evidence.domain.counting_records import AGREED, Decision, Ruling
from sv_evidence.domain.problems import InvalidEntry
from sv_evidence.operations.uids import new_uid
from sv_evidence.store.unit import Unit


class Choice(StrEnum):
    """What can be decided about what a rule left out."""

    ONCE = "once"
    """The rule is right: it stays left out."""
    BOTH = "both"
    """It counts all the same."""


@dataclass(frozen=True, slots=True)
class RulingDraft:
    """A decision about results that one rule left something out of."""

    rule: str
    results: tuple[UUID, ...]
    choice: Choice
    reason: str
    contract: UUID | None = None
    """It holds for this contract's figures only; for all if none is named."""


def decide(unit: Unit, draft: RulingDraft, *, by: str, on: date) -> tuple[UUID, ...]:
    """Record a decision instead of earlier ones about the same; return the rulings made.

    Raise ``InvalidEntry`` without a reason: it is printed wherever the figure is.
    """
    made = [_ruling(unit, draft, result, by, on) for result in draft.results]
    faults = tuple(fault for each in made[:1] for fault in counting_faults(each))
    if faults:
        raise InvalidEntry(faults)
    for each in made:
        for earlier in unit.all(Ruling, result=each.result):
            if (earlier.about, earlier.contract) == (draft.rule, draft.contract):
                unit.bin(Ruling, earlier.uid)
        unit.add(each)
    return tuple(each.uid for each in made)


def take_back(unit: Unit, rulings: Iterable[UUID]) -> None:
    """Let the rule decide again."""
    for uid in rulings:
        unit.bin(Ruling, uid)


def _ruling(unit: Unit, draft: RulingDraft, result: UUID, by: str, on: date) -> Ruling:
    agrees = draft.choice is Choice.ONCE
    return Ruling(
        uid=new_uid(unit),
        result=result,
        decision=Decision.LEAVE_OUT if agrees else Decision.COUNT,
        reason=draft.reason.strip(),
        rule=f"{AGREED}{draft.rule}" if agrees else draft.rule,
        contract=draft.contract,
        decided_by=by,
        decided_on=on,
    )
