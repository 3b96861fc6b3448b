"""Steps that bring a workspace's tables up to date, each kept whole or not at all.

A released step is frozen: it stands in a file of its own as plain SQL and never changes.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from sv_evidence.store.database import APPLICATION_ID, Database

Step = Callable[[Connection], None]


def from_file(name: str) -> Step:
    """Return the step that runs the statements of a file beside this one."""

    def step(connection: Connection) -> None:
        text = Path(__file__).with_name(name).read_text("utf-8")
        for statement in text.rstrip().removesuffix(";").split(";\n\n"):
            connection.exec_driver_sql(statement)

    return step


STEPS: Final[tuple[Step, ...]] = tuple(
    from_file(f"step_{number:03}.sql") for number in range(1, 13)
)


def bring_up_to_date(
    database: Database, before_first: Callable[[], object], steps: Sequence[Step] = STEPS
) -> None:
    """Run the steps that are missing; ``before_first`` is called if there are any.

    A step and its number are kept together, so a failure leaves the step before it.
    """
    with database.reading() as connection:
        at = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    if at < len(steps):
        before_first()
    for number, step in enumerate(steps[at:], start=at + 1):
        with database.writing() as connection:
            step(connection)
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {number}")
