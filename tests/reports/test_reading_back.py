from io import BytesIO

import pytest

from sv_evidence.jail import ReaderRefused, Request
from sv_evidence.reports.pdf import reading_back
from sv_evidence.reports.pdf.reading_back import is_printed, read_back
from tests.reports.asking import Packed


def test_figures_stand_by_themselves_or_not_at_all() -> None:
    assert is_printed("3,412 meals", "of 3,412 meals in all")
    assert is_printed("£28,800", "£28,800.")
    assert not is_printed("3,412", "13,412")
    assert not is_printed("3,412", "3,412,000")
    assert not is_printed("3", "3.5")
    assert not is_printed("412", "3,412")


def test_the_reader_says_what_is_no_pdf() -> None:
    with pytest.raises(ReaderRefused):
        read_back(Request({"figures": []}, lent=BytesIO(b"no")))


def test_reading_back_names_what_is_not_printed(made: Packed) -> None:
    figures = [["there", "908 meals", 1, made.pages], ["gone", "909 meals", 1, made.pages]]

    answer = read_back(Request({"figures": figures}, lent=BytesIO(made.pdf)))

    assert answer.header == {"missing": ["gone"], "pages": made.pages}


def test_a_pack_of_too_many_pages_is_refused(made: Packed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_back, "_MOST_PAGES", 2)
    with pytest.raises(ReaderRefused):
        read_back(Request({"figures": []}, lent=BytesIO(made.pdf)))
