"""What is written down when something goes wrong, and where."""

import faulthandler
import logging
import sys
import threading
from collections.abc import Callable
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType
from typing import TextIO

log = logging.getLogger("sv-evidence")

CRASHES = "crash.txt"
LOG = "sv-evidence.log"
LARGEST_LOG = 1 << 20
OWN = 0o600
"""Only who runs the program may read what it writes down: it names files and folders."""


def keep_crashes(folder: Path) -> TextIO | None:
    """Let a crash below Python leave its last words in ``folder``, if it can be written.

    Return the file, which must stay open.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        crashes = (folder / CRASHES).open("a", encoding="utf-8")
        (folder / CRASHES).chmod(OWN)
    except OSError:
        return None
    faulthandler.enable(crashes)
    return crashes


def keep_log(folder: Path) -> logging.Handler | None:
    """Write the log into ``folder``, two old ones kept; return what to close at the end."""
    from logging.handlers import (  # noqa: PLC0415 - drags in sockets; not before the first paint
        RotatingFileHandler,
    )

    class OwnFile(RotatingFileHandler):
        """A log that nobody else on the computer may read, also after it was begun anew."""

        def _open(self) -> TextIOWrapper:
            stream = super()._open()
            Path(self.baseFilename).chmod(OWN)
            return stream

    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = OwnFile(folder / LOG, maxBytes=LARGEST_LOG, backupCount=2, encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    return handler


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


def stop_catching(handler: logging.Handler | None) -> None:
    """Give exceptions back to Python, and close the log."""
    sys.excepthook = sys.__excepthook__
    threading.excepthook = threading.__excepthook__
    if handler is not None:
        log.removeHandler(handler)
        handler.close()
