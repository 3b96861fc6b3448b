from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from io import BytesIO

import openpyxl

from sv_evidence.domain.proof import Mark
from sv_evidence.reports.facts import PackFacts
from sv_evidence.reports.pack_workbook import pack_workbook
from sv_evidence.reports.workbook import Heading, Look, Page, written

MADE = datetime(2026, 9, 30, 16, 52, tzinfo=UTC)
NASTY = ('=HYPERLINK("http://example.org")', "+1", "-1", "@SUM(A1)", "\tx", "<b>", "123", "")


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(data))


def test_every_claim_is_there_as_numbers_that_add_up(facts: PackFacts) -> None:
    sheet = opened(pack_workbook(facts))["Claims"]
    head = [cell.value for cell in sheet[1]]
    rows = [
        dict(zip(head, (cell.value for cell in row), strict=True))
        for row in sheet.iter_rows(min_row=2)
    ]
    claims = [claim for outcome in facts.outcomes for claim in outcome.claims]

    assert len(rows) == len(claims)
    for row, claim in zip(rows, claims, strict=True):
        assert Decimal(str(row["Claimed"])) * 1000 == claim.quantity
        parts = [Decimal(str(row[name])) for name in ("Proven", "Part proven", "Unproven")]
        assert sum(parts) * 1000 == claim.quantity
        assert [part * 1000 for part in parts] == [claim.by_mark.of(mark) for mark in Mark]
        if claim.value is not None:
            assert Decimal(str(row["Value"])) * 100 == claim.value.total


def test_the_register_has_real_days_and_whole_hashes(facts: PackFacts) -> None:
    sheet = opened(pack_workbook(facts))["Register"]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))

    assert [row[0] for row in rows] == [each.number for each in facts.evidence]
    for row, each in zip(rows, facts.evidence, strict=True):
        assert row[10] == each.sha256
        assert (row[4].date() if isinstance(row[4], datetime) else row[4]) == each.dated


def test_the_same_facts_give_the_same_bytes_in_any_zone(facts: PackFacts) -> None:
    assert pack_workbook(facts) == pack_workbook(facts)
    page = Page("One", (Heading("A", 10),), (("x",),))
    abroad = MADE.astimezone(timezone(timedelta(hours=5)))
    assert written([page], title="t", author="a", made_at=MADE) == written(
        [page], title="t", author="a", made_at=abroad
    )


def test_nothing_typed_becomes_a_formula_a_link_or_a_number() -> None:
    page = Page("One", (Heading("A", 10, Look.WRAPPED),), tuple((each,) for each in NASTY))
    sheet = opened(written([page], title=NASTY[0], author=NASTY[0], made_at=MADE))["One"]

    found = [sheet.cell(row, 1) for row in range(2, 2 + len(NASTY))]
    assert [cell.data_type for cell in found[:-1]] == ["s"] * (len(NASTY) - 1)
    assert found[0].value == NASTY[0]
    assert found[4].value == " x"
    assert found[-1].value is None
    assert all(cell.hyperlink is None for cell in found)


def test_a_text_longer_than_a_cell_is_cut_and_an_empty_page_keeps_its_head() -> None:
    page = Page("One", (Heading("A", 10),), (("x" * 200_000,),))
    empty = Page("Two", (Heading("B", 10),), ())
    book = opened(written([page, empty], title="t", author="a", made_at=MADE))

    assert len(book["One"]["A2"].value) == 32_767
    assert book["Two"]["A1"].value == "B"
    assert book["Two"].auto_filter.ref is None
