"""What the parts of the gathering share: the view, the question, and rows read once."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from uuid import UUID

from sv_evidence.domain.counting import ClaimQuestion, CountedResult, Newest, Tally
from sv_evidence.domain.counting_rules import Counted
from sv_evidence.domain.covering import Area, CoveredArea
from sv_evidence.domain.evidence import Attachment, Condition, Evidence
from sv_evidence.domain.frameworks import InstalledMeasure
from sv_evidence.domain.proof import Mark
from sv_evidence.reports.facts import PackQuestion, SumsDiffer
from sv_evidence.store.view import View


@dataclass
class Reading:
    """One transaction and what was asked of it."""

    view: View
    question: PackQuestion
    today: date
    conditions: Mapping[UUID, Condition]
    measure: UUID | None = None
    """Only this measure, if it is given."""
    is_checked: bool = True
    """Whether a second sum is asked for too, as for every figure that may leave the house."""
    most_rows: int | None = None
    """So many of the newest rows behind each measure are enough."""
    _rows: dict[UUID, tuple[CountedResult, ...]] = field(default_factory=dict)

    @property
    def asked(self) -> ClaimQuestion:
        """The question as counting understands it."""
        asked = self.question
        return ClaimQuestion(asked.period, asked.contract, asked.framework, self.measure)

    @cached_property
    def counted(self) -> Counted:
        """All that is asked about, by the rules; raise ``SumsDiffer`` if a second sum disagrees."""
        counted = self.view.counted(self.asked)
        if self.is_checked:
            _assert_equal(self.view, self.asked, counted.tallies)
        return counted

    @cached_property
    def tallies(self) -> tuple[Tally, ...]:
        """The sums of the outcomes wanted."""
        tallies = self.counted.tallies
        wanted = frozenset(self.question.outcomes)
        if not wanted:
            return tallies
        return tuple(each for each in tallies if self._node_of(each.measure) in wanted)

    @cached_property
    def measures(self) -> dict[UUID, InstalledMeasure]:
        """Every measure that has results."""
        return self.view.many(InstalledMeasure, {each.measure for each in self.tallies})

    @cached_property
    def results(self) -> dict[UUID, tuple[CountedResult, ...]]:
        """The rows behind each measure with what counts of them, newest first."""
        return {uid: self.rows_of(uid) for uid in self.measures}

    def rows_of(self, measure: UUID) -> tuple[CountedResult, ...]:
        """Return the rows behind one measure; looked up once, and only if somebody asks."""
        if measure not in self._rows:
            newest = None if self.most_rows is None else Newest(self.most_rows)
            rows = self.view.results_of(self.asked, measure, newest)
            self._rows[measure] = self.counted.shown(rows)
        return self._rows[measure]

    def newest_of(self, measure: UUID, wanted: Newest) -> tuple[CountedResult, ...]:
        """Return those of the rows behind one measure that are wanted."""
        asked = wanted
        found: tuple[CountedResult, ...] = ()
        while len(found) < wanted.most:
            rows = self.view.results_of(self.asked, measure, asked)
            found = self.counted.shown(rows)[: wanted.most]
            if len(rows) < asked.most:
                break
            asked = replace(asked, most=4 * asked.most)
        return found

    @cached_property
    def files(self) -> Mapping[UUID, tuple[Evidence, ...]]:
        """The files on each activity that counts."""
        counted = {row.activity for rows in self.results.values() for row in rows}
        return self.view.evidence_of(sorted(counted))

    @cached_property
    def set_strengths(self) -> Mapping[tuple[UUID, UUID], Attachment]:
        """The attachments whose strength a person set, by activity and file."""
        return self.view.set_strengths()

    @cached_property
    def shared_files(self) -> frozenset[UUID]:
        """The undated files that are filed with several activities."""
        return self.view.shared_files()

    @cached_property
    def areas(self) -> Mapping[UUID, tuple[Area, ...]]:
        """The covered areas of each file that has any."""
        found: dict[UUID, tuple[Area, ...]] = {}
        for each in self.view.all(CoveredArea):
            found[each.evidence] = (*found.get(each.evidence, ()), each.place)
        return found

    def _node_of(self, measure: UUID) -> str:
        installed = self.view.get(InstalledMeasure, measure)
        return self.view.framework(installed.framework).measure(installed.code).node


def _assert_equal(view: View, asked: ClaimQuestion, tallies: Sequence[Tally]) -> None:
    counted = Counter[tuple[UUID, Mark]]()
    for tally in tallies:
        counted[tally.measure, tally.mark] += tally.logged
    independent = view.independent_sums(asked)
    for place in counted.keys() | independent.keys():
        ours, theirs = counted.get(place, 0), independent.get(place, 0)
        if ours != theirs:
            code = view.get(InstalledMeasure, place[0]).code
            raise SumsDiffer(f"{code}, {place[1].value}", counted=ours, added=theirs)
