"""Starts the program (or a bare window) and tells when it first painted and first showed the list.

``probe.py bare`` or ``probe.py program ARGUMENTS``; prints one JSON object: ``painted`` and
``listed`` in nanoseconds since the epoch, and ``resident`` in bytes when the list had settled.
"""

import json
import os
import runpy
import sys
import time
from pathlib import Path
from typing import Any

from PySide6 import QtWidgets
from PySide6.QtCore import QEvent, QObject, QTimer

PATIENCE = 30_000
SETTLED = 1500


class Watch(QObject):
    """Sees every event of the application, and leaves when it has seen enough."""

    def __init__(self, application: QtWidgets.QApplication, *, wants_list: bool) -> None:
        super().__init__()
        self._application = application
        self._wants_list = wants_list
        self._seen: dict[str, int] = {}
        QTimer.singleShot(PATIENCE, self._leave)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Note the first paint of a window and of a list with rows."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, QtWidgets.QWidget):
            self._note("painted")
            if self._is_list_with_rows(watched):
                self._note("listed")
        return False

    @staticmethod
    def _is_list_with_rows(watched: QtWidgets.QWidget) -> bool:
        above = watched.parent()
        if not isinstance(above, QtWidgets.QAbstractItemView) or above.viewport() is not watched:
            return False
        return above.model() is not None and above.model().rowCount() > 0

    def _note(self, what: str) -> None:
        if what in self._seen:
            return
        self._seen[what] = time.time_ns()
        if what == ("listed" if self._wants_list else "painted"):
            QTimer.singleShot(SETTLED if self._wants_list else 0, self._leave)

    def _leave(self) -> None:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
        print(json.dumps({**self._seen, "resident": pages * os.sysconf("SC_PAGE_SIZE")}))
        sys.stdout.flush()
        os._exit(0)


def bare() -> None:
    """Show a plain window of the usual size."""
    application = QtWidgets.QApplication([])
    watch = Watch(application, wants_list=False)
    application.installEventFilter(watch)
    window = QtWidgets.QMainWindow()
    window.resize(1440, 900)
    window.show()
    application.exec()


def program(arguments: list[str]) -> None:
    """Run the program as the command would, with the watch in its application."""
    watches: list[Watch] = []

    class Watched(QtWidgets.QApplication):
        def __init__(self, *given: Any) -> None:
            super().__init__(*given)
            watches.append(Watch(self, wants_list=True))
            self.installEventFilter(watches[0])

    setattr(QtWidgets, "QApplication", Watched)  # noqa: B010 - the program takes ours for Qt's
    sys.argv = ["sv-evidence", *arguments]
    runpy.run_module("sv_evidence", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        bare()
    else:
        program(sys.argv[2:])
