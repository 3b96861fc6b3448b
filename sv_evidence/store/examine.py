"""Looking a database over: is it whole, does its history hold, and which files does it need."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import Connection, func, inspect, select

from sv_evidence.domain.problems import Problem
from sv_evidence.domain.records import Kind
from sv_evidence.store.bookkeeping import DERIVED, DEVICES
from sv_evidence.store.chain import verify_chain
from sv_evidence.store.database import Database
from sv_evidence.store.tables import LAYOUTS, table_of

_MOST_NAMED: Final = 20


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be: a code, what it concerns, and details for words."""

    code: str
    item: str
    details: Mapping[str, object] = field(default_factory=dict)


def faults_in(database: Database, *, deep: bool) -> tuple[Finding, ...]:
    """Check the file's pages and seals, its references and its history's chain.

    ``deep`` reads every page; else only the structure is looked at.
    """
    found = list(_page_faults(database, deep=deep))
    if found:
        return tuple(found)
    with database.reading() as connection:
        orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        chain = verify_chain(connection)
    return (
        *(
            Finding("reference_broken", str(row[0]), {"key": row[1], "to": row[2]})
            for row in orphans[:_MOST_NAMED]
        ),
        *(Finding("history_altered", str(each.sequence), {"why": each.why}) for each in chain),
    )


def _page_faults(database: Database, *, deep: bool) -> Iterator[Finding]:
    def structure() -> list[str]:
        with database.reading() as connection:
            look = "PRAGMA integrity_check" if deep else "PRAGMA quick_check"
            rows = connection.exec_driver_sql(look).scalars().all()
        return [str(row) for row in rows if row != "ok"]

    # The seals first: after one broken page a connection answers nothing any more.
    for look in (database.broken_seals, structure) if deep else (structure,):
        try:
            broken = look()
        except Problem as problem:
            broken = [problem.code]
        for each in broken[:_MOST_NAMED]:
            yield Finding("database_damaged", database.path.name, {"reason": each})


def counts_in(connection: Connection) -> dict[str, int]:
    """Count the records of each kind; a kind not there yet counts none."""
    there = set(inspect(connection).get_table_names())
    tables = {kind: each.table for kind, each in LAYOUTS.items() if each.table.name in there}
    counts = {}
    for kind, table in tables.items():
        counts[kind.value] = connection.scalar(select(func.count()).select_from(table)) or 0
    return counts


def journal_head_in(connection: Connection) -> str:
    """Return the last link of this device's chain, as hex."""
    head = connection.scalar(select(DEVICES.c.head).where(DEVICES.c.is_own.is_(True)))
    return (head or b"").hex()


def vault_files(connection: Connection) -> dict[str, int]:
    """Return every vault file that a row names, with the size of its original."""
    evidence, packs = table_of(Kind.EVIDENCE), table_of(Kind.PACK)
    wanted = (
        select(evidence.c.vault_name, evidence.c.size),
        select(packs.c.vault_name, packs.c.size),
        select(DERIVED.c.name, DERIVED.c.size),
    )
    return {
        str(name): int(size) for query in wanted for name, size in connection.execute(query) if name
    }
