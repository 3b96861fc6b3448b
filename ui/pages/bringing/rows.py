"""The rows of the chosen kind: what each becomes, or what is wrong with it and what mends that."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sv_evidence.domain.sheet_rows import CellMend
from sv_evidence.operations.bringing_in import RowTried, Trial, Verdict
from sv_evidence.operations.refused_rows import column_name, trouble_of
from sv_evidence.wording.sheets import added_text, existing_text, skipped_text, use_words
from sv_evidence.wording.words import tr, trn
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.fields import LineField
from ui.widgets.section import Rule
from ui.widgets.words import Elided, Words

MOST = 60
"""So many rows are listed; whoever has more to mend does it in the spreadsheet."""
TALL, PLACE, WHAT, CELL, USE = 44, 96, 300, 190, 150


class RowList(QWidget):
    """One line a row. ``fixed`` with row, column and what should stand in the cell."""

    fixed = Signal(int, int, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.fields: list[LineField] = []
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)

    def show_rows(self, trial: Trial, verdict: Verdict) -> None:
        """List the rows of a kind; those that change stand before those that are new."""
        self._clear()
        rows = trial.of(verdict)
        if verdict is Verdict.ADD:
            rows = trial.of(Verdict.CHANGE) + rows
        for tried in rows[:MOST]:
            for wrong in tried.read.faults[:3]:
                self._add_fault(trial, tried, wrong)
            if not tried.read.faults:
                self._add_plain(tried)
        if len(rows) > MOST:
            more = len(rows) - MOST
            words = trn("{count} row more", "{count} rows more", more)
            self._add(Words(self._theme, words, Type.SMALL, "ink2"))
        self._lines.addStretch(1)

    def _add_fault(self, trial: Trial, tried: RowTried, wrong: CellMend) -> None:
        what, why = trouble_of(trial.plan, tried, wrong)
        line = self._line(tried, what, why)
        if wrong.column is None:
            return
        row, at = tried.read.place, wrong.column
        field = LineField(self._theme)
        field.setText(tried.read.cells[at])
        field.setFixedWidth(self._theme.px(CELL))
        column = column_name(trial.plan, wrong)
        field.setAccessibleName(tr("Row {row}, {column}", row=f"{row:,}", column=column))
        field.setAccessibleDescription(f"{what}. {why}")
        field.editingFinished.connect(partial(self._on_typed, field, row, at))
        self.fields.append(field)
        line.addWidget(field)
        offer = QWidget()
        offer.setMinimumWidth(self._theme.px(USE))
        beside = QHBoxLayout(offer)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addStretch(1)
        if wrong.mend.use:
            use = Button(self._theme, use_words(wrong.mend), rank=Rank.LINK)
            use.clicked.connect(partial(self.fixed.emit, row, at, wrong.mend.use))
            beside.addWidget(use)
        line.addWidget(offer)

    def _add_plain(self, tried: RowTried) -> None:
        if tried.verdict is Verdict.SKIP:
            said = next((cell for cell in tried.read.cells if cell), "")
            self._line(tried, said, skipped_text(tried.read.skipped))
            return
        if tried.read.draft is None:
            return
        why = existing_text(tried.why) if tried.why else added_text(tried.read.draft)
        if tried.verdict is Verdict.CHANGE:
            why = tr("Changed in the spreadsheet since it was brought in.")
        self._line(tried, tried.read.draft.title, why)

    def _line(self, tried: RowTried, what: str, why: str) -> QHBoxLayout:
        px = self._theme.px
        holder = QWidget()
        holder.setFixedHeight(px(TALL))
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(12))
        place = Words(self._theme, tr("Row {row}", row=f"{tried.read.place:,}"), Type.SMALL, "ink2")
        place.setFixedWidth(px(PLACE))
        title = Elided(self._theme, what, Type.SMALL_STRONG)
        title.setFixedWidth(px(WHAT))
        line.addWidget(place)
        line.addWidget(title)
        line.addWidget(Elided(self._theme, why, Type.SMALL, "ink2"), 1)
        self._add(holder)
        return line

    def _add(self, line: QWidget) -> None:
        self._lines.addWidget(line)
        self._lines.addWidget(Rule(self._theme, "line"))

    def _clear(self) -> None:
        self.fields = []
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _on_typed(self, field: LineField, row: int, column: int) -> None:
        if field.isModified():
            field.setModified(False)
            self.fixed.emit(row, column, field.text())
