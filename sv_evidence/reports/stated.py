"""What a text stated: its figures as they were when it was kept, looked over or sent."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sv_evidence.domain.measures import Thousandths
from sv_evidence.domain.proof import Mark
from sv_evidence.reports.answer_facts import CitedFacts, FigureFacts
from sv_evidence.reports.encoding import decoded, encoded


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """One figure as it was stated."""

    tag: str
    measure: UUID | None
    code: str
    title: str
    first: date
    last: date
    said: str
    quantity: Thousandths
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class Stated:
    """The figures of a text, and the numbers of the files it referred to."""

    figures: tuple[StatedFigure, ...] = ()
    evidence: tuple[str, ...] = ()


def stated_of(figures: Iterable[FigureFacts], cited: Iterable[CitedFacts]) -> str:
    """Write down what figures come to now."""
    return encoded(
        Stated(
            tuple(_stated(each) for each in figures),
            tuple(each.number for each in cited),
        )
    )


def stated_from(text: str) -> Stated:
    """Read what was written down; nothing was stated where nothing is."""
    return decoded(text, Stated) if text else Stated()


def _stated(figure: FigureFacts) -> StatedFigure:
    period = figure.chip.period
    return StatedFigure(
        tag=figure.tag,
        measure=figure.measure,
        code=figure.code,
        title=figure.title,
        first=period.first,
        last=period.last,
        said=figure.said,
        quantity=figure.quantity,
        mark=figure.mark,
    )
