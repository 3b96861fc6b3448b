"""Every field that history may tell has a name, and every word a value may be is said."""

from datetime import UTC, date, datetime
from enum import Enum

import pytest

from sv_evidence.domain.counting_records import Decision
from sv_evidence.domain.evidence import ConsentState, StrengthWord
from sv_evidence.domain.people import Agreement, Verdict
from sv_evidence.domain.records import Kind
from sv_evidence.operations.shapes import shapes_of
from sv_evidence.wording.changes import altered_text, by_text, happened_text, when_text
from sv_evidence.wording.fields import UNSAID, field_label, value_text

FIELDS = [
    (kind, shape.name) for kind in Kind for shape in shapes_of(kind) if shape.name not in UNSAID
]
WORDS = [
    (shape.name, word)
    for kind in Kind
    for shape in shapes_of(kind)
    if isinstance(shape.of, type) and issubclass(shape.of, Enum)
    for word in shape.of
]


@pytest.mark.parametrize(("kind", "name"), FIELDS)
def test_every_field_has_a_name_for_people(kind: Kind, name: str) -> None:
    said = field_label(kind, name)

    assert said != name
    assert "_" not in said


@pytest.mark.parametrize(("name", "word"), WORDS)
def test_every_word_is_said_for_people(name: str, word: Enum) -> None:
    said = value_text(name, word)

    assert said[0].isupper()
    assert "_" not in said


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("title", "", "nothing"),
        ("place", None, "nothing"),
        ("shows_values", True, "yes"),
        ("shows_values", False, "no"),
        ("due", date(2026, 9, 30), "30 September 2026"),
        ("made_at", datetime(2026, 9, 30, 9, 5, tzinfo=UTC), "30 September 2026, 09:05"),
        ("starts_at", 605, "10:05"),
        ("share", 250_000, "25 %"),
        ("birth_year", 1980, "1980"),
        ("people", 1250, "1,250"),
        ("consent", ConsentState.HELD, "Consent held"),
        ("strength", StrengthWord.FAIR, "Fair"),
        ("consent", Agreement.GIVEN, "Agreed"),
        ("verdict", Verdict.SAME, "One and the same person"),
        ("decision", Decision.LEAVE_OUT, "Leave it out"),
    ],
)
def test_values_are_said_plainly(name: str, value: object, said: str) -> None:
    assert value_text(name, value) == said


@pytest.mark.parametrize(
    ("kind", "what", "of", "said"),
    [
        (Kind.ACTIVITY, "made", None, "Logged"),
        (Kind.PLACE, "made", None, "Added"),
        (Kind.RESULT, "removed", Kind.ACTIVITY, "Result taken away again"),
        (Kind.ATTACHMENT, "changed", Kind.EVIDENCE, "Its strength on an activity changed"),
    ],
)
def test_what_happened_is_said(kind: Kind, what: str, of: Kind | None, said: str) -> None:
    assert happened_text(kind, what, of) == said


def test_moments_have_their_year_once_it_is_past() -> None:
    at = datetime(2026, 9, 28, 9, 2, tzinfo=UTC)

    assert when_text(at, date(2026, 9, 28)) == "Today 09:02"
    assert when_text(at, date(2026, 9, 30)) == "Mon 28 Sep, 09:02"
    assert when_text(at, date(2027, 1, 4)) == "Mon 28 Sep 2026, 09:02"


def test_whoever_did_it_is_said_with_the_computer() -> None:
    assert by_text("Joe", "Kitchen laptop", is_own=False) == "Joe on Kitchen laptop"
    assert by_text("Joe", "Kitchen laptop", is_own=True) == "Joe on this computer"
    assert by_text("", "Kitchen laptop", is_own=True) == "Nobody is named"


def test_alterations_are_said() -> None:
    assert altered_text("missing", "", "").startswith("A change is missing")
    assert altered_text("hash", "", "") == "A change was altered outside SV Evidence."
    assert altered_text("hash", "Log", "3 September").endswith("on 3 September: Log")
