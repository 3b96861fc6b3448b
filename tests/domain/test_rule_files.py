"""Rules in files: every fault by its place, and the same again when written."""

import json
from datetime import date
from typing import Any

import pytest

from sv_evidence.domain.framework_fields import InvalidFramework
from sv_evidence.domain.framework_files import framework_from, framework_text
from sv_evidence.domain.rule_files import faults_of_rule, rule_of, rule_text
from sv_evidence.domain.rule_kinds import rule_kinds
from tests.builders import HOURS, JOBS, MEALS, framework_document

FULL = [
    {
        "id": "1.1",
        "kind": "in_area",
        "title": "Within 15 miles of Solihull",
        "parameters": {
            "radius_miles": "15",
            "centre": "52.4130, -1.7780",
            "points": [
                {
                    "postcode": "B91 3QB",
                    "position": "52.4120, -1.7770",
                    "ward": "St Alphege",
                    "authority": "Solihull",
                }
            ],
            "unknown": "count",
        },
        "source": "Policy 2025, page 4",
        "whose": "Solihull Council",
        "from": "2025-04-01",
        "to": "2027-03-31",
    },
    {
        "id": "2.1",
        "kind": "allowed_pair",
        "measures": [MEALS, HOURS, JOBS],
        "parameters": {"pairs": [[MEALS, HOURS]], "same": "person"},
    },
    {"id": "2.2", "kind": "contract_only", "parameters": {"wholly": True}},
    {"id": "2.3", "kind": "in_period", "parameters": {"first_day": "2026-04-01"}},
    {"id": "2.4", "kind": "once_per_person", "parameters": {"months": 12}},
]


def faults(rows: object = None, **more: Any) -> dict[str, str]:
    document = framework_document(**({} if rows is None else {"rules": rows}), **more)
    with pytest.raises(InvalidFramework) as refused:
        framework_from(document)
    return {each.place: each.code for each in refused.value.faults}


def in_rule(**fields: Any) -> dict[str, str]:
    row = {"id": "1", "kind": "core_excluded", **fields}
    return {each.place: each.code for each in faults_of_rule(json.dumps(row))}


def test_rules_are_read_and_written_back_the_same() -> None:
    framework = framework_from(framework_document(rules=FULL))

    again = framework_from(framework_text(framework))

    assert again == framework
    written = json.loads(framework_text(framework))["rules"]
    assert written == FULL
    first = framework.rules[0]
    assert (first.whose, first.valid_from) == ("Solihull Council", date(2025, 4, 1))
    assert first.decimal("radius_miles") == 15
    assert (first.decimal("years"), first.whole("months"), first.day("last_day")) == (None,) * 3
    assert (first.texts("wards"), first.text("points"), first.rows("centre")) == ((), "", ())
    assert rule_of(rule_text(first)) == first


def test_a_framework_without_rules_is_written_as_before() -> None:
    assert "rules" not in json.loads(framework_text(framework_from(framework_document())))


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ({"kind": "guesswork"}, {"kind": "unknown_rule_kind"}),
        ({"kind": ""}, {"kind": "empty"}),
        ({"id": ""}, {"id": "empty"}),
        ({"id": "1" * 65}, {"id": "too_long"}),
        ({"from": "2026-07-02", "to": "2026-07-01"}, {"to": "dates_backwards"}),
        ({"from": "July"}, {"from": "bad_date"}),
        ({"measures": ["A", "A"]}, {"measures": "duplicate"}),
        ({"whim": 1}, {"whim": "unknown_field"}),
        ({"parameters": {"most": 1}}, {"parameters.most": "unknown_field"}),
        ({"parameters": []}, {"parameters": "wrong_type"}),
        ({"kind": "exclusive_measures", "measures": ["A"]}, {"measures": "too_few"}),
        ({"kind": "cap_measures"}, {"parameters.most": "missing"}),
    ],
)
def test_what_is_wrong_with_a_rule_is_named(row: dict[str, Any], found: dict[str, str]) -> None:
    assert in_rule(**row) == found


