"""What is wrong with a framework file: where, and in one sentence what."""

from sv_evidence.domain.framework_fields import FrameworkFault
from sv_evidence.domain.framework_tables import Note
from sv_evidence.wording.words import tr


def framework_fault_text(fault: FrameworkFault) -> str:
    """Say a fault with its place, for where there is no table to stand in."""
    if not fault.place:
        return framework_fault_message(fault)
    return tr("At {place}: {message}", place=fault.place, message=framework_fault_message(fault))


def framework_fault_message(fault: FrameworkFault) -> str:
    """Say what is wrong, without its place."""
    words = _words().get(fault.code)
    if words is None:
        return tr("This cannot be used ({code}).", code=fault.code)
    return words.replace("{detail}", _readable(fault))


def _readable(fault: FrameworkFault) -> str:
    return f"{int(fault.detail):,}" if fault.detail.isdecimal() else fault.detail


def _words() -> dict[str, str]:
    return {
        "syntax": tr("This is not readable JSON ({detail})."),
        "too_large": tr("The file is larger than {detail} bytes."),
        "too_deep": tr("The file is nested too deeply."),
        "key_twice": tr("The field {detail} is given twice."),
        "missing": tr("This field must be given."),
        "empty": tr("This must not be empty."),
        "unknown_field": tr("There is no field of this name here."),
        "wrong_type": tr("This must be of another type: {detail}."),
        "too_long": tr("This is longer than {detail} characters."),
        "bad_text": tr("This holds characters that cannot be stored."),
        "bad_id": tr("{detail} is no id: use small letters, digits, dots and hyphens."),
        "bad_date": tr("{detail} is no day; write YYYY-MM-DD."),
        "dates_backwards": tr("This ends before it begins."),
        "not_one_of": tr("This must be one of: {detail}."),
        "duplicate": tr("{detail} is given twice."),
        "unknown_parent": tr("There is no node {detail} to stand under."),
        "cycle": tr("This stands under itself."),
        "unknown_level": tr("{detail} is none of the levels of this framework."),
        "unknown_node": tr("There is no node {detail}."),
        "unknown_measure": tr("There is no measure {detail}."),
        "unknown_type": tr("There is no type of evidence called {detail}."),
        **_of_rules(),
    }


def _of_rules() -> dict[str, str]:
    return {
        "unknown_rule_kind": tr("There is no rule of this kind; there are: {detail}."),
        "not_whole": tr("This must be a whole number from 1 to {detail}."),
        "not_decimal": tr("This must be a number above 0 as text, with up to {detail} decimals."),
        "too_few": tr("This rule needs at least {detail} of them."),
        "bad_position": tr("{detail} is no position: write 52.4130, -1.7780 or 415100 279000."),
        "not_a_pair": tr("This must be a list of two different codes."),
        "belong_together": tr("These belong together: {detail}."),
        "one_wanted": tr("At least one of these must be given: {detail}."),
        "to_itself": tr("A measure of {detail} counts there anyway; this would count it twice."),
    }


def framework_note_text(note: Note) -> str:
    """Say what to look at in a framework that came as a table and can be used all the same."""
    words = {
        "no_unit": tr("{detail} has no unit: check the tender before you log against it."),
        "no_year": tr("The value of {detail} has no year, so the value was left out."),
        "evidence_unknown": tr(
            "\N{LEFT DOUBLE QUOTATION MARK}{detail}\N{RIGHT DOUBLE QUOTATION MARK} names no type "
            "of evidence that we know, so it was left out."
        ),
        "evidence_open": tr(
            "Where the table names no evidence that we know, any type counts by its usual strength."
        ),
        "licence_unsaid": tr(
            "The table does not say under which licence it may be used. Check that you may use it, "
            "and give the licence's words with it."
        ),
        "values_licence": tr(
            "The \N{POUND SIGN} values are from your own file, kept with its licence: {detail}. "
            "They stay in this workspace; some licences forbid passing them on."
        ),
    }[note.code].replace("{detail}", note.detail)
    return tr("Row {row}: {what}", row=note.row, what=words) if note.row else words
