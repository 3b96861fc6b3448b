"""The language that nobody speaks is longer, marked, and keeps what must be kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sv_evidence.wording.pseudo import stretched
from sv_evidence.wording.words import TRIAL, tr, trn


@given(st.text(alphabet="abcdefghij klmnop.,", min_size=1).filter(lambda text: text.strip()))
def test_it_is_two_fifths_longer_at_least(text: str) -> None:
    assert len(stretched(text)) >= 1.4 * len(text)
    assert not set(stretched(text)) & set("aeiou")


def test_it_keeps_gaps_markup_and_the_letter_for_the_alt_key() -> None:
    made = stretched("&Open {name} <b>now</b>")

    assert made.startswith("[&O")
    assert "{name}" in made
    assert "<b>" in made
    assert made.endswith("</b>]")


def test_nothing_stays_nothing() -> None:
    assert stretched("") == ""
    assert stretched(" ") == " "


def test_it_is_worn_by_the_language_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", TRIAL)

    assert "E-1" in tr("Saved {name}.", name="E-1")
    assert tr("Saved {name}.", name="E-1").startswith("[Sáávéd")
    assert "1 " in trn("{count} file", "{count} files", 1)
    assert "fîî" in trn("{count} file", "{count} files", 2)
