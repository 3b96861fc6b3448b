"""The same file through the bare driver: what the machine could do without us."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Engine, event

from sv_evidence.store.database import NAME
from sv_evidence.store.keys import database_key, open_header

Statement = tuple[str, Any, bool]
"""The text, its values, and whether the values are many rows."""


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
def listening() -> Iterator[list[Statement]]:
    """Collect every statement that this program sends to a database meanwhile."""
    heard: list[Statement] = []

    def hear(_c: Any, _k: Any, text: str, values: Any, _x: Any, many: Any) -> None:
        if not text.startswith("BEGIN"):
            heard.append((text, values, bool(many)))

    event.listen(Engine, "before_cursor_execute", hear)
    try:
        yield heard
    finally:
        event.remove(Engine, "before_cursor_execute", hear)


def replay(raw: Any, statements: Sequence[Statement]) -> None:
    """Send collected statements through the bare driver and fetch every row."""
    for text, values, many in statements:
        if many:
            raw.executemany(text, values)
        else:
            raw.execute(text, values).fetchall()


def writes(statements: Sequence[Statement]) -> list[Statement]:
    """Keep the statements that write, which no program could do without."""
    return [each for each in statements if not each[0].lstrip().upper().startswith("SELECT")]
