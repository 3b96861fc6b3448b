"""Documents for the renderers, made block by block."""

from sv_evidence.domain.proof import Mark
from sv_evidence.reports.blocks import (
    BarPart,
    Beside,
    Block,
    Contents,
    Cover,
    CoverBar,
    Definition,
    DefinitionList,
    Document,
    Figure,
    FingerprintBox,
    Heading,
    MarkLine,
    Number,
    PageBreak,
    PagePicture,
    Paragraph,
    Photo,
    SideBySide,
    SignatureLines,
    Space,
    Step,
    Steps,
    Together,
    Tone,
    Wide,
)
from sv_evidence.reports.inlines import (
    Drawing,
    MarkWord,
    PageCount,
    PageOf,
    PagesOf,
    Reference,
    RowsShown,
    Words,
)
from sv_evidence.reports.linear import Numbering
from sv_evidence.reports.shapes import ON_PAPER, Anchor, proof_bar
from sv_evidence.reports.tables import Cell, Column, Dress, Row, Table

NUMBERS = Numbering({"one": 4, "E-7": 9, "list": 11}, {"one": 6, "E-7": 9, "list": 11}, 1052)
BAR = Drawing(
    proof_bar({Mark.PROVEN: 3, Mark.UNPROVEN: 1}, scale=4, width=120, height=8, hatch=ON_PAPER),
    120,
    8,
    "Proven 3, unproven 1.",
)


def paper(*blocks: Block, **more: str) -> Document:
    """Put blocks into a document."""
    fields = {
        "title": "Wellbeing, Lot 2",
        "author": "Larkspur Kitchens CIC",
        "subject": "Evidence",
        "lang": "en-GB",
        "made_at": "2026-09-30T16:52:00+01:00",
        "number": "LK-2026-0007",
        "foot": "Larkspur | Pack",
        "of_word": "of",
        **more,
    }
    return Document(blocks=blocks, **fields)


def everything() -> Document:
    """Return a document with every kind of block and inline, once at least."""
    photo = Photo("E-7/picture", "Twelve people at a table", (40, 30), 401, 267)
    return paper(
        _cover(photo),
        PageBreak(),
        Heading("Contents", level=1, anchor="contents"),
        Contents(),
        PageBreak(),
        Beside(
            (Number("1", anchor="one"), Paragraph((Words("Also counts."),), Tone.NOTE)),
            (Heading("Jobs", level=1, anchor="jobs", listed="Jobs for people"),),
        ),
        Heading("Jobs", level=1, is_repeated=True),
        Wide((Paragraph((Words("Bold", bold=True), Words(" hash", mono=True, colour="ink2"))),)),
        Space(14),
        a_table(),
        Figure(BAR),
        Figure(BAR, alt_is_beside=True),
        MarkLine(MarkWord(Mark.PART_PROVEN, "Part proven")),
        SideBySide(((Paragraph((Words("Left"),)),), (Paragraph((Words("Right"),)),)), (9, 9), 1),
        Together((Beside((Number("E-7", large=False, anchor="E-7"),), (photo, _headed())),)),
        Beside((Number("Note"),), (Paragraph((Words("No heading here."),)),)),
        DefinitionList((Definition("Pages", (PagesOf("one", "page {first}", "{first}-{last}"),)),)),
        *_last_page(),
    )


def _last_page() -> tuple[Block, ...]:
    return (
        Steps((Step("Ask", (Words("for any original."),)), Step("Compare", (Words("them."),)))),
        FingerprintBox("ab12" * 16),
        SignatureLines("Amina Yusuf", "Date"),
        PagePicture("E-7/page-1", "Page 1", (30, 40), (Reference("E-7", "E-7"),), "pages-E-7"),
        Paragraph((Reference("E-9", "nowhere"), PageOf("one", last=True)), anchor="end"),
    )


def _cover(photo: Photo) -> Cover:
    part = BarPart(MarkWord(Mark.PROVEN, "Proven"), "£3, 1 claim", 3)
    return Cover(
        organisation="Larkspur Kitchens CIC",
        area="Birmingham",
        initial="L",
        kind_line="Social value evidence pack",
        title="Wellbeing, Lot 2",
        bars=(CoverBar("Core impact", (part,), 4, "Proven £3."),),
        facts=(Definition("Pack", (Words("LK-2026-0007, "), PageCount(), Words(" pages"))),),
        note=(Words("Page "), PageOf("list"), Words(" shows how.")),
        picture=photo,
    )


def a_table() -> Table:
    """Return a table with marks, a drawing, a span and a total."""
    return Table(
        columns=(Column("Claim", 100), Column("Value", 60, Anchor.END), Column("", 80)),
        rows=(
            Row(
                (
                    Cell((Words("Meals"),), marks=(MarkWord(Mark.PROVEN, ""),)),
                    Cell((Words("£3"),)),
                    Cell(drawing=BAR),
                ),
                anchor="row",
            ),
            Row((Cell((Words("All"),)), Cell((Words("£3 in all"),), span=2)), is_total=True),
        ),
        summary="What is claimed",
        note=(RowsShown(), Words(" rows")),
        dress=Dress.FULL,
    )


def _headed() -> Heading:
    return Heading("Register of 4 May", level=3)
