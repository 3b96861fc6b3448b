"""What can be done with activities from the page: log, edit, copy, add files, bin."""

from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from sv_evidence.domain.activities import Activity
from sv_evidence.domain.records import Kind
from sv_evidence.domain.surveys import SurveyDraft, draft_of_survey
from sv_evidence.operations.attaching import Filed, attach_files
from sv_evidence.operations.binning import bin_by_uid
from sv_evidence.operations.bulk import MOST
from sv_evidence.operations.incoming import FileDraft
from sv_evidence.operations.standing import StandingFile, StandingResult
from sv_evidence.operations.surveying import keep_survey
from sv_evidence.store.listings.activities import ActivityRow
from sv_evidence.store.workspace import Workspace
from sv_evidence.wording.changes import Change
from sv_evidence.wording.labels import kind_count
from sv_evidence.wording.numbers import near_day_text
from sv_evidence.wording.words import tr, trn
from ui.desk import Desk
from ui.models.paged import Ids
from ui.pages.activities.bulk.sheet import BulkSheet
from ui.pages.activities.expected.opening import ExpectedList
from ui.pages.activities.log.entry import Entry
from ui.pages.activities.log.opening import Purpose
from ui.pages.activities.log.sheet import LogSheet
from ui.pages.activities.survey import SurveySheet
from ui.pages.evidence.strength import Judged, ask_strength
from ui.pages.people.register import RegisterSheet
from ui.tasks import Ticket
from ui.theme import Theme
from ui.widgets.choosing import FileChooser, SystemFileChooser
from ui.widgets.left_out import LeftOutSheet, reasons
from ui.widgets.toast import Said


