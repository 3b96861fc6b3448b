"""The list of evidence: order, filters, pages and counts."""

from typing import Any

import pytest

from sv_evidence.domain.evidence import (
    Condition,
    ConsentState,
    Evidence,
    EvidenceKind,
    Strength,
)
from sv_evidence.store.derived import Derived
from sv_evidence.store.errors import NoSuchRecord
from sv_evidence.store.listings.evidence import EvidenceFilter, EvidenceOrder, EvidenceSort
from sv_evidence.store.vault import Kept
from sv_evidence.store.workspace import Workspace
from tests.builders import TODAY, a_file, a_uid, an_activity, attach

CLUB = an_activity()
SHEET = a_file(title="Sign-in sheet", size=100, pages=2, consent_until=TODAY, source="Amina")
PHOTO = a_file("photo", "a table set", size=20, consent=ConsentState.HELD, dated=None)
LETTER = a_file("start_letter", "Letter", size=3)
STRANGE = a_file("papyrus", "Papyrus", size=1)
GONE = a_file("photo", "Gone", size=1000)
THUMB = Kept("ab" * 32, bytes(32), "cd" * 32, 777)


@pytest.fixture
def listed(workspace: Workspace) -> Workspace:
    with workspace.change("Attach") as unit:
        unit.add(CLUB)
        attach(unit, CLUB.uid, [SHEET, PHOTO])
        unit.add_all((LETTER, STRANGE, GONE))
        unit.bin(Evidence, GONE.uid)
        unit.keep_derived(PHOTO.uid, "thumb", THUMB, 183, 124)
        unit.keep_derived(PHOTO.uid, "picture", THUMB, 1600, 1200)
        unit.keep_text(SHEET.uid, "Names of the volunteers")
    return workspace


def titles(
    workspace: Workspace, sort: EvidenceSort | EvidenceOrder = "newest", **shown: Any
) -> list[str]:
    with workspace.read() as view:
        ids = view.evidence.ids(EvidenceFilter(**shown), sort)
        rows = view.evidence.page(ids)
        return [rows[key].title for key in ids]


def test_each_order_is_total(listed: Workspace) -> None:
    assert titles(listed) == ["Papyrus", "Letter", "a table set", "Sign-in sheet"]
    assert titles(listed, "number") == ["Sign-in sheet", "a table set", "Letter", "Papyrus"]
    assert titles(listed, "title") == ["a table set", "Letter", "Papyrus", "Sign-in sheet"]


def test_missing_and_altered_files_come_first_in_newest_only(listed: Workspace) -> None:
    with listed.change("Check") as unit:
        unit.set_condition(SHEET.uid, Condition.MISSING)
        unit.set_condition(PHOTO.uid, Condition.ALTERED)

    assert titles(listed) == ["a table set", "Sign-in sheet", "Papyrus", "Letter"]
    assert titles(listed, "title")[0] == "a table set"
    assert titles(listed, condition=Condition.MISSING) == ["Sign-in sheet"]


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("number", ["Papyrus", "Letter", "a table set", "Sign-in sheet"]),
        ("title", ["Sign-in sheet", "Papyrus", "Letter", "a table set"]),
        ("strength", ["Letter", "Sign-in sheet", "Papyrus", "a table set"]),
        ("used", ["a table set", "Sign-in sheet", "Papyrus", "Letter"]),
    ],
)
def test_an_order_may_be_turned_round(
    listed: Workspace, by: EvidenceSort, expected: list[str]
) -> None:
    assert titles(listed, EvidenceOrder(by, descending=True)) == expected
    assert sorted(titles(listed, EvidenceOrder(by))) == sorted(expected)


def test_files_are_listed_by_what_a_column_shows(listed: Workspace) -> None:
    with listed.change("Say") as unit:
        unit.amend(Evidence, LETTER.uid, source="Aston Foods", consent=ConsentState.HELD)
        unit.amend(Evidence, SHEET.uid, source="Ben")

    assert titles(listed, EvidenceOrder("source", descending=True))[:2] == [
        "Sign-in sheet",
        "Letter",
    ]
    with listed.read() as view:
        ids = view.evidence.ids(sort="consent")
        said = [view.evidence.page([key])[key].consent.value for key in ids]
    assert said == sorted(said)
    assert titles(listed, EvidenceOrder("dated", descending=True))[-1] == "a table set"
    assert titles(listed, "type") == titles(listed, EvidenceOrder("type", descending=True))[::-1]


def test_a_row_says_where_it_is_used(listed: Workspace) -> None:
    with listed.read() as view:
        rows = {row.title: row for row in view.evidence.page(view.evidence.ids()).values()}
    assert (rows["Sign-in sheet"].uses, rows["Sign-in sheet"].used_in) == (1, CLUB.title)
    assert (rows["Letter"].uses, rows["Letter"].used_in) == (0, "")

    with listed.change("Bin") as unit:
        unit.bin(type(CLUB), CLUB.uid)

    with listed.read() as view:
        rows = {row.title: row for row in view.evidence.page(view.evidence.ids()).values()}
    assert (rows["Sign-in sheet"].uses, rows["Sign-in sheet"].used_in) == (0, "")


