"""What we told whom: every document that was sent out, and which of its figures have changed."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sv_evidence.domain.contracts import Pack
from sv_evidence.domain.measures import Period, Thousandths
from sv_evidence.reports.annual_facts import RestatedFacts
from sv_evidence.reports.facts import PackQuestion
from sv_evidence.reports.gathering_annual import claims_now
from sv_evidence.reports.told import changed_since, facts_told, figures_told, is_published
from sv_evidence.store.view import View

_Asked = tuple[Period, UUID | None]
"""The days that a document covers, and its contract."""


@dataclass(frozen=True, slots=True)
class Told:
    """One document: whom it was for (empty if nobody was named), and what has changed since."""

    pack: Pack
    whom: str
    author: str
    is_public: bool
    figures: int
    """How many claims it told."""
    changed: tuple[RestatedFacts, ...]


def told_so_far(view: View, today: date) -> tuple[Told, ...]:
    """Return every document sent out, newest first, compared with the records as they are now."""
    counted: dict[_Asked, dict[str, Thousandths]] = {}
    found: list[Told] = []
    for pack in sorted(view.all(Pack), key=lambda each: (each.made_at, each.number), reverse=True):
        period = Period(pack.first_day, pack.last_day)
        asked = (period, pack.contract)
        if asked not in counted:
            question = PackQuestion(period, contract=pack.contract)
            counted[asked] = claims_now(view, question, today)
        told = facts_told(pack)
        found.append(
            Told(
                pack=pack,
                whom=str(told.get("buyer", "")),
                author=str(told.get("author", "")),
                is_public=is_published(told),
                figures=len(figures_told(told)),
                changed=tuple(changed_since(pack, told, counted[asked])),
            )
        )
    return tuple(found)
