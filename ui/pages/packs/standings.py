"""How packs stand today: found out one after another beside the window, while somebody looks."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from sv_evidence.domain.contracts import Pack
from sv_evidence.domain.problems import Problem
from sv_evidence.operations.pack_changes import PackStanding, standing_of
from sv_evidence.store.view import View
from ui.desk import Desk
from ui.newest import Newest

AT_MOST = 20
"""So many packs are compared unasked; of older ones, those that are chosen."""


class PackStandings(QObject):
    """Remembers what it found until something changes."""

    found = Signal(UUID)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._newest = Newest(desk, self)
        self._known: dict[UUID, PackStanding | None] = {}
        self._wanted: list[Pack] = []

    def is_known(self, pack: UUID) -> bool:
        """Say whether a pack was compared since the last change."""
        return pack in self._known

    def of(self, pack: UUID) -> PackStanding | None:
        """Return how a pack stands; ``None`` if that is not known, or cannot be said."""
        return self._known.get(pack)

    def forget(self) -> None:
        """Something changed: nothing is known any more."""
        self._newest.forget("standing")
        self._known.clear()
        self._wanted.clear()

    def ask(self, packs: Sequence[Pack]) -> None:
        """Compare these next, as far as they are not known."""
        idle = not self._wanted
        first = [each for each in packs[:AT_MOST] if each.uid not in self._known]
        rest = [each for each in self._wanted if each not in first]
        self._wanted = [*first, *rest]
        if idle:
            self._go_on()

    def _go_on(self) -> None:
        if not self._wanted:
            return
        pack, at = self._wanted[0], self._desk.clock()

        def compare(view: View) -> PackStanding | None:
            try:
                return standing_of(view, pack, at=at)
            except Problem:
                return None  # its figures do not add up, or what it was for is gone

        self._newest.read("standing", compare, lambda found: self._on_found(pack, found))

    def _on_found(self, pack: Pack, standing: PackStanding | None) -> None:
        self._known[pack.uid] = standing
        self._wanted = [each for each in self._wanted if each.uid != pack.uid]
        self.found.emit(pack.uid)
        self._go_on()
