from sv_evidence.domain.tables import CellFault, ColumnsMissing, Row, UnusableRows


def test_a_row_of_spaces_is_blank() -> None:
    assert Row(1, ("", " ")).is_blank
    assert not Row(1, ("", "0")).is_blank


def test_a_table_without_headings_says_none() -> None:
    assert ColumnsMissing("a.csv", ("b",), ()).details["found"] == "none"


def test_what_is_wrong_with_a_table_is_told_by_code_name_and_place() -> None:
    faults = (CellFault(2, "quantity", "no_number", "many"), CellFault(4, "proxy", "empty"))

    cells = UnusableRows("a.csv", iter(faults))
    columns = ColumnsMissing("a.csv", ("b", "c"), iter(("d", "e")))

    assert (cells.code, cells.details) == ("unusable_rows", {"name": "a.csv", "faults": faults})
    assert columns.code == "columns_missing"
    assert columns.details == {"name": "a.csv", "missing": "b, c", "found": "d, e"}
