"""The line of a contract's periods: returned, due, later, late."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sv_evidence.domain.returns import Due, Rhythm
from sv_evidence.reports.contract_facts import PeriodFacts
from sv_evidence.wording.returns import due_text, period_name, short_period_name
from sv_evidence.wording.words import tr
from ui.theme import Theme, Type
from ui.widgets.surface import Surface
from ui.widgets.words import Elided, Words

BAR = 4
SIGN = 16
MOST_IN_FULL = 6
"""Past so many periods their names are short, and only those that matter say their day."""
_BARS = {
    Due.RETURNED: "proven_text",
    Due.NEXT: "accent",
    Due.OVERDUE: "alarm",
    Due.LATER: "line2",
}
_SIGNS = {
    Due.RETURNED: ("check", "proven_text"),
    Due.NEXT: ("flag", "accent"),
    Due.OVERDUE: ("triangle-alert", "alarm"),
}


class PeriodLine(QWidget):
    """One stretch for each period of the contract's year."""

    def __init__(
        self, theme: Theme, periods: Sequence[PeriodFacts], rhythm: Rhythm, today: date
    ) -> None:
        super().__init__()
        self.setAccessibleName(tr("Returns of this year"))
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme.px(8 if len(periods) <= MOST_IN_FULL else 4))
        is_close = len(periods) > MOST_IN_FULL
        for each in periods:
            across.addWidget(_stretch(theme, each, rhythm, today, is_close=is_close), 1)


def _stretch(
    theme: Theme, each: PeriodFacts, rhythm: Rhythm, today: date, *, is_close: bool
) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(1))
    bar = Surface(theme, _BARS[each.standing])
    bar.setFixedHeight(theme.px(BAR))
    column.addWidget(bar)
    column.addSpacing(theme.px(5))
    row = QHBoxLayout()
    row.setSpacing(theme.px(8))
    is_later = each.standing is Due.LATER
    if not is_later:
        row.addWidget(Sign(theme, *_SIGNS[each.standing]))
    say = short_period_name if is_close else period_name
    name = say(rhythm, each.number, each.year)
    row.addWidget(Words(theme, name, Type.STRONG, "ink2" if is_later else "ink"))
    row.addStretch(1)
    column.addLayout(row)
    told = due_text(each.standing, each.sent_on, each.due, today)
    is_late = each.standing is Due.OVERDUE
    if not (is_close and is_later):
        column.addWidget(Elided(theme, told, Type.TABLE, "alarm" if is_late else "ink2"))
    holder.setAccessibleName(f"{name}. {told}")
    return holder


class Sign(QLabel):
    """An icon; the words beside it say what it means."""

    def __init__(self, theme: Theme, icon: str, colour: str) -> None:
        super().__init__()
        self._theme, self._icon, self._colour = theme, icon, colour
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._dress()
        theme.changed.connect(self._dress)

    @Slot()
    def _dress(self) -> None:
        ratio = self.devicePixelRatioF()
        self.setPixmap(self._theme.pixmap(self._icon, self._colour, SIGN, ratio))
