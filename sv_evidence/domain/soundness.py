"""What keeps a record of any kind from being kept, whoever made it: form, command or import."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import date

from sv_evidence.domain.activities import (
    EARLIEST,
    FURTHEST_AHEAD,
    LONGEST_NAME,
    LONGEST_NOTES,
    WHOLE_SHARE,
    Activity,
    ActivityDraft,
    Allotment,
    Result,
    faults_in,
    quantity_fault,
    result_day_fault,
    text_faults,
)
from sv_evidence.domain.annual import YearNote, year_note_faults
from sv_evidence.domain.answer_text import LONGEST_ANSWER
from sv_evidence.domain.answers import Promise
from sv_evidence.domain.bid_faults import bid_faults
from sv_evidence.domain.bids import Bid, Question
from sv_evidence.domain.contracts import Commitment, Contract
from sv_evidence.domain.counting_faults import counting_faults
from sv_evidence.domain.counting_records import ContractRule, Detail, Ruling
from sv_evidence.domain.covering import CoveredArea, area_faults
from sv_evidence.domain.evidence import Attachment, Evidence, strange_channels
from sv_evidence.domain.frameworks import Proxy
from sv_evidence.domain.living_wage import LivingWage
from sv_evidence.domain.measures import LARGEST_QUANTITY, YearStart
from sv_evidence.domain.organisations import Organisation
from sv_evidence.domain.people import Attendance, Double, Person, double_faults, person_faults
from sv_evidence.domain.problems import Fault
from sv_evidence.domain.records import Record
from sv_evidence.domain.returns import (
    ContractTerms,
    Return,
    ReturnLine,
    return_faults,
)
from sv_evidence.domain.stories import CaseStudy, Quote
from sv_evidence.domain.surveys import SurveyResult, survey_faults

_LONG = frozenset(
    {"notes", "wording", "note", "document", "facts", "reason", "persons", "sentence", "need"}
    | {"what_we_did", "change", "proof", "story", "cause", "action", "correction", "changed"}
)
_LONGEST = frozenset({"text", "sent", "stated"})
"""Whole answers, and what their figures came to."""
_NAMES = ("title", "name")
LARGEST_RATE = 10**12
LARGEST_WAGE = 10**7
"""Ten-thousandths of a pound an hour; what is larger is no hourly rate."""


def faults_of(record: Record, *, today: date) -> tuple[Fault, ...]:
    """Name every rule that a record breaks by itself, without looking at others."""
    if isinstance(record, Activity):
        return faults_in(_draft(record), today=today)
    return (*_texts(record), *_own(record, today))


def shares_fit(allotments: Iterable[Allotment]) -> bool:
    """Say whether the shares of one result add up to the whole at most; the bin counts nothing."""
    shares = (each.share for each in allotments if each.binned_at is None)
    return sum(shares) <= WHOLE_SHARE


def _draft(activity: Activity) -> ActivityDraft:
    return ActivityDraft(
        title=activity.title,
        first_day=activity.first_day,
        last_day=activity.last_day,
        starts_at=activity.starts_at,
        ends_at=activity.ends_at,
        people=activity.people,
        volunteers=activity.volunteers,
        staff=activity.staff,
        notes=activity.notes,
    )


def _texts(record: Record) -> tuple[Fault, ...]:
    found: list[Fault] = []
    for each in fields(record):
        value = getattr(record, each.name)
        if type(value) is not str or each.name == "document":
            continue
        if each.name in _NAMES and not value.strip():
            found.append(Fault(each.name, "empty"))
        found.extend(text_faults(each.name, value, _longest(each.name)))
    return tuple(found)


def _longest(name: str) -> int:
    if name in _LONGEST:
        return LONGEST_ANSWER
    return LONGEST_NOTES if name in _LONG else LONGEST_NAME


def _own(record: Record, today: date) -> tuple[Fault, ...]:
    found: tuple[Fault, ...] = ()
    match record:
        case Result():
            day = result_day_fault(record.day, today=today)
            found = (
                *_fault("quantity", quantity_fault(record.quantity)),
                *_fault("day", day, str(EARLIEST.year)),
            )
        case Allotment() if not 0 < record.share <= WHOLE_SHARE:
            found = (Fault("share", "not_a_share", f"{WHOLE_SHARE:,}"),)
        case Commitment():
            found = _within("target", record.target, LARGEST_QUANTITY)
        case Proxy():
            found = _proxy(record, today)
        case LivingWage() if not 0 < record.rate <= LARGEST_WAGE:
            found = (Fault("rate", "not_positive" if record.rate <= 0 else "too_large"),)
        case Organisation() if YearStart.parse(record.year_start) is None:
            found = (Fault("year_start", "not_a_year_start"),)
        case YearNote():
            found = year_note_faults(record)
        case Contract():
            found = _backwards("last_day", record.first_day, record.last_day)
        case Evidence():
            found = _evidence(record, today)
        case _:
            found = _of_the_rest(record, today)
    return found


def _proxy(record: Proxy, today: date) -> tuple[Fault, ...]:
    return (
        *_within("rate", record.rate, LARGEST_RATE),
        *((Fault("year", "later_year", str(today.year)),) if record.year > today.year else ()),
    )


def _of_the_rest(record: Record, today: date) -> tuple[Fault, ...]:
    found: tuple[Fault, ...] = ()
    match record:
        case Detail() | ContractRule() | Ruling():
            found = counting_faults(record)
        case Bid() | Question() | Promise() | Quote() | CaseStudy():
            found = bid_faults(record)
        case CoveredArea():
            found = area_faults(record)
        case Attachment():
            found = _judged(record)
        case SurveyResult():
            found = survey_faults(record)
        case Person():
            found = person_faults(record, today=today)
        case Double():
            found = double_faults(record)
        case ContractTerms() | Return() | ReturnLine():
            found = return_faults(record)
        case Attendance():
            code = result_day_fault(record.day, today=today)
            found = _fault("day", code, str(EARLIEST.year))
    return found


def _judged(record: Attachment) -> tuple[Fault, ...]:
    """A strength that a person sets needs its reason, and a reason something to explain."""
    if (record.strength is None) == (not record.strength_reason.strip()):
        return ()
    return (Fault("strength_reason", "reason_wanted" if record.strength else "nothing_set"),)


def _evidence(record: Evidence, today: date) -> tuple[Fault, ...]:
    strange = strange_channels(record.consent_channels)
    ahead = record.dated is not None and record.dated > today + FURTHEST_AHEAD
    return (
        *(Fault("consent_channels", "not_a_channel", each) for each in strange),
        *_backwards("consent_until", record.consent_from, record.consent_until),
        *((Fault("dated", "too_far_ahead"),) if ahead else ()),
    )


def _within(field: str, amount: int, most: int) -> tuple[Fault, ...]:
    if amount < 0:
        return (Fault(field, "negative_amount"),)
    return (Fault(field, "too_large"),) if amount > most else ()


def _fault(field: str, code: str | None, detail: str = "") -> tuple[Fault, ...]:
    return () if code is None else (Fault(field, code, detail),)


def _backwards(field: str, first: date | None, last: date | None) -> tuple[Fault, ...]:
    if first is None or last is None or first <= last:
        return ()
    return (Fault(field, "ends_before_it_begins"),)
