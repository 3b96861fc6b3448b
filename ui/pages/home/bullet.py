"""A commitment's bullet bar as a widget, from the same shapes as on paper."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sv_evidence.reports.charts import bullet_bar
from sv_evidence.reports.facts import CommitmentFacts
from sv_evidence.wording.documents import bullet_alt
from sv_evidence.wording.numbers import quantity_text
from ui.theme import Theme
from ui.widgets.paint import paint

_HIGH, _OVER, _WIDE = 14, 5, 200


class BulletBar(QWidget):
    """Delivered, target, and what was expected by now."""

    def __init__(self, theme: Theme, facts: CommitmentFacts) -> None:
        super().__init__()
        self._theme, self._facts = theme, facts
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(theme.px(_WIDE))
        words = bullet_alt(
            *(
                quantity_text(each, facts.unit)
                for each in (facts.delivered, facts.target, facts.expected)
            )
        )
        self.setAccessibleName(words)
        self.setToolTip(words)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Leave room for the tick above and below."""
        return QSize(self._theme.px(_WIDE // 2), self._theme.px(_HIGH + 2 * _OVER))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the bar."""
        px = self._theme.px
        drawing = bullet_bar(
            self._facts.delivered,
            self._facts.target,
            expected=self._facts.expected,
            width=self.width(),
            height=px(_HIGH),
        )
        paint(QPainter(self), drawing, self._theme, QPointF(0, px(_OVER)))
