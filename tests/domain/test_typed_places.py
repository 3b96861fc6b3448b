"""Places as people type them."""

import pytest

from sv_evidence.domain.typed_places import joined_place, parted_place


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("Ladywood Hall, B16", ("Ladywood Hall", "B16")),
        ("Ladywood Hall, b16 8tr", ("Ladywood Hall", "B16 8TR")),
        ("Hall, Upper Room", ("Hall, Upper Room", "")),
        ("Ladywood Hall", ("Ladywood Hall", "")),
    ],
)
def test_a_place_parts_from_its_postcode(typed: str, parts: tuple[str, str]) -> None:
    assert parted_place(typed) == parts


def test_a_place_is_written_with_its_postcode_if_it_has_one() -> None:
    assert joined_place("Ladywood Hall", "B16") == "Ladywood Hall, B16"
    assert joined_place("Ladywood Hall", "") == "Ladywood Hall"
