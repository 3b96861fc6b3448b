"""The pages of an open workspace, hung and wired together."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QStandardPaths, Signal, Slot

from sv_evidence.domain.records import Kind
from sv_evidence.store.health import review_files
from sv_evidence.store.recorder import Changes
from sv_evidence.wording.words import tr
from ui.commands import Command
from ui.desk import Desk
from ui.finding import RECENT, Finding
from ui.foot import Foot
from ui.help import Help
from ui.leading import Leading
from ui.pages.activities.expected.opening import ExpectedList
from ui.pages.activities.page import ActivitiesPage
from ui.pages.activities.quick.opening import QuickLogging
from ui.pages.bids.page import BidsPage
from ui.pages.bin.page import BinPage
from ui.pages.bringing.opening import BringingIn
from ui.pages.contracts.page import ContractsPage
from ui.pages.evidence.page import EvidencePage
from ui.pages.evidence.wages import check_wages
from ui.pages.home.page import HomePage
from ui.pages.outcomes.page import OutcomesPage
from ui.pages.packs.page import PacksPage
from ui.pages.page import Page
from ui.pages.people.sheet import PeopleSheet
from ui.pages.settings.page import SettingsPage
from ui.settings import Settings
from ui.telling import Telling
from ui.theme import Theme
from ui.ways import Pages, PageWays
from ui.window import Window


class StandingPages(QObject):
    """Hangs every page, gives keys to what works anywhere, and passes people from page to page."""

    settings_changed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        window: Window,
        desk: Desk,
        settings: Settings,
        shown: ActivitiesPage | None = None,
    ) -> None:
        super().__init__(window)
        self._theme, self._window, self._desk, self._settings = theme, window, desk, settings
        self._shown = shown  # a page that hangs and shows already
        self.activities = shown or ActivitiesPage(theme, desk, window)
        self.home = HomePage(theme, desk, window)
        self.evidence = EvidencePage(theme, desk, window)
        self.outcomes = OutcomesPage(theme, desk, window)
        self.contracts = ContractsPage(theme, desk, window, _pack_folder(settings))
        self.bids = BidsPage(theme, desk, window, _pack_folder(settings))
        self.packs = PacksPage(theme, desk, window, _pack_folder(settings))
        self.settings = SettingsPage(theme, desk, window)
        self.quick = QuickLogging(theme, desk, window)
        self.expected = ExpectedList(theme, desk, window)
        self.bringing = BringingIn(theme, desk, window)
        self.bin = BinPage(theme, desk)
        self.telling = Telling(window, self.bin, self.activities, self.evidence, self.packs)
        self.help = Help(theme, window)
        pages = Pages(
            self.activities, self.evidence, self.outcomes, self.contracts, self.bids, self.packs
        )
        self.ways = PageWays(window, desk, pages, self.telling, self.show_people)
        self.finding = Finding(theme, window, desk, self.ways, self._pages)
        self.leading = Leading(window, pages, self.ways, self.finding)
        self._foot = Foot(window, desk)
        desk.changed.connect(self._on_changed)

    def hang(self) -> None:
        """Put the pages in the side bar, top to bottom, and show the first."""
        folder = self._desk.workspace.folder
        for page in self._pages():
            if page is not self._shown:
                page.wear_looks(self._settings.looks_of(page.key, folder))
                self._window.add_page(page)
            page.looks_changed.connect(partial(self._on_looks_changed, page.key))
        self.leading.follow_home(self.home, self.expected)
        self.leading.follow_pages(self.telling, self.quick)
        for saving in (self.packs, self.contracts):
            saving.saved_in.connect(self._on_saved_in)
        self.settings.people_asked.connect(self.show_people)
        self.settings.worn.connect(self._on_worn)
        self.settings.bin_asked.connect(self.telling.show)
        self.settings.help_asked.connect(self.help.show)
        self.settings.further.appearance.show_settings(self._settings)
        self.settings.renamed.connect(self._on_renamed)
        self.settings.backed_up.connect(self._foot.show_backup)
        self._window.files_dropped.connect(self.activities.log_activity)
        self.quick.carried.connect(self.activities.carry)
        self.expected.carried.connect(self.activities.carry)
        self.activities.states.bring_asked.connect(self.bringing.open)
        for command in (*self._commands(), *self.telling.commands(), self.help.command()):
            self._window.commands.add(command)
        self.finding.start(self._settings.looks_of(RECENT, folder))
        self.finding.going.looks_changed.connect(partial(self._on_looks_changed, RECENT))
        self._foot.show()
        if self._shown is None:
            self._window.show_page(self.activities.key)
        self.evidence.arrive()
        self.packs.arrive()
        self.contracts.arrive()
        self.bids.count()
        self._desk.work(self, lambda workspace, _ticket: review_files(workspace, deep=False))
        self._foot.show_cautions()

    def _pages(self) -> tuple[Page, ...]:
        """Every page in the order of the side bar; a new one is added here."""
        return (
            self.home,
            self.activities,
            self.evidence,
            self.outcomes,
            self.contracts,
            self.bids,
            self.packs,
            self.settings,
            self.bin,
        )

    @property
    def desk(self) -> Desk:
        """What the pages work through."""
        return self._desk

    def show(self, key: str) -> Window:
        """Show a page, and return the window it hangs in."""
        self._window.show_page(key)
        return self._window

    def check_wages(self) -> None:
        """Open the sheet that checks pay against the real Living Wage."""
        check_wages(self._theme, self._desk, self._window)

    def show_people(self, reference: str = "") -> None:
        """Open the sheet of everybody who is recorded, or on those of a reference."""
        sheet = PeopleSheet(self._theme, self._desk, self._window)
        sheet.filters.search.setText(reference)
        sheet.begin()

    def _commands(self) -> tuple[Command, ...]:
        return (
            Command(tr("File"), tr("Log activity"), "Ctrl+N", self.activities.log_activity),
            Command(tr("File"), tr("Log in one line"), "Ctrl+Shift+N", self.quick.open),
            Command(tr("File"), tr("Log what was expected"), "", self.expected.open),
            Command(tr("File"), tr("Bring in a spreadsheet"), "Ctrl+O", self.bringing.open),
            Command(tr("File"), tr("Add evidence"), "Ctrl+E", self._on_add_evidence),
            Command(tr("File"), tr("Check pay against the Living Wage"), "", self.check_wages),
            Command(tr("File"), tr("Export pack"), "Ctrl+P", self.packs.export),
            Command(tr("File"), tr("Prepare return"), "Ctrl+R", self._on_prepare),
            Command(tr("Go"), tr("People"), "Ctrl+Shift+P", self.show_people),
            Command(tr("Go"), tr("Settings"), "Ctrl+,", lambda: self.show(self.settings.key)),
            Command(tr("Edit"), tr("Undo"), "Ctrl+Z", self._desk.undo),
            Command(tr("Edit"), tr("Redo"), "Ctrl+Y", self._desk.redo),
        )

    def _on_prepare(self) -> None:
        self._window.show_page(self.contracts.key)
        self.contracts.prepare_soon()

    def _on_add_evidence(self) -> None:
        self._window.show_page(self.evidence.key)
        self.evidence.add_evidence()

    @Slot(Path)
    def _on_saved_in(self, folder: Path) -> None:
        self._settings = replace(self._settings, pack_folder=str(folder))
        self.settings_changed.emit(self._settings)

    @Slot(object)
    def _on_worn(self, fields: Mapping[str, Any]) -> None:
        self._settings = replace(self._settings, **fields)
        self.settings_changed.emit(self._settings)

    @Slot(str)
    def _on_renamed(self, author: str) -> None:
        self._settings = replace(self._settings, author=author)
        self.settings_changed.emit(self._settings)

    def _on_looks_changed(self, page: str, looks: Mapping[str, Any]) -> None:
        folder = self._desk.workspace.folder
        self._settings = self._settings.with_looks(page, folder, looks)
        self.settings_changed.emit(self._settings)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.includes(Kind.ORGANISATION):
            self._foot.show_name()


def _pack_folder(settings: Settings) -> Path:
    """Return where the last pack was saved, else the person's documents."""
    if settings.pack_folder and Path(settings.pack_folder).is_dir():
        return Path(settings.pack_folder)
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    found = Path(QStandardPaths.writableLocation(documents))
    return found if found.is_dir() else Path.home()
