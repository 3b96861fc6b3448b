"""What Go to anything reads: plain questions and answers, made for worker threads."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Final

from sv_evidence.domain.evidence import EvidenceType
from sv_evidence.domain.records import Kind
from sv_evidence.operations.finding import Found, Place, ReadSoFar, find, hits_of
from sv_evidence.store.search import Hit
from ui.pages.activities.asking import spelling

if TYPE_CHECKING:
    from sv_evidence.store.view import View

Types = Mapping[str, EvidenceType]


class Part(Enum):
    """The kinds of lines, in the order in which they stand."""

    RECORDS = "records"
    FILES = "files"
    DO = "do"


SHOWN = {Part.RECORDS: 4, Part.FILES: 3, Part.DO: 3}
"""The best of each kind while all kinds are shown."""
MOST: Final = {Part.RECORDS: 60, Part.FILES: 40}
"""Lines of one kind, when only that kind is shown."""
RECENT: Final = 8
LONGEST: Final = 200
"""Letters that are looked for; more were pasted by mistake."""
_PACK_FIGURE: Final = re.compile(r"(?P<pack>\S+-\d{4}-\w+):\S+")


@dataclass(frozen=True, slots=True)
class Question:
    """What was typed, which kind is shown, and what was opened last."""

    words: str
    part: Part | None = None
    recent: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found; without words, what was opened last."""

    words: str = ""
    found: Found = field(default_factory=Found)
    recent: tuple[Hit, ...] = ()
    recent_was_opened: bool = False
    """Else it was logged last, since nothing was opened yet."""
    spelt: str = ""
    """The words with another spelling, if nothing was found."""
    figure: str = ""
    """The figure that was named, if one was."""
    read: ReadSoFar | None = None

    @property
    def records(self) -> tuple[Hit, ...]:
        """The records that are shown."""
        return self.found.records if self.words else self.recent


def answer(view: "View", question: Question, read: ReadSoFar | None) -> Answer:
    """Look for what was typed."""
    words = question.words[:LONGEST].strip()
    if not words:
        opened = hits_of(view, question.recent)
        return Answer(
            recent=opened or _logged_last(view), recent_was_opened=bool(opened), read=read
        )
    found = find(
        view,
        words,
        records=_most(Part.RECORDS, question.part),
        files=_most(Part.FILES, question.part),
    )
    is_nothing = not (found.records_in_all or found.files_in_all)
    return Answer(
        words,
        found,
        spelt=spelling(view, words) if is_nothing else "",
        figure=_figure(words, found, view),
        read=read,
    )


def _logged_last(view: "View") -> tuple[Hit, ...]:
    newest = view.activities.ids()[:RECENT]
    rows = view.activities.page(newest)
    return hits_of(view, [(Kind.ACTIVITY, rows[each].uid, "") for each in newest])


def _most(part: Part, only: Part | None) -> int:
    return MOST[part] if part is only else SHOWN[part]


def _figure(words: str, found: Found, view: "View") -> str:
    """Return the figure that the words name: a measure or outcome by its code, or one in a pack."""
    for hit in found.records:
        is_claimed = hit.kind in {Kind.MEASURE, Kind.FRAMEWORK}
        if is_claimed and hit.number.casefold() == words.casefold():
            return hit.number
    named = _PACK_FIGURE.fullmatch(words)
    if named is None:
        return ""
    numbers = {each.number.casefold() for each in view.search.named() if each.kind is Kind.PACK}
    return words if named["pack"].casefold() in numbers else ""
