"""The table at the end of a file: read, and written anew behind what was put in."""

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Dictionary, Name, ObjectStreamMode

from sv_evidence.domain.problems import Defect
from sv_evidence.reports.pdf.crossing import PACKED, PLAIN, read_table, written_table


def finished(pages: int = 3) -> bytes:
    out = BytesIO()
    with pikepdf.new() as pdf:
        for page in range(pages):
            pdf.add_blank_page()
            pdf.pages[page].obj.Note = pdf.make_indirect(Dictionary(Number=page))
        pdf.Root.Words = pdf.make_stream(b"words", Type=Name.Words)
        pdf.save(out, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
    return out.getvalue()


def test_every_object_is_found_where_it_stands() -> None:
    pdf = finished()

    table = read_table(pdf)

    for number, begin, _ in table.places():
        assert pdf[begin:].startswith(b"%d 0 obj\n" % number)
    ends = [end for _, _, end in table.places()]
    assert [begin for _, begin, _ in table.places()][1:] == ends[:-1]
    assert ends[-1] == table.place
    assert {kind for kind, _, _ in table.entries[1:]} == {PLAIN, PACKED}


def test_a_file_with_a_table_written_anew_says_the_same() -> None:
    pdf = finished()
    table = read_table(pdf)
    gap = b"% nothing\n"
    shifted = [
        (kind, place + len(gap), rest) if kind == PLAIN else (kind, place, rest)
        for kind, place, rest in table.entries
    ]
    first = min(begin for _, begin, _ in table.places())
    body = pdf[:first] + gap + pdf[first : table.place]

    again = body + written_table(table, len(body), shifted, bytes(16))

    with pikepdf.open(BytesIO(again)) as read:
        assert [int(page.obj.Note.Number) for page in read.pages] == [0, 1, 2]
        assert read.Root.Words.read_bytes() == b"words"
        assert bytes(read.trailer.ID[0]) == bytes(16)
        assert read.check_pdf_syntax() == []


@pytest.mark.parametrize("broken", [b"%PDF-1.7\n", finished().replace(b"/W [", b"/V [")])
def test_what_does_not_end_with_such_a_table_is_our_fault(broken: bytes) -> None:
    with pytest.raises(Defect):
        read_table(broken)
