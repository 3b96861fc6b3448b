"""Notes for the year: what keeps one from being kept, and what points at a person."""

from datetime import date
from uuid import UUID

import pytest

from sv_evidence.domain.annual import Topic, YearNote, personal_in, year_before
from sv_evidence.domain.measures import LARGEST_QUANTITY, Pence, Period, Thousandths
from sv_evidence.domain.soundness import faults_of

TODAY = date(2026, 9, 30)
ONE, TWO = UUID(int=1), UUID(int=2)
MUCH = Thousandths(LARGEST_QUANTITY + 1)


@pytest.mark.parametrize(
    ("topic", "fields", "faults"),
    [
        (Topic.NEED, {"text": "Many eat alone."}, []),
        (Topic.TITLE, {"headline": "A place at the table"}, []),
        (Topic.MONEY_IN, {"headline": "Sales", "amount": Pence(0)}, []),
        (Topic.EARLIER_FIGURE, {"measure": TWO, "quantity": Thousandths(0)}, []),
        (Topic.NEED, {"text": " "}, [("text", "empty")]),
        (Topic.MONEY_OUT, {"headline": "Food"}, [("amount", "empty")]),
        (
            Topic.MONEY_OUT,
            {"headline": "Food", "amount": Pence(-1)},
            [("amount", "negative_amount")],
        ),
        (Topic.MONEY_IN, {"headline": "S", "amount": Pence(10**14)}, [("amount", "too_large")]),
        (Topic.EARLIER_FIGURE, {}, [("measure", "empty"), ("quantity", "empty")]),
        (
            Topic.EARLIER_FIGURE,
            {"measure": TWO, "quantity": Thousandths(-1)},
            [("quantity", "negative_amount")],
        ),
        (Topic.EARLIER_FIGURE, {"measure": TWO, "quantity": MUCH}, [("quantity", "too_large")]),
    ],
)
def test_a_note_says_something_about_its_topic(
    topic: Topic, fields: dict[str, object], faults: list[tuple[str, str]]
) -> None:
    note = YearNote(ONE, topic, TODAY, **fields)  # type: ignore[arg-type]

    assert [(each.field, each.code) for each in faults_of(note, today=TODAY)] == faults


@pytest.mark.parametrize(
    ("first", "last", "before"),
    [
        (date(2026, 4, 1), date(2026, 9, 30), Period(date(2025, 4, 1), date(2025, 9, 30))),
        (date(2024, 2, 29), date(2024, 2, 29), Period(date(2023, 2, 28), date(2023, 2, 28))),
    ],
)
def test_the_year_before_has_the_same_days(first: date, last: date, before: Period) -> None:
    assert year_before(Period(first, last)) == before


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("Write to amina@example.org.", ("amina@example.org",)),
        ("Ring 0121 496 0000 or come.", ("0121 496 0000",)),
        ("She lives at B16 8AA now.", ("B16 8AA",)),
        ("Denise, 52, cooks again.", ("Denise, 52",)),
        ("P-017 came back.", ("P-017",)),
        ("In 2026 we shared 3,412 meals in B16 for £103,058.", ()),
        ("Guests asked for more; see P-0171.", ()),
    ],
)
def test_what_points_at_a_person_is_named(text: str, points: tuple[str, ...]) -> None:
    assert personal_in(text, ("Guest", "P-017")) == points
