from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from sv_evidence.domain.problems import Defect
from sv_evidence.domain.proof import Mark
from sv_evidence.jail import ReaderRefused
from sv_evidence.reports.blocks import (
    BarPart,
    Beside,
    Block,
    Contents,
    Cover,
    CoverBar,
    Definition,
    Document,
    Figure,
    Heading,
    Number,
    PageBreak,
    Paragraph,
    Photo,
    SideBySide,
    Space,
    Together,
    Tone,
    Wide,
)
from sv_evidence.reports.charts import Column as ChartColumn
from sv_evidence.reports.charts import column_chart
from sv_evidence.reports.encoding import encoded
from sv_evidence.reports.inlines import Drawing, MarkWord, PageOf, Reference, Words
from sv_evidence.reports.pdf.builder import build, built
from sv_evidence.reports.pdf.compose import Composer
from sv_evidence.reports.pdf.lines import Setting
from sv_evidence.reports.shapes import ON_PAPER, Anchor, proof_bar
from sv_evidence.reports.tables import Cell, Column, Row, Table
from tests.reports import reading
from tests.reports.asking import asked, streamed
from tests.reports.kitchen import jpeg


def a_document(*blocks: Block, **more: str) -> Document:
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
    return Document(**fields, blocks=blocks)


def a_cover(**more: Any) -> Cover:
    parts = tuple(
        BarPart(MarkWord(mark, mark.value), f"£{share:,}, 3 claims", share)
        for mark, share in zip(Mark, (900, 5, 0), strict=True)
    )
    fields: dict[str, Any] = {
        "organisation": "Larkspur Kitchens CIC",
        "area": "Birmingham",
        "initial": "L",
        "kind_line": "Evidence pack",
        "title": "Neighbourhood Wellbeing Services, Lot 2",
        "bars": (CoverBar("", parts, 905, "alt"),),
        "facts": (Definition("Pack", (Words("LK-2026-0007"),)),),
        "note": (Words("Every figure is tied to a document."),),
        **more,
    }
    return Cover(**fields)


SECTIONS = (
    PageBreak(),
    Contents(),
    PageBreak(),
    Heading("First", level=1, anchor="first", listed="First", number="1"),
    Paragraph((Words("See page "), PageOf("second"), Words(", "), Reference("second", "second"))),
    PageBreak(),
    Heading("Second", level=1, anchor="second", listed="Second", number="2"),
    Paragraph((Words("The end."),)),
    PageBreak(),
    Heading("Second", level=1, anchor="", is_repeated=True),
)


def test_contents_and_references_name_the_right_pages() -> None:
    done = built(a_document(a_cover(), *SECTIONS), {})

    texts = reading.texts(done.pdf)
    assert done.pages == len(texts) == 5
    assert "1 First 3 2 Second 4" in texts[1]
    assert "See page 4, second" in texts[2]
    assert texts[2].endswith("Larkspur | Pack 3 of 5")
    assert done.outline == ((1, "1 First", 3), (1, "2 Second", 4))
    assert done.places == {"first": (3, 3), "second": (4, 5)}
    assert reading.outline(done.pdf) == ["1 First", "2 Second"]


def test_links_stay_inside_the_document() -> None:
    pdf = built(a_document(*SECTIONS), {}).pdf

    assert len(list(reading.links(pdf))) == 3
    assert reading.acting(pdf) == []


def test_a_reference_leads_only_where_something_stands() -> None:
    known, unknown = Reference("E-237", "there"), Reference("E-1", "nowhere")

    pdf = built(a_document(Heading("There", anchor="there"), Paragraph((known, unknown))), {}).pdf

    assert len(list(reading.links(pdf))) == 1


def test_the_same_tree_gives_the_same_bytes() -> None:
    pictures = {"p": jpeg(80, 60, (9, 9, 9))}
    photo = Photo("p", "alt", (80, 60), 401, 267)

    first, second = (built(a_document(a_cover(), *SECTIONS, photo), pictures) for _ in range(2))

    assert first == second


def test_all_fonts_are_ours_and_embedded() -> None:
    pdf = built(a_document(a_cover(), *SECTIONS), {}).pdf

    fonts = reading.fonts(pdf)
    assert fonts
    assert all(fonts.values())
    assert all("SVE" in name for name in fonts)


