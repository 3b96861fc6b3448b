"""What was found, said in words."""

from datetime import date
from typing import Any

import pytest

from sv_evidence.domain.evidence_types import load_types
from sv_evidence.domain.records import Kind
from sv_evidence.wording import found

TYPES = load_types()


@pytest.mark.parametrize(
    ("kind", "number", "details", "said"),
    [
        (
            Kind.ACTIVITY,
            "A-187",
            {"place": "Training kitchen", "people": 6},
            "Activity, Training kitchen, 6 people",
        ),
        (Kind.ACTIVITY, "A-188", {"place": "", "people": None}, "Activity"),
        (
            Kind.EVIDENCE,
            "E-235",
            {"type": "certificate", "consent": "names_private"},
            "E-235, certificate, names private",
        ),
        (Kind.FRAMEWORK, "T1", {"beside": "Charter"}, "Outcome T1, Charter"),
        (Kind.PACK, "LK-2026-0001", {"beside": ""}, "Pack, LK-2026-0001"),
        (Kind.PERSON, "", {"beside": ""}, "Person"),
    ],
)
def test_a_record_says_what_it_is(
    kind: Kind, number: str, details: dict[str, Any], said: str
) -> None:
    assert found.record_line(kind, number, details, TYPES) == said


def test_a_file_says_where_the_words_stand() -> None:
    line = found.file_line("letter", "Ladywood GP", TYPES, page=2, line=4)
    assert line.startswith("Page 2, line 4, ")
    assert line.endswith(", Ladywood GP")
    assert found.file_line("odd", "", TYPES, page=None, line=1) == "odd"


def test_a_day_of_another_year_says_its_year() -> None:
    today = date(2026, 9, 30)
    assert found.found_day(date(2026, 8, 3), today) == "3 Aug"
    assert found.found_day(date(2025, 8, 3), today) == "3 Aug 2025"
    assert found.found_day(None, today) == ""


def test_counts_are_whole_sentences() -> None:
    assert [found.found_count(count) for count in (0, 1, 1200)] == [
        "Nothing found",
        "1 found",
        "1,200 found",
    ]
    assert found.more_records(11) == "11 more records"
    assert found.more_files(1) == "1 more in files"
    assert found.read_text(212, 238) == "212 of 238 files read so far"
