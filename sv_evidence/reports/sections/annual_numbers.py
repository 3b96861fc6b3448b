"""The annual report's front: the cover, and the year in numbers, all of them proven."""

from collections.abc import Iterator, Sequence
from typing import Final

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.annual import Topic
from sv_evidence.domain.measures import Thousandths
from sv_evidence.domain.proof import Mark
from sv_evidence.reports.annual_facts import AnnualFacts
from sv_evidence.reports.blocks import (
    Block,
    Cover,
    Definition,
    Figure,
    Heading,
    MarkLine,
    PageBreak,
    Paragraph,
    Photo,
    SideBySide,
    Space,
    Tone,
    Wide,
)
from sv_evidence.reports.claim_facts import ClaimFacts
from sv_evidence.reports.facts import PackFacts
from sv_evidence.reports.inlines import Drawing, MarkWord, PageOf, Words
from sv_evidence.reports.pounds import Pounds
from sv_evidence.reports.said import Said
from sv_evidence.reports.sections.annual_drawn import TILE_WIDE, bars, tile
from sv_evidence.wording.annual import report_kind_text, year_name
from sv_evidence.wording.labels import impact_label
from sv_evidence.wording.numbers import full_day_text, number_text, period_text, quantity_text
from sv_evidence.wording.pack_words import photo_alt
from sv_evidence.wording.words import tr

NUMBERS, KNOWING = "numbers", "knowing"
MOST_TILES: Final = 6
_IN_A_ROW: Final = 3
_MOST_BARS: Final = 8
_WIDE: Final = 499.0


def report_title(facts: AnnualFacts) -> str:
    """Return the title somebody gave the year, or a plain one."""
    given = next((each.headline or each.text for each in facts.of(Topic.TITLE)), "")
    return given or tr("Our year at {organisation}", organisation=facts.pack.organisation)


def poster(facts: AnnualFacts) -> Cover:
    """Compose the cover."""
    pack = facts.pack
    return Cover(
        organisation=pack.organisation,
        area=pack.area,
        initial=pack.organisation.strip()[:1].upper(),
        kind_line=report_kind_text(pack.period),
        title=report_title(facts),
        bars=(),
        facts=(Definition(tr("Period covered"), (Words(period_text(pack.period)),)),),
        note=(),
        picture=picture_of(pack, pack.cover, width=595.28, height=560.0),
        is_poster=True,
    )


def picture_of(pack: PackFacts, number: str, *, width: float, height: float) -> Photo | None:
    """Return the picture of a file by its number, if there is one that may be shown."""
    row = next((each for each in pack.evidence if number and each.number == number), None)
    if row is None or not row.pictures:
        return None
    shown = row.pictures[0]
    day = full_day_text(row.dated) if row.dated else ""
    return Photo(
        blob=f"{row.number}/{shown.what}",
        alt=photo_alt(row.title, day),
        pixels=(shown.width, shown.height),
        width=width,
        height=height,
    )


def numbers_page(facts: AnnualFacts, pounds: Pounds, said: Said) -> tuple[Block, ...]:
    """Compose the year in numbers."""
    tiles = tuple(_tiles(facts, pounds, said))
    rows = [
        SideBySide(
            tuple((Figure(each),) for each in tiles[at : at + _IN_A_ROW]),
            widths=(TILE_WIDE,) * len(tiles[at : at + _IN_A_ROW]),
            gap=17.0,
        )
        for at in range(0, len(tiles), _IN_A_ROW)
    ]
    return (
        PageBreak(),
        Wide(
            (
                Paragraph((Words(tr("The year in numbers")),), Tone.NOTE),
                Heading(
                    _headline(facts), level=1, anchor=NUMBERS, listed=tr("The year in numbers")
                ),
                Space(12),
                *rows,
                *_where_value_comes_from(facts, pounds, said),
                MarkLine(MarkWord(Mark.PROVEN, tr("Only proven figures stand on this page."))),
                Paragraph(
                    (
                        Words(tr("Each is backed by documents we can show. Page ")),
                        PageOf(KNOWING),
                        Words(tr(" says how we know, and what we cannot prove yet.")),
                    ),
                    Tone.CAPTION,
                ),
            )
        ),
    )


def _headline(facts: AnnualFacts) -> str:
    """Return the sentence somebody wrote, or the largest proven quantities."""
    given = next((each.headline or each.text for each in facts.of(Topic.HEADLINE)), "")
    if given:
        return given
    told = [quantity_text(Thousandths(each.by_mark.proven), each.unit) for each in facts.proven]
    if not told:
        return tr("What we did in {year}.", year=year_name(facts.pack.period))
    return tr("{figures}.", figures=", ".join(told[:_IN_A_ROW]))


def _tiles(facts: AnnualFacts, pounds: Pounds, said: Said) -> Iterator[Drawing]:
    worth = tuple(_worth(facts, pounds))
    by_value = sorted(facts.proven, key=lambda each: -pounds.of_claim(each).proven)
    for claim in by_value[: MOST_TILES - len(worth)]:
        proven = Thousandths(claim.by_mark.proven)
        figure = quantity_text(proven, claim.unit) if claim.unit.is_money else number_text(proven)
        key = f"proven:{claim.key}"
        yield tile(said.figure(key, figure, NUMBERS), _label(facts, claim), _last(facts, claim))
    for impact, money in worth:
        label = tr("of social value, proven")
        note = impact_label(impact) if len(worth) > 1 else ""
        yield tile(said.figure(f"worth:{impact}", f"£{money:,}", NUMBERS), label, note)


def _worth(facts: AnnualFacts, pounds: Pounds) -> Iterator[tuple[Impact, int]]:
    for total in facts.pack.totals:
        claims = [each for each in facts.pack.claims if each.impact is total.impact]
        money = pounds.of(claims).proven
        if money:
            yield total.impact, money


def _label(facts: AnnualFacts, claim: ClaimFacts) -> str:
    if len(facts.pack.totals) > 1:
        return tr("{title}, {impact}", title=claim.title, impact=impact_label(claim.impact).lower())
    return claim.title


def _last(facts: AnnualFacts, claim: ClaimFacts) -> str:
    before = facts.before.get(claim.key)
    if before is None:
        return claim.unit.many
    return tr("counted the year before: {figure}", figure=quantity_text(before, claim.unit))


def _where_value_comes_from(facts: AnnualFacts, pounds: Pounds, said: Said) -> Iterator[Block]:
    """Draw one chart for each impact: core and additional are never one sum."""
    for impact, money in _worth(facts, pounds):
        rows = _rows([each for each in facts.proven if each.impact is impact], pounds)
        title = tr("Where the value comes from")
        if len(facts.pack.totals) > 1:
            title = tr("{title}: {impact}", title=title, impact=impact_label(impact).lower())
        yield Heading(title, level=2)
        caption = tr("Proven value by measure, £{amount} in all", amount=f"{money:,}")
        yield Paragraph((Words(caption),), Tone.CAPTION)
        for claim, amount in rows[:_MOST_BARS]:
            said.figure(f"value:{claim.key}", f"£{amount:,}", NUMBERS)
        drawn = [(claim.title, amount, f"£{amount:,}") for claim, amount in rows[:_MOST_BARS]]
        yield Figure(bars(drawn, width=_WIDE))
        yield Space(8)


def _rows(claims: Sequence[ClaimFacts], pounds: Pounds) -> list[tuple[ClaimFacts, int]]:
    rows = [(each, pounds.of_claim(each).proven) for each in claims]
    return sorted((row for row in rows if row[1]), key=lambda row: -row[1])
