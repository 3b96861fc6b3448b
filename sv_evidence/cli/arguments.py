"""What may stand anywhere on the command line is brought to where the parser wants it."""

from collections.abc import Iterator, Sequence

_WITH_VALUE = ("--workspace", "-w", "--now", "--author")
_FLAGS = ("--json",)
_SEVERAL = {
    "log": ("--result", "--file"),
    "export": ("--outcome",),
}
"""Options that take several values in one go, of commands without arguments of their own."""


def in_order(words: Sequence[str]) -> list[str]:
    """Put the options that every command shares in front of the command's name.

    ``--result A=1 B=2`` is taken apart into one option a value. What follows ``--`` stays.
    """
    front: list[str] = []
    rest: list[str] = []
    waiting = iter(words)
    for word in waiting:
        if word == "--":
            rest += [word, *waiting]
        elif word in _WITH_VALUE:
            front += [word, *_next(waiting)]
        elif word in _FLAGS or word.startswith(tuple(f"{name}=" for name in _WITH_VALUE)):
            front.append(word)
        elif word.startswith("-w") and not word.startswith("--"):
            front += ["-w", word[2:]]
        else:
            rest.append(word)
    return [*front, *_apart(rest)]


def command_in(words: Sequence[str]) -> str:
    """Return the first word that is no shared option or its value: the command's name."""
    waiting = iter(words)
    for word in waiting:
        if word in _WITH_VALUE:
            next(waiting, "")
        elif not word.startswith("-"):
            return word
    return ""


def _next(waiting: Iterator[str]) -> list[str]:
    value = next(waiting, None)
    return [] if value is None else [value]


def _apart(words: list[str]) -> list[str]:
    several = _SEVERAL.get(words[0], ()) if words else ()
    found: list[str] = []
    option = ""
    given = 0
    for word in words:
        if word in several:
            option, given = word, 0
        elif word.startswith("-") and word != "-":
            option = ""
        elif option:
            given += 1
            if given > 1:
                found.append(option)
        found.append(word)
    return found
