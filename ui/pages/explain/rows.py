"""The rows of the panel: formula, results that open, and the files behind them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from sv_evidence.domain.evidence import Condition
from sv_evidence.domain.measures import Pence
from sv_evidence.domain.proof import Mark
from sv_evidence.reports.explanation import (
    ExplainedFile,
    ExplainedResult,
    Explanation,
    FormulaLine,
)
from sv_evidence.wording.explaining import spoilt_text
from sv_evidence.wording.labels import (
    condition_label,
    consent_label,
    day_from_activity_text,
    mark_label,
    shortfall_text,
    strength_label,
    strength_set_text,
)
from sv_evidence.wording.numbers import day_text, money_text, quantity_text, rate_text
from sv_evidence.wording.words import tr
from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.figure import Figure
from ui.widgets.marks import ProofMark, StrengthBars
from ui.widgets.section import Rule
from ui.widgets.signs import CONSENT_ICONS
from ui.widgets.words import Elided, Words

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_WITHOUT_WEEKDAY = 4


class FormulaRows(QWidget):
    """Measure by measure, proven before part proven; a line under each sum."""

    def __init__(self, theme: Theme, explanation: Explanation) -> None:
        super().__init__()
        self._theme = theme
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(6))
        self._grid.setColumnStretch(1, 1)
        self._add_heads(explanation)
        for mark in Mark:
            lines = [line for line in explanation.lines if line.mark is mark]
            for line in lines:
                self._add_line(line)
            if mark is Mark.PROVEN and lines:
                self._add_sum(mark_label(mark), explanation.value(mark=mark), Type.ROW_TITLE)
        self._add_sum(tr("Claimed"), explanation.value(), Type.TABLE)

    def _add_heads(self, explanation: Explanation) -> None:
        """Name the columns; without a proxy there are no pounds to name."""
        valued = any(line.rate is not None for line in explanation.lines)
        heads = [tr("Measure"), tr("Counted")] + ([tr("Proxy"), tr("Value")] if valued else [])
        for column, said in enumerate(heads, 1):
            words = Words(self._theme, said, Type.SMALL_STRONG, "ink2")
            if column > 1:
                words.setAlignment(RIGHT)
            start, wide = (0, 2) if column == 1 else (column, 1)
            self._grid.addWidget(words, 0, start, 1, wide)
        self._rule(1)

    def _add_line(self, line: FormulaLine) -> None:
        theme, row = self._theme, self._grid.rowCount()
        self._grid.addWidget(ProofMark(theme, line.mark, size=15), row, 0)
        self._grid.addWidget(Words(theme, line.title, Type.TABLE, wrap=True), row, 1)
        cells = (
            quantity_text(line.counted, line.unit),
            "" if line.rate is None else rate_text(line.rate),
            "" if line.value is None else money_text(line.value),
        )
        for column, said in enumerate(cells, 2):
            style = Type.ROW_TITLE if column > len(cells) else Type.TABLE
            words = Words(theme, said, style, "ink" if column > len(cells) else "ink2")
            words.setAlignment(RIGHT)
            self._grid.addWidget(words, row, column)
        self._rule(row + 1)

    def _add_sum(self, word: str, value: Pence | None, style: Type) -> None:
        if value is None:
            return
        row = self._grid.rowCount()
        self._grid.addWidget(Words(self._theme, word, style), row, 0, 1, 2)
        said = Words(self._theme, money_text(value), style)
        said.setAlignment(RIGHT)
        self._grid.addWidget(said, row, 4)
        self._rule(row + 1)

    def _rule(self, row: int) -> None:
        self._grid.addWidget(Rule(self._theme), row, 0, 1, 5)


class FileRow(QWidget):
    """One file: number and title, how easy to defend, consent and condition, Open file."""

    opened = Signal(object)

    def __init__(self, theme: Theme, file: ExplainedFile) -> None:
        super().__init__()
        self._file = file
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(24), theme.px(6), 0, theme.px(6))
        row.setSpacing(theme.px(10))
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        first = QHBoxLayout()
        first.setSpacing(theme.px(8))
        first.addWidget(Words(theme, file.number, Type.TABLE, "ink2"))
        first.addWidget(Elided(theme, file.title, Type.ROW_TITLE), 1)
        words.addLayout(first)
        words.addLayout(self._second(theme))
        for said in self._further():
            words.addWidget(Words(theme, said, Type.SMALL, "ink2", wrap=True))
        row.addLayout(words, 1)
        self.open = Button(theme, tr("Open file"), icon="eye", small=True)
        self.open.setAccessibleName(tr("Open {number}", number=file.number))
        self.open.clicked.connect(self._on_open)
        row.addWidget(self.open, 0, Qt.AlignmentFlag.AlignTop)
        self.open.setHidden(file.condition is Condition.MISSING)
        strength = strength_label(file.strength)
        self.setAccessibleName(f"{file.number}, {file.title}, {strength}")

    def _second(self, theme: Theme) -> QHBoxLayout:
        file, line = self._file, QHBoxLayout()
        line.setSpacing(theme.px(6))
        if file.strength is None or not file.accepted:
            said = strength_label(None) if file.accepted else tr("Not a type it accepts")
            line.addWidget(Words(theme, said, Type.SMALL, "ink2"))
        else:
            line.addWidget(StrengthBars(theme, file.strength))
        sign = Words(theme, "")
        icon = CONSENT_ICONS[file.consent]
        sign.setPixmap(theme.pixmap(icon, "ink2", 14, sign.devicePixelRatioF()))
        line.addWidget(sign)
        line.addWidget(Words(theme, consent_label(file.consent), Type.SMALL, "ink2"))
        whole = file.condition is Condition.UNCHANGED
        said = tr("unchanged") if whole else condition_label(file.condition)
        line.addWidget(Words(theme, said, Type.SMALL, "ink2" if whole else "alarm"))
        line.addStretch(1)
        return line

    def _further(self) -> Sequence[str]:
        found = []
        if self._file.accepted and self._file.spoilt is not None:
            said = spoilt_text(self._file.spoilt)
            found.append(tr("Weaker than its type: {why}.", why=said))
        if self._file.accepted and self._file.takes_day:
            found.append(day_from_activity_text())
        if self._file.set_because:
            found.append(strength_set_text(self._file.set_because))
        return found

    @Slot()
    def _on_open(self) -> None:
        self.opened.emit(self._file.uid)


class ResultRow(QWidget):
    """One result; it opens to its files, and to what it lacks."""

    opened = Signal(object)
    asked = Signal(object)
    """How we get its number: its uid."""

    def __init__(self, theme: Theme, result: ExplainedResult, *, leads: bool = False) -> None:
        super().__init__()
        self._theme, self._result, self._leads = theme, result, leads
        self.files: list[FileRow] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        self._inside = QWidget()
        self._rows = QVBoxLayout(self._inside)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._inside.hide()
        column.addWidget(self._inside)
        column.addWidget(Rule(theme))

    @property
    def is_open(self) -> bool:
        """Say whether its files are shown."""
        return not self._inside.isHidden()

    @Slot()
    def turn(self) -> None:
        """Show its files, or hide them; they are made when they are first wanted."""
        if not self._rows.count():
            self._fill()
        self._inside.setHidden(self.is_open)
        self._turn.wear(icon="chevron-down" if self.is_open else "chevron-right")
        self._turn.say(tr("Hide files") if self.is_open else tr("Show files"))

    def _head(self) -> QHBoxLayout:
        theme, result = self._theme, self._result
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self._turn = Button(
            theme, tr("Show files"), rank=Rank.BARE, icon="chevron-right", small=True
        )
        self._turn.clicked.connect(self.turn)
        row.addWidget(self._turn)
        day = day_text(result.day)[_WITHOUT_WEEKDAY:]
        row.addWidget(Words(theme, day, Type.TABLE, "ink2"))
        row.addWidget(Elided(theme, result.title, Type.ROW_TITLE), 1)
        quantity = quantity_text(result.quantity, result.unit)
        if self._leads:
            figure = Figure(theme, quantity, Type.TABLE, spoken=f"{result.title}, {quantity}")
            figure.asked.connect(self._on_asked)
            row.addWidget(figure)
        else:
            row.addWidget(Words(theme, quantity, Type.TABLE))
        if result.value is not None:
            row.addWidget(Words(theme, money_text(result.value), Type.TABLE, "ink2"))
        row.addWidget(ProofMark(theme, result.mark, size=15))
        return row

    @Slot()
    def _on_asked(self) -> None:
        self.asked.emit(self._result.result)

    def _fill(self) -> None:
        theme = self._theme
        for file in self._result.files:
            line = FileRow(theme, file)
            line.opened.connect(self.opened)
            self.files.append(line)
            self._rows.addWidget(line)
        for code in self._result.lacking:
            said = Words(theme, shortfall_text(code), Type.SMALL, "part_text", wrap=True)
            said.setContentsMargins(theme.px(24), 0, 0, theme.px(6))
            self._rows.addWidget(said)
        if not self._rows.count():
            self._rows.addWidget(Words(theme, tr("No file is kept with it."), Type.SMALL, "ink3"))
