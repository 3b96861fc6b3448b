"""One result in the language of several frameworks, counted and valued once."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import pytest

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.counting import ClaimQuestion
from sv_evidence.domain.counting_records import Detail
from sv_evidence.domain.frameworks import Proxy
from sv_evidence.domain.measures import Period, ProxyRate, Thousandths, Unit
from sv_evidence.domain.proof import Mark
from sv_evidence.operations.claiming import claims
from sv_evidence.operations.linking import LinkedLine, linked_lines
from sv_evidence.store.workspace import Workspace
from tests.builders import (
    HOURS,
    MEALS,
    TODAY,
    a_file,
    a_place,
    a_result,
    a_uid,
    add_framework,
    an_activity,
    log,
)

TODAY_ONLY = Period(TODAY, TODAY)


def walk(measure: str = MEALS, to: str = "there", node: str = "O1", **more: Any) -> dict[str, Any]:
    return {"measure": measure, "framework": to, "node": node, **more}


def install(workspace: Workspace, id_: str, *walks: Mapping[str, Any]) -> Mapping[str, UUID]:
    with workspace.change("Add framework") as unit:
        return add_framework(unit, id=id_, crosswalks=list(walks))


def linked(workspace: Workspace, framework: UUID, **more: UUID) -> tuple[LinkedLine, ...]:
    with workspace.read() as view:
        return linked_lines(view, ClaimQuestion(TODAY_ONLY, framework=framework, **more))


def worked(workspace: Workspace, here: Mapping[str, UUID]) -> None:
    """Log 3 proven core meals, and 5 unproven additional ones for carers."""
    place = a_place()
    proven, unproven = an_activity(place=place.uid), an_activity()
    extra = a_result(unproven.uid, here[MEALS], 5, impact=Impact.ADDITIONAL)
    with workspace.change("Place and proxy") as unit:
        unit.add(place)
        unit.add(Proxy(a_uid(), here[MEALS], ProxyRate(10_000)))
    log(workspace, proven, [a_result(proven.uid, here[MEALS], 3)], [a_file()])
    log(workspace, unproven, [extra])
    with workspace.change("Detail") as unit:
        unit.add(Detail(a_uid(), extra.uid, claimed_group="Carers"))


def test_a_result_counts_towards_another_framework_and_is_valued_once(
    workspace: Workspace,
) -> None:
    here, there = install(workspace, "here", walk(note="Together")), install(workspace, "there")
    worked(workspace, here)

    (line,) = linked(workspace, there[""])

    assert (line.quantity, line.results, line.unit) == (8000, 2, Unit("meal", "meals"))
    assert line.by_mark == {Mark.PROVEN: 3000, Mark.PART_PROVEN: 0, Mark.UNPROVEN: 5000}
    assert (line.framework.id, line.node_title) == ("here", "People eat together")
    with workspace.read() as view:
        everything = claims(view, ClaimQuestion(TODAY_ONLY))
        towards = claims(view, ClaimQuestion(TODAY_ONLY, framework=there[""]))
    assert [each.claim.value for each in everything.lines] == [800]
    assert everything.linked == ()
    assert (towards.lines, towards.core, towards.additional) == ((), None, None)
    assert towards.linked == (line,)


@pytest.mark.parametrize(
    ("fields", "quantity"),
    [
        ({"factor": "0.333333"}, 2666),
        ({"factor": "2", "unit": {"one": "plate", "many": "plates"}}, 16_000),
        ({"condition": {"only_proven": True}}, 3000),
        ({"condition": {"impact": "additional"}}, 5000),
        ({"condition": {"impact": "core"}}, 3000),
        ({"condition": {"groups": ["carers"]}}, 5000),
        ({"condition": {"groups": ["carers"], "impact": "additional"}, "factor": "0.5"}, 2500),
    ],
)
def test_a_factor_and_a_condition_decide_how_much(
    workspace: Workspace, fields: dict[str, Any], quantity: int
) -> None:
    here, there = install(workspace, "here", walk(**fields)), install(workspace, "there")
    worked(workspace, here)

    (line,) = linked(workspace, there[""])

    assert line.quantity == quantity
    assert sum(line.by_mark.values()) == quantity
    assert line.unit.one == fields.get("unit", {"one": "meal"})["one"]


def test_what_meets_no_condition_is_not_listed(workspace: Workspace) -> None:
    conditions: list[dict[str, Any]] = [
        {"groups": ["veterans"]},
        {"groups": ["carers"], "only_proven": True},
    ]
    walks = [
        walk(node=node, condition=each) for node, each in zip(("O1", "T1"), conditions, strict=True)
    ]
    here, there = install(workspace, "here", *walks), install(workspace, "there")
    worked(workspace, here)

    assert linked(workspace, there[""]) == ()


def test_crosswalks_in_a_circle_count_nothing_twice(workspace: Workspace) -> None:
    here = install(workspace, "here", walk())
    there = install(workspace, "there", walk(to="here"), walk(HOURS, "here", node="gone"))
    worked(workspace, here)
    activity = an_activity()
    meals, hours = (a_result(activity.uid, there[each], 1) for each in (MEALS, HOURS))
    log(workspace, activity, [meals, hours])

    (line,) = linked(workspace, there[""])
    back, lost = linked(workspace, here[""])

    assert (line.quantity, line.is_mutual) == (8000, True)
    assert (back.quantity, back.is_mutual) == (Thousandths(1000), True)
    assert (lost.node_title, lost.is_mutual) == ("", False)


def test_one_measure_or_all_frameworks_have_no_links(workspace: Workspace) -> None:
    here, there = install(workspace, "here", walk()), install(workspace, "there")
    worked(workspace, here)

    assert linked(workspace, there[""], measure=there[MEALS]) == ()
    with workspace.read() as view:
        assert linked_lines(view, ClaimQuestion(TODAY_ONLY)) == ()
