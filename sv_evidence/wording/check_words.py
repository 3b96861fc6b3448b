"""What is said of each check of a pack: before the export, and in the pack itself."""

from collections.abc import Sequence

from sv_evidence.wording.documents import named
from sv_evidence.wording.pack_words import left_out_short
from sv_evidence.wording.words import tr, trn


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
