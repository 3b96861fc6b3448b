"""How long a text is, as a buyer counts it."""

from enum import StrEnum


class LimitUnit(StrEnum):
    """What a buyer's limit counts."""

    WORDS = "words"
    CHARACTERS = "characters"
    CHARACTERS_NO_SPACES = "characters_no_spaces"


class CountingRule(StrEnum):
    """Whose way of counting the limit goes by."""

    WORD = "word"
    """As Microsoft Word: what stands between two spaces is a word."""
    APART = "apart"
    """Hyphens, dashes and slashes part words too; a sign by itself is none."""
    BOX = "box"
    """As a portal's text box: line breaks are characters too."""
