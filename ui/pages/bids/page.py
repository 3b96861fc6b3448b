"""The bids page: the list of tenders, and the desk of one."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from sv_evidence.domain.answer_text import Chip, Cited
from sv_evidence.domain.bids import Bid
from sv_evidence.domain.counting import ClaimQuestion
from sv_evidence.domain.records import Kind
from sv_evidence.operations.claiming import period_asked
from sv_evidence.operations.explaining import explain_figure
from sv_evidence.reports.facts import PackQuestion
from sv_evidence.wording.bids import notice_text
from sv_evidence.wording.words import tr
from ui.desk import Desk
from ui.newest import Newest
from ui.pages.bids.asking import BidRow, DeskFacts, bids_of
from ui.pages.bids.bid_desk import BidDesk
from ui.pages.bids.listed import BidList, due_text, left_text, ready_text
from ui.pages.bids.verbs import BidVerbs
from ui.pages.explain.opening import Explaining
from ui.pages.page import Page
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.notices import NoticeArea
from ui.widgets.words import Words

if TYPE_CHECKING:
    from sv_evidence.store.recorder import Changes

FEW_DAYS = 7


class BidsPage(Page):
    """A bid being written stands open at once; the others are one press away."""

    key = "bids"
    title = tr("Bids")
    icon = "pen-line"
    group = tr("Use it")
    place = 6

    pack_asked = Signal(object)
    """A person wants the evidence pack that goes with a bid (``PackQuestion``)."""
    evidence_asked = Signal(UUID)
    outcome_asked = Signal(object)
    """A person wants to see what counts towards a measure."""
    contract_asked = Signal(UUID)
    """A won bid became this contract."""

    def __init__(self, theme: Theme, desk: Desk, window: QWidget, folder: Path) -> None:
        super().__init__(theme)
        self._desk = desk
        self._newest = Newest(desk, self)
        self._wanted: UUID | None = None
        self._is_listed = False
        self._facts: DeskFacts | None = None
        self.explaining = Explaining(theme, desk, window, self)
        self._arrange(window)
        self.verbs = BidVerbs(theme, desk, window, self.writing, folder)
        self._connect()

    def arrive(self) -> None:
        """Look again."""
        at = self._desk.clock()
        self.listed.loading.start(tr("Opening the bids"))
        self._newest.read("bids", lambda view: bids_of(view, at), self._on_read)

    def count(self) -> None:
        """Say in the side bar how many bids are being written, before the page is first shown."""
        self._newest.read("count", lambda view: view.all(Bid), self._on_counted)

    def show_bid(self, bid: UUID) -> None:
        """Go to a bid."""
        self._wanted, self._is_listed = bid, False
        self.arrive()

    def main_pane(self) -> QWidget:
        """Go to the answer, or to the list."""
        shown = self._stack.currentWidget()
        return self.listed.table if shown is self.listed else self.writing.writing.editor

    @Slot()
    def show_list(self) -> None:
        """Put the desk away, and show every bid."""
        self.writing.keeping.keep_now()
        self._is_listed, self._wanted = True, None
        self.arrive()

    def _arrange(self, window: QWidget) -> None:
        theme = self.theme
        self.listed = BidList(theme)
        self.writing = BidDesk(theme, self._desk, window, self.inspector)
        self.listed.opened.connect(self.show_bid)
        self._all = Button(theme, tr("All bids"), rank=Rank.LINK, icon="chevron-left", small=True)
        self._left = Words(theme, "", Type.STRONG)
        self._ready = Words(theme, "", Type.BODY, "ink2")
        self.add_under_title(self._left)
        self.add_under_title(self._ready)
        self.add_under_title(self._all)
        self._new = Button(theme, tr("New bid"), rank=Rank.FILLED, icon="plus")
        self._more = Button(theme, tr("More for this bid"), rank=Rank.BARE, icon="ellipsis")
        self._export = Button(
            theme, tr("Export pack"), rank=Rank.FILLED, icon="package-check", hint="Ctrl+P"
        )
        for tool in (self._new, self._more, self._export):
            self.tools.addWidget(tool)
        self.told = NoticeArea(theme)
        self.notices.addWidget(self.told)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.listed)
        self._stack.addWidget(self.writing)
        self.content.addWidget(self._stack, 1)
        self._show_tools(is_desk=False)

    def _connect(self) -> None:
        self._all.clicked.connect(self.show_list)
        self._new.clicked.connect(self.verbs.new)
        self.listed.new_wanted.connect(self.verbs.new)
        self._more.clicked.connect(self._offer)
        self._export.clicked.connect(self._on_export)
        self.writing.shown.connect(self._on_shown)
        self.writing.asked.connect(self._on_asked)
        self.writing.questions_wanted.connect(self.verbs.add_questions)
        self.writing.writing.figure_wanted.connect(partial(self.verbs.insert, cites=False))
        self.writing.writing.evidence_wanted.connect(partial(self.verbs.insert, cites=True))
        self.writing.proof.figure_asked.connect(self._on_asked)
        self.writing.proof.measure_asked.connect(self.outcome_asked)
        self.verbs.made.connect(self.show_bid)
        self.verbs.won.connect(self.contract_asked)
        self._desk.changed.connect(self._on_changed)

    def _show_tools(self, *, is_desk: bool) -> None:
        for part in (self._more, self._export, self._all, self._left, self._ready):
            part.setVisible(is_desk)
        self._new.setVisible(not is_desk)
        self.primary = self._export if is_desk else self._new
        self.has_inspector = is_desk
        self.inspector.setVisible(is_desk and not self._is_over)
        self._fit()

    def _on_counted(self, bids: tuple[Bid, ...]) -> None:
        count = sum(not each.is_sent for each in bids)
        self.counted.emit(f"{count:,}" if count else "", False)

    def _on_read(self, rows: tuple[BidRow, ...]) -> None:
        open_ = [row for row in rows if not row.bid.is_sent]
        self._on_counted(tuple(row.bid for row in rows))
        self.listed.show_bids(rows)
        held = [row.bid.uid for row in rows]
        now = self.writing.bid
        wanted = self._wanted or now or (open_[0].bid.uid if len(open_) == 1 else None)
        self._wanted = None
        if wanted not in held or self._is_listed or wanted is None:
            self._facts = None
            self._show_list_head(len(rows))
            return
        if self._stack.currentWidget() is not self.writing:
            self._stack.setCurrentWidget(self.writing)
            self._show_tools(is_desk=True)
        self.writing.show_bid(wanted)

    def _show_list_head(self, count: int) -> None:
        self._stack.setCurrentWidget(self.listed)
        self.set_title(self.title)
        self.set_subtitle("" if count else tr("None yet"))
        self.told.clear()
        self._show_tools(is_desk=False)

    @Slot(object)
    def _on_shown(self, facts: DeskFacts) -> None:
        """Say what the bid is, when it is due, and what a person should know of it."""
        self._facts = facts
        bid = facts.bid
        self.set_title(bid.bid.title)
        closed = bid.days_left is not None and bid.days_left < 0
        due = due_text(bid)
        self.set_subtitle(tr("Closed {due}", due=due) if closed else tr("Due {due}", due=due))
        if bid.bid.deadline is None:
            self.set_subtitle(due)
        self._left.say("" if closed and not bid.bid.is_sent else left_text(bid))
        days = bid.days_left
        is_near = days is not None and days <= FEW_DAYS
        self._left.wear("ink" if is_near else "ink2", Type.STRONG if is_near else Type.BODY)
        models = ", ".join(each.title for each in bid.models)
        said = ready_text(bid)
        self._ready.say(f"\u00b7  {said}")
        self._ready.setToolTip(tr("Measured by {models}", models=models) if models else "")
        odd = [notice_text(each) for each in bid.notices if each.code != "deadline_past"]
        self.told.clear()
        if odd:
            self.told.tell(odd[0], " ".join(odd[1:3]))
        self.verbs.show_facts(facts)

    @Slot(object)
    def _on_asked(self, content: Chip | Cited) -> None:
        """Explain a figure, or go to a file."""
        if isinstance(content, Chip):
            measure = content.measure
            question = ClaimQuestion(content.period)
            self.explaining.explain(lambda view: explain_figure(view, measure, question))
            return
        reference = content.evidence
        self._newest.read(
            "file", lambda view: view.resolve(reference).uid, self.evidence_asked.emit
        )

    @Slot()
    def _on_export(self) -> None:
        bid = self.writing.bid
        if bid is not None:
            self.writing.keeping.keep_now()
            today = self._desk.today()
            self._newest.read(
                "pack",
                lambda view: PackQuestion(period_asked(view, None, None, today=today), bid=bid),
                self.pack_asked.emit,
            )

    @Slot()
    def _offer(self) -> None:
        menu = QMenu(self._more)
        for words, act in self.verbs.offers():
            if not words:
                menu.addSeparator()
                continue
            menu.addAction(words.replace("&", "&&")).triggered.connect(act)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height() + 2)))

    @Slot(object)
    def _on_changed(self, changes: "Changes") -> None:
        kinds = (Kind.BID, Kind.QUESTION, Kind.ANSWER, Kind.LOT, Kind.EVIDENCE, Kind.RESULT)
        if not changes.includes(*kinds, Kind.ACTIVITY):
            return
        if self._stack.currentWidget() is self.writing and changes.includes(Kind.ANSWER):
            self.writing.refresh()
        else:
            self.arrive()
