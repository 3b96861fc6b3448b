"""The sample's lists, read into plain values."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from resources import path

FOLDER = "sample"


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """One evidence file: what it is, how it is made, when and by whom it was added."""

    number: str
    title: str
    type: str
    dated: date
    source: str
    consent: str
    channels: str
    consent_from: date | None
    consent_until: date | None
    by: str
    added: datetime
    activities: tuple[str, ...]
    file: str
    make: str
    form: str
    pages: int
    camera: datetime | None
    gps: tuple[float, float] | None
    shows: Mapping[str, str | int | bool]


@dataclass(frozen=True, slots=True)
class ActivityLine:
    """One activity as it stands at the end; times are minutes after midnight."""

    key: str
    title: str
    first_day: date
    last_day: date
    place: str
    project: str
    results: Mapping[str, int]
    people: int | None
    volunteers: int | None
    staff: int | None
    starts_at: int | None
    ends_at: int | None
    notes: str
    by: str
    logged: datetime


def evidence_lines() -> tuple[EvidenceLine, ...]:
    """Return the evidence files in the order of their numbers."""
    return tuple(_evidence(row) for row in document("evidence.json")["evidence"])


def activity_lines() -> tuple[ActivityLine, ...]:
    """Return the activities in the order in which they were logged."""
    return tuple(_activity(row) for row in document("activities.json")["activities"])


def document(name: str) -> Any:
    """Return one of the sample's JSON files."""
    return json.loads(path(f"{FOLDER}/{name}").read_text("utf-8"))


def _evidence(row: Mapping[str, Any]) -> EvidenceLine:
    gps = row.get("gps")
    return EvidenceLine(
        number=row["number"],
        title=row["title"],
        type=row["type"],
        dated=date.fromisoformat(row["dated"]),
        source=row["source"],
        consent=row.get("consent", "no_people"),
        channels=row.get("channels", ""),
        consent_from=_day(row.get("from")),
        consent_until=_day(row.get("until")),
        by=row["by"],
        added=datetime.fromisoformat(row["added"]),
        activities=tuple(row["activities"]),
        file=row["file"],
        make=row["make"],
        form=row["form"],
        pages=row.get("pages", 1),
        camera=datetime.fromisoformat(row["camera"]) if "camera" in row else None,
        gps=None if gps is None else (gps[0], gps[1]),
        shows=row.get("shows", {}),
    )


def _activity(row: Mapping[str, Any]) -> ActivityLine:
    return ActivityLine(
        key=row["key"],
        title=row["title"],
        first_day=date.fromisoformat(row["first_day"]),
        last_day=date.fromisoformat(row["last_day"]),
        place=row["place"],
        project=row["project"],
        results=row["results"],
        people=row.get("people"),
        volunteers=row.get("volunteers"),
        staff=row.get("staff"),
        starts_at=_minutes(row.get("starts")),
        ends_at=_minutes(row.get("ends")),
        notes=row.get("notes", ""),
        by=row["by"],
        logged=datetime.fromisoformat(row["logged"]),
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _minutes(text: str | None) -> int | None:
    if text is None:
        return None
    hours, _, minutes = text.partition(":")
    return int(hours) * 60 + int(minutes)