@pytest.mark.parametrize(
    ("kind", "parameters", "found"),
    [
        ("cap_measures", {"most": True}, {"most": "not_whole"}),
        ("cap_measures", {"most": 0}, {"most": "not_whole"}),
        ("cap_measures", {"most": 1000}, {"most": "not_whole"}),
        ("cap_measures", {"most": "2"}, {"most": "not_whole"}),
        ("pounds_at_rate", {"rate": "0"}, {"rate": "not_decimal"}),
        ("pounds_at_rate", {"rate": 1.5}, {"rate": "not_decimal"}),
        ("pounds_at_rate", {"rate": True}, {"rate": "not_decimal"}),
        ("pounds_at_rate", {"rate": "1.0000001"}, {"rate": "not_decimal"}),
        ("pounds_at_rate", {"rate": 17}, {}),
        ("pounds_at_rate", {}, {"rate": "missing"}),
        ("pounds_at_rate", {"rate": "1", "quantity_is": "x"}, {"quantity_is": "not_one_of"}),
        ("in_period", {"first_day": "2026-02-30"}, {"first_day": "bad_date"}),
        (
            "in_period",
            {"first_day": "2026-02-02", "last_day": "2026-02-01"},
            {"last_day": "dates_backwards"},
        ),
        ("contract_only", {"wholly": "yes"}, {"wholly": "wrong_type"}),
        ("in_area", {}, {"": "one_wanted"}),
        ("in_area", {"wards": []}, {"": "one_wanted"}),
        ("in_area", {"wards": ["A"], "radius_miles": "1"}, {"radius_miles": "belong_together"}),
        ("in_area", {"wards": ["A"], "centre": "1, 1"}, {"radius_miles": "belong_together"}),
        (
            "in_area",
            {"radius_miles": "1", "centre": "here", "centre_grid": "1 1"},
            {"centre": "bad_position"},
        ),
        (
            "in_area",
            {"wards": ["A"], "points": [{"position": "91, 1"}]},
            {"points[0].postcode": "missing", "points[0].position": "bad_position"},
        ),
        (
            "in_area",
            {"wards": ["A"], "points": [{"postcode": "B1", "x": "1"}]},
            {"points[0].x": "unknown_field"},
        ),
    ],
)
def test_what_is_wrong_with_a_parameter_is_named(
    kind: str, parameters: dict[str, Any], found: dict[str, str]
) -> None:
    named = {f"parameters.{name}" if name else "parameters": code for name, code in found.items()}

    assert in_rule(kind=kind, parameters=parameters) == named


@pytest.mark.parametrize(
    ("pairs", "place", "code"),
    [
        (None, "parameters.pairs", "missing"),
        ("AB", "parameters.pairs[0]", "not_a_pair"),
        ([["A", "A"]], "parameters.pairs[0]", "not_a_pair"),
        ([["A", "B", "C"]], "parameters.pairs[0]", "not_a_pair"),
        ([["A", 1]], "parameters.pairs[0]", "not_a_pair"),
        ([["A", "X"]], "parameters.pairs", "unknown_measure"),
    ],
)
def test_pairs_are_two_of_the_measures(pairs: object, place: str, code: str) -> None:
    found = in_rule(kind="allowed_pair", measures=["A", "B"], parameters={"pairs": pairs})

    assert found == {place: code}


def test_rules_of_a_framework_stand_by_themselves_and_name_its_measures() -> None:
    rules = [
        {"id": "1", "kind": "weeks", "measures": ["M9"]},
        {"id": "1", "kind": "weeks"},
        {"id": "2", "kind": "x"},
        {"id": "3", "kind": "weeks", "measures": ["M8"]},
    ]

    assert faults(levels=[])["levels"] == "empty"
    assert faults({"id": "1"}) == {"rules": "wrong_type"}
    assert faults(rules) == {
        "rules[0].measures": "unknown_measure",
        "rules[1].id": "duplicate",
        "rules[2].kind": "unknown_rule_kind",
        "rules[3].measures": "unknown_measure",
    }


