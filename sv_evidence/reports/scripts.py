"""Scripts and directions of text: which letters belong together, and which run to the left.

Documents of every kind need to know: pages to choose a face and to place words, Word files to say
so to Word. Directions follow Unicode Standard Annex 9 without explicit embeddings, which
``printable`` takes out of all text.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from enum import StrEnum
from types import MappingProxyType

JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"


class Script(StrEnum):
    """A script that needs a face of its own, by its code (ISO 15924)."""

    ARABIC = "Arab"
    BENGALI = "Beng"
    DEVANAGARI = "Deva"
    ETHIOPIC = "Ethi"
    GUJARATI = "Gujr"
    GURMUKHI = "Guru"
    HAN = "Hani"
    HEBREW = "Hebr"
    TAMIL = "Taml"


_BLOCKS = (
    (0x0590, 0x05FF, Script.HEBREW),
    (0x0600, 0x06FF, Script.ARABIC),
    (0x0750, 0x077F, Script.ARABIC),
    (0x08A0, 0x08FF, Script.ARABIC),
    (0x0900, 0x097F, Script.DEVANAGARI),
    (0x0980, 0x09FF, Script.BENGALI),
    (0x0A00, 0x0A7F, Script.GURMUKHI),
    (0x0A80, 0x0AFF, Script.GUJARATI),
    (0x0B80, 0x0BFF, Script.TAMIL),
    (0x1200, 0x139F, Script.ETHIOPIC),
    (0x1CD0, 0x1CFF, Script.DEVANAGARI),
    (0x2E80, 0x2FDF, Script.HAN),
    (0x3000, 0x30FF, Script.HAN),
    (0x3400, 0x4DBF, Script.HAN),
    (0x4E00, 0x9FFF, Script.HAN),
    (0xA8E0, 0xA8FF, Script.DEVANAGARI),
    (0xF900, 0xFAFF, Script.HAN),
    (0xFB1D, 0xFB4F, Script.HEBREW),
    (0xFB50, 0xFDFF, Script.ARABIC),
    (0xFE70, 0xFEFE, Script.ARABIC),
    (0xFF00, 0xFF60, Script.HAN),
    (0x20000, 0x323AF, Script.HAN),
)
_FIRSTS = tuple(first for first, _, _ in _BLOCKS)
_LANGUAGES = MappingProxyType(
    {
        Script.ARABIC: "ar",
        Script.BENGALI: "bn",
        Script.DEVANAGARI: "hi",
        Script.ETHIOPIC: "am",
        Script.GUJARATI: "gu",
        Script.GURMUKHI: "pa",
        Script.HAN: "zh",
        Script.HEBREW: "he",
        Script.TAMIL: "ta",
    }
)
_URDU = frozenset("ٹڈڑںھہۂۃیےۓ")
"""Letters that Urdu has and Arabic lacks."""
_SHARED = frozenset("\N{DEVANAGARI DANDA}\N{DEVANAGARI DOUBLE DANDA}")
"""Signs of several scripts that stand in the block of one."""
_LETTERS_LEFT = frozenset({"R", "AL"})
_STRONG = frozenset({"L", "R"})
_NUMBERS = frozenset({"EN", "AN"})


def script_of(letter: str) -> Script | None:
    """Return the script of a letter; ``None`` for Latin, Greek, Cyrillic and what all share."""
    point = ord(letter)
    if point < _FIRSTS[0]:
        return None
    _, last, script = _BLOCKS[bisect_right(_FIRSTS, point) - 1]
    return script if point <= last else None


def belongs_before(letter: str) -> bool:
    """Say whether a letter is part of what stands before it: a mark, a joiner or a shared sign."""
    return letter in JOINERS or letter in _SHARED or unicodedata.category(letter)[0] == "M"


def language_of(script: Script, text: str) -> str:
    """Return the language that readers should try first for a text (BCP 47)."""
    if script is Script.ARABIC and not _URDU.isdisjoint(text):
        return "ur"
    return _LANGUAGES[script]


def by_script(text: str) -> Iterator[tuple[Script | None, str]]:
    """Yield runs of one script; spaces and signs between two words of one script are its own."""
    if text.isascii():
        yield None, text
        return
    start, current = 0, None
    pending = 0
    """From here on stands what belongs to no script yet."""
    for place, letter in enumerate(text):
        script = script_of(letter)
        if belongs_before(letter):
            script = current
        elif script is None and not letter.isalpha():
            continue
        if script is not current:
            cut = place if current is None else pending
            if cut > start:
                yield current, text[start:cut]
            start, current = cut if current is None else pending, script
        pending = place + 1
    if current is not None and pending < len(text):
        yield current, text[start:pending]
        start, current = pending, None
    if start < len(text):
        yield current, text[start:]


def has_leftward(text: str) -> bool:
    """Say whether any letter of a text runs to the left."""
    return not text.isascii() and any(
        unicodedata.bidirectional(each) in _LETTERS_LEFT for each in text
    )


def is_leftward(text: str) -> bool:
    """Say whether most letters of a text run to the left, so that the whole does."""
    if text.isascii():
        return False
    kinds = [unicodedata.bidirectional(each) for each in text]
    return sum(each in _LETTERS_LEFT for each in kinds) > kinds.count("L")


def levels(text: str, *, leftward: bool) -> list[int]:
    """Return the level of each character: even runs to the right, odd to the left (UAX 9).

    Without brackets in pairs (N0): a bracket follows its neighbours.
    """
    base = int(leftward)
    kinds = _weak([unicodedata.bidirectional(each) or "L" for each in text], "LR"[base])
    kinds = _neutral(kinds, "LR"[base])
    found = [_level(kind, base) for kind in kinds]
    for place in range(len(text) - 1, -1, -1):  # L1: spaces at the end stand with the line
        if unicodedata.bidirectional(text[place]) not in {"WS", "BN"}:
            break
        found[place] = base
    return found


def visual_order(found: Sequence[int]) -> list[int]:
    """Return places from left to right, given their levels (UAX 9, L2)."""
    order = list(range(len(found)))
    lowest_odd = min((each for each in found if each % 2), default=0)
    for level in range(max(found, default=0), lowest_odd - 1, -1):
        if level <= 0:
            break
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and found[order[end]] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = max(end, start + 1)
    return order


def _weak(kinds: list[str], outside: str) -> list[str]:
    """Resolve marks, numbers and what stands between numbers (W1 to W7)."""
    strong, before = outside, outside
    for place, kind in enumerate(kinds):
        now = before if kind == "NSM" else kind  # W1
        if now == "EN" and strong == "AL":  # W2
            now = "AN"
        if now in {"L", "R", "AL"}:
            strong = now
        kinds[place] = before = now
    kinds = ["R" if each == "AL" else each for each in kinds]  # W3
    for place in range(1, len(kinds) - 1):  # W4
        sides = {kinds[place - 1], kinds[place + 1]}
        if len(sides) == 1 and (
            (kinds[place] == "ES" and sides == {"EN"})
            or (kinds[place] == "CS" and sides <= _NUMBERS)
        ):
            kinds[place] = kinds[place - 1]
    _join_signs(kinds)
    strong = outside
    for place, kind in enumerate(kinds):
        if kind in {"ES", "ET", "CS"}:  # W6
            kinds[place] = "ON"
        elif kind == "EN" and strong == "L":  # W7
            kinds[place] = "L"
        elif kind in _STRONG:
            strong = kind
    return kinds


def _join_signs(kinds: list[str]) -> None:
    """Let signs such as a per cent belong to the number beside them (W5)."""
    for order in (range(1, len(kinds)), range(len(kinds) - 2, -1, -1)):
        step = -1 if order.step > 0 else 1
        for place in order:
            if kinds[place] == "ET" and kinds[place + step] == "EN":
                kinds[place] = "EN"


def _neutral(kinds: list[str], outside: str) -> list[str]:
    """Give spaces and signs the direction on both their sides, or the line's (N1 and N2)."""
    start = 0
    while start < len(kinds):
        if kinds[start] in _STRONG or kinds[start] in _NUMBERS:
            start += 1
            continue
        end = start
        while end < len(kinds) and kinds[end] not in _STRONG and kinds[end] not in _NUMBERS:
            end += 1
        before = _side(kinds[start - 1]) if start else outside
        after = _side(kinds[end]) if end < len(kinds) else outside
        kinds[start:end] = [before if before == after else outside] * (end - start)
        start = end
    return kinds


def _side(kind: str) -> str:
    return "R" if kind in _NUMBERS else kind


def _level(kind: str, base: int) -> int:
    """Return the level of a resolved kind (I1 and I2)."""
    if kind in _NUMBERS:
        return base + 1 if base else 2
    return base + int((kind == "R") != bool(base))
