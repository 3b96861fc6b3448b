"""Asks for the list beside the window; a newer question voids an older one's answer."""

from array import array
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from sv_evidence.domain.measures import Thousandths
from sv_evidence.domain.problems import Problem
from sv_evidence.store.listings.activities import ActivityRow, MeasureTotal
from ui.desk import Desk
from ui.models.paged import PAGE, Ids
from ui.newest import Newest
from ui.pages.activities.asking import (
    ActivityFacts,
    Question,
    answer,
    facts_of,
    filter_choices,
    spelling,
    totals,
)

if TYPE_CHECKING:
    from sv_evidence.store.vault import Vault
    from sv_evidence.store.view import View

PICTURES_READ = 24
"""Files of one activity whose pictures are read; the others keep their quiet ground."""


class ActivityLoader(QObject):
    """Reads lists, sums and facts for the page. Every answer is the newest question's."""

    answered = Signal(object)
    summed = Signal(object)
    described = Signal(object)
    pictured = Signal(UUID, object)
    added_up = Signal(int, object)
    spelt = Signal(str)
    offered = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._newest = Newest(desk, self, self.failed.emit)
        self._read_before: Mapping[int, ActivityRow] = {}

    def ask(self, question: Question) -> None:
        """Find the ids, then the sums; ``answered`` and ``summed``."""
        today = self._desk.today()
        self._newest.read("list", lambda view: answer(view, question, today), self.answered.emit)
        self._newest.read("sums", lambda view: totals(view, question.filter), self.summed.emit)

    def describe(self, uid: UUID) -> None:
        """Read all about one activity; ``described`` with ``None`` if it is gone."""
        now = self._desk.clock()
        self._newest.read("facts", lambda view: facts_of(view, uid, now), self._on_described)

    def add_up(self, ids: Ids) -> None:
        """Add up the results of chosen rows; ``added_up`` with their count."""
        self._newest.read(
            "facts",
            lambda view: sums_of(view, ids),
            lambda found: self.added_up.emit(len(ids), found),
        )

    def choose(self) -> None:
        """Read what the filters offer; ``offered``."""
        self._newest.read("choices", filter_choices, self.offered.emit)

    def spell(self, words: str) -> None:
        """Look for another spelling of words that nothing matches; ``spelt``."""
        if words:
            self._newest.read("spelling", lambda view: spelling(view, words), self.spelt.emit)

    def forget(self) -> None:
        """Void whatever is still being read about a selection."""
        self._newest.forget("facts")

    def take(self, rows: Mapping[int, ActivityRow]) -> None:
        """Take rows read before the workspace was open, for the next page asked for."""
        self._read_before = rows

    def page(self, ids: Ids) -> Mapping[int, ActivityRow]:
        """Read one page at once, on the GUI thread; blank rows if the workspace cannot be read."""
        before, self._read_before = self._read_before, {}
        if before.keys() >= set(ids):
            return before
        try:
            with self._desk.workspace.read() as view:
                return view.activities.page(ids)
        except Problem as problem:
            self.failed.emit(problem)
            return {}

    def _on_described(self, facts: ActivityFacts | None) -> None:
        self.described.emit(facts)
        if facts is None or not facts.standing.files:
            return
        uid = facts.activity.uid
        files = [file.evidence.uid for file in facts.standing.files][:PICTURES_READ]
        vault = self._desk.workspace.vault

        def pictures(view: "View") -> dict[UUID, QImage]:
            images = {each: thumb_of(view, vault, each) for each in files}
            return {each: image for each, image in images.items() if not image.isNull()}

        self._newest.read("pictures", pictures, lambda found: self.pictured.emit(uid, found))


def thumb_of(view: "View", vault: "Vault", evidence: UUID) -> QImage:
    """Read a file's thumbnail; a null image if there is none or the vault has lost it."""
    image = QImage()
    kept = view.derived(evidence, "thumb")
    if kept is not None:
        with suppress(Problem):  # its kind's icon stands in its place, and health tells of it
            image.loadFromData(vault.read(kept.name, kept.key))
    return image


def sums_of(view: "View", ids: Ids) -> tuple[MeasureTotal, ...]:
    """Add up the results of rows by measure, in the order in which measures turn up."""
    found: dict[UUID, MeasureTotal] = {}
    for start in range(0, len(ids), PAGE):
        for row in view.activities.page(array("q", ids[start : start + PAGE])).values():
            for cell in row.results:
                held = found.get(cell.measure)
                before, count = (held.quantity, held.results) if held else (0, 0)
                found[cell.measure] = MeasureTotal(
                    cell.measure,
                    cell.title,
                    cell.unit,
                    Thousandths(before + cell.quantity),
                    count + 1,
                )
    return tuple(found.values())
