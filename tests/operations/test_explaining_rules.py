"""A claim that a counting rule touched: what it took away is said, and both sums still agree."""

from sv_evidence.domain.activities import Impact
from sv_evidence.domain.counting import ClaimQuestion
from sv_evidence.domain.measures import Period
from sv_evidence.operations.explaining import explain_figure, explain_result
from sv_evidence.reports.explained_text import lines_of
from sv_evidence.store.workspace import Workspace
from tests.builders import MEALS, TODAY, a_place, a_result, add_framework, an_activity, log

ONLY_ADDITIONAL = {"id": "1.1", "kind": "core_excluded", "measures": [MEALS]}


def test_a_rule_is_said_and_what_it_left_out_is_no_result(workspace: Workspace) -> None:
    place = a_place()
    with workspace.change("Add framework") as unit:
        measures = add_framework(unit, id="ruled", rules=[ONLY_ADDITIONAL])
        unit.add(place)
    activity = an_activity(place=place.uid)
    core = a_result(activity.uid, measures[MEALS], 10)
    more = a_result(activity.uid, measures[MEALS], 4, impact=Impact.ADDITIONAL)
    log(workspace, activity, [core, more])

    with workspace.read() as view:
        asked = ClaimQuestion(Period(TODAY, TODAY))
        found = explain_figure(view, f"ruled/{MEALS}", asked)
        single = explain_result(view, core.uid)

    assert [each.result for each in found.results] == [more.uid]
    assert (found.counted, found.excluded, found.agree) == (4000, 10_000, True)
    (rule,) = found.rules
    assert (rule.rule, rule.whose, rule.results) == ("1.1", "A council", (core.uid,))
    assert rule.excluded == 10_000
    assert f"  {rule.message}" in lines_of(found)
    assert (single.counted, single.is_claim, single.agree) == (10_000, False, True)
    assert any("what was logged" in line for line in lines_of(single))
