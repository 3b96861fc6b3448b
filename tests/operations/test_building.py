"""Putting a measure to use: a new version, one change, and promises that keep their wording."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from sv_evidence.domain.activities import Result
from sv_evidence.domain.building import MeasureDraft
from sv_evidence.domain.contracts import Commitment
from sv_evidence.domain.counting import ClaimQuestion
from sv_evidence.domain.definitions import Definition, Movement, Once
from sv_evidence.domain.evidence import Strength
from sv_evidence.domain.framework_files import framework_from
from sv_evidence.domain.frameworks import InstalledFramework, InstalledMeasure, Proxy
from sv_evidence.domain.measures import Period, ProxyRate, Thousandths, Unit
from sv_evidence.domain.problems import InvalidEntry
from sv_evidence.domain.proof import Mark
from sv_evidence.operations.building import (
    agree_wording,
    begin_change,
    begin_measure,
    change_measure,
    make_measure,
    promised_under,
)
from sv_evidence.operations.building_effects import effect_of
from sv_evidence.operations.claiming import claims
from sv_evidence.operations.framework_library import install_framework
from sv_evidence.operations.references import measure_of
from sv_evidence.store.workspace import Workspace
from tests.builders import (
    HOURS,
    MEALS,
    TODAY,
    a_buyer,
    a_contract,
    a_file,
    a_place,
    a_result,
    a_uid,
    an_activity,
    an_allotment,
    framework_document,
    log,
)

THE_DAY = Period(TODAY, TODAY)


def uid_of(workspace: Workspace, code: str = MEALS) -> UUID:
    with workspace.read() as view:
        return measure_of(view, code).uid


def change(workspace: Workspace, draft: MeasureDraft, measure: UUID) -> UUID:
    with workspace.change("Change a measure") as unit:
        return change_measure(unit, measure, draft, today=TODAY).measure


def begun(workspace: Workspace, measure: UUID) -> MeasureDraft:
    with workspace.read() as view:
        return begin_change(view, measure)


def lunch(workspace: Workspace, *files: str, contract: UUID | None = None) -> UUID:
    """Log 126 meals with files, allotted to a contract if one is given."""
    place = a_place(f"Hall {a_uid()}")
    activity = an_activity(place=place.uid)
    result = a_result(activity.uid, uid_of(workspace))
    with workspace.change("Add a place") as unit:
        unit.add(place)
    log(workspace, activity, [result], [a_file(each) for each in files])
    if contract is not None:
        with workspace.change("Allot") as unit:
            unit.add(an_allotment(result.uid, contract))
    return result.uid


def promise(workspace: Workspace, measure: UUID) -> tuple[UUID, UUID]:
    buyer = a_buyer()
    contract = a_contract(buyer.uid)
    made = Commitment(a_uid(), contract.uid, measure, wording="3,000 meals", target=Thousandths(1))
    with workspace.change("Promise") as unit:
        unit.add_all((buyer, contract, made))
    return contract.uid, made.uid


def test_a_new_measure_stands_in_a_new_version_and_nothing_else_moves(
    workspace: Workspace,
) -> None:
    meals = uid_of(workspace)
    with workspace.change("Make a measure") as unit:
        framework = unit.all(InstalledFramework)[0].uid
        draft = replace(
            begin_measure(unit, framework, "O1"),
            title="People less lonely",
            unit=Unit("person", "people"),
            definition=Definition(once=Once.ONCE_A_YEAR),
        )
        put = make_measure(unit, framework, draft, today=TODAY)

    with workspace.read() as view:
        made = view.framework(put.framework)
        assert (made.version, put.moved, put.kept) == ("ours-2026-09-30.1", 0, ())
        assert measure_of(view, "PEOPLELESSLO").uid == put.measure
        assert measure_of(view, MEALS).uid == meals
        assert [rule.values for rule in made.rules] == [{"months": 12}]
        assert [each.version for each in view.all(InstalledFramework)] == ["ours-2026-09-30.1"]


def test_two_measures_of_one_name_get_codes_of_their_own(workspace: Workspace) -> None:
    codes = []
    for _ in range(2):
        with workspace.change("Make a measure") as unit:
            framework = unit.all(InstalledFramework)[0].uid
            draft = replace(
                begin_measure(unit, framework, "O1"), title="!", unit=Unit("tree", "trees")
            )
            put = make_measure(unit, framework, draft, today=TODAY)
            codes.append(unit.get(InstalledMeasure, put.measure).code)

    assert codes == ["MEASURE", "MEASURE2"]


def test_what_could_be_no_measure_is_refused_with_every_fault(workspace: Workspace) -> None:
    draft = MeasureDraft("Aim", "NOWHERE", code=MEALS, accepts=(("invented", None),))

    with pytest.raises(InvalidEntry) as refused, workspace.change("Make a measure") as unit:
        make_measure(unit, unit.all(InstalledFramework)[0].uid, draft, today=TODAY)

    assert [(each.field, each.code) for each in refused.value.faults] == [
        ("title", "no_name"),
        ("unit", "no_unit"),
        ("node", "unknown_node"),
        ("accepts", "unknown_type"),
        ("code", "measure_named"),
    ]


def test_changing_a_measure_judges_what_is_logged_by_the_new_wording(workspace: Workspace) -> None:
    result = lunch(workspace, "email")
    meals, hours = uid_of(workspace), uid_of(workspace, HOURS)
    with workspace.change("Value") as unit:
        unit.add(Proxy(a_uid(), meals, ProxyRate(62_500)))
    draft = replace(begun(workspace, meals), accepts=(("email", Strength.STRONG),))

    after = change(workspace, draft, meals)

    with workspace.read() as view:
        assert view.get(Result, result).measure == after != meals
        assert uid_of(workspace) == after
        assert uid_of(workspace, HOURS) == hours
        (line,) = claims(view, ClaimQuestion(THE_DAY)).lines
        assert (line.claim.mark, line.claim.value) == (Mark.PROVEN, 78_750)
        assert len(view.all(InstalledFramework)) == 1


def test_undoing_a_changed_measure_brings_the_old_one_back_whole(workspace: Workspace) -> None:
    result = lunch(workspace, "email")
    meals = uid_of(workspace)
    change(workspace, replace(begun(workspace, meals), title="Hot meals"), meals)

    undone = workspace.undo()

    with workspace.read() as view:
        assert undone.kept == ()
        assert view.get(Result, result).measure == meals == uid_of(workspace)
        assert [each.version for each in view.all(InstalledFramework)] == ["1"]


def test_a_draft_that_changes_nothing_makes_no_version(workspace: Workspace) -> None:
    meals = uid_of(workspace)

    same = change(workspace, begun(workspace, meals), meals)

    with workspace.read() as view:
        assert same == meals
        assert [each.version for each in view.all(InstalledFramework)] == ["1"]


def test_a_commitment_keeps_the_old_wording_until_it_is_agreed(workspace: Workspace) -> None:
    meals = uid_of(workspace)
    contract, commitment = promise(workspace, meals)
    allotted = lunch(workspace, contract=contract)
    free = lunch(workspace)
    with workspace.change("Change a measure") as unit:
        draft = replace(begin_change(unit, meals), title="Hot meals")
        put = change_measure(unit, meals, draft, today=TODAY)

    with workspace.read() as view:
        assert (put.kept, put.moved) == ((commitment,), 1)
        assert [each.uid for each in promised_under(view, meals)] == [commitment]
        assert view.get(Result, allotted).measure == meals
        assert view.get(Result, free).measure == put.measure
        titles = [line.measure.title for line in claims(view, ClaimQuestion(THE_DAY)).lines]
        assert titles == ["Meals shared", "Hot meals"]

    with workspace.change("Agree a new wording") as unit:
        agreed = agree_wording(unit, commitment, put.measure, wording="3,000 hot meals")

    with workspace.read() as view:
        assert (agreed.measure, agreed.wording) == (put.measure, "3,000 hot meals")
        assert view.get(Result, allotted).measure == put.measure
        assert [each.version for each in view.all(InstalledFramework)] == [put.version]


def test_agreeing_one_of_two_commitments_leaves_the_other(workspace: Workspace) -> None:
    meals = uid_of(workspace)
    _, first = promise(workspace, meals)
    _, second = promise(workspace, meals)
    after = change(workspace, replace(begun(workspace, meals), title="Hot meals"), meals)

    with workspace.change("Agree a new wording") as unit:
        agreed = agree_wording(unit, first, after)

    with workspace.read() as view:
        assert agreed.wording == "3,000 meals"
        assert [each.uid for each in promised_under(view, meals)] == [second]
        assert len(view.all(InstalledFramework)) == 2


def test_a_rule_of_an_earlier_definition_goes_with_it(workspace: Workspace) -> None:
    meals = uid_of(workspace)
    people = replace(begun(workspace, meals), unit=Unit("person", "people"))
    once = change(workspace, replace(people, definition=Definition(once=Once.ONCE)), meals)
    each_time = change(
        workspace,
        replace(people, definition=Definition(once=Once.EACH_TIME, movement=Movement.RISES)),
        once,
    )

    with workspace.read() as view:
        held = view.framework(view.get(InstalledMeasure, each_time).framework)
        assert held.rules == ()
        assert held.version == "ours-2026-09-30.2"


def test_installing_the_shipped_version_again_leaves_our_newer_one(workspace: Workspace) -> None:
    meals = uid_of(workspace)
    after = change(workspace, replace(begun(workspace, meals), title="Hot meals"), meals)

    with workspace.change("Add framework") as unit:
        installed = install_framework(unit, framework_from(framework_document()))

    assert not installed.is_new
    assert uid_of(workspace) == after


def test_an_effect_tells_what_would_be_proven_and_what_no_longer(workspace: Workspace) -> None:
    by_mail = lunch(workspace, "email")
    signed = lunch(workspace, "sign_in_sheet")
    meals = uid_of(workspace)
    with workspace.change("Value") as unit:
        unit.add(Proxy(a_uid(), meals, ProxyRate(62_500)))
    draft = replace(begun(workspace, meals), accepts=(("email", Strength.STRONG),))

    with workspace.read() as view:
        effect = effect_of(view, meals, draft, THE_DAY)

    assert (effect.results, effect.quantity) == (2, 252_000)
    assert (effect.now_proven, effect.no_longer_proven) == ((by_mail,), (signed,))
    assert effect.before == {Mark.PROVEN: 126_000, Mark.PART_PROVEN: 126_000, Mark.UNPROVEN: 0}
    assert effect.after == {Mark.PROVEN: 126_000, Mark.PART_PROVEN: 0, Mark.UNPROVEN: 126_000}
    assert effect.missing == (("no_accepted_type", 1),)
    assert effect.value_before is not None
    assert sum(effect.value_before.values()) == 157_500
    assert effect.value_after == {Mark.PROVEN: 78_750, Mark.PART_PROVEN: 0, Mark.UNPROVEN: 78_750}
    assert uid_of(workspace) == meals


def test_an_effect_without_a_proxy_has_no_value(workspace: Workspace) -> None:
    lunch(workspace)
    meals = uid_of(workspace)
    told = Definition(movement=Movement.FALLS, target_by=date(2027, 3, 31))

    with workspace.read() as view:
        effect = effect_of(
            view, meals, replace(begin_change(view, meals), definition=told), THE_DAY
        )

    assert (effect.value_before, effect.value_after) == (None, None)
    assert dict(effect.missing) == {"no_baseline": 1, "no_files": 1}
