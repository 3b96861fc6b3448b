"""Keeps what is being typed, every two seconds, so that nothing is lost to a crash."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from sv_evidence.store.view import View
from ui.desk import Desk
from ui.pages.activities.log.entry import Entry, entry_from_json
from ui.widgets.surface import Host

EVERY = 2000
"""Milliseconds."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft that was kept, and when."""

    entry: Entry
    at: datetime


class Keepable(Protocol):
    """What is being typed: compared with what was kept last, and written as JSON."""

    def to_json(self) -> str:
        """Write it so that it can be taken up again."""
        ...


class DraftKeeper(QObject):
    """Writes the entry down whenever it differs from what was written last."""

    kept = Signal(object)
    """The moment of the last keeping."""

    def __init__(
        self, desk: Desk, name: str, entry: Callable[[], Keepable], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._name = name
        self._entry = entry
        self._last: Keepable | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.keep_now)
        self._is_forgotten = True

    def start(self, from_: Keepable) -> None:
        """Begin to keep changes from here on."""
        self._last = from_
        self._is_forgotten = False
        self._timer.start()

    @Slot()
    def keep_now(self) -> None:
        """Keep what is typed now, if anything changed."""
        entry = self._entry()
        if self._is_forgotten or entry == self._last:
            return
        self._last = entry
        at = self._desk.clock()
        text = json.dumps({"at": at.isoformat(), "entry": entry.to_json()})
        self._write(text, lambda: self.kept.emit(at))

    def forget(self) -> None:
        """Stop, and throw the draft away: it was saved, or nobody wants it."""
        self.stop()
        self._write(None, lambda: None)

    @Slot()
    def stop(self) -> None:
        """Keep nothing more; what was kept stays."""
        self._timer.stop()
        self._is_forgotten = True

    def watch(self, window: QWidget) -> None:
        """Keep the last words typed before the window closes, and before the workspace does."""
        if isinstance(window, Host):
            window.leaving.connect(self.keep_now)

    def _write(self, text: str | None, done: Callable[[], object]) -> None:
        name = self._name
        self._desk.work(
            self,
            lambda workspace, _ticket: workspace.keep_draft(name, text),
            done=lambda _none: done(),
        )


def kept_draft(view: View, name: str) -> Kept | None:
    """Return the draft of that name, if one was kept and is worth taking up."""
    text = view.draft(name)
    if text is None:
        return None
    try:
        held = json.loads(text)
        entry, at = entry_from_json(held["entry"]), datetime.fromisoformat(held["at"])
    except (ValueError, KeyError, TypeError):
        return None
    return None if entry is None or entry.is_blank else Kept(entry, at)
