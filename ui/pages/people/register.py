"""The sheet that takes an activity's register from paper or from a table."""

from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sv_evidence.domain.people import told_apart
from sv_evidence.domain.problems import Problem
from sv_evidence.domain.registering import RegisterLine, TableRegister, read_register_line
from sv_evidence.operations.register_lines import (
    Known,
    counts_with,
    line_faults,
    read_register,
    take_lines,
)
from sv_evidence.store.unit import Unit
from sv_evidence.wording.changes import Change
from sv_evidence.wording.faults import fault_text
from sv_evidence.wording.numbers import day_text
from sv_evidence.wording.people import counts_text, heads_doubt_text
from sv_evidence.wording.problems import sentence_for
from sv_evidence.wording.words import tr, trn
from ui.desk import Desk
from ui.pages.activities.log.keeping import DraftKeeper
from ui.pages.people.asked import hint_text, offer_afresh, said_of, throwing_away
from ui.pages.people.keeping import RegisterDraft, draft_name
from ui.pages.people.lines import (
    Line,
    LineEntry,
    LinesTable,
    Opening,
    length_of,
    line_put_down,
    lines_there,
    opening_of,
)
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.choosing import FileChooser
from ui.widgets.fields import Choice, Field
from ui.widgets.notices import NoticeArea
from ui.widgets.sheet import Sheet
from ui.widgets.words import Words

SIZE = (780, 640)
MOST_DAYS = 60
"""Of a longer run only the last days are offered one by one."""


