"""What a check of a pack found, in words."""

from sv_evidence.wording.words import tr


def verdict_text(outcome: str, *, is_whole: bool = False) -> str:
    """Say the answer; outcomes are those of ``reports.verify``.

    ``is_whole`` says that every byte was compared; nothing else may claim that.
    """
    agree = tr(
        "The register and its figures agree with this pack; pictures and other text were not "
        "checked."
    )
    if is_whole:
        agree = tr(
            "The pack and the lists beside it are byte for byte as its checksum file says, and "
            "the register and its figures agree with the pack."
        )
    return {
        "unchanged": agree,
        "changed": tr("The pack or a list beside it has been changed since the pack was made."),
        "cannot_say": tr("We cannot say whether this has been changed."),
    }[outcome]


def verdict_reason_text(code: str, item: str) -> str:
    """Say why; codes are those of ``reports.verify.Reason``."""
    words = {
        "register_differs": tr(
            "The register fingerprint that the pack prints is not the SHA-256 of {item}."
        ),
        "item_differs": tr("{item} is not printed as it is listed."),
        "file_differs": tr("{item} is not the file that the checksum file lists."),
        "no_file": tr("There is no file {item}."),
        "no_register": tr("No register.csv lies beside {item}: ask the sender for it."),
        "not_a_pack": tr("{item} is no pack of SV Evidence: it prints no register fingerprint."),
        "no_seal": tr("{item} carries no seal, so no key can be compared."),
        "unreadable": tr("{item} could not be read: it may be damaged or not a PDF."),
        "too_large": tr("{item} is larger than any pack we check."),
    }
    return words.get(code, code).format(item=item)
