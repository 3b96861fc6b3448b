"""Asks beside the window; a newer question voids an older one's answer."""

from collections.abc import Callable, Mapping
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage

from sv_evidence.domain.problems import Problem
from sv_evidence.store.derived import Derived
from sv_evidence.store.listings.evidence import EvidenceRow
from sv_evidence.store.view import View
from ui.desk import Desk
from ui.models.paged import Ids
from ui.pages.evidence.asking import EvidenceFacts, Question, Types, answer, facts_of
from ui.pages.evidence.thumbs import image_from

T = TypeVar("T")
LARGE = QSize(1600, 1200)


class EvidenceLoader(QObject):
    """Reads the list, one file's facts, and its picture."""

    answered = Signal(object)
    described = Signal(object)
    pictured = Signal(QImage)
    """The picture of the file that was described last."""
    failed = Signal(object)

    def __init__(self, desk: Desk, types: Types, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._types = desk, types
        self._numbers: dict[str, int] = {}

    def ask(self, question: Question) -> None:
        """Find the ids and count; ``answered``."""
        self._read("list", lambda view: answer(view, question), self.answered.emit)

    def describe(self, uid: UUID) -> None:
        """Read all about one file, then its picture; ``described``, ``pictured``."""
        self._read("facts", lambda view: facts_of(view, uid, self._types), self._on_described)

    def forget(self) -> None:
        """Void whatever is still being read about a selection."""
        self._next("facts")
        self._next("picture")

    def page(self, ids: Ids) -> Mapping[int, EvidenceRow]:
        """Read one page at once, on the GUI thread; blank tiles if it cannot be read."""
        try:
            with self._desk.look() as view:
                return view.evidence.page(ids)
        except Problem as problem:
            self.failed.emit(problem)
            return {}

    def _on_described(self, facts: EvidenceFacts | None) -> None:
        self.described.emit(facts)
        if facts is None or facts.picture is None:
            return
        kept, number = facts.picture, self._next("picture")

        def take(image: QImage) -> None:
            if self._numbers["picture"] == number and not image.isNull():
                self.pictured.emit(image)

        self._desk.fetch(self, lambda: self._open(kept), take)

    def _open(self, kept: Derived) -> QImage:
        return image_from(self._desk.workspace.vault, kept, LARGE)

    def _read(self, what: str, work: Callable[[View], T], done: Callable[[T], object]) -> None:
        number = self._next(what)

        def take(found: T) -> None:
            if self._numbers[what] == number:
                done(found)

        self._desk.read(self, work, take, self.failed.emit)

    def _next(self, what: str) -> int:
        self._numbers[what] = self._numbers.get(what, 0) + 1
        return self._numbers[what]
