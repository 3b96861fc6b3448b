"""User text made fit for a document: composed, one line, nothing that acts or cannot be seen."""

import unicodedata

UNSHOWN = "\N{REPLACEMENT CHARACTER}"
"""Stands for a control character or half a surrogate pair; a page shows it as a question mark."""


def printable(text: str) -> str:
    """Return text that can be set: composed, without control characters or invisible marks.

    White space of any kind becomes a space; what cannot be shown becomes ``UNSHOWN``.
    """
    text = unicodedata.normalize("NFC", text)
    if text.isprintable():  # nearly always, and then nothing below changes it
        return text
    found: list[str] = []
    for each in text:
        match unicodedata.category(each):
            case "Cc" if each in "\t\n\v\f\r\x85":
                found.append(" ")
            case "Zs" | "Zl" | "Zp" if each != "\N{NO-BREAK SPACE}":
                found.append(" ")
            case "Cc" | "Cs":
                found.append(UNSHOWN)
            case "Cf":
                pass
            case _:
                found.append(each)
    return "".join(found)
