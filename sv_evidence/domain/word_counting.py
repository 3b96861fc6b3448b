"""How long a text is, as a buyer counts it.

Words go by one of two rules. Microsoft Word counts what stands between two spaces: a hyphenated
word, an address or "2025/26" is one, and a dash or "&" between spaces is one too. Stricter buyers
take words apart at hyphens, dashes and slashes, and count no sign by itself. Characters are
UTF-16 units, as Word and the boxes of web pages count them.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Final


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


_EAST_ASIAN: Final = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_SPACED: Final = re.compile(rf"[{_EAST_ASIAN}]|[^\s{_EAST_ASIAN}]+")
"""Signs that stand for words by themselves count one each, as Word has it."""
_APART: Final = re.compile(r"\w+(?:['\u2019.,:]\w+)*")
_LINE_ENDS: Final = "\r\n\v\f\x85\u2028\u2029"
_BEYOND: Final = 0xFFFF
"""Characters beyond take two units."""


def counted(text: str, unit: LimitUnit, rule: CountingRule = CountingRule.WORD) -> int:
    """Count a text as the limit does."""
    return sum(size for _, size in _steps(text, unit, rule))


def last_read(text: str, most: int, unit: LimitUnit, rule: CountingRule) -> int | None:
    """Return the place in the text behind the last thing within the limit.

    That is where the evaluator stops reading; ``None`` if they read all of it.
    """
    total, end = 0, 0
    for place, size in _steps(text, unit, rule):
        if total + size > most:
            return end
        total, end = total + size, place
    return None


def _steps(text: str, unit: LimitUnit, rule: CountingRule) -> Iterator[tuple[int, int]]:
    """Yield where each thing that counts ends, and how much it counts."""
    if unit is LimitUnit.WORDS:
        pattern = _APART if rule is CountingRule.APART else _SPACED
        for found in pattern.finditer(text):
            yield found.end(), 1
        return
    for place, letter in enumerate(text, start=1):
        if _counts(letter, unit, rule):
            yield place, 2 if ord(letter) > _BEYOND else 1


def _counts(letter: str, unit: LimitUnit, rule: CountingRule) -> bool:
    if unit is LimitUnit.CHARACTERS_NO_SPACES:
        return not letter.isspace()
    if letter in _LINE_ENDS:
        return rule is CountingRule.BOX and letter != "\r"
    return True
