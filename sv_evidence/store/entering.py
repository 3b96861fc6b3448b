"""The first steps into a workspace, and a first look at its lists: all before SQLAlchemy is loaded.

Loading SQLAlchemy takes longer than reading the first page of any list.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import sqlcipher3.dbapi2 as driver

from sv_evidence.domain.organisations import Organisation
from sv_evidence.store.connecting import NAME, NEWEST, assert_known, connected
from sv_evidence.store.direct import fetch
from sv_evidence.store.errors import problem_from
from sv_evidence.store.instance import InstanceLock
from sv_evidence.store.keys import database_key, open_header
from sv_evidence.store.listings.activities import ActivityListing

_ORGANISATION = "SELECT uid, name, pack_prefix, year_start FROM organisations ORDER BY key LIMIT 1"


@dataclass(frozen=True, slots=True)
class Entered:
    """A workspace that nobody else can open now; ``Workspace.beyond`` opens it."""

    folder: Path
    master: bytes = field(repr=False)
    lock: InstanceLock
    version: int
    """Of the tables as they lie on disk."""


class FirstLook:
    """The lists that need no more than the driver, and whose workspace it is, in brief."""

    def __init__(self, raw: Any) -> None:
        bare = _Bare(raw)
        [(uid, name, prefix, year_start)] = fetch(bare, _ORGANISATION)
        self.organisation = Organisation(
            UUID(bytes=uid), name, pack_prefix=prefix, year_start=year_start
        )
        self.activities = ActivityListing(bare)


@dataclass(frozen=True, slots=True)
class _Bare:
    """Stands where the store elsewhere has SQLAlchemy's connection."""

    driver_connection: Any

    @property
    def connection(self) -> "_Bare":
        return self


def enter(folder: Path, passphrase: str | None = None) -> Entered:
    """Take the key from the header, and the lock; whoever fails after this frees the lock."""
    master = open_header(folder, passphrase)
    lock = InstanceLock(folder)
    lock.take()
    try:
        version = assert_known(folder / NAME, database_key(master), NEWEST)
    except BaseException:
        lock.free()
        raise
    return Entered(folder, master, lock, version)


@contextmanager
def first_look(entered: Entered) -> Iterator[FirstLook | None]:
    """Give a look at this moment; ``None`` if the tables must be brought up to date first."""
    if entered.version != NEWEST:
        yield None
        return
    try:
        key = database_key(entered.master)
        with closing(connected(entered.folder / NAME, key, query_only=True)) as raw:
            raw.execute("BEGIN")
            yield FirstLook(raw)
    except driver.Error as error:
        raise problem_from(error, entered.folder) from error
