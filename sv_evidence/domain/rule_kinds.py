"""Rules as data: a rule is its kind, the measures it is about and parameters; kinds are files.

Each module of ``sv_evidence.domain.rules`` has one ``KIND``; the registry is what lies there, so
a new kind is one new file.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum, StrEnum
from fractions import Fraction
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from uuid import UUID

from sv_evidence.domain import rules
from sv_evidence.domain.counting_rows import CountingRow, Setting, Verdict

Plain = str | int | bool | list["Plain"] | dict[str, "Plain"]
"""A parameter's value as the file has it, checked."""


class Sort(StrEnum):
    """What a parameter holds."""

    TEXTS = "texts"
    WHOLE = "whole"
    DECIMAL = "decimal"
    CHOICE = "choice"
    DAY = "day"
    FLAG = "flag"
    PAIRS = "pairs"
    """Pairs of measure codes."""
    POSITION = "position"
    POINTS = "points"
    """Postcodes with what is known of them: position, ward, authority."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a rule kind, as the schema describes it and files are checked against."""

    name: str
    sort: Sort
    meaning: str
    required: bool = False
    default: Plain | None = None
    choices: tuple[str, ...] = ()
    most: int = 1_000_000_000
    """Of whole numbers; the least is 1."""


class Stage(IntEnum):
    """When a kind has its say: what is out is out before shares, formulas and caps."""

    GATE = 1
    PEOPLE = 2
    FORMULA = 3
    SHARE = 4
    CAP = 5


class Sight(StrEnum):
    """What of a result a kind asks for, besides its measure, its day and its quantity."""

    CLASS = "class"
    """Place, impact and contracts, and what details say of it; results alike count alike."""
    PEOPLE = "people"
    """Whom it names, or what else its activity delivered; all that name nobody count alike."""
    WHOLE = "whole"
    """Anything: each is looked at by itself."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of a framework or a contract. No measures named means all of the framework."""

    id: str
    kind: str
    title: str
    measures: tuple[str, ...] = ()
    values: Mapping[str, Plain] = field(default_factory=dict)
    source: str = ""
    whose: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    installed: UUID | None = None
    """The installed framework whose rule it is; ``None`` for a contract's."""

    def names(self, installed: UUID | None, framework: str, code: str) -> bool:
        """Say whether it is about a measure, by its code or as ``framework/code``."""
        if self.installed is not None and self.installed != installed:
            return False
        named = self.measures
        return not named or code in named or f"{framework}/{code}" in named

    def rank(self, row: CountingRow) -> int:
        """Return the place of a row's measure among those named, the first being 0."""
        for place, name in enumerate(self.measures):
            if name in {row.code, f"{row.framework}/{row.code}"}:
                return place
        return len(self.measures)

    def name_of(self, row: CountingRow) -> str:
        """Return what the rule calls a row's measure: its code where it names none."""
        place = self.rank(row)
        return self.measures[place] if place < len(self.measures) else row.code

    def text(self, name: str) -> str:
        """Return a text or choice; empty if not given."""
        value = self.values.get(name)
        return value if isinstance(value, str) else ""

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts."""
        return tuple(str(each) for each in self._listed(name))

    def whole(self, name: str) -> int | None:
        """Return a whole number, if given."""
        value = self.values.get(name)
        return value if isinstance(value, int) else None

    def decimal(self, name: str) -> Fraction | None:
        """Return a decimal, exactly, if given."""
        value = self.text(name)
        return Fraction(value) if value else None

    def day(self, name: str) -> date | None:
        """Return a day, if given."""
        value = self.text(name)
        return date.fromisoformat(value) if value else None

    def rows(self, name: str) -> tuple[Mapping[str, Plain], ...]:
        """Return a list of objects."""
        return tuple(each for each in self._listed(name) if isinstance(each, dict))

    def lists(self, name: str) -> tuple[list[Plain], ...]:
        """Return a list of lists."""
        return tuple(each for each in self._listed(name) if isinstance(each, list))

    def _listed(self, name: str) -> list[Plain]:
        value = self.values.get(name)
        return value if isinstance(value, list) else []


Judge = Callable[[Rule, Sequence[CountingRow], Setting], Iterable[Verdict]]
Check = Callable[[Rule], Iterable[tuple[str, str, str]]]
"""Names what is wrong between parameters: where, the code of a fault, and a detail."""


def _nothing_more(rule: Rule) -> Iterable[tuple[str, str, str]]:
    del rule
    return ()


@dataclass(frozen=True, slots=True)
class RuleKind:
    """What a kind of rule is called, takes, and says; ``judge`` is given rows by day and uid."""

    name: str
    meaning: str
    stage: Stage
    judge: Judge
    parameters: tuple[Parameter, ...] = ()
    check: Check = _nothing_more
    fewest_measures: int = 0
    looks_back: bool = False
    """Whether what was counted before the period matters."""
    sight: Sight = Sight.WHOLE
    """With less than ``WHOLE``, what counts of several alike is what counts of their sum."""


@cache
def rule_kinds() -> Mapping[str, RuleKind]:
    """Return every kind by name."""
    modules = sorted(each.name for each in iter_modules(rules.__path__))
    kinds: list[RuleKind] = [import_module(f"{rules.__name__}.{name}").KIND for name in modules]
    return {kind.name: kind for kind in kinds}
