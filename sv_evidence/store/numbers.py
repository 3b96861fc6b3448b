"""Short numbers for people (A-014, E-237): given once, and never again to another record."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection, insert, select

from sv_evidence.domain.identity import Number
from sv_evidence.domain.records import Kind, Record
from sv_evidence.store.bookkeeping import DEVICES, NUMBERS
from sv_evidence.store.errors import NumberTaken
from sv_evidence.store.records import chunks
from sv_evidence.store.tables import NUMBERED, table_of


def number_all(connection: Connection, kind: Kind, records: Sequence[Record]) -> list[Record]:
    """Give the next numbers to those records that come without one."""
    if not records:
        return []
    given = [number for each in records if (number := _number_of(each))]
    assert_free(connection, kind, given)
    prefix = NUMBERED[kind]
    letter = connection.execute(
        select(DEVICES.c.letter).where(DEVICES.c.is_own.is_(True))
    ).scalar_one()
    before = connection.execute(
        select(NUMBERS.c.highest).where(NUMBERS.c.prefix == prefix)
    ).scalar_one_or_none()
    ours = (Number.parse(number) for number in given)
    highest = max(
        (each.count for each in ours if each and (each.prefix, each.device) == (prefix, letter)),
        default=0,
    )
    highest = max(highest, before or 0)
    numbered: list[Record] = []
    for record in records:
        if _number_of(record):
            numbered.append(record)
            continue
        highest += 1
        number = str(Number(prefix, highest, letter))
        numbered.append(replace(record, number=number))
    connection.execute(
        insert(NUMBERS).prefix_with("OR REPLACE"), {"prefix": prefix, "highest": highest}
    )
    return numbered


def assert_free(connection: Connection, kind: Kind, numbers: Iterable[str]) -> None:
    """Raise ``NumberTaken`` for the first of these numbers that a record has."""
    for number in taken(connection, kind, numbers):
        raise NumberTaken(number)


def taken(connection: Connection, kind: Kind, numbers: Iterable[str]) -> set[str]:
    """Return those of the numbers that records have."""
    table = table_of(kind)
    found: set[str] = set()
    for chunk in chunks(numbers):
        asked = select(table.c.number).where(table.c.number.in_(chunk))
        found.update(connection.execute(asked).scalars())
    return found


def _number_of(record: Record) -> str:
    return str(getattr(record, "number", ""))
