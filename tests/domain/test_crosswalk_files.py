"""Crosswalks in files: every fault by its place, and the same again when written."""

import json
from typing import Any

import pytest

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.framework_fields import InvalidFramework
from sv_evidence.domain.framework_files import framework_from, framework_text
from sv_evidence.domain.measures import Unit
from tests.builders import MEALS, framework_document


def faults(rows: object = None, **more: Any) -> dict[str, str]:
    document = framework_document(**({} if rows is None else {"rules": rows}), **more)
    with pytest.raises(InvalidFramework) as refused:
        framework_from(document)
    return {each.place: each.code for each in refused.value.faults}


def walk(**fields: Any) -> dict[str, Any]:
    return {"measure": MEALS, "framework": "svm-ppn-002", "node": "8", **fields}


def test_crosswalks_are_read_and_written_back_the_same() -> None:
    rows = [
        walk(note="Wellbeing"),
        walk(node="6", factor="0.5", unit={"one": "person", "many": "people"}),
        walk(node="7", condition={"impact": "additional", "only_proven": True, "groups": ["a"]}),
        walk(node="2", condition={"impact": "core", "words": "Core only"}),
    ]

    framework = framework_from(framework_document(crosswalks=rows))

    assert json.loads(framework_text(framework))["crosswalks"] == rows
    half, some = framework.crosswalks[1:3]
    assert (half.factor, half.unit, half.is_conditional) == (
        500_000,
        Unit("person", "people"),
        False,
    )
    assert (some.impact, some.only_proven, some.groups) == (Impact.ADDITIONAL, True, ("a",))
    assert some.is_conditional
    assert framework_from(framework_document(crosswalks=[walk(factor=2)])).crosswalks[0].factor == (
        2_000_000
    )


@pytest.mark.parametrize(
    ("row", "place", "code"),
    [
        ({"measure": "M9"}, "measure", "unknown_measure"),
        ({"framework": "test-charter"}, "framework", "to_itself"),
        ({"factor": "0"}, "factor", "not_decimal"),
        ({"factor": "1000001"}, "factor", "not_decimal"),
        ({"factor": 0.5}, "factor", "not_decimal"),
        ({"factor": True}, "factor", "not_decimal"),
        ({"unit": {"one": "x"}}, "unit.many", "missing"),
        ({"unit": "x"}, "unit", "wrong_type"),
        ({"condition": {"impact": "none"}}, "condition.impact", "not_one_of"),
        ({"condition": {"words": "Some only"}}, "condition.words", "one_wanted"),
        ({"condition": {"mood": "good"}}, "condition.mood", "unknown_field"),
    ],
)
def test_what_is_wrong_with_a_crosswalk_is_named(
    row: dict[str, Any], place: str, code: str
) -> None:
    found = faults(crosswalks=[walk(**row)])

    assert found[f"crosswalks[0].{place}"] == code


def test_the_same_crosswalk_twice_would_count_twice() -> None:
    assert faults(crosswalks=[walk(), walk(factor="2")]) == {"crosswalks[1].node": "duplicate"}


def details(**more: Any) -> set[tuple[str, str]]:
    with pytest.raises(InvalidFramework) as refused:
        framework_from(framework_document(**more))
    return {(each.code, each.detail) for each in refused.value.faults}


def test_faults_of_a_frameworks_rules_and_crosswalks_name_what_is_meant() -> None:
    rules = [{"id": "1", "kind": "weeks", "measures": ["M9"]}, {"id": "1", "kind": "weeks"}]
    assert details(rules=rules) == {("unknown_measure", "M9"), ("duplicate", "1")}

    assert details(crosswalks=[walk(framework="test-charter")]) == {("to_itself", "test-charter")}
    assert details(crosswalks=[walk(), walk()]) == {("duplicate", "8")}
    assert details(crosswalks=[walk(factor="x")]) == {("not_decimal", "6")}
    assert details(crosswalks=[walk(condition={"impact": "x"})]) == {
        ("not_one_of", "core, additional")
    }
    assert details(crosswalks=[walk(condition={"words": "x"})]) == {
        ("one_wanted", "impact, only_proven, groups")
    }


@pytest.mark.parametrize(("factor", "millionths"), [("0.000001", 1), ("1000000", 10**12)])
def test_the_least_and_the_largest_factor_are_read(factor: str, millionths: int) -> None:
    framework = framework_from(framework_document(crosswalks=[walk(factor=factor)]))

    assert framework.crosswalks[0].factor == millionths
