"""What both forms share: fields by name, faults under them, typing that is never lost."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from sv_evidence.domain.problems import InvalidEntry
from sv_evidence.domain.reading import read_when
from sv_evidence.wording.changes import Change
from sv_evidence.wording.faults import fault_text
from sv_evidence.wording.typed import when_fault_text
from sv_evidence.wording.words import tr
from ui.desk import Desk
from ui.pages.activities.log.keeping import DraftKeeper
from ui.pages.contracts.terms.typed import Typed, put_words, words_of
from ui.theme import Theme
from ui.widgets.fields import Field, LineField
from ui.widgets.notices import NoticeArea
from ui.widgets.question import Question
from ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from sv_evidence.store.unit import Unit


class TermsSheet(Sheet):
    """Collects and hands over; the operations judge. ``saved`` with what was kept."""

    saved = Signal(UUID)

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        window: QWidget,
        title: str,
        *,
        draft: str,
        size: tuple[int, int],
    ) -> None:
        super().__init__(theme, window, title, *size)
        self._desk, self._window = desk, window
        self.draft_name = draft
        self.homes: dict[str, Field] = {}
        self._as_kept = Typed(())
        """What stood there before anything was typed."""
        self._keeper = DraftKeeper(desk, draft, self.typed, self)
        self._keeper.watch(window)
        self.closed.connect(self._keeper.stop)
        self.notice = NoticeArea(theme)
        self.body.addWidget(self.notice)

    def may_close(self) -> bool:
        """Ask before typing is thrown away."""
        if self.typed() == self._as_kept:
            self._keeper.forget()
            return True
        question = Question(
            self._theme,
            self._window,
            tr("Throw away what you typed?"),
            text=tr("It was not saved. What was agreed before stays as it is."),
            safe=tr("Carry on typing"),
            go=tr("Throw it away"),
        )
        question.accepted.connect(self._on_thrown_away)
        question.open()
        return False

    def typed(self) -> Typed:
        """Return what stands in the fields."""
        return Typed(tuple((name, words_of(home.editor)) for name, home in self.homes.items()))

    def take_up(self, kept: Mapping[str, str] | None) -> None:
        """Begin from what is filled in; what was typed last time comes back on top of it."""
        self._as_kept = self.typed()
        if kept is not None:
            for name, home in self.homes.items():
                put_words(home.editor, kept.get(name, words_of(home.editor)))
        if self.typed() != self._as_kept:
            self.notice.offer(
                tr("Recovered."),
                tr("This is what was typed when the form was last left open."),
                tr("Start afresh"),
                self._start_afresh,
            )
        self._keeper.start(self.typed())

    def day(self, name: str, wrong: dict[str, str]) -> date | None:
        """Return the day that is typed in a field; say what is wrong with it if it is none."""
        text = words_of(self.homes[name].editor)
        if not text.strip():
            return None
        read = read_when(text, today=self._desk.today())
        if read.fault:
            wrong[name] = when_fault_text(read)
        return read.first

    def show_wrong(self, wrong: Mapping[str, str]) -> bool:
        """Say under the fields what cannot be kept, and go to the first; say whether there is."""
        for name, home in self.homes.items():
            home.show_fault(wrong.get(name, ""))
        first = next((home for home in self.homes.values() if home.fault), None)
        if first is not None:
            first.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return first is not None

    def keep(self, change: Change, operation: "Callable[[Unit], UUID]", said: str) -> None:
        """Keep it as one change, which Undo takes back."""
        if self.primary is not None:
            self.primary.setEnabled(False)
        self._desk.run(
            self, change, operation, done=self._on_kept, failed=self._on_failed, said=said
        )

    def watch_days(self, *names: str) -> None:
        """Say what is wrong with a day when its field is left."""
        for name in names:
            line = self.homes[name].editor
            if isinstance(line, LineField):
                line.editingFinished.connect(lambda name=name: self._on_day_left(name))

    def _on_day_left(self, name: str) -> None:
        wrong: dict[str, str] = {}
        self.day(name, wrong)
        self.homes[name].show_fault(wrong.get(name, ""))

    def _on_kept(self, uid: UUID) -> None:
        self._keeper.forget()
        self.dismiss()
        self.saved.emit(uid)

    def _on_failed(self, error: Exception) -> None:
        if self.primary is not None:
            self.primary.setEnabled(True)
        if not isinstance(error, InvalidEntry):
            self._desk.failed.emit(error)
            return
        wrong: dict[str, str] = {}
        for fault in error.faults:
            wrong.setdefault(fault.field, fault_text(fault))
        self.show_wrong(wrong)

    @Slot()
    def _on_thrown_away(self) -> None:
        self._keeper.forget()
        self.dismiss()

    def _start_afresh(self) -> None:
        for name, words in self._as_kept.words:
            put_words(self.homes[name].editor, words)
