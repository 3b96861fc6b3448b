from sv_evidence.domain.tables import ColumnsMissing, Row


def test_a_row_of_spaces_is_blank() -> None:
    assert Row(1, ("", " ")).is_blank
    assert not Row(1, ("", "0")).is_blank


def test_a_table_without_headings_says_none() -> None:
    assert ColumnsMissing("a.csv", ("b",), ()).details["found"] == "none"
