from typing import Any

import pytest

from sv_evidence.domain.problems import Defect
from sv_evidence.reports.pdf import flow
from sv_evidence.reports.pdf.cells import SetCell
from sv_evidence.reports.pdf.flow import flowed
from sv_evidence.reports.pdf.fonts import ready
from sv_evidence.reports.pdf.items import (
    Break,
    Drawn,
    Gap,
    Group,
    Item,
    Lines,
    Marginal,
    stacked,
)
from sv_evidence.reports.pdf.lines import Piece
from sv_evidence.reports.pdf.styles import BODY, BOTTOM, CAPTION, LEFT, TOP
from sv_evidence.reports.pdf.table import SetRow, SetTable, table_of
from sv_evidence.reports.shapes import Anchor, Font


@pytest.fixture(autouse=True)
def _fonts() -> None:
    ready()


def a_line(text: str = "x") -> tuple[Piece, ...]:
    return (Piece(text, Font.SANS, 10, "ink"),)


def lines(count: int, **more: Any) -> Lines:
    fields: dict[str, Any] = {
        "x": 146.0,
        "width": 401.0,
        "height": count * BODY.leading,
        "lines": tuple(a_line(str(place)) for place in range(count)),
        "style": BODY,
        **more,
    }
    return Lines(**fields)


def block(height: float, **more: Any) -> Drawn:
    return Drawn(**{"x": 146.0, "width": 10.0, "height": height, "shapes": (), **more})


def rows(count: int, **more: Any) -> SetTable:
    cell = SetCell(0, 50, Anchor.START, ((BODY, (a_line(),)),))
    made = [SetRow((cell,), 5, anchor=f"r{place}") for place in range(count)]
    head = SetRow((cell,), 5, is_head=True)
    return table_of(made, x=LEFT, width=499, head=head, **more)


def on_pages(*items: Item) -> list[list[Item]]:
    return [[item for _, item in page.items] for page in flowed(items).pages]


ROOM = BOTTOM - TOP


def test_a_heading_is_never_left_behind() -> None:
    heading = block(17, keeps_next=True)
    filler = block(ROOM - 17 - BODY.leading)

    first, second = on_pages(filler, heading, lines(10))

    assert first == [filler]
    assert second[0] == heading


def test_a_heading_stays_where_three_lines_follow_it() -> None:
    heading = block(17, keeps_next=True)
    filler = block(ROOM - 17 - 3 * BODY.leading)

    first, second = on_pages(filler, heading, lines(10))

    assert first[1] == heading
    assert len(second) == 1


def test_text_is_split_without_widows_and_orphans() -> None:
    filler = block(ROOM - 4 * BODY.leading - 1)

    first, second = on_pages(filler, lines(5))
    assert [len(part.lines) for part in (first[1], second[0]) if isinstance(part, Lines)] == [3, 2]


def test_text_that_would_leave_one_line_moves_whole() -> None:
    filler = block(ROOM - 1.5 * BODY.leading)

    first, second = on_pages(filler, lines(6))

    assert len(first) == 1
    assert second == [lines(6)]


def test_long_text_runs_over_many_pages() -> None:
    pages = on_pages(lines(200))

    counts = [len(item.lines) for page in pages for item in page if isinstance(item, Lines)]
    assert sum(counts) == 200
    assert all(count >= 2 for count in counts)


def test_a_table_repeats_its_head_and_keeps_four_rows_under_it() -> None:
    filler = block(ROOM - 5 * 24)

    first, second = on_pages(filler, rows(20))

    before, after = first[1], second[0]
    assert isinstance(before, SetTable)
    assert isinstance(after, SetTable)
    assert before.head == after.head
    assert len(before.rows) >= 4
    assert len(before.rows) + len(after.rows) == 20
    assert before.more_follows
    assert not after.more_follows


def test_a_table_of_four_rows_is_never_split() -> None:
    filler = block(ROOM - 3 * 24)

    first, second = on_pages(filler, rows(4))

    assert first == [filler]
    assert second == [rows(4)]


def test_a_table_without_room_for_four_rows_moves_whole() -> None:
    filler = block(ROOM - 4 * 24)

    first, _ = on_pages(filler, rows(20))

    assert first == [filler]


def test_two_rows_at_least_go_to_the_next_page() -> None:
    table = rows(10)
    filler = block(ROOM - table.height + 12)

    _, second = on_pages(filler, table)

    assert isinstance(second[0], SetTable)
    assert len(second[0].rows) == 2


