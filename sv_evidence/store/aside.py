"""A database with a log, in a folder where the log cannot be opened.

SQLite reads a write-ahead log through an index beside it. Where that index is gone and cannot be
made, because the folder is read-only or its disk is full, the last changes would be out of reach;
so database and log are copied to a private folder of this system and read there. Both are
encrypted, so the copy tells nobody anything.
"""

import shutil
from pathlib import Path
from tempfile import gettempdir, mkdtemp

from sv_evidence.store.connecting import has_log
from sv_evidence.store.durable import INDEX, problem_from, takes_files


def is_out_of_reach(path: Path) -> bool:
    """Say whether a database has a log that cannot be opened where it lies."""
    return (
        not takes_files(path.parent)
        and path.exists()
        and has_log(path)
        and not _has_index(path.with_name(f"{path.name}-shm"))
    )


def _has_index(index: Path) -> bool:
    return index.exists() and index.stat().st_size >= INDEX


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
