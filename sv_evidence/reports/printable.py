"""User text made fit for a document: composed, one line, nothing that acts or cannot be seen."""

import unicodedata

from sv_evidence.reports.scripts import JOINERS, script_of

UNSHOWN = "\N{REPLACEMENT CHARACTER}"
"""Stands for a control character or half a surrogate pair; a page shows it as a question mark."""

_VARIANTS = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
"""Ask for another look of the letter before them, which our faces do not have."""


def printable(text: str) -> str:
    """Return text that can be set: composed, without control characters or invisible marks.

    White space of any kind becomes a space; what cannot be shown becomes ``UNSHOWN``. Joiners stay
    inside words of scripts that are written with them.
    """
    if text.isascii() and text.isprintable():
        return text
    text = unicodedata.normalize("NFC", text)
    if text.isprintable() and _VARIANTS.isdisjoint(text):  # nothing below would change it
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
            case "Cf" if each in JOINERS and found and _joins(found[-1]):
                found.append(each)
            case "Cf":
                pass
            case "Mn" if each in _VARIANTS:
                pass
            case _:
                found.append(each)
    return "".join(found)


def _joins(letter: str) -> bool:
    """Say whether a joiner after this letter changes how a word is written."""
    return script_of(letter) is not None
