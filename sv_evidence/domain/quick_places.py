"""Where a quick line says that it was, and for which project."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sv_evidence.domain.quick_known import Asked, Doubt, Known, Part, Precedent
from sv_evidence.domain.quick_words import Word

MOST_OTHERS = 3
LONGEST_NEW_PLACE = 3
LONGEST_PLACE = 6
SMALL_WORDS = frozenset(
    {"at", "@", "on", "in", "with", "for", "and", "the", "from", "of", "to", "a", "an", "by"}
    | {"&", "-", "+"}
)
"""They join words, and name nothing."""
_WORDS = re.compile(r"\w+(?:['\N{RIGHT SINGLE QUOTATION MARK}]\w+)*")


@dataclass(frozen=True, slots=True)
class Naming:
    """Title, place and project as understood, and which words of the line say so."""

    title: str = ""
    place: str = ""
    postcode: str = ""
    project: str = ""
    like: Precedent | None = None
    parts: dict[int, Part] = field(default_factory=dict)
    """By the places of the words in the line."""
    doubts: tuple[Doubt, ...] = ()


def placed(
    words: Sequence[Word],
    free: Sequence[int],
    left: Sequence[int],
    known: Known,
    like: Precedent | None,
) -> Naming:
    """Look for a place, then for a project, among the words that are left."""
    draft = None if like is None else like.draft
    named = Naming(
        place="" if draft is None else draft.place,
        postcode="" if draft is None else draft.postcode,
        project="" if draft is None else draft.project,
        like=like,
    )
    named = _in_project(named, words, left, known)
    left = [at for at in left if at not in named.parts]
    whole = " ".join(words[at].bare for at in left)
    same = next((name for name, _ in known.places if name.casefold() == whole), None)
    if same is not None and like is None:
        return replace(named, place=same, postcode=known.postcode_of(same))
    told = _told(words, free, left)
    for run in [told] if told else _runs(left, whole=like is not None):
        typed = [words[at].bare for at in run]
        names = dict.fromkeys(name for name, _ in known.places)
        fits = [name for name in names if set(typed) <= names_in(name)]
        if fits:
            return _at_known(named, run, fits, " ".join(typed), known)
    return _new_place(named, words, told) if told else _at_new(named, words, free, left)


def _in_project(named: Naming, words: Sequence[Word], left: Sequence[int], known: Known) -> Naming:
    """Take the whole name of a project, where other words say what it was."""
    for run in _runs(left, whole=named.like is not None):
        name = " ".join(words[at].bare for at in run)
        project = next((each for each in known.projects if each.casefold() == name), None)
        if project is not None:
            parts = {**named.parts, **dict.fromkeys(run, Part.PROJECT)}
            return replace(named, project=project, parts=parts)
    return named


def _at_known(
    named: Naming, run: Sequence[int], fits: Sequence[str], typed: str, known: Known
) -> Naming:
    """Be at a known place; where several fit, at the one that was used most."""
    exact = [each for each in fits if " ".join(_WORDS.findall(each.casefold())) == typed]
    uses = {each: _uses(known, each) for each in fits}
    chosen = exact[0] if exact else max(fits, key=lambda each: uses[each])
    doubts = named.doubts
    if len(fits) > 1 and not exact:
        others = sorted((each for each in fits if each != chosen), key=lambda each: -uses[each])
        doubts = (
            *doubts,
            Doubt(
                Asked.WHICH_PLACE,
                Part.PLACE,
                "place",
                chosen,
                tuple(others[:MOST_OTHERS]),
                uses[chosen],
            ),
        )
    parts = {**named.parts, **dict.fromkeys(run, Part.PLACE)}
    return replace(
        named, place=chosen, postcode=known.postcode_of(chosen), parts=parts, doubts=doubts
    )


def _told(words: Sequence[Word], free: Sequence[int], left: Sequence[int]) -> list[int]:
    """Return the words behind ``at``, unless the line begins with them."""
    for at in free:
        if words[at].bare in {"at", "@"}:
            run = [each for each in _run_from(at + 1, free) if each in left]
            if run and run[0] != min(left):
                return run
    return []


def _at_new(
    named: Naming, words: Sequence[Word], free: Sequence[int], left: Sequence[int]
) -> Naming:
    """Take words apart from the title for a place that nobody named before."""
    apart = _apart(left, free)
    if named.like is None and 0 < len(apart) <= LONGEST_NEW_PLACE:
        found = _new_place(named, words, apart)
        doubt = Doubt(Asked.NEW_PLACE, Part.PLACE, "place", found.place, ("",))
        return replace(found, doubts=(*found.doubts, doubt))
    return named


def _new_place(named: Naming, words: Sequence[Word], run: Sequence[int]) -> Naming:
    parts = {**named.parts, **dict.fromkeys(run, Part.PLACE)}
    name = " ".join(capital(words[at].text.rstrip(".:!?")) for at in run)
    return replace(named, place=name, postcode="", parts=parts)


def _uses(known: Known, place: str) -> int:
    return sum(each.times for each in known.precedents if each.draft.place == place)


def _apart(left: Sequence[int], free: Sequence[int]) -> list[int]:
    """Return the last words that stand apart from the first ones, by a count or a day."""
    if not left:
        return []
    last = [left[-1]]
    for at in reversed(left[:-1]):
        if at != last[0] - 1:
            break
        last.insert(0, at)
    is_parted = any(at not in free for at in range(left[0], last[0]))
    return last if is_parted and last[0] != left[0] else []


def _run_from(start: int, free: Sequence[int]) -> list[int]:
    run = []
    while start in free:
        run.append(start)
        start += 1
    return run


def _runs(left: Sequence[int], *, whole: bool) -> list[list[int]]:
    """Return the runs of words that stand together, longest first, the last before the first.

    Where a title is not known yet, all words together are no place.
    """
    found = [
        list(left[first:last])
        for first in range(len(left))
        for last in range(first + 1, min(len(left), first + LONGEST_PLACE) + 1)
        if left[last - 1] - left[first] == last - 1 - first and (whole or last - first < len(left))
    ]
    return sorted(found, key=lambda run: (-len(run), -run[0]))


def names_in(text: str) -> set[str]:
    """Return the words of a name, to compare."""
    return set(_WORDS.findall(text.casefold()))


def capital(text: str) -> str:
    """Begin with a capital, as titles and places do."""
    return text[:1].upper() + text[1:]
