"""Headings with their rule, plain rules, and rows of facts."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Theme, Type
from ui.widgets.words import Words

GAP = 6
"""At least this stands between a label and its fact."""


class Rule(QWidget):
    """A line of one pixel across its row."""

    def __init__(
        self,
        theme: Theme,
        colour: str = "line",
        *,
        upright: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._colour = theme, colour
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802
        """One pixel."""
        return QSize(1, 1)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Fill it."""
        QPainter(self).fillRect(self.rect(), self._theme.color(self._colour))


class Section(QWidget):
    """A heading, a note beside it, and the rule under it."""

    def __init__(
        self, theme: Theme, title: str, note: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._note = Words(theme, note, Type.SMALL, "ink3")
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        row.addWidget(Words(theme, title, Type.SECTION))
        row.addWidget(self._note)
        row.addStretch(1)
        self._row = row
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(7))
        column.addLayout(row)
        column.addWidget(Rule(theme, "line2"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def add_link(self, button: QWidget) -> None:
        """Put a button at the right end of the heading."""
        self._row.addWidget(button)

    def set_note(self, note: str) -> None:
        """Change the words beside the heading."""
        self._note.say(note)


class FactRows(QWidget):
    """Labels in one column, their facts in the next."""

    def __init__(
        self, theme: Theme, *, label_width: int = 86, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._label_width = theme, label_width
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(theme.px(6))
        self._grid.setColumnStretch(1, 1)

    def show_facts(self, facts: Iterable[tuple[str, str | QWidget]]) -> None:
        """Replace the facts; a text wraps, a widget is shown as it is."""
        while (item := self._grid.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        top = Qt.AlignmentFlag.AlignTop
        facts = list(facts)
        metrics = QFontMetrics(self._theme.font(Type.TABLE))
        longest = max((metrics.horizontalAdvance(label) for label, _ in facts), default=0)
        wide = max(self._theme.px(self._label_width), longest + self._theme.px(GAP))
        for row, (label, fact) in enumerate(facts):
            name = Words(self._theme, label, Type.TABLE, "ink3")
            name.setFixedWidth(wide)
            self._grid.addWidget(name, row, 0, top)
            if isinstance(fact, str):
                shown = Words(self._theme, fact, Type.TABLE, wrap=True)
                shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                shown.setAccessibleName(f"{label}: {fact}")
                self._grid.addWidget(shown, row, 1)
            else:
                self._grid.addWidget(fact, row, 1)
