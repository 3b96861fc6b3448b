"""The five-second log: one field, shown as understood before anything is saved."""

import math
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from sv_evidence.domain.activities import ActivityDraft, faults_in
from sv_evidence.domain.problems import InvalidEntry, Problem
from sv_evidence.domain.quick_known import Known, QuickRead
from sv_evidence.domain.quick_line import read_line
from sv_evidence.operations.attaching import Filed
from sv_evidence.operations.previewing import preview_finding
from sv_evidence.operations.quick_logging import QuickChoices, draft_to_keep
from sv_evidence.store.listings.activities import ActivityRow
from sv_evidence.wording.faults import fault_text
from sv_evidence.wording.quick_log import (
    ahead_text,
    already_text,
    learnt_text,
    understood_text,
)
from sv_evidence.wording.words import tr
from ui.desk import Desk
from ui.pages.activities.log.entry import days_of
from ui.pages.activities.log.opening import new_activity_uid
from ui.pages.activities.log.pasting import TakingSheet
from ui.pages.activities.log.saving import ActivitySaver
from ui.pages.activities.quick.frame import QuickButtons
from ui.pages.activities.quick.knowing import Knowing
from ui.pages.activities.quick.panes import QuickPanes
from ui.pages.activities.quick.parts import shown_parts, units_of
from ui.pages.activities.quick.together import Together
from ui.theme import Theme
from ui.widgets.choosing import FileChooser
from ui.widgets.left_out import LeftOutSheet, reasons
from ui.widgets.scrolling import scrolling
from ui.widgets.sheet import FOOT, HEAD

WIDE, LOWEST, TOP = 756, 300, 86
KEPT_AFTER = 2000
"""Milliseconds after the last key before the line is kept against a crash."""


