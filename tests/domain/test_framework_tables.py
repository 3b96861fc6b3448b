"""Frameworks as buyers keep them: tables, with headings of their own."""

from collections.abc import Mapping, Sequence

import pytest

from sv_evidence.domain.evidence import Strength
from sv_evidence.domain.evidence_types import load_types
from sv_evidence.domain.framework_columns import ColumnRole, guessed_columns, unit_from
from sv_evidence.domain.framework_files import InvalidFramework, load_shipped, shipped
from sv_evidence.domain.framework_tables import (
    Note,
    Said,
    TableFramework,
    TableValue,
    framework_of_rows,
)
from sv_evidence.domain.framework_writing import rows_of_framework
from sv_evidence.domain.frameworks import Confidence, Framework
from sv_evidence.domain.measures import Unit
from sv_evidence.domain.tables import ColumnsMissing, Row
from sv_evidence.wording.framework_faults import framework_note_text

TYPES = load_types()
FLAT = (
    ("Theme", "Outcome", "Ref", "Measure", "Units", "Evidence required"),
    ("Jobs", "Local jobs", "J1", "Local people hired", "No. of people", "Payroll extract"),
    ("Jobs", "Local jobs", "J2", "Apprenticeships", "weeks", "hr_extract: fair; own words"),
    ("Jobs", "Skills", "J3", "Talks in schools", "hours", ""),
    ("Growth", "", "G1", "Local spend", "GBP", "-"),
)


def read(table: Sequence[Sequence[str]], said: Said | None = None) -> TableFramework:
    rows = [Row(place, tuple(cells)) for place, cells in enumerate(table, start=1)]
    return framework_of_rows(rows, "toms.xlsx", said or Said(), TYPES, stamp="table-1")


def faults(table: Sequence[Sequence[str]]) -> list[tuple[str, str]]:
    with pytest.raises(InvalidFramework) as refused:
        read(table)
    return [(each.place, each.code) for each in refused.value.faults]


def test_themes_and_outcomes_beside_measures_become_a_tree() -> None:
    found = read(FLAT).framework

    assert [(each.code, each.level, each.title, each.parent) for each in found.nodes] == [
        ("T1", "theme", "Jobs", None),
        ("T1.1", "outcome", "Local jobs", "T1"),
        ("T1.2", "outcome", "Skills", "T1"),
        ("T2", "theme", "Growth", None),
    ]
    assert [each.node for each in found.measures] == ["T1.1", "T1.1", "T1.2", "T2"]
    assert [each.unit for each in found.measures] == [
        Unit("person", "people"),
        Unit("week", "weeks"),
        Unit("hour", "hours"),
        Unit("£", "£"),
    ]


def test_what_the_table_does_not_say_is_said_to_be_so() -> None:
    found = read(FLAT)

    assert found.framework.licence == "Not said"
    assert (found.framework.id, found.framework.title) == ("toms", "toms")
    assert found.framework.version == "table-1"
    assert all(each.confidence is Confidence.UNCONFIRMED for each in found.framework.measures)
    assert found.notes == (
        Note(0, "licence_unsaid"),
        Note(0, "evidence_open"),
        Note(3, "evidence_unknown", "own words"),
    )


def test_evidence_is_accepted_as_the_table_names_it() -> None:
    hired, apprentices, talks, spend = read(FLAT).framework.measures

    assert hired.accepts == (("payroll_extract", None),)
    assert apprentices.accepts == (("hr_extract", Strength.FAIR),)
    assert [type_ for type_, _ in talks.accepts] == list(TYPES)
    assert spend.accepts == ()


def test_a_person_says_what_the_table_does_not() -> None:
    said = Said("mine", "My TOMs", "2025", "A council", "Ours alone", {"title": "Talk"})

    found = read((("Talk", "Measure"), ("A talk", "unused")), said)

    framework = found.framework
    assert (framework.id, framework.title, framework.version) == ("mine", "My TOMs", "2025")
    assert (framework.publisher, framework.licence) == ("A council", "Ours alone")
    assert [each.title for each in framework.measures] == ["A talk"]
    assert found.columns == {"title": "Talk"}


def test_measures_under_nothing_stand_under_one_node_of_ours() -> None:
    table = (
        ("Level", "Code", "Name", "Unit", "Parent"),
        ("theme", "ALL", "A theme", "", ""),
        ("measure", "", "A talk", "", ""),
        ("measure", "M2", "A walk", "", "ALL"),
    )

    found = read(table)

    assert [each.code for each in found.framework.nodes] == ["ALL", "ALL-0"]
    assert [(each.code, each.node) for each in found.framework.measures] == [
        ("R3", "ALL-0"),
        ("M2", "ALL"),
    ]
    assert found.notes[-1] == Note(4, "no_unit", "M2")


def test_values_come_with_their_year_and_licence_or_not_at_all() -> None:
    table = (
        ("Code", "Title", "Unit", "Proxy value", "Proxy year", "Licence"),
        ("M1", "Hours", "hours", "£16.93", "2021/22", "CC BY-NC-ND 4.0"),
        ("M2", "Days", "days", "101", "", ""),
        ("M3", "Weeks", "weeks", "", "", ""),
    )

    found = read(table)

    assert found.values == (TableValue("M1", 169_300, 2021),)  # type: ignore[arg-type]
    assert Note(0, "values_licence", "CC BY-NC-ND 4.0") in found.notes
    assert Note(3, "no_year", "M2") in found.notes


