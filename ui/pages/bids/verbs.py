"""What is done to a bid, each verb with its sheet and its undo."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from sv_evidence.domain.answers import Promise
from sv_evidence.domain.bids import Bid, Question
from sv_evidence.domain.frameworks import InstalledMeasure
from sv_evidence.domain.organisations import Buyer
from sv_evidence.domain.question_lists import QuestionDraft
from sv_evidence.operations.answering import take_back, take_snapshot
from sv_evidence.operations.bid_desk import add_questions, keep_record
from sv_evidence.operations.exporting_answers import AnswersReceipt, export_answers
from sv_evidence.operations.sending_bids import Won, promises_of_bid, send_bid, win_bid
from sv_evidence.operations.uids import new_uid, uid_at
from sv_evidence.store.opened import safe_name
from sv_evidence.wording.changes import Change
from sv_evidence.wording.words import tr, trn
from ui.desk import Desk
from ui.newest import Newest
from ui.pages.bids.asking import DeskFacts
from ui.pages.bids.bid_desk import BidDesk
from ui.pages.bids.form import BidSheet, QuestionSheet, TypedBid
from ui.pages.bids.inserting import InsertSheet
from ui.pages.bids.left import LeftSheet
from ui.pages.bids.pasting import QuestionsSheet
from ui.pages.bids.snapshots import SnapshotsSheet
from ui.pages.bids.winning import Promised, WinSheet
from ui.theme import Theme
from ui.widgets.question import Question as AskSheet
from ui.widgets.toast import Link, Said

if TYPE_CHECKING:
    from sv_evidence.store.unit import Unit
    from sv_evidence.store.view import View

NOBODY = UUID(int=0)
"""The buyer of a bid before anybody is named."""


class BidVerbs(QObject):
    """Opens the sheets and runs what they ask for. ``made`` and ``won`` tell where to go then."""

    made = Signal(UUID)
    won = Signal(UUID)

    def __init__(
        self, theme: Theme, desk: Desk, window: QWidget, writing: BidDesk, folder: Path
    ) -> None:
        super().__init__(writing)
        self._theme, self._desk, self._window = theme, desk, window
        self._writing, self._folder = writing, folder
        self._newest = Newest(desk, self)
        self._facts: DeskFacts | None = None

    def show_facts(self, facts: DeskFacts) -> None:
        """Know what is on the desk."""
        self._facts = facts

    def offers(self) -> Iterator[tuple[str, Callable[[], object]]]:
        """Yield what can be done now; no words part what belongs together."""
        if self._facts is None:
            return
        bid = self._facts.bid.bid
        if not bid.is_sent:
            yield tr("Edit bid"), self.edit
            yield tr("Add questions"), self.add_questions
            if self._writing.told is not None:
                yield tr("Edit question"), self.edit_question
            yield "", _nothing
        if self._writing.told is not None:
            yield tr("Snapshots of this answer"), self.snapshots
            yield tr("What is left to do"), self.show_left
            yield tr("Export answers"), self.export
        yield "", _nothing
        if not bid.is_sent:
            yield tr("Mark as sent"), self.send
        yield tr("Mark as won"), self.win

    @Slot()
    def new(self) -> None:
        """Collect a new bid."""
        self._open_form(None)

    @Slot()
    def edit(self) -> None:
        """Correct the bid on the desk."""
        if self._facts is not None:
            self._open_form(self._facts.bid.bid)

    @Slot()
    def add_questions(self) -> None:
        """Take pasted questions, or those of a file."""
        bid = self._writing.bid
        if bid is None:
            return
        sheet = QuestionsSheet(self._theme, self._desk, self._window)
        sheet.added.connect(partial(self._add, bid))
        sheet.open()

    @Slot()
    def edit_question(self) -> None:
        """Correct the question that is being answered."""
        told, today = self._writing.told, self._desk.today()
        if told is None:
            return
        sheet = QuestionSheet(self._theme, self._window, told.question, today)

        def keep(question: Question) -> None:
            self._desk.run(
                self,
                Change.EDIT_BID,
                lambda unit: keep_record(unit, question, today=today),
                said=tr("Question changed"),
            )

        sheet.submitted.connect(keep)
        sheet.open()

    def insert(self, *, cites: bool) -> None:
        """Look for what can be proven, or for a file to cite."""
        told, bid = self._writing.told, self._writing.bid
        if told is None or bid is None or self._writing.writing.editor.isReadOnly():
            return
        asked = f"{told.question.title} {told.question.text}"
        sheet = InsertSheet(self._theme, self._desk, self._window, bid, asked, cites=cites)
        sheet.chosen.connect(self._writing.insert)
        sheet.open()

    @Slot()
    def snapshots(self) -> None:
        """Show the snapshots of the answer that is being written."""
        self._writing.keeping.keep_now()
        told, desk = self._writing.told, self._desk
        if told is None or told.answer is None:
            desk.said.emit(Said(tr("There is nothing written to keep yet."), icon="info"))
            return
        answer, title, today = told.answer.uid, told.question.title, desk.today()
        sheet = SnapshotsSheet(self._theme, desk, self._window, answer)

        def take(unit: "Unit") -> object:
            at = desk.clock()
            name = tr("{title}, {at}", title=title, at=f"{at:%H:%M}")
            return take_snapshot(unit, answer, name, at=at, today=today)

        def back(snapshot: UUID) -> None:
            desk.run(
                self,
                Change.TAKE_BACK,
                lambda unit: take_back(unit, snapshot, today=today),
                said=tr("The answer reads as it did then"),
            )

        said = tr("Snapshot kept")
        sheet.taken.connect(lambda: desk.run(self, Change.TAKE_SNAPSHOT, take, said=said))
        sheet.wanted_back.connect(back)
        sheet.open()

    @Slot()
    def show_left(self) -> None:
        """Show what is left to do before the bid leaves."""
        if self._facts is not None:
            LeftSheet(self._theme, self._window, self._facts.bid).open()

    @Slot()
    def export(self) -> None:
        """Ask where, then write the answers as a Word file and as text for each box."""
        if self._facts is None:
            return
        self._writing.keeping.keep_now()
        name = f"{safe_name(self._facts.bid.bid.title)} answers.docx"
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
        bid, desk = self._facts.bid.bid, self._desk
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

    def _open_form(self, bid: Bid | None) -> None:
        desk = self._desk
        now = desk.clock()
        with desk.look() as view:
            buyers = {each.name: each.uid for each in view.all(Buyer)}
        names = {uid: name for name, uid in buyers.items()}
        fresh = bid or Bid(uid_at(now), "", NOBODY)
        buyer = names.get(fresh.buyer, "")
        sheet = BidSheet(self._theme, self._window, fresh, sorted(buyers), buyer=buyer, now=now)

        def keep(typed: TypedBid) -> None:
            def work(unit: "Unit") -> Bid:
                return _keep(unit, typed, buyers, today=now.date())

            label = Change.ADD_BID if bid is None else Change.EDIT_BID
            said = tr("{title} added", title=typed.bid.title) if bid is None else tr("Bid changed")
            desk.run(self, label, work, done=lambda kept: self.made.emit(kept.uid), said=said)

        sheet.submitted.connect(keep)
        sheet.open()

    def _add(self, bid: UUID, drafts: tuple[QuestionDraft, ...]) -> None:
        today = self._desk.today()
        count = len(drafts)
        self._desk.run(
            self,
            Change.ADD_QUESTIONS,
            lambda unit: add_questions(unit, bid, drafts, today=today),
            said=trn("{count} question added", "{count} questions added", count),
        )

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


def _keep(unit: "Unit", typed: TypedBid, buyers: dict[str, UUID], *, today: date) -> Bid:
    """Keep a bid; a buyer who is named for the first time is kept with it."""
    buyer = buyers.get(typed.buyer)
    if buyer is None:
        buyer = keep_record(unit, Buyer(new_uid(unit), typed.buyer), today=today).uid
    return keep_record(unit, replace(typed.bid, buyer=buyer), today=today)


def _promised(view: "View", bid: UUID) -> Promised:
    measures = sorted(view.all(InstalledMeasure), key=lambda each: each.code.casefold())
    return Promised(promises_of_bid(view, bid), tuple(measures))


def _nothing() -> None:
    """Stand for a line between two groups."""
