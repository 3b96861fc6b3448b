"""What the bids page reads, and what a text comes to while it is typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from sv_evidence.domain.answer_fitting import Limit, fitted
from sv_evidence.domain.answer_text import Chip, Cited, Piece
from sv_evidence.domain.backing import doubts_in
from sv_evidence.domain.bids import Bid
from sv_evidence.domain.evidence import Evidence
from sv_evidence.domain.measures import Period
from sv_evidence.operations.asking import AskedFigure, Kit, ask, could_use
from sv_evidence.operations.claiming import period_asked
from sv_evidence.reports.answer_facts import CitedFacts, FigureFacts, Lookups
from sv_evidence.reports.bid_facts import AnswerFacts, BidFacts, bid_facts
from sv_evidence.wording.words import tr

if TYPE_CHECKING:
    from sv_evidence.store.view import View

MOST_FILES = 60


@dataclass(frozen=True, slots=True)
class Known:
    """What the figures and references of a text come to, read once and used while typing."""

    figures: Mapping[Chip, FigureFacts] = field(default_factory=dict)
    cited: Mapping[str, CitedFacts] = field(default_factory=dict)
    was: Mapping[Chip, str] = field(default_factory=dict)
    """What figures said when the desk was last left, where they say something else now."""

    def say(self, content: Chip | Cited) -> str:
        """Say a figure or a reference in words; one still being read is three dots."""
        if isinstance(content, Chip):
            figure = self.figures.get(content)
            return tr("[reading]") if figure is None else figure.said
        cited = self.cited.get(content.evidence)
        return f"[{content.evidence}]" if cited is None else cited.said

    def spoken(self, content: Chip | Cited) -> str:
        """Say it for ears and tooltips: with its proof, and with what it said before."""
        if isinstance(content, Cited):
            cited = self.cited.get(content.evidence)
            return self.say(content) if cited is None else f"{cited.said} {cited.title}"
        return self.say(content)

    def joined(self, other: "Known") -> "Known":
        """Return what both know; the other one's word counts."""
        return Known(
            {**self.figures, **other.figures},
            {**self.cited, **other.cited},
            {**other.was, **self.was},
        )


@dataclass(frozen=True, slots=True)
class BidRow:
    """A bid in the list."""

    facts: BidFacts

    @property
    def bid(self) -> Bid:
        """The bid itself."""
        return self.facts.bid


@dataclass(frozen=True, slots=True)
class DeskFacts:
    """A bid as the desk shows it, and what its chosen question could also use."""

    bid: BidFacts
    could: tuple[AskedFigure, ...]


def bids_of(view: "View", at: datetime) -> tuple[BidRow, ...]:
    """Return every bid: those being written first, then by deadline."""
    rows = [BidRow(bid_facts(view, each.uid, at)) for each in view.all(Bid)]
    rows.sort(key=lambda row: (row.bid.is_sent, _deadline(row.bid), row.bid.title.casefold()))
    return tuple(rows)


def desk_of(view: "View", bid: UUID, question: UUID | None, at: datetime) -> DeskFacts:
    """Return a bid with all its answers; ``question`` is the one that is being written."""
    facts = bid_facts(view, bid, at)
    held = {each.question.uid for each in facts.questions}
    chosen = question if question in held else next(iter(held), None)
    if chosen is None or facts.bid.is_sent:
        return DeskFacts(facts, ())
    period = period_asked(view, None, None, today=at.date())
    return DeskFacts(facts, could_use(view, bid, chosen, period, today=at.date()))


def kit_of(view: "View", words: str, bid: UUID, at: datetime) -> Kit:
    """Return what can be proven of some words, for a bid."""
    period = period_asked(view, None, None, today=at.date())
    return ask(view, words, period, today=at.date(), bid=bid)


def known_of(view: "View", contents: Sequence[Chip | Cited], at: datetime) -> Known:
    """Look up figures and references that a text was just given."""
    lookups = Lookups(view, at.date())
    lookups.know(each for each in contents if isinstance(each, Chip))
    return Known(
        {each: lookups.figure(each) for each in contents if isinstance(each, Chip)},
        {
            each.evidence: lookups.cited(each.evidence)
            for each in contents
            if isinstance(each, Cited)
        },
    )


def files_of(view: "View", words: str) -> tuple[Evidence, ...]:
    """Return files whose number or title holds all the words, the newest first."""
    wanted = words.casefold().split()
    held = reversed(view.all(Evidence))
    found = (
        each
        for each in held
        if all(word in f"{each.number} {each.title}".casefold() for word in wanted)
    )
    return tuple(each for each, _ in zip(found, range(MOST_FILES), strict=False))


def known_from(facts: AnswerFacts) -> Known:
    """Return what an answer's facts tell of its figures and references."""
    return Known(
        {each.chip: each for each in facts.figures},
        {each.reference: each for each in facts.cited},
        {each.figure.chip: each.was for each in facts.changed},
    )


def read_through(pieces: Sequence[Piece], limit: Limit, known: Known) -> AnswerFacts:
    """Return a text as it will be read, from what is known of its figures."""
    contents = dict.fromkeys(each.content for each in pieces if not isinstance(each.content, str))
    figures = [known.figures.get(each) for each in contents if isinstance(each, Chip)]
    cited = [known.cited.get(each.evidence) for each in contents if isinstance(each, Cited)]
    marks = {chip: figure.mark for chip, figure in known.figures.items()}
    return AnswerFacts(
        pieces=tuple(pieces),
        fitted=fitted(pieces, limit, known.say),
        figures=tuple(each for each in figures if each is not None),
        cited=tuple(each for each in cited if each is not None),
        doubts=doubts_in(pieces, marks.get, known.say),
        changed=(),
    )


def period_of(figure: FigureFacts) -> Period:
    """Return the period that a figure is counted in."""
    return figure.chip.period


def _deadline(bid: Bid) -> float:
    return float("inf") if bid.deadline is None else bid.deadline.timestamp()
