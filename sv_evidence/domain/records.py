"""What every record shares: a kind, a uid and plain fields.

A record kind is a frozen dataclass with ``uid`` first and fields of plain types only (str, int,
bool, date, datetime, bytes, UUID, an ``Enum`` of strings, or one of these or ``None``). The store
keeps it, the journal describes it, and the commands read and print it from these fields alone,
so that a new kind is one dataclass here and one table there.
"""

from collections.abc import Mapping
from dataclasses import MISSING, Field, field
from enum import StrEnum
from typing import Any, ClassVar, Protocol
from uuid import UUID


class Kind(StrEnum):
    """The kinds of record, by the names that commands and the journal use."""

    ORGANISATION = "organisation"
    FRAMEWORK = "framework"
    MEASURE = "measure"
    PROXY = "proxy"
    BUYER = "buyer"
    PROJECT = "project"
    PLACE = "place"
    CONTRACT = "contract"
    COMMITMENT = "commitment"
    BID = "bid"
    ACTIVITY = "activity"
    RESULT = "result"
    ALLOTMENT = "allotment"
    SURVEY = "survey"
    PERSON = "person"
    ATTENDANCE = "attendance"
    DOUBLE = "double"
    DETAIL = "detail"
    CONTRACT_RULE = "contract_rule"
    RULING = "ruling"
    EVIDENCE = "evidence"
    ATTACHMENT = "attachment"
    COVERED_AREA = "covered_area"
    PACK = "pack"
    LIVING_WAGE = "living_wage"
    LOT = "lot"
    QUESTION = "question"
    PASSAGE = "passage"
    ANSWER = "answer"
    PASSAGE_USE = "passage_use"
    SNAPSHOT = "snapshot"
    PROMISE = "promise"
    QUOTE = "quote"
    CASE_STUDY = "case_study"
    CONTRACT_TERMS = "contract_terms"
    COMMITMENT_TERMS = "commitment_terms"
    RETURN = "return"
    RETURN_LINE = "return_line"
    YEAR_NOTE = "year_note"


class Record(Protocol):
    """Anything the store keeps as a row."""

    kind: ClassVar[Kind]
    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    @property
    def uid(self) -> UUID:
        """The identity, made by whoever made the record."""
        ...


def refers_to(kind: Kind, *, optional: bool = False) -> Any:
    """Declare a field that holds the uid of a record of ``kind``."""
    return field(default=None if optional else MISSING, metadata={"refers_to": kind})


def referred_kind(of: Field[Any]) -> Kind | None:
    """Return the kind whose uid a field holds, or ``None`` if it is a plain value."""
    found = of.metadata.get("refers_to")
    return found if isinstance(found, Kind) else None


def is_local(of: Field[Any]) -> bool:
    """Say whether a moment is local time without a zone, as cameras write it."""
    return bool(of.metadata.get("local"))


def is_secret(of: Field[Any]) -> bool:
    """Say whether a field must never be shown."""
    return bool(of.metadata.get("secret"))


Values = Mapping[str, Any]
"""Field names and their new values."""
