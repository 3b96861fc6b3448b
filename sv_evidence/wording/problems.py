"""Every problem in three sentences: what happened, what it means, and what to do next."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sv_evidence.domain.framework_fields import FrameworkFault
from sv_evidence.domain.measures import Period
from sv_evidence.domain.problems import Fault, InvalidEntry, Problem
from sv_evidence.domain.tables import CellFault
from sv_evidence.wording.faults import labelled_fault
from sv_evidence.wording.framework_faults import framework_fault_text
from sv_evidence.wording.numbers import full_day_text, moment_text, period_text, size_text
from sv_evidence.wording.problem_words import WORDS_BY_AREA
from sv_evidence.wording.values import cell_fault_text
from sv_evidence.wording.words import tr

_MOST_NAMED = 5
_SIZES = frozenset({"size", "limit", "needed", "free"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """What happened, what it means for the work, and what to do next; each a whole sentence."""

    happened: str
    means: str
    next: str

    def __str__(self) -> str:
        return " ".join(part for part in (self.happened, self.means, self.next) if part)


def sentence_for(problem: Problem) -> Sentence:
    """Say a problem in words; one that has none yet is still said honestly, with its code."""
    if isinstance(problem, InvalidEntry):
        return _entry(problem.faults)
    words = all_words().get(problem.code)
    if words is None:
        return Sentence(
            tr("This could not be done ({code}).", code=problem.code),
            tr("Nothing was changed."),
            tr("Please try again, and tell us if it happens twice."),
        )
    gaps = _Gaps({name: _shown(value) for name, value in problem.details.items()})
    for name in _SIZES & problem.details.keys():
        size = problem.details[name]
        gaps[name] = size_text(size) if isinstance(size, int) else str(size)
    gaps["held"] = _held(gaps.get("by", ""), gaps.get("since", ""))
    happened, means, next_ = (tr(text).format_map(gaps) for text in words)
    return Sentence(happened, means, next_)


def all_words() -> Mapping[str, tuple[str, str, str]]:
    """Return the words of every problem by its code."""
    return {code: words for area in WORDS_BY_AREA for code, words in area.items()}


def our_fault(log: str) -> Sentence:
    """Say that the program itself failed; ``log`` is where it wrote down how."""
    return Sentence(
        tr("Something inside the program went wrong."),
        tr("What was being done was not kept; everything saved before is safe."),
        tr("Please try again. How it happened is written in {log}.", log=log),
    )


class _Gaps(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return f"({name})"


def _entry(faults: Iterable[Fault]) -> Sentence:
    said = _listed([labelled_fault(fault) for fault in faults])
    return Sentence(
        tr("This entry cannot be kept as it is. {faults}", faults=said),
        tr("Nothing was changed."),
        tr("Please put this right and save again."),
    )


def _listed(texts: list[str]) -> str:
    more = len(texts) - _MOST_NAMED
    if more > 0:
        texts = [*texts[:_MOST_NAMED], tr("and {count} more", count=more)]
    return (" " if texts[:1] and texts[0].endswith(".") else ", ").join(texts)


def _held(by: str, since: str) -> str:
    """Say who holds a workspace, as far as they left a note."""
    try:
        at = moment_text(datetime.fromisoformat(since))
    except ValueError:
        return ""
    return tr(" It was opened by {by} on {at}.", by=by, at=at)


def _shown(value: object) -> str:
    if isinstance(value, tuple | list | frozenset | set):
        return _listed([_shown(each) for each in value])
    for type_, say in _SAID:
        if isinstance(value, type_):
            return say(value)
    return str(value)


_SAID: Final[tuple[tuple[type, Callable[[Any], str]], ...]] = (
    (datetime, moment_text),  # which is a date too, so it stands first
    (date, full_day_text),
    (FrameworkFault, framework_fault_text),
    (Period, period_text),
    (CellFault, cell_fault_text),
    (int, "{:,}".format),
)
