"""Reads of which only the newest counts: what answers an older question is never handed on.

Readers run side by side, so an older question may well be answered last.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

from ui.desk import Desk

if TYPE_CHECKING:
    from sv_evidence.store.view import View

T = TypeVar("T")
Failed = Callable[[Exception], object]


class Newest:
    """Asks for its owner; questions of different kinds do not void each other."""

    def __init__(self, desk: Desk, owner: QObject, failed: Failed | None = None) -> None:
        self._desk, self._owner = desk, owner
        self._failed: Failed = failed or desk.failed.emit
        self._numbers: dict[str, int] = {}

    def read(self, kind: str, work: "Callable[[View], T]", done: Callable[[T], object]) -> None:
        """Read records beside the window."""
        take, fail = self._only_newest(kind, done)
        self._desk.read(self._owner, work, take, fail)

    def fetch(self, kind: str, work: Callable[[], T], done: Callable[[T], object]) -> None:
        """Do something slow that reads no records."""
        take, fail = self._only_newest(kind, done)
        self._desk.fetch(self._owner, work, take, fail)

    def forget(self, *kinds: str) -> None:
        """Void whatever of these kinds is still being read."""
        for kind in kinds:
            self._numbers[kind] = self._numbers.get(kind, 0) + 1

    def _only_newest(
        self, kind: str, done: Callable[[T], object]
    ) -> tuple[Callable[[T], None], Failed]:
        self.forget(kind)
        number = self._numbers[kind]

        def take(found: T) -> None:
            if self._numbers[kind] == number:
                done(found)

        def fail(error: Exception) -> None:
            if self._numbers[kind] == number:
                self._failed(error)

        return take, fail
