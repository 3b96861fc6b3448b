"""What one read transaction shows: records, lists, sums and history, all of the same moment."""

import json
from collections.abc import Iterable, Mapping
from typing import Final
from uuid import UUID

from sv_evidence.domain.counting import ClaimQuestion, CountedResult, Newest, Tally
from sv_evidence.domain.counting_rules import Counted
from sv_evidence.domain.evidence import Condition, Evidence
from sv_evidence.domain.measures import Thousandths
from sv_evidence.domain.proof import Mark
from sv_evidence.store import sums
from sv_evidence.store.chain import stale_marks
from sv_evidence.store.counting import counted
from sv_evidence.store.derived import Derived, derived
from sv_evidence.store.drafts import draft
from sv_evidence.store.listings.activities import ActivityListing
from sv_evidence.store.listings.evidence import EvidenceListing
from sv_evidence.store.remembering import Remembering
from sv_evidence.store.search import Search

_ATTACHED: Final = """
SELECT DISTINCT a.uid, e.uid FROM activities a
JOIN attachments t ON t.activity = a.key AND t.binned_at IS NULL
JOIN evidence e ON e.key = t.evidence AND e.binned_at IS NULL
WHERE a.uid IN (SELECT unhex(value) FROM json_each(?)) ORDER BY e.key
"""
_FAULTY: Final = "SELECT uid, condition FROM evidence WHERE condition <> 'unchanged'"


class View(Remembering):
    """A snapshot of the workspace; nothing that is written meanwhile is seen."""

    @property
    def activities(self) -> ActivityListing:
        """The list of activities."""
        return ActivityListing(self._connection)

    @property
    def evidence(self) -> EvidenceListing:
        """The list of evidence."""
        return EvidenceListing(self._connection, self._rulebook)

    def tallies(self, question: ClaimQuestion) -> tuple[Tally, ...]:
        """Add up results by measure, mark and impact."""
        return sums.tallies(self._connection, question)

    def counted(
        self, question: ClaimQuestion, *, rows_of: frozenset[UUID] = frozenset()
    ) -> Counted:
        """Count what is asked about by every rule that holds for it.

        Results alike are counted together; rows come along of the measures in ``rows_of``, and
        of others only where a rule must know a result by itself.
        """
        return counted(self._connection, self, question, rows_of)

    def independent_sums(self, question: ClaimQuestion) -> Mapping[tuple[UUID, Mark], Thousandths]:
        """Add up the same results by a second, differently written query."""
        return sums.independent_sums(self._connection, question)

    def results_of(
        self, question: ClaimQuestion, measure: UUID, newest: Newest | None = None
    ) -> tuple[CountedResult, ...]:
        """Return the results behind one measure's claim, newest first; all, or some of them."""
        return sums.results_of(self._connection, question, measure, newest)

    def files_of(self, question: ClaimQuestion) -> Mapping[tuple[UUID, str], int]:
        """Count the files beside the counted results, by measure and evidence type."""
        return sums.files_of(self._connection, question)

    def evidence_of(self, activities: Iterable[UUID]) -> Mapping[UUID, tuple[Evidence, ...]]:
        """Return the files on each of these activities, oldest first; none, no key."""
        uids = json.dumps([uid.hex for uid in activities])
        pairs = [
            (UUID(bytes=activity), UUID(bytes=file))
            for activity, file in self._connection.exec_driver_sql(_ATTACHED, (uids,))
        ]
        files = self.many(Evidence, (file for _, file in pairs))
        found: dict[UUID, tuple[Evidence, ...]] = {}
        for activity, file in pairs:
            found[activity] = (*found.get(activity, ()), files[file])
        return found

    def conditions(self) -> Mapping[UUID, Condition]:
        """Return the condition of each file that is not what was added."""
        rows = self._connection.exec_driver_sql(_FAULTY)
        return {UUID(bytes=uid): Condition(condition) for uid, condition in rows}

    @property
    def search(self) -> Search:
        """The full-text index."""
        return Search(self._connection)

    def derived(self, evidence: UUID, what: str) -> Derived | None:
        """Return where a picture made from a file is kept: ``thumb``, ``picture``, ``page-1``."""
        return derived(self._connection, evidence, what)

    def stale_marks(self) -> int:
        """Count the stored marks that are not what proof says; any is an alteration or a fault."""
        return stale_marks(self._connection, self._rulebook)

    def draft(self, name: str) -> str | None:
        """Return what was typed and not yet kept, or ``None``."""
        return draft(self._connection, name)
