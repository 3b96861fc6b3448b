from datetime import date
from uuid import UUID

import pytest

from sv_evidence.domain.activities import Activity
from sv_evidence.domain.contracts import Commitment, Pack
from sv_evidence.domain.evidence import Evidence
from sv_evidence.domain.problems import InvalidEntry
from sv_evidence.domain.records import Kind
from sv_evidence.operations.binning import bin_records, restore_records
from sv_evidence.operations.history import history
from sv_evidence.operations.listing import (
    Listed,
    ListQuestion,
    PlainTree,
    list_records,
    show_record,
)
from sv_evidence.operations.problems import (
    CannotBeBinned,
    SortUnknown,
)
from sv_evidence.operations.references import (
    measure_of,
    record_of,
)
from sv_evidence.store.errors import NoSuchRecord
from sv_evidence.store.workspace import Workspace
from tests.builders import (
    MEALS,
    NOW,
    TODAY,
    a_buyer,
    a_contract,
    a_place,
    a_project,
    a_result,
    a_uid,
    an_activity,
    an_allotment,
    keep_file,
    log,
)


@pytest.fixture
def meals(workspace: Workspace) -> UUID:
    with workspace.read() as view:
        return measure_of(view, MEALS).uid


def listed(workspace: Workspace, question: ListQuestion) -> Listed:
    with workspace.read() as view:
        return list_records(view, question)


def titles(found: Listed) -> list[str]:
    return [row["title"] for row in found.rows]


def shown(workspace: Workspace, ref: str) -> PlainTree:
    with workspace.read() as view:
        return show_record(view, record_of(view, ref))


def test_activities_are_listed_newest_first_by_pages(workspace: Workspace, meals: UUID) -> None:
    for day, title in enumerate(("One", "Two", "Three"), start=1):
        activity = an_activity(title, date(2026, 9, day))
        log(workspace, activity, [a_result(activity.uid, meals, day)])

    first = listed(workspace, ListQuestion(Kind.ACTIVITY, limit=2))
    after = UUID(first.rows[1]["uid"])
    second = listed(workspace, ListQuestion(Kind.ACTIVITY, limit=2, after=after))

    assert (first.total, titles(first), titles(second)) == (3, ["Three", "Two"], ["One"])
    assert first.rows[0]["results"][0]["quantity"] == "3"
    assert first.rows[0]["proof"] == "unproven"


def test_activities_are_found_by_words_and_days(workspace: Workspace) -> None:
    for day, title in ((1, "Lunch club"), (2, "Lunch trip"), (3, "Garden")):
        log(workspace, an_activity(title, date(2026, 9, day)))

    by_word = listed(workspace, ListQuestion(Kind.ACTIVITY, words="lunch", sort="title"))
    by_day = listed(workspace, ListQuestion(Kind.ACTIVITY, first=date(2026, 9, 2)))
    before = listed(workspace, ListQuestion(Kind.ACTIVITY, last=date(2026, 9, 1)))

    assert titles(by_word) == ["Lunch club", "Lunch trip"]
    assert titles(by_day) == ["Garden", "Lunch trip"]
    assert titles(before) == ["Lunch club"]


def test_evidence_is_listed_with_its_strength_and_condition(workspace: Workspace) -> None:
    activity = an_activity()
    log(workspace, activity, files=[keep_file(workspace, dated=TODAY)])

    (row,) = listed(workspace, ListQuestion(Kind.EVIDENCE)).rows
    dated = listed(workspace, ListQuestion(Kind.EVIDENCE, first=date(2026, 10, 1)))
    within = listed(workspace, ListQuestion(Kind.EVIDENCE, last=TODAY))

    assert (row["number"], row["strength"], row["condition"]) == ("E-001", "strong", "unchanged")
    assert "vault_key" not in row
    assert (dated.total, within.rows) == (0, (row,))


def test_other_kinds_are_listed_sorted_and_found(workspace: Workspace) -> None:
    with workspace.change("Projects") as unit:
        unit.add_all((a_project("gardens"), a_project("Meals"), a_project("Advice")))

    by_name = listed(workspace, ListQuestion(Kind.PROJECT, sort="name"))
    found = listed(workspace, ListQuestion(Kind.PROJECT, words="MEAL"))
    after = listed(
        workspace,
        ListQuestion(Kind.PROJECT, sort="name", after=UUID(by_name.rows[0]["uid"]), limit=1),
    )

    assert [row["name"] for row in by_name.rows] == ["Advice", "gardens", "Meals"]
    assert [row["name"] for row in found.rows] == ["Meals"]
    assert ([row["name"] for row in after.rows], after.total) == (["gardens"], 3)


def test_records_without_a_day_are_in_no_period(workspace: Workspace) -> None:
    buyer = a_buyer()
    with workspace.change("Contracts") as unit:
        unit.add(buyer)
        unit.add(a_contract(buyer.uid, "Dated", last_day=date(2026, 9, 1)))
        unit.add(a_contract(buyer.uid, "Undated"))

    found = listed(workspace, ListQuestion(Kind.CONTRACT, first=date(2026, 1, 1)))
    by_day = listed(workspace, ListQuestion(Kind.CONTRACT, sort="last_day"))

    assert titles(found) == ["Dated"]
    assert titles(by_day) == ["Dated", "Undated"]


