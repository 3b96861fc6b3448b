"""One commitment by period: columns with their targets, as on paper."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sv_evidence.reports.charts import Column, column_chart
from sv_evidence.reports.contract_facts import LineFacts, StandingFacts
from sv_evidence.wording.documents import chart_alt
from sv_evidence.wording.returns import amount_text, short_period_name
from sv_evidence.wording.words import tr
from ui.pages.contracts.table import period_days
from ui.theme import Theme
from ui.widgets.paint import paint

HIGH = 190
LABEL = 13.0
MOST_NAMED = 6


class PeriodChart(QWidget):
    """What each period of the year brought, the plan as a line over it."""

    def __init__(self, theme: Theme, standing: StandingFacts, line: LineFacts) -> None:
        super().__init__()
        self._theme = theme
        self._columns = tuple(_column(standing, line, at) for at in range(len(standing.periods)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        said = [
            (
                column.name,
                tr(
                    "{figure}, planned {target}",
                    figure=column.figure or tr("not yet"),
                    target=amount_text(line.planned[at], line.unit),
                ),
            )
            for at, column in enumerate(self._columns)
        ]
        words = chart_alt(line.title, said)
        self.setAccessibleName(words)
        self.setToolTip(words)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802
        """As high as the look says."""
        return QSize(self._theme.px(300), self._theme.px(HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the same shapes as on paper, larger by the text's scale."""
        painter = QPainter(self)
        scale = self._theme.scale
        painter.scale(scale, scale)
        wide, high = self.width() / scale, self.height() / scale
        drawn = column_chart(
            self._columns, width=wide, height=high - 4, not_yet=tr("not yet"), size=LABEL
        )
        paint(painter, drawn, self._theme)


def _column(standing: StandingFacts, line: LineFacts, at: int) -> Column:
    each, value = standing.periods[at], line.periods[at]
    name = short_period_name(standing.rhythm, each.number, each.year)
    if len(standing.periods) <= MOST_NAMED:
        name = f"{name} {period_days(each)}"
    figure = "" if value is None else amount_text(value, line.unit)
    planned = line.planned[at]
    aim = tr("target {amount}", amount=amount_text(planned, line.unit)) if planned else ""
    return Column(name, value, figure, target=planned or None, aim=aim)
