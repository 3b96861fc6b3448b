"""What is done to a bid, each verb with its sheet and its undo."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from sv_evidence.domain.bids import Bid, Question
from sv_evidence.domain.organisations import Buyer
from sv_evidence.domain.question_lists import QuestionDraft
from sv_evidence.operations.answering import take_back, take_snapshot
from sv_evidence.operations.bid_desk import add_questions, keep_record
from sv_evidence.operations.library import keep_in_library, use_passage
from sv_evidence.operations.uids import new_uid, uid_at
from sv_evidence.wording.changes import Change
from sv_evidence.wording.words import tr, trn
from ui.desk import Desk
from ui.newest import Newest
from ui.pages.bids.asking import DeskFacts
from ui.pages.bids.bid_desk import BidDesk
from ui.pages.bids.form import BidSheet, QuestionSheet, TypedBid
from ui.pages.bids.inserting import InsertSheet
from ui.pages.bids.library import LibrarySheet
from ui.pages.bids.pasting import QuestionsSheet
from ui.pages.bids.sending import BidSending
from ui.pages.bids.snapshots import SnapshotsSheet
from ui.theme import Theme
from ui.widgets.toast import Said

if TYPE_CHECKING:
    from sv_evidence.store.unit import Unit

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
        self._writing = writing
        self._newest = Newest(desk, self)
        self._facts: DeskFacts | None = None
        self.sending = BidSending(theme, desk, window, writing, folder)
        self.sending.won.connect(self.won)

    def show_facts(self, facts: DeskFacts) -> None:
        """Know what is on the desk."""
        self._facts = facts
        self.sending.show_facts(facts.bid)

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
            yield tr("Library of answers"), self.library
            yield tr("What is left to do"), self.sending.show_left
            yield tr("Export answers"), self.sending.export
        yield "", _nothing
        if not bid.is_sent:
            yield tr("Mark as sent"), self.sending.send
        yield tr("Mark as won"), self.sending.win

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
    def library(self) -> None:
        """Show past answers; one of them can go behind what is written here."""
        self._writing.keeping.keep_now()
        told, desk = self._writing.told, self._desk
        if told is None or self._facts is None:
            return
        question, today, answer = told.question, desk.today(), told.answer
        may_use = not self._facts.bid.bid.is_sent
        sheet = LibrarySheet(self._theme, desk, self._window, may_use=may_use)
        sheet.keep.setEnabled(answer is not None)

        def use(passage: UUID) -> None:
            desk.run(
                self,
                Change.USE_PASSAGE,
                lambda unit: use_passage(unit, passage, question.uid, today=today),
                said=tr("Put behind what was written"),
            )

        def keep() -> None:
            if answer is not None:
                uid, owner = answer.uid, desk.workspace.author
                desk.run(
                    self,
                    Change.KEEP_PASSAGE,
                    lambda unit: keep_in_library(unit, uid, question.title, owner, today=today),
                    said=tr("Kept in the library"),
                )

        sheet.used.connect(use)
        sheet.keeping.connect(keep)
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


def _keep(unit: "Unit", typed: TypedBid, buyers: dict[str, UUID], *, today: date) -> Bid:
    """Keep a bid; a buyer who is named for the first time is kept with it."""
    buyer = buyers.get(typed.buyer)
    if buyer is None:
        buyer = keep_record(unit, Buyer(new_uid(unit), typed.buyer), today=today).uid
    return keep_record(unit, replace(typed.bid, buyer=buyer), today=today)


def _nothing() -> None:
    """Stand for a line between two groups."""
