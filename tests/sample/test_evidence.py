"""The sample's evidence: every file shown in the design, and the same bytes on every machine."""

import hashlib
import os
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from sv_evidence.domain.activities import Activity
from sv_evidence.domain.evidence import (
    Channel,
    Condition,
    ConsentState,
    Evidence,
    EvidenceKind,
    Strength,
    may_be_shown,
)
from sv_evidence.domain.evidence_types import load_types
from sv_evidence.sample.making import made
from sv_evidence.sample.writings import evidence_lines
from sv_evidence.store.listings.evidence import EvidenceFilter
from sv_evidence.store.view import View
from sv_evidence.store.workspace import Workspace

LIST = Path(__file__).parent / "sha256.txt"
TODAY = date(2026, 9, 30)
SHOWN = """
E-081|Meal count sheet, Nechells|25 May|register
E-082|Sign-in sheet, Nechells, 36 names|25 May|register
E-083|Surplus weigh note|26 May|receipt
E-084|Meal count sheet, Ladywood|27 May|register
E-085|Sign-in sheet, Ladywood, 63 names|27 May|register
E-086|Hygiene certificates, group 3|28 May|certificate
E-087|Volunteer rota, May|29 May|register
E-088|Knife skills, week 2|29 May|photo
E-089|Market veg invoice, May|31 May|receipt
E-090|Meal count sheet, Nechells|1 Jun|register
E-091|Sign-in sheet, Nechells, 34 names|1 Jun|register
E-092|Surplus weigh note|2 Jun|receipt
E-093|Meal count sheet, Ladywood|3 Jun|register
E-094|Sign-in sheet, Ladywood, 66 names|3 Jun|register
E-095|Lunch club table, Ladywood|3 Jun|photo
E-096|Placement sign-off, Nechells school|5 Jun|register
E-097|Employer start letter, hospital|5 Jun|letter
E-098|Meal count sheet, Nechells|8 Jun|register
E-099|Sign-in sheet, Nechells, 37 names|8 Jun|register
E-100|Surplus weigh note|9 Jun|receipt
E-101|Meal count sheet, Ladywood|10 Jun|register
E-102|Sign-in sheet, Ladywood, 68 names|10 Jun|register
E-103|Volunteer sign-in, open day|12 Jun|register
E-104|Bread baking, group 4|12 Jun|photo
E-105|Hygiene certificates, group 4|15 Jun|certificate
E-106|Thank-you letter, Nechells school|16 Jun|letter
E-107|Surplus weigh note|16 Jun|receipt
E-142|Surplus weigh note, June|19 Jun|receipt
E-214|Loneliness survey summary|2 Sep|survey
E-219|Bread for 130|23 Sep|photo
E-222|Knife skills, week 3|22 Sep|photo
E-226|Denise in the training kitchen|24 Sep|photo
E-230|Surplus weigh note|28 Sep|receipt
E-231|Surplus crates, Wholesale Market|28 Sep|photo
E-235|Hygiene certificate, group 9|29 Sep|certificate
E-236|Sign-in sheet, 74 names|30 Sep|register
E-237|Meal count sheet, signed|30 Sep|register
E-238|Table set for lunch|30 Sep|photo
""".strip().split("\n")
ON_ACTIVITIES = {
    "30 Sep": ("E-236", "E-237", "E-238"),
    "28 Sep": ("E-232", "E-233"),
    "23 Sep": ("E-217", "E-218", "E-219"),
    "21 Sep": ("E-215", "E-216"),
    "16 Sep": ("E-211", "E-212", "E-213"),
    "14 Sep": ("E-208", "E-209"),
}


def numbered(view: View) -> dict[str, Evidence]:
    return {each.number: each for each in view.all(Evidence)}


def clubs(view: View) -> list[Activity]:
    meals = {"Lunch club, Ladywood", "Lunch club, Nechells", "Garden picnic, Ladywood"}
    return [each for each in view.all(Activity) if each.title in meals | {"Bank holiday lunch"}]


def test_every_kind_has_its_count(view: View) -> None:
    assert view.evidence.counts() == {
        EvidenceKind.PHOTO: 52,
        EvidenceKind.REGISTER: 118,
        EvidenceKind.CERTIFICATE: 30,
        EvidenceKind.RECEIPT: 22,
        EvidenceKind.SURVEY: 7,
        EvidenceKind.LETTER: 9,
        EvidenceKind.OTHER: 0,
    }
    assert sorted(numbered(view)) == [f"E-{number:03d}" for number in range(1, 239)]


def test_every_file_shown_in_the_design_has_its_number_title_and_date(view: View) -> None:
    found, types = numbered(view), load_types()
    lines = []
    for number in [line[:5] for line in SHOWN]:
        each = found[number]
        assert each.dated is not None
        day = f"{each.dated.day} {each.dated:%b}"
        lines.append(f"{number}|{each.title}|{day}|{types[each.type].kind.value}")

    assert lines == SHOWN


def test_the_latest_clubs_hold_the_files_of_the_design(view: View) -> None:
    september = [each for each in clubs(view) if each.last_day >= date(2026, 9, 14)]
    held = view.evidence_of(each.uid for each in september)

    found = {
        f"{each.last_day.day} Sep": tuple(sorted(one.number for one in held[each.uid]))
        for each in september
    }

    assert found == ON_ACTIVITIES


