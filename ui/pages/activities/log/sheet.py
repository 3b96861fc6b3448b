"""The sheet that logs or edits one activity. It collects, and nothing typed is lost with it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from sv_evidence.domain.activities import ActivityDraft
from sv_evidence.domain.problems import Fault, InvalidEntry, Problem
from sv_evidence.operations.attaching import Filed
from sv_evidence.operations.previewing import preview_finding
from sv_evidence.wording.words import tr
from ui.desk import Desk
from ui.pages.activities.log.already import LoggedBefore
from ui.pages.activities.log.entry import (
    Entry,
    Reading,
    days_of,
    entry_of,
    reading_of,
    typed_over,
    without_counts,
)
from ui.pages.activities.log.frame import NoticeArea, SheetButtons, throwing_away
from ui.pages.activities.log.keeping import DraftKeeper, Kept
from ui.pages.activities.log.opening import Opening, Purpose, draft_name, fresh_entry, opening_of
from ui.pages.activities.log.panes import SheetPanes
from ui.pages.activities.log.pasting import TakingSheet
from ui.pages.activities.log.recalling import Recalling
from ui.pages.activities.log.saving import ActivitySaver, all_faults, keeping_unshown
from ui.theme import Theme
from ui.widgets.choosing import FileChooser
from ui.widgets.left_out import LeftOutSheet, reasons

SIZE = (1032, 676)


class LogSheet(TakingSheet):
    """One activity with its files. ``saved`` with the activity's uid whenever one was kept."""

    saved = Signal(UUID)
    other_asked = Signal(UUID)
    """The one that was logged before is to be opened instead."""

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        window: QWidget,
        chooser: FileChooser,
        *,
        purpose: Purpose = Purpose.LOG,
        uid: UUID | None = None,
    ) -> None:
        title = tr("Edit activity") if purpose is Purpose.EDIT else tr("Log activity")
        super().__init__(theme, window, title, SIZE)
        self._desk = desk
        self._window = window
        self._purpose, self._uid = purpose, uid
        self._opening: Opening | None = None
        self._held = self._start = fresh_entry(desk.today())
        self._goes_on = False
        self._has_faults = False
        self._waiting: tuple[Path, ...] = ()
        self.panes = SheetPanes(theme, desk, chooser)
        self._saver = ActivitySaver(desk, self)
        self._recalling = Recalling(desk, self)
        self._keeper = DraftKeeper(desk, draft_name(purpose, uid), self.entry, self)
        self._arrange_parts(theme)
        self._connect()

    def begin(
        self,
        files: Iterable[Path] = (),
        measure: UUID | None = None,
        carried: Entry | None = None,
    ) -> None:
        """Open, read what it starts from, and take files once that is known."""
        self._waiting = tuple(files)
        self.open()
        self.panes.fields.what.setFocus(Qt.FocusReason.OtherFocusReason)
        purpose, uid, today = self._purpose, self._uid, self._desk.today()
        opening = partial(opening_of, purpose=purpose, uid=uid, today=today, measure=measure)
        opening = partial(opening, carried=carried)
        self._desk.read(self, opening, self._on_opening)

    def entry(self) -> Entry:
        """Return all that stands in the sheet, as typed."""
        return self.panes.entry(self._held)

    def add_files(self, paths: Iterable[Path]) -> None:
        """Take more files."""
        if self._opening is None:
            self._waiting = (*self._waiting, *paths)
        else:
            self.panes.files.add(paths)

    @property
    def is_changed(self) -> bool:
        """Say whether closing now would throw something away."""
        return self._opening is not None and self.entry() != self._start

    def may_close(self) -> bool:
        """Ask before typing is thrown away; else close and forget the draft."""
        if self._saver.is_saving:
            return False
        if not self.is_changed:
            self._keeper.forget()
            return True
        question = throwing_away(self._theme, self._window)
        question.accepted.connect(self._on_thrown_away)
        question.open()
        question.safe.setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    def save(self, *, another: bool = False) -> None:
        """Save, or say under the fields what keeps it from being saved."""
        self._goes_on = another
        reading = self._reading()
        faults = all_faults(reading, self._desk.today())
        if faults:
            self._show_faults(faults, reading)
        elif self._purpose is Purpose.EDIT:
            self._keep()
        else:
            self._twice.let_pass(reading.draft)

    @Slot()
    def _keep(self) -> None:
        original = None if self._opening is None else self._opening.draft
        editing = self._uid if self._purpose is Purpose.EDIT else None
        draft = keeping_unshown(self._reading().draft, original)
        files, untied = self.panes.files.drafts(), self.panes.here.taken_off()
        self._saver.save(draft, files, editing=editing, untied=untied)

    def _arrange_parts(self, theme: Theme) -> None:
        self.notices = NoticeArea(theme)
        self.body.addWidget(self.notices)
        self.body.addWidget(self.panes, 1)
        self.buttons = SheetButtons(theme, self, self._purpose)
        self.primary = self.buttons.save
        self.panes.fields.show_entry(self._held)
        self._twice = LoggedBefore(self._desk, self.notices, self)

    def _connect(self) -> None:
        fields, buttons = self.panes.fields, self.buttons
        fields.edited.connect(self._on_edited)
        self.panes.files.edited.connect(self._on_edited)
        self.panes.here.edited.connect(self._on_edited)
        fields.results.passed_on.connect(self.save)
        fields.what.editingFinished.connect(self._on_title_left)
        buttons.cancel.clicked.connect(self.leave)
        buttons.save.clicked.connect(self.save)
        buttons.another.clicked.connect(lambda: self.save(another=True))
        buttons.last_weeks.clicked.connect(self._on_last_weeks)
        self._recalling.likely.connect(fields.fill_gaps)
        self._recalling.last_found.connect(self._on_last_weeks_found)
        for keys in ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"):
            self._shortcut(keys).activated.connect(buttons.another.click)
        self._keeper.kept.connect(self._on_kept)
        self._saver.saved.connect(self._on_saved)
        self._saver.failed.connect(self._on_failed)
        self._saver.stepped.connect(buttons.kept.say)
        self._keeper.watch(self._window)
        self._twice.passed.connect(self._keep)
        self._twice.open_asked.connect(self._on_other_asked)
        self.closed.connect(self._keeper.stop)
        self.came.connect(self.add_files)

    @Slot(object)
    def _on_opening(self, opening: Opening) -> None:
        typed = self.panes.fields.entry(self._held)
        self._opening = opening
        self.panes.set_choices(opening.choices)
        self.buttons.offer(opening)
        self.panes.here.show_files(opening.files_here, opening.shared)
        self._show_entry(opening.entry)
        self._start = self.entry()
        if opening.recovered is not None:
            self._recover(opening.recovered)
        elif self._purpose is Purpose.LOG:
            self._show_entry(typed_over(opening.entry, typed))
        self.panes.files.add(self._waiting)
        self._keeper.start(self._start)

    def _recover(self, kept: Kept) -> None:
        """Take up what was being typed; starting afresh is one press away."""
        self._show_entry(kept.entry)
        self.notices.offer(
            tr("Recovered from {time}.", time=f"{kept.at:%H:%M}"),
            tr("This is what you were typing when the sheet was last left open."),
            tr("Start afresh"),
            self._on_start_afresh,
        )

    def _show_entry(self, entry: Entry) -> None:
        self._held = entry
        self.panes.fields.show_entry(entry)
        self.panes.files.show_entries(entry.files)
        self.panes.here.take_off(entry.taken_off)
        self._check()

    def _reading(self) -> Reading:
        return reading_of(self.entry(), today=self._desk.today())

    def _check(self) -> None:
        """Judge what stands in the sheet, and let the files follow what was typed."""
        if self._opening is None:
            return
        choices, draft = self._opening.choices, self._reading().draft
        exhibits = (*self.panes.here.exhibits(), *self.panes.files.exhibits())
        previews = preview_finding(choices, draft, exhibits)
        accepted = (each.choice.accepts for each in previews if each.choice is not None)
        self.panes.files.suit(frozenset().union(*accepted), days_of(draft))
        self.panes.check.show_previews(previews, choices.types)

    def _show_faults(self, faults: tuple[Fault, ...], reading: Reading) -> None:
        self._has_faults = bool(faults)
        self.panes.fields.show_faults(faults, reading.lines)
        self.panes.fields.go_to_first_fault()

    @Slot()
    def _on_edited(self) -> None:
        if self._has_faults:
            reading = self._reading()
            faults = all_faults(reading, self._desk.today())
            self.panes.fields.show_faults(faults, reading.lines)
        self._check()

    @Slot()
    def _on_title_left(self) -> None:
        if self._purpose is Purpose.LOG:
            self._recalling.look_for(self.panes.fields.what.text())
        if self._purpose is not Purpose.EDIT:
            self._twice.warn(self._reading().draft)

    @Slot(UUID)
    def _on_other_asked(self, uid: UUID) -> None:
        """Show what was logged before; what was typed is kept as a draft."""
        self._keeper.keep_now()
        self.dismiss()
        self.other_asked.emit(uid)

    @Slot()
    def _on_last_weeks(self) -> None:
        self._recalling.find_last(self.panes.fields.what.text())

    @Slot(object)
    def _on_last_weeks_found(self, draft: ActivityDraft | None) -> None:
        if draft is None:
            self.notices.show_trouble(tr("Nothing was logged before."), tr("Start here."))
            return
        like = without_counts(entry_of(draft, self._held.uid), when=self.panes.fields.when.text())
        self._show_entry(replace(like, files=self.panes.files.entries()))
        self.panes.fields.people.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_start_afresh(self) -> None:
        self._show_entry(fresh_entry(self._desk.today()))
        self._start = self.entry()
        self.panes.fields.what.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_thrown_away(self) -> None:
        self._keeper.forget()
        self.dismiss()

    @Slot(object)
    def _on_kept(self, at: datetime) -> None:
        self.buttons.kept.say(tr("Draft kept on this computer, {time}", time=f"{at:%H:%M}"))

    @Slot(object)
    def _on_saved(self, filed: Filed) -> None:
        self._keeper.forget()
        if filed.activity is not None:
            self.saved.emit(filed.activity.uid)
        said = (*self.panes.files.refused(), *reasons(filed.left_out))
        if self._goes_on:
            self.notices.clear()
            self._on_start_afresh()
            self._keeper.start(self._start)
        else:
            self.dismiss()
        if said:
            LeftOutSheet(self._theme, self._window, said, len(filed.evidence)).open()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, InvalidEntry):
            self._show_faults(error.faults, self._reading())
        else:
            self.notices.show_failure(error)
            if not isinstance(error, Problem):
                self._desk.failed.emit(error)