def test_the_file_says_who_made_what_and_when() -> None:
    pdf = built(a_document(Paragraph((Words("x"),))), {}).pdf

    with pikepdf.open(BytesIO(pdf)) as opened:
        assert str(opened.docinfo.Title) == "Wellbeing, Lot 2"
        assert str(opened.docinfo.Author) == "Larkspur Kitchens CIC"
        assert str(opened.docinfo.CreationDate) == "D:20260930165200+01'00'"
        assert str(opened.Root.Lang) == "en-GB"
        assert opened.Root.ViewerPreferences.DisplayDocTitle


def test_a_moment_without_a_zone_is_taken_as_it_is() -> None:
    pdf = built(a_document(made_at=datetime(2026, 1, 2).isoformat()), {}).pdf  # noqa: DTZ001

    with pikepdf.open(BytesIO(pdf)) as opened:
        assert str(opened.docinfo.CreationDate).startswith("D:20260102000000")


def test_every_kind_of_block_can_be_set() -> None:
    bar = Drawing(
        proof_bar({Mark.PROVEN: 1}, scale=1, width=90, height=8, hatch=ON_PAPER), 90, 8, "a"
    )
    months = [ChartColumn(f"M{place}", place, str(place)) for place in range(14)]
    chart = Drawing(column_chart(months, width=241, height=120), 241, 120, "chart")
    table = Table(
        (Column("What", 3), Column("How many", 1, Anchor.END), Column("", 1, Anchor.MIDDLE)),
        (
            Row(
                (
                    Cell((Words("one"),), marks=(MarkWord(Mark.UNPROVEN, ""),)),
                    Cell((Words("1"),)),
                    Cell((Words("mid"),)),
                ),
                anchor="row",
            ),
            Row((Cell(drawing=bar), Cell((Words("bold", bold=True),), span=2)), is_total=True),
        ),
        "summary",
        note=(Words("A note under the table."),),
    )
    blocks = (
        Beside((Number("1"), Paragraph((Words("note"),), Tone.NOTE)), (Heading("Title", level=1),)),
        Beside((), (Paragraph((Words("alone"),)),)),
        Beside((Figure(chart),), (Figure(chart),)),
        Wide((Heading("Wide"), table, SideBySide(((Figure(chart),), (table,)), (241, 241), 17))),
        Together((Paragraph((Words("kept"),)), Space(4), PageBreak())),
    )

    text = " ".join(reading.texts(built(a_document(*blocks), {}).pdf))

    for word in ("note", "alone", "How many", "mid", "bold", "A note under the table.", "kept"):
        assert word in text


def test_a_cover_inside_the_pages_is_ours_to_mend() -> None:
    with pytest.raises(Defect):
        Composer(Setting(), ()).items((a_cover(),))


def test_a_block_nobody_knows_is_ours_to_mend() -> None:
    with pytest.raises(Defect):
        Composer(Setting(), ()).items((Words("not a block"),))  # type: ignore[arg-type]


def test_the_cover_has_room_for_long_names_and_two_bars() -> None:
    bar = a_cover().bars[0]
    cover = a_cover(
        title="A very long name of a tender that goes on and on " * 4,
        bars=(replace(bar, title="Core impact"), replace(bar, title="Additional social value")),
        note=(Words("A note that is so long that it needs two lines to be said. " * 3),),
    )

    text = reading.texts(built(a_document(cover), {}).pdf)[0]

    assert text.index("Core impact") < text.index("Additional social value")
    assert "£5, 3 claims" in text


def test_a_part_without_claims_is_not_told() -> None:
    bar = a_cover().bars[0]
    quiet = replace(bar, parts=(*bar.parts[:2], replace(bar.parts[2], is_told=False)))

    assert "unproven" not in reading.texts(built(a_document(a_cover(bars=(quiet,))), {}).pdf)[0]


def test_the_worker_answers_with_the_pdf_and_where_things_stand() -> None:
    tree = encoded(a_document(a_cover(), *SECTIONS)).encode()

    answer = build(asked({"pictures": []}, tree))

    assert answer.header["pages"] == 5
    assert answer.header["places"]["second"] == [4, 5]
    assert answer.header["unshown"] == ""
    assert streamed(answer).startswith(b"%PDF-")


@pytest.mark.parametrize(("pictures", "tree"), [(["p"], b"{}"), ([], b"{}"), ([], b"\xff")])
def test_the_worker_refuses_what_it_does_not_understand(pictures: list[str], tree: bytes) -> None:
    with pytest.raises(ReaderRefused) as refused:
        build(asked({"pictures": pictures}, tree))

    assert refused.value.code == "bad_document"
