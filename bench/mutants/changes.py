"""Small wrong changes to a source file: mutmut's operators, and three of ours.

Mutmut's own runner leaves out decorated functions, constants and defaults. Here they are
changed too, since much of the domain is data: rule kinds, fields, codes. Not changed are
annotations, decorators, imports, sentences for people and the messages of a ``Defect``. A value
of another type in an annotated assignment is the type checker's to notice.
"""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.mutators import mutation_operators

SENTENCE: Final = re.compile(r"[a-z,]+ [a-z]+", re.IGNORECASE)
UNTOUCHED: Final = (cst.Annotation, cst.Decorator, cst.Import, cst.ImportFrom)
NOT_ASKED: Final = {"len", "isinstance", "Defect", "NewType", "TypeVar", "cast"}
TYPES: Final = (cst.Subscript, cst.BinaryOperation)


@dataclass(frozen=True)
class Place:
    """Where a node stands: the outermost function, where that begins, and the lines inside."""

    function: str = ""
    line: int = 0
    body: tuple[int, int] = (0, 0)
    at_import: bool = True


@dataclass(frozen=True)
class Change:
    """One wrong version of a file; ``name`` is its file from the folder of the domain on."""

    path: Path
    name: str
    place: Place
    line: int
    module: cst.Module
    top: int
    node: cst.CSTNode
    instead: cst.CSTNode

    @cached_property
    def source(self) -> str:
        """The whole file with the change."""
        body: list[Any] = list(self.module.body)
        body[self.top] = body[self.top].deep_replace(self.node, self.instead)
        return str(self.module.with_changes(body=body).code)

    @cached_property
    def lines(self) -> tuple[str, str]:
        """The changed lines before and after, without their indents."""
        before, after = self.module.code.splitlines(), self.source.splitlines()
        matcher = difflib.SequenceMatcher(a=before, b=after, autojunk=False)
        differing = [each for each in matcher.get_opcodes() if each[0] != "equal"]
        was = [line for _, first, last, _, _ in differing for line in before[first:last]]
        now = [line for _, _, _, first, last in differing for line in after[first:last]]
        return " ".join(" ".join(was).split()), " ".join(" ".join(now).split())

    def __str__(self) -> str:
        return self.key

    @property
    def key(self) -> str:
        """What the allow-list knows it by, wherever in the file it stands."""
        was, now = self.lines
        return f"{self.name} :: {self.place.function or '-'} :: {was} => {now}"


def changes_of(path: Path, name: str) -> list[Change]:
    """Make every change to one file."""
    wrapper = MetadataWrapper(cst.parse_module(path.read_text("utf-8")))
    positions = wrapper.resolve(PositionProvider)
    module = wrapper.module
    found = []
    for top, statement in enumerate(module.body):
        for node, place in _walk(statement, Place(), positions):
            for instead in _instead_of(node):
                line = positions[node].start.line if node in positions else place.line
                found.append(Change(path, name, place, line, module, top, node, instead))
    return found


def _walk(
    node: cst.CSTNode, place: Place, positions: Mapping[Any, Any]
) -> Iterator[tuple[cst.CSTNode, Place]]:
    """Yield what may be changed, each with the function it stands in."""
    if _is_left_alone(node, place):
        return
    if isinstance(node, cst.ClassDef | cst.FunctionDef):
        if place.at_import:
            name = ".".join(filter(None, (place.function, node.name.value)))
            first = positions[(*node.decorators, node.name)[0]].start.line
            body = positions[node.body.body[0]].start.line, positions[node].end.line
            place = Place(name, first, body)
        if isinstance(node, cst.FunctionDef):
            yield from _walk(node.params, place, positions)
            yield from _walk(node.body, replace(place, at_import=False), positions)
            return
    yield node, place
    for child in node.children:
        yield from _walk(child, place, positions)


def _is_left_alone(node: cst.CSTNode, place: Place) -> bool:
    if isinstance(node, UNTOUCHED):
        return True
    if isinstance(node, cst.Arg):
        return node.keyword is not None and node.keyword.value == "strict"
    if isinstance(node, cst.SimpleString):
        return bool(SENTENCE.search(node.raw_value)) or node.quote.endswith('"""')
    if isinstance(node, cst.Call) and isinstance(node.func, cst.Name):
        return node.func.value in NOT_ASKED
    return isinstance(node, cst.Assign) and place.at_import and _is_of_types(node)


def _is_of_types(node: cst.Assign) -> bool:
    """Find names for types, and the list of what a module gives on."""
    made = node.value.func if isinstance(node.value, cst.Call) else None
    names = [each.target.value for each in node.targets if isinstance(each.target, cst.Name)]
    return (
        isinstance(node.value, TYPES)
        or (isinstance(made, cst.Name) and made.value in NOT_ASKED)
        or names == ["__all__"]
    )


def _instead_of(node: cst.CSTNode) -> Iterable[cst.CSTNode]:
    for kind, operator in (*mutation_operators, *OURS):
        if isinstance(node, kind) and not isinstance(node, cst.AnnAssign):
            for instead in operator(node):
                if not _says_the_same(node, instead):
                    yield instead


def _says_the_same(node: cst.CSTNode, instead: cst.CSTNode) -> bool:
    """Find ``False`` given as ``None``, a ``zip`` that asserts less, and a word in capitals.

    Whoever notices ``XXwordXX`` notices ``WORD``.
    """
    if isinstance(node, cst.SimpleString) and isinstance(instead, cst.SimpleString):
        return "XX" not in instead.value
    if not isinstance(node, cst.Call) or not isinstance(instead, cst.Call):
        return False
    before = [_shown(each) for each in node.args]
    after = [_shown(each) for each in instead.args]
    changed = [each for each in before if each not in after]
    is_zip = isinstance(node.func, cst.Name) and node.func.value == "zip"
    if is_zip and changed == ["strict=True"]:
        return True
    return len(before) == len(after) and all(each.endswith(("=False", "=True")) for each in changed)


def _shown(argument: cst.Arg) -> str:
    name = "" if argument.keyword is None else argument.keyword.value
    value = argument.value.value if isinstance(argument.value, cst.Name) else id(argument.value)
    return f"{name}={value}"


def _turned_round(node: "cst.If | cst.CompIf | cst.While") -> Iterator[cst.CSTNode]:
    """``if a`` becomes ``if not a``."""
    brackets = {"lpar": [cst.LeftParen()], "rpar": [cst.RightParen()]}
    test = cst.UnaryOperation(operator=cst.Not(), expression=node.test.with_changes(**brackets))
    yield node.with_changes(test=test)


def _nothing_returned(node: cst.Return) -> Iterator[cst.CSTNode]:
    """``return a`` becomes ``return None``; of ``False`` that says the same."""
    is_nothing = isinstance(node.value, cst.Name) and node.value.value in {"None", "False"}
    if node.value is not None and not is_nothing:
        space = cst.SimpleWhitespace(" ")
        yield node.with_changes(value=cst.Name("None"), whitespace_after_return=space)


def _one_less(node: cst.Integer) -> Iterator[cst.CSTNode]:
    """``2`` becomes ``1``."""
    if node.evaluated_value > 0:
        yield node.with_changes(value=str(node.evaluated_value - 1))


OURS: Final[tuple[tuple[Any, Any], ...]] = (
    (cst.If, _turned_round),
    (cst.CompIf, _turned_round),
    (cst.While, _turned_round),
    (cst.Return, _nothing_returned),
    (cst.Integer, _one_less),
)
