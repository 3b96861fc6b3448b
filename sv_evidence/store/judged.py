"""How results stand and why, what a person set against it, who came, what files say, the key."""

from collections.abc import Iterable, Mapping
from typing import Final
from uuid import UUID

from sv_evidence.domain.counting import ClaimQuestion, CountedResult
from sv_evidence.domain.evidence import Attachment
from sv_evidence.domain.frameworks import Measure
from sv_evidence.domain.proof import Finding
from sv_evidence.domain.records import Kind
from sv_evidence.domain.rule_findings import RuleFinding
from sv_evidence.store.derived import remark_on, words_in, words_seen_in
from sv_evidence.store.doubting import doubts
from sv_evidence.store.exhibits import shared_files
from sv_evidence.store.likely import LikelyHit, likely
from sv_evidence.store.listings.activity_filter import ActivityFilter
from sv_evidence.store.listings.results import listed_results
from sv_evidence.store.lookup import Lookup
from sv_evidence.store.marks import findings_of
from sv_evidence.store.people import Attended, attended
from sv_evidence.store.sealing import SealingKey, sealing_key

_SET_STRENGTHS: Final = """
SELECT uid FROM attachments WHERE strength IS NOT NULL AND binned_at IS NULL ORDER BY key
"""


class Judged(Lookup):
    """What proof and registers say, as one transaction sees them."""

    def set_strengths(self) -> Mapping[tuple[UUID, UUID], Attachment]:
        """Return the attachments whose strength a person set, by activity and file."""
        rows = self._connection.exec_driver_sql(_SET_STRENGTHS)
        found = self.many(Attachment, [UUID(bytes=uid) for (uid,) in rows])
        return {(each.activity, each.evidence): each for each in found.values()}

    def doubts(self, question: ClaimQuestion) -> tuple[RuleFinding, ...]:
        """Name the quantities that the question is about and that cannot be right."""
        return doubts(self._connection, question)

    def shared_files(self) -> frozenset[UUID]:
        """Return the undated files that are filed with several activities, not one alone."""
        return shared_files(self._connection)

    def findings(
        self, results: Iterable[UUID], *, under: Measure | None = None
    ) -> Mapping[UUID, Finding]:
        """Say of results how they stand and why, by the rules that their stored marks follow.

        With ``under``, say how they would stand if this were their measure.
        """
        return findings_of(self._connection, self._rulebook, results, under)

    def attended(self, question: ClaimQuestion) -> Attended:
        """Say who came to what the question is about."""
        return attended(self._connection, question)

    def listed_results(self, shown: ActivityFilter, measure: UUID) -> tuple[CountedResult, ...]:
        """Return what the activities that a list shows delivered of a measure, newest first."""
        return listed_results(self._connection, shown, measure)

    def likely(self, words: Iterable[str], kind: Kind, *, limit: int = 50) -> tuple[LikelyHit, ...]:
        """Return the activities or files that say most of the words or phrases, best first."""
        return likely(self._connection, words, limit, kind)

    def words_in(self, evidence: UUID, *, most: int) -> str:
        """Return the first letters, at most so many, that were found in a file; none is empty."""
        return words_in(self._connection, evidence, most)

    def words_seen_in(self, evidence: UUID, most: int) -> dict[int, str]:
        """Return the words of each page on which all of them are seen, of the first letters."""
        return words_seen_in(self._connection, evidence, most)

    def remark_on(self, evidence: UUID) -> str:
        """Return why less of a file can be shown than one may expect, as a code, or nothing."""
        return remark_on(self._connection, evidence)

    def sealing_key(self) -> SealingKey | None:
        """Return the key that seals packs, or ``None`` if none was needed yet."""
        return sealing_key(self._connection)
