"""Questions of a tender are read from its papers, whatever they were written with."""

from pathlib import Path

import docx
import pytest
from reportlab.pdfgen.canvas import Canvas  # noqa: TID253 - tests make documents

from sv_evidence.intake.tables import TableRefused
from sv_evidence.operations.bid_problems import NoQuestionsFound, NoSuchRule
from sv_evidence.operations.counting_words import count_file, rule_named
from sv_evidence.operations.problems import FileUnreadable
from sv_evidence.operations.question_import import questions_from_file
from tests.intake.files import xlsx

PAPER = (
    "1. Introduction",
    "The council invites bids for Lot 2. Please read the whole of this paper.",
    "2. Questions",
    "2.1 Describe how you will deliver social value in the ward and how you",
    "will prove it. (20%, 750 words)",
    "2.2 How will you keep people safe? 500 words",
)


def said(path: Path) -> list[tuple[str, str, int | None]]:
    return [(each.label, each.text, each.most) for each in questions_from_file(path)]


EXPECTED = [
    (
        "2.1",
        "Describe how you will deliver social value in the ward and how you will prove it.",
        750,
    ),
    ("2.2", "How will you keep people safe?", 500),
]


def test_a_pdf_is_read_by_its_words(tmp_path: Path) -> None:
    path = tmp_path / "itt.pdf"
    canvas = Canvas(str(path), invariant=True)
    for place, line in enumerate(PAPER):
        canvas.drawString(72, 720 - 20 * place, line)
    canvas.save()

    assert said(path) == EXPECTED


def test_a_word_file_is_read_with_its_table(tmp_path: Path) -> None:
    path = tmp_path / "itt.docx"
    file = docx.Document()
    file.add_paragraph(PAPER[1])
    table = file.add_table(rows=2, cols=4)
    cells = (
        ("2.1", EXPECTED[0][1], "20%", "750 words"),
        ("2.2", EXPECTED[1][1], "10%", "500 words"),
    )
    for row, words in zip(table.rows, cells, strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text
    file.save(str(path))

    assert said(path) == EXPECTED


def test_a_table_is_read_row_by_row(tmp_path: Path) -> None:
    path = tmp_path / "questions.csv"
    path.write_text(
        f'No,Question,Weight,Limit\n2.1,"{EXPECTED[0][1]}",20%,750 words\n'
        f'2.2,"{EXPECTED[1][1]}",10%,500 words\n',
        "utf-8",
    )

    assert said(path) == EXPECTED


def test_a_workbook_is_read_row_by_row(tmp_path: Path) -> None:
    path = tmp_path / "questions.xlsx"
    rows = [("No", "Question", "Words"), *((a, b, f"{c} words") for a, b, c in EXPECTED)]
    path.write_bytes(xlsx(rows))

    assert said(path) == EXPECTED


def test_a_text_is_read_as_it_would_be_pasted(tmp_path: Path) -> None:
    path = tmp_path / "itt.txt"
    path.write_text("\n".join(PAPER), "utf-8")

    assert said(path) == EXPECTED


@pytest.mark.parametrize("text", ["", "Nothing is asked here", "1. Introduction\n2. Scope"])
def test_a_paper_that_asks_nothing_says_so(tmp_path: Path, text: str) -> None:
    path = tmp_path / "itt.txt"
    path.write_text(text, "utf-8")

    with pytest.raises(NoQuestionsFound):
        questions_from_file(path)


def test_a_sheet_that_is_none_is_refused_plainly(tmp_path: Path) -> None:
    path = tmp_path / "itt.xlsx"
    path.write_bytes(b"no sheet")
    with pytest.raises(NoQuestionsFound):
        questions_from_file(path)
    docx.Document().save(str(path))
    with pytest.raises(NoQuestionsFound):
        questions_from_file(path)
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le") * 9)
    with pytest.raises(TableRefused):
        questions_from_file(path)


def test_only_texts_are_counted_and_only_by_known_rules(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(b"\xff\xd8\xff\xe0 no picture")

    with pytest.raises(FileUnreadable):
        count_file(path, rule_named("word", 5))
    with pytest.raises(NoSuchRule):
        rule_named("moon", 5)
    long = tmp_path / "long.txt"
    long.write_text("word " * 400_000, "utf-8")
    with pytest.raises(FileUnreadable):
        count_file(long, rule_named("word", 5))
