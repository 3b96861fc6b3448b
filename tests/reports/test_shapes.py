from math import pi

import pytest

from sv_evidence.domain.evidence import Strength
from sv_evidence.domain.proof import Mark
from sv_evidence.reports import shapes
from sv_evidence.reports.shapes import Disc, Hatch, Line, Pie, Polyline, Rect, Ring, Text


@pytest.mark.parametrize("which", Mark)
@pytest.mark.parametrize("size", [10, 13, 15, 16, 18])
def test_a_mark_has_one_shape_that_only_grows(which: Mark, size: int) -> None:
    drawn = shapes.mark(which, size)

    assert drawn == shapes.mark(which, size)
    for shape in drawn:
        if isinstance(shape, Disc | Ring | Pie):
            assert (shape.x, shape.y) == (size / 2, size / 2)
            assert shape.radius < size / 2


def test_the_three_marks_differ_without_colour() -> None:
    kinds = {which: [type(shape) for shape in shapes.mark(which)] for which in Mark}

    assert kinds == {
        Mark.PROVEN: [Disc, Polyline],
        Mark.PART_PROVEN: [Ring, Pie],
        Mark.UNPROVEN: [Ring],
    }


def test_the_unproven_ring_is_closed_by_whole_dashes() -> None:
    (ring,) = shapes.mark(Mark.UNPROVEN)

    assert isinstance(ring, Ring)
    assert ring.dash == pytest.approx((1.5 * ring.width, 1.4 * ring.width))
    assert 2 * pi * ring.radius / sum(ring.dash) == pytest.approx(12)


def test_the_part_proven_mark_is_filled_on_the_left() -> None:
    _, pie = shapes.mark(Mark.PART_PROVEN)

    assert isinstance(pie, Pie)
    assert (pie.start, pie.sweep) == (90, 180)


def test_a_bar_fills_its_width_when_it_is_the_longest() -> None:
    parts = {Mark.PROVEN: 103_058, Mark.PART_PROVEN: 21_840, Mark.UNPROVEN: 20_490}

    widths = shapes.part_widths(parts, scale=145_388, width=499)

    assert sum(width for _, width in widths) + 2 * shapes.BAR_GAP == pytest.approx(499)
    assert [which for which, _ in widths] == list(Mark)


def test_a_small_part_can_be_seen_and_the_widest_gives_way() -> None:
    parts = {Mark.PROVEN: 1_000_000, Mark.UNPROVEN: 1}

    widths = dict(shapes.part_widths(parts, scale=1_000_001, width=200))

    assert widths[Mark.UNPROVEN] == shapes.LEAST_PART
    assert sum(widths.values()) + shapes.BAR_GAP == pytest.approx(200)


@pytest.mark.parametrize("parts", [{}, {Mark.PROVEN: 0}])
def test_nothing_has_no_bar(parts: dict[Mark, int]) -> None:
    assert shapes.proof_bar(parts, scale=5, width=100, height=8, hatch=shapes.ON_PAPER) == ()


def test_nothing_has_no_bar_on_no_scale() -> None:
    assert shapes.part_widths({Mark.PROVEN: 1}, scale=0, width=100) == ()


def test_bars_tell_the_three_apart_in_black_and_white() -> None:
    parts = {Mark.PROVEN: 3, Mark.PART_PROVEN: 2, Mark.UNPROVEN: 1}

    solid, hatch, outline, dashed = shapes.proof_bar(
        parts, scale=6, width=100, height=8, hatch=shapes.ON_PAPER
    )

    assert isinstance(solid, Rect)
    assert solid.fill == "proven_fill"
    assert isinstance(hatch, Hatch)
    assert (hatch.line, hatch.step) == (1.6, 3.6)
    assert isinstance(outline, Rect)
    assert outline.dash == ()
    assert isinstance(dashed, Rect)
    assert dashed.fill is None
    assert dashed.dash


@pytest.mark.parametrize(("strength", "filled"), [(s, int(s)) for s in Strength])
def test_strength_is_rising_bars_filled_so_far(strength: Strength, filled: int) -> None:
    drawn = shapes.strength_bars(strength)

    boxes = [shape for shape in drawn if isinstance(shape, Rect)]
    assert [box.fill is not None for box in boxes] == [place < filled for place in range(3)]
    assert [box.y for box in boxes] == sorted((box.y for box in boxes), reverse=True)


def test_moving_moves_every_shape() -> None:
    drawn = (
        Line(0, 0, 1, 1, "ink"),
        Polyline(((0, 0), (1, 1)), "ink", 1),
        Text(0, 0, "a", 9, "ink"),
    )

    line, poly, text = shapes.moved(drawn, 3, 4)

    assert line == Line(3, 4, 4, 5, "ink")
    assert poly == Polyline(((3, 4), (4, 5)), "ink", 1)
    assert text == Text(3, 4, "a", 9, "ink")
