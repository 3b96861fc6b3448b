import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from sv_evidence.reports.blocks import Heading, Paragraph
from sv_evidence.reports.inlines import Words
from sv_evidence.reports.text import as_text
from tests.reports.papers import NUMBERS, a_table, everything, paper


def test_everything_is_said_in_order() -> None:
    text = as_text(everything(), NUMBERS)

    wanted = (
        "Wellbeing, Lot 2\nSocial value evidence pack",
        "Core impact\nProven: £3, 1 claim",
        "Pack: LK-2026-0007, 1,052 pages",
        "Page 11 shows how.",
        "Contents\n\nJobs for people\n\n1 Jobs\n\nAlso counts.",
        "What is claimed\n\nClaim: [Proven] Meals; Value: £3; Proven 3, unproven 1.",
        "Claim: All; Value: £3 in all\n\n2 rows",
        "Part proven\n\nLeft\n\nRight\n\nE-7 Register of 4 May\n\nPicture: Twelve people",
        "Pages: 4-6\n\n1. Ask: for any original.\n2. Compare: them.\n\nab12 ab12",
        "Amina Yusuf:\nDate:",
    )
    places = [text.index(each) for each in wanted]
    assert places == sorted(places)


def test_words_beside_a_drawing_are_not_said_twice() -> None:
    assert as_text(everything(), NUMBERS).count("\n\nProven 3, unproven 1.\n\n") == 1


@given(st.text())
def test_a_typed_title_stays_on_its_line(title: str) -> None:
    text = as_text(paper(Heading(title), Paragraph((Words("after"),))), NUMBERS)

    assert len(text.split("\n\n")) <= 2
    assert not any(unicodedata.category(each) == "Cc" for each in text.replace("\n", ""))


def test_a_table_without_a_note_ends_with_its_rows() -> None:
    table = a_table()
    assert as_text(paper(table), NUMBERS).endswith("2 rows\n")
