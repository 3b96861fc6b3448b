"""A database that a crash left with its log, in a folder where the log cannot be opened.

SQLite reads a write-ahead log through an index beside it. Where that index is gone and cannot be
made, the last changes would be out of reach; so database and log are copied to a private folder
of this system and read there. Both are encrypted, so the copy tells nobody anything.
"""

import os
import shutil
from pathlib import Path
from tempfile import gettempdir, mkdtemp

from sv_evidence.store.connecting import has_log
from sv_evidence.store.durable import problem_from


def is_out_of_reach(path: Path) -> bool:
    """Say whether a database has a log that cannot be opened where it lies."""
    return (
        not os.access(path.parent, os.W_OK)
        and path.exists()
        and has_log(path)
        and not path.with_name(f"{path.name}-shm").exists()
    )


class Aside:
    """A private folder with a copy of a database and its log; it lasts until it is closed."""

    def __init__(self, path: Path) -> None:
        try:
            self._folder = Path(mkdtemp(prefix="sv-evidence-"))
        except OSError as error:
            raise problem_from(error, Path(gettempdir())) from error
        self.path = self._folder / path.name
        try:
            for name in (path.name, f"{path.name}-wal"):
                shutil.copyfile(path.with_name(name), self.path.with_name(name))
        except OSError as error:
            self.close()
            raise problem_from(error, path) from error

    def close(self) -> None:
        """Remove the copy."""
        shutil.rmtree(self._folder, ignore_errors=True)
