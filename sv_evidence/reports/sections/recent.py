"""The latest activities of an outcome, with what they delivered and their documents."""

from sv_evidence.reports.blocks import Block, Heading, Wide
from sv_evidence.reports.claim_facts import ActivityFacts, OutcomeFacts, RecentFacts
from sv_evidence.reports.facts import PackFacts
from sv_evidence.reports.inlines import Inlines, PageOf, RowsShown, Words
from sv_evidence.reports.sections.cited import cited
from sv_evidence.reports.sections.front import REGISTER
from sv_evidence.reports.shapes import Anchor
from sv_evidence.reports.tables import Cell, Column, Row, Table
from sv_evidence.wording.documents import latest_text, short_day_text
from sv_evidence.wording.numbers import number_text
from sv_evidence.wording.words import tr

_FEWEST = 3
_UNIT_WIDE, _NAME_WIDE = 85.0, 104.0


def recent_activities(facts: PackFacts, outcome: OutcomeFacts) -> tuple[Block, ...]:
    """Compose the table of the latest activities."""
    recent = outcome.recent
    years = {row.day.year for row in recent.rows} | {facts.period.last.year}
    rows = tuple(_row(row, with_year=len(years) > 1) for row in recent.rows)
    names = _column_names(recent)
    wide = _NAME_WIDE if names == recent.measures else _UNIT_WIDE
    before, rest = latest_text(len(recent.rows), recent.of)
    count: Inlines = (Words(before), RowsShown()) if before else ()
    line: Inlines = (*count, Words(rest), PageOf(REGISTER), Words("."))
    return (
        Wide(
            (
                Heading(tr("Most recent activities")),
                Table(
                    columns=(
                        Column(tr("Date"), 52),
                        Column(tr("Activity"), 351 - wide * len(names)),
                        *(Column(name, wide, Anchor.END) for name in names),
                        Column(tr("Evidence"), 96),
                    ),
                    rows=rows,
                    summary=tr("The latest activities for {outcome}", outcome=outcome.title),
                    note=line,
                    shortest=_FEWEST if before else 0,
                ),
            )
        ),
    )


def _row(row: ActivityFacts, *, with_year: bool) -> Row:
    return Row(
        (
            Cell((Words(short_day_text(row.day, with_year=with_year), colour="ink2"),)),
            Cell((Words(row.title),)),
            *(Cell((Words("" if each is None else number_text(each)),)) for each in row.quantities),
            Cell(cited(row.evidence)),
        )
    )


def _column_names(recent: RecentFacts) -> tuple[str, ...]:
    """Head a column with its unit, or with its measure where two units are one word."""
    names = [unit.many[:1].upper() + unit.many[1:] for unit in recent.units]
    if len(set(names)) < len(names) or not all(names):
        return recent.measures
    return tuple(names)
