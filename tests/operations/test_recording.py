import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from sv_evidence.domain.activities import Activity, Allotment, Result
from sv_evidence.domain.contracts import Commitment, Contract
from sv_evidence.domain.evidence import Evidence
from sv_evidence.domain.kinds import RECORDS
from sv_evidence.domain.organisations import Buyer
from sv_evidence.domain.problems import InvalidEntry
from sv_evidence.domain.records import Kind
from sv_evidence.operations.listing import show_record
from sv_evidence.operations.problems import NotJson
from sv_evidence.operations.record_files import entries_from, read_entries
from sv_evidence.operations.recording import Recorded, record_entries
from sv_evidence.operations.schemas import record_schema, schemas
from sv_evidence.store.workspace import Workspace
from tests.builders import MEALS, a_uid, framework_document
from tests.operations.files import text

BUYER, CONTRACT, ACTIVITY, RESULT = (str(a_uid()) for _ in range(4))
CHAIN: list[dict[str, Any]] = [
    # On purpose the wrong way round: parents are kept first whatever the order.
    {"kind": "allotment", "result": RESULT, "contract": CONTRACT, "share": 500_000},
    {"kind": "result", "uid": RESULT, "activity": ACTIVITY, "measure": MEALS, "quantity": "12.5"},
    {
        "kind": "activity",
        "uid": ACTIVITY,
        "title": "Lunch <b>club</b>",
        "first_day": "2026-09-01",
        "last_day": "2026-09-02",
        "people": 12,
    },
    {
        "kind": "commitment",
        "contract": CONTRACT,
        "measure": f"test-charter/{MEALS}",
        "target": "4000",
    },
    {"kind": "contract", "uid": CONTRACT, "title": "Meals", "buyer": "birmingham city council"},
    {"kind": "buyer", "uid": BUYER, "name": "Birmingham City Council"},
]


def recorded(workspace: Workspace, rows: Sequence[object], folder: Path = Path()) -> Recorded:
    return record_entries(workspace, entries_from(rows, folder))


def faults(workspace: Workspace, rows: Sequence[object]) -> list[tuple[str, str]]:
    with pytest.raises(InvalidEntry) as refused:
        recorded(workspace, rows)
    return [(each.field, each.code) for each in refused.value.faults]


def test_records_of_any_kinds_are_kept_as_one_change(workspace: Workspace) -> None:
    done = recorded(workspace, CHAIN)

    with workspace.read() as view:
        (result,) = view.all(Result)
        (activity,) = view.all(Activity)
        (commitment,) = view.all(Commitment)
        assert view.history(limit=1)[0].uid == done.change
        assert view.all(Allotment)[0].share == 500_000
    assert (result.quantity, commitment.target) == (12_500, 4_000_000)
    assert (activity.title, activity.number) == ("Lunch <b>club</b>", "A-001")
    assert [each.kind.value for each in done.records] == [row["kind"] for row in CHAIN]
    assert all(each.is_new for each in done.records)
    workspace.undo()
    with workspace.read() as view:
        assert view.all(Buyer) == ()


def test_the_same_uids_again_change_nothing(workspace: Workspace) -> None:
    named = CHAIN[1:3] + CHAIN[4:]
    recorded(workspace, named)
    with workspace.read() as view:
        before = view.history()

    again = recorded(workspace, named)

    assert again.change is None
    assert [each.is_new for each in again.records] == [False] * 4
    assert again.records[1].number == "A-001"
    with workspace.read() as view:
        assert view.history() == before


