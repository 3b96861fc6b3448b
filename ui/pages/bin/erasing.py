"""Erase for ever and Empty the bin: says what goes and where copies stay, then asks."""

from collections.abc import Callable, Sequence
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

HEIGHT = 360
One = tuple[Kind, UUID]


class Eraser(QObject):
    """Asks before anything goes for good; ``erased`` when it is gone."""

    erased = Signal()

    def __init__(self, theme: Theme, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._theme, self._desk, self._page = theme, desk, page

    def ask(self, title: str, wanted: Sequence[One]) -> None:
        """Ask whether records of the bin are to be erased."""
        self._ask(
            lambda _view: wanted,
            tr("Erase {what} for ever?", what=title),
            tr("Erase for ever"),
            lambda: self._erase(wanted),
        )

    def ask_all(self) -> None:
        """Ask whether the whole bin is to be emptied."""
        self._ask(in_bin, tr("Empty the bin for ever?"), tr("Empty the bin"), self._empty)

    def _ask(
        self,
        find: Callable[[View], Sequence[One]],
        title: str,
        go: str,
        then: Callable[[], object],
    ) -> None:
        workspace = self._desk.workspace

        def read(view: View) -> Toll:
            return toll(workspace, view, find(view))

        self._desk.read(self, read, lambda due: self._show(due, title, go, then))

    def _show(self, due: Toll, title: str, go: str, then: Callable[[], object]) -> None:
        kept = [kept_text(len(due.kept))] if due.kept else []
        if not due.gone:
            self._desk.said.emit(Said(" ".join(kept) or tr("Nothing here can be erased.")))
            return
        lines = toll_lines(due.gone, due.loosened, due.files, due.packs, due.backups)
        ends = tr("Nothing brings it back, not even Undo.")
        question = Question(
            self._theme,
            self._page.window(),
            title,
            text="\n".join((*lines, *kept, ends)),
            safe=tr("Leave it in the bin"),
            go=go,
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
