"""Words for changing one thing of many activities: fields, what stands in them, what stays."""

from collections.abc import Sequence

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.evidence import ConsentState
from sv_evidence.wording.labels import consent_label, impact_label
from sv_evidence.wording.words import tr, trn


def bulk_field_label(field: str) -> str:
    """Name what can be changed; codes are those of the operation."""
    return {
        "project": tr("Project"),
        "place": tr("Place"),
        "contract": tr("Contract of their results"),
        "impact": tr("What their results count as"),
        "consent": tr("Consent of their files"),
    }[field]


def bulk_values_text(field: str, values: Sequence[str]) -> str:
    """Say what stands in a field, each once, with how often where it is more than once."""
    if not values:
        return {
            "project": tr("No project"),
            "place": tr("No place"),
            "contract": tr("No contract"),
        }.get(field, tr("Nothing"))
    counted = {value: values.count(value) for value in values}
    said = []
    for value, times in counted.items():
        words = value
        if field == "impact":
            words = impact_label(Impact(value))
        elif field == "consent":
            words = consent_label(ConsentState(value))
        said.append(words if times == 1 else f"{words} ({times})")
    return ", ".join(said)


def obstacle_text(obstacle: str) -> str:
    """Say why an activity stays as it is."""
    return {
        "same": tr("It is so already."),
        "no_results": tr("Nothing was counted on it."),
        "shared": tr("Its results are shared between contracts. Edit it by itself."),
        "no_files": tr("No file is on it."),
        "withdrawn": tr("Consent was withdrawn. Only the file itself can be changed."),
        "faulty": tr("Something in it cannot be kept as it is. Edit it by itself."),
    }[obstacle]


def will_change_text(changing: int, of: int) -> str:
    """Say how many of those chosen will change."""
    return trn(
        "{changing} of {count} activity will change.",
        "{changing} of {count} activities will change.",
        of,
        changing=f"{changing:,}",
    )


def changed_together_text(field: str, count: int) -> str:
    """Say what was done: ``Project of 9 activities changed``."""
    return trn(
        "{field} of {count} activity changed",
        "{field} of {count} activities changed",
        count,
        field={
            "contract": tr("Contract"),
            "impact": tr("Counting"),
            "consent": tr("Consent"),
        }.get(field, bulk_field_label(field)),
    )
