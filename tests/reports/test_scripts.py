"""Names in any script: shaped, in the right order, and real text under what is seen."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from sv_evidence.reports.blocks import Document, Heading, Paragraph
from sv_evidence.reports.inlines import Drawing, Reference, Words
from sv_evidence.reports.pdf.breaking import broken
from sv_evidence.reports.pdf.builder import built
from sv_evidence.reports.pdf.drawn import pictures_of
from sv_evidence.reports.pdf.fonts import ready
from sv_evidence.reports.pdf.lines import Piece, Setting
from sv_evidence.reports.pdf.shaping import runs_of, width_of
from sv_evidence.reports.pdf.styles import BODY
from sv_evidence.reports.pdf.visual import parts_of
from sv_evidence.reports.scripts import (
    Script,
    by_script,
    is_leftward,
    language_of,
    levels,
    visual_order,
)
from sv_evidence.reports.shapes import Anchor, Font, Text
from sv_evidence.reports.tables import Cell, Column, Row, Table
from tests.reports import judges

NAMES = {
    "Urdu": "خانہ بدوش محمد عثمان",
    "Arabic": "أمينة الخطيب",
    "Bengali": "রহিমা খাতুন, শ্রীমঙ্গল",
    "Panjabi": "ਗੁਰਪ੍ਰੀਤ ਕੌਰ",
    "Gujarati": "પ્રિયંકા શાહ",
    "Hindi": "क्षत्रिय लक्ष्मी ज्ञान",
    "Chinese": "陈美玲 與 黃國強",
    "Yoruba and others": "Ọláyẹmí Adébáyọ\u0300 Żółć",
    "Tamil": "தமிழ்ச் செல்வி",
    "Tigrinya": "ሰላም ገብረ",
    "Hebrew": "דוד לוי",
}
_TURNS = re.compile("[\u202a-\u202e]")
"""What pdftotext puts around words that run to the left."""


@pytest.fixture(autouse=True, scope="module")
def _fonts() -> None:
    ready()


def a_document() -> Document:
    """Every name in a heading, a line, bold, a link's neighbour, a cell and the foot."""
    title = "Session خانہ ਗੁਰਪ੍ਰੀਤ 陈美玲 রহিমা"
    rows = tuple(
        Row(
            (Cell((Words(what),)), Cell((Words(name),)), Cell((Reference("E-1", "t"), Words(name))))
        )
        for what, name in NAMES.items()
    )
    lines = (
        Paragraph((Words(f"Met {name} at Ward End (3 hours)."), Words(name, bold=True)))
        for name in NAMES.values()
    )
    columns = (Column("نام", 60), Column("B", 100), Column("C", 100))
    return Document(
        title=title,
        author="Larkspur آرگ",
        subject="Names",
        lang="en-GB",
        made_at="2026-09-30T16:52:00+01:00",
        number="1",
        foot=f"{title} | foot",
        of_word="of",
        blocks=(
            Heading(title, level=1, anchor="t", listed=title),
            *lines,
            Table(columns, rows, "রহিমা, by name"),
        ),
    )


@pytest.fixture(scope="module")
def pdf() -> bytes:
    ready()
    return built(a_document(), {}).pdf


@pytest.mark.parametrize("profile", ["3a", "ua1"])
def test_pages_of_all_scripts_keep_the_standards(pdf: bytes, profile: str) -> None:
    assert judges.profile_faults(pdf, profile) == set()


def test_pages_of_all_scripts_have_nothing_of_what_judges_overlook(pdf: bytes) -> None:
    assert judges.own_faults(pdf) == []


@pytest.mark.parametrize("how", ["-layout", "-nodiag"])
def test_names_come_out_as_text_in_reading_order(pdf: bytes, tmp_path: Path, how: str) -> None:
    said = judges.ran("pdftotext", how, "PDF", "-", pdf=pdf, at=tmp_path).stdout
    text = _TURNS.sub("", said)

    assert [what for what, name in NAMES.items() if text.count(name) < 3] == []


def test_titles_and_bookmarks_say_names_as_they_are(pdf: bytes) -> None:
    title = a_document().title
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert str(opened.docinfo.Title) == title
        assert str(opened.Root.Outlines.First.Title) == title
        with opened.open_metadata(set_pikepdf_as_editor=False) as metadata:
            assert metadata["dc:title"] == title


def test_the_same_names_make_the_same_bytes(pdf: bytes) -> None:
    assert built(a_document(), {}).pdf == pdf


def test_no_glyph_is_the_box_of_a_letter_that_is_lacking() -> None:
    boxes = [
        name
        for name in NAMES.values()
        for font in Font
        for run in runs_of(name, font)
        if run.is_box and font is not Font.MONO
    ]
    assert boxes == []


def test_a_letter_that_no_face_has_is_a_box_that_says_what_it_is() -> None:
    document = Document(
        title="T",
        author="A",
        subject="S",
        lang="en-GB",
        made_at="2026-09-30T16:52:00+01:00",
        number="1",
        foot="",
        of_word="of",
        blocks=(Heading("Tea \N{PARTY POPPER}", level=1, anchor="t", listed="Tea"),),
    )

    done = built(document, {})

    assert done.unshown == "\N{PARTY POPPER}"
    with pikepdf.open(BytesIO(done.pdf)) as opened:
        told = [
            str(operands[1].ActualText)
            for operands, word in judges.instructions(opened.pages[0], "BDC")
            if word == "BDC" and "/ActualText" in operands[1]
        ]
    assert told == ["\N{PARTY POPPER}"]
    assert judges.profile_faults(done.pdf, "3a") == set()


