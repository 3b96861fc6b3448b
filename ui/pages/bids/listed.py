"""The list of bids: what each is, for whom, by when, and how far it has come."""

from array import array
from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from sv_evidence.reports.bid_facts import BidFacts
from sv_evidence.wording.bids import days_left_text, deadline_text
from sv_evidence.wording.tenders import bid_state_label
from sv_evidence.wording.words import tr
from ui.delegates.rows import WordsCell
from ui.delegates.two_lines import TwoLinesCell
from ui.models.paged import Column, Ids, PagedModel
from ui.pages.bids.asking import BidRow
from ui.theme import Theme
from ui.widgets.buttons import Button, Rank
from ui.widgets.row_table import RowTable
from ui.widgets.states import EmptyState, LoadingRows

ROW = 52


def due_text(facts: BidFacts) -> str:
    """Say when a bid is due, in the workspace's own time."""
    at = facts.bid.deadline
    return tr("No deadline") if at is None else deadline_text(at.astimezone(facts.at.tzinfo))


def left_text(facts: BidFacts) -> str:
    """Say how long there is, or what became of it."""
    days = facts.days_left
    if facts.bid.is_sent or days is None:
        return bid_state_label(facts.bid.state)
    return days_left_text(days)


def ready_text(facts: BidFacts) -> str:
    """Say how many answers are ready."""
    if not facts.questions:
        return tr("no questions yet")
    return tr("{ready} of {all} answers ready", ready=facts.ready, all=len(facts.questions))


COLUMNS: tuple[tuple[Column[BidRow], int], ...] = (
    (Column("number", tr("Number"), lambda row: row.bid.number), 90),
    (Column("title", tr("Bid"), lambda row: row.bid.title), 320),
    (Column("due", tr("Due"), lambda row: due_text(row.facts)), 210),
    (Column("left", tr("State"), lambda row: left_text(row.facts)), 110),
    (Column("ready", tr("Answers"), lambda row: ready_text(row.facts)), 170),
)


class BidList(QWidget):
    """``opened`` with the bid that a person goes to; ``new_wanted`` from the empty list."""

    opened = Signal(UUID)
    new_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._rows: tuple[BidRow, ...] = ()
        self._model = PagedModel([column for column, _ in COLUMNS], self._page, _sentence, self)
        self.table = RowTable(theme, [width for _, width in COLUMNS], [1])
        self.table.setModel(self._model)
        self.table.setAccessibleName(tr("Bids"))
        self.table.set_row_height(ROW)
        for at, (column, _) in enumerate(COLUMNS):
            self.table.setItemDelegateForColumn(
                at, WordsCell(theme, self.table, column.text, ink="ink2")
            )
        both = TwoLinesCell(
            theme, self.table, lambda row: row.bid.title, lambda row: row.facts.buyer
        )
        self.table.setItemDelegateForColumn(1, both)
        self.table.opened.connect(self._on_opened)
        self._empty = EmptyState(
            theme,
            "pen-line",
            tr("No bids yet"),
            tr("Add a tender to answer its questions with figures that you can prove."),
        )
        new = Button(theme, tr("New bid"), rank=Rank.BORDERED, icon="plus")
        new.clicked.connect(self.new_wanted)
        self._empty.add_button(new)
        self.loading = LoadingRows(theme)
        self._states = QStackedWidget()
        self._states.addWidget(self.table)
        self._states.addWidget(self._empty)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(self.loading, 1)
        down.addWidget(self._states, 1)

    def show_bids(self, rows: Sequence[BidRow]) -> None:
        """Show them, the first chosen."""
        self.loading.stop()
        self._rows = tuple(rows)
        self._model.show_ids(array("q", range(len(rows))))
        self._states.setCurrentWidget(self.table if rows else self._empty)
        if rows:
            self.table.selectRow(0)

    def _page(self, ids: Ids) -> dict[int, BidRow]:
        return {each: self._rows[each] for each in ids if each < len(self._rows)}

    @Slot(int)
    def _on_opened(self, row: int) -> None:
        if 0 <= row < len(self._rows):
            self.opened.emit(self._rows[row].bid.uid)


def _sentence(row: BidRow) -> str:
    facts = row.facts
    parts = (row.bid.number, row.bid.title, facts.buyer, due_text(facts), left_text(facts))
    return ", ".join((*parts, ready_text(facts)))
