"""How the window says that something went wrong."""

import logging

from sv_evidence.domain.problems import Problem
from sv_evidence.wording.problems import sentence_for
from ui.settings import log_folder
from ui.theme import Theme
from ui.window import Window

log = logging.getLogger("sv-evidence")


def tell_failure(theme: Theme, window: Window, error: Exception) -> None:
    """Stand a bar over the page for what a person can mend, a sheet for what only we can."""
    if isinstance(error, Problem):
        log.info("%s", error.code)  # its details name files and people
        words = sentence_for(error)
        window.messages.show_trouble(words.happened, f"{words.means} {words.next}".strip())
        return
    from ui.crash import CrashSheet  # noqa: PLC0415 - not before it is needed

    log.critical("unforeseen in a task", exc_info=error)
    if not window.has_sheet():
        CrashSheet(theme, window, error, logs=log_folder()).open()
