"""The questions of a tender, read from the text of its papers: one a line, or one a number.

A line such as "3a. Describe your model. (20 %, 750 words)" says the buyer's label, the question,
what it is worth and how long the answer may be. What is not said stays open; nothing is guessed.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sv_evidence.domain.bid_faults import MOST_LIMIT, WHOLE_WEIGHT
from sv_evidence.domain.measures import Thousandths, scaled
from sv_evidence.domain.word_counting import LimitUnit

LONGEST_SHORT_TITLE: Final = 60
MOST_QUESTIONS: Final = 500
_LABEL: Final = re.compile(
    r"\s*(?:(?:[Qq]uestion|[Qq])\s*\.?\s*(?P<named>\d{1,3}(?:\.\d{1,2})*[a-z]?)|"
    r"(?P<bare>\d{1,3}(?:\.\d{1,2})+[a-z]?|\d{1,3}[a-z]?(?=[.):\t])|\d{1,2}[a-z]?(?=\s+[A-Z])))[.):]*[\s\t]*(?:[-\u2013:]\s+)?"
)
_BULLET: Final = re.compile(r"^\s*(?:[-*\u2022\u00b7\u2013]\s+|\([a-z]\)\s+)")
_WEIGHT: Final = re.compile(
    r"(?:(?:weight(?:ing|ed)?|worth)\s*(?:of|:|at)?\s*)?(?P<weight>\d{1,3}(?:\.\d{1,3})?)\s*"
    r"(?:%|per\s?cent)",
    re.IGNORECASE,
)
_LIMIT: Final = re.compile(
    r"(?:(?:max(?:imum)?\.?|up to|no more than|limit(?:ed)?(?: to| of)?|within|under)"
    r"(?:\s+of)?\s*:?\s*)?"
    r"(?P<most>\d{1,3}(?:[,\s]\d{3})+|\d{1,7})\s*[- ]?(?P<unit>words?|characters?|chars?)\b"
    r"(?P<spaces>\s*\(?\s*(?:(?:not\s+including|excluding|excl\.?|without|no)\s+spaces)\)?)?"
    r"(?:\s*\(?(?:including|incl\.?|with)\s+spaces\)?)?"
    r"(?:\s*(?:max(?:imum)?\.?|limit))?",
    re.IGNORECASE,
)
_LIMIT_FIRST: Final = re.compile(
    r"(?P<unit>words?|characters?)\s*(?:limit|count)\s*(?:of|:)?\s*(?P<most>\d[\d,]{0,8})",
    re.IGNORECASE,
)
_LEFTOVER: Final = re.compile(r"[(\[]\s*(?:[,;:.|/\u2013-]|\band\b|\s)*\s*[)\]]")
_ASKS: Final = re.compile(
    r"^(?:please\s+)?(?:describe|explain|set out|tell us|provide|outline|detail|give|state|"
    r"how (?:will|do|would) you|what (?:will|is|are|do)(?: your)?|demonstrate(?: how)?)\s+"
    r"(?:your\s+|the\s+|us\s+|how\s+(?:you\s+(?:will\s+)?)?)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class QuestionDraft:
    """A question as read; ``None`` is what the paper does not say."""

    text: str
    title: str
    label: str = ""
    weight: Thousandths | None = None
    most: int | None = None
    unit: LimitUnit = LimitUnit.WORDS


def questions_in(text: str) -> tuple[QuestionDraft, ...]:
    """Read questions from pasted text.

    Where lines are numbered, a question runs until the next number; else each line is one.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    numbered = [bool(_LABEL.match(line)) for line in lines]
    if sum(numbered) > 1 or (numbered[:1] == [True]):
        return _drafts(_run_together(lines, numbered))
    return _drafts(_with_limits(lines))


def questions_in_document(text: str) -> tuple[QuestionDraft, ...]:
    """Read questions from the words of a whole paper: only what asks, or says how long to answer.

    Lines that were wrapped are put together; a number or a limit alone on a line, as from a
    table's cells, joins what it belongs to.
    """
    return tuple(each for each in questions_in("\n".join(_unwrapped(text))) if _asks(each))


def questions_in_rows(rows: Iterable[Sequence[str]]) -> tuple[QuestionDraft, ...]:
    """Read questions from a table's rows: the longest cell asks, the others say the rest.

    A row of headings has no long cell and is passed over.
    """
    found: list[QuestionDraft] = []
    for cells in rows:
        said = [" ".join(cell.split()) for cell in cells if cell.strip()]
        longest = max(said, key=len, default="")
        if len(longest.split()) < _FEWEST_WORDS or len(found) >= MOST_QUESTIONS:
            continue
        draft = _draft(longest)
        for cell in said:
            if cell != longest:
                draft = _with_cell(draft, cell)
        found.append(draft)
    return tuple(found)


_FEWEST_WORDS: Final = 4
_NUMBER_ALONE: Final = re.compile(
    r"(?:Q(?:uestion)?\s*)?\d{1,3}(?:\.\d{1,2})*[a-z]?[.)]?", re.IGNORECASE
)
_ENDED: Final = re.compile(r"[.?!:;)\]]$|\d\s*(?:%|words?|characters?)\W*$", re.IGNORECASE)


