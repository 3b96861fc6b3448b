"""Labels of change sets: what one action did, as undo and history name it."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum

from sv_evidence.domain.records import Kind
from sv_evidence.wording.labels import kind_label, kinds_count
from sv_evidence.wording.numbers import day_text
from sv_evidence.wording.words import tr, trn


class Change(StrEnum):
    """The actions that the program offers; the value is kept in the journal."""

    SET_UP = "Set up the workspace"
    LOG = "Log activity"
    EDIT = "Edit activity"
    BRING_IN = "Bring in a spreadsheet"
    ADD_FRAMEWORK = "Add framework"
    MAKE_MEASURE = "Make a measure"
    CHANGE_MEASURE = "Change a measure"
    SETTINGS = "Change settings"
    EXPORT = "Export pack"
    EXPORT_REPORT = "Export impact report"
    SEALING_KEY = "Make the key that seals packs"
    TAKE_REGISTER = "Take a register"
    SET_STRENGTH = "Set the strength of a file"
    EDIT_PERSON = "Edit a person"
    RECORD_SURVEY = "Record a survey"
    DECIDE_DOUBLE = "Say whether two records are one person"
    BACKUP = "Back up"
    REMAKE = "Make pictures again"
    BEGIN_RETURN = "Begin a return"
    EDIT_RETURN = "Edit a return"
    MAKE_RETURN = "Make a return"
    SENT_RETURN = "Mark a return as sent"
    CONTRACT_TERMS = "Change a contract's terms"
    ADD_CONTRACT = "Add a contract"
    EDIT_CONTRACT = "Edit a contract"
    ADD_COMMITMENT = "Add a commitment"
    EDIT_COMMITMENT = "Edit a commitment"
    MOVE_COMMITMENT = "Move a commitment"
    BIN_COMMITMENT = "Put a commitment in the bin"
    READ_WORDS = "Read files for their words"
    ADD_BID = "Add a bid"
    EDIT_BID = "Edit a bid"
    ADD_QUESTIONS = "Add questions to a bid"
    WRITE_ANSWER = "Write an answer"
    TAKE_SNAPSHOT = "Keep a snapshot of an answer"
    TAKE_BACK = "Go back to a snapshot"
    SEND_BID = "Mark a bid as sent"
    WIN_BID = "Mark a bid as won"
    KEEP_PASSAGE = "Keep a passage in the library"
    USE_PASSAGE = "Use a passage from the library"
    EDIT_STORY = "Edit a case study or quote"
    EDIT_YEAR_NOTE = "Edit a note for the year"


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


def replaced_label(number: str, title: str) -> str:
    """Label another file in the place of one: ``Replace the file of E-237 Sign-in sheet``."""
    return tr("Replace the file of {what}", what=f"{number} {title}".strip())


def covered_label(number: str, title: str, count: int) -> str:
    """Label what is covered on a file from now on: ``Cover 3 areas of E-237 Sign-in sheet``."""
    what = f"{number} {title}".strip()
    if not count:
        return tr("Uncover {what}", what=what)
    return trn("Cover {count} area of {what}", "Cover {count} areas of {what}", count, what=what)


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


def happened_text(kind: Kind, what: str, of: Kind | None = None) -> str:
    """Say what a change did to a record, or to a record that belongs to one of kind ``of``.

    ``what`` is ``made``, ``changed``, ``binned``, ``restored`` or ``removed``.
    """
    if of is None:
        logged = tr("Logged") if kind is Kind.ACTIVITY else tr("Added")
        return {
            "made": logged,
            "changed": tr("Changed"),
            "binned": tr("Put in the bin"),
            "restored": tr("Taken out of the bin"),
            "removed": tr("Taken away again"),
        }[what]
    if kind is Kind.ATTACHMENT:
        return _tied_text(what, of)
    name = kind_label(kind)
    return {
        "made": tr("{what} added", what=name),
        "changed": tr("{what} changed", what=name),
        "binned": tr("{what} put in the bin", what=name),
        "restored": tr("{what} taken out of the bin", what=name),
        "removed": tr("{what} taken away again", what=name),
    }[what]


def _tied_text(what: str, of: Kind) -> str:
    if of is Kind.EVIDENCE:
        return {
            "made": tr("Tied to an activity"),
            "changed": tr("Its strength on an activity changed"),
            "restored": tr("Tied to an activity again"),
        }.get(what, tr("Taken off an activity"))
    return {
        "made": tr("Evidence added"),
        "changed": tr("Strength of evidence changed"),
        "restored": tr("Evidence added again"),
    }.get(what, tr("Evidence taken off"))


def when_text(at: datetime, today: date) -> str:
    """Write a moment for lists: ``Today 15:20``, ``Mon 28 Sep, 09:02``, with the year if past."""
    if at.date() == today:
        return tr("Today {time}", time=f"{at:%H:%M}")
    year = "" if at.year == today.year else f" {at.year}"
    return f"{day_text(at)}{year}, {at:%H:%M}"


def by_text(author: str, computer: str, *, is_own: bool) -> str:
    """Say who did something, and on which computer."""
    if not author:
        return tr("Nobody is named")
    if is_own:
        return tr("{author} on this computer", author=author)
    return tr("{author} on {computer}", author=author, computer=computer)


def altered_text(why: str, label: str, day: str) -> str:
    """Say where the history was altered outside the program; codes are those of a chain fault."""
    if why == "missing":
        return tr("A change is missing from the history: it was taken out outside SV Evidence.")
    if not label:
        return tr("A change was altered outside SV Evidence.")
    return tr("A change was altered outside SV Evidence, on {day}: {label}", day=day, label=label)
