"""Limits are counted as buyers count: by Word's rule, by a stricter one, or as a box does."""

import pytest

from sv_evidence.domain.word_counting import CountingRule, LimitUnit, counted, last_read

WORDS, SIGNS, BARE = LimitUnit.WORDS, LimitUnit.CHARACTERS, LimitUnit.CHARACTERS_NO_SPACES
WORD, APART, BOX = CountingRule.WORD, CountingRule.APART, CountingRule.BOX


@pytest.mark.parametrize(
    ("text", "by_word", "apart"),
    [
        ("", 0, 0),
        (" \n\t ", 0, 0),
        ("One two  three\nfour", 4, 4),
        ("well-being co-op", 2, 4),
        ("2025\u201326", 1, 2),
        ("April \u2013 June", 3, 2),
        ("us\u2014and them", 2, 3),
        ("R&D", 1, 2),
        ("food & care", 3, 2),
        ("see https://example.org/a-b?c=1 now", 3, 8),
        ("amina@example.org", 1, 2),
        ("3,412 meals", 2, 2),
        ("12.5% of \u00a341,200", 3, 3),
        ("don't, can\u2019t", 2, 2),
        ("and/or 24/7", 2, 4),
        ("\u2022 first", 2, 1),
        ("a\u00a0b", 2, 2),
        ("[E-237]", 1, 2),
        ("caf\u00e9 na\u00efve", 2, 2),
        ("\u4e2d\u6587 text", 3, 2),
        ("e.g. U.K.", 2, 2),
        ("10:30 to 12:00", 3, 3),
        ("\U0001f600", 1, 0),
    ],
)
def test_words_are_counted_as_word_does_or_apart(text: str, by_word: int, apart: int) -> None:
    assert counted(text, WORDS, WORD) == counted(text, WORDS, BOX) == by_word
    assert counted(text, WORDS, APART) == apart


@pytest.mark.parametrize(
    ("text", "with_spaces", "in_a_box", "without"),
    [
        ("", 0, 0, 0),
        ("ab cd", 5, 5, 4),
        ("ab\ncd", 4, 5, 4),
        ("ab\r\ncd", 4, 5, 4),
        ("a\u00a0b\tc", 5, 5, 3),
        ("\U0001f600", 2, 2, 2),
        ("e\u0301", 2, 2, 2),
    ],
)
def test_characters_are_counted_with_and_without_spaces(
    text: str, with_spaces: int, in_a_box: int, without: int
) -> None:
    assert counted(text, SIGNS, WORD) == with_spaces
    assert counted(text, SIGNS, BOX) == in_a_box
    assert counted(text, BARE, WORD) == counted(text, BARE, BOX) == without


@pytest.mark.parametrize(
    ("text", "most", "unit", "read"),
    [
        ("one two three", 3, WORDS, None),
        ("one two three", 2, WORDS, "one two"),
        ("one two three", 0, WORDS, ""),
        ("one\n\ntwo", 1, WORDS, "one"),
        ("abc def", 5, SIGNS, "abc d"),
        ("abc def", 4, BARE, "abc d"),
        ("a\U0001f600b", 2, SIGNS, "a"),
    ],
)
def test_the_evaluator_stops_reading_behind_the_last_thing_that_counts(
    text: str, most: int, unit: LimitUnit, read: str | None
) -> None:
    end = last_read(text, most, unit, WORD)

    assert (None if end is None else text[:end]) == read
