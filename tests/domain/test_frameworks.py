from typing import Any

import pytest

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.frameworks import Confidence, Crosswalk, Framework, Measure, Node
from sv_evidence.domain.measures import Unit

THEME = Node("3", "theme", "Partners in communities", None, Confidence.PRIMARY)
OUTCOME = Node("3.1", "outcome", "Food", "3", Confidence.OURS)
MEALS = Measure("meals", "3.1", "Meals served", Unit("meal", "meals"), (), Confidence.OURS)
CHARTER = Framework(
    id="bbc4sr",
    version="2024",
    title="Birmingham Business Charter for Social Responsibility",
    short_title="Charter",
    publisher="Birmingham City Council",
    published="2024",
    licence="unknown",
    source="",
    checked="",
    not_checked="",
    levels=("theme", "outcome"),
    nodes=(THEME, OUTCOME),
    measures=(MEALS,),
)


def test_a_framework_finds_its_nodes_and_measures_by_code() -> None:
    assert CHARTER.node("3.1") is OUTCOME
    assert CHARTER.measure("meals") is MEALS


def test_a_nodes_line_runs_from_the_root_down() -> None:
    assert CHARTER.line_of("3.1") == (THEME, OUTCOME)
    assert CHARTER.line_of("3") == (THEME,)


@pytest.mark.parametrize(
    ("confidence", "confirmed"),
    [
        (Confidence.PRIMARY, True),
        (Confidence.SECONDARY, True),
        (Confidence.UNCONFIRMED, False),
        (Confidence.OURS, False),
    ],
)
def test_only_what_was_seen_in_a_source_is_confirmed(
    confidence: Confidence, *, confirmed: bool
) -> None:
    assert confidence.is_confirmed is confirmed


@pytest.mark.parametrize(
    ("conditions", "conditional"),
    [
        ({}, False),
        ({"only_proven": True}, True),
        ({"groups": ("carer",)}, True),
        ({"impact": Impact.CORE}, True),
    ],
)
def test_a_crosswalk_with_any_condition_is_conditional(
    conditions: dict[str, Any], *, conditional: bool
) -> None:
    assert Crosswalk("meals", "other", "X", **conditions).is_conditional is conditional