@pytest.mark.parametrize("kind", [Kind.ACTIVITY, Kind.EVIDENCE, Kind.PLACE])
def test_a_list_says_what_it_cannot_do(workspace: Workspace, kind: Kind) -> None:
    with pytest.raises(SortUnknown):
        listed(workspace, ListQuestion(kind, sort="colour"))
    with pytest.raises(NoSuchRecord):
        listed(workspace, ListQuestion(kind, after=a_uid()))
    with pytest.raises(InvalidEntry):
        listed(workspace, ListQuestion(kind, first=date(2026, 2, 1), last=date(2026, 1, 1)))


def test_the_framework_list_leaves_the_document_out(workspace: Workspace) -> None:
    (row,) = listed(workspace, ListQuestion(Kind.FRAMEWORK)).rows

    assert "document" not in row
    assert shown(workspace, row["uid"])["document"].startswith("{")


def test_an_activity_is_shown_with_all_that_belongs_to_it(
    workspace: Workspace, meals: UUID
) -> None:
    place = a_place()
    with workspace.change("Place") as unit:
        unit.add(place)
    activity = an_activity(place=place.uid)
    result = a_result(activity.uid, meals)
    log(workspace, activity, [result], [keep_file(workspace)])

    found = shown(workspace, "a-1")

    assert (found["place_name"], found["proof"]) == ("Ladywood Hall", "proven")
    assert found["results"][0]["code"] == MEALS
    assert found["results"][0]["proof"] == "proven"
    assert [each["number"] for each in found["evidence"]] == ["E-001"]
    assert [each["number"] for each in shown(workspace, "E-001")["activities"]] == ["A-001"]
    assert shown(workspace, str(result.uid))["allotments"] == []


def test_an_activity_in_the_bin_is_still_shown(workspace: Workspace) -> None:
    activity = an_activity()
    log(workspace, activity, files=[keep_file(workspace)])
    bin_records(workspace, [activity])

    assert shown(workspace, "A-001")["binned_at"] is not None
    assert shown(workspace, "E-001")["activities"] == []


def test_a_file_of_an_unknown_type_is_shown_by_its_id(workspace: Workspace) -> None:
    file = keep_file(workspace, type="hologram")
    log(workspace, an_activity(), files=[file])

    assert shown(workspace, "E-001")["type_title"] == "hologram"


def test_a_contract_is_shown_with_its_commitments(workspace: Workspace, meals: UUID) -> None:
    buyer = a_buyer()
    contract = a_contract(buyer.uid)
    with workspace.change("Contract") as unit:
        unit.add_all((buyer, contract, Commitment(a_uid(), contract.uid, meals)))

    assert len(shown(workspace, "C-001")["commitments"]) == 1


def test_a_result_is_shown_with_its_shares(workspace: Workspace, meals: UUID) -> None:
    buyer = a_buyer()
    contract = a_contract(buyer.uid)
    activity = an_activity()
    result = a_result(activity.uid, meals)
    log(workspace, activity, [result])
    with workspace.change("Contract") as unit:
        unit.add_all((buyer, contract, an_allotment(result.uid, contract.uid)))

    assert shown(workspace, str(result.uid))["allotments"][0]["share"] == 1_000_000


def test_the_bin_takes_and_gives_back_as_one_change(workspace: Workspace) -> None:
    one, two = an_activity("One"), an_activity("Two")
    log(workspace, one)
    log(workspace, two)

    change = bin_records(workspace, [one, two])

    with workspace.read() as view:
        assert view.all(Activity) == ()
        assert view.history(limit=1)[0].label == "Bin 2 activities"
    restore_records(workspace, [one])
    with workspace.read() as view:
        assert [each.title for each in view.all(Activity)] == ["One"]
    workspace.undo(change)


def test_what_everything_rests_on_stays_out_of_the_bin(workspace: Workspace) -> None:
    with workspace.read() as view:
        organisation = view.organisation

    with pytest.raises(CannotBeBinned):
        bin_records(workspace, [organisation])


def test_history_tells_what_was_done_and_never_a_key(workspace: Workspace) -> None:
    file = keep_file(workspace)
    log(workspace, an_activity(), files=[file])
    with workspace.change("Edit evidence") as unit:
        unit.amend(Evidence, file.uid, title="Register", vault_key=b"x" * 32)

    with workspace.read() as view:
        everything = history(view)
        newest, made = history(view, file.uid)

    assert everything[0]["label"] == "Edit evidence"
    assert (everything[0]["author"], everything[0]["rows"]) == ("Amina Yusuf", 1)
    assert newest["is"] == {"title": "Register"}
    assert newest["was"] == {"title": "Sign-in sheet"}
    assert "vault_key" not in made["is"]


def test_a_pack_is_found_by_its_own_number_in_any_case(workspace: Workspace) -> None:
    pack = Pack(
        uid=a_uid(),
        number="LK-2026-0001",
        title="Evidence pack",
        made_at=NOW,
        first_day=date(2026, 4, 1),
        last_day=date(2026, 9, 30),
        pages=52,
        size=1,
        sha256="00",
        register_fingerprint="00",
    )
    with workspace.change("Pack") as unit:
        unit.add(pack)

    assert shown(workspace, "lk-2026-0001")["uid"] == str(pack.uid)
