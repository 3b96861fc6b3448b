"""What commands say of files that came in: what each is, and how easy it is to defend here."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sv_evidence.domain.evidence_types import load_types
from sv_evidence.intake.names import is_by_name
from sv_evidence.operations.attaching import Arrival, Attached
from sv_evidence.operations.shapes import plain_record
from sv_evidence.operations.standing import StandingEvidence
from sv_evidence.wording.labels import remark_text, strength_label
from sv_evidence.wording.words import tr

Stands = Mapping[UUID, StandingEvidence]


def file_fields(files: Sequence[Attached], stands: Stands) -> list[dict[str, Any]]:
    """Return files as plain data; ``strength`` as the activities they are filed with have it."""
    return [_file(each, stands[each.uid]) for each in files]


def _file(attached: Attached, stands: StandingEvidence) -> dict[str, Any]:
    strength = stands.strength
    return {
        "number": attached.number,
        "uid": str(attached.uid),
        "sha256": attached.sha256,
        "type": attached.type,
        "type_guessed": bool(attached.type_guess),
        "strength": None if strength is None else strength.name.lower(),
        "strength_is_usual": stands.is_usual,
        "note": stands.note,
        "state": attached.state.value,
        "remark": None if attached.remark is None else remark_text(attached.remark.value),
        "healed": attached.is_healed,
        "record": plain_record(attached.record),
    }


def files_said(files: Sequence[Attached], stands: Stands) -> list[str]:
    """Say of each file what it is and how easy it is to defend."""
    return [line for each in files for line in _said(each, stands[each.uid])]


def _said(attached: Attached, stands: StandingEvidence) -> list[str]:
    known = load_types().get(attached.type)
    words = (
        tr("Added {number}: {type}, {strength}.")
        if attached.state is Arrival.ADDED
        else tr("Already here as {number}: {type}, {strength}.")
    )
    said = words.format(
        number=attached.number,
        type=attached.type if known is None else known.title,
        strength=strength_label(stands.strength).lower(),
    )
    return [
        *([tr("{number} is back, as it was added.", number=attached.number)] * attached.is_healed),
        f"{said} {stands.note}".strip(),
        *([_guessed(attached)] * bool(attached.type_guess)),
        *([] if attached.remark is None else [remark_text(attached.remark.value)]),
    ]


def _guessed(attached: Attached) -> str:
    """Say what the type rests on, where nobody said it."""
    known = load_types().get(attached.type_guess)
    words = (
        tr("{number} was taken for “{type}” by its name; {mend}")
        if is_by_name(attached.type_guess)
        else tr("{number} was taken for “{type}”, as nothing says what it is; {mend}")
    )
    return words.format(
        number=attached.number,
        type=attached.type_guess if known is None else known.title,
        mend=tr("if it is another, attach it again with --type."),
    )
