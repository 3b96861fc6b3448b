"""Files that are missing or altered, one under another, each with its ways out."""

from collections.abc import Callable
from pathlib import Path
from threading import Event
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from sv_evidence.domain.evidence import Condition, Evidence
from sv_evidence.operations.attaching import attach_files
from sv_evidence.operations.incoming import FileDraft
from sv_evidence.operations.replacing import Faulty, faulty_files, originals_in
from sv_evidence.store.recorder import Changes
from sv_evidence.store.workspace import Workspace
from sv_evidence.wording.words import tr, trn
from ui.desk import Desk
from ui.newest import Newest
from ui.tasks import Ticket
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.choosing import FolderChooser, SystemFolderChooser
from ui.widgets.inspector import empty
from ui.widgets.section import Rule
from ui.widgets.sheet import Sheet
from ui.widgets.words import Elided, Words

SIZE = (760, 560)


class ReviewSheet(Sheet):
    """Leads each file to its original: chosen by hand, or found in a folder by its SHA-256."""

    find_asked = Signal(object)
    """The original of a file (``Evidence``) is to be chosen."""
    show_asked = Signal(UUID)
    bin_asked = Signal(UUID)

    def __init__(
        self, theme: Theme, desk: Desk, window: QWidget, chooser: FolderChooser | None = None
    ) -> None:
        super().__init__(theme, window, tr("Files to put right"), *SIZE)
        self._desk = desk
        self._chooser = chooser or SystemFolderChooser(window)
        self._newest = Newest(desk, self)
        self._stop = Event()
        self._faulty: tuple[Faulty, ...] = ()
        self._arrange_body()
        self._said = Elided(theme, "", Type.SMALL, "ink2")
        self._folder = Button(theme, tr("Look in a folder"), icon="folder")
        self._folder.clicked.connect(self._on_folder)
        self.primary = Button(theme, tr("Close"), rank=Rank.FILLED, hint="Ctrl+Enter")
        self.primary.clicked.connect(self.leave)
        self.foot.addWidget(self._said, 1)
        self.foot.addWidget(self._folder)
        self.foot.addWidget(self.primary)
        self.closed.connect(self._stop.set)
        desk.changed.connect(self._on_changed)
        self._read()

    def look_in(self, folder: Path) -> None:
        """Search a folder for originals, and put back those that are there."""
        wanted, stop, pool = [each.evidence for each in self._faulty], self._stop, self._desk.pool

        def job(workspace: Workspace, _ticket: Ticket) -> int:
            found = originals_in(folder, wanted, stop=stop)
            if found:
                drafts = [FileDraft(path) for path in dict.fromkeys(found.values())]
                attach_files(workspace, drafts, pool=pool, stop=stop)
            return len(found)

        self._said.say(tr("Looking in {name} and all folders below it", name=folder.name))
        self._folder.setEnabled(False)
        self._desk.work(self, job, done=self._on_found, failed=self._on_failed)

    def _arrange_body(self) -> None:
        theme = self._theme
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.px(24), theme.px(14), theme.px(24), theme.px(14))
        column.setSpacing(0)
        words = tr(
            "None of these counts as proof until its original is back. A file is taken back only"
            " if every byte is as it was added."
        )
        self._lead = Words(theme, words, Type.TABLE, "ink2", wrap=True)
        column.addWidget(self._lead)
        column.addSpacing(theme.px(10))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column.addLayout(self._rows)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        self.body.addWidget(scroll)

    def _read(self) -> None:
        self._newest.read("faulty", faulty_files, self._on_read)

    def _on_read(self, faulty: tuple[Faulty, ...]) -> None:
        self._faulty = faulty
        count = len(faulty)
        self.set_subtitle(trn("{count} file", "{count} files", count) if count else "")
        empty(self._rows)
        for each in faulty:
            self._rows.addWidget(self._row(each))
            self._rows.addWidget(Rule(self._theme))
        self._folder.setEnabled(bool(faulty))
        if not faulty:
            self._lead.say(tr("Every file is here, as it was added."))
            if self.primary is not None:
                self.primary.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, faulty: Faulty) -> QWidget:
        theme, evidence = self._theme, faulty.evidence
        is_gone = faulty.condition is Condition.MISSING
        sign = QLabel()
        icon = "file-x" if is_gone else "triangle-alert"
        sign.setPixmap(theme.pixmap(icon, "alarm", 18, self.devicePixelRatioF()))
        state = tr("Missing from the workspace") if is_gone else tr("Altered since it was added")
        uses = trn("used in {count} activity", "used in {count} activities", faulty.uses)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Elided(theme, f"{evidence.number} {evidence.title}", Type.ROW_TITLE))
        words.addWidget(Elided(theme, f"{state}, {uses}. {evidence.file_name}", Type.SMALL, "ink2"))
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, theme.px(9), 0, theme.px(9))
        row.setSpacing(theme.px(10))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self._verb(tr("Find the file"), evidence, self._on_find, Rank.BORDERED))
        row.addWidget(self._verb(tr("Show"), evidence, self._on_show, Rank.LINK))
        row.addWidget(self._verb(tr("Remove"), evidence, self._on_remove, Rank.LINK, "alarm"))
        return line

    def _verb(
        self,
        words: str,
        evidence: Evidence,
        act: Callable[[Evidence], object],
        rank: Rank,
        colour: str = "",
    ) -> Button:
        button = Button(self._theme, words, rank=rank, small=True, colour=colour)
        button.setAccessibleName(f"{words}, {evidence.number}")
        button.clicked.connect(lambda: act(evidence))
        return button

    def _on_find(self, evidence: Evidence) -> None:
        self.find_asked.emit(evidence)

    def _on_show(self, evidence: Evidence) -> None:
        self.dismiss()
        self.show_asked.emit(evidence.uid)

    def _on_remove(self, evidence: Evidence) -> None:
        self.bin_asked.emit(evidence.uid)

    @Slot()
    def _on_folder(self) -> None:
        self._chooser.choose_folder(tr("Look for originals in"), Path.home(), self.look_in)

    def _on_found(self, count: int) -> None:
        self._folder.setEnabled(True)
        words = trn("{count} file is back.", "{count} files are back.", count)
        self._said.say(words if count else tr("None of the originals is there."))

    def _on_failed(self, error: Exception) -> None:
        self._folder.setEnabled(True)
        self._said.say("")
        self._desk.failed.emit(error)

    @Slot(object)
    def _on_changed(self, _changes: Changes) -> None:
        self._read()
