"""The pages of an open workspace, hung and wired together."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, QStandardPaths, Signal, Slot

from sv_evidence.domain.measures import Period
from sv_evidence.domain.records import Kind
from sv_evidence.operations.surroundings import cautions
from sv_evidence.reports.claim_facts import GapFacts
from sv_evidence.store.backup_child import BackupFailed, BackupState, BackupStatus, last_backup
from sv_evidence.store.health import review_files
from sv_evidence.store.listings.activities import ActivityFilter
from sv_evidence.store.recorder import Changes
from sv_evidence.wording.health import finding_text
from sv_evidence.wording.numbers import day_text
from sv_evidence.wording.words import tr
from ui.commands import Command
from ui.desk import Desk
from ui.finding import RECENT, Finding
from ui.help import Help
from ui.pages.activities.expected.opening import ExpectedList
from ui.pages.activities.page import ActivitiesPage
from ui.pages.activities.quick.opening import QuickLogging
from ui.pages.bin.page import BinPage
from ui.pages.bringing.opening import BringingIn
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
        self.packs = PacksPage(theme, desk, window, _pack_folder(settings))
        self.settings = SettingsPage(theme, desk, window)
        self.quick = QuickLogging(theme, desk, window)
        self.expected = ExpectedList(theme, desk, window)
        self.bringing = BringingIn(theme, desk, window)
        self.bin = BinPage(theme, desk)
        self.telling = Telling(window, self.bin, self.activities, self.evidence, self.packs)
        self.help = Help(theme, window)
        pages = Pages(self.activities, self.evidence, self.outcomes, self.packs)
        self.ways = PageWays(window, desk, pages, self.telling, self.show_people)
        self.finding = Finding(theme, window, desk, self.ways, self._pages)
        desk.changed.connect(self._on_changed)

    def hang(self) -> None:
        """Put the pages in the side bar, top to bottom, and show the first."""
        folder = self._desk.workspace.folder
        for page in self._pages():
            if page is not self._shown:
                page.wear_looks(self._settings.looks_of(page.key, folder))
                self._window.add_page(page)
            page.looks_changed.connect(partial(self._on_looks_changed, page.key))
        self.evidence.activity_asked.connect(self._on_activity_asked)
        self.outcomes.log_asked.connect(self._on_log_asked)
        self._follow_home()
        for page in (self.home, self.activities, self.outcomes):
            page.explaining.outcome_asked.connect(self._on_outcome_asked)
        self.packs.evidence_asked.connect(self._on_evidence_asked)
        self.packs.saved_in.connect(self._on_saved_in)
        self.activities.evidence_asked.connect(self._on_evidence_asked)
        self.telling.activity_asked.connect(self._on_activity_asked)
        self.telling.evidence_asked.connect(self._on_evidence_asked)
        self.settings.people_asked.connect(self.show_people)
        self.settings.worn.connect(self._on_worn)
        self.settings.bin_asked.connect(self.telling.show)
        self.settings.help_asked.connect(self.help.show)
        self.settings.further.appearance.show_settings(self._settings)
        self.settings.renamed.connect(self._on_renamed)
        self.settings.backed_up.connect(self._show_foot)
        self._window.files_dropped.connect(self.activities.log_activity)
        self.quick.carried.connect(self.activities.carry)
        self.expected.carried.connect(self.activities.carry)
        self.quick.other_asked.connect(self._on_activity_asked)
        for command in (*self._commands(), *self.telling.commands(), self.help.command()):
            self._window.commands.add(command)
        self.finding.start(self._settings.looks_of(RECENT, folder))
        self.finding.going.looks_changed.connect(partial(self._on_looks_changed, RECENT))
        self._show_name()
        self._show_foot()
        if self._shown is None:
            self._window.show_page(self.activities.key)
        self.evidence.arrive()
        self.packs.arrive()
        self._desk.work(self, lambda workspace, _ticket: review_files(workspace, deep=False))
        self._show_cautions()

    def _pages(self) -> tuple[Page, ...]:
        """Every page in the order of the side bar; a new one is added here."""
        return (
            self.home,
            self.activities,
            self.evidence,
            self.outcomes,
            self.packs,
            self.settings,
            self.bin,
        )

    def _follow_home(self) -> None:
        """Let what Home names lead to where it is."""
        home = self.home
        home.log_asked.connect(self.activities.log_activity)
        home.activity_asked.connect(self._on_activity_asked)
        home.evidence_asked.connect(self._on_evidence_asked)
        home.contract_asked.connect(self._on_contract_asked)
        home.bid_asked.connect(self._on_bid_asked)
        home.expected_asked.connect(self.expected.open)
        home.review_asked.connect(self._on_review_asked)
        home.gap_asked.connect(self._on_gap_asked)
        home.activities_asked.connect(lambda: self._window.show_page(self.activities.key))
        home.outcome_asked.connect(self._on_outcome_asked)

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
            Command(tr("Go"), tr("People"), "Ctrl+Shift+P", self.show_people),
            Command(tr("Go"), tr("Settings"), "Ctrl+,", lambda: self.show(self.settings.key)),
            Command(tr("Edit"), tr("Undo"), "Ctrl+Z", self._desk.undo),
            Command(tr("Edit"), tr("Redo"), "Ctrl+Y", self._desk.redo),
        )

    def _show_foot(self) -> None:
        """Say where the data is and when it was last backed up; a failed backup is said aloud."""
        status = last_backup(self._desk.workspace.folder)
        backup = _backup_text(status, self._desk.today())
        self._window.side_bar.set_foot((("hard-drive", tr("Kept on this computer")), backup))
        if status.state is BackupState.FAILED:
            folder = self._desk.workspace.folder
            self._desk.failed.emit(BackupFailed(folder, status.code, status.details))

    def _show_cautions(self) -> None:
        """Say what may harm the workspace where it lies, the worst first."""
        for each in reversed(cautions(self._desk.workspace.folder)):
            strong, _, rest = finding_text(each.code, each.item, each.details).partition(". ")
            self._window.messages.show_trouble(f"{strong}.", rest)

    def _show_name(self) -> None:
        with self._desk.look() as view:
            self._window.set_whose(view.organisation.name)

    def _on_add_evidence(self) -> None:
        self._window.show_page(self.evidence.key)
        self.evidence.add_evidence()

    @Slot(UUID)
    def _on_activity_asked(self, uid: UUID) -> None:
        self.finding.going.remember(Kind.ACTIVITY, uid)
        self.ways.show_activity(uid)

    @Slot(UUID)
    def _on_evidence_asked(self, uid: UUID) -> None:
        self.finding.going.remember(Kind.EVIDENCE, uid)
        self.ways.show_file(uid)

    @Slot()
    def _on_review_asked(self) -> None:
        self._window.show_page(self.evidence.key)
        self.evidence.review()

    @Slot(UUID)
    def _on_contract_asked(self, contract: UUID) -> None:
        """Show what counts towards a contract."""
        self._window.show_page(self.activities.key)
        self.activities.chips.set_all(ActivityFilter(contract=contract))

    @Slot(UUID)
    def _on_bid_asked(self, _bid: UUID) -> None:
        """Open what a tender asks us for: the pack that goes with it."""
        self._window.show_page(self.packs.key)
        self.packs.export()

    @Slot(object, object)
    def _on_gap_asked(self, gap: GapFacts, period: Period) -> None:
        """Show the activities of a period whose results keep a claim from being proven."""
        wanted = ActivityFilter(
            period=period,
            measures=frozenset({gap.measure}),
            mark=gap.mark,
            impact=gap.impact,
        )
        self._window.show_page(self.activities.key)
        self.activities.chips.set_all(wanted)

    @Slot(UUID)
    def _on_outcome_asked(self, measure: UUID) -> None:
        self.finding.going.remember(Kind.MEASURE, measure)
        self.ways.show_measure(measure)

    @Slot(UUID)
    def _on_log_asked(self, measure: UUID) -> None:
        self.activities.log_activity(measure=measure)

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
            self._show_name()


def _pack_folder(settings: Settings) -> Path:
    """Return where the last pack was saved, else the person's documents."""
    if settings.pack_folder and Path(settings.pack_folder).is_dir():
        return Path(settings.pack_folder)
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    found = Path(QStandardPaths.writableLocation(documents))
    return found if found.is_dir() else Path.home()


def _backup_text(status: BackupStatus, today: date) -> tuple[str, str]:
    """Return icon and words for the last backup that was opened and checked."""
    if status.state is BackupState.RUNNING:
        return "history", tr("Backing up")
    if status.last_good is None:
        return "minus", tr("No backup yet")
    at = status.last_good.made_at
    if at.date() == today:
        return "check", tr("Backed up today {at}", at=f"{at:%H:%M}")
    return "check", tr("Backed up {day}", day=day_text(at).partition(" ")[2])
