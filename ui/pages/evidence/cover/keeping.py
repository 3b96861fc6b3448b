"""What is drawn is kept as a draft while it is drawn, so that no crash takes it."""

import json
from collections.abc import Iterable
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from sv_evidence.domain.covering import Area, area_faults
from sv_evidence.store.view import View
from ui.desk import Desk
from ui.pages.evidence.cover.areas import DrawnAreas

PAUSE = 2_000
"""Milliseconds after the last stroke."""
_NUMBERS = 5
"""That an area is told by: its page, place and size."""


def draft_name(evidence: UUID) -> str:
    """Name the draft of what is covered on a file."""
    return f"cover-{evidence}"


def drafted(view: View, evidence: UUID) -> tuple[Area, ...] | None:
    """Return what was drawn and not used; ``None`` without a draft that can be read."""
    text = view.draft(draft_name(evidence))
    if text is None:
        return None
    try:
        areas = tuple(Area(*each) for each in json.loads(text) if len(each) == _NUMBERS)
        return areas if not any(area_faults(each) for each in areas) else None
    except (ValueError, TypeError):
        return None


class CoverKeeping(QObject):
    """Keeps the areas of one file; ``kept`` with the moment as people read it."""

    kept = Signal(str)

    def __init__(self, desk: Desk, evidence: UUID, areas: DrawnAreas, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._name, self._areas = desk, draft_name(evidence), areas
        self._written = ""
        self._is_over = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE)
        self._soon.timeout.connect(self.keep_now)
        areas.changed.connect(self._on_changed)

    @Slot()
    def keep_now(self) -> None:
        """Keep what is drawn, if it is not kept already."""
        text = _text(self._areas.now)
        if self._is_over or not self._areas.is_changed or text == self._written:
            return
        self._written = text
        name, at = self._name, self._desk.clock()
        self._desk.work(
            self,
            lambda workspace, _ticket: workspace.keep_draft(name, text),
            done=lambda _none: self.kept.emit(f"{at:%H:%M}"),
        )

    @Slot()
    def end(self) -> None:
        """The sheet is gone: what was neither used nor thrown away is kept."""
        self.keep_now()
        self._is_over = True
        self._soon.stop()

    def forget(self) -> None:
        """What was drawn is used, or thrown away."""
        self._is_over = True
        self._soon.stop()
        name = self._name
        self._desk.work(self, lambda workspace, _ticket: workspace.keep_draft(name, None))

    @Slot()
    def _on_changed(self) -> None:
        if not self._is_over and self._areas.is_changed:
            self._soon.start()


def _text(areas: Iterable[Area]) -> str:
    return json.dumps([[each.page, each.x, each.y, each.width, each.height] for each in areas])