def test_a_table_that_may_end_early_does_so_and_says_it() -> None:
    notes = [lines(1, style=CAPTION), lines(1, listed="19"), lines(1, listed="18")]
    table = rows(20, notes=notes)
    filler = block(ROOM - table.height + 30)

    (page,) = on_pages(filler, table)

    cut = page[1]
    assert isinstance(cut, SetTable)
    assert len(cut.rows) == 18
    assert cut.note is not None
    assert cut.note.listed == "18"
    assert not cut.more_follows


def test_a_table_moves_if_even_its_shortest_has_no_room() -> None:
    table = rows(6, notes=[None, None, None])
    filler = block(ROOM - 3 * 24)

    first, second = on_pages(filler, table)

    assert first == [filler]
    assert second == [table]


def test_a_table_that_may_end_early_ends_early_on_a_page_of_its_own() -> None:
    table = rows(60, notes=[None] * 50)

    (page,) = on_pages(table)

    assert isinstance(page[0], SetTable)
    assert page[0].height <= BOTTOM - page[0].top


def test_rows_are_found_on_the_page_where_they_stand() -> None:
    places = flowed((rows(40),)).places

    assert (places["r0"], places["r39"]) == (1, 2)


def test_what_is_too_high_for_any_page_is_set_all_the_same() -> None:
    assert on_pages(block(5), block(2 * ROOM)) == [[block(5)], [block(2 * ROOM)]]


def test_what_follows_a_break_starts_a_page_and_empty_pages_are_none() -> None:
    start = Break(x=0, width=0, height=0)

    assert on_pages(start, block(5), start, start, block(6)) == [[block(5)], [block(6)]]


def test_room_is_the_larger_of_after_and_before() -> None:
    page = flowed((block(10, after=7.0), block(10, before=20.0))).pages[0]

    (first, _), (second, _) = page.items
    assert second - first == 30


def test_a_gap_is_given_up_at_a_page_end_and_top() -> None:
    gap = Gap(x=0, width=0, height=50)

    page, other = flowed((gap, block(ROOM - 10), gap, block(5))).pages

    assert [y for y, _ in page.items] == [TOP]
    assert [y for y, _ in other.items] == [TOP]


def test_what_takes_the_margin_waits_for_the_margin_to_end() -> None:
    note = stacked((block(100),), x=LEFT, width=82)
    marginal = Marginal(x=LEFT, width=82, height=0, keeps_next=True, beside=note)

    page = flowed((marginal, block(20), block(30, clears_margin=True))).pages[0]

    assert [y for y, _ in page.items] == [TOP, TOP, TOP + 100 + 12]


def test_a_note_and_what_stands_beside_it_stay_together() -> None:
    note = stacked((block(100),), x=LEFT, width=82)
    marginal = Marginal(x=LEFT, width=82, height=0, keeps_next=True, beside=note)

    first, second = on_pages(block(ROOM - 60), marginal, block(20))

    assert len(first) == 1
    assert second[0] == marginal


def test_a_chain_of_headings_ends_at_a_break() -> None:
    heading = block(17, keeps_next=True)

    pages = on_pages(block(ROOM - 20), heading, Break(x=0, width=0, height=0), block(5))

    assert [len(page) for page in pages] == [2, 1]


def test_a_heading_at_the_very_end_stands_alone() -> None:
    assert len(on_pages(block(17, keeps_next=True))) == 1


def test_groups_are_stacked_as_pages_are() -> None:
    inner = stacked((block(10, after=4.0), Break(x=0, width=0, height=0), block(5)), x=0, width=9)

    assert [down for down, _ in inner.parts] == [0, 14]
    assert inner.height == 19
    assert stacked((), x=0, width=9) == Group(x=0, width=9, height=0, parts=(), clears_margin=True)


def test_a_group_clears_its_own_margin() -> None:
    note = stacked((block(40),), x=LEFT, width=82)
    marginal = Marginal(x=LEFT, width=82, height=0, beside=note)

    group = stacked((marginal, block(10), block(10, clears_margin=True)), x=0, width=9)

    assert [down for down, _ in group.parts] == [0, 0, 40]


def test_an_endless_document_is_ours_to_mend(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flow, "_MOST_PAGES", 2)

    with pytest.raises(Defect):
        flowed([block(ROOM)] * 3)
