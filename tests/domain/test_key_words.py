import hashlib

import pytest

from sv_evidence.domain import key_words as module
from sv_evidence.domain.key_words import NotAKey, key_words, read_key, word_list
from sv_evidence.domain.problems import Defect

WORDS = ("abandon", "ability", "able", "zoo", "abandon", "abandon", "abandon", "about")


def test_the_shipped_list_can_be_told_apart_by_four_letters() -> None:
    words = word_list()

    assert len(words) == len(set(words)) == 2048
    assert len({word[:4] for word in words}) == 2048
    assert list(words) == sorted(words)
    assert all(word.isascii() and word.isalpha() and word.islower() for word in words)
    assert {len(word) for word in words} <= set(range(3, 10))


def test_the_list_is_british_and_fit_for_a_council() -> None:
    words = set(word_list())

    assert {"colour", "harbour", "licence"} <= words
    assert not {"color", "abuse", "weapon", "slave", "murder", "poison", "ugly"} & words


def test_the_list_is_for_good() -> None:
    text = "\n".join(word_list()) + "\n"

    assert hashlib.sha256(text.encode()).hexdigest() == (
        "4eca603a78113bdba22270773944127ca83a4d701dd4fb7e0236e954f88fe680"
    )


def test_eight_words_name_the_first_88_bits() -> None:
    words = word_list()
    first = (3).to_bytes(11, "big") + bytes(21)
    last = b"\xff" * 32

    assert key_words(first) == (*(words[0],) * 7, words[3])
    assert key_words(last) == (words[2047],) * 8
    assert key_words(b"\x00\x20" + bytes(30))[0] == words[1]


def test_a_key_is_read_however_its_words_are_typed() -> None:
    assert read_key(" ".join(WORDS)) == WORDS
    assert read_key("Abandon, ABILITY-able\nzoo aban aban aban abou") == WORDS


@pytest.mark.parametrize("count", [0, 7, 9])
def test_another_number_of_words_is_no_key(count: int) -> None:
    with pytest.raises(NotAKey) as refused:
        read_key("zoo " * count)

    assert refused.value.code == "key_of_other_length"
    assert refused.value.details == {"count": count}


def test_words_that_are_not_on_the_list_are_named() -> None:
    with pytest.raises(NotAKey) as refused:
        read_key("abandon abandons ab0ut abo zoology zoo zoo")

    assert refused.value.code == "not_key_words"
    assert refused.value.details == {"unknown": ["abandons", "ab", "ut", "abo", "zoology"]}


def test_a_list_of_another_length_is_our_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "RESOURCE", "words/README.md")

    with pytest.raises(Defect):
        word_list()
