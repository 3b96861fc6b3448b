"""The counts above the table and the sums below: of what is filtered, not of what is hidden."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout

from sv_evidence.store.listings.activities import MeasureTotal
from sv_evidence.wording.words import tr
from ui.pages.activities.model import every_total, totals_text
from ui.theme import Theme, Type
from ui.widgets.words import Words


class ListSums:
    """Holds the words, and fills them as answers come in."""

    def __init__(self, theme: Theme, filters: QHBoxLayout, bar: QHBoxLayout) -> None:
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
        return counts, self._chosen.text(), self._totals.text()

    def _show_totals(self) -> None:
        self._totals.say(totals_text(self._count, self._sums) if self._count else "")
        self._totals.setToolTip(every_total(self._sums) if self._count else "")
