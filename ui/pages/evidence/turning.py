"""The buttons and the key that turn tiles into rows and back, and the menu of columns."""

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sv_evidence.wording.words import tr
from ui.pages.evidence.views import EvidenceViews
from ui.theme import Theme
from ui.widgets.buttons import Button, Rank
from ui.widgets.columns_button import ColumnsButton


class ViewTurner(QObject):
    """Ctrl+L anywhere on the page; one button says what it would show instead."""

    def __init__(self, theme: Theme, views: EvidenceViews, row: QHBoxLayout, page: QWidget) -> None:
        super().__init__(page)
        self._views = views
        bare, top = Rank.BARE, Qt.AlignmentFlag.AlignTop
        self.to_list = Button(
            theme, tr("Show as a list, Ctrl+L"), rank=bare, icon="list", small=True
        )
        self.to_grid = Button(
            theme, tr("Show as pictures, Ctrl+L"), rank=bare, icon="layout-grid", small=True
        )
        self.columns = ColumnsButton(theme, views.table)
        for button in (self.columns, self.to_list, self.to_grid):
            row.addWidget(button, 0, top)
        self.to_list.clicked.connect(self.turn)
        self.to_grid.clicked.connect(self.turn)
        key = QShortcut(QKeySequence("Ctrl+L"), page)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.turn)
        views.looks_changed.connect(self._show)
        self._show()

    @Slot()
    def turn(self) -> None:
        """Show the other view."""
        self._views.turn(to_list=not self._views.is_list)

    @Slot()
    def _show(self) -> None:
        self.to_list.setVisible(not self._views.is_list)
        self.to_grid.setVisible(self._views.is_list)
        self.columns.setVisible(self._views.is_list)
