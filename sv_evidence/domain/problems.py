"""Failures, told apart by whose move it is: the person's or ours."""

from collections.abc import Iterable
from dataclasses import dataclass


class Problem(Exception):
    """Something outside the program went wrong, and the person can act on it.

    Carries a code and named details; the words for people live in ``sv_evidence.wording``.
    """

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.details = details

    def __str__(self) -> str:
        named = ", ".join(f"{name}={value!r}" for name, value in self.details.items())
        return f"{self.code}({named})"


class Defect(Exception):
    """A promise inside the program was broken; only we can mend it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One rule that an entry breaks: the field, what is wrong, and a detail for the sentence."""

    field: str
    code: str
    detail: str = ""


class InvalidEntry(Problem):
    """An entry cannot be kept as it stands; every fault is named, in the order of the form."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("invalid_entry", faults=self.faults)