def test_faults_are_named_by_row_all_at_once() -> None:
    table = (
        ("Code", "Title", "Unit", "Level", "Parent", "Value"),
        ("A", "Jobs", "", "theme", "", ""),
        ("A", "Jobs again", "", "theme", "", ""),
        ("M1", "Hours", "hours", "measure", "NOWHERE", "many"),
        ("M2", "", "hours", "measure", "A", "-1"),
    )

    assert faults(table) == [
        ("row 4, value", "not_decimal"),
        ("row 5, value", "not_decimal"),
        ("row 3, code", "duplicate"),
        ("row 4, parent", "unknown_node"),
        ("row 5, title", "empty"),
    ]


def test_a_strength_that_is_none_is_a_fault_of_its_row() -> None:
    table = (("Code", "Title", "Unit", "Evidence"), ("M1", "Hours", "hours", "photo: superb"))

    assert faults(table) == [("row 2, accepts", "not_one_of")]


def test_a_bad_id_is_a_fault_of_the_whole() -> None:
    assert faults((("Title", "Id"), ("Hours", "NOT AN ID"))) == [("id", "bad_id")]


@pytest.mark.parametrize(
    ("table", "said", "missing"),
    [
        ((), Said(), "title"),
        ((("Colour", "Size"), ("red", "1")), Said(), "title"),
        ((("Title",), ("Hours",)), Said(columns={"unit": "Einheit"}), "Einheit"),
    ],
)
def test_headings_that_must_be_there_are_asked_for(
    table: Sequence[Sequence[str]], said: Said, missing: str
) -> None:
    with pytest.raises(ColumnsMissing) as refused:
        read(table, said)

    assert refused.value.details["missing"] == missing


def test_rows_that_are_blank_or_short_are_no_trouble() -> None:
    found = read((("Title", "Unit", "Theme"), ("", "", ""), ("Hours", "hours")))

    assert [each.code for each in found.framework.measures] == ["R3"]


def test_what_a_spreadsheet_would_run_is_read_without_its_guard() -> None:
    assert read((("Title", "Unit"), ("'=Hours", "h"))).framework.measures[0].title == "=Hours"


@pytest.mark.parametrize("framework", [id_ for id_, _ in shipped()])
def test_ours_read_back_from_the_table_they_are_written_as(framework: str) -> None:
    ours = load_shipped(framework)

    again = read(tuple(rows_of_framework(ours))).framework

    assert [_bare(each, ours) for each in again.measures] == [
        _bare(each, ours) for each in ours.measures
    ]
    assert [(each.code, each.title, each.parent, each.level) for each in again.nodes] == [
        (each.code, each.title, each.parent, each.level) for each in ours.nodes
    ]
    assert (again.id, again.version, again.licence) == (ours.id, ours.version, ours.licence)


def _bare(measure: object, of: Framework) -> object:
    del of
    names = ("code", "node", "title", "unit", "accepts", "counts", "does_not_count", "next_proof")
    return [getattr(measure, name) for name in names]


@pytest.mark.parametrize(
    ("words", "one", "unit"),
    [
        ("hours", "", Unit("hour", "hours")),
        ("Number of people", "", Unit("person", "people")),
        ("no. visits", "", Unit("visit", "visits")),
        ("staff expert hours", "", Unit("staff expert hours", "staff expert hours")),
        ("glass", "", Unit("glass", "glass")),
        ("children", "child", Unit("child", "children")),
        ("%", "", Unit("%", "%")),
        (" ", "", None),
        ("number", "", Unit("number", "number")),
    ],
)
def test_units_are_read_as_tables_name_them(words: str, one: str, unit: Unit | None) -> None:
    assert unit_from(words, one) == unit


@pytest.mark.parametrize(
    ("headings", "given", "places"),
    [
        (("Measure  Ref", "MEASURE"), {}, {"code": 0, "title": 1}),
        (("Title", "Name"), {"summary": "title"}, {"summary": 0, "title": 1}),
        (("Title", "title"), {}, {"title": 0}),
    ],
)
def test_headings_are_guessed_after_those_that_are_given(
    headings: Sequence[str], given: Mapping[str, str], places: Mapping[str, int]
) -> None:
    found, lost = guessed_columns(headings, given)

    assert ({role.value: place for role, place in found.items()}, lost) == (places, ())
    assert ColumnRole.THEME not in found


def test_every_note_is_a_sentence_and_names_its_row() -> None:
    said = [
        framework_note_text(Note(0, code, "X"))
        for code in ("licence_unsaid", "values_licence", "evidence_open")
    ]
    rows = [
        framework_note_text(Note(7, code, "X"))
        for code in ("no_unit", "evidence_unknown", "no_year")
    ]

    assert all(each.endswith(".") for each in (*said, *rows))
    assert all(each.startswith("Row 7: ") for each in rows)
