"""The pages of an open workspace, hung and wired together."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from sv_evidence.domain.records import Kind
from sv_evidence.store.recorder import Changes
from sv_evidence.wording.words import tr
from ui.desk import Desk
from ui.pages.activities.page import ActivitiesPage
from ui.pages.evidence.page import EvidencePage
from ui.pages.packs.page import PacksPage
from ui.settings import Settings
from ui.theme import Theme
from ui.window import Command, Window


class StandingPages(QObject):
    """Hangs every page, gives keys to what works anywhere, and passes people from page to page."""

    settings_changed = Signal(object)

    def __init__(self, theme: Theme, window: Window, desk: Desk, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._desk, self._settings = window, desk, settings
        self.activities = ActivitiesPage(theme, desk, window)
        self.evidence = EvidencePage(theme, desk, window)
        self.packs = PacksPage(theme, desk, window, Path(settings.pack_folder or Path.home()))
        desk.changed.connect(self._on_changed)

    def hang(self) -> None:
        """Put the pages in the side bar, top to bottom, and show the first."""
        for page in (self.activities, self.evidence, self.packs):
            self._window.add_page(page)
        self.evidence.activity_asked.connect(self._on_activity_asked)
        self.packs.evidence_asked.connect(self._on_evidence_asked)
        self.packs.saved_in.connect(self._on_saved_in)
        self.activities.evidence_asked.connect(self._on_evidence_asked)
        self.activities.take_widths(self._settings.activity_columns)
        self.activities.widths_changed.connect(self._on_widths_changed)
        self._window.files_dropped.connect(self.activities.log_activity)
        for command in self._commands():
            self._window.add_command(command)
        self._show_name()
        self._window.side_bar.set_foot((("hard-drive", tr("Kept on this computer")),))
        self._window.show_page(self.activities.key)
        self.evidence.arrive()
        self.packs.arrive()

    def _commands(self) -> tuple[Command, ...]:
        return (
            Command("File", tr("Log activity"), "Ctrl+N", self.activities.log_activity),
            Command("File", tr("Add evidence"), "Ctrl+E", self._on_add_evidence),
            Command("File", tr("Export pack"), "Ctrl+P", self.packs.export),
            Command("Edit", tr("Undo"), "Ctrl+Z", self._desk.undo),
            Command("Edit", tr("Redo"), "Ctrl+Y", self._desk.redo),
        )

    def _show_name(self) -> None:
        with self._desk.look() as view:
            self._window.set_whose(view.organisation.name)

    def _on_add_evidence(self) -> None:
        self._window.show_page(self.evidence.key)
        self.evidence.add_evidence()

    @Slot(UUID)
    def _on_activity_asked(self, uid: UUID) -> None:
        self._window.show_page(self.activities.key)
        self.activities.show_activity(uid)

    @Slot(UUID)
    def _on_evidence_asked(self, uid: UUID) -> None:
        self._window.show_page(self.evidence.key)
        self.evidence.show_file(uid)

    @Slot(Path)
    def _on_saved_in(self, folder: Path) -> None:
        self._settings = replace(self._settings, pack_folder=str(folder))
        self.settings_changed.emit(self._settings)

    @Slot(str)
    def _on_widths_changed(self, widths: str) -> None:
        self._settings = replace(self._settings, activity_columns=widths)
        self.settings_changed.emit(self._settings)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.includes(Kind.ORGANISATION):
            self._show_name()
