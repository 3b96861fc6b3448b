"""The evidence register on pages: 27 rows on each, files that are left out still listed."""

from collections.abc import Sequence
from datetime import date

from sv_evidence.reports.blocks import Block, Heading, PageBreak, Paragraph, Tone, Wide
from sv_evidence.reports.copies import copies_of
from sv_evidence.reports.facts import EvidenceFacts, PackFacts
from sv_evidence.reports.inlines import Inlines, Reference, Words
from sv_evidence.reports.sections.front import REGISTER
from sv_evidence.reports.tables import Cell, Column, Dress, Row, Table
from sv_evidence.wording.documents import short_day_text
from sv_evidence.wording.explaining import day_of_activity_text, days_of_activities_text
from sv_evidence.wording.labels import evidence_kind_label
from sv_evidence.wording.numbers import hash_text
from sv_evidence.wording.pack_words import covered_note, left_out_text, register_range_text
from sv_evidence.wording.words import tr

ROWS_A_PAGE = 27
SHOWN_DIGITS = 12
_DASH = "\N{EN DASH}"
_TAKEN = "*"
"""Stands behind a day that is the activity's."""


def register_section(facts: PackFacts) -> tuple[Block, ...]:
    """Compose the register, page by page."""
    rows = facts.evidence
    pages = [rows[at : at + ROWS_A_PAGE] for at in range(0, len(rows), ROWS_A_PAGE)] or [()]
    return tuple(
        block
        for place, page in enumerate(pages)
        for block in _page(facts, page, is_first=place == 0)
    )


def _page(facts: PackFacts, page: Sequence[EvidenceFacts], *, is_first: bool) -> tuple[Block, ...]:
    title = tr("Evidence register")
    heading = Heading(
        title,
        level=1,
        anchor=REGISTER if is_first else "",
        listed=title if is_first else "",
        is_repeated=not is_first,
    )
    lead = _lead(facts)
    if not page:
        none = Paragraph((Words(tr("No document is attached to what this pack counts.")),))
        return (PageBreak(), Wide((heading, none)))
    counts = register_range_text(
        page[0].number,
        page[-1].number,
        listed=len(facts.evidence),
        shown=len(facts.shown) if facts.told is None else None,
        out=len(facts.left_out),
    )
    return (
        PageBreak(),
        Wide(
            (
                heading,
                Paragraph((Words(lead),), Tone.LEAD),
                _table(facts, page, counts),
            )
        ),
    )


def _lead(facts: PackFacts) -> str:
    if facts.told is not None:
        return tr(
            "Every document behind the figures of the period. The files come on request. The last "
            "column is the start of the SHA-256 of each original."
        )
    return tr(
        "Every document behind the figures in this pack. The last columns are the start of the "
        "SHA-256 of each original, and of the first page of its copy inside this PDF."
    )


def _table(facts: PackFacts, page: Sequence[EvidenceFacts], counts: str) -> Table:
    years = {day.year for row in facts.evidence if (day := _day(row)) is not None}
    one_year = len(years) == 1
    has_copies = facts.told is None  # only a return carries no copies
    dated = tr("Date, {year}", year=min(years)) if one_year else tr("Date")
    return Table(
        columns=(
            Column(tr("No."), 34),
            Column(tr("What it is"), (129 if one_year else 120) + (0 if has_copies else 75)),
            Column(dated, 53 if one_year else 62),
            Column(tr("Kind"), 46),
            Column(tr("Supports"), 78),
            Column(tr("Original"), 84),
            *((Column(tr("Copy"), 75),) if has_copies else ()),
        ),
        rows=tuple(_row(row, with_year=not one_year, has_copies=has_copies) for row in page),
        summary=tr("The documents, with number, date, kind, outcome and both SHA-256"),
        dress=Dress.REGISTER,
        note=(Words(" ".join(part for part in (counts, _taken_days(page)) if part)),),
    )


def _row(row: EvidenceFacts, *, with_year: bool, has_copies: bool) -> Row:
    out = row.left_out is not None
    title: Inlines = (Words(row.title),)
    if row.left_out is not None:
        words = left_out_text(row.left_out.value)
        title = (*title, Words(f"\N{NO-BREAK SPACE} {words}", bold=True, colour="alarm"))
    elif row.covered and row.pictures:
        title = (*title, Words(f"\N{NO-BREAK SPACE} {covered_note()}", bold=True))
    known = _day(row)
    day = _DASH if known is None else short_day_text(known, with_year=with_year)
    if row.day_of is not None:
        day = f"{day}{_TAKEN}"
    sha = _DASH if out else hash_text(row.sha256[:SHOWN_DIGITS])
    copies = copies_of(row)
    copy = hash_text(copies[0].sha256[:SHOWN_DIGITS]) if copies else _DASH
    return Row(
        (
            Cell((Reference(row.number, annex_anchor(row)),), one_line=True),
            Cell(title, one_line=True),
            Cell((Words(day),), one_line=True),
            Cell((Words(evidence_kind_label(row.kind)),), one_line=True),
            Cell(_supports(row), one_line=True),
            Cell((Words(sha, mono=not out),), one_line=True),
            *((Cell((Words(copy, mono=bool(copies)),), one_line=True),) if has_copies else ()),
        ),
        anchor="" if row.in_annex else row.number,
    )


def _day(row: EvidenceFacts) -> date | None:
    """Return a file's own day, else the first of its activity's where it takes its day from it."""
    return row.day_of.first if row.dated is None and row.day_of is not None else row.dated


def _taken_days(page: Sequence[EvidenceFacts]) -> str:
    """Say below the table what the star means; in full where it is the same for the page."""
    taken = {row.day_of for row in page if row.day_of is not None}
    if not taken:
        return ""
    if len(taken) == 1:
        return f"{_TAKEN} {day_of_activity_text(taken.pop())}."
    return f"{_TAKEN} {days_of_activities_text()}"


def annex_anchor(row: EvidenceFacts) -> str:
    """Return where a document's own entry is; empty if it has none but the register's."""
    return row.number if row.in_annex else ""


def _supports(row: EvidenceFacts) -> Inlines:
    if not row.supports:
        return (Words(tr("Supporting")),)
    more = len(row.supports) - 1
    first = Words(row.supports[0])
    return (first, Words(tr(" and {count} more", count=f"{more:,}"))) if more else (first,)
