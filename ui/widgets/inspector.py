"""The pane at the right: what is selected, and what can be done with it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.section import Rule
from ui.widgets.surface import Surface

FOOT = 53


class Inspector(Surface):
    """A body that scrolls when it must, and a foot with buttons."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "surface", parent=parent)
        px = theme.px
        self._verbs: list[Button] = []
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside = inside = Surface(theme, "surface")
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(px(22), px(18), px(20), px(18))
        self.body.setSpacing(px(10))
        self._scroll.setWidget(inside)
        self._foot = QWidget()
        self.foot = QHBoxLayout(self._foot)
        self.foot.setContentsMargins(px(22), 0, px(16), 0)
        self.foot.setSpacing(px(8))
        self._foot.setFixedHeight(px(FOOT))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        self._rule = Rule(theme, "line2")
        column.addWidget(self._rule)
        column.addWidget(self._foot)
        self.show_foot(shown=False)

    def add_verb(self, button: Button) -> None:
        """Put a button in the foot; where room is short the last ones fold to their icons."""
        self._verbs.append(button)
        self.foot.addWidget(button)

    def fit_verbs(self) -> None:
        """Fold as few buttons as it takes to show them all."""
        shown = [verb for verb in self._verbs if not verb.isHidden()]
        for verb in shown:
            verb.fold(folded=False)
        margins = self.foot.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        for verb in reversed(shown):
            taken = sum(each.sizeHint().width() + self.foot.spacing() for each in shown)
            if taken <= room:
                return
            verb.fold(folded=True)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fit the buttons."""
        super().resizeEvent(event)
        self.fit_verbs()

    def wear(self, colour: str, border: str = "") -> None:
        """Change the colour of the pane and of what scrolls in it."""
        super().wear(colour, border)
        self._inside.wear(colour)

    def clear(self) -> None:
        """Take everything out of the body."""
        empty(self.body)

    def show_foot(self, *, shown: bool) -> None:
        """Show or hide the bar with the buttons."""
        self._foot.setVisible(shown)
        self._rule.setVisible(shown)
        self.fit_verbs()

    def to_top(self) -> None:
        """Scroll back to the top, for a new selection."""
        self._scroll.verticalScrollBar().setValue(0)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Never grow with what it shows."""
        return QSize(260, 120)


def empty(layout: QVBoxLayout | QHBoxLayout) -> None:
    """Take everything out of a layout, and out of memory."""
    while (item := layout.takeAt(0)) is not None:
        inner = item.layout()
        if isinstance(inner, QVBoxLayout | QHBoxLayout):
            empty(inner)
        gone = item.widget()
        if gone is not None:
            gone.hide()
            gone.deleteLater()
