"""The figures of a return: this period and plan, to date and plan, the difference, recovery."""

from array import array

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sv_evidence.domain.measures import Thousandths
from sv_evidence.domain.pace import is_short
from sv_evidence.reports.contract_facts import ReturnFacts, ReturnLineFacts
from sv_evidence.wording.labels import mark_label
from sv_evidence.wording.returns import (
    amount_text,
    difference_percent,
    period_name,
    recovery_state,
    signed_text,
)
from sv_evidence.wording.words import tr
from ui.models.paged import Column, Ids, PagedModel
from ui.pages.contracts.cells import (
    MarkAloneCell,
    ShortfallCell,
    SignedWordsCell,
    commitment_column,
    dress_words,
)
from ui.theme import Theme, Type
from ui.widgets.row_table import RowTable

ROW = 34
NARROW = 800
SPARED = (4, 8)
"""Columns that give way below that width: the plan of the period, and the difference as a share."""


class ReturnTable(QWidget):
    """All lines of a return; ``chosen`` with the one to write about."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, told: ReturnFacts) -> None:
        super().__init__()
        self._theme, self._told = theme, told
        columns = self._columns()
        self.model: PagedModel[ReturnLineFacts] = PagedModel(
            [column for column, _ in columns], self._page, _sentence, self
        )
        self.table = RowTable(theme, [width for _, width in columns], [1])
        self.table.setModel(self.model)
        self.table.setAccessibleName(tr("Figures of the return"))
        self.table.set_row_height(ROW)
        self.table.setSelectionMode(RowTable.SelectionMode.SingleSelection)
        self._dress(theme)
        self.model.show_ids(array("q", range(len(told.lines))))
        self.table.selectionModel().selectionChanged.connect(self._on_selected)
        head = self.table.horizontalHeader().sizeHint().height()
        self.setFixedHeight(head + len(told.lines) * self.table.row_height + 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)

    def show_told(self, told: ReturnFacts) -> None:
        """Show the same lines as they are now."""
        self._told = told
        row = self.table.currentIndex().row()
        self.table.selectionModel().blockSignals(True)
        self.model.show_ids(array("q", range(len(told.lines))))
        if row >= 0:
            self.table.choose_row(row)
        self.table.selectionModel().blockSignals(False)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Leave out what can be worked out where room is short; the row's sentence says it."""
        super().resizeEvent(event)
        is_narrow = self.width() / self._theme.scale < NARROW
        if is_narrow != self.table.isColumnHidden(SPARED[0]):
            for column in SPARED:
                self.table.setColumnHidden(column, is_narrow)
            self.table.fit()

    def choose(self, position: int) -> None:
        """Choose the line at a position, else the first whose recovery is wanted."""
        places = [line.position for line in self._told.lines]
        wanted = [line.position for line in self._told.recovery_lacking]
        at = position if position in places else (wanted or places or [0])[0]
        if at in places:
            self.table.choose_row(places.index(at))

    def _columns(self) -> list[tuple[Column[ReturnLineFacts], int]]:
        told = self._told
        period = period_name(told.rhythm, told.period.number, told.period.year)
        return [
            (commitment_column("place", "", lambda row: f"{row.position:,}"), 50),
            (commitment_column("title", tr("Commitment"), lambda row: row.title), 240),
            (commitment_column("mark", tr("Proof"), lambda row: mark_label(row.mark)), 52),
            (commitment_column("period", period, _period, is_number=True), 76),
            (commitment_column("plan", tr("Planned"), _planned_period, is_number=True), 72),
            (commitment_column("date", tr("To date"), _to_date, is_number=True), 76),
            (commitment_column("all", tr("Planned"), _planned, is_number=True), 72),
            (commitment_column("difference", tr("Difference"), _difference, is_number=True), 84),
            (commitment_column("share", tr("Share"), _share, is_number=True), 62),
            (commitment_column("recovery", tr("Recovery"), lambda row: _recovery(row)[1]), 116),
        ]

    def _dress(self, theme: Theme) -> None:
        table = self.table
        dress_words(
            theme, table, self.model.columns, bold={"title", "date"}, quiet={"place", "plan", "all"}
        )
        table.setItemDelegateForColumn(2, MarkAloneCell(theme, table, lambda row: row.mark))
        bold = Type.ROW_TITLE
        short = ShortfallCell(theme, table, _period, _is_short, style=bold)
        table.setItemDelegateForColumn(3, short)
        for at, words in ((7, _difference), (8, _share)):
            risky = ShortfallCell(
                theme, table, words, lambda row: row.wants_recovery, has_arrow=False
            )
            table.setItemDelegateForColumn(at, risky)
        table.setItemDelegateForColumn(9, SignedWordsCell(theme, table, _recovery))

    def _page(self, ids: Ids) -> dict[int, ReturnLineFacts]:
        lines = self._told.lines
        return {each: lines[each] for each in ids if each < len(lines)}

    @Slot()
    def _on_selected(self) -> None:
        rows = self.table.selectionModel().selectedRows()
        line = self.model.row_value(rows[0].row()) if rows else None
        if line is not None:
            self.chosen.emit(line)


def _period(line: ReturnLineFacts) -> str:
    return amount_text(line.in_period, line.unit)


def _planned_period(line: ReturnLineFacts) -> str:
    return amount_text(line.planned_period, line.unit)


def _to_date(line: ReturnLineFacts) -> str:
    return amount_text(line.to_date, line.unit)


def _planned(line: ReturnLineFacts) -> str:
    return amount_text(line.planned, line.unit)


def _difference(line: ReturnLineFacts) -> str:
    return signed_text(Thousandths(line.to_date - line.planned), line.unit)


def _share(line: ReturnLineFacts) -> str:
    return difference_percent(Thousandths(line.to_date - line.planned), line.planned)


def _is_short(line: ReturnLineFacts) -> bool:
    return is_short(line.in_period, line.planned_period)


def _recovery(line: ReturnLineFacts) -> tuple[str, str, str]:
    words = recovery_state(wants=line.wants_recovery, has=line.has_recovery)
    if line.has_recovery:
        return "check", words, "proven_text"
    return ("circle-alert", words, "part_text") if line.wants_recovery else ("", words, "ink2")


def _sentence(line: ReturnLineFacts) -> str:
    return tr(
        "{position}, {title}. {mark}. {period} of {planned} in the period, {done} of {all} to "
        "date. Recovery: {recovery}",
        position=line.position,
        title=line.title,
        mark=mark_label(line.mark),
        period=_period(line),
        planned=_planned_period(line),
        done=_to_date(line),
        all=_planned(line),
        recovery=_recovery(line)[1],
    )