def test_what_is_shown_can_be_recorded_elsewhere(workspace: Workspace) -> None:
    recorded(workspace, CHAIN)
    with workspace.read() as view:
        shown = [
            json.loads(json.dumps(show_record(view, record)))
            for kind in (Buyer, Contract)
            for record in view.all(kind)
        ]
    for row in shown:
        row.pop("commitments", None)
        row.pop("number", None)

    again = recorded(workspace, shown)

    assert not any(each.is_new for each in again.records)


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("activity", ("0", "not_a_record")),
        ({"title": "x"}, ("0.kind", "missing")),
        ({"kind": "moon"}, ("0.kind", "unknown_kind")),
        ({"kind": "measure", "code": "M9"}, ("0.kind", "made_elsewhere")),
        ({"kind": "buyer"}, ("0.name", "missing")),
        ({"kind": "buyer", "name": 5}, ("0.name", "not_text")),
        ({"kind": "buyer", "name": None}, ("0.name", "missing")),
        ({"kind": "buyer", "name": " "}, ("0.name", "empty")),
        ({"kind": "buyer", "name": "x", "colour": "red"}, ("0.colour", "unknown_field")),
        ({"kind": "buyer", "name": "x", "uid": "y"}, ("0.uid", "not_a_uid")),
        (
            {"kind": "buyer", "name": "x", "binned_at": "2026"},
            ("0.binned_at", "not_settable"),
        ),
        ({"kind": "organisation", "name": "Another"}, ("0.kind", "only_one")),
        ({"kind": "contract", "title": "x", "buyer": "nobody"}, ("0.buyer", "unknown_reference")),
        ({"kind": "contract", "title": "x", "buyer": 7}, ("0.buyer", "not_text")),
        ({"kind": "evidence", "title": "x"}, ("0.file", "file_wanted")),
        ({"kind": "evidence", "file": "x", "sha256": "00"}, ("0.sha256", "not_settable")),
    ],
)
def test_each_fault_of_a_row_is_named_by_its_field(
    workspace: Workspace, row: object, fault: tuple[str, str]
) -> None:
    assert fault in faults(workspace, [row])


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("first_day", "2026-02-30", "not_a_day"),
        ("first_day", "1900-01-01", "too_early"),
        ("last_day", "2026-08-01", "ends_before_it_begins"),
        ("people", "12", "not_whole"),
        ("people", True, "not_whole"),
        ("people", 10**30, "too_large"),
        ("people", -1, "negative"),
        ("title", "x\x00", "bad_text"),
    ],
)
def test_each_broken_rule_of_an_activity_is_named(
    workspace: Workspace, field: str, value: object, code: str
) -> None:
    row = {**CHAIN[2], field: value}

    assert (f"0.{field}", code) in faults(workspace, [row])


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("quantity", 1.5, "not_decimal"),
        ("quantity", "1.2345", "not_decimal"),
        ("quantity", "-1", "not_positive"),
        ("impact", "both", "not_a_choice"),
        ("measure", ACTIVITY, "unknown_reference"),
        ("activity", BUYER, "other_kind_wanted"),
    ],
)
def test_each_broken_rule_of_a_result_is_named(
    workspace: Workspace, field: str, value: object, code: str
) -> None:
    rows = [CHAIN[5], CHAIN[2], {**CHAIN[1], field: value}]

    assert (f"2.{field}", code) in faults(workspace, rows)


def test_a_fault_anywhere_keeps_nothing(workspace: Workspace) -> None:
    found = faults(workspace, [*CHAIN, {"kind": "buyer", "name": ""}, {"kind": "project"}])

    assert found == [("7.name", "missing")]
    assert faults(workspace, [*CHAIN, {"kind": "buyer", "name": ""}]) == [("6.name", "empty")]
    with workspace.read() as view:
        assert view.all(Buyer) == ()


def test_one_uid_names_one_record(workspace: Workspace) -> None:
    assert faults(workspace, [CHAIN[5], CHAIN[5]]) == [("1.uid", "uid_twice")]
    recorded(workspace, [CHAIN[5]])
    other = {"kind": "project", "uid": BUYER, "name": "Lunch clubs"}
    assert faults(workspace, [other]) == [("0.uid", "other_kind")]


def test_shares_of_a_result_add_up_to_the_whole_at_most(workspace: Workspace) -> None:
    more = {**CHAIN[0], "share": 500_001}

    assert faults(workspace, [*CHAIN, more]) == [("6.share", "shares_over_whole")]


