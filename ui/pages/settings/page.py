"""The settings page: one page that scrolls, a list at the left that follows. Applied at once."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from sv_evidence.domain.problems import InvalidEntry
from sv_evidence.domain.records import Kind
from sv_evidence.operations.safekeeping import back_up
from sv_evidence.operations.setting_up import amend_organisation
from sv_evidence.store.backup_files import Backup
from sv_evidence.store.changes import Changes
from sv_evidence.wording.words import tr
from ui.desk import Desk
from ui.newest import Newest
from ui.pages.page import Page
from ui.pages.settings.asking import Held, held
from ui.pages.settings.doing import Further
from ui.pages.settings.locking import LockSheet
from ui.pages.settings.sections import (
    AuthorPart,
    KeysPart,
    OrganisationPart,
    PeoplePart,
    ValuesPart,
)
from ui.theme import Theme
from ui.widgets.section import Rule
from ui.widgets.sidebar import NavRow
from ui.widgets.surface import Surface
from ui.widgets.toast import Said

LIST, WIDEST = 200, 940
GAP = 28


class SettingsPage(Page):
    """Shows what holds; every change goes through the desk and can be undone."""

    key = "settings"
    title = tr("Settings")
    icon = "settings"
    foot_keys = "Ctrl+,"
    has_inspector = False

    people_asked = Signal()
    renamed = Signal(str)
    """The name that stands beside every change from now on."""
    backed_up = Signal()
    worn = Signal(object)
    """Fields of the window's settings that a person chose."""
    bin_asked = Signal()
    help_asked = Signal()

    def __init__(self, theme: Theme, desk: Desk, window: QWidget) -> None:
        super().__init__(theme)
        self._desk, self._window = desk, window
        self.organisation = OrganisationPart(theme)
        self.values = ValuesPart(theme)
        self.people = PeoplePart(theme)
        self.keys = KeysPart(theme)
        self.author = AuthorPart(theme)
        self.further = Further(theme, desk, window, self)
        self._parts = (
            self.organisation,
            self.further.frameworks,
            self.keys,
            self.further.appearance,
            self.values,
            self.people,
            self.author,
            self.further.files,
            self.further.about,
        )
        self._newest = Newest(desk, self)
        self._rows: list[NavRow] = []
        self._arrange()
        self._connect()

    def main_pane(self) -> QWidget:
        """Go to the sections."""
        return self._area

    def arrive(self) -> None:
        """Look again."""
        workspace = self._desk.workspace
        self.author.show_author(workspace.author)
        self._newest.read("held", lambda view: held(view, workspace), self._on_held)
        self.further.arrive()

    def _arrange(self) -> None:
        theme, px = self.theme, self.theme.px
        self.set_subtitle(tr("Changes apply at once, and can be undone."))
        names = QVBoxLayout()
        names.setContentsMargins(px(18), px(14), px(12), px(14))
        names.setSpacing(px(2))
        left = QWidget()
        left.setFixedWidth(px(LIST))
        left.setLayout(names)
        inside = Surface(theme, "bg")
        sections = QVBoxLayout(inside)
        sections.setContentsMargins(px(36), px(18), px(36), px(28))
        sections.setSpacing(px(GAP))
        for part in self._parts:
            row = NavRow(theme, part.title, part.icon)
            row.clicked.connect(lambda _on=False, part=part: self._go_to(part))
            names.addWidget(row)
            self._rows.append(row)
            part.setMaximumWidth(px(WIDEST))
            sections.addWidget(part)
        names.addStretch(1)
        sections.addStretch(1)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inside)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(left)
        across.addWidget(Rule(theme, "line2", upright=True))
        across.addWidget(self._area, 1)
        self.content.addWidget(Rule(theme, "line2"))
        self.content.addLayout(across, 1)
        self._rows[0].setChecked(True)

    def _connect(self) -> None:
        self.organisation.amended.connect(self._on_amended)
        self.values.switched.connect(self._on_values)
        self.people.open.clicked.connect(self.people_asked)
        self.keys.lock.clicked.connect(self._on_lock)
        self.keys.back_up.clicked.connect(self._on_back_up)
        self.author.renamed.connect(self._on_renamed)
        self.keys.elsewhere.clicked.connect(self._on_elsewhere)
        self.further.appearance.worn.connect(self.worn)
        self.further.files.bin.clicked.connect(self.bin_asked)
        self.further.about.help.clicked.connect(self.help_asked)
        self._area.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._desk.changed.connect(self._on_changed)

    def _on_held(self, found: Held) -> None:
        for part in (self.organisation, self.values, self.people, self.keys):
            part.show_held(found)
        self.further.frameworks.show_held(found)

    def _go_to(self, part: QWidget) -> None:
        self._area.verticalScrollBar().setValue(max(0, part.y() - self.theme.px(GAP) // 2))

    @Slot(int)
    def _on_scrolled(self, at: int) -> None:
        """Let the list follow: the last section that has begun is the one that is read."""
        reach = at + self.theme.px(GAP)
        begun = [place for place, part in enumerate(self._parts) if part.y() <= reach]
        self._rows[begun[-1] if begun else 0].setChecked(True)

    @Slot(object)
    def _on_amended(self, fields: dict[str, object]) -> None:
        self._amend(fields, tr("Settings changed"))

    @Slot(bool)
    def _on_values(self, shown: bool) -> None:  # noqa: FBT001 - Qt gives the box's state
        on, off = tr("Values are shown again"), tr("Values are switched off")
        self._amend({"shows_values": shown}, on if shown else off)

    def _amend(self, fields: dict[str, object], said: str) -> None:
        self.organisation.show_faults(())
        self._desk.work(
            self,
            lambda workspace, _ticket: amend_organisation(workspace, **fields),
            failed=self._on_refused,
            said=said,
        )

    def _on_refused(self, error: Exception) -> None:
        if isinstance(error, InvalidEntry):
            self.organisation.show_faults(error.faults)
        else:
            self._desk.failed.emit(error)

    @Slot()
    def _on_lock(self) -> None:
        sheet = LockSheet(self.theme, self._desk, self._window, is_locked=self.keys.is_locked)
        sheet.closed.connect(self.arrive)
        sheet.open()

    @Slot()
    def _on_elsewhere(self) -> None:
        title = tr("Where the backup goes: a stick or another disk")
        self.further.folders.choose_folder(title, Path.home(), self._back_up)

    @Slot()
    def _on_back_up(self) -> None:
        self._back_up(None)

    def _back_up(self, place: Path | None) -> None:
        self.keys.back_up.setEnabled(False)
        self.keys.backup.say(tr("Backing up"), tr("It is opened and read back before it counts."))
        self._desk.work(
            self,
            lambda workspace, _ticket: back_up(workspace, place=place),
            done=self._on_backed_up,
            failed=self._on_not_backed_up,
        )

    def _on_backed_up(self, _made: Backup) -> None:
        self.keys.back_up.setEnabled(True)
        self._desk.said.emit(Said(tr("Backed up, opened and read back"), icon="check"))
        self.backed_up.emit()
        self.arrive()

    def _on_not_backed_up(self, error: Exception) -> None:
        self.keys.back_up.setEnabled(True)
        self.arrive()
        self._desk.failed.emit(error)

    @Slot(str)
    def _on_renamed(self, name: str) -> None:
        self._desk.workspace.author = name
        self.renamed.emit(name)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.includes(Kind.ORGANISATION, Kind.PERSON, Kind.FRAMEWORK):
            self.arrive()
