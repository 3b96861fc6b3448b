"""Where the activities page leads from a number to what it is made of."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from sv_evidence.operations.explaining import explain_listed, explain_result
from sv_evidence.store.listings.activities import ActivityFilter
from ui.desk import Desk
from ui.pages.activities.inspector import ActivityInspector
from ui.pages.activities.sums import ListSums
from ui.pages.explain.panel import ExplainPanel
from ui.theme import Theme


class ActivityExplaining(QObject):
    """Explains a result of the chosen activity, or a sum under the list."""

    def __init__(self, theme: Theme, desk: Desk, window: QWidget, page: QWidget) -> None:
        super().__init__(page)
        self.panel = ExplainPanel(theme, window, desk)
        self._first: Callable[[], bool] = lambda: False
        for keys in ("Alt+Return", "Alt+Enter"):
            shortcut = QShortcut(QKeySequence(keys), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._on_key)

    def follow(
        self,
        details: ActivityInspector,
        sums: ListSums,
        shown: Callable[[], ActivityFilter],
    ) -> None:
        """Explain what is asked for in the inspector and in the foot."""

        def listed(measure: UUID) -> None:
            filtered = shown()
            self.panel.explain(lambda view: explain_listed(view, filtered, measure))

        def first() -> bool:
            result = next(iter(details.results), None)
            total = next(iter(sums.measures), None)
            if result is not None:
                self.explain_result(result)
            elif total is not None:
                listed(total.measure)
            return result is not None or total is not None

        details.figure_asked.connect(self.explain_result)
        sums.figure_asked.connect(listed)
        self._first = first

    @Slot(UUID)
    def explain_result(self, result: UUID) -> None:
        """Explain one result's number."""
        self.panel.explain(lambda view: explain_result(view, result))

    @Slot()
    def _on_key(self) -> None:
        self._first()