def test_accepted_evidence_is_held_as_often_as_the_design_says(view: View) -> None:
    held = view.evidence_of(each.uid for each in clubs(view))
    times = Counter(type_ for files in held.values() for type_ in {each.type for each in files})

    assert (times["count_sheet"], times["sign_in_sheet"]) == (48, 48)
    assert (times["receipt"], times["photo"]) == (19, 31)


def test_one_file_is_missing_and_one_altered(view: View) -> None:
    found = numbered(view)

    assert dict(view.conditions()) == {
        found["E-087"].uid: Condition.MISSING,
        found["E-142"].uid: Condition.ALTERED,
    }


def test_five_photos_of_three_people_lose_their_consent_at_the_end_of_october(view: View) -> None:
    ending = [each for each in view.all(Evidence) if each.consent_until == date(2026, 10, 31)]
    shown = [line.shows["person"] for line in evidence_lines() if "person" in line.shows]

    assert len(ending) == 5
    assert all(each.consent is ConsentState.HELD for each in ending)
    assert all(may_be_shown(each, Channel.BID_PACK, TODAY) is None for each in ending)
    assert all(
        may_be_shown(each, Channel.BID_PACK, date(2026, 11, 1)) == "ended" for each in ending
    )
    assert set(shown) == {"Colin", "Tomasz", "Aisha", "Denise"}


def test_no_consent_stops_an_export_today(view: View) -> None:
    reasons = Counter(may_be_shown(each, Channel.BID_PACK, TODAY) for each in view.all(Evidence))

    assert set(reasons) == {None, "names_private"}


def test_registers_of_people_keep_names_private(view: View) -> None:
    types = load_types()

    registers = [
        each for each in view.all(Evidence) if types[each.type].kind is EvidenceKind.REGISTER
    ]

    assert {each.consent for each in registers} == {ConsentState.NAMES_PRIVATE}


def test_photos_carry_their_camera_date_and_some_their_place(view: View) -> None:
    photos = [each for each in view.all(Evidence) if each.type == "photo"]

    assert all(each.camera_at and each.camera_at.date() == each.dated for each in photos)
    assert 10 < sum(bool(each.camera_place) for each in photos) < len(photos)
    crates = numbered(view)["E-231"]
    assert crates.camera_at is not None
    assert f"{crates.camera_at:%H:%M}" == "07:42"
    assert crates.camera_place == "52.5040, -1.8810"


def test_the_long_sign_in_sheet_has_seven_pages_and_the_others_two_at_most(view: View) -> None:
    found = numbered(view)

    assert found["E-236"].pages == 7
    assert (found["E-085"].pages, found["E-081"].pages, found["E-089"].pages) == (2, 1, 3)


def test_files_come_in_all_the_forms_that_people_have(view: View) -> None:
    forms = Counter(each.media_type for each in view.all(Evidence))

    assert forms["application/pdf"] > 100
    assert forms["image/jpeg"] > 60
    assert forms["image/png"] == 10
    assert len(forms) == 4


def test_every_file_has_a_picture_to_be_shown_by(view: View) -> None:
    without = [each.number for each in view.all(Evidence) if not view.derived(each.uid, "thumb")]

    assert without == []


def test_words_inside_files_are_found(view: View) -> None:
    hits = {hit.number for hit in view.search.files("hygiene", limit=100)}

    assert {"E-205", "E-177", "E-235"} <= hits


def test_every_file_is_the_same_on_every_machine(view: View) -> None:
    found = {number: each.sha256 for number, each in numbered(view).items()}
    listed = dict(line.split() for line in LIST.read_text("ascii").splitlines())

    assert found == listed


@pytest.mark.parametrize("number", ["E-019", "E-087", "E-123", "E-151", "E-223", "E-226"])
def test_making_a_file_again_elsewhere_gives_the_same_bytes(number: str) -> None:
    line = next(each for each in evidence_lines() if each.number == number)
    here = hashlib.sha256(made(line)).hexdigest()
    script = (
        "import hashlib\n"
        "from sv_evidence.sample.making import made\n"
        "from sv_evidence.sample.writings import evidence_lines\n"
        f"line = next(each for each in evidence_lines() if each.number == {number!r})\n"
        "print(hashlib.sha256(made(line)).hexdigest())"
    )
    elsewhere = {"TZ": "Asia/Kathmandu", "LC_ALL": "C", "PYTHONHASHSEED": "7"}

    there = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, **elsewhere},
        capture_output=True,
        text=True,
        check=True,
    )

    assert there.stdout.split() == [here]


def test_the_files_weigh_less_than_sixty_megabytes(view: View) -> None:
    assert 10_000_000 < view.evidence.total_bytes() < 60_000_000


def test_shown_strengths_are_those_of_the_design(view: View) -> None:
    ids = view.evidence.ids(EvidenceFilter(), "number")
    rows = {row.number: row for row in view.evidence.page(ids).values()}

    expected = {"E-238": "FAIR", "E-237": "STRONG", "E-235": "STRONG", "E-230": "STRONG"}
    expected |= {"E-214": "WEAK", "E-087": "WEAK", "E-142": "WEAK", "E-219": "FAIR"}
    assert {number: rows[number].strength for number in expected} == {
        number: Strength[word] for number, word in expected.items()
    }


def test_the_missing_and_the_altered_file_really_are(sample: Workspace, view: View) -> None:
    found = numbered(view)

    states = [
        sample.vault.state(found[number].vault_name, size=found[number].size, deep=True)
        for number in ("E-087", "E-142", "E-237")
    ]

    assert states == [Condition.MISSING, Condition.ALTERED, Condition.UNCHANGED]
