from datetime import date, timedelta

import pytest

from sv_evidence.domain.evidence import EvidenceKind, Strength
from sv_evidence.domain.evidence_types import load_types, strength_from, types_from
from sv_evidence.domain.measures import Period
from sv_evidence.domain.problems import Defect

STRONG = {
    "sign_in_sheet",
    "count_sheet",
    "rota_signed",
    "certificate",
    "invoice_paid",
    "weigh_note",
    "ledger_extract",
    "payroll_extract",
    "start_letter",
    "support_letter",
    "placement_signoff",
    "survey_forms",
}
WEAK = {"survey_summary", "own_note", "email", "other"}


def test_every_type_says_what_it_is_in_plain_words() -> None:
    types = load_types()

    assert all(key == each.id for key, each in types.items())
    assert all(each.title and each.hint.endswith(".") for each in types.values())


def test_every_kind_has_a_type() -> None:
    kinds = {each.kind for each in load_types().values()}

    assert kinds == set(EvidenceKind)


def test_usual_strengths_follow_the_rule_of_who_made_or_signed_it() -> None:
    types = load_types()

    assert {id_ for id_ in STRONG if types[id_].usual is Strength.STRONG} == STRONG
    assert {id_ for id_ in WEAK if types[id_].usual is Strength.WEAK} == WEAK
    assert types["photo"].usual is Strength.FAIR
    assert types["count_sheet_unsigned"].usual is Strength.FAIR


def test_only_a_photo_needs_a_camera_date() -> None:
    needing = [each.id for each in load_types().values() if each.needs_camera_date]

    assert needing == ["photo"]


def test_strengths_are_read_by_their_words_only() -> None:
    assert [strength_from(word) for word in ("weak", "fair", "strong")] == sorted(Strength)
    with pytest.raises(ValueError, match="STRONG"):
        strength_from("STRONG")


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "{}",
        '{"types": [{"id": "a"}]}',
        '{"types": [{"id": "a", "title": "A", "kind": "map", "usual": "fair", "hint": "h"}]}',
        '{"types": [{"id": "a", "title": "A", "kind": "photo", "usual": "good", "hint": "h"}]}',
        '{"types": ['
        + ",".join(['{"id": "a", "title": "A", "kind": "photo", "usual": "fair", "hint": "h"}'] * 2)
        + "]}",
    ],
)
def test_a_broken_types_file_is_our_fault(text: str) -> None:
    with pytest.raises(Defect, match=r"evidence_types\.json"):
        types_from(text)


def test_a_count_of_the_day_is_dated_on_the_day_and_a_letter_about_it_near_it() -> None:
    types, day = load_types(), date(2026, 9, 30)
    days = Period(day, day)

    assert types["count_sheet"].suits(day, days)
    assert not types["count_sheet"].suits(day + timedelta(days=1), days)
    assert not types["count_sheet"].suits(day - timedelta(days=1), days)
    assert types["start_letter"].suits(day - timedelta(days=30), days)
    assert not types["start_letter"].suits(day - timedelta(days=400), days)
    assert types["policy"].suits(day - timedelta(days=4000), days)
    assert types["count_sheet"].suits(None, days)


def test_titles_are_the_files_own() -> None:
    assert load_types()["sign_in_sheet"].title.startswith("Sign-in")