def _unwrapped(text: str) -> list[str]:
    found: list[str] = []
    for line in (" ".join(each.split()) for each in text.splitlines()):
        last = found[-1] if found else ""
        if _NUMBER_ALONE.fullmatch(last) and line:
            found[-1] = f"{last.rstrip('.)')}. {line}"
        elif last and line and not _ENDED.search(last) and line[:1].islower():
            found[-1] = f"{last} {line}"
        else:
            found.append(line)
    return found


def _asks(draft: QuestionDraft) -> bool:
    if len(draft.text.split()) < 2:  # noqa: PLR2004 - a word alone asks nothing
        return False
    said = draft.most is not None or draft.weight is not None or "?" in draft.text
    return said or _ASKS.match(draft.text) is not None


def _run_together(lines: Sequence[str], numbered: Sequence[bool]) -> list[str]:
    found: list[str] = []
    for line, has_number in zip(lines, numbered, strict=True):
        if has_number:
            found.append(line)
        elif found:
            found[-1] = f"{found[-1]} {line}"
    return found


def _with_limits(lines: Sequence[str]) -> list[str]:
    """Put a line that says nothing but a limit or a weight behind the question above it."""
    found: list[str] = []
    for line in lines:
        rest = _tidied(_LIMIT.sub("", _LIMIT_FIRST.sub("", _WEIGHT.sub("", line))))
        if found and not re.sub(r"\W|weight(?:ing)?|limit|word|and", "", rest, flags=re.IGNORECASE):
            found[-1] = f"{found[-1]} {line}"
        else:
            found.append(_BULLET.sub("", line))
    return found


def _drafts(texts: Iterable[str]) -> tuple[QuestionDraft, ...]:
    drafts = (_draft(text) for text in texts)
    return tuple(each for each in drafts if each.text)[:MOST_QUESTIONS]


def _draft(text: str) -> QuestionDraft:
    label = _LABEL.match(text)
    rest = text[label.end() :] if label else text
    named = (label.group("named") or label.group("bare")) if label else ""
    draft = QuestionDraft("", "", named)
    draft, rest = _taken(draft, rest)
    words = _tidied(rest)
    return replace(draft, text=words, title=short_title(words))


def _with_cell(draft: QuestionDraft, cell: str) -> QuestionDraft:
    """Take from a cell of its own what the question itself did not say."""
    bare = scaled(cell.replace("%", ""), 3)
    if not draft.label and re.fullmatch(r"[Qq]?\d{1,3}(?:\.\d{1,2})*[a-z]?\.?", cell):
        return replace(draft, label=cell.strip("Qq."))
    if draft.weight is None and bare is not None and 0 <= bare <= WHOLE_WEIGHT and "%" in cell:
        return replace(draft, weight=Thousandths(bare))
    taken, _ = _taken(draft, cell)
    return taken


def _taken(draft: QuestionDraft, text: str) -> tuple[QuestionDraft, str]:
    """Take weight and limit out of a text; what is there already stays."""
    limit = _LIMIT_FIRST.search(text) or _LIMIT.search(text)
    if limit and draft.most is None:
        most = int(re.sub(r"[,\s]", "", limit.group("most")))
        if 0 < most <= MOST_LIMIT:
            draft = replace(draft, most=most, unit=_unit(limit))
            text = text[: limit.start()] + text[limit.end() :]
    weight = _WEIGHT.search(text)
    if weight and draft.weight is None:
        value = scaled(weight.group("weight"), 3)
        if value is not None and value <= WHOLE_WEIGHT:
            draft = replace(draft, weight=Thousandths(value))
            text = text[: weight.start()] + text[weight.end() :]
    return draft, text


def _unit(limit: re.Match[str]) -> LimitUnit:
    if limit.group("unit").lower().startswith("word"):
        return LimitUnit.WORDS
    without = limit.re is _LIMIT and limit.group("spaces")
    return LimitUnit.CHARACTERS_NO_SPACES if without else LimitUnit.CHARACTERS


def _tidied(text: str) -> str:
    bare = _LEFTOVER.sub(" ", text)
    bare = re.sub(r"\s+([,.;:?])", r"\1", re.sub(r"\s{2,}|\t", " ", bare))
    return bare.strip().rstrip(",;:-\u2013|").strip()


def short_title(text: str) -> str:
    """Return a question's first words without "Describe" and the like, whole words only."""
    bare = _ASKS.sub("", text).strip()
    first = re.split(r"(?<=[.?!])\s|[;:]", bare or text)[0].rstrip(".?! ")
    words = first[:1].upper() + first[1:]
    if len(words) <= LONGEST_SHORT_TITLE:
        return words
    cut = words[: LONGEST_SHORT_TITLE + 1].rsplit(" ", 1)[0]
    return f"{cut.rstrip(' ,;:')}..."
