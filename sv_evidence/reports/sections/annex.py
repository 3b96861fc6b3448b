"""The evidence annex: what each document shows, and its pages; nothing without consent."""

from collections.abc import Iterator

from sv_evidence.domain.covering import is_covered
from sv_evidence.domain.evidence import EvidenceKind
from sv_evidence.reports.blocks import (
    Beside,
    Block,
    Definition,
    DefinitionList,
    Figure,
    Heading,
    Number,
    PageBreak,
    PagePicture,
    Paragraph,
    Photo,
    SideBySide,
    Space,
    Together,
    Tone,
)
from sv_evidence.reports.facts import EvidenceFacts, PackFacts, PictureFacts
from sv_evidence.reports.inlines import Inlines, PageOf, Reference, Words
from sv_evidence.reports.sections.drawn import strength
from sv_evidence.reports.sections.front import ANNEX
from sv_evidence.reports.sections.register_pages import SHOWN_DIGITS
from sv_evidence.wording.explaining import day_of_activity_text
from sv_evidence.wording.labels import strength_meaning, strength_set_text
from sv_evidence.wording.numbers import full_day_text, hash_text, moment_text
from sv_evidence.wording.pack_words import (
    annex_part_text,
    consent_text,
    covered_alt,
    covered_text,
    covers_lost_text,
    extract_text,
    hidden_text,
    no_picture_text,
    page_alt,
    photo_alt,
    scripted_text,
)
from sv_evidence.wording.words import tr

_WIDE, _PHOTO_HIGH = 401.0, 267.0
_PAPER_WIDE, _PAPER_HIGH = 150.0, 187.0
_BESIDE_GAP = 16.0
_NAME_WIDE = 70.0


def annex_section(facts: PackFacts) -> tuple[Block, ...]:
    """Compose the annex: an entry for each document, then documents page by page."""
    rows = [row for row in facts.included if row.in_annex]
    title = tr("Evidence annex")
    blocks: list[Block] = [
        PageBreak(),
        Heading(title, level=1, anchor=ANNEX, listed=title),
    ]
    if len(rows) < len(facts.included):
        words = annex_part_text(len(rows), len(facts.included))
        blocks.append(Paragraph((Words(words),)))
    elif not rows:
        blocks.append(Paragraph((Words(tr("No document is included.")),)))
    for row in rows:
        blocks.append(_entry(facts, row))
        blocks.extend(_extract(row))
        blocks.append(Space(18))
    for row in rows:
        blocks.extend(_pages(row))
    return tuple(blocks)


def _entry(facts: PackFacts, row: EvidenceFacts) -> Block:
    if not row.pictures:
        return _listed(facts, row)
    if row.kind is EvidenceKind.PHOTO:
        return _photo(facts, row)
    return _document(facts, row)


def _photo(facts: PackFacts, row: EvidenceFacts) -> Block:
    shown = row.pictures[0]
    picture = Photo(
        blob=blob_name(row, shown),
        alt=_alt(photo_alt(row.title, _day(row)), shown),
        pixels=(shown.width, shown.height),
        width=_WIDE,
        height=_PHOTO_HIGH,
    )
    return Together(
        (
            Beside((_number(row),), (picture, Heading(row.title, level=3))),
            Beside(_strength(row), (_definitions(facts, row),)),
        )
    )


def _document(facts: PackFacts, row: EvidenceFacts) -> Block:
    shown = row.pictures[0]
    picture = Photo(
        blob=blob_name(row, shown),
        alt=_alt(page_alt(row.title, shown.page), shown),
        pixels=(shown.width, shown.height),
        width=_PAPER_WIDE,
        height=_PAPER_HIGH,
        framed=True,
    )
    width = _WIDE - _PAPER_WIDE - _BESIDE_GAP
    words = (
        Heading(row.title, level=3),
        _definitions(facts, row),
    )
    beside = SideBySide(((picture,), words), (_PAPER_WIDE, width), _BESIDE_GAP)
    return Together((Beside((_number(row), *_strength(row)), (beside,)),))


def _listed(facts: PackFacts, row: EvidenceFacts) -> Block:
    """A document whose picture may not be shown, or that has none."""
    return Together(
        (
            Beside(
                (_number(row), *_strength(row)),
                (
                    Heading(row.title, level=3),
                    _definitions(facts, row),
                    Paragraph((Words(_why_listed(facts, row)),), Tone.CAPTION),
                ),
            ),
        )
    )


