"""Labels of change sets: what one action did, as undo and history name it."""

from collections.abc import Mapping
from enum import StrEnum

from sv_evidence.domain.records import Kind
from sv_evidence.wording.labels import kinds_count
from sv_evidence.wording.words import tr, trn


class Change(StrEnum):
    """The actions that the program offers; the value is kept in the journal."""

    SET_UP = "Set up the workspace"
    LOG = "Log activity"
    EDIT = "Edit activity"
    ATTACH = "Add evidence"
    RECORD = "Record entries"
    ADD_FRAMEWORK = "Add framework"
    MAKE_MEASURE = "Make a measure"
    CHANGE_MEASURE = "Change a measure"
    AGREE_WORDING = "Agree a new wording"
    SETTINGS = "Change settings"
    EXPORT = "Export pack"
    SEALING_KEY = "Make the key that seals packs"
    TAKE_REGISTER = "Take a register"
    SET_STRENGTH = "Set the strength of a file"
    EDIT_PERSON = "Edit a person"
    RECORD_SURVEY = "Record a survey"
    CHECK_PAY = "Check pay against the Living Wage"
    DECIDE_DOUBLE = "Say whether two records are one person"
    BACKUP = "Back up"
    RESTORE = "Restore a backup"
    REMAKE = "Make pictures again"


def binned_label(kind: Kind, count: int) -> str:
    """Label a move to the bin: ``Bin 2 activities``."""
    return binned_kinds_label({kind: count})


def binned_kinds_label(counts: Mapping[Kind, int]) -> str:
    """Label a move to the bin of several kinds: ``Bin 2 activities and 1 evidence file``."""
    return tr("Bin {what}", what=kinds_count(counts))


def restored_kinds_label(counts: Mapping[Kind, int]) -> str:
    """Label a return from the bin: ``Restore 2 activities``."""
    return tr("Restore {what}", what=kinds_count(counts))


def logged_label(title: str) -> str:
    """Label a logged activity by its title."""
    return tr("Log activity: {title}", title=title.strip())


def edited_label(title: str) -> str:
    """Label an edited activity by its title."""
    return tr("Edit activity: {title}", title=title.strip())


def corrected_label(number: str, title: str) -> str:
    """Label a correction of what is said of a file: ``Edit evidence: E-237 Sign-in sheet``."""
    return tr("Edit evidence: {what}", what=f"{number} {title}".strip())


def attached_label(count: int) -> str:
    """Label added files."""
    return trn("Add {count} evidence file", "Add {count} evidence files", count)


def recorded_label(count: int) -> str:
    """Label records taken from a file."""
    return trn("Record {count} entry", "Record {count} entries", count)


def undone_text(label: str) -> str:
    """Say what undo did."""
    return tr("Undone: {label}", label=label)


def redone_text(label: str) -> str:
    """Say what redo did."""
    return tr("Done again: {label}", label=label)


def kept_text(reason: str) -> str:
    """Say why undo left a record as it is."""
    return {
        "edited_since": tr("It was edited since, so the newer version was kept."),
        "number_taken": tr("Its number went to another record meanwhile."),
        "in_use": tr("Something made later needs it, so it was kept."),
        "gone": tr("It is no longer there."),
    }.get(reason, reason)
