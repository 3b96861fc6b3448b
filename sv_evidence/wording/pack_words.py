"""What a pack says about its files."""

from datetime import date

from sv_evidence.domain.evidence import ConsentState
from sv_evidence.wording.labels import not_shown_text
from sv_evidence.wording.numbers import full_day_text
from sv_evidence.wording.words import tr, trn


def left_out_text(reason: str) -> str:
    """Say in a register why a file is left out; reasons are those of ``LeftOut``."""
    return {
        "missing": tr("Left out: file missing"),
        "altered": tr("Left out: file altered"),
        "withdrawn": tr("Left out: consent withdrawn"),
    }[reason]


def left_out_short(reason: str) -> str:
    """Say in a list why a file is left out."""
    return {
        "missing": tr("missing"),
        "altered": tr("altered since added"),
        "withdrawn": tr("consent withdrawn"),
    }[reason]


def register_range_text(first: str, last: str, entries: int, included: int, out: int) -> str:
    """Say which entries a page of the register shows, and how many are in the pack."""
    shown = first if first == last else tr("{first} to {last}", first=first, last=last)
    said = trn("{shown}, of {count} entry.", "{shown}, of {count} entries.", entries, shown=shown)
    held = trn("{count} document is included", "{count} documents are included", included)
    if not out:
        return f"{said} {held}."
    rest = trn("{count} is left out", "{count} are left out", out)
    return f"{said} {held}; {rest}."


def consent_text(state: ConsentState, until: date | None, *, is_shown: bool) -> str:
    """Say in the annex what people have agreed to."""
    match state:
        case ConsentState.NO_PEOPLE:
            return tr("No people shown")
        case ConsentState.HELD if until is not None:
            return tr("Consent held until {day}", day=full_day_text(until))
        case ConsentState.HELD:
            return tr("Consent held")
        case ConsentState.NAMES_PRIVATE:
            return tr("Names are covered") if is_shown else tr("Names are private")
        case ConsentState.NEEDED:
            return tr("Consent not given yet")
        case ConsentState.WITHDRAWN:
            return tr("Consent withdrawn")


def hidden_text(reason: str, organisation: str) -> str:
    """Say in the annex why a document's picture is not there."""
    held = tr("{organisation} holds the original.", organisation=organisation)
    if reason == ConsentState.NAMES_PRIVATE.value:
        return tr(
            "Not shown here, because it holds people's names. {organisation} holds the original "
            "and may be asked to show it.",
            organisation=organisation,
        )
    return tr("Not shown here. {why} {held}", why=not_shown_text(reason), held=held)


def no_picture_text(organisation: str, remark: str = "") -> str:
    """Say in the annex why a file has no picture; ``remark`` is what a look at it came to."""
    why = {
        "encrypted": tr("This file is locked with a password, so its pages cannot be shown here."),
        "damaged": tr("This file is damaged, so its pages cannot be shown here."),
        "unreadable": tr("This file could not be read, so its pages cannot be shown here."),
        "too_large": tr("This file is too large to be shown here."),
    }.get(remark, tr("This kind of file cannot be shown on a page."))
    held = tr("{organisation} holds the original.", organisation=organisation)
    return f"{why} {held}"


def extract_text(*, is_cut: bool) -> str:
    """Say in the annex what the words under an entry are."""
    if is_cut:
        return tr("This file has no pages to show. Its first words follow; the original has more.")
    return tr("This file has no pages to show. Its words follow.")


def covered_text(areas: int) -> str:
    """Say in the annex that parts of a document are covered, and where the whole is."""
    return trn(
        "{count} area, burnt in; the original is whole",
        "{count} areas, burnt in; the original is whole",
        areas,
    )


def covers_lost_text(organisation: str) -> str:
    """Say in the annex that a file is to be covered and its covered copy is not there."""
    return tr(
        "Not shown here, because its covered copy is not there. {organisation} holds the original.",
        organisation=organisation,
    )


def covered_alt(words: str) -> str:
    """Tell a picture with covered areas to those who cannot see it."""
    return tr("{words}, with parts covered", words=words)


def scripted_text() -> str:
    """Say of a file that holds a program that only pictures of it are here."""
    return tr("The original holds a program. It is not run: pages are pictures.")


def covered_note() -> str:
    """Say in a register that parts of a document are covered."""
    return tr("Covered")


def annex_part_text(shown: int, of: int) -> str:
    """Say that the annex shows a part of the documents."""
    return trn(
        "Shown here is {shown} of {count} document. It is in the register and sent on request.",
        "Shown here are {shown} of {count} documents: the newest behind each claim that may be "
        "shown. All are in the register, and the others are sent on request.",
        of,
        shown=f"{shown:,}",
    )


def photo_alt(title: str, day: str) -> str:
    """Tell a photo to those who cannot see it."""
    return tr("Photo: {title}, {day}", title=title, day=day) if day else title


def page_alt(title: str, page: int) -> str:
    """Tell a page's picture to those who cannot see it."""
    return tr("Page {page} of {title}", page=page, title=title)
