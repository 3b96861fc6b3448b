import pytest

from sv_evidence.jail import ReaderRefused, Request
from sv_evidence.reports.making import MadePack
from sv_evidence.reports.pdf import reading_back
from sv_evidence.reports.pdf.reading_back import is_printed, read_back, read_pack
from tests.reports.kitchen import other_pdf


def test_figures_stand_by_themselves_or_not_at_all() -> None:
    assert is_printed("3,412 meals", "of 3,412 meals in all")
    assert is_printed("£28,800", "£28,800.")
    assert not is_printed("3,412", "13,412")
    assert not is_printed("3,412", "3,412,000")
    assert not is_printed("3", "3.5")
    assert not is_printed("412", "3,412")


def test_the_reader_answers_with_counts_and_the_first_strays(made: MadePack) -> None:
    answer = read_pack(Request({}, (made.pdf, made.register, made.claims + b"x,y,Z,t\r\n")))

    assert answer.header["fingerprint"] == made.fingerprint
    assert answer.header["items"] == [len(made.facts.evidence)] * 2
    assert answer.header["figures"] == [5, 6]
    assert answer.header["strays"] == ["Z"]


def test_the_reader_says_what_is_no_pack_and_what_is_no_pdf() -> None:
    assert read_pack(Request({}, (other_pdf(), b"", b""))).header == {"fingerprint": ""}
    with pytest.raises(ReaderRefused):
        read_pack(Request({}, (b"no", b"", b"")))


def test_files_that_are_left_out_need_only_be_listed(made: MadePack) -> None:
    changed = made.register.replace(b",yes,", b",no,", 1).replace(
        made.facts.evidence[0].sha256.encode(), b"0" * 64
    )

    assert read_pack(Request({}, (made.pdf, changed, b""))).header["strays"] == []


def test_reading_back_names_what_is_not_printed(made: MadePack) -> None:
    figures = [["there", "908 meals", 1, made.pages], ["gone", "909 meals", 1, made.pages]]

    answer = read_back(Request({"figures": figures}, (made.pdf,)))

    assert answer.header == {"missing": ["gone"], "pages": made.pages}


def test_a_pack_of_too_many_pages_or_rows_is_refused(
    made: MadePack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_back, "_MOST_ROWS", 2)
    with pytest.raises(ReaderRefused):
        read_pack(Request({}, (made.pdf, made.register, b"")))

    monkeypatch.setattr(reading_back, "_MOST_PAGES", 2)
    with pytest.raises(ReaderRefused):
        read_back(Request({"figures": []}, (made.pdf,)))
