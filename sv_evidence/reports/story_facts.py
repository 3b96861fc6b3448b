"""Case studies and quotes as documents tell them, and where their consent lets them go."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sv_evidence.domain.answer_fitting import spoken
from sv_evidence.domain.answer_text import Chip, Cited, pieces_of
from sv_evidence.domain.evidence import Channel, Evidence, may_be_shown
from sv_evidence.domain.organisations import Place
from sv_evidence.domain.stories import CaseStudy, Quote
from sv_evidence.reports.answer_facts import CitedFacts, FigureFacts, Lookups, hidden_from
from sv_evidence.store.view import View


@dataclass(frozen=True, slots=True)
class QuoteFacts:
    """What somebody said and how they are named. ``hidden`` says why it may not be shown."""

    uid: UUID
    text: str
    source: str
    said_on: date | None
    hidden: str | None


@dataclass(frozen=True, slots=True)
class StoryFacts:
    """One story told whole, its figures and references in words.

    ``hidden`` says why it may not be shown in the channel asked for. ``picture`` is the number of
    its picture, and ``quote`` what was said in it, each only if it may be shown there too.
    """

    uid: UUID
    title: str
    place: str
    need: str
    what_we_did: str
    change: str
    proof: str
    quote: QuoteFacts | None
    picture: str
    figures: tuple[FigureFacts, ...]
    cited: tuple[CitedFacts, ...]
    consent_from: date | None
    consent_until: date | None
    hidden: str | None


def stories_for(view: View, channel: Channel, on: date) -> tuple[StoryFacts, ...]:
    """Return every case study, newest first, with what of it a channel may show on a day."""
    lookups = Lookups(view, on)
    held = sorted(view.all(CaseStudy), key=lambda each: each.written_on or date.min, reverse=True)
    return tuple(story_facts(view, each, lookups, channel, on) for each in held)


def quotes_for(view: View, channel: Channel, on: date) -> tuple[QuoteFacts, ...]:
    """Return every quote, newest first, with why a channel may not show it on a day."""
    held = sorted(view.all(Quote), key=lambda each: each.said_on or date.min, reverse=True)
    return tuple(_quote(each, channel, on) for each in held)


def story_facts(
    view: View, story: CaseStudy, lookups: Lookups, channel: Channel, on: date
) -> StoryFacts:
    """Return one story as a channel may show it on a day."""
    parts = (story.need, story.what_we_did, story.change, story.proof)
    contents = dict.fromkeys(
        piece.content
        for part in parts
        for piece in pieces_of(part)
        if not isinstance(piece.content, str)
    )
    lookups.know(each for each in contents if isinstance(each, Chip))
    need, did, change, proof = (spoken(pieces_of(part), lookups.say) for part in parts)
    quote = None if story.quote is None else view.find(Quote, story.quote)
    said = None if quote is None or quote.binned_at else _quote(quote, channel, on)
    return StoryFacts(
        uid=story.uid,
        title=story.title,
        place="" if story.place is None else view.get(Place, story.place).name,
        need=need,
        what_we_did=did,
        change=change,
        proof=proof,
        quote=said if said is not None and said.hidden is None else None,
        picture=_picture(view, story, channel, on),
        figures=tuple(lookups.figure(each) for each in contents if isinstance(each, Chip)),
        cited=tuple(lookups.cited(each.evidence) for each in contents if isinstance(each, Cited)),
        consent_from=story.consent_from,
        consent_until=story.consent_until,
        hidden=may_be_shown(story, channel, on),
    )


def _quote(quote: Quote, channel: Channel, on: date) -> QuoteFacts:
    hidden = may_be_shown(quote, channel, on)
    return QuoteFacts(quote.uid, quote.text, quote.source, quote.said_on, hidden)


def _picture(view: View, story: CaseStudy, channel: Channel, on: date) -> str:
    file = None if story.picture is None else view.find(Evidence, story.picture)
    if file is None or hidden_from(file, view.conditions(), on, channel) is not None:
        return ""
    return file.number
