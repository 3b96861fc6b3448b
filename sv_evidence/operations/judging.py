"""Setting the strength of a file on an activity against its usual one, always with a reason."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from sv_evidence.domain.activities import Activity
from sv_evidence.domain.evidence import Attachment, Evidence, Strength, StrengthWord
from sv_evidence.domain.problems import Fault, InvalidEntry
from sv_evidence.operations.problems import NotAttached
from sv_evidence.store.unit import Unit
from sv_evidence.store.view import View


def set_strength(
    unit: Unit, activity: UUID, evidence: UUID, *, strength: Strength | None, reason: str = ""
) -> Attachment:
    """Say how easy a file is to defend here, and why; ``None`` goes back to its usual strength.

    Raise ``InvalidEntry`` without a reason, ``NotAttached`` if the file is not on the activity.
    A missing, altered or withdrawn file stays what it is.
    """
    said = reason.strip()
    if strength is not None and not said:
        raise InvalidEntry((Fault("strength_reason", "reason_wanted"),))
    tied = unit.all(Attachment, activity=activity, evidence=evidence)
    if not tied:
        raise NotAttached(unit.get(Evidence, evidence).number)
    word = None if strength is None else StrengthWord[strength.name]
    changed = [
        unit.amend(Attachment, each.uid, strength=word, strength_reason=said if word else "")
        for each in tied
    ]
    return changed[0]


def set_strength_on(
    unit: Unit,
    activities: Iterable[UUID],
    evidence: UUID,
    *,
    strength: Strength | None,
    reason: str = "",
) -> None:
    """Say how easy a file is to defend on several activities at once."""
    for activity in activities:
        set_strength(unit, activity, evidence, strength=strength, reason=reason)


def strength_set_by(view: View, attachment: UUID) -> str:
    """Return who set the strength of a file on an activity; empty if that is not known."""
    authors = {each.uid: each.author for each in view.history(attachment)}
    for edit in view.edits(attachment):
        if edit.before.get("strength") != edit.after.get("strength"):
            return authors.get(edit.change, "")
    return ""


def strengths_set(
    tied: Iterable[Attachment], activities: Mapping[UUID, Activity]
) -> list[dict[str, str]]:
    """Say as plain data where a person set a file's strength, and why."""
    return [
        {
            "activity": activities[each.activity].number,
            "strength": each.strength.value,
            "reason": each.strength_reason,
        }
        for each in tied
        if each.strength is not None
    ]