def test_numbers_sort_as_numbers(workspace: Workspace) -> None:
    with workspace.change("Attach") as unit:
        unit.add_all((a_file(title="late", number="E-1000"), a_file(title="early", number="E-999")))
    assert titles(workspace, "number") == ["early", "late"]


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ({"words": "volunteer"}, ["Sign-in sheet"]),
        ({"words": "amina"}, ["Sign-in sheet"]),
        ({"words": "E-003"}, ["Letter"]),
        ({"words": "gone"}, []),
        ({"kind": EvidenceKind.PHOTO}, ["a table set"]),
        ({"kind": EvidenceKind.SURVEY}, []),
        ({"activity": CLUB.uid}, ["a table set", "Sign-in sheet"]),
        ({"activity": a_uid()}, []),
        ({"condition": Condition.MISSING}, []),
        ({"activity": CLUB.uid, "kind": EvidenceKind.REGISTER}, ["Sign-in sheet"]),
    ],
)
def test_what_is_shown_holds_everything_that_is_set(
    listed: Workspace, shown: dict[str, Any], expected: list[str]
) -> None:
    assert titles(listed, **shown) == expected


def test_a_renamed_file_is_found_by_its_new_words(listed: Workspace) -> None:
    with listed.change("Rename") as unit:
        unit.amend(Evidence, LETTER.uid, title="Start letter", source="Aston Foods")
        unit.keep_text(SHEET.uid, "Signatures")
    assert titles(listed, words="aston") == ["Start letter"]
    assert titles(listed, words="names") == []
    assert titles(listed, words="signature") == ["Sign-in sheet"]


def test_a_row_says_what_the_list_shows(listed: Workspace) -> None:
    with listed.read() as view:
        listing = view.evidence
        rows = {row.title: row for row in listing.page(listing.ids()).values()}

    sheet, photo = rows["Sign-in sheet"], rows["a table set"]
    assert (sheet.uid, sheet.number, sheet.type) == (SHEET.uid, "E-001", "sign_in_sheet")
    assert (sheet.dated, sheet.consent, sheet.consent_until) == (
        TODAY,
        ConsentState.NO_PEOPLE,
        TODAY,
    )
    assert (sheet.media_type, sheet.size, sheet.pages) == ("application/octet-stream", 100, 2)
    assert (sheet.condition, sheet.thumb) == (Condition.UNCHANGED, None)
    assert (photo.dated, photo.consent_until, photo.pages) == (None, None, None)
    assert photo.thumb == Derived("thumb", THUMB.name, THUMB.key, 777, 183, 124)
    assert [rows[each.title].strength for each in (SHEET, PHOTO, STRANGE)] == [
        Strength.STRONG,
        Strength.WEAK,  # no camera dated it
        Strength.WEAK,
    ]


def test_a_file_that_is_not_whole_is_weak(listed: Workspace) -> None:
    with listed.change("Check") as unit:
        unit.set_condition(SHEET.uid, Condition.ALTERED)
    with listed.read() as view:
        key = view.evidence.id_of(SHEET.uid)
        assert view.evidence.page([key])[key].strength is Strength.WEAK
        assert view.evidence.uid_of(key) == SHEET.uid
        with pytest.raises(NoSuchRecord):
            view.evidence.id_of(a_uid())
        with pytest.raises(NoSuchRecord):
            view.evidence.uid_of(10_000)


def test_files_are_counted_by_kind_and_weighed(listed: Workspace) -> None:
    with listed.read() as view:
        counts = view.evidence.counts()
        assert view.evidence.count() == 4
        assert view.evidence.total_bytes() == 1124
    assert set(counts) == set(EvidenceKind)
    assert {kind: count for kind, count in counts.items() if count} == {
        EvidenceKind.REGISTER: 1,
        EvidenceKind.PHOTO: 1,
        EvidenceKind.LETTER: 1,
    }


def test_a_derived_picture_is_found_by_what_it_is_and_replaced(listed: Workspace) -> None:
    smaller = Kept("ef" * 32, bytes(32), "cd" * 32, 5)
    with listed.change("Again") as unit:
        unit.keep_derived(PHOTO.uid, "picture", smaller, 8, 6)
        assert unit.changes.uids == {PHOTO.uid}
    with listed.read() as view:
        assert view.derived(PHOTO.uid, "picture") == Derived(
            "picture", smaller.name, smaller.key, 5, 8, 6
        )
        assert view.derived(PHOTO.uid, "page-1") is None
