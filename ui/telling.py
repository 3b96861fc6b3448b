"""The ways that lead from any page to the history of what is selected there, and back."""

from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from sv_evidence.domain.records import Kind
from sv_evidence.wording.words import tr
from ui.commands import Command
from ui.pages.activities.page import ActivitiesPage
from ui.pages.bin.page import BinPage
from ui.pages.evidence.page import EvidencePage
from ui.pages.packs.page import PacksPage
from ui.window import Window


class Telling(QObject):
    """Gives keys to the bin and the history, and follows them where they lead."""

    activity_asked = Signal(UUID)
    evidence_asked = Signal(UUID)

    def __init__(
        self,
        window: Window,
        bin_page: BinPage,
        activities: ActivitiesPage,
        evidence: EvidencePage,
        packs: PacksPage,
    ) -> None:
        super().__init__(window)
        self._window, self._bin = window, bin_page
        self._activities, self._evidence, self._packs = activities, evidence, packs
        bin_page.open_asked.connect(self._on_open_asked)
        activities.details.history_asked.connect(lambda uid: self.tell(Kind.ACTIVITY, uid))
        evidence.details.history_asked.connect(lambda uid: self.tell(Kind.EVIDENCE, uid))

    def commands(self) -> tuple[Command, ...]:
        """Return what keys do here."""
        return (
            Command(tr("Go"), tr("Bin and history"), "Ctrl+Shift+H", self.show),
            Command(tr("Go"), tr("History of what is selected"), "Ctrl+H", self.show_selected),
        )

    def show(self) -> None:
        """Show the page."""
        self._window.show_page(self._bin.key)
        self._window.take_focus()

    def tell(self, kind: Kind, uid: UUID) -> None:
        """Show the page with the life of one record."""
        self._bin.show_life(kind, uid)
        self.show()

    def show_selected(self) -> None:
        """Tell the life of what is selected on the page that shows; the page alone if nothing."""
        subject = self._selected()
        if subject is None:
            self.show()
        else:
            self.tell(*subject)

    def _selected(self) -> tuple[Kind, UUID] | None:
        page = self._window.page
        if page is self._activities:
            kind, uid = Kind.ACTIVITY, self._activities.details.shown
        elif page is self._evidence:
            kind, uid = Kind.EVIDENCE, self._evidence.details.shown
        elif page is self._packs:
            kind, uid = Kind.PACK, self._packs.details.shown
        else:
            return None
        return None if uid is None else (kind, uid)

    @Slot(object, UUID)
    def _on_open_asked(self, kind: Kind, uid: UUID) -> None:
        signal = self.activity_asked if kind is Kind.ACTIVITY else self.evidence_asked
        signal.emit(uid)
