"""What stands in files and databases: it may grow, and what is there keeps its word and meaning."""

from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from enum import Enum
from importlib import import_module
from pkgutil import iter_modules
from uuid import UUID

import pytest

from sv_evidence import domain
from sv_evidence.domain.activities import WHOLE_SHARE
from sv_evidence.domain.counting_records import Decision
from sv_evidence.domain.evidence import Strength
from sv_evidence.domain.kinds import RECORDS
from sv_evidence.domain.measures import LARGEST_QUANTITY, YearStart
from sv_evidence.domain.proof import Mark
from sv_evidence.domain.records import Kind, referred_kind
from sv_evidence.domain.rule_kinds import Parameter, Sort, Stage, rule_kinds
from sv_evidence.domain.sroi import Origin

RULES = {
    "allowed_pair": (
        "PEOPLE",
        2,
        True,
        ["pairs: pairs, required", "same: choice, one of person activity, else person"],
    ),
    "cap_measures": ("CAP", 0, False, ["most: whole, required, 999 at most"]),
    "contract_only": ("GATE", 0, False, ["wholly: flag"]),
    "core_excluded": ("GATE", 0, False, []),
    "exclusive_measures": (
        "PEOPLE",
        2,
        True,
        ["same: choice, one of activity person, else activity"],
    ),
    "first_months": ("PEOPLE", 0, True, ["months: whole, required, 1200 at most"]),
    "fte_years": ("FORMULA", 0, False, ["years: decimal", "full_time_hours: decimal, else 37"]),
    "hours_attendees": (
        "FORMULA",
        0,
        False,
        ["quantity_is: choice, one of hours_x_attendees session_hours, else hours_x_attendees"],
    ),
    "in_area": (
        "GATE",
        0,
        False,
        [
            "authorities: texts",
            "wards: texts",
            "postcodes: texts",
            "radius_miles: decimal",
            "centre: position",
            "centre_grid: position",
            "points: points",
            "unknown: choice, one of leave_out count, else leave_out",
        ],
    ),
    "in_period": ("GATE", 0, False, ["first_day: day", "last_day: day"]),
    "once_per_person": ("PEOPLE", 0, True, ["months: whole, 1200 at most"]),
    "one_disadvantage": ("PEOPLE", 1, True, []),
    "pounds_at_rate": (
        "FORMULA",
        0,
        False,
        ["rate: decimal, required", "quantity_is: choice, one of pounds hours, else pounds"],
    ),
    "share_split": (
        "SHARE",
        0,
        False,
        ["split: choice, one of equal as_allotted, else equal", "contracts: whole, 999 at most"],
    ),
    "weeks": ("FORMULA", 0, False, ["most_weeks: whole, 5200 at most"]),
}

_USUAL = {
    Kind.ORGANISATION: {"04-01"},
    Kind.BUYER: {"council"},
    Kind.EVIDENCE: {"application/octet-stream"},
    Kind.PACK: {"{}"},
}


def _said(of: Parameter) -> str:
    """A parameter as the documentation of framework files tells it."""
    return (
        f"{of.name}: {of.sort}"
        + (", required" if of.required else "")
        + (f", one of {' '.join(of.choices)}" if of.choices else "")
        + ("" if of.default is None else f", else {of.default}")
        + (f", {of.most} at most" if of.sort is Sort.WHOLE else "")
    )


@pytest.mark.parametrize("name", RULES)
def test_councils_rules_keep_what_they_take_and_when_they_have_their_say(name: str) -> None:
    kind = rule_kinds()[name]

    parameters = [_said(each) for each in kind.parameters]
    assert (kind.stage.name, kind.fewest_measures, kind.looks_back, parameters) == RULES[name]
    assert kind.meaning.endswith(".")
    assert all(each.meaning.endswith(".") for each in kind.parameters)
    assert set(RULES) == set(rule_kinds())


def test_what_is_out_is_out_before_people_formulas_shares_and_caps() -> None:
    assert sorted(Stage) == [Stage.GATE, Stage.PEOPLE, Stage.FORMULA, Stage.SHARE, Stage.CAP]
    assert len(set(Stage)) == 5


def test_marks_and_decisions_keep_their_words() -> None:
    assert list(Mark) == ["proven", "part_proven", "unproven"]
    assert list(Decision) == ["count", "leave_out"]


@pytest.mark.parametrize("kind", list(Kind))
def test_a_record_says_nothing_that_nobody_entered(kind: Kind) -> None:
    texts = {each.name: each.default for each in fields(RECORDS[kind]) if each.type is str}

    assert {default for default in texts.values() if isinstance(default, str)} <= (
        {""} | _USUAL.get(kind, set())
    )


@pytest.mark.parametrize("kind", list(Kind))
def test_every_uid_says_of_what_it_is(kind: Kind) -> None:
    held = [each for each in fields(RECORDS[kind]) if each.type in {UUID, UUID | None}]

    assert [each.name for each in held if referred_kind(each) is None] == ["uid"]


def test_where_a_proxy_comes_from_is_nowhere_until_it_is_said() -> None:
    assert Origin() == Origin("", None, "", "", "", None)


def test_a_year_begins_in_april_and_a_quantity_has_its_largest() -> None:
    assert YearStart() == YearStart(4, 1)
    assert LARGEST_QUANTITY == 1_000_000_000_000_000


LIMITS = {
    "activities.MOST_PEOPLE": 1_000_000,
    "activities.EARLIEST": date(1990, 1, 1),
    "activities.FURTHEST_AHEAD": timedelta(days=366),
    "exact.DIGITS": 34,
    "framework_fields.SHOWN": 80,
    "frameworks.WHOLE_FACTOR": 1_000_000,
    "activities.WHOLE_SHARE": 1_000_000,
    "rule_files.PLACES": 6,
}


@pytest.mark.parametrize("name", LIMITS)
def test_bounds_that_commands_and_files_rely_on_stay(name: str) -> None:
    module, _, limit = name.partition(".")

    assert getattr(import_module(f"sv_evidence.domain.{module}"), limit) == LIMITS[name]


def test_strengths_are_kept_as_numbers_in_this_order() -> None:
    assert [each.value for each in (Strength.WEAK, Strength.FAIR, Strength.STRONG)] == [1, 2, 3]


@pytest.mark.parametrize("kind", list(Kind))
def test_a_record_counts_nothing_that_nobody_entered(kind: Kind) -> None:
    numbers = {
        each.name: each.default
        for each in fields(RECORDS[kind])
        if isinstance(each.default, int) and not isinstance(each.default, bool | Enum)
    }

    assert {name for name, default in numbers.items() if default} <= {"share", "position"}
    assert numbers.get("share", WHOLE_SHARE) == WHOLE_SHARE


SAID = {
    "Case.says_who": True,
    "Plan.order_is_certain": True,
    "Pack.facts": "{}",
    "Evidence.media_type": "application/octet-stream",
    "Buyer.sort": "council",
    "Organisation.year_start": "04-01",
    "Organisation.shows_values": True,
}


def _defaults() -> dict[str, object]:
    """The defaults of every value of the domain that are texts, or yes or no."""
    found: dict[str, object] = {}
    for module in iter_modules(domain.__path__):
        for value in vars(import_module(f"{domain.__name__}.{module.name}")).values():
            if isinstance(value, type) and is_dataclass(value):
                for each in fields(value):
                    if type(each.default) in {str, bool}:
                        found[f"{value.__name__}.{each.name}"] = each.default
    return found


def test_what_is_not_said_of_a_value_is_empty_and_no() -> None:
    said = {name: default for name, default in _defaults().items() if default}

    assert said == SAID
