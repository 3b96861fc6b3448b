"""A PDF that could do something by itself is known for it; its pages are shown all the same."""

import io
import zlib

import pytest

from sv_evidence.intake.looking import look_at
from sv_evidence.intake.readers.programs import holds_program
from sv_evidence.intake.seen import Remark
from tests.intake import files

LATE = 1e9

PAGES = b"<</Type /Pages /Count 1 /Kids [3 0 R]>>"
PAGE = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] %s>>"
CATALOGUE = b"<</Type /Catalog /Pages 2 0 R %s>>"
SCRIPT = b"<</S /JavaScript /JS (app.alert(1))>>"


def document(catalogue: bytes = b"", page: bytes = b"", *more: bytes) -> bytes:
    return files.raw_pdf(CATALOGUE % catalogue, PAGES, PAGE % page, *more)


@pytest.mark.parametrize(
    "data",
    [
        document(b"/OpenAction " + SCRIPT),
        document(b"/OpenAction 4 0 R", b"", SCRIPT),
        document(b"/Names <</JavaScript <</Names [(a) " + SCRIPT + b"]>>>>"),
        document(b"", b"/AA <</O " + SCRIPT + b">>"),
        document(b"", b"/Annots [<</Subtype /Link /A <</S /Launch /F (cmd.exe)>>>>]"),
        document(b"/AcroForm <</XFA [(a) 4 0 R]>>", b"", b"<<>>"),
        document(b"", b"/Annots [4 0 R]", b"<</Subtype /Widget /A <</S /SubmitForm>>>>"),
    ],
    ids=["open", "open-far", "names", "page", "launch", "form", "submit"],
)
def test_whatever_acts_is_found_wherever_it_lies(data: bytes) -> None:
    found = look_at("acting.pdf", io.BytesIO(data))

    assert found.remark is Remark.SCRIPTED
    assert len(found.page_pictures) == 1
    assert holds_program(data, LATE)


def test_a_link_and_a_first_page_to_show_are_no_program() -> None:
    link = b"/Annots [<</Subtype /Link /A <</S /URI /URI (https://a.example)>>>>]"
    data = document(b"/OpenAction [3 0 R /Fit]", link)

    assert look_at("plain.pdf", io.BytesIO(data)).remark is None
    assert not holds_program(data, LATE)


def test_what_lies_in_a_stream_of_objects_is_found_too() -> None:
    inside = zlib.compress(b"5 0 " + SCRIPT)
    packed = (
        b"<</Type /ObjStm /N 1 /First 4 /Length %d /Filter /FlateDecode>>\nstream\n%s\nendstream"
    )
    table = b"".join(
        bytes((kind, *place.to_bytes(2, "big"), index))
        for kind, place, index in _places(packed % (len(inside), inside))
    )
    data = _with_table(packed % (len(inside), inside), table)

    assert holds_program(data, LATE)


def _bodies(packed: bytes) -> list[bytes]:
    return [CATALOGUE % b"/OpenAction 5 0 R", PAGES, PAGE % b"", packed]


def _places(packed: bytes) -> list[tuple[int, int, int]]:
    at, found = 9, [(0, 0, 0)]
    for number, body in enumerate(_bodies(packed), 1):
        found.append((1, at, 0))
        at += len(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    return [*found, (2, 4, 0), (1, at, 0)]


def _with_table(packed: bytes, table: bytes) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    for number, body in enumerate(_bodies(packed), 1):
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += (
        b"6 0 obj\n<</Type /XRef /Size 7 /W [1 2 1] /Root 1 0 R /Length %d>>\nstream\n%s\n"
        b"endstream\nendobj\nstartxref\n%d\n%%%%EOF" % (len(table), table, start)
    )
    return bytes(out)


def test_the_search_ends_in_time_and_forgives_what_is_damaged() -> None:
    data = document(b"/OpenAction " + SCRIPT)

    assert not holds_program(data, -1)
    assert not holds_program(data[:80], LATE)


def test_a_deep_nest_is_left_alone() -> None:
    nest = b"/Deep " + b"[" * 90 + SCRIPT + b"]" * 90

    assert not holds_program(document(nest), LATE)
