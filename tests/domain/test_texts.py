import pytest

from sv_evidence.domain.texts import is_storable, shown_safely


@pytest.mark.parametrize("text", ["", "Fáilte\n\tدعوة 会", "<b>bold</b>", "\N{FAMILY}"])
def test_any_script_and_any_markup_can_be_kept(text: str) -> None:
    assert is_storable(text)
    assert shown_safely(text) == text


@pytest.mark.parametrize("text", ["a\x00b", "a\x1bb", "a\x9bb", "a\ud800b", "a\uffffb"])
def test_what_steers_a_terminal_or_cannot_be_written_is_replaced(text: str) -> None:
    assert not is_storable(text)
    assert shown_safely(text) == "a\N{REPLACEMENT CHARACTER}b"
