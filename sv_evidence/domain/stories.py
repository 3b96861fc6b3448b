"""Case studies and quotes: written once, used wherever the consent behind them allows it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sv_evidence.domain.evidence import Channel, ConsentState, channels_named
from sv_evidence.domain.records import Kind, refers_to


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody said, in their own words, and where they agreed it may be shown.

    ``source`` is how they are named, such as "Guest, Ladywood". ``evidence`` is the file that
    holds the words.
    """

    kind: ClassVar = Kind.QUOTE

    uid: UUID
    text: str
    source: str = ""
    said_on: date | None = None
    activity: UUID | None = refers_to(Kind.ACTIVITY, optional=True)
    person: UUID | None = refers_to(Kind.PERSON, optional=True)
    evidence: UUID | None = refers_to(Kind.EVIDENCE, optional=True)
    consent: ConsentState = ConsentState.NEEDED
    consent_channels: str = ""
    consent_from: date | None = None
    consent_until: date | None = None
    binned_at: datetime | None = None

    @property
    def channels(self) -> frozenset[Channel]:
        """The channels that held consent covers."""
        return channels_named(self.consent_channels)


@dataclass(frozen=True, slots=True)
class CaseStudy:
    """One story told whole: the need, what we did, what changed, and what proves it.

    Its texts may hold live figures and evidence references as answers do.
    """

    kind: ClassVar = Kind.CASE_STUDY

    uid: UUID
    title: str
    need: str = ""
    what_we_did: str = ""
    change: str = ""
    proof: str = ""
    place: UUID | None = refers_to(Kind.PLACE, optional=True)
    activity: UUID | None = refers_to(Kind.ACTIVITY, optional=True)
    person: UUID | None = refers_to(Kind.PERSON, optional=True)
    picture: UUID | None = refers_to(Kind.EVIDENCE, optional=True)
    quote: UUID | None = refers_to(Kind.QUOTE, optional=True)
    written_on: date | None = None
    consent: ConsentState = ConsentState.NEEDED
    consent_channels: str = ""
    consent_from: date | None = None
    consent_until: date | None = None
    binned_at: datetime | None = None

    @property
    def channels(self) -> frozenset[Channel]:
        """The channels that held consent covers."""
        return channels_named(self.consent_channels)
