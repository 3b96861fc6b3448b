"""Office files: their words, and a picture of the first."""

import io

import pytest

from sv_evidence.intake.looking import look_at
from sv_evidence.intake.readers.look import look
from sv_evidence.intake.seen import Family, Remark, Seen
from sv_evidence.jail import Request
from tests.intake import files

OOXML = "application/vnd.openxmlformats-officedocument."


def seen(data: bytes, name: str) -> Seen:
    return look_at(name, io.BytesIO(data))


@pytest.mark.parametrize(
    ("data", "media_type", "family", "words"),
    [
        (
            files.docx(),
            f"{OOXML}wordprocessingml.document",
            "document",
            "Letter of support\nDear\tfriends\nof Larkspur\nin a table",
        ),
        (
            files.docx(also={"word/footer1.xml": "<x xmlns:w='w'><w:p><w:t>foot</w:t></w:p></x>"}),
            f"{OOXML}wordprocessingml.document",
            "document",
            "foot",
        ),
        (
            files.docx(also={"word/vbaProject.bin": b"x"}),
            "application/vnd.ms-word.document.macroEnabled.12",
            "document",
            "Letter of support",
        ),
        (
            files.xlsx(),
            f"{OOXML}spreadsheetml.sheet",
            "sheet",
            "Attendance\nName\tDay\tHours\nP-001\t2026-09-30\t2.5\n\nNotes\nChecked by Dee",
        ),
        (files.pptx("one", "two"), f"{OOXML}presentationml.presentation", "slides", "one\ntwo"),
        (
            files.opendocument(
                "text",
                "<text:h>Rota</text:h><text:p>Dee <text:span>and</text:span><text:s/>Sam"
                "<text:tab/>late<text:note>unseen</text:note></text:p>",
            ),
            "application/vnd.oasis.opendocument.text",
            "document",
            "Rota\nDee and Sam\tlate",
        ),
        (
            files.opendocument(
                "spreadsheet",
                "<table:table><table:table-row><table:table-cell><text:p>a</text:p>"
                "</table:table-cell><table:table-cell table:number-columns-repeated='3'>"
                "<text:p>b</text:p></table:table-cell></table:table-row><table:table-row>"
                "<table:table-cell table:number-columns-repeated='16384'/></table:table-row>"
                "<table:table-row/></table:table>",
            ),
            "application/vnd.oasis.opendocument.spreadsheet",
            "sheet",
            "a\tb\tb\tb",
        ),
        (
            files.opendocument("presentation", "<text:p>First slide</text:p>"),
            "application/vnd.oasis.opendocument.presentation",
            "slides",
            "First slide",
        ),
    ],
    ids=["docx", "footer", "macros", "xlsx", "pptx", "odt", "ods", "odp"],
)
def test_an_office_file_gives_its_words(
    data: bytes, media_type: str, family: str, words: str
) -> None:
    answer = look(Request({"name": "wrong.zip"}, (data,)))

    assert (answer.header["media_type"], answer.header["family"]) == (media_type, family)
    assert answer.header["remark"] is None
    assert words in answer.blobs[0].decode()
    assert [use for use, _, _ in answer.header["pictures"]] == ["thumb"]


def test_an_office_file_comes_through_the_jail_alike() -> None:
    found = seen(files.docx(), "Support letter - Aston Hall.docx")

    assert found.text.startswith("Letter of support\nDear\tfriends")
    assert (found.type_guess, found.family, found.remark) == (
        "support_letter",
        Family.DOCUMENT,
        None,
    )
    assert found.thumb is not None
    assert (found.thumb.width, found.thumb.height) == (340, 480)


def test_slides_are_counted() -> None:
    assert seen(files.pptx(*"abcdefghijkl"), "talk.pptx").pages == 12


def test_locked_office_files_say_so() -> None:
    manifest = {"META-INF/manifest.xml": "<x><manifest:encryption-data/></x>"}
    odt = files.opendocument("text", "", also=manifest)

    assert seen(odt, "locked.odt").remark is Remark.ENCRYPTED
    assert seen(files.ole("EncryptedPackage"), "locked.docx").remark is Remark.ENCRYPTED
