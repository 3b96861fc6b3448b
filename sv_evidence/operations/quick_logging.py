"""What a quick line is read by, and keeping one or many of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID

from sv_evidence.domain.activities import ActivityDraft
from sv_evidence.domain.contracts import Commitment, Contract
from sv_evidence.domain.counting import ClaimQuestion
from sv_evidence.domain.measures import (
    Pence,
    Period,
    ProxyRate,
    Thousandths,
    YearStart,
)
from sv_evidence.domain.quick_known import Known, Precedent, QuickMeasure, QuickRead
from sv_evidence.domain.value import value_of
from sv_evidence.operations.activity_log import Logged, draft_of, log_activity
from sv_evidence.operations.previewing import FormChoices, form_choices
from sv_evidence.store.listings.activities import ActivityFilter, ActivityRow
from sv_evidence.store.unit import Unit
from sv_evidence.store.view import View
from sv_evidence.wording.quick_log import loose_text

LOOKED_BACK: Final = 600
"""So many of the newest activities tell what is usual."""
MOST_LEARNT: Final = 120
"""So many titles and places are looked at closely."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a measure has come: this year, or towards a commitment that has a target."""

    done: Thousandths
    target: Thousandths | None = None


@dataclass(frozen=True, slots=True)
class QuickChoices:
    """All that the five-second log needs, read once when it opens."""

    known: Known
    form: FormChoices
    rates: Mapping[UUID, ProxyRate]
    this_year: Mapping[UUID, Thousandths]
    promised: Mapping[tuple[UUID, UUID], Progress]
    """By contract and measure."""

    def progress(self, measure: UUID, contract: UUID | None) -> Progress:
        """Return how far a measure has come."""
        if contract is not None and (contract, measure) in self.promised:
            return self.promised[contract, measure]
        return Progress(self.this_year.get(measure, Thousandths(0)))

    def worth(self, measure: UUID, quantity: Thousandths) -> Pence | None:
        """Return what a quantity is worth; ``None`` without a proxy."""
        rate = self.rates.get(measure)
        return None if rate is None else value_of(quantity, rate)


def quick_choices(view: View, *, today: date) -> QuickChoices:
    """Read what is known of places, projects, measures and what was done before."""
    form = form_choices(view)
    start = YearStart.parse(view.organisation.year_start) or YearStart()
    year = start.year_of(today)
    return QuickChoices(
        known=Known(
            precedents=_precedents(view),
            places=form.places,
            projects=form.projects,
            measures=tuple(QuickMeasure(each.uid, each.title, each.unit) for each in form.measures),
        ),
        form=form,
        rates=view.rates(),
        this_year=_sums(view, ClaimQuestion(year)),
        promised=_promised(view, today),
    )


def draft_to_keep(read: QuickRead) -> ActivityDraft:
    """Return what a line is kept as; what no field has room for goes among its notes."""
    said = (read.draft.notes, loose_text(read.length, read.loose))
    return replace(read.draft, notes="\n".join(each for each in said if each))


def log_all(unit: Unit, drafts: Iterable[ActivityDraft], *, today: date) -> tuple[Logged, ...]:
    """Log several activities as one change; raise ``InvalidEntry`` if any cannot be kept."""
    return tuple(log_activity(unit, each, today=today) for each in drafts)


def logged_already(
    view: View, draft: ActivityDraft, *, apart_from: UUID | None = None
) -> ActivityRow | None:
    """Return an activity of the same title, day and place, if one was logged before."""
    title, day = draft.title.strip().casefold(), draft.first_day
    if not title or day is None:
        return None
    ids = view.activities.ids(
        ActivityFilter(words=draft.title, period=Period(day, draft.last_day or day))
    )
    for row in view.activities.page(ids[:LOOKED_BACK]).values():
        same = row.title.casefold() == title and row.first_day == day
        if (
            same
            and row.uid != apart_from
            and row.place.casefold() == draft.place.strip().casefold()
        ):
            return row
    return None


def _precedents(view: View) -> tuple[Precedent, ...]:
    ids = view.activities.ids()[:LOOKED_BACK]
    rows = view.activities.page(ids)
    newest: dict[tuple[str, str], UUID] = {}
    times: dict[tuple[str, str], int] = {}
    for each in ids:
        key = rows[each].title.casefold(), rows[each].place
        newest.setdefault(key, rows[each].uid)
        times[key] = times.get(key, 0) + 1
    learnt = list(newest)[:MOST_LEARNT]
    return tuple(Precedent(draft_of(view, newest[key]), times[key]) for key in learnt)


def _sums(view: View, question: ClaimQuestion) -> dict[UUID, Thousandths]:
    sums: dict[UUID, Thousandths] = {}
    for tally in view.tallies(question):
        sums[tally.measure] = Thousandths(sums.get(tally.measure, 0) + tally.quantity)
    return sums


def _promised(view: View, today: date) -> dict[tuple[UUID, UUID], Progress]:
    found: dict[tuple[UUID, UUID], Progress] = {}
    commitments: Sequence[Commitment] = view.all(Commitment)
    for contract in view.all(Contract):
        asked = [each for each in commitments if each.contract == contract.uid]
        first = contract.first_day or date.min
        if not asked or first > today:
            continue
        sums = _sums(view, ClaimQuestion(Period(first, today), contract=contract.uid))
        for each in asked:
            done = sums.get(each.measure, Thousandths(0))
            found[contract.uid, each.measure] = Progress(done, each.target)
    return found
