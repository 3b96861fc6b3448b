"""What a return says in words: why something is behind, what is done about it, and one story."""

from sv_evidence.domain.story_figures import LiveFigure, Which, parts_of
from sv_evidence.reports.blocks import Block, Heading, Paragraph, Wide
from sv_evidence.reports.contract_facts import ReturnFacts, ReturnLineFacts
from sv_evidence.reports.inlines import Inlines, Words
from sv_evidence.reports.said import Said
from sv_evidence.reports.tables import Cell, Column, Row, Table
from sv_evidence.wording.numbers import full_day_text, quantity_text
from sv_evidence.wording.returns import recover_text
from sv_evidence.wording.words import tr

STORY = "story"


def recovery_section(told: ReturnFacts) -> tuple[Block, ...]:
    """Compose the variances: each commitment that is far behind or has something said of it."""
    title = tr("Variances and recovery")
    rows = [each for each in told.lines if each.wants_recovery or each.cause or each.action]
    heading = Heading(title, anchor="recovery", listed=title)
    if not rows:
        nothing = tr("No commitment is under 85 % of plan, so no recovery action is needed.")
        return (Wide((heading, Paragraph((Words(nothing),)))),)
    table = Table(
        columns=(
            Column(tr("Commitment"), 120),
            Column(tr("Why"), 140),
            Column(tr("What we will do"), 140),
            Column(tr("By when and who"), 99),
        ),
        rows=tuple(_row(each, told) for each in rows),
        summary=tr("Why commitments are behind, and what is done about it"),
    )
    return (Wide((heading, table)),)


def _row(line: ReturnLineFacts, told: ReturnFacts) -> Row:
    open_ = tr("Not written yet")
    needed = recover_text(line.outlook, line.unit, told.rhythm)
    day = full_day_text(line.by_day) if line.by_day else ""
    when = ", ".join(part for part in (day, line.action_owner) if part)
    return Row(
        (
            Cell((Words(line.title, bold=True), Words(f" {needed}", colour="ink2"))),
            Cell((_said(line.cause, open_),)),
            Cell((_said(line.action, open_),)),
            Cell((_said(when, open_),)),
        )
    )


def _said(text: str, otherwise: str) -> Words:
    return Words(text) if text.strip() else Words(otherwise, colour="part_text")


def story_section(told: ReturnFacts, said: Said) -> tuple[Block, ...]:
    """Compose the one story; without one nothing is made up."""
    title = tr("Story")
    heading = Heading(title, anchor=STORY, listed=title)
    paragraphs = [each.strip() for each in told.story.splitlines() if each.strip()]
    if not paragraphs:
        none = tr("No story is told with this return.")
        return (Wide((heading, Paragraph((Words(none),)))),)
    return (Wide((heading, *(Paragraph(_inlines(each, told, said)) for each in paragraphs))),)


def _inlines(text: str, told: ReturnFacts, said: Said) -> Inlines:
    return tuple(_inline(part, told, said) for part in parts_of(text))


def _inline(part: str | LiveFigure, told: ReturnFacts, said: Said) -> Words:
    if isinstance(part, str):
        return Words(part)
    line = told.line(part.position)
    if line is None:
        return Words(tr("(no such figure)"), colour="part_text")
    figure = said.figure(f"{part.which}:{part.position}", figure_text(part, line), STORY)
    return Words(figure, bold=True)


def story_text(told: ReturnFacts) -> str:
    """Return the story with its figures filled in."""
    said = Said()
    lines = told.story.splitlines()
    return "\n".join(
        "".join(_inline(part, told, said).text for part in parts_of(line)) for line in lines
    )


def figure_text(figure: LiveFigure, line: ReturnLineFacts) -> str:
    """Say a live figure with its unit: ``1,792 meals``."""
    quantity = line.in_period if figure.which is Which.PERIOD else line.to_date
    return quantity_text(quantity, line.unit)
