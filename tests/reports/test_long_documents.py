"""What is far too long: every word is still there, whole, on pages that keep the standards."""

import pytest

from sv_evidence.reports.blocks import Block, Heading, Paragraph, Wide
from sv_evidence.reports.inlines import Words
from sv_evidence.reports.pdf.builder import built
from sv_evidence.reports.tables import Cell, Column, Row, Table
from tests.reports import judges, reading
from tests.reports.papers import paper

FOUR_SCRIPTS = "Lunch club خانہ ਗੁਰਪ੍ਰੀਤ রহিমা 陈美玲"
ROWS = 5_000


def pages_of(*blocks: Block, title: str = "Long") -> bytes:
    heading = Heading(title, level=1, anchor="t", listed=title)
    return built(paper(heading, *blocks, title=title), {}).pdf


@pytest.mark.parametrize(
    "text",
    [
        "A note of forty meals. " * 8_700,
        "w" * 4_000,
        "محمد" * 1_000,
        "কি" * 2_000,
        "中" * 4_000,
    ],
    ids=["200,000 letters", "one word", "one Urdu word", "one Bengali word", "Chinese"],
)
def test_a_long_note_is_set_to_its_end(text: str) -> None:
    pdf = pages_of(Paragraph((Words(text),)))

    said = reading.bare("".join(reading.texts(pdf)))
    assert sum(said.count(letter) for letter in set(text) - {" "}) >= len(reading.bare(text))


def test_a_table_of_thousands_of_rows_keeps_every_row_and_its_head() -> None:
    rows = tuple(
        Row((Cell((Words(f"Row {place}."),)), Cell((Words("4"),)))) for place in range(1, ROWS + 1)
    )
    pdf = pages_of(Wide((Table((Column("What", 60), Column("How many", 40)), rows, "Rows"),)))

    pages = reading.texts(pdf)
    text = " ".join(pages)
    assert all(f"Row {place}." in text for place in (1, 2_500, ROWS))
    assert text.count("Row ") == ROWS
    assert sum("How many" in page for page in pages) == len(pages)


def test_a_title_in_four_scripts_keeps_the_standards() -> None:
    pdf = pages_of(Paragraph((Words("Text."),)), title=FOUR_SCRIPTS)

    assert judges.profile_faults(pdf, "ua1") == set()
    assert judges.own_faults(pdf) == []
