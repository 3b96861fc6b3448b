"""Words for bringing in a spreadsheet: columns, what is wrong with a cell, what would happen."""

from collections.abc import Sequence

from sv_evidence.domain.activities import ActivityDraft
from sv_evidence.domain.problems import Fault
from sv_evidence.domain.sheet_columns import Column, How, MeasureName, Role, Target
from sv_evidence.domain.sheet_values import DayOrder, Mend
from sv_evidence.wording.faults import fault_text
from sv_evidence.wording.numbers import full_day_text
from sv_evidence.wording.words import tr, trn


def role_label(role: Role) -> str:
    """Name what a column becomes."""
    return {
        Role.LEFT_OUT: tr("Leave out"),
        Role.DATE: tr("Date"),
        Role.LAST_DAY: tr("Last day"),
        Role.STARTS_AT: tr("Start time"),
        Role.ENDS_AT: tr("End time"),
        Role.TITLE: tr("What happened"),
        Role.PLACE: tr("Place"),
        Role.POSTCODE: tr("Postcode"),
        Role.PROJECT: tr("Project"),
        Role.PEOPLE: tr("People"),
        Role.VOLUNTEERS: tr("Volunteers"),
        Role.STAFF: tr("Staff"),
        Role.RESULT: tr("Result"),
        Role.EVIDENCE: tr("Evidence held"),
        Role.NOTES: tr("Notes"),
    }[role]


def target_label(target: Target, measures: Sequence[MeasureName]) -> str:
    """Name what a column becomes; a result by the title of its measure."""
    named = (each.title for each in measures if each.uid == target.measure)
    return next(named, role_label(target.role))


def how_text(column: Column, new_places: int = 0) -> str:
    """Say how sure a column is: ``matched``, ``guessed``; of places, how many are new."""
    if column.target.role is Role.LEFT_OUT:
        return tr("not needed")
    how = {
        How.MATCHED: tr("matched"),
        How.GUESSED: tr("guessed"),
        How.LEFT_OUT: tr("not needed"),
        How.CHOSEN: tr("as before") if column.why == "remembered" else tr("chosen"),
    }[column.how]
    if column.target.role is Role.PLACE and new_places:
        return tr("{how}, {count} new", how=how, count=f"{new_places:,}")
    return how


def why_text(column: Column, label: str) -> str:
    """Say why a column was guessed to be what it is; empty where its heading says it."""
    heading = column.heading
    words = {
        "days": tr("“{heading}” holds days.", heading=heading),
        "counts": tr("“{heading}” reads as a number of people.", heading=heading),
        "measure": tr("“{heading}” reads as {label}.", heading=heading, label=label),
        "postcodes": tr("“{heading}” holds postcodes.", heading=heading),
        "places": tr("“{heading}” holds places you have.", heading=heading),
        "projects": tr("“{heading}” holds projects you have.", heading=heading),
        "long_words": tr("“{heading}” holds long texts.", heading=heading),
        "words": tr("“{heading}” reads as what happened.", heading=heading),
        "yes_or_no": tr(
            "“{heading}” only says that evidence exists; the files must still be added.",
            heading=heading,
        ),
    }
    return words.get(column.why, "")


def columns_text(columns: Sequence[Column]) -> str:
    """Count how columns were understood: ``5 matched by name, 2 guessed, 1 left out``."""
    left = sum(each.target.role is Role.LEFT_OUT for each in columns)
    counts = dict.fromkeys(How, 0)
    for each in columns:
        if each.target.role is not Role.LEFT_OUT:
            counts[each.how] += 1
    said = []
    if counts[How.MATCHED]:
        said.append(tr("{count} matched by name", count=counts[How.MATCHED]))
    if counts[How.GUESSED]:
        said.append(tr("{count} guessed from what is in them", count=counts[How.GUESSED]))
    if counts[How.CHOSEN]:
        said.append(tr("{count} as you chose", count=counts[How.CHOSEN]))
    if left:
        said.append(tr("{count} left out", count=left))
    return ", ".join(said)


def trouble_text(cell: str, mend: Mend, column: str) -> tuple[str, str]:
    """Say what is wrong with a cell, and why: ``31/6/2024 is not a date``, and how long June is."""
    shown = cell if len(cell) <= 40 else f"{cell[:39]}…"  # noqa: PLR2004 - fits its line
    known = _day_troubles(shown, mend.detail) | _other_troubles(shown, column)
    if mend.code in known:
        return known[mend.code]
    what = tr("{column} is missing", column=column)
    if shown:
        what = tr("“{cell}” cannot be kept", cell=shown)
    return what, fault_text(Fault("", mend.code, mend.detail))


