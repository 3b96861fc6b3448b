from typing import Any

from sv_evidence.reports.charts import Column, bullet_bar, column_chart
from sv_evidence.reports.shapes import Line, Rect, Shapes, Text

WIDTH, HEIGHT = 401.0, 148.0


def drawn(*columns: Column, width: float = WIDTH) -> Shapes:
    return column_chart(columns, width=width, height=HEIGHT, not_yet="not yet")


def month(value: int | None, name: str = "Apr", **more: Any) -> Column:
    return Column(name, value, "" if value is None else f"{value:,}", **more)


def words(shapes: Shapes) -> list[str]:
    return [shape.text for shape in shapes if isinstance(shape, Text)]


def boxes(shapes: Shapes) -> list[Rect]:
    return [shape for shape in shapes if isinstance(shape, Rect)]


def test_columns_start_from_zero_on_one_scale() -> None:
    low, high = boxes(drawn(month(311), month(622)))

    assert low.y + low.height == high.y + high.height
    assert high.height == 2 * low.height


def test_every_column_is_labelled_while_they_are_few() -> None:
    shapes = drawn(month(498), month(540, "May"))

    assert words(shapes) == ["498", "Apr", "540", "May"]
    assert len([shape for shape in shapes if isinstance(shape, Line)]) == 1


def test_past_twelve_only_first_highest_and_last_are_labelled_over_gridlines() -> None:
    values = [5, 6, 7, 8, 30, 9, 8, 7, 6, 5, 4, 3, 2]
    shapes = drawn(*(month(value, "M") for value in values))

    figures = [word for word in words(shapes) if word != "M"]
    assert figures == ["5", "30", "2"]
    assert len([shape for shape in shapes if isinstance(shape, Line)]) == 4


def test_figures_too_wide_for_their_columns_are_thinned_out() -> None:
    shapes = drawn(*(month(1_234_567 + place, "M") for place in range(12)), width=241)

    assert [word for word in words(shapes) if word != "M"] == ["1,234,567", "1,234,578"]


def test_the_highest_stands_alone_next_to_the_first() -> None:
    shapes = drawn(*(month(value, "M") for value in [9, 10, *[1] * 11]))

    assert [word for word in words(shapes) if word != "M"] == ["10", "1"]


def test_a_time_that_has_not_come_says_so() -> None:
    shapes = drawn(month(5), month(None, "May"))

    assert "not yet" in words(shapes)
    assert len(boxes(shapes)) == 1


def test_nothing_yet_is_no_figure() -> None:
    many = tuple(month(None, "M") for _ in range(13))

    assert set(words(drawn(*many))) == {"not yet", "M"}


def test_no_columns_draw_nothing() -> None:
    assert drawn() == ()


def test_names_leave_room_for_each_other() -> None:
    shapes = drawn(*(month(1, "Sep") for _ in range(24)), width=241)

    assert words(shapes).count("Sep") == 12


def test_a_target_is_wider_than_its_column_and_last_year_stands_beside() -> None:
    shapes = drawn(month(4, target=6, before=3))

    before, now = boxes(shapes)
    target = next(shape for shape in shapes if isinstance(shape, Line) and shape.width > 2)
    assert (before.fill, before.stroke, now.fill) == ("chart2", "chart", "chart")
    assert before.x + before.width == now.x
    assert target.x < before.x
    assert target.x2 > now.x + now.width


def test_a_bullet_ends_at_its_target() -> None:
    frame, inner, tick = bullet_bar(3_412, 7_000, expected=3_500, width=100, height=8)

    assert isinstance(frame, Rect)
    assert isinstance(inner, Rect)
    assert isinstance(tick, Line)
    assert inner.width == 100 * 3_412 / 7_000
    assert inner.height == 8 * 0.56
    assert tick.x == 50


def test_over_the_target_the_frame_grows_and_the_target_gets_a_tick() -> None:
    shapes = bullet_bar(200, 100, expected=None, width=100, height=8)

    ticks = [shape.x for shape in shapes if isinstance(shape, Line)]
    assert ticks == [50]


def test_nothing_delivered_is_an_empty_frame() -> None:
    assert len(boxes(bullet_bar(0, 10, expected=5, width=100, height=8))) == 1


def test_a_target_says_its_words_and_the_figure_stands_inside_the_column() -> None:
    aim = "target 100"
    shapes = drawn(month(80, target=100, aim=aim), month(None, target=100, aim=aim))
    said = {shape.text: shape for shape in shapes if isinstance(shape, Text)}
    line, *_ = [shape for shape in shapes if isinstance(shape, Line) and shape.colour == "ink"]

    zero = boxes(shapes)[0].y + boxes(shapes)[0].height
    assert words(shapes).count("target 100") == 2
    assert said["target 100"].y < line.y
    assert (said["80"].colour, said["80"].y) == ("surface", zero - 6)


def test_a_column_too_low_for_its_figure_wears_it_over_the_words_of_the_target() -> None:
    shapes = drawn(month(1, target=100, aim="target 100"))
    said = {shape.text: shape for shape in shapes if isinstance(shape, Text)}

    assert said["1"].colour == "ink"
    assert said["1"].y < said["target 100"].y


def test_words_of_a_target_that_was_passed_would_hide_the_column() -> None:
    assert "target 10" not in words(drawn(month(80, target=10, aim="target 10")))
