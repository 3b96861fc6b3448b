"""A language nobody speaks: English with accents, in brackets, and two fifths longer.

Worn by the window it shows two mistakes at a glance, before there is any translation: words that
are cut when they grow (Welsh and German do), and words that never asked for a translation, since
those stay plain.
"""

import gettext
import re

LONGER = 0.4
_ACCENTED = str.maketrans("aeiouyAEIOUYncs", "áéîôûŷÂÊÍÓÚÝñçš")
_GAPS = re.compile(r"(\{[^{}]*\}|<[^>]*>|&\w)")
"""What is kept as it is: gaps for values, markup, and a letter for the Alt key."""
_VOWEL = re.compile(r"([áéîôûŷÂÊÍÓÚÝ])")


class Pseudo(gettext.NullTranslations):
    """Translates anything into it."""

    def gettext(self, message: str) -> str:
        """Return the sentence in that language."""
        return stretched(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the sentence for one or for many in that language."""
        return stretched(msgid1 if n == 1 else msgid2)


def stretched(text: str) -> str:
    """Return the text with accents and brackets, longer by two fifths at least."""
    if not text.strip():
        return text
    parts = _GAPS.split(text)
    plain = sum(len(each) for each in parts[::2])
    missing = max(0, round(plain * LONGER + 0.5) - 2)  # the brackets count too
    for place in range(0, len(parts), 2):
        accented = parts[place].translate(_ACCENTED)
        share = -(-missing * len(parts[place]) // plain) if plain else 0
        parts[place] = _lengthened(accented, share)
    return f"[{''.join(parts)}]"


def _lengthened(text: str, more: int) -> str:
    """Repeat each vowel as often as it takes; where there is none, add to the end."""
    vowels = len(_VOWEL.findall(text))
    if not vowels:
        return text + "~" * more
    each, left = divmod(more, vowels)
    count = 0

    def repeat(found: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return found[0] * (1 + each + (count <= left))

    return _VOWEL.sub(repeat, text)
