"""The sheet that brings in a spreadsheet: its columns, a try, and what cannot be read."""

from dataclasses import replace
from pathlib import Path
from threading import Event
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from sv_evidence.domain.problems import Problem
from sv_evidence.domain.sheet_columns import Target
from sv_evidence.domain.sheet_rows import Plan
from sv_evidence.domain.sheet_values import DayOrder
from sv_evidence.operations.bringing_in import Trial, Verdict, bring_in, try_sheet
from sv_evidence.operations.refused_rows import keep_refused
from sv_evidence.operations.sheet_plans import (
    Book,
    open_book,
    plan_sheet,
    remember,
    with_fix,
    with_target,
)
from sv_evidence.store.workspace import Workspace
from sv_evidence.wording.changes import Change
from sv_evidence.wording.problems import sentence_for
from sv_evidence.wording.sheets import bring_in_words, brought_in_text, one_change_text, sheet_text
from sv_evidence.wording.words import tr, trn
from ui.desk import Desk
from ui.newest import Newest
from ui.pages.bringing.parts import BringInParts
from ui.tasks import Ticket
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.choosing import FileChooser, FolderChooser
from ui.widgets.sheet import Sheet
from ui.widgets.toast import Said
from ui.widgets.words import Elided

SIZE = (1256, 804)


