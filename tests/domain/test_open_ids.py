"""Ids under which the world knows organisations and contracts."""

import pytest

from sv_evidence.domain.open_ids import charity_number, company_number, ocid_in, organisation_ids


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("9876543", "09876543"),
        ("0987 6543", "09876543"),
        ("sc123456", "SC123456"),
        ("R1234567", "R1234567"),
        ("123456789", ""),
        ("none", ""),
        ("", ""),
    ],
)
def test_a_company_number_is_written_as_the_register_has_it(typed: str, number: str) -> None:
    assert company_number(typed) == number


def test_a_number_that_cannot_be_one_makes_no_id() -> None:
    assert organisation_ids("9876543", "1123456") == ("GB-COH-09876543", "GB-CHC-1123456")
    assert organisation_ids("ask Joe", "12") == ()
    assert charity_number("1123456-2") == "1123456-2"


def test_an_open_contracting_id_is_found_and_never_made_up() -> None:
    assert ocid_in("CM/2026/014, ocds-h6vhtk-04f8d1") == "ocds-h6vhtk-04f8d1"
    assert ocid_in("CM/2026/014") == ""
