"""What installed measures accept and ask for, each read once from its framework's document."""

from collections.abc import Mapping
from typing import NamedTuple

from sqlalchemy import Connection

from sv_evidence.domain.evidence import Strength
from sv_evidence.domain.frameworks import Measure
from sv_evidence.domain.measures import Unit
from sv_evidence.domain.proof import Wants
from sv_evidence.domain.wants import wants_of
from sv_evidence.store.direct import fetch
from sv_evidence.store.rulebook import Rulebook

Accepts = Mapping[str, Strength | None]
"""Accepted types; a strength here overrides the type's usual one."""


class Named(NamedTuple):
    """Where a measure stands: its code, and the SHA-256 and key of its framework."""

    code: str
    sha256: str
    framework: int


class Accepting:
    """Looks up what measures accept; with ``under``, every measure is taken for this one."""

    def __init__(
        self, connection: Connection, rulebook: Rulebook, under: Measure | None = None
    ) -> None:
        self._under = under
        self._connection = connection
        self._rulebook = rulebook
        self._known: dict[Named, tuple[Accepts, Wants, Unit]] = {}

    def of(self, named: Named) -> tuple[Accepts, Wants, Unit]:
        """Return the types that a measure accepts, what it asks beside them, and its unit."""
        found = self._known.get(named)
        if found is None:
            measure = self._under or self._read(named)
            found = self._known[named] = dict(measure.accepts), wants_of(measure), measure.unit
        return found

    def _read(self, named: Named) -> Measure:
        document = "" if self._rulebook.knows(named.sha256) else self._document(named.framework)
        return self._rulebook.framework(named.sha256, document).measure(named.code)

    def _document(self, framework: int) -> str:
        asked = "SELECT document FROM frameworks WHERE key = ?"
        ((document,),) = fetch(self._connection, asked, (framework,))
        return str(document)
