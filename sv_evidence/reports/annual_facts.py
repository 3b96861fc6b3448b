"""What a year's report says, as plain values: the pack's own facts, and what stands beside them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sv_evidence.domain.annual import Topic
from sv_evidence.domain.measures import Pence, Period, Thousandths, Unit
from sv_evidence.reports.claim_facts import ClaimFacts
from sv_evidence.reports.facts import PackFacts
from sv_evidence.reports.story_facts import QuoteFacts, StoryFacts


@dataclass(frozen=True, slots=True)
class NoteFacts:
    """One note of the year, its live figures and references in words."""

    topic: Topic
    said_on: date
    headline: str
    text: str
    changed: str
    source: str
    amount: Pence | None


@dataclass(frozen=True, slots=True)
class PeopleFacts:
    """Who was reached: different people, how often they came, and where.

    ``unnamed`` is how often somebody came to activities without a register. It is never added to
    the different people.
    """

    distinct: int
    contacts: int
    unnamed: int
    activities: int
    places: int
    volunteer_turns: int


@dataclass(frozen=True, slots=True)
class RestatedFacts:
    """A figure of an earlier report that is another one now."""

    pack: str
    """The number of the report that told it."""
    told_on: date
    title: str
    unit: Unit
    told: Thousandths
    now: Thousandths


@dataclass(frozen=True, slots=True)
class AnnualFacts:
    """All that an annual report says. ``before`` is keyed by a claim's ``key``."""

    pack: PackFacts
    year_before: Period
    before: Mapping[str, Thousandths]
    restated: tuple[RestatedFacts, ...]
    stories: tuple[StoryFacts, ...]
    quotes: tuple[QuoteFacts, ...]
    held_back: int
    """Stories and quotes of the year whose consent does not cover publishing."""
    people: PeopleFacts
    notes: tuple[NoteFacts, ...]
    ids: tuple[str, ...] = ()
    """The organisation's ids, such as ``GB-COH-09876543``."""

    def of(self, topic: Topic) -> tuple[NoteFacts, ...]:
        """The notes on a topic, oldest first."""
        return tuple(each for each in self.notes if each.topic is topic)

    @property
    def proven(self) -> tuple[ClaimFacts, ...]:
        """The claims that are proven at least in part."""
        return tuple(each for each in self.pack.claims if each.by_mark.proven)
