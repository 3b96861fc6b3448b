"""Asks beside the window; a newer question voids an older one's answer."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage

from sv_evidence.domain.problems import Problem
from sv_evidence.store.derived import Derived
from sv_evidence.store.listings.evidence import EvidenceRow
from ui.desk import Desk
from ui.models.paged import Ids
from ui.newest import Newest
from ui.pages.evidence.asking import EvidenceFacts, Question, Types, answer, facts_of
from ui.pages.evidence.thumbs import image_from

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
        self._newest = Newest(desk, self, self.failed.emit)

    def ask(self, question: Question) -> None:
        """Find the ids and count; ``answered``."""
        self._newest.read("list", lambda view: answer(view, question), self.answered.emit)

    def describe(self, uid: UUID) -> None:
        """Read all about one file, then its picture; ``described``, ``pictured``."""
        self._newest.read(
            "facts", lambda view: facts_of(view, uid, self._types), self._on_described
        )

    def forget(self) -> None:
        """Void whatever is still being read about a selection."""
        self._newest.forget("facts", "picture")

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
        kept = facts.picture
        self._newest.fetch("picture", lambda: self._open(kept), self._on_opened)

    def _on_opened(self, image: QImage) -> None:
        if not image.isNull():
            self.pictured.emit(image)

    def _open(self, kept: Derived) -> QImage:
        return image_from(self._desk.workspace.vault, kept, LARGE)
