"""The same file through the bare driver: what the machine could do without us."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import event
from sqlalchemy.pool import Pool

from sv_evidence.store.connecting import NAME
from sv_evidence.store.keys import database_key, open_header

OURS = ("--", "BEGIN", "COMMIT", "ROLLBACK", "PRAGMA")
"""What the driver says of itself, and of the library's own work inside a statement."""


def connected(folder: Path) -> Any:
    """Open a workspace's database with the settings that matter for time, and no more."""
    raw = driver.connect(str(folder / NAME), isolation_level=None, cached_statements=256)
    key = database_key(open_header(folder, None))
    raw.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    for setting in ("journal_mode=wal", "synchronous=full", "foreign_keys=on", "secure_delete=on"):
        raw.execute(f"PRAGMA {setting}")
    raw.execute("PRAGMA cache_size=-16000")
    raw.execute("PRAGMA temp_store=memory")
    return raw


@contextmanager
def listening() -> Iterator[list[str]]:
    """Collect every statement, its values written out, that reaches a database meanwhile."""
    heard: list[str] = []

    def hear(text: str) -> None:
        again = bool(heard) and heard[-1] == text  # told once more for each trigger inside it
        if not again and not text.startswith(OURS):
            heard.append(text)

    def taken(raw: Any, *_rest: object) -> None:
        raw.set_trace_callback(hear)

    def given_back(raw: Any, *_rest: object) -> None:
        if raw is not None:
            raw.set_trace_callback(None)

    event.listen(Pool, "checkout", taken)
    event.listen(Pool, "checkin", given_back)
    try:
        yield heard
    finally:
        event.remove(Pool, "checkout", taken)
        event.remove(Pool, "checkin", given_back)


@contextmanager
def stepping() -> Iterator[list[int]]:
    """Count the steps of SQLite's machine meanwhile, one entry for each thousand.

    Unlike time they are the same on a busy machine; rows read or skipped over cost some each.
    """
    counted: list[int] = []

    def taken(raw: Any, *_rest: object) -> None:
        raw.set_progress_handler(lambda: counted.append(1), 1000)

    def given_back(raw: Any, *_rest: object) -> None:
        if raw is not None:
            raw.set_progress_handler(None, 0)

    event.listen(Pool, "checkout", taken)
    event.listen(Pool, "checkin", given_back)
    try:
        yield counted
    finally:
        event.remove(Pool, "checkout", taken)
        event.remove(Pool, "checkin", given_back)


def replay(raw: Any, statements: Sequence[str]) -> None:
    """Send collected statements through the bare driver and fetch every row; ids become numbers."""
    for text in statements:
        rows = raw.execute(text).fetchall()
        if text.startswith("SELECT group_concat(key)"):
            json.loads(f"[{rows[0][0] or ''}]")


def commit(raw: Any, statements: Sequence[str]) -> None:
    """Send collected statements as one transaction through the bare driver."""
    raw.execute("BEGIN IMMEDIATE")
    for text in statements:
        raw.execute(text)
    raw.execute("COMMIT")


def writes(statements: Sequence[str]) -> list[str]:
    """Keep the statements that write, which no program could do without."""
    return [each for each in statements if not each.lstrip().upper().startswith(("SELECT", "WITH"))]
