"""Registers as typed and as tables: read back, and without a name that could be read again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sv_evidence.domain.registering import (
    RegisterLine,
    district_of,
    pseudonym_of,
    read_register_line,
    register_from,
    register_line_text,
)
from sv_evidence.domain.tables import ColumnsMissing, Row

KEY = b"k" * 32
WORD = st.text("abcdefgh -.", min_size=1, max_size=9).map(lambda text: "G" + " ".join(text.split()))


def a_table(*rows: tuple[str, ...]) -> list[Row]:
    return [Row(place, cells) for place, cells in enumerate(rows, start=1)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("P-014", RegisterLine("P-014")),
        ("  P  014 , 1986", RegisterLine("P 014", 1986)),
        ("P-014, B16, 1986, carer", RegisterLine("P-014", 1986, "B16", "carer")),
        ("P-014; b16 8aa; carer; over 60", RegisterLine("P-014", None, "B16", "carer, over 60")),
        ("P-014\t\t1986\t1987", RegisterLine("P-014", 1986, "", "1987")),
        ("P-014, 1850", RegisterLine("P-014", 1850)),
        ("P-014, B16, B17", RegisterLine("P-014", None, "B16", "B17")),
        ("", RegisterLine("")),
    ],
)
def test_a_line_is_read_in_any_order(text: str, line: RegisterLine) -> None:
    assert read_register_line(text) == line


@given(
    WORD,
    st.none() | st.integers(1906, 2026),
    st.sampled_from(["", "B16", "EC1A"]),
    st.lists(WORD, max_size=3).map(", ".join),
)
def test_a_line_that_is_written_reads_back(
    reference: str, year: int | None, district: str, groups: str
) -> None:
    line = RegisterLine(reference, year, district, groups)

    assert read_register_line(register_line_text(line)) == line


@pytest.mark.parametrize(
    ("postcode", "district"),
    [("B16 8AA", "B16"), ("ec1a1bb", "EC1A"), ("M1", "M1"), ("Ladywood", ""), ("", "")],
)
def test_of_a_postcode_only_the_first_half_stays(postcode: str, district: str) -> None:
    assert district_of(postcode) == district


@pytest.mark.parametrize("other", ["amina  YUSUF", "Yusuf, Amina", "Amína Yusuf", "Yusuf-Amina"])
def test_one_name_has_one_pseudonym_however_it_is_written(other: str) -> None:
    assert pseudonym_of(other, KEY) == pseudonym_of("Amina Yusuf", KEY)


def test_another_name_and_another_workspace_have_other_pseudonyms() -> None:
    first = pseudonym_of("Amina Yusuf", KEY)

    assert first != pseudonym_of("Amina Yusup", KEY)
    assert first != pseudonym_of("Amina Yusuf", b"other" * 6)
    assert "Amina" not in first
    assert len(first) == len("N-ABCD-EFGH")


def test_a_table_of_references_keeps_no_name_that_stands_beside_them() -> None:
    table = a_table(
        ("Lunch club register",),
        ("No.", "Ref.", "Name", "Date of birth", "Postcode", "Groups"),
        ("1", "P-014", "Amina Yusuf", "04/05/1986", "B16 8AA", "carer; over 60"),
        ("2", "", "Joe", "", "", ""),
        ("3", "P-015"),
    )

    read = register_from(table, name="r.csv", key=KEY)

    assert read.lines == (
        RegisterLine("P-014", 1986, "B16", "carer, over 60"),
        RegisterLine("P-015"),
    )
    assert not read.pseudonyms
    assert read.absent == 0


def test_a_table_of_names_becomes_pseudonyms_and_leaves_out_who_did_not_come() -> None:
    table = a_table(
        ("First name", "Surname", "Attended"),
        ("Amina", "Yusuf", "yes"),
        ("Joe", "Malik", "No"),
        ("", "", "yes"),
        ("Grace", "Obi", "x"),
    )

    read = register_from(table, name="r.csv", key=KEY)

    assert [each.reference for each in read.lines] == [
        pseudonym_of("Amina Yusuf", KEY),
        pseudonym_of("Grace Obi", KEY),
    ]
    assert read.pseudonyms
    assert read.absent == 1


@pytest.mark.parametrize("rows", [(), (("Meals", "Weight"), ("12", "3"))])
def test_a_table_without_a_heading_for_people_is_refused(rows: tuple[tuple[str, ...], ...]) -> None:
    with pytest.raises(ColumnsMissing) as refused:
        register_from(a_table(*rows), name="r.csv", key=KEY)

    assert refused.value.details["missing"] == "Reference, Name"