class BringInSheet(Sheet):
    """Reads, tries, and brings in what can be read. ``brought_in`` when it is done."""

    brought_in = Signal()

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        window: QWidget,
        chooser: FileChooser,
        folders: FolderChooser,
    ) -> None:
        super().__init__(theme, window, tr("Bring in a spreadsheet"), *SIZE)
        self._desk, self._chooser, self._folders = desk, chooser, folders
        self._newest = Newest(desk, self, self._on_failed)
        self._book: Book | None = None
        self._plan: Plan | None = None
        self.trial: Trial | None = None
        self._stop = Event()
        self._ticket: Ticket | None = None
        self.parts = BringInParts(theme, self.body)
        self._arrange_foot_parts(theme)
        self._connect()

    def begin(self) -> None:
        """Open, and ask for a file."""
        self.open()

    def read(self, file: Path) -> None:
        """Read a file in the jail; Stop ends that."""
        self._stop = stop = Event()
        self.parts.start(tr("Reading {file}", file=file.name))
        self.set_subtitle(file.name)
        self._newest.fetch("book", lambda: open_book(file, stop=stop), self._on_book)

    def save(self) -> None:
        """Bring in what can be read, as one change."""
        trial, today = self.trial, self._desk.today()
        if trial is None or self._ticket is not None:
            return
        plan, self._stop = trial.plan, Event()
        self._go.setEnabled(False)
        self.parts.start(tr("Bringing in"))

        def job(workspace: Workspace, ticket: Ticket) -> UUID:
            with workspace.change(Change.BRING_IN) as unit:
                bring_in(unit, plan, today=today, progress=ticket.step)
            remember(workspace, plan)
            return unit.change

        said = brought_in_text(len(trial.of(Verdict.ADD)), len(trial.of(Verdict.CHANGE)))
        self._ticket = self._desk.work(
            self,
            job,
            done=self._on_brought_in,
            failed=self._on_failed,
            progress=self._on_progress,
            cancelled=self._on_stopped,
            said=said,
        )

    def may_close(self) -> bool:
        """While rows come in, closing stops that first."""
        self._stop.set()
        if self._ticket is None:
            return True
        self._ticket.cancel()
        return False

    def _arrange_foot_parts(self, theme: Theme) -> None:
        self._note = Elided(theme, "", Type.SMALL, "ink2")
        self.foot.addWidget(self._note, 1)
        self._go: Button = self.end_with(tr("Bring in"), self.save)
        self._go.setEnabled(False)
        self._keep = Button(theme, tr("Keep the others as a list"), rank=Rank.LINK)
        self._remember = Button(theme, tr("Remember these columns"), rank=Rank.LINK)
        for button in (self._remember, self._keep):
            self.foot.insertWidget(2, button)
            button.hide()
        self.first = self.parts.choose

    def _connect(self) -> None:
        parts = self.parts
        parts.choose.clicked.connect(lambda: self._chooser.choose(self._on_chosen))
        parts.another.clicked.connect(lambda: self._chooser.choose(self._on_chosen))
        parts.sheets.activated.connect(self._on_sheet)
        parts.order.activated.connect(self._on_order)
        parts.project.activated.connect(self._on_project)
        parts.project_words().editingFinished.connect(self._on_project)
        parts.columns.chosen.connect(self._on_target)
        parts.rows.fixed.connect(self._on_fixed)
        parts.tiles.chosen.connect(self._on_tile)
        parts.working.stopped.connect(self.may_close)
        self._keep.clicked.connect(self._on_keep)
        self._remember.clicked.connect(self._on_remember)

    def _on_chosen(self, paths: tuple[Path, ...]) -> None:
        if paths:
            self.read(paths[0])

    def _on_book(self, book: Book) -> None:
        self._book = book
        self.parts.show_book(book)
        self._on_sheet()

    @Slot()
    def _on_sheet(self) -> None:
        book, today = self._book, self._desk.today()
        if book is not None:
            at = max(self.parts.sheets.currentIndex(), 0)
            self._newest.read(
                "plan", lambda view: plan_sheet(view, book, at, today=today), self._on_plan
            )

    def _on_plan(self, plan: Plan) -> None:
        self.parts.build(plan)
        with self._desk.look() as view:
            self.parts.offer_projects(view, plan.project)
        self._try(plan)

    def _try(self, plan: Plan) -> None:
        """Say what would happen with every row."""
        self._plan, today = plan, self._desk.today()
        self._go.setEnabled(False)
        self._newest.read("trial", lambda view: try_sheet(view, plan, today=today), self._on_trial)

    def _on_trial(self, trial: Trial) -> None:
        is_first = self.trial is None or self.trial.plan.layout != trial.plan.layout
        self.trial = trial
        self.parts.show_trial(trial, is_first=is_first)
        self._show_foot(trial)
        book, layout = self._book, trial.plan.layout
        if book is not None:
            name = book.sheets[max(self.parts.sheets.currentIndex(), 0)].name
            rows = len(layout.rows) + trial.empty_rows
            self.set_subtitle(sheet_text(book.path.name, name, rows, layout.heading_row))
        if is_first:
            self.parts.columns.heads[0].becomes.setFocus()

    def _show_foot(self, trial: Trial) -> None:
        count = len(trial.of(Verdict.ADD)) + len(trial.of(Verdict.CHANGE))
        self._go.say(bring_in_words(count) if count else tr("Bring in"))
        self._go.setEnabled(count > 0)
        self._note.say(one_change_text(count) if count else "")
        failed = len(trial.of(Verdict.FAIL))
        self._keep.say(
            trn("Keep the other {count} as a list", "Keep the other {count} as a list", failed)
        )
        self._keep.setVisible(failed > 0)
        self._remember.show()

    @Slot(int, object)
    def _on_target(self, place: int, target: Target) -> None:
        if self._plan is not None:
            self._try(with_target(self._plan, place, target))

    @Slot(int, int, str)
    def _on_fixed(self, row: int, column: int, cell: str) -> None:
        if self._plan is not None:
            self._try(with_fix(self._plan, row, column, cell))

    @Slot()
    def _on_order(self) -> None:
        order = DayOrder(str(self.parts.order.currentData()))
        if self._plan is not None and order is not self._plan.order:
            self._try(replace(self._plan, order=order))

    @Slot()
    def _on_project(self) -> None:
        project = self.parts.project_said()
        if self._plan is not None and project != self._plan.project:
            self._try(replace(self._plan, project=project))

    @Slot()
    def _on_tile(self) -> None:
        if self.trial is not None:
            self.parts.rows.show_rows(self.trial, self.parts.tiles.verdict)

    @Slot()
    def _on_remember(self) -> None:
        plan = self._plan
        if plan is not None:
            self._desk.work(self, lambda workspace, _ticket: remember(workspace, plan))
            self._desk.said.emit(Said(tr("Columns like these are read the same way from now on.")))

    @Slot()
    def _on_keep(self) -> None:
        """Ask where the rows that cannot be read are kept, as a list to mend."""
        book, trial = self._book, self.trial
        if book is None or trial is None:
            return
        name = tr("{file}, to mend.csv", file=book.path.stem)

        def keep(folder: Path) -> None:
            path = folder / name
            self._newest.fetch("list", lambda: keep_refused(trial, path, overwrite=True), done)

        def done(_nothing: None) -> None:
            self._desk.said.emit(Said(tr("Kept as {file}", file=name)))

        self._folders.choose_folder(tr("Where to keep the list"), book.path.parent, keep)

    def _on_progress(self, done: int, total: int) -> None:
        self.parts.working.step(done, total, tr("{done} of {total}", done=done, total=total))

    def _on_brought_in(self, _change: UUID) -> None:
        self._ticket = None
        self.brought_in.emit()
        self.dismiss()

    def _on_stopped(self) -> None:
        self._ticket = None
        self.parts.working.finish()
        self._go.setEnabled(True)

    def _on_failed(self, error: Exception) -> None:
        self._ticket = None
        self.parts.working.finish()
        if self._stop.is_set():  # a person said so, and knows
            return
        if isinstance(error, Problem):
            said = sentence_for(error)
            self.parts.notices.show_trouble(said.happened, f"{said.means} {said.next}")
        else:
            self._desk.failed.emit(error)
