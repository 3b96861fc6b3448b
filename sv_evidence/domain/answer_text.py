"""The notation of answers: plain text in which live figures and marks stand between double braces.

``{{figure CODE 2026-04-01/2026-09-30}}`` is a figure, kept up to date: what one measure comes to
in a period. ``core`` or ``additional`` behind it takes one impact alone, ``contract:REF`` one
contract's share, ``proven`` the proven part, and ``number`` leaves the unit out.
``{{evidence E-237}}`` refers to a file. ``{{b}}``, ``{{i}}``, ``{{optional 2}}`` and
``{{promise UID}}`` dress what stands before the matching ``{{/b}}`` and so on; optional sentences
drop out in the order of their numbers. ``{{open}}`` is two braces as such. Everything else is
text; what is no tag stays as it was typed.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.measures import Period

LONGEST_ANSWER: Final = 200_000
MOST_OPTIONAL: Final = 999
_TAG: Final = re.compile(r"\{\{(/?)([a-z]+)((?: [^\s{}]+)*)\}\}")
_OPEN: Final = "{{"
_SPANS: Final = frozenset({"b", "i", "optional", "promise"})


@dataclass(frozen=True, slots=True)
class Chip:
    """A live figure: what one measure comes to. ``measure`` is a uid or a code."""

    measure: str
    period: Period
    impact: Impact | None = None
    contract: str = ""
    is_proven_only: bool = False
    is_number_only: bool = False


@dataclass(frozen=True, slots=True)
class Cited:
    """A reference to a file, by its uid or number."""

    evidence: str


@dataclass(frozen=True, slots=True)
class Dress:
    """How a piece of an answer is marked."""

    bold: bool = False
    italic: bool = False
    optional: int | None = None
    """Where the sentence stands in the order of dropping out, the lowest first."""
    promise: str = ""
    """The uid of the promise that the sentence makes."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text, a figure or a reference in one dress."""

    content: str | Chip | Cited
    dress: Dress = Dress()


def pieces_of(text: str) -> tuple[Piece, ...]:
    """Read an answer; a tag that is wrong or has no counterpart is text."""
    found: list[Piece] = []
    dress = Dress()
    at = 0
    for tag in _TAG.finditer(text):
        closing, name, rest = tag.group(1), tag.group(2), tag.group(3).split()
        if at < tag.start():
            found.append(Piece(text[at : tag.start()], dress))
        at = tag.end()
        content = None if closing else _content(name, rest)
        dressed = _dressed(dress, name, rest, closing=bool(closing))
        if content is not None:
            found.append(Piece(content, dress))
        elif dressed is not None:
            dress = dressed
        else:
            found.append(Piece(tag.group(), dress))
    if at < len(text):
        found.append(Piece(text[at:], dress))
    return tuple(_joined(found))


def text_of(pieces: Iterable[Piece]) -> str:
    """Write an answer in its notation; reading it gives the same pieces again."""
    written: list[str] = []
    dress = Dress()
    for piece in _joined(pieces):
        written.append(_change(dress, piece.dress))
        written.append(_written(piece.content))
        dress = piece.dress
    return "".join((*written, _change(dress, Dress())))


def chips_in(text: str) -> tuple[Chip, ...]:
    """Return the live figures of an answer, each once, in their order."""
    contents = (piece.content for piece in pieces_of(text))
    return tuple(dict.fromkeys(each for each in contents if isinstance(each, Chip)))


def cited_in(text: str) -> tuple[str, ...]:
    """Return the files that an answer refers to, each once, in their order."""
    contents = (piece.content for piece in pieces_of(text))
    return tuple(dict.fromkeys(each.evidence for each in contents if isinstance(each, Cited)))


def told_plainly(text: str, name: Callable[[str], str]) -> str:
    """Return an answer without its marks, for those who read what changed.

    A figure is its measure as ``name`` calls it, and a reference its file, in brackets.
    """
    told: list[str] = []
    for piece in pieces_of(text):
        match piece.content:
            case Chip():
                told.append(f"[{name(piece.content.measure)}]")
            case Cited():
                told.append(f"[{piece.content.evidence}]")
            case _:
                told.append(piece.content)
    return "".join(told)


