"""What a check of a pack found, in words."""

from sv_evidence.wording.words import tr


def verdict_text(outcome: str) -> str:
    """Say the answer; outcomes are those of ``reports.verify``."""
    return {
        "unchanged": tr("The pack and its register fit together: nothing has been changed."),
        "changed": tr("The pack or its register has been changed since the pack was made."),
        "cannot_say": tr("We cannot say whether this has been changed."),
    }[outcome]


def verdict_reason_text(code: str, item: str) -> str:
    """Say why; codes are those of ``reports.verify.Reason``."""
    words = {
        "register_differs": tr(
            "The register fingerprint printed in {item} is not the SHA-256 of register.csv."
        ),
        "item_differs": tr("{item} is not printed as it is listed."),
        "no_file": tr("There is no file {item}."),
        "no_register": tr("No register.csv lies beside {item}: ask the sender for it."),
        "not_a_pack": tr("{item} is no pack of SV Evidence: it prints no register fingerprint."),
        "no_seal": tr("{item} carries no seal, so no key can be compared."),
        "unreadable": tr("{item} could not be read: it may be damaged or not a PDF."),
        "too_large": tr("{item} is larger than any pack we check."),
    }
    return words.get(code, code).format(item=item)