def test_a_code_that_two_frameworks_have_must_be_made_plain(workspace: Workspace) -> None:
    other = {"kind": "framework", "document": json.loads(framework_document(id="other"))}
    recorded(workspace, [other])

    assert faults(workspace, CHAIN[1:3]) == [("0.measure", "more_than_one")]


def test_a_framework_may_be_recorded_as_text_or_as_an_object(workspace: Workspace) -> None:
    document = framework_document(id="other")

    one = recorded(workspace, [{"kind": "framework", "document": document}])
    again = recorded(workspace, [{"kind": "framework", "document": json.loads(document)}])

    assert (one.records[0].is_new, again.records[0].is_new) == (True, False)
    assert one.records[0].uid == again.records[0].uid


def test_evidence_is_recorded_with_its_file(workspace: Workspace, tmp_path: Path) -> None:
    text(tmp_path, "register.txt")
    uid = str(a_uid())
    row = {
        "kind": "evidence",
        "uid": uid,
        "file": "register.txt",
        "type": "sign_in_sheet",
        "consent": "held",
        "consent_channels": "bid_pack",
        "consent_until": "2027-01-31",
        "dated": "2026-09-01",
    }

    done = recorded(workspace, [row], tmp_path)
    again = recorded(workspace, [row], tmp_path)

    with workspace.read() as view:
        (evidence,) = view.all(Evidence)
    assert (str(evidence.uid), evidence.consent_channels) == (uid, "bid_pack")
    assert (done.records[0].number, again.records[0].is_new) == ("E-001", False)
    assert faults(workspace, [{**row, "uid": None, "consent_channels": "moon"}]) == [
        ("0.consent_channels", "not_a_channel")
    ]


@pytest.mark.parametrize(
    "document",
    [CHAIN[5], [CHAIN[5]], {"records": [CHAIN[5]]}],
)
def test_a_file_holds_one_record_or_a_list(
    workspace: Workspace, tmp_path: Path, document: object
) -> None:
    path = text(tmp_path, "records.json", json.dumps(document))

    done = record_entries(workspace, read_entries(path))

    assert [each.kind for each in done.records] == [Kind.BUYER]


@pytest.mark.parametrize("said", ["{", "[" * 100_000, "{'kind': 1}"])
def test_a_file_that_is_no_json_is_refused(tmp_path: Path, said: str) -> None:
    with pytest.raises(NotJson):
        read_entries(text(tmp_path, "records.json", said))


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "records.json"
    path.write_bytes(b"\xff\xfe\x00")

    with pytest.raises(NotJson):
        read_entries(path)


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_a_schema_with_its_fields(kind: Kind) -> None:
    schema = record_schema(kind)

    shown = set(RECORDS[kind].__dataclass_fields__) - {"vault_key"}
    assert shown <= set(schema["properties"])
    assert "vault_key" not in schema["properties"]
    assert schema["required"][0] == "kind"
    json.dumps(schema)


def test_a_schema_says_how_people_are_separated_and_what_a_share_is_of() -> None:
    persons = record_schema(Kind.DETAIL)["properties"]["persons"]
    share = record_schema(Kind.ALLOTMENT)["properties"]["share"]

    assert "a comma between two" in persons["description"]
    assert persons["default"] == ""
    assert "millionths" in share["description"]
    assert share["default"] == 1_000_000


def test_schemas_name_records_framework_files_and_rules() -> None:
    found = schemas()

    assert set(found["records"]) == {kind.value for kind in Kind}
    assert found["framework_file"]["properties"]["nodes"]["minItems"] == 1
    assert found["records"]["result"]["properties"]["quantity"]["pattern"]
    assert found["records"]["activity"]["required"] == ["kind", "title", "first_day", "last_day"]
    assert found["records"]["evidence"]["required"] == ["kind", "file"]
