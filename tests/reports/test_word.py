import json
import shutil
import subprocess
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from sv_evidence.jail import ReaderRefused, Request
from sv_evidence.reports.blocks import Document, Heading, Paragraph
from sv_evidence.reports.encoding import encoded
from sv_evidence.reports.inlines import Words
from sv_evidence.reports.linear import Numbering
from sv_evidence.reports.word.builder import build, built
from tests.reports.kitchen import jpeg
from tests.reports.papers import NUMBERS, everything, paper

PICTURES = {"E-7/picture": jpeg(40, 30, (9, 99, 9)), "E-7/page-1": jpeg(30, 40, (9, 9, 99))}
HEADER: dict[str, Any] = {
    "pictures": list(PICTURES),
    "pages": dict(NUMBERS.pages),
    "last_pages": dict(NUMBERS.last_pages),
    "count": NUMBERS.count,
}


def opened(data: bytes) -> Any:
    return docx.Document(BytesIO(data))


def part(data: bytes, name: str = "word/document.xml") -> str:
    with zipfile.ZipFile(BytesIO(data)) as file:
        return file.read(name).decode()


@pytest.fixture(scope="module")
def whole() -> bytes:
    return built(everything(), PICTURES, NUMBERS)


def test_headings_are_real_and_walk_the_document(whole: bytes) -> None:
    heads = [
        (each.style.name, each.text)
        for each in opened(whole).paragraphs
        if each.style.name.startswith(("Heading", "Title"))
    ]
    assert heads == [
        ("Title", "Wellbeing, Lot 2"),
        ("Heading 1", "Contents"),
        ("Heading 1", "1 Jobs"),
        ("Heading 3", "E-7 Register of 4 May"),
        ("Heading 3", "Note"),
    ]


def test_tables_have_heads_that_repeat_and_say_what_they_show(whole: bytes) -> None:
    table = opened(whole).tables[0]

    assert [cell.text.strip() for cell in table.rows[0].cells] == ["Claim", "Value", ""]
    assert table._tbl.tr_lst[0].trPr.find(qn("w:tblHeader")) is not None
    assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "What is claimed"
    assert table.rows[2].cells[1].text == "£3 in all"


def test_every_picture_has_words_or_stands_beside_them(whole: bytes) -> None:
    found = [each.get("descr") for each in opened(whole).element.body.iter(qn("wp:docPr"))]

    assert "Twelve people at a table" in found
    assert found.count("Proven 3, unproven 1.") == 2
    assert "Proven" in found
    assert None not in found


def test_every_inner_link_leads_somewhere(whole: bytes) -> None:
    body = opened(whole).element.body
    named = {each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))}
    links = [each.get(qn("w:anchor")) for each in body.iter(qn("w:hyperlink"))]

    assert links
    assert set(links) <= named
    assert all(len(name) <= 40 for name in named)


def test_the_file_says_its_language_title_and_moment(whole: bytes) -> None:
    about = opened(whole).core_properties

    assert (about.title, about.author) == ("Wellbeing, Lot 2", "Larkspur Kitchens CIC")
    assert about.created.isoformat().startswith("2026-09-30T15:52")
    assert 'w:lang w:val="en-GB"' in part(whole, "word/styles.xml")
    assert 'w:val="en-US"' not in part(whole, "word/styles.xml")


def test_the_same_document_gives_the_same_bytes(whole: bytes) -> None:
    assert built(everything(), PICTURES, NUMBERS) == whole


def test_what_people_type_is_only_text() -> None:
    nasty = '<w:br/>&amp; <b>"x"</b> =1+1 { HYPERLINK } \x00\x1f \ud800 \u202e' + "y" * 4000
    data = built(paper(Heading(nasty), Paragraph((Words(nasty),)), title=nasty), {}, NUMBERS)

    words = opened(data).paragraphs[0].text
    assert words.startswith('<w:br/>&amp; <b>"x"</b> =1+1 { HYPERLINK }')
    assert words.endswith("y" * 4000)
    assert "instrText" not in part(data)


@pytest.mark.parametrize("size", [200_000])
def test_a_very_long_note_is_kept_whole(size: int) -> None:
    data = built(paper(Paragraph((Words("word " * (size // 5)),))), {}, NUMBERS)

    assert len(opened(data).paragraphs[0].text) == size


def test_the_worker_answers_with_the_file(whole: bytes) -> None:
    answer = build(Request(HEADER, (encoded(everything()).encode(), *PICTURES.values())))

    assert answer.blobs[0] == whole


@pytest.mark.parametrize(
    ("header", "tree"),
    [
        ({**HEADER, "pictures": ["one"]}, encoded(everything())),
        (HEADER, "{}"),
        ({**HEADER, "count": "many"}, encoded(everything())),
        ({**HEADER, "pages": []}, encoded(everything())),
        ({key: HEADER[key] for key in ("pictures", "pages")}, encoded(everything())),
    ],
)
def test_nonsense_is_refused(header: dict[str, Any], tree: str) -> None:
    with pytest.raises(ReaderRefused, match="bad_document"):
        build(Request(json.loads(json.dumps(header)), (tree.encode(), *PICTURES.values())))


def test_a_picture_that_did_not_come_is_refused() -> None:
    with pytest.raises(ReaderRefused, match="bad_picture"):
        built(everything(), {}, NUMBERS)


def test_a_document_without_pictures_needs_none() -> None:
    plain: Document = replace(paper(Heading("Only words")), blocks=(Heading("Only words"),))
    assert opened(built(plain, {}, Numbering({}, {}, 1))).paragraphs[0].text == "Only words"


def converted(data: bytes, suffix: str, folder: Path) -> str:
    """Let an office suite of others open a file, and return the text it finds."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("no office suite is installed to open the file")
    file = folder / f"paper{suffix}"
    file.write_bytes(data)
    command = [office, f"-env:UserInstallation=file://{folder}/profile", "--headless"]
    subprocess.run(
        [*command, "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(folder), str(file)],
        check=False,
        capture_output=True,
        timeout=240,
    )
    made = folder / "paper.txt"
    return made.read_text("utf-8-sig") if made.exists() else ""


def test_another_office_suite_reads_it_and_not_a_broken_one(whole: bytes, tmp_path: Path) -> None:
    text = converted(whole, ".docx", tmp_path)
    assert "1 Jobs" in text
    assert "£3 in all" in text

    (tmp_path / "paper.txt").unlink()
    assert "1 Jobs" not in converted(whole[: len(whole) // 2], ".docx", tmp_path)


def a_note(*texts: str) -> Document:
    words = tuple(Paragraph((Words(text, bold=True),)) for text in texts)
    return paper(Heading("Names", 1, "a", "Names"), *words)


def test_runs_of_other_scripts_say_their_face_language_and_direction() -> None:
    texts = ("Met خانہ بدوش and ਕੌਰ", "陈美玲 ሰላም", "یہ ایک جملہ ہے")
    data = built(a_note(*texts), {}, NUMBERS)

    paragraphs = opened(data).paragraphs
    assert [each.text for each in paragraphs[-3:]] == list(texts)
    xml = part(data)
    assert xml.count("<w:rtl/>") == 2
    assert xml.count('w:bidi="ur-PK"') == 2
    assert xml.count('<w:cs/><w:lang w:bidi="pa-IN"/>') == 1
    assert 'w:eastAsia="zh-CN"' in xml
    assert xml.count("<w:bCs/>") == 3
    turned = [each._p.find(qn("w:pPr")).find(qn("w:bidi")) is not None for each in paragraphs[-3:]]
    assert turned == [False, False, True]
