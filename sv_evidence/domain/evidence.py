"""Files that prove something: type, strength, consent, and whether they are still whole."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import IntEnum, StrEnum
from typing import ClassVar, Protocol
from uuid import UUID

from sv_evidence.domain.measures import Period
from sv_evidence.domain.records import Kind, refers_to


class Strength(IntEnum):
    """How easy a piece of evidence is to defend; higher is easier."""

    WEAK = 1
    FAIR = 2
    STRONG = 3


class StrengthWord(StrEnum):
    """A strength as a person sets it on one file of one activity, against its usual one."""

    WEAK = "weak"
    FAIR = "fair"
    STRONG = "strong"

    @property
    def strength(self) -> Strength:
        """The strength it names."""
        return Strength[self.name]


class EvidenceKind(StrEnum):
    """The groups that types fall into, for filters and icons."""

    PHOTO = "photo"
    REGISTER = "register"
    CERTIFICATE = "certificate"
    RECEIPT = "receipt"
    SURVEY = "survey"
    LETTER = "letter"
    OTHER = "other"


class ConsentState(StrEnum):
    """What the people shown or named in a file have agreed to."""

    NO_PEOPLE = "no_people"
    HELD = "held"
    NAMES_PRIVATE = "names_private"
    NEEDED = "needed"
    WITHDRAWN = "withdrawn"


class Channel(StrEnum):
    """Where a file may be shown."""

    BID_PACK = "bid_pack"
    CONTRACT_RETURN = "contract_return"
    PUBLISHED = "published"


def channels_named(names: str) -> frozenset[Channel]:
    """Read the channels that a record names, comma separated."""
    return frozenset(Channel(name) for name in names.split(",") if name)


def strange_channels(names: str) -> tuple[str, ...]:
    """Return those of the names that are no channel."""
    known = {channel.value for channel in Channel}
    return tuple(name for name in names.split(",") if name and name not in known)


class Condition(StrEnum):
    """Whether the file is still what was added."""

    UNCHANGED = "unchanged"
    MISSING = "missing"
    ALTERED = "altered"


@dataclass(frozen=True, slots=True)
class EvidenceType:
    """A type from the open list: its name, the kind it belongs to, its usual strength."""

    id: str
    title: str
    kind: EvidenceKind
    usual: Strength
    hint: str = ""
    needs_camera_date: bool = False
    """A photo is worth its usual strength only with a camera date on the activity's days."""
    days_before: int | None = None
    """It may be dated so many days before the activity's first; ``None`` is any number."""
    days_after: int | None = None
    """It may be dated so many days after the activity's last; ``None`` is any number."""

    @property
    def is_of_a_day(self) -> bool:
        """Say whether it proves what happened on days that its own date must fit."""
        return self.days_before is not None or self.days_after is not None

    def suits(self, dated: date | None, days: Period) -> bool:
        """Say whether a file of this type may have this date; one without a date may."""
        if dated is None:
            return True
        early, late = (days.first - dated).days, (dated - days.last).days
        return not (
            (self.days_before is not None and early > self.days_before)
            or (self.days_after is not None and late > self.days_after)
        )


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file that proves something. ``sha256`` is of the original, as lower-case hex.

    The vault keeps it encrypted under ``vault_name`` (SHA-256 of the encrypted bytes).
    """

    kind: ClassVar = Kind.EVIDENCE

    uid: UUID
    title: str
    type: str
    number: str = ""
    dated: date | None = None
    camera_at: datetime | None = field(default=None, metadata={"local": True})
    """Local time of the camera, without a zone: cameras know none."""
    camera_place: str = ""
    source: str = ""
    consent: ConsentState = ConsentState.NO_PEOPLE
    consent_channels: str = ""
    """Channels by name, comma separated; meaningful only where consent is held."""
    consent_from: date | None = None
    consent_until: date | None = None
    file_name: str = ""
    media_type: str = "application/octet-stream"
    size: int = 0
    pages: int | None = None
    sha256: str = ""
    vault_name: str = ""
    vault_key: bytes = field(default=b"", metadata={"secret": True})
    note: str = ""
    binned_at: datetime | None = None

    @property
    def channels(self) -> frozenset[Channel]:
        """The channels that held consent covers."""
        return channels_named(self.consent_channels)


@dataclass(frozen=True, slots=True)
class Attachment:
    """Ties a file to an activity; it serves each result whose measure accepts its type.

    A strength set here counts instead of the type's usual one, and always has its reason.
    """

    kind: ClassVar = Kind.ATTACHMENT

    uid: UUID
    activity: UUID = refers_to(Kind.ACTIVITY)
    evidence: UUID = refers_to(Kind.EVIDENCE)
    strength: StrengthWord | None = None
    strength_reason: str = ""
    binned_at: datetime | None = None


class Consented(Protocol):
    """What people agreed to have shown: a file, a quote or a case study."""

    @property
    def consent(self) -> ConsentState:
        """What they agreed to."""

    @property
    def channels(self) -> frozenset[Channel]:
        """Where it may be shown."""

    @property
    def consent_from(self) -> date | None:
        """From which day on."""

    @property
    def consent_until(self) -> date | None:
        """Until which day."""


def may_be_shown(
    evidence: Consented, channel: Channel, on: date, *, is_covered: bool = False
) -> str | None:
    """Return why a file or story may not be shown in a channel on a day, or ``None`` if it may.

    ``needed``, ``withdrawn``, ``ended``, ``not_yet``, ``channel`` or ``names_private``. A file
    whose names are private may be shown if it ``is_covered``; for faces consent is still needed.
    """
    if evidence.consent is ConsentState.NO_PEOPLE:
        return None
    if evidence.consent is ConsentState.NAMES_PRIVATE and is_covered:
        return None
    if evidence.consent is not ConsentState.HELD:
        return evidence.consent.value
    if evidence.consent_until is not None and evidence.consent_until < on:
        return "ended"
    if evidence.consent_from is not None and evidence.consent_from > on:
        return "not_yet"
    return None if channel in evidence.channels else "channel"
