"""Everything that keeps claims from being proven, the largest first, with the next step."""

from datetime import date

from sv_evidence.domain.counting import ClaimQuestion
from sv_evidence.reports.claim_facts import GapFacts
from sv_evidence.reports.facts import PackQuestion
from sv_evidence.reports.gap_facts import gap_facts
from sv_evidence.reports.gathering_outcomes import claims_of
from sv_evidence.reports.reading import Reading
from sv_evidence.store.view import View


def gaps(view: View, question: ClaimQuestion, *, today: date) -> tuple[GapFacts, ...]:
    """Name each part of a claim that is not proven; a pack of the same question says the same.

    Raise ``SumsDiffer`` if two ways of adding disagree.
    """
    asked = PackQuestion(question.period, contract=question.contract, framework=question.framework)
    reading = Reading(view, asked, today, view.conditions(), measure=question.measure)
    claims = claims_of(reading)
    return gap_facts(reading, (claim for each in claims.values() for claim in each))
