"""What was found, in words: what a record is, where in a file words stand, how much there is."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sv_evidence.domain.evidence import ConsentState, EvidenceType
from sv_evidence.domain.records import Kind
from sv_evidence.wording.labels import consent_label, kind_label
from sv_evidence.wording.numbers import day_text
from sv_evidence.wording.words import tr, trn


def record_line(
    kind: Kind, number: str, details: Mapping[str, Any], types: Mapping[str, EvidenceType]
) -> str:
    """Say what a record is: ``Activity, Training kitchen, 6 people``."""
    if kind is Kind.ACTIVITY:
        people = details["people"]
        heads = "" if people is None else trn("{count} person", "{count} people", people)
        return _listed(kind_label(kind), details["place"], heads)
    if kind is Kind.EVIDENCE:
        consent = consent_label(ConsentState(details["consent"])).lower()
        return _listed(number, type_text(details["type"], types).lower(), consent)
    if kind is Kind.FRAMEWORK:
        return _listed(tr("Outcome {code}", code=number), details["beside"])
    return _listed(kind_label(kind), number, details["beside"])


def file_line(
    type_: str, source: str, types: Mapping[str, EvidenceType], *, page: int | None, line: int
) -> str:
    """Say where in a file words stand, and what it is: ``Page 2, line 4, invoice``."""
    where = tr("Page {page}, line {line}", page=page, line=line) if page is not None else ""
    what = type_text(type_, types)
    return _listed(where, what.lower() if where else what, source)


def type_text(type_: str, types: Mapping[str, EvidenceType]) -> str:
    """Name a type of evidence; one that nobody knows is its own name."""
    known = types.get(type_)
    return type_ if known is None else known.title


def found_day(day: date | None, today: date) -> str:
    """Write the day beside what was found, with the year where it is another: ``29 Sep``."""
    if day is None:
        return ""
    said = day_text(day).partition(" ")[2]
    return said if day.year == today.year else f"{said} {day.year}"


def found_count(count: int) -> str:
    """Say how much was found."""
    return tr("Nothing found") if not count else trn("{count} found", "{count} found", count)


def more_records(count: int) -> str:
    """Say how many records are not shown yet."""
    return trn("{count} more record", "{count} more records", count)


def more_files(count: int) -> str:
    """Say how many files are not shown yet."""
    return trn("{count} more in files", "{count} more in files", count)


def more_doings(count: int) -> str:
    """Say how many commands are not shown yet."""
    return trn("{count} more to do", "{count} more to do", count)


def read_text(read: int, of: int) -> str:
    """Say that files are still being read for their words."""
    return trn(
        "{read} of {count} file read so far", "{read} of {count} files read so far", of, read=read
    )


def _listed(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
