"""Who keeps the workspace, and whom they work for."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sv_evidence.domain.records import Kind


@dataclass(frozen=True, slots=True)
class Organisation:
    """The social enterprise whose workspace this is; there is exactly one."""

    kind: ClassVar = Kind.ORGANISATION

    uid: UUID
    name: str
    area: str = ""
    contact_name: str = ""
    contact_role: str = ""
    pack_prefix: str = ""
    year_start: str = "04-01"
    shows_values: bool = True
    """Whether screens and documents say what claims are worth; else they count claims."""
    company_number: str = ""
    """At Companies House."""
    charity_number: str = ""
    """At the Charity Commission for England and Wales."""
    binned_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Buyer:
    """A council or other body that buys: name, kind (council, NHS, ...) and area."""

    kind: ClassVar = Kind.BUYER

    uid: UUID
    name: str
    sort: str = "council"
    area: str = ""
    binned_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Project:
    """A strand of the organisation's own work, such as its lunch clubs."""

    kind: ClassVar = Kind.PROJECT

    uid: UUID
    name: str
    binned_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where things happen; the postcode may be a district only (B16)."""

    kind: ClassVar = Kind.PLACE

    uid: UUID
    name: str
    postcode: str = ""
    binned_at: datetime | None = None