class RegisterSheet(Sheet):
    """One line a person; saved as one change. Contacts and people are counted apart."""

    def __init__(
        self, theme: Theme, desk: Desk, window: QWidget, chooser: FileChooser, activity: UUID
    ) -> None:
        super().__init__(theme, window, tr("Register"), *SIZE)
        self._desk, self._window, self._chooser = desk, window, chooser
        self._activity = activity
        self._opening: Opening | None = None
        self._lines: list[Line] = []
        self._removed: set[UUID] = set()
        self._keeper = DraftKeeper(desk, draft_name(activity), self.draft, self)
        self._arrange_register(theme)
        self._connect()
        self.first = self.entry

    def begin(self) -> None:
        """Open, and read who is on it."""
        self.open()
        activity = self._activity
        self._desk.read(self, lambda view: opening_of(view, activity), self._on_opening)

    def may_close(self) -> bool:
        """Ask before lines are thrown away."""
        if self.draft().is_blank:
            self._keeper.forget()
            return True
        question = throwing_away(self._theme, self._window)
        question.accepted.connect(self._on_thrown_away)
        question.open()
        return False

    def draft(self) -> RegisterDraft:
        """Return what was put down and is not saved."""
        lines = tuple((line.typed, line.day) for line in self._put_down())
        return RegisterDraft(lines, tuple(sorted(self._removed)), self.entry.text())

    @Slot(list)
    def put_down(self, texts: list[str]) -> None:
        """Add lines as typed; the first that cannot be kept stays in the field with its fault."""
        self.entry.clear()
        self._entry.show_fault("")
        for text in filter(str.strip, texts):
            line = read_register_line(text)
            words = self._fault_of(line)
            if not words:
                self._lines.append(line_put_down(line, self._day(), self._known()))
            elif not self._entry.fault:
                self.entry.setText(text.strip())
                self._entry.show_fault(words)
        self._show()

    @Slot()
    def save(self) -> None:
        """Record the register, with what still stands in the field."""
        if self.entry.text().strip():
            self.put_down([self.entry.text()])
        if self._entry.fault or self._opening is None:
            self.entry.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        by_day: dict[date, list[RegisterLine]] = {}
        for line in self._put_down():
            by_day.setdefault(line.day, []).append(line.typed)
        if not by_day and not self._removed:
            self._on_thrown_away()
            return
        activity, today, removed = self._activity, self._desk.today(), tuple(self._removed)
        last = self._opening.register.activity.last_day

        def operation(unit: Unit) -> None:
            take_lines(unit, activity, (), today=today, removed=removed)
            for day, lines in by_day.items():
                own = None if day == last else day
                take_lines(unit, activity, lines, today=today, day=own)

        self.primary.setEnabled(False)
        self._desk.run(
            self,
            Change.TAKE_REGISTER,
            operation,
            done=lambda _none: self._on_thrown_away(),  # the record has it now
            failed=self._on_trouble,
            said=tr("Register taken: {counts}", counts=self.counts.text()),
        )

    def _arrange_register(self, theme: Theme) -> None:
        px = theme.px
        self.notices = NoticeArea(theme)
        self.entry = LineEntry(theme)
        self._entry = Field(theme, tr("&Add a person"), self.entry)
        self.day = Choice(theme)
        self._of_day = Field(theme, tr("&Day"), self.day)
        self._of_day.hide()
        top = QHBoxLayout()
        top.setContentsMargins(px(24), px(18), px(24), 0)
        top.setSpacing(px(12))
        top.addWidget(self._entry, 1)
        top.addWidget(self._of_day)
        hint = Words(theme, hint_text(), Type.SMALL, "ink2", wrap=True)
        hint.setContentsMargins(px(24), px(6), px(24), px(12))
        self.table = LinesTable(theme, self)
        self.doubt = Words(theme, "", Type.SMALL, "part_text", wrap=True)
        self.doubt.setContentsMargins(px(24), px(8), px(24), px(8))
        self.doubt.hide()
        self.body.addWidget(self.notices)
        self.body.addLayout(top)
        self.body.addWidget(hint)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.doubt)
        self._arrange_buttons(theme)

    def _arrange_buttons(self, theme: Theme) -> None:
        from_file = tr("From a spreadsheet")
        self.from_file = Button(theme, from_file, rank=Rank.LINK, icon="file-spreadsheet")
        self.head.addWidget(self.from_file)
        self.counts = Words(theme, "", Type.STRONG)
        self.off = Button(theme, tr("Take off"), rank=Rank.LINK, icon="x", hint="Delete")
        self.off.setEnabled(False)
        self.foot.addWidget(self.counts)
        self.foot.addWidget(self.off)
        self.primary: Button = self.end_with(tr("Save register"), self.save)

    def _connect(self) -> None:
        self.entry.entered.connect(self.put_down)
        self.entry.textEdited.connect(lambda _text: self._entry.show_fault(""))
        self.table.binned.connect(self._on_off)
        self.table.selectionModel().selectionChanged.connect(self._on_selected)
        self.off.clicked.connect(self._on_off)
        self._keeper.watch(self._window)
        self.closed.connect(self._keeper.stop)
        self.from_file.clicked.connect(lambda: self._chooser.choose(self._on_file))

    def _on_opening(self, opening: Opening) -> None:
        self._opening = opening
        register = opening.register
        activity = register.activity
        self.set_subtitle(f"{activity.title}, {day_text(activity.last_day)}")
        self._lines = [*lines_there(register), *self._lines]
        self.entry.offer([each.person.reference for each in opening.known])
        days = [activity.first_day + timedelta(days=at) for at in range(length_of(activity.days))]
        for day in days[-MOST_DAYS:]:
            self.day.addItem(day_text(day), day)
        self.day.setCurrentIndex(self.day.count() - 1)
        self._of_day.setVisible(len(days) > 1)
        if opening.kept is not None and not self._put_down():
            self._take_up(*opening.kept)
        self._show()
        self._keeper.start(self.draft())

    def _take_up(self, draft: RegisterDraft, at: datetime) -> None:
        """Put down again what was not saved; starting afresh is one press away."""
        self._removed = set(draft.removed)
        self._lines = [line for line in self._lines if line.attendance not in self._removed]
        known = self._known()
        self._lines += [line_put_down(line, day, known) for line, day in draft.lines]
        self.entry.setText(self.entry.text() or draft.typing)
        offer_afresh(self.notices, at, self._on_start_afresh)

    @Slot()
    def _on_start_afresh(self) -> None:
        self._lines = [] if self._opening is None else lines_there(self._opening.register)
        self._removed = set()
        self.entry.clear()
        self._show()

    @Slot()
    def _on_thrown_away(self) -> None:
        self._keeper.forget()
        self.dismiss()

    def _known(self) -> tuple[Known, ...]:
        return () if self._opening is None else self._opening.known

    def _put_down(self) -> list[Line]:
        return [line for line in self._lines if line.attendance is None]

    def _day(self) -> date:
        chosen = self.day.currentData()
        return chosen if isinstance(chosen, date) else self._desk.today()

    def _fault_of(self, line: RegisterLine) -> str:
        """Say why a line cannot be put down; empty if it can."""
        faults = line_faults([line], today=self._desk.today(), any_uid=self._activity)
        if faults:
            return fault_text(faults[0])
        here, day = told_apart(line.reference), self._day()
        if any(told_apart(each.reference) == here and each.day == day for each in self._lines):
            return tr("{reference} is on it already.", reference=line.reference)
        return ""

    def _show(self) -> None:
        """Show the lines, and count people and contacts apart."""
        if self._opening is None:
            return
        register = self._opening.register
        added = [(line.typed, line.day) for line in self._put_down()]
        people, contacts = counts_with(register, self._known(), added, removed=self._removed)
        self.counts.say(counts_text(people, contacts))
        self.table.show_lines(self._lines, several_days=length_of(register.activity.days) > 1)
        doubt = heads_doubt_text(register.activity.people, people) if self._lines else ""
        self.doubt.say(doubt)
        self.doubt.setVisible(bool(doubt))

    @Slot()
    def _on_selected(self) -> None:
        self.off.setEnabled(bool(self.table.chosen()))

    @Slot()
    def _on_off(self) -> None:
        """Take the chosen lines off; what was recorded goes when the sheet is saved."""
        gone = self.table.chosen()
        self._removed |= {line.attendance for line in gone if line.attendance is not None}
        self._lines = [line for line in self._lines if line not in gone]
        self._show()
        self.entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_file(self, paths: tuple[Path, ...]) -> None:
        if not paths:
            return
        workspace = self._desk.workspace
        self.from_file.setEnabled(False)
        self._desk.fetch(
            self, lambda: read_register(workspace, paths[0]), self._on_read, self._on_trouble
        )

    def _on_read(self, read: TableRegister) -> None:
        self.from_file.setEnabled(True)
        before = len(self._lines)
        for line in read.lines:
            if not self._fault_of(line):
                self._lines.append(line_put_down(line, self._day(), self._known()))
        self._show()
        added = len(self._lines) - before
        strong = trn("{count} person put down.", "{count} people put down.", added)
        self.notices.tell(strong, said_of(read))

    def _on_trouble(self, error: Exception) -> None:
        self.from_file.setEnabled(True)
        self.primary.setEnabled(True)
        if isinstance(error, Problem):
            words = sentence_for(error)
            self.notices.show_trouble(words.happened, words.next)
        else:
            self._desk.failed.emit(error)
