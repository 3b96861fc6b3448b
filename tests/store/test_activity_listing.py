"""The list of activities: order, filters, pages, months and sums."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from sv_evidence.domain.activities import Activity, Impact, Result
from sv_evidence.domain.measures import Period, Unit
from sv_evidence.domain.organisations import Place, Project
from sv_evidence.domain.proof import Mark
from sv_evidence.store.errors import NoSuchRecord
from sv_evidence.store.listings.activities import ActivityFilter, ActivitySort, Totals
from sv_evidence.store.workspace import Workspace
from tests.builders import (
    HOURS,
    MEALS,
    a_buyer,
    a_contract,
    a_file,
    a_place,
    a_project,
    a_result,
    a_uid,
    an_activity,
    an_allotment,
    attach,
)

HALL, PARK = a_place("Ladywood Hall"), a_place("aston park")
LUNCH, GARDEN = a_project("Lunch clubs"), a_project("Garden")
CLUB = an_activity(
    "Lunch club", date(2026, 9, 30), place=HALL.uid, project=LUNCH.uid, people=74, notes="Soup"
)
COURSE = an_activity(
    "cookery course", first_day=date(2026, 8, 20), last_day=date(2026, 9, 2), people=None
)
PICNIC = an_activity("Picnic", date(2026, 8, 31), place=PARK.uid, project=GARDEN.uid, people=18)
GONE = an_activity("Gone", date(2026, 9, 1), place=HALL.uid, people=500)
BUYER = a_buyer()
CONTRACT = a_contract(BUYER.uid)


@pytest.fixture
def listed(workspace: Workspace, measures: Mapping[str, UUID]) -> Workspace:
    meals = a_result(CLUB.uid, measures[MEALS], 126)
    binned = a_result(PICNIC.uid, measures[HOURS], 999)
    with workspace.change("Log") as unit:
        unit.add_all((HALL, PARK, LUNCH, GARDEN, BUYER, CONTRACT, CLUB, COURSE, PICNIC, GONE))
        unit.add_all(
            (
                meals,
                a_result(CLUB.uid, measures[HOURS], 6, impact=Impact.ADDITIONAL),
                a_result(PICNIC.uid, measures[MEALS], 26),
                binned,
                a_result(GONE.uid, measures[MEALS], 10_000),
            )
        )
        unit.add(an_allotment(meals.uid, CONTRACT.uid))
        attach(unit, CLUB.uid, [a_file(), a_file("own_record")])
        attach(unit, PICNIC.uid, [a_file("own_record")])
        unit.bin(Result, binned.uid)
        unit.bin(Activity, GONE.uid)
    return workspace


def titles(workspace: Workspace, sort: ActivitySort | None = None, **shown: Any) -> list[str]:
    with workspace.read() as view:
        listing = view.activities
        ids = listing.ids(ActivityFilter(**shown), sort or ActivitySort())
        rows = listing.page(ids)
        assert listing.totals(ActivityFilter(**shown)).activities == len(ids)
        assert sum(count for _, count in listing.months(ActivityFilter(**shown))) == len(ids)
        return [rows[key].title for key in ids]


ALL = ["Lunch club", "cookery course", "Picnic"]


@pytest.mark.parametrize(
    ("by", "ascending"),
    [
        ("date", ["Picnic", "cookery course", "Lunch club"]),
        ("title", ["cookery course", "Lunch club", "Picnic"]),
        ("place", ["cookery course", "Picnic", "Lunch club"]),
        ("people", ["cookery course", "Picnic", "Lunch club"]),
        ("files", ["cookery course", "Picnic", "Lunch club"]),
        ("proof", ["cookery course", "Picnic", "Lunch club"]),
    ],
)
def test_every_column_sorts_both_ways(listed: Workspace, by: Any, ascending: list[str]) -> None:
    assert titles(listed, ActivitySort(by, descending=False)) == ascending
    assert titles(listed, ActivitySort(by)) == ascending[::-1]


@pytest.mark.parametrize("by", ["date", "title", "place", "people", "files", "proof"])
def test_ties_are_settled_by_age(workspace: Workspace, by: Any) -> None:
    twins = [an_activity("Same") for _ in range(20)]
    with workspace.change("Add") as unit:
        unit.add_all(twins)
    with workspace.read() as view:
        down = view.activities.ids(ActivityFilter(), ActivitySort(by))
        up = view.activities.ids(ActivityFilter(), ActivitySort(by, descending=False))
    assert list(up) == sorted(up) == list(reversed(down))


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ({}, ALL),
        ({"words": "lunch"}, ["Lunch club"]),
        ({"words": "LUN clu"}, ["Lunch club"]),
        ({"words": "soup ladywood"}, ["Lunch club"]),
        ({"words": "lunch picnic"}, []),
        ({"words": "A-002"}, ["cookery course"]),
        ({"words": "garden"}, ["Picnic"]),
        ({"words": " !? "}, ALL),
        ({"project": LUNCH.uid}, ["Lunch club"]),
        ({"project": a_uid()}, []),
        ({"place": PARK.uid}, ["Picnic"]),
        ({"mark": Mark.PROVEN}, ["Lunch club"]),
        ({"mark": Mark.PART_PROVEN}, ["Picnic"]),
        ({"mark": Mark.UNPROVEN}, ["cookery course"]),
        ({"contract": CONTRACT.uid}, ["Lunch club"]),
        ({"contract": a_uid()}, []),
        ({"period": Period(date(2026, 9, 1), date(2026, 9, 30))}, ["Lunch club", "cookery course"]),
        ({"period": Period(date(2026, 8, 20), date(2026, 8, 30))}, []),
        ({"place": HALL.uid, "words": "picnic"}, []),
    ],
)
def test_what_is_shown_holds_everything_that_is_set(
    listed: Workspace, shown: dict[str, Any], expected: list[str]
) -> None:
    assert titles(listed, **shown) == expected


def test_measures_narrow_to_activities_with_a_result_of_any(
    listed: Workspace, measures: Mapping[str, UUID]
) -> None:
    both = frozenset({measures[MEALS], measures[HOURS]})
    assert titles(listed, measures=both) == ["Lunch club", "Picnic"]
    assert titles(listed, measures=frozenset({measures[HOURS]})) == ["Lunch club"]


def test_a_renamed_place_or_project_is_found_by_its_new_name(listed: Workspace) -> None:
    with listed.change("Rename") as unit:
        unit.amend(Place, HALL.uid, name="Nechells Pavilion")
        unit.amend(Project, LUNCH.uid, name="Suppers")
        unit.amend(Activity, PICNIC.uid, title="Feast", place=None)
    assert titles(listed, words="nechells") == titles(listed, words="supper") == ["Lunch club"]
    assert titles(listed, words="ladywood") == titles(listed, words="picnic") == []
    assert titles(listed, words="feast") == ["Feast"]


def test_a_line_says_what_the_list_shows(listed: Workspace, measures: Mapping[str, UUID]) -> None:
    with listed.read() as view:
        key = view.activities.id_of(CLUB.uid)
        row = view.activities.page([key, 999])[key]

    assert (row.uid, row.number, row.title) == (CLUB.uid, "A-001", "Lunch club")
    assert (row.first_day, row.last_day) == (CLUB.first_day, CLUB.last_day)
    assert (row.place, row.project, row.people, row.files) == (
        "Ladywood Hall",
        "Lunch clubs",
        74,
        2,
    )
    assert row.mark is Mark.PROVEN
    meals, hours = row.results
    assert meals == (
        measures[MEALS],
        "Meals shared",
        Unit("meal", "meals"),
        126_000,
        Mark.PROVEN,
        Impact.CORE,
    )
    assert (hours.quantity, hours.impact) == (6_000, Impact.ADDITIONAL)


def test_a_page_leaves_out_what_is_gone_and_what_has_no_place(listed: Workspace) -> None:
    with listed.read() as view:
        listing = view.activities
        key = listing.id_of(COURSE.uid)
        page = listing.page([key, 10_000])
        assert (page[key].place, page[key].project, page[key].results) == ("", "", ())
        assert set(page) == {key}
        assert listing.uid_of(key) == COURSE.uid
        assert listing.count() == 3
        with pytest.raises(NoSuchRecord):
            listing.uid_of(10_000)
        with pytest.raises(NoSuchRecord):
            listing.id_of(a_uid())


def test_months_are_counted_newest_first_by_the_last_day(listed: Workspace) -> None:
    with listed.read() as view:
        assert view.activities.months() == ((date(2026, 9, 1), 2), (date(2026, 8, 1), 1))
        assert view.activities.months(ActivityFilter(words="picnic")) == ((date(2026, 8, 1), 1),)


def summed(totals: Totals) -> dict[str, tuple[int, int]]:
    return {each.title: (each.quantity, each.results) for each in totals.by_measure}


def test_totals_add_what_is_shown_and_nothing_that_is_hidden(listed: Workspace) -> None:
    with listed.read() as view:
        everything = view.activities.totals()
        some = view.activities.totals(ActivityFilter(words="picnic"))
        none = view.activities.totals(ActivityFilter(words="nothing"))

    assert (everything.activities, some.activities, none.activities) == (3, 1, 0)
    assert summed(everything) == {"Meals shared": (152_000, 2), "Hours volunteered": (6_000, 1)}
    assert [each.unit.many for each in everything.by_measure] == ["meals", "hours"]
    assert summed(some) == {"Meals shared": (26_000, 1)}
    assert summed(none) == {}


def test_ids_in_order_of_days_come_straight_from_an_index(listed: Workspace) -> None:
    with listed.database.reading() as connection:
        plan = connection.exec_driver_sql(
            "EXPLAIN QUERY PLAN SELECT a.key FROM activities a WHERE a.binned_at IS NULL "
            "ORDER BY a.last_day DESC, a.key DESC"
        )
        assert [row[3] for row in plan] == ["SCAN a USING INDEX activities_by_day"]


def test_sessions_of_one_day_are_read_with_the_names_of_place_and_project(
    listed: Workspace,
) -> None:
    with listed.read() as view:
        found = view.activities.held(Period(date(2026, 8, 31), date(2026, 9, 30)))

    assert [(each.day, each.title, each.place, each.project) for each in found] == [
        (date(2026, 8, 31), "Picnic", "aston park", "Garden"),
        (date(2026, 9, 30), "Lunch club", "Ladywood Hall", "Lunch clubs"),
    ]
    assert found[0].uid == PICNIC.uid


@pytest.mark.parametrize(
    ("code", "mark", "impact", "expected"),
    [
        (MEALS, None, None, ["Lunch club", "Picnic"]),
        (MEALS, Mark.PROVEN, None, ["Lunch club"]),
        (MEALS, Mark.UNPROVEN, None, []),
        (HOURS, Mark.PROVEN, Impact.ADDITIONAL, ["Lunch club"]),
        (HOURS, Mark.PROVEN, Impact.CORE, []),
        (None, None, Impact.ADDITIONAL, ["Lunch club"]),
    ],
)
def test_one_result_is_of_the_measure_the_mark_and_the_impact_at_once(
    listed: Workspace,
    measures: Mapping[str, UUID],
    *,
    code: str | None,
    mark: Mark | None,
    impact: Impact | None,
    expected: list[str],
) -> None:
    named = frozenset() if code is None else frozenset({measures[code]})

    assert titles(listed, measures=named, mark=mark, impact=impact) == expected
