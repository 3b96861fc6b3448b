"""A bid on its way out of the window: what is left, its answers as files, sent, and won."""

from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from sv_evidence.domain.answers import Promise
from sv_evidence.domain.frameworks import InstalledMeasure
from sv_evidence.operations.bid_desk import keep_record
from sv_evidence.operations.exporting_answers import AnswersReceipt, export_answers
from sv_evidence.operations.sending_bids import Won, promises_of_bid, send_bid, win_bid
from sv_evidence.reports.bid_facts import BidFacts
from sv_evidence.store.opened import safe_name
from sv_evidence.wording.changes import Change
from sv_evidence.wording.words import tr, trn
from ui.desk import Desk
from ui.newest import Newest
from ui.pages.bids.bid_desk import BidDesk
from ui.pages.bids.left import LeftSheet
from ui.pages.bids.winning import Promised, WinSheet
from ui.theme import Theme
from ui.widgets.question import Question as AskSheet
from ui.widgets.toast import Link, Said

if TYPE_CHECKING:
    from sv_evidence.store.unit import Unit
    from sv_evidence.store.view import View


class BidSending(QObject):
    """``won`` with the contract that came of it, when a person wants to see it."""

    won = Signal(UUID)

    def __init__(
        self, theme: Theme, desk: Desk, window: QWidget, writing: BidDesk, folder: Path
    ) -> None:
        super().__init__(writing)
        self._theme, self._desk, self._window = theme, desk, window
        self._writing, self._folder = writing, folder
        self._newest = Newest(desk, self)
        self._facts: BidFacts | None = None

    def show_facts(self, facts: BidFacts) -> None:
        """Know what is on the desk."""
        self._facts = facts

    @Slot()
    def show_left(self) -> None:
        """Show what is left to do before the bid leaves."""
        if self._facts is not None:
            LeftSheet(self._theme, self._window, self._facts).open()

    @Slot()
    def export(self) -> None:
        """Ask where, then write the answers as a Word file and as text for each box."""
        if self._facts is None:
            return
        self._writing.keeping.keep_now()
        name = f"{safe_name(self._facts.bid.title)} answers.docx"
        dialog = QFileDialog(self._window, tr("Export answers"), str(self._folder / name))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("docx")
        dialog.fileSelected.connect(lambda path: self.export_to(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def export_to(self, path: Path) -> None:
        """Write the answers of the bid on the desk; the person has said that files may go."""
        bid = self._writing.bid
        if bid is not None:
            self._desk.work(
                self,
                lambda workspace, _ticket: export_answers(workspace, bid, path, overwrite=True),
                done=self._on_exported,
            )

    @Slot()
    def send(self) -> None:
        """Ask, then let the answers stand still."""
        bid, desk = self._writing.bid, self._desk
        if bid is None:
            return
        self._writing.keeping.keep_now()
        sheet = AskSheet(
            self._theme,
            self._window,
            tr("Mark this bid as sent?"),
            text=tr(
                "Its answers and figures stand still from then on, as the buyer has them. "
                "Undo takes it back."
            ),
            safe=tr("Keep writing"),
            go=tr("Mark as sent"),
            danger=False,
        )
        said = tr("Marked as sent. The answers stand still now.")
        sheet.accepted.connect(
            lambda: desk.run(
                self, Change.SEND_BID, lambda unit: send_bid(unit, bid, at=desk.clock()), said=said
            )
        )
        sheet.open()

    @Slot()
    def win(self) -> None:
        """Show what was promised, then make the contract of it."""
        bid = self._writing.bid
        if bid is not None:
            self._writing.keeping.keep_now()
            self._newest.read("promises", lambda view: _promised(view, bid), self._open_win)

    def _open_win(self, promised: Promised) -> None:
        if self._facts is None:
            return
        bid, desk = self._facts.bid, self._desk
        today = desk.today()
        sheet = WinSheet(self._theme, self._window, bid.title, promised, today)

        def make(promises: tuple[Promise, ...]) -> None:
            def work(unit: "Unit") -> Won:
                for promise in promises:
                    if promise.commitment is None:
                        keep_record(unit, promise, today=today)
                return win_bid(unit, bid.uid, at=desk.clock())

            desk.run(self, Change.WIN_BID, work, done=self._on_won)

        sheet.submitted.connect(make)
        sheet.open()

    def _on_exported(self, receipt: AnswersReceipt) -> None:
        path = receipt.files[0]
        links = (
            Link(tr("Open"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))),
            Link(
                tr("Show in folder"),
                lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent))),
            ),
        )
        left = len(receipt.left)
        said = trn("{count} thing left to do", "{count} things left to do", left) if left else ""
        text = tr("Answers written to {name}", name=path.name)
        self._desk.said.emit(Said(f"{text}. {said}".rstrip(". "), links=links))

    def _on_won(self, won: Won) -> None:
        count = len(won.commitments)
        text = trn(
            "Won: {number} has {count} commitment",
            "Won: {number} has {count} commitments",
            count,
            number=won.contract.number,
        )
        see = Link(tr("See the contract"), lambda: self.won.emit(won.contract.uid))
        self._desk.said.emit(Said(text, undo=True, links=(see,)))


def _promised(view: "View", bid: UUID) -> Promised:
    measures = sorted(view.all(InstalledMeasure), key=lambda each: each.code.casefold())
    return Promised(promises_of_bid(view, bid), tuple(measures))
