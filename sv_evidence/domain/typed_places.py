"""Places as people type them: a name, and a postcode or its district behind the last comma."""

import re

_POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?(?:\s*\d[A-Z]{2})?", re.IGNORECASE)


def parted_place(text: str) -> tuple[str, str]:
    """Part a place from the postcode, or postcode district, behind its last comma."""
    name, comma, tail = text.strip().rpartition(",")
    if comma and _POSTCODE.fullmatch(tail.strip()):
        return name.strip(), tail.strip().upper()
    return text.strip(), ""


def joined_place(name: str, postcode: str) -> str:
    """Write a place with its postcode: ``Ladywood Hall, B16``."""
    return f"{name}, {postcode}" if name and postcode else name