class QuickSheet(TakingSheet):
    """``saved`` with the activity last logged; ``full_asked`` with what goes to the full sheet."""

    saved = Signal(UUID)
    full_asked = Signal(object, tuple)
    other_asked = Signal(UUID)
    """The one that was logged before is to be opened instead."""

    def __init__(self, theme: Theme, desk: Desk, window: QWidget, chooser: FileChooser) -> None:
        super().__init__(theme, window, tr("What did you do?"), (WIDE, LOWEST))
        self.desk = desk
        self._choices: QuickChoices | None = None
        self._said: dict[str, str] = {}
        self._uid = new_activity_uid()
        self._read = QuickRead(ActivityDraft())
        self._goes_on = self._saves_when_known = False
        self._waiting: tuple[Path, ...] = ()
        self._today = desk.today()
        self.panes = QuickPanes(theme, desk, chooser)
        self.buttons = QuickButtons(theme, self)
        self.primary = self.buttons.save
        self._saver = ActivitySaver(desk, self)
        self._knowing = Knowing(desk, self)
        self.together = Together(desk, self.panes, self)
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(KEPT_AFTER)
        self.body.addWidget(scrolling(self.panes), 1)
        self._connect()
        self.first = self.panes.line

    def begin(self, files: Iterable[Path] = ()) -> None:
        """Open; what was typed and not saved last time stands there, chosen to be typed over."""
        self._waiting = tuple(files)
        self._show()
        self.open()
        self._knowing.learn(self._today)

    @property
    def read(self) -> QuickRead:
        """The line as understood."""
        return self._read

    def draft(self) -> ActivityDraft:
        """Return what saving keeps."""
        return replace(draft_to_keep(self._read), uid=self._uid)

    def save(self, *, another: bool = False) -> None:
        """Save, also with doubts; say what keeps it from being saved."""
        self._goes_on = another
        if self._choices is None:
            self._saves_when_known = True
            return
        if self.together.is_on:
            self.together.save()
            return
        draft = self.draft()
        faults = faults_in(draft, today=self._today)
        if faults:
            self.panes.notices.show_trouble(tr("Not saved."), fault_text(faults[0]))
            self._fit()
        else:
            self._saver.save(draft, self.panes.files.drafts(), editing=None)

    def may_close(self) -> bool:
        """Close, and keep what was typed for the next time."""
        if self._saver.is_saving:
            return False
        self._keep()
        return True

    def event(self, event: QEvent) -> bool:
        """Take Ctrl+N from the window: it carries on with what was typed."""
        if event.type() == QEvent.Type.ShortcutOverride and _is_full_key(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Open the full form by Ctrl+N."""
        if _is_full_key(event):
            self._on_full()
            return
        super().keyPressEvent(event)

    def _connect(self) -> None:
        line, buttons = self.panes.line, self.buttons
        line.textChanged.connect(self._on_typed)
        line.entered.connect(self.save)
        line.lines_pasted.connect(self.together.start)
        self.panes.answered.connect(self._on_answered)
        self.panes.saved_now.add.clicked.connect(self.panes.files.area.asked)
        self.panes.files.edited.connect(self._show)
        buttons.save.clicked.connect(self.save)
        buttons.another.clicked.connect(lambda: self.save(another=True))
        buttons.full.clicked.connect(self._on_full)
        for keys in ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"):
            self._shortcut(keys).activated.connect(buttons.another.click)
        self._knowing.known.connect(self._on_known)
        self._knowing.same_found.connect(self._on_same_found)
        self._saver.saved.connect(self._on_saved)
        self._saver.failed.connect(self._on_failed)
        self.together.saved.connect(self._after_saving)
        self.together.changed.connect(self._show)
        self._keeping.timeout.connect(self._keep)
        self.closed.connect(self._keeping.stop)
        self.came.connect(self.panes.files.add)
        self.panes.laid_out.connect(self._fit)
        self.panes.already.open_asked.connect(self._on_other_asked)

    @Slot()
    def _on_typed(self) -> None:
        self._keeping.start()
        self.panes.notices.clear()
        self._show()

    @Slot(str, str)
    def _on_answered(self, key: str, answer: str) -> None:
        if key == "contract" and answer and self._choices is not None:
            titles = {each.title.casefold(): str(each.uid) for each in self._choices.form.contracts}
            answer = titles.get(answer.casefold(), answer)
        self._said[key] = answer
        self._show()

    @Slot(object, str)
    def _on_known(self, choices: QuickChoices, kept: str) -> None:
        self._choices = choices
        self.panes.files.set_types(choices.form.types)
        if kept and not self.panes.line.text():
            self.panes.line.setText(kept)
            self.panes.line.selectAll()
        self.panes.files.add(self._waiting)
        self._show()
        if self._saves_when_known:
            self.save(another=self._goes_on)

    @Slot()
    def _show(self) -> None:
        """Read the line again and show what it means."""
        choices, text = self._choices, self.panes.line.text()
        known = Known() if choices is None else choices.known
        self._read = read = read_line(text, known, today=self._today, said=self._said)
        is_blank = not text.strip()
        self.panes.line.show_pieces(read.pieces)
        self.panes.turn(several=self.together.is_on, blank=is_blank or choices is None)
        self.panes.understood.say(understood_text(is_blank=is_blank, doubts=len(read.doubts)))
        times = 0 if read.like is None else read.like.times
        title = "" if read.like is None else read.like.draft.title
        self.buttons.learnt.say(learnt_text(times, title))
        if self.together.is_on and choices is not None:
            self.buttons.count(self.together.show(text, choices, self._today))
        elif choices is not None and not is_blank:
            self.buttons.count(1)
            self._show_one(read, choices)
        self._fit()

    def _show_one(self, read: QuickRead, choices: QuickChoices) -> None:
        if not self.panes.is_edited:
            self.panes.show_parts(shown_parts(read, choices, today=self._today))
        self.panes.doubt.ask(read.doubts[0] if read.doubts else None, units_of(choices))
        draft = self.draft()
        previews = preview_finding(choices.form, draft, self.panes.files.exhibits())
        accepted = (each.choice.accepts for each in previews if each.choice is not None)
        self.panes.files.suit(frozenset().union(*accepted), days_of(draft))
        self.panes.saved_now.show_previews(previews, draft, choices)
        ahead = draft.first_day is not None and draft.first_day > self._today
        self.panes.already.say(ahead_text(draft.first_day) if ahead and draft.first_day else "")
        self._knowing.look_for_same(draft)

    @Slot(object)
    def _on_same_found(self, row: ActivityRow | None) -> None:
        if row is not None and not self.together.is_on:
            said = already_text(row.title, row.first_day, row.place, today=self._today)
            self.panes.already.say(said, row.uid)
            self.buttons.save.say(tr("Log it anyway"))
            self._fit()

    @Slot(UUID)
    def _on_other_asked(self, uid: UUID) -> None:
        """Show what was logged before; the line stands there at the next opening."""
        self._keep()
        self.dismiss()
        self.other_asked.emit(uid)

    @Slot()
    def _on_full(self) -> None:
        if self._choices is None or self.together.is_on:
            return
        draft, files = self.draft(), self.panes.files.entries()
        self._knowing.keep("")
        self._keeping.stop()
        self.dismiss()
        self.full_asked.emit(draft, files)

    @Slot(object)
    def _on_saved(self, filed: Filed) -> None:
        if filed.activity is not None:
            self.saved.emit(filed.activity.uid)
        said = (*self.panes.files.refused(), *reasons(filed.left_out))
        self._after_saving()
        if said:
            LeftOutSheet(self._theme, self._over, said, len(filed.evidence)).open()

    @Slot()
    def _after_saving(self) -> None:
        self._keeping.stop()
        self._knowing.keep("")
        if not self._goes_on:
            self.dismiss()
            return
        self._said.clear()
        self._uid = new_activity_uid()
        self.panes.files.show_entries(())
        self.panes.line.clear()
        self._keeping.stop()
        self._knowing.learn(self._today)
        self.panes.line.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, InvalidEntry):
            self.panes.notices.show_trouble(tr("Not saved."), fault_text(error.faults[0]))
        else:
            self.panes.notices.show_failure(error)
            if not isinstance(error, Problem):
                self.desk.failed.emit(error)
        self._fit()

    @Slot()
    def _keep(self) -> None:
        self._keeping.stop()
        self._knowing.keep(self.panes.line.text().strip())

    def _fit(self) -> None:
        """Be as high as what is shown, near the top, so that nothing jumps while typing."""
        px = self._theme.px
        inside = self.panes.height_for(px(WIDE))
        tall = inside + px(HEAD) + px(FOOT) + 4
        self._wanted = (WIDE, max(LOWEST, math.ceil(tall * WIDE / px(WIDE))))
        super()._fit()
        if self.panel.y() > px(TOP):
            self.panel.move(self.panel.x(), px(TOP))


def _is_full_key(event: QEvent) -> bool:
    return (
        isinstance(event, QKeyEvent)
        and event.key() == Qt.Key.Key_N
        and event.modifiers() == Qt.KeyboardModifier.ControlModifier
    )
