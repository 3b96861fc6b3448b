"""The counts above the table and the sums below: of what is filtered, not of what is hidden."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout

from sv_evidence.store.listings.activities import MeasureTotal
from sv_evidence.wording.numbers import quantity_text
from sv_evidence.wording.words import tr
from ui.pages.activities.model import MOST_TOTALS, every_total, more_text, totals_text
from ui.theme import Theme, Type
from ui.widgets.figure import Figure
from ui.widgets.inspector import empty
from ui.widgets.words import Words


class ListSums(QObject):
    """Holds the words, and fills them as answers come in."""

    figure_asked = Signal(UUID)
    """A sum was pressed, by its measure."""

    def __init__(self, theme: Theme, filters: QHBoxLayout, bar: QHBoxLayout) -> None:
        super().__init__()
        self._theme = theme
        self._found = Words(theme, "", Type.ROW_TITLE)
        self._in_all = Words(theme, "", Type.TABLE, "ink2")
        self._chosen = Words(theme, "", Type.TABLE, "ink2")
        self._totals = Words(theme, "", Type.TABLE, "ink2")
        self._count = 0
        self._sums: Sequence[MeasureTotal] = ()
        row = QHBoxLayout()
        row.setSpacing(theme.px(4))
        row.addWidget(self._found)
        row.addWidget(self._in_all)
        filters.addStretch(1)
        filters.addLayout(row)
        bar.addWidget(self._chosen)
        bar.addStretch(1)
        bar.addWidget(self._totals)
        self._figures = QHBoxLayout()
        self._figures.setSpacing(theme.px(4))
        bar.addSpacing(theme.px(4))
        bar.addLayout(self._figures)

    def show_count(self, count: int, in_all: int) -> None:
        """Say how many of all are shown."""
        self._count = count
        self._found.say(f"{count:,}")
        self._in_all.say(tr("of {count}", count=f"{in_all:,}"))
        self._show_totals()

    def show_sums(self, sums: Sequence[MeasureTotal]) -> None:
        """Say what the shown activities add up to."""
        self._sums = sums
        self._show_totals()

    def show_chosen(self, count: int) -> None:
        """Say how many rows are selected."""
        self._chosen.say(tr("{count} selected", count=f"{count:,}"))

    @property
    def measures(self) -> tuple[MeasureTotal, ...]:
        """What the shown activities add up to."""
        return tuple(self._sums)

    @property
    def said(self) -> tuple[str, str, str]:
        """Everything that is said: counts, selection and sums."""
        counts = f"{self._found.text()} {self._in_all.text()}"
        totals = totals_text(self._count, self._sums) if self._count else ""
        return counts, self._chosen.text(), totals

    def _show_totals(self) -> None:
        """Say how many there are, and beside it each sum, which can be explained."""
        empty(self._figures)
        self._totals.say(totals_text(self._count, ()) if self._count else "")
        for each in self._sums[:MOST_TOTALS] if self._count else ():
            said = quantity_text(each.quantity, each.unit)
            figure = Figure(self._theme, said, Type.TABLE, "ink2", spoken=f"{each.title}, {said}")
            figure.asked.connect(partial(self.figure_asked.emit, each.measure))
            self._figures.addWidget(Words(self._theme, "\N{MIDDLE DOT}", Type.TABLE, "ink2"))
            self._figures.addWidget(figure)
        more = more_text(self._sums) if self._count else ""
        if more:
            rest = Words(self._theme, more, Type.TABLE, "ink2")
            rest.setToolTip(every_total(self._sums))
            rest.setAccessibleDescription(every_total(self._sums))
            self._figures.addWidget(rest)
