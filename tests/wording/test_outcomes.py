from datetime import date

import pytest

from sv_evidence.domain.measures import Thousandths, Unit
from sv_evidence.domain.proof import Mark
from sv_evidence.wording.outcomes import (
    branch_text,
    held_text,
    of_text,
    promised_text,
    proxy_before_text,
    proxy_from_text,
    proxy_set_text,
)

DAY = date(2026, 4, 2)
KEPT = "Earlier packs keep the value they used."


@pytest.mark.parametrize(
    ("who", "when", "changed", "said"),
    [
        ("Amina", DAY, False, f"Set 2 April 2026 by Amina. {KEPT}"),
        ("Amina", None, False, "Set by Amina."),
        ("", DAY, False, f"Set 2 April 2026. {KEPT}"),
        ("", None, False, "It is not known who set it."),
        ("Amina", None, True, f"Set by Amina. {KEPT}"),
    ],
)
def test_who_set_a_proxy_and_when(who: str, when: date | None, changed: bool, said: str) -> None:  # noqa: FBT001
    assert proxy_set_text(who, when, changed=changed) == said


def test_what_a_proxy_is_from_and_was_before() -> None:
    assert proxy_from_text("Our cost", 2025, "Ours") == "From Our cost, 2025, Ours."
    assert proxy_from_text("", 0, "") == "No source is given."
    assert proxy_before_text("£2.00", None) == "Before that £2.00."
    assert proxy_before_text("£2.00", DAY) == "Before that £2.00, set 2 April 2026."


def test_amounts_of_a_target_and_of_activities() -> None:
    pounds, meals = Unit("£", "£"), Unit("meal", "meals")
    assert of_text(Thousandths(41_200_000), Thousandths(80_000_000), pounds) == "£41,200 of £80,000"
    assert of_text(Thousandths(3_412_000), Thousandths(7_000_000), meals) == "3,412 of 7,000"
    assert held_text(1, 1, named=True) == "1 of 1 activity"
    assert held_text(0, 0, named=True) == ""
    assert promised_text(1, "7,000 meals", DAY) == "Commitment 1, 7,000 meals by 2 April 2026"


def test_a_line_of_the_tree_is_read_aloud() -> None:
    assert branch_text("Meals", None, "") == "Meals, nothing claimed"
    assert branch_text("Meals", Mark.PROVEN, "") == "Meals, proven"
    said = branch_text("Less isolation", Mark.UNPROVEN, "Loneliness")
    assert said == "Less isolation, unproven, the weakest in it: Loneliness"
