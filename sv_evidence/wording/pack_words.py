"""What a pack says about its files and its checks."""

from collections.abc import Sequence
from datetime import date

from sv_evidence.domain.evidence import ConsentState
from sv_evidence.wording.documents import named
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


def check_text(code: str, *, count: int, of: int, items: Sequence[str]) -> tuple[str, str]:
    """Say a check and its detail, before export; codes are those of ``reports.pack_checks``."""
    match code:
        case "left_out":
            said = [f"{number} {left_out_short(why)}" for number, why in _pairs(items)]
            return trn("{count} file is left out", "{count} files are left out", count), named(said)
        case "unproven_stated":
            return (
                trn(
                    "{count} unproven claim is stated",
                    "{count} unproven claims are stated",
                    count,
                ),
                tr("Shown as unproven: {names}", names=named(items, 3)),
            )
        case "not_shown":
            return (
                trn("{count} file is not shown", "{count} files are not shown", count),
                tr("No consent for this pack: {names}", names=named(items)),
            )
        case "names_private":
            return (
                tr("Private names are not shown"),
                trn("{count} document is listed only", "{count} documents are listed only", count),
            )
        case "wording_open":
            return (
                tr("Wording to check"),
                tr("Check the tender's own documents: {names}", names=named(items, 3)),
            )
        case _:
            return _passed_text(code, count, of, items)


def _passed_text(code: str, count: int, of: int, items: Sequence[str]) -> tuple[str, str]:
    match code:
        case "unchanged":
            return (
                trn(
                    "{count} of {of} file unchanged",
                    "{count} of {of} files unchanged",
                    count,
                    of=f"{of:,}",
                ),
                tr("Compared with the SHA-256 of each original"),
            )
        case "covered" | "pages_open":
            return _covers_text(code, count, items)
        case "consent":
            return (
                tr("Consent in date"),
                trn("{count} photo shows people", "{count} photos show people", count),
            )
        case "figures_match":
            return (
                trn(
                    "{count} of {of} figure matches its claim",
                    "{count} of {of} figures match their claims",
                    count,
                    of=f"{of:,}",
                ),
                "",
            )
        case "letters_lacking":
            return (
                tr("Some letters will not print"),
                tr("The fonts lack: {letters}", letters=", ".join(map(_letter_named, items))),
            )
        case _:
            return _return_text(code, count, items)


def _return_text(code: str, count: int, items: Sequence[str]) -> tuple[str, str]:
    match code:
        case "recovery_open":
            said = trn(
                "{count} recovery action is not written",
                "{count} recovery actions are not written",
                count,
            )
            return said, tr("Wanted under 85 % of plan: {names}", names=named(items, 3))
        case "declarations_open":
            said = trn(
                "{count} declaration or approval is open",
                "{count} declarations or approvals are open",
                count,
            )
            return said, tr("A person makes them; the return says which are open")
        case "restated_unexplained":
            said = trn(
                "{count} correction has no reason", "{count} corrections have no reason", count
            )
            return said, named(items, 3)
        case "return_restated":
            said = trn(
                "{count} figure told before is corrected",
                "{count} figures told before are corrected",
                count,
            )
            return said, tr("All others are still what was told")
        case "return_proof":
            proven, part, none = items
            words = tr("{a} proven, {b} part proven, {c} unproven", a=proven, b=part, c=none)
            return words, tr("The return says which is which")
        case _:
            return code, named(items)


def _letter_named(letter: str) -> str:
    """Name a letter that may not show here either, by its number (Unicode)."""
    return f"{letter} (U+{ord(letter):04X})"


def made_check_text(code: str, *, items: Sequence[str]) -> str:
    """Say a check on the page that shows how the pack was made; the count stands beside it."""
    if code == "left_out":
        said = [f"{number} {left_out_short(why)}" for number, why in _pairs(items)]
        return tr("Documents left out: {names}", names=named(said))
    return {
        "unchanged": tr("Documents whose SHA-256 still matches"),
        "consent": tr("Photos showing people, with consent in date"),
        "names_private": tr("Documents with private names, listed but not shown"),
        "covered": tr("Documents shown with areas covered, burnt into the picture"),
        "pages_open": tr("Documents with private names whose pages without covers are not shown"),
        "not_shown": tr("Documents without consent for this pack, listed but not shown"),
        "unproven_stated": tr("Unproven claims, shown as unproven"),
        "wording_open": tr("Outcomes whose wording we have not confirmed"),
        "figures_match": tr("Figures that match the claim they quote"),
        "recovery_open": tr("Recovery actions wanted and not written"),
        "declarations_open": tr("Declarations and approval that are still open"),
        "restated_unexplained": tr("Corrected figures without a reason"),
    }.get(code, code)


def _pairs(items: Sequence[str]) -> list[tuple[str, str]]:
    """Take ``E-087:missing`` apart."""
    return [(number, why) for number, _, why in (item.partition(":") for item in items)]


def _covers_text(code: str, count: int, items: Sequence[str]) -> tuple[str, str]:
    if code == "covered":
        return (
            tr("Covered areas are burnt in"),
            trn(
                "{count} file is shown with areas covered",
                "{count} files are shown with areas covered",
                count,
            ),
        )
    return (
        trn(
            "{count} file has pages that are not covered",
            "{count} files have pages that are not covered",
            count,
        ),
        tr("Names are private, so those pages are not shown: {names}", names=named(items)),
    )
