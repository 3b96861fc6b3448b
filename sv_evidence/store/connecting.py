"""The only place that opens a connection, and where every setting of one is set and asserted.

The file is SQLCipher in WAL mode with synchronous FULL. Nothing here needs SQLAlchemy, so that
the first list of a start can be read before it is loaded.
"""

from contextlib import closing
from pathlib import Path
from typing import Any, Final

import sqlcipher3.dbapi2 as driver

from sv_evidence.domain.problems import Defect
from sv_evidence.store.errors import problem_from
from sv_evidence.store.keys import WorkspaceDamaged, WorkspaceIsNewer

NAME: Final = "workspace.db"
NEWEST: Final = 12
"""The version of the tables that this edition reads and writes."""
BUSY_MILLISECONDS: Final = 5000

SETTINGS: Final[dict[str, int | str]] = {
    "cipher_memory_security": 0,
    "journal_mode": "wal",
    "synchronous": 2,
    "fullfsync": 1,  # asks the drive itself on macOS, and changes nothing elsewhere
    "checkpoint_fullfsync": 1,
    "foreign_keys": 1,
    "secure_delete": 1,
    "trusted_schema": 0,
    "busy_timeout": BUSY_MILLISECONDS,
    "temp_store": 2,
    "cache_size": -16000,
}


_OF_WRITING: Final = frozenset(
    {"journal_mode", "synchronous", "fullfsync", "checkpoint_fullfsync", "secure_delete"}
)
"""Settings that mean nothing, or cannot be set, where the folder cannot be written."""


def connected(path: Path, key: bytes, *, query_only: bool, is_fixed: bool = False) -> Any:
    """Open a database under its raw key (32 bytes); raise the driver's error or a ``Defect``.

    ``is_fixed`` says that its folder cannot be written, so that no log can be made beside it.
    """
    raw = driver.connect(
        f"{path.absolute().as_uri()}?{_still(path)}" if is_fixed else str(path),
        uri=is_fixed,
        check_same_thread=False,
        isolation_level=None,
        cached_statements=256,
    )
    settings = {k: v for k, v in SETTINGS.items() if not (is_fixed and k in _OF_WRITING)}
    try:
        _unlock(raw, key)
        _assert_encrypted(raw)
        for name, value in (settings | {"query_only": int(query_only)}).items():
            raw.execute(f"PRAGMA {name} = {value}")
            _assert_setting(raw, name, value)
    except BaseException:
        raw.close()
        raise
    return raw


def has_log(path: Path) -> bool:
    """Say whether a write-ahead log lies beside a database file."""
    return path.with_name(f"{path.name}-wal").exists()


def _still(path: Path) -> str:
    """Say how to open a file so that nothing is made beside it."""
    return "mode=ro" if has_log(path) else "immutable=1"  # without a log the file is all there is


def _unlock(raw: Any, key: bytes) -> None:
    """Give the key, raw, so that none is derived; what does not fit it is told by an error."""
    raw.execute("PRAGMA cipher_log_level = NONE")
    raw.execute(f"PRAGMA key = \"x'{key.hex()}'\"")


def _assert_encrypted(raw: Any) -> None:
    if not raw.execute("PRAGMA cipher_version").fetchone():
        raise Defect("the database library does not encrypt")


def _assert_setting(raw: Any, name: str, value: int | str) -> None:
    found = raw.execute(f"PRAGMA {name}").fetchone()
    if found is None or str(found[0]) != str(value):
        raise Defect(f"{name} is {found} where {value} was set")


def assert_known(path: Path, key: bytes, newest: int, *, of: Path | None = None) -> int:
    """Return the version of a file's tables; not a byte of it changes.

    ``of`` is the workspace's folder, if the file is a copy elsewhere. Raise ``WorkspaceIsNewer``
    if a later edition made it.

    A file that is not there or that was never finished is a ``WorkspaceDamaged``.
    """
    folder = path.parent if of is None else of
    if not path.exists():
        raise WorkspaceDamaged(folder, "database")
    try:
        with closing(driver.connect(f"{path.absolute().as_uri()}?{_still(path)}", uri=True)) as raw:
            _unlock(raw, key)
            version = int(raw.execute("PRAGMA user_version").fetchone()[0])
    except driver.Error as error:
        raise problem_from(error, folder) from error
    if version > newest:
        raise WorkspaceIsNewer(folder, version)
    if version == 0:
        raise WorkspaceDamaged(folder, "database")
    return version
