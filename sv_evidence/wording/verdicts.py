"""What a check of a pack found, in words."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime

from sv_evidence.wording.numbers import moment_text
from sv_evidence.wording.words import tr


def verdict_text(outcome: str, *, sealed_at: str = "", key: Sequence[str] = ()) -> str:
    """Say the answer; outcomes are those of ``reports.verify``, ``key`` is the eight words."""
    return {
        "unchanged": tr(
            "Unchanged since it was sealed {when} by the holder of this key: {words}.",
            when=sealed_when_text(sealed_at),
            words=" ".join(key),
        ),
        "changed": tr("This pack, or a list beside it, is not as it was sealed."),
        "cannot_say": tr("We cannot say whether this has been changed."),
    }[outcome]


def sealed_when_text(sealed_at: str) -> str:
    """Say when, as the seal has it (ISO 8601)."""
    with suppress(ValueError):
        return tr("on {moment}", moment=moment_text(datetime.fromisoformat(sealed_at)))
    return tr("at an unknown time")


def signer_text(signer: str) -> str:
    """Say whom a key names, and that this is its own word."""
    return tr(
        "The key says that it belongs to {signer}. Nobody vouches for that: compare the words with "
        "those that {signer} gives you.",
        signer=signer,
    )


def verdict_reason_text(code: str, item: str) -> str:
    """Say why; codes are those of ``reports.verify.Reason``."""
    words = {
        "bytes_differ": tr("Something in {item} was altered after it was sealed."),
        "appended": tr("Something was added to {item} after it was sealed."),
        "cut": tr("The end of {item} is missing."),
        "seal_altered": tr("The seal itself was altered."),
        "resealed": tr("It was sealed again with another key than its own contents name."),
        "other_key": tr("It was sealed with another key: {item}."),
        "list_differs": tr("The list {item} inside is not the one that the pack was made with."),
        "item_differs": tr("{item} is not in the pack as the register lists it."),
        "file_added": tr("The file {item} inside does not belong to the pack."),
        "figure_differs": tr("A figure does not follow from the lists inside: {item}."),
        "file_differs": tr("{item} is not the file that the checksum file lists."),
        "no_file": tr("There is no file {item}."),
        "no_seal": tr("{item} carries no seal of SV Evidence that can be read."),
        "not_a_pack": tr("{item} is sealed, but it does not carry what a pack carries."),
        "unreadable": tr("{item} could not be read: it may be damaged or not a PDF."),
        "too_large": tr("{item} is larger than any pack we check."),
    }
    return words.get(code, code).format(item=item)
