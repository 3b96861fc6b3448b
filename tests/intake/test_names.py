"""What a name suggests of each family of files: paper that was signed is a picture or a PDF."""

import pytest

from sv_evidence.intake.names import is_by_name, type_from
from sv_evidence.intake.seen import Family


@pytest.mark.parametrize("family", sorted(set(Family) - {Family.PICTURE, Family.PDF}))
def test_only_a_picture_or_a_pdf_is_taken_for_paper_that_was_signed(family: Family) -> None:
    assert type_from("signed register.xlsx", family) == "attendance_list"
    assert type_from("head count.xlsx", family) == "count_sheet_unsigned"
    assert type_from("rota.xlsx", family) == "rota_unsigned"


def test_only_a_name_that_says_something_is_told_as_the_reason() -> None:
    assert is_by_name(type_from("register.jpg", Family.PICTURE))
    assert not is_by_name(type_from("IMG_1.jpg", Family.PICTURE))
    assert not is_by_name(type_from("a.txt", Family.TEXT))
