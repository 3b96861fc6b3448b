"""A year's facts of the small kitchen, with notes that nobody had to write down."""

from dataclasses import replace
from datetime import date

from sv_evidence.domain.annual import Topic
from sv_evidence.domain.measures import Pence, Period
from sv_evidence.reports.annual_facts import AnnualFacts, NoteFacts
from sv_evidence.reports.gathering_annual import gather_annual
from tests.builders import NOW
from tests.reports.kitchen import Kitchen

HALF_YEAR = Period(date(2026, 4, 1), date(2026, 9, 30))
DAY = date(2026, 9, 28)


def a_note(topic: Topic, text: str = "", **more: object) -> NoteFacts:
    """Return a note with nothing else than what is given."""
    given = {"headline": "", "changed": "", "source": "", "amount": None, **more}
    return NoteFacts(topic=topic, said_on=DAY, text=text, **given)  # type: ignore[arg-type]


def annual_facts(kitchen: Kitchen, period: Period = HALF_YEAR) -> AnnualFacts:
    """Gather the facts of half a year."""
    with kitchen.workspace.read() as view:
        return gather_annual(view, period, number="LK-2026-0009", made_at=NOW, author="Amina")


def with_every_note(facts: AnnualFacts) -> AnnualFacts:
    """Return the facts with a note on each topic."""
    notes = [
        a_note(topic, f"On {topic.value}.", headline=f"The {topic.value}", source="A survey")
        for topic in Topic
        if topic not in {Topic.MONEY_IN, Topic.MONEY_OUT}
    ]
    money = [
        a_note(Topic.MONEY_IN, headline="Sales", amount=Pence(1_234_500)),
        a_note(Topic.MONEY_IN, headline="Gifts", amount=Pence(100_000)),
        a_note(Topic.MONEY_OUT, headline="Food", amount=Pence(900_000)),
    ]
    return replace(facts, notes=(*notes, *money), ids=("GB-COH-09876543",))