class ActivityVerbs(QObject):
    """Runs the page's verbs through the desk. ``logged`` with the activity a sheet has saved."""

    logged = Signal(UUID)

    def __init__(
        self, theme: Theme, desk: Desk, window: QWidget, chooser: FileChooser, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._desk = desk
        self._window = window
        self._chooser = chooser
        self._sheet: LogSheet | None = None
        self._expected = ExpectedList(theme, desk, window)
        self._expected.carried.connect(self.carry)

    @property
    def is_open(self) -> bool:
        """Say whether the sheet lies over the page."""
        return self._sheet is not None

    def log(self, files: tuple[Path, ...] = (), measure: UUID | None = None) -> None:
        """Open the sheet on a new activity, or hand files to the one that is open.

        A measure that is given is chosen already.
        """
        if self._sheet is not None:
            self._sheet.add_files(files)
            return
        self._open(Purpose.LOG, None, files, measure)

    def carry(self, entry: object) -> None:
        """Open the sheet on a new activity that was begun elsewhere (``Entry``)."""
        if self._sheet is None and isinstance(entry, Entry):
            self._open(Purpose.LOG, None, carried=entry)

    def edit(self, uid: UUID) -> None:
        """Open the sheet on an activity."""
        if self._sheet is None:
            self._open(Purpose.EDIT, uid)

    def copy(self, uid: UUID) -> None:
        """Open the sheet on a new activity like another one."""
        if self._sheet is None:
            self._open(Purpose.COPY, uid)

    def add_evidence(self, uid: UUID) -> None:
        """Choose files and tie them to an activity."""
        self._chooser.choose(lambda paths: self.attach(uid, paths))

    def attach(self, uid: UUID, paths: tuple[Path, ...]) -> None:
        """Add files to an activity; those that cannot come are named, and the rest comes."""
        if not paths:
            return
        files = [FileDraft(path) for path in paths]

        def job(workspace: Workspace, ticket: Ticket) -> Filed:
            pool = self._desk.pool
            return attach_files(
                workspace, files, to=[uid], pool=pool, progress=ticket.step, without_bad=True
            )

        self._desk.work(self, job, done=self._on_attached)

    def register(self, uid: UUID) -> None:
        """Open the sheet that takes an activity's register."""
        chooser = SystemFileChooser(self._window, tr("Take the register from a spreadsheet"))
        RegisterSheet(self._theme, self._desk, self._window, chooser, uid).begin()

    def survey(self, result: StandingResult) -> None:
        """Ask what the survey behind a result found, and keep it."""
        today, uid = self._desk.today(), result.result
        held = None if result.survey is None else draft_of_survey(result.survey)
        sheet = SurveySheet(
            self._theme, self._window, result.title, needs=result.needs, held=held, today=today
        )

        def keep(draft: SurveyDraft) -> None:
            gone = tr("Survey taken away from {title}", title=result.title)
            kept = tr("Survey recorded for {title}", title=result.title)
            self._desk.run(
                self,
                Change.RECORD_SURVEY,
                lambda unit: keep_survey(unit, uid, draft, today=today),
                said=gone if draft.is_blank else kept,
            )

        sheet.recorded.connect(keep)
        sheet.open()

    def judge(self, activity: UUID, file: StandingFile) -> None:
        """Ask how easy a file is to defend on an activity, and keep it."""
        judged = Judged(file.evidence, file.usual, ((activity, file.judged, file.reason),))
        ask_strength(self._theme, self._desk, self._window, judged)

    def change(self, ids: Ids) -> None:
        """Open the sheet that changes one thing of many activities; of too many, say so."""
        if len(ids) > MOST:
            words = tr("At most {most} activities can be changed together.", most=f"{MOST:,}")
            self._desk.said.emit(Said(words, icon="info"))
            return
        with self._desk.look() as view:
            uids = [view.activities.uid_of(each) for each in ids]
        BulkSheet(self._theme, self._desk, self._window, uids).begin()

    def bin(self, ids: Ids, only: ActivityRow | None) -> None:
        """Put activities in the bin as one change."""
        count = len(ids)
        what = kind_count(Kind.ACTIVITY, count)
        if only is not None:
            what = f"{only.title}, {near_day_text(only.last_day, self._desk.today())}"

        def job(workspace: Workspace, _ticket: Ticket) -> UUID:
            with workspace.read() as view:
                uids = [view.activities.uid_of(each) for each in ids]
            return bin_by_uid(workspace, Activity, uids)

        if count:
            self._desk.work(self, job, said=tr("{what} moved to the bin", what=what))

    def _open(
        self,
        purpose: Purpose,
        uid: UUID | None,
        files: tuple[Path, ...] = (),
        measure: UUID | None = None,
        carried: Entry | None = None,
    ) -> None:
        self._sheet = sheet = LogSheet(
            self._theme, self._desk, self._window, self._chooser, purpose=purpose, uid=uid
        )
        sheet.closed.connect(self._on_closed)
        sheet.saved.connect(self.logged)
        sheet.other_asked.connect(self.edit)
        sheet.buttons.expected.clicked.connect(partial(self._on_expected, sheet))
        sheet.buttons.register.clicked.connect(lambda: self._on_register(sheet, purpose, uid))
        sheet.begin(files, measure, carried)

    def _on_register(self, sheet: LogSheet, purpose: Purpose, uid: UUID | None) -> None:
        """Take the register of what is edited; what is new is saved first."""
        if purpose is Purpose.EDIT and uid is not None:
            self.register(uid)
            return
        once = Qt.ConnectionType.SingleShotConnection
        sheet.saved.connect(self.register, once)
        sheet.save()

    def _on_expected(self, sheet: LogSheet) -> None:
        """Go to what was expected, unless there is typing to be lost."""
        sheet.leave()
        if self._sheet is None:
            self._expected.open()

    def _on_closed(self) -> None:
        self._sheet = None

    def _on_attached(self, filed: Filed) -> None:
        here = sum(each.state == "already_here" for each in filed.evidence)
        added = len(filed.evidence) - here
        parts = [trn("{count} file added", "{count} files added", added)] if added else []
        if here:
            parts.append(trn("{count} was already here", "{count} were already here", here))
        if parts:
            self._desk.said.emit(Said(", ".join(parts), undo=True))
        if filed.left_out:
            said = reasons(filed.left_out)
            LeftOutSheet(self._theme, self._window, said, len(filed.evidence)).open()
