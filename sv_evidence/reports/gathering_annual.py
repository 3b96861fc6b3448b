"""Fills the facts of an annual report from one read transaction."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Final
from uuid import UUID

from sv_evidence.domain.activities import Activity, Impact
from sv_evidence.domain.annual import Topic, YearNote, year_before
from sv_evidence.domain.answer_fitting import spoken
from sv_evidence.domain.answer_text import Chip, pieces_of
from sv_evidence.domain.contracts import Pack
from sv_evidence.domain.counting import ClaimQuestion, CountedResult
from sv_evidence.domain.evidence import Channel, Condition
from sv_evidence.domain.frameworks import InstalledMeasure
from sv_evidence.domain.measures import Period, Thousandths
from sv_evidence.domain.open_ids import organisation_ids
from sv_evidence.domain.people import Double, count_people, latest_words, one_of_each
from sv_evidence.domain.stories import CaseStudy, Quote
from sv_evidence.reports.annual_facts import AnnualFacts, NoteFacts, PeopleFacts, RestatedFacts
from sv_evidence.reports.answer_facts import Lookups
from sv_evidence.reports.facts import PackFacts, PackQuestion
from sv_evidence.reports.gathering import gather
from sv_evidence.reports.gathering_outcomes import claim_sums
from sv_evidence.reports.reading import Reading
from sv_evidence.reports.story_facts import QuoteFacts, StoryFacts, quotes_for, stories_for
from sv_evidence.reports.told import Json, changed_since, facts_told, figures_told, is_published
from sv_evidence.store.view import View
from sv_evidence.wording.annual import report_kind_text

MOST_STORIES: Final = 4


def annual_question(period: Period) -> PackQuestion:
    """Return what a report is asked to say: everything of a period, for everybody to read."""
    return PackQuestion(period, channel=Channel.PUBLISHED, most_in_annex=0)


def gather_annual(
    view: View,
    period: Period,
    *,
    number: str,
    made_at: datetime,
    author: str,
    conditions: Mapping[UUID, Condition] | None = None,
) -> AnnualFacts:
    """Return all that a report on a period says.

    Raise ``NothingToExport`` where nothing counts in it, or ``SumsDiffer``.
    """
    pack = gather(
        view,
        annual_question(period),
        number=number,
        made_at=made_at,
        author=author,
        conditions=conditions,
    )
    on = made_at.date()
    stories, quotes, held_back = _told(view, period, on)
    earlier = year_before(period)
    now = claims_now(view, annual_question(earlier), on)
    reports = tuple(_reports(view, earlier))
    organisation = view.organisation
    return AnnualFacts(
        pack=_with_pictures(pack, stories),
        year_before=earlier,
        before={**_typed(view, earlier), **_kept(reports), **now},
        restated=tuple(_restated(reports, now)),
        stories=stories,
        quotes=quotes,
        held_back=held_back,
        people=_people(view, period),
        notes=_notes(view, period, on),
        ids=organisation_ids(organisation.company_number, organisation.charity_number),
    )


def _with_pictures(pack: PackFacts, stories: Iterable[StoryFacts]) -> PackFacts:
    """Name the pack for what it is, and let the pictures of its stories be shown."""
    pictured = frozenset(each.picture for each in stories if each.picture)
    rows = tuple(replace(row, in_annex=row.number in pictured) for row in pack.evidence)
    return replace(pack, title=report_kind_text(pack.period), evidence=rows)


def _told(
    view: View, period: Period, on: date
) -> tuple[tuple[StoryFacts, ...], tuple[QuoteFacts, ...], int]:
    """Return the stories and quotes of a period that may be published, and how many may not."""
    days = {each.uid: each.written_on for each in view.all(CaseStudy)}
    said = {each.uid: each.said_on for each in view.all(Quote)}
    stories = [
        each
        for each in stories_for(view, Channel.PUBLISHED, on)
        if (days[each.uid] or period.last) in period
    ]
    quotes = [
        each
        for each in quotes_for(view, Channel.PUBLISHED, on)
        if (said[each.uid] or period.last) in period
    ]
    shown = tuple(each for each in stories if each.hidden is None)[:MOST_STORIES]
    within = {each.quote.uid for each in shown if each.quote is not None}
    free = tuple(each for each in quotes if each.hidden is None and each.uid not in within)
    held_back = sum(each.hidden is not None for each in stories)
    held_back += sum(each.hidden is not None for each in quotes)
    return shown, free, held_back


def claims_now(view: View, question: PackQuestion, on: date) -> dict[str, Thousandths]:
    """Count every claim of a question now, by its key."""
    sums = claim_sums(Reading(view, question, on, {}))
    return {claim.key: claim.quantity for claims in sums.values() for claim in claims}


def _typed(view: View, period: Period) -> dict[str, Thousandths]:
    """Return the figures of a period from before this workspace, as somebody noted them."""
    notes = [
        each
        for each in view.all(YearNote)
        if each.topic is Topic.EARLIER_FIGURE and each.said_on in period
    ]
    codes = view.many(InstalledMeasure, (each.measure for each in notes if each.measure))
    return {
        f"{codes[each.measure].code}:{Impact.CORE.value}": each.quantity
        for each in notes
        if each.measure is not None and each.quantity is not None
    }


def _reports(view: View, period: Period) -> Iterator[tuple[Pack, Json]]:
    """Yield the reports on a period that were sent out, oldest first, with what they told."""
    for pack in sorted(view.all(Pack), key=lambda each: each.made_at):
        if (pack.first_day, pack.last_day) == (period.first, period.last):
            told = facts_told(pack)
            if is_published(told):
                yield pack, told


def _kept(reports: Iterable[tuple[Pack, Json]]) -> dict[str, Thousandths]:
    found: dict[str, Thousandths] = {}
    for _, told in reports:
        found |= figures_told(told)
    return found


def _restated(
    reports: tuple[tuple[Pack, Json], ...], now: Mapping[str, Thousandths]
) -> Iterator[RestatedFacts]:
    """Yield what the latest report on the year before told otherwise than it is counted now."""
    for pack, told in reports[-1:]:
        yield from changed_since(pack, told, now)


def _people(view: View, period: Period) -> PeopleFacts:
    attended = view.attended(ClaimQuestion(period))
    words = latest_words(view.all(Double))
    stands = one_of_each(attended.came, words)
    done = [each for each in view.all(Activity) if each.last_day in period]
    return PeopleFacts(
        distinct=count_people(attended.came, words),
        contacts=len({(stands[uid], *at) for uid, held in attended.came.items() for at in held}),
        unnamed=attended.unnamed_people,
        activities=len(done),
        places=len({each.place for each in done if each.place is not None}),
        volunteer_turns=sum(each.volunteers or 0 for each in done),
    )


def _notes(view: View, period: Period, on: date) -> tuple[NoteFacts, ...]:
    lookups = Lookups(view, on)
    held = sorted(
        (each for each in view.all(YearNote) if each.said_on in period),
        key=lambda each: (each.said_on, each.uid),
    )
    lookups.know(
        piece.content
        for each in held
        for part in (each.headline, each.text, each.changed)
        for piece in pieces_of(part)
        if isinstance(piece.content, Chip)
    )

    def say(text: str) -> str:
        return spoken(pieces_of(text), lookups.say)

    return tuple(
        NoteFacts(
            topic=each.topic,
            said_on=each.said_on,
            headline=say(each.headline),
            text=say(each.text),
            changed=say(each.changed),
            source=each.source,
            amount=each.amount,
        )
        for each in held
    )


def counted_results(view: View, period: Period, on: date) -> dict[str, tuple[CountedResult, ...]]:
    """Return every result that counts in a period, by its measure's code, oldest first."""
    reading = Reading(view, annual_question(period), on, {})
    return {
        measure.code: tuple(sorted(reading.rows_of(uid), key=lambda row: (row.day, row.result)))
        for uid, measure in sorted(reading.measures.items(), key=lambda pair: pair[1].code)
    }
