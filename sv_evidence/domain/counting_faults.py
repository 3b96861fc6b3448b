"""What keeps details, a contract's rule or a ruling from being kept."""

from collections.abc import Iterator

from sv_evidence.domain.counting_records import ContractRule, Detail, Ruling
from sv_evidence.domain.measures import LARGEST_QUANTITY
from sv_evidence.domain.positions import position_from
from sv_evidence.domain.problems import Fault
from sv_evidence.domain.rule_files import faults_of_rule

_AMOUNTS = ("fte", "weekly_hours", "hours", "weeks", "costs")
_COUNTS = ("attendees", "trainers", "contracts_served")
_MOST = 1_000_000
_WEEK = 168_000
_WHOLE = 1_000


def counting_faults(record: Detail | ContractRule | Ruling) -> tuple[Fault, ...]:
    """Name every rule that a record breaks by itself."""
    if isinstance(record, Detail):
        return tuple(_detail(record))
    if isinstance(record, Ruling):
        return () if record.reason.strip() else (Fault("reason", "empty"),)
    if record.document:
        return tuple(
            Fault(f"document.{each.place}" if each.place else "document", each.code, each.detail)
            for each in faults_of_rule(record.document)
        )
    return () if record.overrides.strip() else (Fault("document", "missing"),)


def _detail(detail: Detail) -> Iterator[Fault]:
    for name in _AMOUNTS:
        amount = getattr(detail, name)
        if amount is not None and not 0 <= amount <= LARGEST_QUANTITY:
            yield Fault(name, "negative" if amount < 0 else "too_large")
    for name in _COUNTS:
        count = getattr(detail, name)
        if count is not None and not 0 <= count <= _MOST:
            yield Fault(name, "negative" if count < 0 else "too_many", str(_MOST))
    if detail.contracts_served == 0:
        yield Fault("contracts_served", "not_positive")
    if detail.fte is not None and detail.fte > _WHOLE:
        yield Fault("fte", "over_full_time")
    if detail.weekly_hours is not None and detail.weekly_hours > _WEEK:
        yield Fault("weekly_hours", "too_large")
    if detail.starts_on and detail.ends_on and detail.ends_on < detail.starts_on:
        yield Fault("ends_on", "ends_before_it_begins")
    if detail.position.strip() and position_from(detail.position) is None:
        yield Fault("position", "bad_position", detail.position)