def chip_text(chip: Chip) -> str:
    """Write one figure as its tag says it, without the braces."""
    parts = [
        "figure",
        chip.measure,
        f"{chip.period.first.isoformat()}/{chip.period.last.isoformat()}",
        *((chip.impact.value,) if chip.impact else ()),
        *((f"contract:{chip.contract}",) if chip.contract else ()),
        *(("proven",) if chip.is_proven_only else ()),
        *(("number",) if chip.is_number_only else ()),
    ]
    return " ".join(parts)


def _content(name: str, rest: list[str]) -> str | Chip | Cited | None:
    if name == "open" and not rest:
        return _OPEN
    if name == "evidence" and len(rest) == 1:
        return Cited(rest[0])
    return _chip(rest) if name == "figure" else None


def _chip(rest: list[str]) -> Chip | None:
    if len(rest) < 2:  # noqa: PLR2004 - the measure and the period
        return None
    period = _period(rest[1])
    if period is None:
        return None
    chip = Chip(rest[0], period)
    for word in rest[2:]:
        if word in {Impact.CORE.value, Impact.ADDITIONAL.value}:
            chip = replace(chip, impact=Impact(word))
        elif word.startswith("contract:"):
            chip = replace(chip, contract=word.removeprefix("contract:"))
        elif word == "proven":
            chip = replace(chip, is_proven_only=True)
        elif word == "number":
            chip = replace(chip, is_number_only=True)
        else:
            return None
    return chip


def _period(text: str) -> Period | None:
    first, _, last = text.partition("/")
    try:
        begins, ends = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return None
    return Period(begins, ends) if begins <= ends else None


def _dressed(dress: Dress, name: str, rest: list[str], *, closing: bool) -> Dress | None:
    """Return the dress after a tag, ``None`` if it opens or closes nothing."""
    if name not in _SPANS or (closing and rest):
        return None
    if closing:
        return _undressed(dress, name)
    if name in {"b", "i"}:
        bolder = replace(dress, bold=True) if name == "b" else replace(dress, italic=True)
        return None if rest else bolder
    if len(rest) != 1:
        return None
    if name == "promise":
        return replace(dress, promise=rest[0])
    place = int(rest[0]) if rest[0].isascii() and rest[0].isdecimal() else 0
    return replace(dress, optional=place) if 1 <= place <= MOST_OPTIONAL else None


def _undressed(dress: Dress, name: str) -> Dress | None:
    plain = {
        "b": replace(dress, bold=False),
        "i": replace(dress, italic=False),
        "optional": replace(dress, optional=None),
        "promise": replace(dress, promise=""),
    }[name]
    return None if plain == dress else plain


def _change(was: Dress, now: Dress) -> str:
    """Write the tags that lead from one dress to another."""
    said = [
        *(("{{/b}}",) if was.bold and not now.bold else ()),
        *(("{{/i}}",) if was.italic and not now.italic else ()),
        *(("{{/optional}}",) if was.optional and not now.optional else ()),
        *(("{{/promise}}",) if was.promise and not now.promise else ()),
        *((f"{{{{promise {now.promise}}}}}",) if now.promise not in {"", was.promise} else ()),
        *(
            (f"{{{{optional {now.optional}}}}}",)
            if now.optional not in {None, was.optional}
            else ()
        ),
        *(("{{i}}",) if now.italic and not was.italic else ()),
        *(("{{b}}",) if now.bold and not was.bold else ()),
    ]
    return "".join(said)


def _written(content: str | Chip | Cited) -> str:
    if isinstance(content, Chip):
        return f"{{{{{chip_text(content)}}}}}"
    if isinstance(content, Cited):
        return f"{{{{evidence {content.evidence}}}}}"
    return content.replace(_OPEN, "{{open}}")


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Put texts of the same dress together."""
    held: Piece | None = None
    for piece in pieces:
        if piece.content == "":
            continue
        if (
            held is not None
            and isinstance(held.content, str)
            and isinstance(piece.content, str)
            and held.dress == piece.dress
        ):
            held = Piece(held.content + piece.content, held.dress)
            continue
        if held is not None:
            yield held
        held = piece
    if held is not None:
        yield held
