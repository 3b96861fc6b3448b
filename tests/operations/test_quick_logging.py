"""What a quick line is read by, and keeping what it says."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sv_evidence.domain.activities import Activity, ActivityDraft
from sv_evidence.domain.contracts import Commitment
from sv_evidence.domain.frameworks import Proxy
from sv_evidence.domain.measures import ProxyRate, Thousandths
from sv_evidence.domain.problems import InvalidEntry
from sv_evidence.domain.quick_line import read_line
from sv_evidence.operations.quick_logging import (
    draft_to_keep,
    log_all,
    logged_already,
    quick_choices,
)
from sv_evidence.store.workspace import Workspace
from tests.builders import (
    HOURS,
    MEALS,
    TODAY,
    a_buyer,
    a_contract,
    a_place,
    a_result,
    a_uid,
    add_framework,
    an_activity,
    an_allotment,
    log,
    new_workspace,
)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return new_workspace(tmp_path)


def test_a_line_is_read_by_what_was_logged_before(workspace: Workspace) -> None:
    with workspace.change("Set up") as unit:
        measures = add_framework(unit)
        hall = a_place()
        unit.add(hall)
    for day in (22, 29):
        lunch = an_activity(day=date(2026, 9, day), place=hall.uid)
        log(workspace, lunch, [a_result(lunch.uid, measures[MEALS])])

    with workspace.read() as view:
        choices = quick_choices(view, today=TODAY)

    [known] = choices.known.precedents
    assert (known.draft.title, known.draft.place, known.times) == (
        "Lunch club, Ladywood",
        "Ladywood Hall",
        2,
    )
    assert known.day == date(2026, 9, 29)
    read = read_line("lunch club 130 meals", choices.known, today=TODAY)
    assert [(each.measure, each.quantity) for each in read.draft.results] == [
        (measures[MEALS], 130_000)
    ]
    assert choices.progress(measures[MEALS], None).done == 252_000
    assert choices.progress(measures[HOURS], None).done == 0
    assert choices.worth(measures[MEALS], Thousandths(1000)) is None


def test_a_promise_says_how_far_it_is_and_a_proxy_what_a_line_is_worth(
    workspace: Workspace,
) -> None:
    with workspace.change("Set up") as unit:
        measures = add_framework(unit)
        buyer = a_buyer()
        contract = a_contract(buyer.uid, first_day=date(2026, 4, 1))
        later = a_contract(buyer.uid, first_day=date(2027, 4, 1))
        for each in (buyer, contract, later):
            unit.add(each)
        for of in (contract, later):
            unit.add(Commitment(a_uid(), of.uid, measures[MEALS], target=Thousandths(7_000_000)))
        unit.add(Proxy(a_uid(), measures[MEALS], ProxyRate(95_000)))
    lunch = an_activity()
    result = a_result(lunch.uid, measures[MEALS])
    log(workspace, lunch, [result])
    with workspace.change("Allot") as unit:
        unit.add(an_allotment(result.uid, contract.uid))

    with workspace.read() as view:
        choices = quick_choices(view, today=TODAY)

    progress = choices.progress(measures[MEALS], contract.uid)
    assert (progress.done, progress.target) == (126_000, 7_000_000)
    assert choices.progress(measures[MEALS], later.uid).target is None
    assert choices.worth(measures[MEALS], Thousandths(2000)) == 1900


def test_what_no_field_has_room_for_stands_in_the_notes(workspace: Workspace) -> None:
    with workspace.read() as view:
        known = quick_choices(view, today=TODAY).known

    draft = draft_to_keep(read_line("walk 2h 9", known, today=TODAY))

    assert draft.title == "Walk"
    assert draft.notes == "It took 2 hours. Also counted: 9."


def test_several_activities_are_one_change_and_all_or_none_are_kept(workspace: Workspace) -> None:
    good = ActivityDraft(title="Walk", first_day=TODAY)
    with pytest.raises(InvalidEntry), workspace.change("Log activity") as unit:
        log_all(unit, [good, replace(good, title="")], today=TODAY)
    with workspace.change("Log activity") as unit:
        made = log_all(unit, [good, replace(good, title="Talk")], today=TODAY)

    workspace.undo()

    assert len(made) == 2
    with workspace.read() as view:
        assert view.activities.count() == 0


@pytest.mark.parametrize(
    ("title", "day", "place", "is_same"),
    [
        ("lunch club, ladywood", TODAY, "ladywood hall", True),
        ("Lunch club, Ladywood", TODAY, "Aston", False),
        ("Lunch club", TODAY, "Ladywood Hall", False),
        ("Lunch club, Ladywood", date(2026, 9, 29), "Ladywood Hall", False),
        ("", TODAY, "Ladywood Hall", False),
        ("Lunch club, Ladywood", None, "Ladywood Hall", False),
    ],
)
def test_the_same_title_day_and_place_were_logged_already(
    workspace: Workspace, title: str, day: date | None, place: str, *, is_same: bool
) -> None:
    hall = a_place()
    with workspace.change("Set up") as unit:
        unit.add(hall)
    lunch: Activity = an_activity(place=hall.uid)
    log(workspace, lunch)
    draft = ActivityDraft(title=title, first_day=day, place=place)

    with workspace.read() as view:
        found = logged_already(view, draft)
        itself = logged_already(view, draft, apart_from=lunch.uid)

    assert (found is not None) is is_same
    assert itself is None
