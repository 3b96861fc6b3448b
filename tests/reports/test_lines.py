from collections.abc import Sequence
from typing import Any

import pytest

from sv_evidence.reports.inlines import PageCount, PageOf, Words
from sv_evidence.reports.pdf.breaking import broken
from sv_evidence.reports.pdf.fonts import ready
from sv_evidence.reports.pdf.lines import Line, Piece, Setting, shortened
from sv_evidence.reports.pdf.shaping import width_of
from sv_evidence.reports.pdf.styles import BODY
from sv_evidence.reports.printable import printable
from sv_evidence.reports.shapes import Font, Rect, Text


@pytest.fixture(autouse=True)
def _fonts() -> None:
    ready()


def a_piece(text: str, **more: Any) -> Piece:
    return Piece(**{"text": text, "font": Font.SANS, "size": 10.0, "colour": "ink", **more})


def said(lines: Sequence[Line]) -> list[str]:
    return ["".join(piece.text for piece in line) for line in lines]


def test_words_break_at_spaces_and_never_leave_one_at_either_end() -> None:
    lines = broken((a_piece("  one two   three four  "),), 45)

    assert said(lines) == ["one two", "three four"]


def test_no_line_is_wider_than_its_room() -> None:
    text = "Older people in Ladywood and Nechells eat together twice a week. " * 5

    for line in broken((a_piece(text),), 123):
        assert sum(piece.width for piece in line) <= 123


def test_a_word_wider_than_a_line_is_cut_and_nothing_is_lost() -> None:
    word = "x" * 300

    lines = broken((a_piece(f"a {word} b"),), 60)

    assert "".join(said(lines)).replace(" ", "") == f"a{word}b"
    assert all(sum(piece.width for piece in line) <= 60 for line in lines)


def test_a_letter_wider_than_the_line_still_stands() -> None:
    assert said(broken((a_piece("WW"),), 1)) == ["W", "W"]


def test_words_may_break_after_a_dash_but_not_inside_a_number() -> None:
    wide = width_of("Community Meals 2026-", Font.SANS, 10) + 1

    assert said(broken((a_piece("Community Meals 2026-29"),), wide)) == [
        "Community Meals",
        "2026-29",
    ]
    assert said(broken((a_piece("follow-up"),), 35)) == ["follow-", "up"]


def test_an_evidence_number_is_never_broken() -> None:
    pieces = (a_piece("see "), a_piece("E-237", is_whole=True))

    assert said(broken(pieces, 35)) == ["see", "E-237"]


def test_a_change_of_dress_within_a_word_keeps_the_word_together() -> None:
    pieces = (a_piece("aa bb"), a_piece("cc", colour="accent"), a_piece(" dd"))

    assert said(broken(pieces, 30)) == ["aa", "bbcc", "dd"]


def test_neighbours_in_one_dress_become_one_piece() -> None:
    (line,) = broken((a_piece("one two three"),), 300)

    assert len(line) == 1


def test_what_is_too_long_for_one_line_ends_in_an_ellipsis() -> None:
    line = shortened((a_piece("Sign-in sheet, Ladywood, 63 names"),), 80)

    assert said([line])[0].endswith("…")
    assert sum(piece.width for piece in line) <= 80


def test_why_a_file_is_left_out_stays_whatever_its_title_is() -> None:
    pieces = (a_piece("A title that is much too long to stand here"), a_piece(" Left out"))

    line = shortened(pieces, 100)

    assert said([line])[0].endswith("… Left out")


def test_a_long_end_is_cut_too() -> None:
    pieces = (a_piece("Short"), a_piece(" and then something very long indeed"))

    assert said([shortened(pieces, 60)])[0].startswith("Short and")


def test_nothing_is_an_empty_line() -> None:
    assert shortened((a_piece(""),), 50) == ()
    assert broken((a_piece("   "),), 50) == ()


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("a\tb\nc\u2028d\x85e", "a b c d e"),
        ("a\x00b\x1bc", "a\ufffdb\ufffdc"),
        ("a\ud800b", "a\ufffdb"),
        ("a\u202eb\u200bc\ufeff\u00add", "abcd"),
        ("e\u0301", "é"),
        ("a\u00a0b\u2003c", "a\u00a0b c"),
        ("a\u200db \u200c", "ab "),
        ("ক\u09cd\u200dষ می\u200cروم", "ক\u09cd\u200dষ می\u200cروم"),
        ("\u2764\ufe0f", "\u2764"),
    ],
)
def test_what_is_no_text_is_not_set(raw: str, shown: str) -> None:
    assert printable(raw) == shown


def test_page_numbers_are_those_that_are_known() -> None:
    setting = Setting(pages={"a": 3}, last_pages={"a": 1_234}, count=52)
    inlines = (PageOf("a"), PageOf("a", last=True), PageCount(), PageOf("nowhere"))

    assert [piece.text for piece in setting.pieces(inlines, BODY)] == ["3", "1,234", "52", "0"]


def test_dress_is_font_colour_and_size() -> None:
    setting = Setting()
    inlines = (Words("a", bold=True), Words("b", mono=True), Words("c", colour="alarm"))

    bold, mono, red = setting.pieces(inlines, BODY)

    assert (bold.font, mono.font, red.colour) == (Font.SEMIBOLD, Font.MONO, "alarm")
    assert mono.size < bold.size


def test_letters_that_the_fonts_lack_are_noted_once() -> None:
    setting = Setting()
    setting.pieces((Words("Amina أمينة ⴀⴁ"), Words("ⴀ")), BODY)
    setting.note((Text(0, 0, "中𓀀", 9, "ink"), Rect(0, 0, 1, 1)))

    assert list(setting.unshown) == ["ⴀ", "ⴁ", "𓀀"]
