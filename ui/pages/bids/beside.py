"""Things beside each other in a form's row."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import Theme


class Beside(QWidget):
    """Widgets in a row; those at ``wide`` share what room is left."""

    def __init__(self, theme: Theme, *widgets: QWidget, wide: tuple[int, ...] = ()) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        for at, widget in enumerate(widgets):
            share = 1 if at in wide else 0
            row.addWidget(
                widget, share, Qt.AlignmentFlag.AlignTop if share else Qt.AlignmentFlag(0)
            )
