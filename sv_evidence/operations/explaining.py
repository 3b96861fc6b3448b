"""Explaining a figure by its name: a claim, an outcome, a result, or a figure of an old pack."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from uuid import UUID

from sv_evidence.domain.activities import Activity, Result
from sv_evidence.domain.contracts import Commitment, Pack
from sv_evidence.domain.counting import ClaimQuestion
from sv_evidence.domain.frameworks import InstalledMeasure
from sv_evidence.domain.measures import Period, Thousandths
from sv_evidence.operations.problems import NoSuchFigure, NoSuchMeasure
from sv_evidence.operations.references import measure_of, record_of
from sv_evidence.reports.explaining import Behind, behind_claim, explain
from sv_evidence.reports.explanation import Explanation
from sv_evidence.reports.gathering_standing import ContractReading
from sv_evidence.reports.pack_figures import explain_pack_figure, figures_of
from sv_evidence.store.errors import NoSuchRecord
from sv_evidence.store.listings.activities import ActivityFilter
from sv_evidence.store.view import View

MOST_NEAR = 3
"""So many names are offered where one is not known."""


def explain_figure(view: View, figure: str, question: ClaimQuestion) -> Explanation:
    """Explain MEALS, FRAMEWORK/MEALS, the code of an outcome, or PACK:FIGURE as it was then.

    Raise ``NoSuchFigure`` or ``MeasureAmbiguous``.
    """
    pack, rest = _pack_in(view, figure)
    if pack is not None:
        found = explain_pack_figure(pack, rest)
        if found is None:
            raise NoSuchFigure(figure, _near_in(pack, rest))
        return found
    try:
        measures = [measure_of(view, figure, question.framework).uid]
    except NoSuchMeasure as unknown:
        measures = _under(view, figure, question.framework)
        if not measures:
            near = _near_packs(view, figure) or _near(unknown)
            raise NoSuchFigure(figure, near) from unknown
    asked = [replace(question, measure=uid) for uid in measures]
    counted = [behind_claim(view, each, uid) for each, uid in zip(asked, measures, strict=True)]
    return explain(view, figure.strip(), question.period, counted)


def explain_measures(
    view: View, title: str, measures: Sequence[UUID], question: ClaimQuestion
) -> Explanation:
    """Explain what several measures are worth together, such as all that Home adds up."""
    asked = [replace(question, measure=uid) for uid in measures]
    counted = [behind_claim(view, each, uid) for each, uid in zip(asked, measures, strict=True)]
    return explain(view, "", question.period, counted, title=title)


def explain_promise(view: View, contract: UUID, position: int, until: date) -> Explanation:
    """Explain what is delivered of a commitment in the days that its target is for."""
    promised = view.all(Commitment, contract=contract, position=position)[0]
    reading = ContractReading(view, contract)
    run = reading.run(promised, until)
    return explain_measure(view, promised.measure, ClaimQuestion(run, contract))


def explain_measure(view: View, measure: UUID, question: ClaimQuestion) -> Explanation:
    """Explain what one measure claims; raise ``NoSuchRecord`` if it is not installed."""
    code = view.get(InstalledMeasure, measure).code
    asked = replace(question, measure=measure)
    return explain(view, code, question.period, [behind_claim(view, asked, measure)])


def explain_result(view: View, result: UUID) -> Explanation:
    """Explain the number of one result of one activity."""
    held = view.get(Result, result)
    activity = view.get(Activity, held.activity)
    day = held.day or activity.last_day
    period = Period(day, day)
    question = ClaimQuestion(period, measure=held.measure)
    rows = tuple(each for each in view.results_of(question, held.measure) if each.result == result)
    counted = Behind(held.measure, rows, held.quantity if rows else Thousandths(0))
    code = view.get(InstalledMeasure, held.measure).code
    return explain(view, code, period, (counted,), title=activity.title, is_claim=False)


def explain_listed(view: View, shown: ActivityFilter, measure: UUID) -> Explanation:
    """Explain what the activities that a list shows add up to; ``NoSuchFigure`` if nothing."""
    listed = view.activities.totals(shown).by_measure
    added = next((each.quantity for each in listed if each.measure == measure), Thousandths(0))
    rows = view.listed_results(shown, measure)
    code = view.get(InstalledMeasure, measure).code
    if not rows:
        raise NoSuchFigure(code, ())
    period = shown.period or Period(rows[-1].day, rows[0].day)
    return explain(view, code, period, (Behind(measure, rows, added),), is_claim=False)


def _pack_in(view: View, figure: str) -> tuple[Pack | None, str]:
    """Return the pack that a figure names, and the rest of its name."""
    number, colon, rest = figure.partition(":")
    if not colon:
        return None, figure
    try:
        record = record_of(view, number)
    except NoSuchRecord:
        return None, figure
    return (record, rest) if isinstance(record, Pack) else (None, figure)


def _near_in(pack: Pack, figure: str) -> tuple[str, ...]:
    """Return references of a pack that are written alike, else the first there are."""
    known = {each.casefold(): f"{pack.number}:{each}" for each in figures_of(pack)}
    near = get_close_matches(figure.strip().casefold(), known, n=MOST_NEAR, cutoff=0.5)
    return tuple(known[each] for each in near or list(known)[:MOST_NEAR])


def _near_packs(view: View, figure: str) -> tuple[str, ...]:
    """Return the same figure of packs whose number is written alike."""
    number, colon, rest = figure.partition(":")
    numbers = [each.number for each in view.all(Pack)] if colon else []
    near = get_close_matches(number.strip().upper(), numbers, n=MOST_NEAR, cutoff=0.7)
    return tuple(f"{each}:{rest}" for each in near)


def _near(unknown: NoSuchMeasure) -> tuple[str, ...]:
    near = unknown.details["near"]
    return near if isinstance(near, tuple) else ()


def _under(view: View, code: str, framework: UUID | None) -> list[UUID]:
    """Return the measures that stand right under an outcome."""
    wanted = code.strip().casefold()
    frameworks = {uid: each for uid, each in view.frameworks().items() if framework in {None, uid}}
    return [
        each.uid
        for each in view.all(InstalledMeasure)
        if each.framework in frameworks
        and frameworks[each.framework].measure(each.code).node.casefold() == wanted
    ]