@pytest.mark.parametrize("text", ["{", "[]", "1"])
def test_what_is_no_rule_at_all_is_refused(text: str) -> None:
    assert faults_of_rule(text)
    assert faults_of_rule(rule_text(rule_of('{"id": "1", "kind": "weeks"}'))) == ()


def test_every_kind_says_what_it_means() -> None:
    assert len(rule_kinds()) == 15
    for name, kind in rule_kinds().items():
        assert name == kind.name
        assert kind.meaning.endswith(".")
        assert all(
            parameter.meaning.endswith((".", "contract's.")) for parameter in kind.parameters
        )


@pytest.mark.parametrize(
    ("row", "detail"),
    [
        ({"id": "1" * 65}, "64"),
        ({"measures": ["B", "A", "A"]}, "A"),
        ({"kind": "exclusive_measures", "measures": ["A"]}, "2"),
        ({"kind": "cap_measures", "parameters": {"most": 1000}}, "999"),
        ({"kind": "pounds_at_rate", "parameters": {"rate": "0"}}, "6"),
        ({"kind": "share_split", "parameters": {"split": "x"}}, "equal, as_allotted"),
        (
            {"kind": "allowed_pair", "measures": ["A", "B"], "parameters": {"pairs": [["A", "X"]]}},
            "X",
        ),
        (
            {
                "kind": "in_area",
                "parameters": {"radius_miles": "1", "centre": "here", "centre_grid": "1 1"},
            },
            "here",
        ),
        (
            {
                "kind": "in_area",
                "parameters": {"wards": ["A"], "points": [{"postcode": "B1", "position": "x"}]},
            },
            "x",
        ),
        ({"kind": "in_area"}, "authorities, wards, postcodes, radius_miles"),
    ],
)
def test_a_fault_of_a_rule_tells_the_bound_or_what_was_typed(
    row: dict[str, Any], detail: str
) -> None:
    document = json.dumps({"id": "1", "kind": "core_excluded", **row})

    assert [each.detail for each in faults_of_rule(document)] == [detail]
    assert {each.file for each in faults_of_rule(document)} == {""}


@pytest.mark.parametrize(
    "row",
    [
        {"id": "1" * 64},
        {"from": "2026-07-01", "to": "2026-07-01"},
        {"kind": "cap_measures", "parameters": {"most": 999}},
        {"kind": "cap_measures", "parameters": {"most": 1}},
        {"kind": "pounds_at_rate", "parameters": {"rate": "0.000001"}},
        {
            "kind": "in_period",
            "parameters": {"first_day": "2026-07-01", "last_day": "2026-07-01"},
        },
    ],
)
def test_a_rule_at_its_bounds_is_sound(row: dict[str, Any]) -> None:
    assert in_rule(**row) == {}


def test_two_days_in_the_wrong_order_are_told_without_a_detail() -> None:
    days = {"first_day": "2026-07-02", "last_day": "2026-07-01"}
    document = json.dumps({"id": "1", "kind": "in_period", "parameters": days})

    assert [each.detail for each in faults_of_rule(document)] == [""]


def test_every_pair_that_is_none_is_named() -> None:
    found = in_rule(
        kind="allowed_pair", measures=["A", "B"], parameters={"pairs": [["A"], ["A", "B"], ["B"]]}
    )

    assert found == {"parameters.pairs[0]": "not_a_pair", "parameters.pairs[2]": "not_a_pair"}


def test_a_rules_own_words_stay_readable() -> None:
    rule = rule_of('{"id": "1", "kind": "weeks", "whose": "Cyngor Sir Ynys Môn"}')

    assert "Ynys Môn" in rule_text(rule)
