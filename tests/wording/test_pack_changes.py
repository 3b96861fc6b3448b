from sv_evidence.domain.measures import Pence, Thousandths, Unit
from sv_evidence.wording.pack_changes import (
    Told,
    changed_text,
    difference_text,
    proven_text,
    why_text,
)

MEALS = Unit("meal", "meals")


def stand(
    quantity: int, proven: int, value: int | None = None, mark: str = "Proven", part: int = 0
) -> Told:
    worth = None if value is None else Pence(value)
    amounts = [Thousandths(each * 1000) for each in (quantity, proven, part)]
    return amounts[0], amounts[1], amounts[2], worth, mark


def test_what_was_proven_is_money_or_claims_and_never_one_sum_of_two() -> None:
    assert proven_text([("Core impact", Pence(10_305_800), 7, 12)]) == "£103,058"
    assert proven_text([("Core impact", None, 7, 12)]) == "7 of 12 claims"
    both = [("Core impact", Pence(500), 1, 1), ("Additional social value", None, 0, 2)]
    assert proven_text(both) == "£5 core impact, 0 of 2 claims additional social value"
    assert proven_text([]) == ""


def test_the_number_of_changed_figures_is_said() -> None:
    assert changed_text(0) == "Nothing"
    assert changed_text(1) == "1 figure"
    assert changed_text(3) == "3 figures"


def test_the_first_difference_is_said_then_and_now() -> None:
    assert difference_text(MEALS, stand(20, 20), stand(21, 20)) == ("20 meals", "21 meals")
    proven = difference_text(MEALS, stand(20, 20), stand(20, 4))
    assert proven == ("20 meals proven", "4 meals proven")
    part = difference_text(MEALS, stand(20, 4, part=2), stand(20, 4))
    assert part == ("2 meals part proven", "0 meals part proven")
    assert difference_text(MEALS, stand(2, 2, 500), stand(2, 2, 700)) == ("£5", "£7")
    assert difference_text(MEALS, stand(2, 2, None), stand(2, 2, 700)) == ("not valued", "£7")
    marks = difference_text(MEALS, stand(2, 0), stand(2, 0, mark="Unproven"))
    assert marks == ("Proven", "Unproven")
    assert difference_text(MEALS, stand(2, 2), None) == ("2 meals", "not counted now")


def test_evidence_that_came_or_went_is_named() -> None:
    assert why_text(("E-3",), ()) == "Added since: E-3"
    assert why_text(("E-3",), ("E-1", "E-2")) == ("No longer counts: E-1, E-2. Added since: E-3")
    assert why_text((), ()).startswith("What was recorded was changed.")
