"""Where a page leads from a number to what it is made of."""

from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from ui.desk import Desk
from ui.theme import Theme
from ui.widgets.figure import Figure

if TYPE_CHECKING:
    from collections.abc import Callable

    from sv_evidence.reports.explanation import Explanation
    from sv_evidence.store.view import View
    from ui.pages.explain.panel import ExplainPanel


class Explaining(QObject):
    """Opens Explain this number for a page, and gives Alt+Enter its meaning there.

    Alt+Enter explains the figure that has the focus, else the first one in sight.
    """

    outcome_asked = Signal(UUID)
    """A person wants to see the measure that a figure belongs to."""

    def __init__(self, theme: Theme, desk: Desk, window: QWidget, page: QWidget) -> None:
        super().__init__(page)
        self._theme, self._desk, self._over, self._page = theme, desk, window, page
        for keys in ("Alt+Return", "Alt+Enter"):
            shortcut = QShortcut(QKeySequence(keys), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._on_key)

    @cached_property
    def panel(self) -> "ExplainPanel":
        """The panel, loaded when something is first explained: a page needs none of it."""
        from ui.pages.explain.panel import ExplainPanel  # noqa: PLC0415 - as said above

        panel = ExplainPanel(self._theme, self._over, self._desk)
        panel.outcome_asked.connect(self.outcome_asked)
        return panel

    def explain(self, work: "Callable[[View], Explanation]") -> None:
        """Read an explanation beside the window and show it."""
        self.panel.explain(work)

    def first(self) -> bool:
        """Explain the first figure in sight; ``False`` if there is none."""
        for figure in self._page.findChildren(Figure):
            if figure.isVisible():
                figure.ask()
                return True
        return False

    @Slot()
    def _on_key(self) -> None:
        now = QApplication.focusWidget()
        if isinstance(now, Figure):
            now.asked.emit()
        else:
            self.first()
