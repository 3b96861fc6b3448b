"""Statements straight to the driver, for the paths where building a result costs the most.

The connection and its transaction stay SQLAlchemy's; an error of the driver is turned into a
problem where the transaction ends, like any other.
"""

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Protocol

Values = Sequence[Any] | Mapping[str, Any]


class Driven(Protocol):
    """What holds a connection of the driver."""

    @property
    def driver_connection(self) -> Any:
        """The driver's own connection."""
        ...


class Reached(Protocol):
    """What leads to the driver: a connection of SQLAlchemy's, or a bare one."""

    @property
    def connection(self) -> Driven:
        """The step in between."""
        ...


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep Python from looking for unreachable cycles while very many rows are made.

    It would look through all of them again and again, for a third of the whole time, and find
    nothing: rows refer to nothing that refers to them.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def fetch(connection: Reached, sql: str, values: Values = ()) -> list[tuple[Any, ...]]:
    """Run a statement and return all its rows."""
    raw: Any = connection.connection.driver_connection
    rows: list[tuple[Any, ...]] = raw.execute(sql, values).fetchall()
    return rows


def stream(connection: Reached, sql: str, values: Values = ()) -> Iterator[tuple[Any, ...]]:
    """Run a statement and yield its rows as they come, for those too many to hold at once."""
    raw: Any = connection.connection.driver_connection
    yield from raw.execute(sql, values)


def run_many(connection: Reached, sql: str, rows: Iterable[Values]) -> None:
    """Run a statement for each of the rows."""
    raw: Any = connection.connection.driver_connection
    raw.executemany(sql, rows)
