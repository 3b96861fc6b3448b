"""What keeps a return, its lines and a contract's terms from being kept."""

from datetime import date

import pytest

from sv_evidence.domain.kpis import kpis_wanted
from sv_evidence.domain.measures import LARGEST_QUANTITY, Pence, Thousandths
from sv_evidence.domain.returns import ContractTerms, Return, ReturnLine, Rhythm
from sv_evidence.domain.soundness import faults_of
from sv_evidence.domain.story_figures import LiveFigure, Which, parts_of
from tests.builders import TODAY, a_uid


def codes(record: ContractTerms | Return | ReturnLine) -> list[tuple[str, str]]:
    return [(each.field, each.code) for each in faults_of(record, today=TODAY)]


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ({}, []),
        ({"due_days": 366, "worth": Pence(0)}, []),
        ({"due_days": -1}, [("due_days", "too_many_days")]),
        ({"due_days": 367}, [("due_days", "too_many_days")]),
        ({"worth": Pence(-1)}, [("worth", "negative")]),
        ({"worth": Pence(LARGEST_QUANTITY + 1)}, [("worth", "too_large")]),
    ],
)
def test_terms(terms: dict[str, int], expected: list[tuple[str, str]]) -> None:
    assert codes(ContractTerms(a_uid(), a_uid(), **terms)) == expected  # type: ignore[arg-type]


def test_a_return_may_not_run_backwards() -> None:
    assert codes(Return(a_uid(), TODAY, TODAY, a_uid())) == []
    assert codes(Return(a_uid(), TODAY, date(2020, 1, 1), a_uid())) == [
        ("last_day", "ends_before_it_begins")
    ]


def test_a_line_tells_quantities_that_can_be() -> None:
    sound = ReturnLine(a_uid(), a_uid(), a_uid(), told_period=Thousandths(0))
    wrong = ReturnLine(
        a_uid(),
        a_uid(),
        a_uid(),
        told_period=Thousandths(-1),
        told_to_date=Thousandths(LARGEST_QUANTITY + 1),
    )

    assert codes(sound) == []
    assert codes(wrong) == [("told_period", "too_large"), ("told_to_date", "too_large")]


def test_a_return_that_went_is_locked() -> None:
    assert not Return(a_uid(), TODAY, TODAY, a_uid()).is_locked
    assert Return(a_uid(), TODAY, TODAY, a_uid(), sent_on=TODAY).is_locked


def test_rhythms_say_their_months() -> None:
    assert [each.months for each in Rhythm] == [1, 3, 12]


@pytest.mark.parametrize(
    ("worth", "began", "wanted"),
    [
        (500_000_001, date(2025, 2, 24), 3),
        (500_000_000, date(2025, 2, 24), 0),
        (500_000_001, date(2025, 2, 23), 0),
        (None, date(2025, 2, 24), 0),
        (500_000_001, None, 0),
    ],
)
def test_the_act_asks_for_kpis_above_five_million(
    worth: int | None, began: date | None, wanted: int
) -> None:
    assert kpis_wanted(None if worth is None else Pence(worth), began) == wanted


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", []),
        ("no figure [[period:x]] [period:1]", ["no figure [[period:x]] [period:1]"]),
        (
            "We shared [[period:1]], [[to_date:12]]",
            [
                "We shared ",
                LiveFigure(Which.PERIOD, 1),
                ", ",
                LiveFigure(Which.TO_DATE, 12),
            ],
        ),
        ("[[period:1]] meals", [LiveFigure(Which.PERIOD, 1), " meals"]),
    ],
)
def test_a_story_falls_into_words_and_live_figures(text: str, parts: list[object]) -> None:
    assert list(parts_of(text)) == parts
    assert "".join(each if isinstance(each, str) else each.mark for each in parts_of(text)) == text
