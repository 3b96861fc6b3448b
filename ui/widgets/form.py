"""Rows of fields in a sheet, which scroll where the window is too low for them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.surface import Surface


class Form(QScrollArea):
    """Fields one under another, or side by side; none is ever squeezed."""

    def __init__(self, theme: Theme, ground: str = "surface") -> None:
        super().__init__()
        self._theme = theme
        px = theme.px
        inside = Surface(theme, ground)
        self._rows = QVBoxLayout(inside)
        self._rows.setContentsMargins(px(24), px(18), px(24), px(18))
        self._rows.setSpacing(px(14))
        self._rows.addStretch(1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)

    def add(self, *widgets: QWidget) -> None:
        """Add a row; what stands side by side shares the width, and keeps to the top."""
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(12))
        for widget in widgets:
            cell = QVBoxLayout()
            cell.addWidget(widget)
            cell.addStretch(1)
            row.addLayout(cell, 1)
        self._rows.insertLayout(self._rows.count() - 1, row)
