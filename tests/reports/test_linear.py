from sv_evidence.reports.blocks import Contents, Paragraph, Photo
from sv_evidence.reports.linear import Title, linear, titles
from tests.reports.papers import NUMBERS, everything


def test_a_margin_number_joins_the_heading_beside_it() -> None:
    found = [each for each in linear(everything().blocks) if isinstance(each, Title)]

    assert [each.text for each in found] == [
        "Contents",
        "1 Jobs",
        "E-7 Register of 4 May",
        "Note",
    ]
    assert found[1].anchors == ("one", "jobs")
    assert [each.listed for each in titles(found)] == ["Jobs for people"]


def test_the_heading_comes_before_what_stands_above_or_beside_it() -> None:
    items = list(linear(everything().blocks))
    head = next(at for at, each in enumerate(items) if getattr(each, "text", "") == "1 Jobs")
    photo = next(at for at, each in enumerate(items) if isinstance(each, Photo))

    assert isinstance(items[head + 1], Paragraph)
    assert getattr(items[photo - 1], "text", "") == "E-7 Register of 4 May"
    assert sum(isinstance(each, Contents) for each in items) == 1


def test_page_numbers_are_those_of_the_pack() -> None:
    document = everything()
    words = [
        NUMBERS.line(each.inlines)
        for each in linear(document.blocks)
        if isinstance(each, Paragraph)
    ]

    assert "Bold hash" in words
    assert words[-1] == "E-96"
