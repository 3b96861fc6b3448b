import json
from typing import Any

import pytest

from sv_evidence.domain.evidence import Strength
from sv_evidence.domain.framework_files import (
    InvalidFramework,
    framework_from,
    framework_text,
    load_shipped,
    shipped,
)
from sv_evidence.domain.frameworks import Confidence, Summing
from sv_evidence.domain.surveys import Need


def document(**changes: object) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": "aims",
        "version": "1",
        "title": "The aims",
        "short_title": "Aims",
        "publisher": "A council",
        "published": "2013",
        "licence": "None stated",
        "source": "council.example",
        "checked": "The titles",
        "levels": ["theme", "outcome"],
        "nodes": [
            {"code": "A", "level": "theme", "title": "A", "confidence": "found-primary"},
            {
                "code": "A1",
                "level": "outcome",
                "title": "A1",
                "parent": "A",
                "confidence": "ours",
            },
        ],
        "measures": [
            {
                "code": "M1",
                "node": "A1",
                "title": "Meals",
                "unit": {"one": "meal", "many": "meals"},
                "accepts": [{"type": "count_sheet"}, {"type": "photo", "strength": "weak"}],
                "confidence": "ours",
            }
        ],
        "crosswalks": [{"measure": "M1", "framework": "other", "node": "X"}],
    }
    return found | changes


def faults(text: str | dict[str, Any]) -> list[tuple[str, str, str]]:
    with pytest.raises(InvalidFramework) as caught:
        framework_from(text if isinstance(text, str) else json.dumps(text), "aims.json")
    assert all(fault.file == "aims.json" for fault in caught.value.faults)
    return [(fault.place, fault.code, fault.detail) for fault in caught.value.faults]


def changed(place: str, index: int, **fields: object) -> dict[str, Any]:
    found = document()
    found[place][index] |= fields
    return found


def test_a_sound_file_is_read_whole() -> None:
    framework = framework_from(json.dumps(document(applies_from="2025-02-24")))

    assert framework.line_of("A1")[0].title == "A"
    assert framework.node("A1").confidence is Confidence.OURS
    assert framework.measure("M1").accepts == (("count_sheet", None), ("photo", Strength.WEAK))
    assert framework.measure("M1").summing is Summing.SUM
    assert framework.applies_from is not None
    assert framework.crosswalks[0].node == "X"


def test_writing_and_reading_give_the_same_framework() -> None:
    framework = framework_from(json.dumps(document(applies_to="2026-12-31", not_checked="Codes")))

    text = framework_text(framework)

    assert framework_from(text) == framework
    assert framework_text(framework_from(text)) == text


@pytest.mark.parametrize(
    ("text", "place", "code", "detail"),
    [
        ('{"id": "a",\n}', "", "syntax", "line 2"),
        ("", "", "syntax", "line 1"),
        ("[" * 100_000, "", "too_deep", ""),
        ("[]", "", "wrong_type", "object"),
        ('{"id": NaN}', "", "syntax", "NaN"),
        ('{"id": "a", "id": "b"}', "", "key_twice", "id"),
        (" " * 5_000_001, "", "too_large", "5000000"),
    ],
)
def test_text_that_is_no_framework_names_why(text: str, place: str, code: str, detail: str) -> None:
    found = faults(text)[0]

    assert found[:2] == (place, code)
    assert detail in found[2]


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        (document(id="No Spaces"), ("id", "bad_id", "No Spaces")),
        (document(title=7), ("title", "wrong_type", "text")),
        (document(title="  "), ("title", "empty", "")),
        (document(title=None), ("title", "missing", "")),
        (document(title="x" * 5001), ("title", "too_long", "5000")),
        (document(title="a\x00b"), ("title", "bad_text", "")),
        (document(title="a\ud800b"), ("title", "bad_text", "")),
        (document(colour="red"), ("colour", "unknown_field", "")),
        (document(levels="theme"), ("levels", "wrong_type", "list")),
        (document(levels=["theme", 7, "outcome"]), ("levels[1]", "wrong_type", "text")),
        (document(levels=["theme", "", "outcome"]), ("levels[1]", "empty", "")),
        (document(levels=["theme", "a\x00", "outcome"]), ("levels[1]", "bad_text", "")),
        (document(applies_from="31 March"), ("applies_from", "bad_date", "31 March")),
        (document(applies_from="2026-02-30"), ("applies_from", "bad_date", "2026-02-30")),
        (
            document(applies_from="2026-02-02", applies_to="2026-02-01"),
            ("applies_to", "dates_backwards", ""),
        ),
        (document(measures=[7]), ("measures[0]", "wrong_type", "object")),
        (changed("nodes", 1, parent="B"), ("nodes[1].parent", "unknown_parent", "B")),
        (changed("nodes", 1, level="goal"), ("nodes[1].level", "unknown_level", "goal")),
        (changed("nodes", 1, code="A"), ("nodes[1].code", "duplicate", "A")),
        (changed("nodes", 0, parent="A1"), ("nodes[0].parent", "cycle", "A")),
        (changed("nodes", 0, parent="A"), ("nodes[0].parent", "cycle", "A")),
        (
            changed("nodes", 0, confidence="sure"),
            (
                "nodes[0].confidence",
                "not_one_of",
                "found-primary, found-secondary, unconfirmed, ours",
            ),
        ),
        (
            changed("nodes", 0, code_is_official="yes"),
            ("nodes[0].code_is_official", "wrong_type", "true or false"),
        ),
        (changed("measures", 0, node="Z"), ("measures[0].node", "unknown_node", "Z")),
        (changed("measures", 0, unit="meals"), ("measures[0].unit", "wrong_type", "object")),
        (changed("measures", 0, unit=None), ("measures[0].unit", "missing", "")),
        (changed("measures", 0, unit={"one": "a"}), ("measures[0].unit.many", "missing", "")),
        (
            changed("measures", 0, accepts=[{"type": "hearsay"}]),
            ("measures[0].accepts[0].type", "unknown_type", "hearsay"),
        ),
        (
            changed("measures", 0, accepts=[{"type": "photo"}, {"type": "photo"}]),
            ("measures[0].accepts[1].type", "duplicate", "photo"),
        ),
        (
            changed("measures", 0, accepts=[{"type": "photo", "strength": "huge"}]),
            ("measures[0].accepts[0].strength", "not_one_of", "weak, fair, strong"),
        ),
        (
            changed("measures", 0, summing="max"),
            ("measures[0].summing", "not_one_of", "sum, latest, average"),
        ),
        (
            changed("crosswalks", 0, measure="M9"),
            ("crosswalks[0].measure", "unknown_measure", "M9"),
        ),
    ],
)
def test_each_fault_is_named_by_its_place(
    file: dict[str, Any], expected: tuple[str, str, str]
) -> None:
    assert expected in faults(file)


