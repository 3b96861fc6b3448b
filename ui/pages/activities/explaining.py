"""Where the activities page leads from a number to what it is made of."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from sv_evidence.store.listings.activities import ActivityFilter
from ui.desk import Desk
from ui.pages.activities.inspector import ActivityInspector
from ui.pages.activities.sums import ListSums
from ui.pages.explain.opening import Explaining
from ui.theme import Theme


class ActivityExplaining(Explaining):
    """Explains a result of the chosen activity, or a sum under the list."""

    def __init__(self, theme: Theme, desk: Desk, window: QWidget, page: QWidget) -> None:
        super().__init__(theme, desk, window, page)
        self._first: Callable[[], bool] = lambda: False

    def first(self) -> bool:
        """Explain the chosen activity's first result, else the first sum; ``False`` if none."""
        return self._first()

    def follow(
        self,
        details: ActivityInspector,
        sums: ListSums,
        shown: Callable[[], ActivityFilter],
    ) -> None:
        """Explain what is asked for in the inspector and in the foot."""

        def listed(measure: UUID) -> None:
            from sv_evidence.operations.explaining import (  # noqa: PLC0415 - as for the panel
                explain_listed,
            )

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
        from sv_evidence.operations.explaining import (  # noqa: PLC0415 - as for the panel
            explain_result as explained,
        )

        self.panel.explain(lambda view: explained(view, result))
