"""What it was: the words of a quick line that are no counts, times or days."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sv_evidence.domain.quick_known import Asked, Doubt, Known, Part, Precedent, Said
from sv_evidence.domain.quick_places import (
    MOST_OTHERS,
    SMALL_WORDS,
    Naming,
    capital,
    names_in,
    placed,
)
from sv_evidence.domain.quick_words import Line, Word
from sv_evidence.domain.typed_places import joined_place, parted_place

_LONG_WORD = 4


@dataclass(frozen=True, slots=True)
class _Match:
    """How well a precedent fits: the words of the line it covers, and whether its name is whole."""

    precedent: Precedent
    covered: int
    is_whole: bool
    weekday: bool

    @property
    def rank(self) -> tuple[int, bool, bool, int]:
        return self.covered, self.is_whole, self.weekday, self.precedent.times


def name_from(line: Line, free: Sequence[int], known: Known, said: Said, day: date) -> Naming:
    """Read title, place and project from the free words, helped by what was done before."""
    words = line.words
    matches = _matches(words, free, known, said, day)
    best = max(matches, key=lambda each: each.rank, default=None)
    like = None if best is None else best.precedent
    left = _left(words, free, like)
    named = placed(words, free, left, known, like)
    rest = [at for at in left if at not in named.parts]
    named = _titled(line, free, rest, named)
    if best is not None and not rest:
        named = _asked(named, best, matches, words, free)
    return _with_said(named, known, said)


def _matches(
    words: Sequence[Word], free: Sequence[int], known: Known, said: Said, day: date
) -> tuple[_Match, ...]:
    if "title" in said:
        wanted = said["title"].casefold().strip()
        found = [each for each in known.precedents if each.draft.title.casefold() == wanted]
        covered = {id(each): _covered(each, words, free) for each in found}
        return tuple(
            _Match(each, covered[id(each)], True, _same_weekday(each, day)) for each in found
        )
    typed = [words[at].bare for at in free if words[at].bare not in SMALL_WORDS]
    found_all = (_match(each, typed, day) for each in known.precedents)
    return tuple(each for each in found_all if each is not None)


def _match(precedent: Precedent, typed: Sequence[str], day: date) -> _Match | None:
    title = names_in(precedent.draft.title)
    stem = names_in(precedent.draft.title.partition(",")[0]) - SMALL_WORDS
    about = title | names_in(precedent.draft.place)
    covered = [each for each in typed if _is_in(each, about)]
    is_whole = bool(stem) and stem <= set(typed)
    is_within = len(covered) == len(typed) and any(
        len(each) >= _LONG_WORD and _is_in(each, stem) for each in typed
    )
    if not is_whole and not is_within:
        return None
    return _Match(precedent, len(covered), is_whole, _same_weekday(precedent, day))


def _is_in(word: str, names: Iterable[str]) -> bool:
    """Say whether a word is one of these, or the beginning of one."""
    return word in names or (len(word) >= _LONG_WORD and any(n.startswith(word) for n in names))


def _covered(precedent: Precedent, words: Sequence[Word], free: Sequence[int]) -> int:
    about = names_in(precedent.draft.title) | names_in(precedent.draft.place)
    return sum(_is_in(words[at].bare, about) for at in free)


def _same_weekday(precedent: Precedent, day: date) -> bool:
    return precedent.day is not None and precedent.day.weekday() == day.weekday()


def _left(words: Sequence[Word], free: Sequence[int], like: Precedent | None) -> list[int]:
    """Return the words that what was done before says nothing of."""
    about = set[str]() if like is None else names_in(f"{like.draft.title} {like.draft.place}")
    return [
        at for at in free if words[at].bare not in SMALL_WORDS and not _is_in(words[at].bare, about)
    ]


def _titled(line: Line, free: Sequence[int], rest: Sequence[int], named: Naming) -> Naming:
    """Name it as it was named before, or by the words typed if those say more."""
    words = line.words
    own = [at for at in free if at not in named.parts]
    while own and words[own[-1]].bare in SMALL_WORDS:
        own.pop()
    while own and words[own[0]].bare in SMALL_WORDS:
        own.pop(0)
    if not own:
        own = list(free)
    like = named.like
    if like is None or rest:
        parts = {**dict.fromkeys(own, Part.TITLE), **named.parts}
        return replace(named, title=_as_typed(line, own), parts=parts)
    about = names_in(like.draft.title)
    read = {at: Part.TITLE if _is_in(words[at].bare, about) else Part.PLACE for at in own}
    return replace(named, title=like.draft.title, parts={**read, **named.parts})


def _as_typed(line: Line, own: Sequence[int]) -> str:
    """Return words as they stand in the line, with the commas between them."""
    runs: list[list[int]] = []
    for at in own:
        if runs and runs[-1][-1] == at - 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    typed = (line.text[line.words[run[0]].first : line.words[run[-1]].last] for run in runs)
    return capital(" ".join(typed))


def _asked(
    named: Naming,
    best: _Match,
    matches: Sequence[_Match],
    words: Sequence[Word],
    free: Sequence[int],
) -> Naming:
    """Ask where something else fits as well as what was taken."""
    like, equal = best.precedent, [each for each in matches if each.covered == best.covered]
    title = like.draft.title.casefold()
    doubts = list(named.doubts)
    titles = dict.fromkeys(
        each.precedent.draft.title
        for each in sorted(equal, key=lambda each: each.rank, reverse=True)
        if each.precedent.draft.title.casefold() != title
    )
    if not best.is_whole:
        titles[capital(" ".join(words[at].text for at in free))] = None
    if titles:
        others = tuple(titles)[:MOST_OTHERS]
        doubts.append(
            Doubt(Asked.WHICH_TITLE, Part.TITLE, "title", like.draft.title, others, like.times)
        )
    named = replace(named, doubts=tuple(doubts))
    same = [each.precedent for each in equal if each.precedent.draft.title.casefold() == title]
    return _asked_where(named, like, same, words, free)


def _asked_where(
    named: Naming,
    like: Precedent,
    same: Sequence[Precedent],
    words: Sequence[Word],
    free: Sequence[int],
) -> Naming:
    """Ask where it was, if it was elsewhere too and the line does not say."""
    places = dict.fromkeys(
        joined_place(each.draft.place, each.draft.postcode) for each in same if each.draft.place
    )
    here = joined_place(named.place, named.postcode)
    places.pop(here, None)
    if not places or Part.PLACE in named.parts.values():
        return named
    others = tuple(places)[:MOST_OTHERS]
    doubt = Doubt(Asked.WHICH_PLACE, Part.PLACE, "place", here, others, like.times)
    parts = dict(named.parts)
    parts.update((at, Part.PLACE) for at in free if words[at].bare in names_in(named.place))
    return replace(named, parts=parts, doubts=(*named.doubts, doubt))


def _with_said(named: Naming, known: Known, said: Said) -> Naming:
    """Let what a person put right stand over what was read."""
    if "title" in said:
        named = replace(named, title=said["title"].strip())
    if "place" in said:
        place, postcode = parted_place(said["place"])
        named = replace(named, place=place, postcode=postcode or known.postcode_of(place))
    if "project" in said:
        named = replace(named, project=said["project"].strip())
    doubts = tuple(each for each in named.doubts if each.key not in said)
    return replace(named, doubts=doubts)
