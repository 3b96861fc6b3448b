"""Our own mistakes: always logged, and those on the GUI thread shown once, on one sheet."""

import faulthandler
import logging
import logging.handlers
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme import Theme, Type
from ui.widgets.buttons import Button, Rank
from ui.widgets.sheet import Sheet
from ui.widgets.words import Words

log = logging.getLogger("sv-evidence")

CRASHES = "crash.txt"
LOG = "sv-evidence.log"
LARGEST_LOG = 1 << 20


def keep_logs(folder: Path) -> TextIO | None:
    """Write the log and the last words of a crash into ``folder``, if it can be written.

    Return the file that the crash handler writes to; it must stay open.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            folder / LOG, maxBytes=LARGEST_LOG, backupCount=2, encoding="utf-8"
        )
        crashes = (folder / CRASHES).open("a", encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    faulthandler.enable(crashes)
    return crashes


def catch_unforeseen(show: Callable[[BaseException], object]) -> None:
    """Log every unforeseen exception; those on the GUI thread also reach ``show``."""

    def on_main(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log.critical("unforeseen", exc_info=(kind, error, trace))
        show(error)

    def on_thread(failed: threading.ExceptHookArgs) -> None:
        log.critical("unforeseen in %s", failed.thread, exc_info=failed.exc_value)

    sys.excepthook = on_main
    threading.excepthook = on_thread


class CrashSheet(Sheet):
    """Says that we failed, that saved work is safe, and what can be done now."""

    def __init__(self, theme: Theme, window: QWidget, error: BaseException, *, logs: Path) -> None:
        super().__init__(theme, window, "Something went wrong", 560, 280)
        self._details = "".join(traceback.format_exception(error))
        self._logs = logs
        px = theme.px
        row = QHBoxLayout()
        row.setContentsMargins(px(24), px(18), px(24), px(18))
        row.setSpacing(px(16))
        sign = QLabel()
        sign.setPixmap(theme.pixmap("circle-alert", "alarm", 26, self.devicePixelRatioF()))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(px(8))
        safe = "Your work up to the last save is safe. You can carry on, or close the program."
        words.addWidget(Words(theme, safe, Type.BODY, "ink2", wrap=True))
        last = traceback.format_exception_only(error)[-1].strip()
        words.addWidget(Words(theme, last, Type.SMALL, "ink3", wrap=True))
        words.addStretch(1)
        row.addLayout(words, 1)
        self.body.addLayout(row)
        self._arrange_ways_out()

    def _arrange_ways_out(self) -> None:
        copy = Button(self._theme, "Copy details", rank=Rank.LINK, icon="copy")
        copy.clicked.connect(self._on_copy)
        folder = Button(self._theme, "Open log folder", rank=Rank.LINK, icon="folder")
        folder.clicked.connect(self._on_folder)
        close = Button(self._theme, "Close the program")
        close.clicked.connect(self._over.close)
        carry_on = Button(self._theme, "Carry on", rank=Rank.FILLED)
        carry_on.clicked.connect(self.dismiss)
        self.primary = carry_on
        self.foot.addWidget(copy)
        self.foot.addWidget(folder)
        self.foot.addStretch(1)
        self.foot.addWidget(close)
        self.foot.addWidget(carry_on)

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)

    @Slot()
    def _on_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._logs)))