def test_vowel_signs_are_told_with_their_letters_in_reading_order() -> None:
    words = Paragraph((Words("Met محمّد (خان) and שָׁלוֹם"),))
    heading = Heading("T", level=1, anchor="t", listed="T")

    pdf = built(replace(a_document(), blocks=(heading, words)), {}).pdf

    assert judges.profile_faults(pdf, "3a") == set()
    assert judges.own_faults(pdf) == []
    with pikepdf.open(BytesIO(pdf)) as opened:
        told = [
            str(operands[1].ActualText)
            for operands, word in judges.instructions(opened.pages[0], "BDC")
            if word == "BDC" and "/ActualText" in operands[1]
        ]
    assert told[0] == "مّ"
    assert "".join(told[1:]).startswith("שָׁ")


def test_letters_join_and_stack() -> None:
    (arabic,) = runs_of("محمد", Font.SANS)
    (hindi,) = runs_of("क्षत्रि", Font.SANS)

    assert arabic.is_leftward
    apart = sum(width_of(letter, Font.SANS, 1) for letter in "محمد")
    assert arabic.width < apart
    assert len([glyph for each in hindi.clusters for glyph in each.glyphs]) < len("क्षत्रि")


def test_plain_words_are_left_as_they_are() -> None:
    (run,) = runs_of("Café Żółć", Font.SANS)

    assert run.clusters == ()


def test_a_mark_without_a_letter_of_its_own_stands_on_its_letter() -> None:
    runs = runs_of("Adébáyọ\u0300 Sun", Font.SANS)

    assert [bool(run.clusters) for run in runs] == [True, False, False]
    assert width_of("ọ\u0300", Font.SANS, 10) == pytest.approx(width_of("ọ", Font.SANS, 10))


def test_a_line_of_both_directions_is_placed_by_its_levels() -> None:
    piece = Piece("Met محمد at 10", Font.SANS, 10, "ink")

    parts = parts_of((piece,))

    assert "".join(part.piece.text for part in parts) == piece.text
    assert [part.across for part in parts] == sorted(part.across for part in parts)
    leftward = parts_of((Piece("محمد at Ward", Font.SANS, 10, "ink", is_leftward=True),))
    assert leftward[0].across > leftward[-1].across
    assert leftward[0].across + leftward[0].width == pytest.approx(
        sum(part.width for part in leftward)
    )


def test_a_paragraph_that_runs_to_the_left_begins_at_the_right() -> None:
    (name,) = Setting().pieces((Words("یہ ایک جملہ ہے (Ward End)"),), BODY)
    (english,) = Setting().pieces((Words("A session with خانہ at Ward End"),), BODY)

    assert name.is_leftward
    assert not english.is_leftward
    assert all(each.is_leftward for line in broken((name,), 60) for each in line)


def test_chinese_is_broken_between_letters_but_not_before_a_stop() -> None:
    lines = broken(
        (Piece("每个字之间都可以换行\uff0c但是不能在行首出现。", Font.SANS, 10, "ink"),), 55
    )

    texts = ["".join(piece.text for piece in line) for line in lines]
    assert len(texts) > 3
    assert all(text[0] not in "\uff0c。" for text in texts)
    assert all(width_of(text, Font.SANS, 10) <= 55 for text in texts)


def test_a_long_word_is_never_cut_between_a_letter_and_its_mark() -> None:
    lines = broken((Piece("কি" * 400, Font.SANS, 10, "ink"),), 50)

    texts = ["".join(piece.text for piece in line) for line in lines]
    assert "".join(texts) == "কি" * 400
    assert all(text[0] == "ক" for text in texts)


def test_words_of_charts_are_shaped_too() -> None:
    words = Text(50, 20, "রহিমা ☃ خانہ", 12, "ink", Font.SEMIBOLD, Anchor.MIDDLE)

    (picture,) = pictures_of((Drawing((words,), 100, 30, "A name"),))

    assert picture.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("plain", [(None, "plain")]),
        ("Amina أمينة، and", [(None, "Amina "), (Script.ARABIC, "أمينة،"), (None, " and")]),
        ("خانہ بدوش", [(Script.ARABIC, "خانہ بدوش")]),
        ("ক।", [(Script.BENGALI, "ক।")]),
        ("中文 אב", [(Script.HAN, "中文"), (Script.HEBREW, " אב")]),
        ("é\u0300", [(None, "é\u0300")]),
        ("ሰ!", [(Script.ETHIOPIC, "ሰ"), (None, "!")]),
    ],
)
def test_text_is_cut_into_scripts(text: str, runs: list[tuple[Script | None, str]]) -> None:
    assert list(by_script(text)) == runs


@pytest.mark.parametrize(
    ("text", "leftward", "seen"),
    [
        ("car is אבג", False, "car is גבא"),
        ("אב 12,5% גד abc", True, "abc דג 12,5% בא"),
        ("he said אב 123, גד done", False, "he said דג ,123 בא done"),
        ("أب 123-45 x", True, "x 45-123 بأ"),
        ("אב +12 - 5$ ", True, " 5$ - 12+ בא"),
        ("1+2 a", False, "1+2 a"),
        ("", False, ""),
    ],
)
def test_order_on_a_line_follows_unicode(text: str, leftward: bool, seen: str) -> None:  # noqa: FBT001
    order = visual_order(levels(text, leftward=leftward))

    assert "".join(text[place] for place in order) == seen


def test_most_letters_say_which_way_a_text_runs() -> None:
    assert is_leftward("محمد (Al)")
    assert not is_leftward("Larkspur محمد")
    assert not is_leftward("plain")


def test_languages_are_guessed_by_their_letters() -> None:
    assert language_of(Script.ARABIC, "خانہ") == "ur"
    assert language_of(Script.ARABIC, "أمينة") == "ar"
    assert language_of(Script.GURMUKHI, "ਕੌਰ") == "pa"
