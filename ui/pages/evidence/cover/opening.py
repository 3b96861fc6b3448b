"""Opens the sheet that covers names, once the pages of a file are known."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from sv_evidence.domain.covering import Area
from sv_evidence.operations.cover_pages import Covering, covering_of
from ui.desk import Desk
from ui.pages.evidence.cover.keeping import drafted
from ui.pages.evidence.cover.sheet import CoverSheet
from ui.theme import Theme


class Covers(QObject):
    """One sheet at a time, over whatever page or sheet asked for it."""

    def __init__(self, theme: Theme, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._desk, self._window = theme, desk, window
        self.sheet: CoverSheet | None = None

    def open(self, evidence: UUID, then: Callable[[], object] | None = None) -> None:
        """Read what covering starts from, and show it; ``then`` is called when it closes."""

        def show(found: tuple[Covering, tuple[Area, ...] | None]) -> None:
            if self.sheet is not None:
                return
            covering, draft = found
            self.sheet = CoverSheet(self._theme, self._desk, self._window, covering)
            if draft is not None:
                self.sheet.take_up(draft)
            self.sheet.closed.connect(self._on_closed)
            if then is not None:
                self.sheet.closed.connect(then)
            self.sheet.open()

        self._desk.read(
            self, lambda view: (covering_of(view, evidence), drafted(view, evidence)), show
        )

    def _on_closed(self) -> None:
        self.sheet = None
