"""Finding records: by uid, by number, by what their fields say."""

from collections.abc import Iterable, Mapping
from typing import TypeVar, cast
from uuid import UUID

from sqlalchemy import Connection, select

from sv_evidence.domain.frameworks import Framework, InstalledFramework
from sv_evidence.domain.identity import Number
from sv_evidence.domain.measures import ProxyRate
from sv_evidence.domain.organisations import Organisation
from sv_evidence.domain.records import Kind, Record
from sv_evidence.store.errors import NoSuchRecord
from sv_evidence.store.records import Records, is_binned
from sv_evidence.store.rulebook import Rulebook
from sv_evidence.store.tables import NUMBERED, table_of

R = TypeVar("R", bound=Record)

_LATEST_RATES = """
SELECT m.uid, p.rate FROM proxies p JOIN measures m ON m.key = p.measure
WHERE p.binned_at IS NULL ORDER BY p.entered_on, p.key
"""


class Lookup:
    """Records as one transaction sees them."""

    def __init__(self, connection: Connection, rulebook: Rulebook) -> None:
        self._connection = connection
        self._rulebook = rulebook
        self._records = Records(connection)

    def get(self, kind: type[R], uid: UUID) -> R:
        """Return a record, in the bin or not; raise ``NoSuchRecord`` if there is none."""
        found = self.find(kind, uid)
        if found is None:
            raise NoSuchRecord(uid)
        return found

    def find(self, kind: type[R], uid: UUID) -> R | None:
        """Return a record, in the bin or not, or ``None``."""
        return self.many(kind, (uid,)).get(uid)

    def many(self, kind: type[R], uids: Iterable[UUID]) -> dict[UUID, R]:
        """Return those of the records that exist, by uid."""
        return cast("dict[UUID, R]", self._records.many(kind.kind, uids))

    def all(self, kind: type[R], *, binned: bool = False, **equal: object) -> tuple[R, ...]:
        """Return the records outside the bin (or in it) with these values, oldest first."""
        found = cast("tuple[R, ...]", self._records.where(kind.kind, equal))
        return tuple(each for each in found if is_binned(each) == binned)

    def resolve(self, ref: str, kind: type[R] | None = None) -> R:
        """Return the record a person names by uid or number, else raise ``NoSuchRecord``."""
        kinds = [kind.kind] if kind else list(Kind)
        try:
            found = self._by_uid(UUID(ref.strip()), kinds)
        except ValueError:
            found = self._by_number(ref, kinds)
        if found is None:
            raise NoSuchRecord(ref)
        return cast("R", found)

    @property
    def organisation(self) -> Organisation:
        """Whose workspace this is."""
        return self.all(Organisation)[0]

    def framework(self, uid: UUID) -> Framework:
        """Return an installed framework as its document has it."""
        table = table_of(Kind.FRAMEWORK)
        asked = select(table.c.sha256).where(table.c.uid == uid)
        sha256 = self._connection.execute(asked).scalar_one_or_none()
        if sha256 is not None and self._rulebook.knows(sha256):
            return self._rulebook.framework(sha256)
        installed = self.get(InstalledFramework, uid)
        return self._rulebook.framework(installed.sha256, installed.document)

    def frameworks(self) -> Mapping[UUID, Framework]:
        """Return every framework outside the bin by uid, oldest first."""
        table = table_of(Kind.FRAMEWORK)
        asked = select(table.c.uid).where(table.c.binned_at.is_(None)).order_by(table.c.key)
        return {uid: self.framework(uid) for uid in self._connection.execute(asked).scalars()}

    def rates(self) -> Mapping[UUID, ProxyRate]:
        """Return the latest proxy of each measure that has one, by the measure's uid.

        There are none while the organisation does not show values.
        """
        if not self.organisation.shows_values:
            return {}
        rows = self._connection.exec_driver_sql(_LATEST_RATES)
        return {UUID(bytes=uid): ProxyRate(rate) for uid, rate in rows}

    def _by_uid(self, uid: UUID, kinds: Iterable[Kind]) -> Record | None:
        for kind in kinds:
            found = self._records.many(kind, (uid,))
            if found:
                return found[uid]
        return None

    def _by_number(self, ref: str, kinds: Iterable[Kind]) -> Record | None:
        number = Number.parse(ref)
        text = ref.strip() if number is None else str(number)
        for kind in kinds:
            if kind is not Kind.PACK and (number is None or NUMBERED.get(kind) != number.prefix):
                continue
            found = self._records.where(kind, {"number": text})
            if found:
                return found[0]
        return None