def _why_listed(facts: PackFacts, row: EvidenceFacts) -> str:
    if row.hidden is not None:
        return hidden_text(row.hidden, facts.organisation)
    if row.covered:
        return covers_lost_text(facts.organisation)
    if row.extract:
        return extract_text(is_cut=row.is_extract_cut)
    return no_picture_text(facts.organisation, row.remark)


def _extract(row: EvidenceFacts) -> Iterator[Block]:
    """The first words of a file that has no pages to show, as they stand in it."""
    for line in row.extract:
        yield Beside((), (Paragraph((Words(line),), Tone.NOTE),))


def _number(row: EvidenceFacts) -> Number:
    return Number(row.number, large=False, anchor=row.number)


def _strength(row: EvidenceFacts) -> tuple[Block, ...]:
    return (
        Figure(strength(row.strength), alt_is_beside=True),
        Paragraph((Words(strength_meaning(row.strength)),), Tone.NOTE),
        *(Paragraph((Words(strength_set_text(why)),), Tone.NOTE) for why in row.set_because),
    )


def _definitions(facts: PackFacts, row: EvidenceFacts) -> DefinitionList:
    supports = "; ".join(row.measures) or tr("Nothing that is counted: kept as background")
    consent = consent_text(
        row.consent,
        row.consent_until,
        is_shown=row.hidden is None,
        organisation=facts.organisation,
    )
    rows: list[Definition] = [
        Definition(tr("Type"), (Words(row.type),)),
        Definition(*_when(row)),
        Definition(tr("Supports"), (Words(supports),)),
    ]
    if row.source:
        rows.append(Definition(tr("Source"), (Words(row.source),)))
    rows.append(Definition(tr("Consent"), (Words(consent),)))
    if row.covered and row.pictures:
        rows.append(Definition(tr("Covered"), (Words(covered_text(row.covered)),)))
    elif row.remark == "scripted" and row.pictures:
        rows.append(Definition(tr("Note"), (Words(scripted_text()),)))
    rows.append(
        Definition(tr("SHA-256"), (Words(hash_text(row.sha256[:SHOWN_DIGITS]), mono=True),))
    )
    if row.pictures and row.kind is not EvidenceKind.PHOTO:
        rows.append(Definition(tr("In full"), _in_full(row)))
    return DefinitionList(tuple(row for row in rows if row.inlines), _NAME_WIDE)


def _in_full(row: EvidenceFacts) -> Inlines:
    anchor = pages_anchor(row)
    return (Reference(tr("Page"), anchor), Words(" "), PageOf(anchor))


def _when(row: EvidenceFacts) -> tuple[str, Inlines]:
    if row.taken is not None:
        words = moment_text(row.taken)
        return tr("Taken"), (Words(f"{words}, {row.place}" if row.place else words),)
    if row.dated is not None:
        return tr("Dated"), (Words(full_day_text(row.dated)),)
    if row.day_of is not None:
        return tr("Dated"), (Words(day_of_activity_text(row.day_of)),)
    return tr("Dated"), (Words(tr("No date known")),)


def _day(row: EvidenceFacts) -> str:
    return full_day_text(row.dated) if row.dated else ""


def _pages(row: EvidenceFacts) -> Iterator[Block]:
    if row.kind is EvidenceKind.PHOTO:
        return
    whole = row.pages or len(row.pictures)
    for place, shown in enumerate(row.pictures, 1):
        caption: Inlines = (
            Reference(row.number, row.number),
            Words(
                tr(
                    " {title}, page {page} of {pages}",
                    title=row.title,
                    page=f"{shown.page:,}",
                    pages=f"{whole:,}",
                )
            ),
        )
        yield PagePicture(
            blob=blob_name(row, shown),
            alt=_alt(page_alt(row.title, shown.page), shown),
            pixels=(shown.width, shown.height),
            caption=caption,
            anchor=pages_anchor(row) if place == 1 else "",
            words=shown.words,
        )


def _alt(words: str, shown: PictureFacts) -> str:
    return covered_alt(words) if is_covered(shown.what) else words


def pages_anchor(row: EvidenceFacts) -> str:
    """Name the first of a document's own pages."""
    return f"pages-{row.number}"


def blob_name(row: EvidenceFacts, shown: PictureFacts) -> str:
    """Name a picture among the blobs of a document."""
    return f"{row.number}/{shown.what}"
