"""Counting a file's words against a limit, by the rule that a person names."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sv_evidence.domain.answer_fitting import Limit
from sv_evidence.domain.word_counting import CountingRule, LimitUnit
from sv_evidence.intake.looking import look_at
from sv_evidence.intake.seen import Family
from sv_evidence.operations.bid_problems import NoSuchRule
from sv_evidence.operations.incoming import opened
from sv_evidence.operations.problems import FileUnreadable

_TEXTS: Final = frozenset({Family.DOCUMENT, Family.PDF, Family.TEXT, Family.MAIL})
_SHOWN: Final = 60
_CUT_AT: Final = 1_900_000
"""Bytes; a reader gives no more than two million, and half a text is not counted."""
_UNITS: Final = {
    "characters": LimitUnit.CHARACTERS,
    "characters_no_spaces": LimitUnit.CHARACTERS_NO_SPACES,
}
_RULES: Final = {each.value: each for each in CountingRule} | {"words": CountingRule.WORD}
NAMES: Final = (
    *(each.value for each in CountingRule),
    "characters",
    "characters_no_spaces",
    "box_characters",
    "box_characters_no_spaces",
)


@dataclass(frozen=True, slots=True)
class Counted:
    """How long a file's text is; ``reads_until`` are the last words that an evaluator reads."""

    counted: int
    over: int
    reads_until: str | None


def rule_named(name: str, most: int | None) -> Limit:
    """Return the limit of a rule: words by one of three rules, or characters by one of two.

    Raise ``NoSuchRule``.
    """
    bare = name.strip().lower().replace("-", "_")
    if bare in _RULES:
        return Limit(most, LimitUnit.WORDS, _RULES[bare])
    rule = CountingRule.BOX if bare.startswith("box_") else CountingRule.WORD
    unit = _UNITS.get(bare.removeprefix("box_"))
    if unit is None:
        raise NoSuchRule(name, NAMES)
    return Limit(most, unit, rule)


def count_file(path: Path, limit: Limit) -> Counted:
    """Count the text of a file; raise ``FileUnreadable`` if it has none that can be read."""
    with opened(path) as source:
        seen = look_at(path.name, source)
    if seen.size and (seen.family not in _TEXTS or seen.remark is not None):
        raise FileUnreadable(path.name)
    if len(seen.text.encode()) >= _CUT_AT:
        raise FileUnreadable(path.name)
    text = seen.text.rstrip("\n")  # the end of the last line is the file's
    end = limit.stops_at(text)
    until = None if end is None else " ".join(text[:end].split())[-_SHOWN:]
    return Counted(limit.count(text), limit.over(text), until)