def _day_troubles(cell: str, detail: str) -> dict[str, tuple[str, str]]:
    month, _, days = detail.partition(" ")
    return {
        "no_date": (tr("The date is missing"), tr("Every activity needs its day.")),
        "no_such_day": (
            tr("{cell} is not a date", cell=cell),
            tr("{month} has {days} days.", month=month, days=days),
        ),
        "unreadable_date": (
            tr("“{cell}” is not a date", cell=cell),
            tr("A day looks like 30/09/2026 or 30 September 2026."),
        ),
        "month_and_day": (
            tr("{cell} is not a date", cell=cell),
            tr("There is no such month; day and month seem to be the other way round."),
        ),
        "no_year": (
            tr("“{cell}” says no year", cell=cell),
            tr("It could be any year, so we ask."),
        ),
        "serial_date": (
            tr("“{cell}” is a bare number", cell=cell),
            tr("Spreadsheets count days like this when a date has lost its format."),
        ),
    }


def _other_troubles(cell: str, column: str) -> dict[str, tuple[str, str]]:
    return {
        "not_a_number": (
            tr("“{cell}” is not a number", cell=cell),
            tr("A number is needed for {column}.", column=column),
        ),
        "not_whole_people": (
            tr("{cell} is not a number of people", cell=cell),
            tr("People come whole."),
        ),
        "empty": (tr("What happened is missing"), tr("Every activity needs a few words.")),
        "no_time": (tr("“{cell}” is not a time", cell=cell), fault_text(Fault("", "no_time"))),
    }


def skipped_text(code: str) -> str:
    """Say why a row is skipped."""
    return {
        "total": tr("A row of totals."),
        "headings": tr("The headings again."),
        "one_cell": tr("Only one cell holds anything, so it is no activity."),
    }[code]


def existing_text(code: str) -> str:
    """Say why a row is here already."""
    return {
        "same": tr("Brought in before, and the same."),
        "linked": tr("Same title, day and place as one you have."),
        "edited_since": tr("Edited here since it was brought in, so it stays as it is."),
        "in_bin": tr("Brought in before, and in the bin now."),
    }[code]


def skipped_count_text(empty: int, totals: int, others: int) -> str:
    """Say what is skipped: ``5 empty rows, 1 total row``."""
    said = []
    if empty:
        said.append(trn("{count} empty row", "{count} empty rows", empty))
    if totals:
        said.append(trn("{count} total row", "{count} total rows", totals))
    if others:
        said.append(trn("{count} other", "{count} others", others))
    return ", ".join(said) or tr("nothing")


def order_text(order: DayOrder) -> str:
    """Say how days are read."""
    return {
        DayOrder.DAY_FIRST: tr("Day first, as in Britain"),
        DayOrder.MONTH_FIRST: tr("Month first, as in America"),
    }[order]


def brought_in_text(added: int, changed: int) -> str:
    """Say what was done: ``218 brought in``."""
    if not changed:
        return trn("{count} brought in", "{count} brought in", added)
    return tr("{added} brought in, {changed} changed", added=f"{added:,}", changed=f"{changed:,}")


def bring_in_words(count: int) -> str:
    """Label the button."""
    return trn("Bring in {count} row", "Bring in {count} rows", count)


def refused_headings() -> tuple[str, str]:
    """Head the two columns that a list of refused rows has before its own."""
    return tr("Row"), tr("What is wrong")


def verdict_label(code: str) -> str:
    """Say what would happen with a row."""
    return {
        "add": tr("Add"),
        "change": tr("Change"),
        "existing": tr("Already there"),
        "skip": tr("Skip"),
        "fail": tr("Cannot be read"),
    }[code]


def use_words(mend: Mend) -> str:
    """Offer what would mend a cell: ``Use 30 June 2024``."""
    use = mend.use
    is_day = mend.code in {"no_such_day", "no_year", "serial_date", "no_date", "month_and_day"}
    if is_day and use[:1].isalpha():  # the weekday says nothing here
        use = use.partition(" ")[2]
    return tr("Use {value}", value=use)


def added_text(draft: ActivityDraft) -> str:
    """Say when and where a row happened."""
    day = "" if draft.first_day is None else full_day_text(draft.first_day)
    return ", ".join(each for each in (day, draft.place, draft.project) if each)


def sheet_text(file: str, sheet: str, rows: int, heading_row: int) -> str:
    """Say what is being read: ``Log.xlsx, sheet “Log”, 242 rows, headings in row 1``."""
    parts = [file]
    if sheet:
        parts.append(tr("sheet “{name}”", name=sheet))
    parts.append(trn("{count} row", "{count} rows", rows))
    heads = tr("headings in row {row}", row=heading_row) if heading_row else tr("no headings")
    return ", ".join((*parts, heads))


def one_change_text(count: int) -> str:
    """Say that it can be taken back."""
    return trn(
        "Comes in as one change: one Ctrl+Z takes it back.",
        "Comes in as one change: one Ctrl+Z takes all {count} back.",
        count,
    )
