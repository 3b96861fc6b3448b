"""What outside judges say of a pack; each is also given a broken one, which it must refuse."""

import re
from pathlib import Path

import pytest

from sv_evidence.reports.attachments import Attachment, Relationship
from sv_evidence.reports.pdf.builder import built
from tests.reports import breaking, reading
from tests.reports.asking import Packed
from tests.reports.breaking import broken
from tests.reports.judges import own_faults, profile_faults, ran
from tests.reports.test_builder import SECTIONS, a_cover, a_document

ACCESSIBLE, ARCHIVAL = "ua1", "3a"
BREAKS_ACCESS = (
    breaking.without_alternative,
    breaking.with_a_level_skipped,
    breaking.without_link_words,
    breaking.without_shown_title,
    breaking.with_untagged_text,
    breaking.without_a_font_file,
    breaking.with_a_row_that_is_none,
    breaking.without("/Lang"),
    breaking.without("/StructTreeRoot"),
    breaking.without("/Metadata"),
)
BREAKS_ARCHIVE = (
    breaking.without_a_font_file,
    breaking.without_letters_of_a_font,
    breaking.with_script,
    breaking.without("/OutputIntents"),
    breaking.without("/Metadata"),
    breaking.without("/MarkInfo"),
)
OVERLOOKED = (
    breaking.without_scope,
    breaking.with_another_title,
    breaking.with_an_unknown_font,
    breaking.with_untagged_text,
    breaking.with_the_parent_tree_cut,
)


@pytest.fixture(scope="session")
def sealable() -> bytes:
    """A small document with a file inside and an empty signature field."""
    file = Attachment(
        "register.csv", b"number,sha256\n", "text/csv", Relationship.DATA, "The register"
    )
    document = a_document(a_cover(), *SECTIONS)
    return built(document, {}, files=(file,), seal="Seal of this pack").pdf


@pytest.mark.parametrize("profile", [ACCESSIBLE, ARCHIVAL])
def test_a_pack_is_accessible_and_archival(made: Packed, profile: str) -> None:
    assert profile_faults(made.pdf, profile) == set()


@pytest.mark.parametrize("profile", [ACCESSIBLE, ARCHIVAL])
def test_a_file_inside_and_a_field_to_sign_change_nothing(sealable: bytes, profile: str) -> None:
    assert profile_faults(sealable, profile) == set()
    assert own_faults(sealable) == []


@pytest.mark.parametrize("fault", BREAKS_ACCESS)
def test_a_pack_that_is_not_accessible_is_refused(made: Packed, fault: breaking.Breaking) -> None:
    assert profile_faults(broken(made.pdf, fault), ACCESSIBLE)


@pytest.mark.parametrize("fault", BREAKS_ARCHIVE)
def test_a_pack_that_is_not_archival_is_refused(made: Packed, fault: breaking.Breaking) -> None:
    assert profile_faults(broken(made.pdf, fault), ARCHIVAL)


def test_a_file_inside_must_say_what_it_is(sealable: bytes) -> None:
    assert profile_faults(broken(sealable, breaking.without_relationship), ARCHIVAL)


def test_nothing_that_the_judges_overlook_is_wrong(made: Packed) -> None:
    assert own_faults(made.pdf) == []


@pytest.mark.parametrize("fault", OVERLOOKED)
def test_what_the_judges_overlook_is_found(made: Packed, fault: breaking.Breaking) -> None:
    assert own_faults(broken(made.pdf, fault))


def test_the_file_is_well_formed(made: Packed, tmp_path: Path) -> None:
    assert ran("qpdf", "--check", "PDF", pdf=made.pdf, at=tmp_path).returncode == 0

    half = made.pdf[: len(made.pdf) // 2]
    assert ran("qpdf", "--check", "PDF", pdf=half, at=tmp_path).returncode != 0


def test_a_listener_hears_headings_and_what_they_head(made: Packed, tmp_path: Path) -> None:
    heard = ran("pdfinfo", "-struct-text", "PDF", pdf=made.pdf, at=tmp_path).stdout

    order = ["H1 (block)", '"Contents"', "TOCI", '"Evidence register"', "TH", '"Signed off"']
    assert in_order(order, heard)
    untagged = broken(made.pdf, breaking.without("/StructTreeRoot", "/MarkInfo"))
    silent = ran("pdfinfo", "-struct-text", "PDF", pdf=untagged, at=tmp_path).stdout
    assert not in_order(order, silent)


def test_all_fonts_are_whole_subsets_with_their_letters(made: Packed, tmp_path: Path) -> None:
    assert set(font_states(made.pdf, tmp_path)) == {("yes", "yes", "yes")}

    bare = broken(made.pdf, breaking.without_a_font_file)
    assert ("no", "yes", "yes") in font_states(bare, tmp_path)


def test_text_comes_out_in_the_order_of_reading(made: Packed, tmp_path: Path) -> None:
    order = ["Social value evidence pack", "Contents", "Proof by outcome", "Signed off"]

    assert in_order(order, ran("pdftotext", "PDF", "-", pdf=made.pdf, at=tmp_path).stdout)
    turned = broken(made.pdf, breaking.backwards)
    assert not in_order(order, ran("pdftotext", "PDF", "-", pdf=turned, at=tmp_path).stdout)


def in_order(wanted: list[str], text: str) -> bool:
    """Say whether texts follow each other."""
    at = 0
    for each in wanted:
        at = text.find(each, at) + 1
        if at == 0:
            return False
    return True


def font_states(pdf: bytes, at: Path) -> list[tuple[str, ...]]:
    """Return of each font whether it is embedded, a subset, and knows its letters."""
    table = ran("pdffonts", "PDF", pdf=pdf, at=at).stdout.splitlines()[2:]
    return [tuple(line.split()[-5:-2]) for line in table]


def test_all_that_is_shown_is_heard(made: Packed) -> None:
    heard, silent = reading.spoken(made.pdf)

    only_seen = {each for each in silent - heard if not re.search(r"LK-2026-0007$|^\d+ of", each)}
    assert "Evidence register" in heard
    assert only_seen == {"L"}, "the letter of the logo stands beside the name"