def test_all_faults_are_named_at_once_in_the_order_of_the_file() -> None:
    file = document(id="", measures=[{}], nodes=[{"code": "A"}, "B"])

    found = [place for place, _, _ in faults(file)]

    assert found[0] == "id"
    assert {"nodes[0].level", "nodes[0].title", "nodes[1]", "measures[0].code"} <= set(found)


def test_a_measure_code_cannot_be_there_twice() -> None:
    file = document()
    file["measures"] *= 2

    assert faults(file) == [("measures[1].code", "duplicate", "M1")]


def test_a_cycle_is_named_once() -> None:
    file = document(
        nodes=[
            {"code": code, "level": "theme", "title": code, "parent": parent, "confidence": "ours"}
            for code, parent in (("A", "B"), ("B", "A1"), ("A1", "A"), ("C", "A"))
        ]
    )

    assert faults(file) == [("nodes[0].parent", "cycle", "A")]


def test_every_shipped_file_is_valid_canonical_and_named_by_its_id() -> None:
    for id_, _ in shipped():
        framework = load_shipped(id_)

        assert framework.id == id_
        assert framework_from(framework_text(framework)) == framework


def test_what_a_measure_needs_is_read_written_and_checked() -> None:
    asking = changed("measures", 0, needs=["baseline", "survey", "survey"], names_contract=True)
    framework = framework_from(json.dumps(asking))

    assert framework.measures[0].needs == (Need.BASELINE, Need.SURVEY)
    assert framework.measures[0].names_contract
    assert framework_from(framework_text(framework)) == framework
    assert faults(changed("measures", 0, needs=["proof"])) == [
        ("measures[0].needs[0]", "not_one_of", "baseline, survey")
    ]


def test_a_long_detail_is_cut_to_what_can_be_shown() -> None:
    assert faults(document(id="X" * 80))[0][2] == "X" * 80
    assert faults(document(id="X" * 81))[0][2] == "X" * 79 + "…"


def test_a_file_that_cannot_be_used_is_a_problem_with_its_faults() -> None:
    with pytest.raises(InvalidFramework) as caught:
        framework_from("{}", "aims.json")

    assert caught.value.code == "invalid_framework"
    assert caught.value.details == {"faults": caught.value.faults}


def test_nodes_are_needed_and_a_file_may_begin_with_a_mark_of_its_bytes() -> None:
    without = document()
    del without["nodes"], without["measures"], without["crosswalks"]

    assert faults(without) == [("nodes", "missing", "")]
    marked = "\N{ZERO WIDTH NO-BREAK SPACE}" + json.dumps(document())
    assert framework_from(marked) == framework_from(json.dumps(document()))


@pytest.mark.parametrize(
    "file",
    [
        document(title="x" * 5000),
        document(applies_from="2026-02-01", applies_to="2026-02-01"),
        document(levels=["theme", "outcome", "x" * 5000]),
    ],
)
def test_a_file_at_its_bounds_is_read(file: dict[str, Any]) -> None:
    assert framework_from(json.dumps(file)).id == "aims"


def test_the_largest_file_is_read() -> None:
    text = json.dumps(document())

    assert framework_from(text + " " * (5_000_000 - len(text))).id == "aims"


def test_the_types_that_a_caller_knows_count_before_ours() -> None:
    with pytest.raises(InvalidFramework):
        framework_from(json.dumps(document()), types={})


def test_what_people_wrote_stays_readable_in_the_file() -> None:
    framework = framework_from(json.dumps(document(title="Cyngor Sir Ynys Môn")))

    assert "Ynys Môn" in framework_text(framework)


def test_a_choice_without_a_default_must_be_made() -> None:
    file = document()
    del file["nodes"][0]["confidence"]

    assert ("nodes[0].confidence", "missing", "") in faults(file)
