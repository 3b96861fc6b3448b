"""The sample reads as two people would have written it."""

from datetime import date

from sv_evidence.domain.activities import Activity
from sv_evidence.domain.bids import Bid
from sv_evidence.domain.organisations import Buyer, Place
from sv_evidence.sample.organisation import SAMPLE_NOW
from sv_evidence.store.health import check
from sv_evidence.store.view import View
from sv_evidence.store.workspace import Workspace


def test_the_clock_stands_on_the_last_day_of_september(sample: Workspace) -> None:
    assert sample.clock() == SAMPLE_NOW
    assert SAMPLE_NOW.isoformat() == "2026-09-30T16:52:00+01:00"
    assert sample.author == "Amina Yusuf"


def test_it_is_larkspur_with_its_bid(view: View) -> None:
    organisation = view.organisation
    (bid,) = view.all(Bid)

    assert (organisation.name, organisation.area) == ("Larkspur Kitchens CIC", "Birmingham")
    assert (organisation.contact_name, organisation.contact_role) == (
        "Amina Yusuf",
        "Social Value Lead",
    )
    assert organisation.pack_prefix == "LK"
    assert bid.title == "Neighbourhood Wellbeing Services, Lot 2"
    assert bid.deadline is not None
    assert bid.deadline.astimezone(SAMPLE_NOW.tzinfo).isoformat() == "2026-10-06T12:00:00+01:00"
    assert view.get(Buyer, bid.buyer).name == "The Council"


def test_places_have_postcodes_and_none_is_there_twice(view: View) -> None:
    places = view.all(Place)

    assert all(place.postcode for place in places)
    assert len({place.name for place in places}) == len(places)


def test_the_history_is_by_two_people_and_never_runs_backwards(view: View) -> None:
    history = view.history(limit=2_000)
    moments = [change.at for change in reversed(history)]

    assert moments == sorted(moments)
    assert {change.author for change in history} == {"Amina Yusuf", "Joe Malik"}
    assert 250 < len(history) < 500


def test_the_picnic_was_corrected_three_times(view: View) -> None:
    (picnic,) = (each for each in view.all(Activity) if each.title == "Garden picnic, Ladywood")

    labels = [change.label for change in view.history(picnic.uid)]

    assert labels[-1] == "Log activity: Garden picnic, Ladywood"
    assert "Change the place of Garden picnic" in labels
    assert picnic.place is not None
    assert view.get(Place, picnic.place).name == "Ladywood Hall"


def test_two_activities_lie_in_the_bin(view: View) -> None:
    binned = {each.title for each in view.all(Activity, binned=True) if each.binned_at}

    assert binned == {"Practice entry", "Lunch club, Nechells"}


def test_the_check_finds_the_two_files_and_nothing_else(sample: Workspace) -> None:
    report = check(sample, deep=True)

    assert sorted(finding.code for finding in report.findings) == [
        "evidence_altered",
        "evidence_missing",
    ]


def test_the_newest_activities_are_those_of_the_first_screen(view: View) -> None:
    last = [each for each in view.all(Activity) if each.last_day >= date(2026, 9, 28)]
    newest = sorted(last, key=lambda each: (each.last_day, each.uid), reverse=True)

    assert [each.title for each in newest][:4] == [
        "Lunch club, Ladywood",
        "Level 2 food hygiene, group 9",
        "Family cookery, Nechells",
        "Surplus collection, Wholesale Market",
    ]
