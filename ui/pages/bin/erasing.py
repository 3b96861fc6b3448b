"""Erase for ever and Empty the bin: says what goes and where copies stay, then asks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from sv_evidence.domain.records import Kind
from sv_evidence.operations.erasing import Done, Toll, empty_bin, erase_records, in_bin, toll
from sv_evidence.store.view import View
from sv_evidence.wording.erasing import erased_text, kept_text, left_text, toll_lines
from sv_evidence.wording.words import tr
from ui.desk import Desk
from ui.theme import Theme
from ui.widgets.question import Question
from ui.widgets.toast import Said

HEIGHT = 340
One = tuple[Kind, UUID]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a question is called, what it is about, and the word that does it."""

    title: str
    what: str
    go: str


class Eraser(QObject):
    """Asks before anything goes for good; ``erased`` when it is gone."""

    erased = Signal()

    def __init__(self, theme: Theme, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._theme, self._desk, self._page = theme, desk, page

    def ask(self, what: str, wanted: Sequence[One]) -> None:
        """Ask whether records of the bin, called ``what``, are to be erased."""
        asked = _Asked(tr("Erase this for ever?"), what, tr("Erase for ever"))
        self._ask(asked, lambda _view: wanted, lambda: self._erase(wanted))

    def ask_all(self) -> None:
        """Ask whether the whole bin is to be emptied."""
        asked = _Asked(tr("Empty the bin for ever?"), "", tr("Empty the bin"))
        self._ask(asked, in_bin, self._empty)

    def _ask(
        self,
        asked: "_Asked",
        find: Callable[[View], Sequence[One]],
        then: Callable[[], object],
    ) -> None:
        workspace = self._desk.workspace

        def read(view: View) -> Toll:
            return toll(workspace, view, find(view))

        self._desk.read(self, read, lambda due: self._show(asked, due, then))

    def _show(self, asked: "_Asked", due: Toll, then: Callable[[], object]) -> None:
        kept = [kept_text(len(due.kept))] if due.kept else []
        if not due.gone:
            self._desk.said.emit(Said(" ".join(kept) or tr("Nothing here can be erased.")))
            return
        lines = toll_lines(due.gone, due.loosened, due.files, due.packs, due.backups)
        ends = tr("Nothing brings it back, not even Undo.")
        said = (asked.what, *lines, *kept, ends)
        question = Question(
            self._theme,
            self._page.window(),
            asked.title,
            text="\n".join(each for each in said if each),
            safe=tr("Leave it in the bin"),
            go=asked.go,
            icon="trash-2",
            height=HEIGHT,
        )
        question.accepted.connect(then)
        question.open()

    def _erase(self, wanted: Sequence[One]) -> None:
        self._desk.work(
            self, lambda workspace, _ticket: erase_records(workspace, wanted), done=self._on_done
        )

    def _empty(self) -> None:
        self._desk.work(self, lambda workspace, _ticket: empty_bin(workspace), done=self._on_done)

    def _on_done(self, done: Done) -> None:
        self.erased.emit()
        said = erased_text(done.gone)
        if done.left:
            said = f"{said} {left_text(len(done.left))}"
        self._desk.said.emit(Said(said, icon="trash-2"))
