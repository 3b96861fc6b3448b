"""Open data and the community interest draft: figures equal the facts, and nobody is in them."""

import csv
import json
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from io import StringIO

import pytest

from sv_evidence.domain.annual import Topic
from sv_evidence.domain.measures import decimal_text
from sv_evidence.domain.proof import Mark
from sv_evidence.reports.annual_facts import AnnualFacts
from sv_evidence.reports.cic34 import cic34_draft
from sv_evidence.reports.gathering_annual import counted_results
from sv_evidence.reports.linear import Numbering
from sv_evidence.reports.open_data import DESCRIPTION, STANDARD, TABLES, open_files
from sv_evidence.reports.text import as_text
from tests.builders import TODAY
from tests.reports.annual import HALF_YEAR, a_note, annual_facts, with_every_note
from tests.reports.kitchen import Kitchen

Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def year(kitchen: Kitchen) -> AnnualFacts:
    return with_every_note(annual_facts(kitchen))


@pytest.fixture(scope="module")
def files(kitchen: Kitchen, year: AnnualFacts) -> dict[str, bytes]:
    with kitchen.workspace.read() as view:
        return dict(open_files(year, counted_results(view, HALF_YEAR, TODAY)))


def _rows(files: dict[str, bytes], name: str) -> Rows:
    return list(csv.DictReader(StringIO(files[f"{name}.csv"].decode("utf-8"), newline="")))


def _said(year: AnnualFacts, names: tuple[str, ...] = ()) -> str:
    return as_text(cic34_draft(year, names).document, Numbering({}, {}, 1))


def test_figures_added_up_again_from_the_tables_are_the_facts(
    files: dict[str, bytes], year: AnnualFacts
) -> None:
    sums: Counter[tuple[str, str]] = Counter()
    marks: Counter[tuple[str, str, str]] = Counter()
    for row in _rows(files, "results"):
        thousandths = int(Decimal(row["quantity"]) * 1000)
        sums[row["measure"], row["impact"]] += thousandths
        marks[row["measure"], row["impact"], row["mark"]] += thousandths
    for claim in year.pack.claims:
        key = (claim.code, claim.impact.value)
        assert sums[key] == claim.quantity
        assert [marks[*key, mark.value] for mark in Mark] == [
            claim.by_mark.of(mark) for mark in Mark
        ]
    assert len(sums) == len(year.pack.claims)


def test_each_claim_stands_in_its_table_with_its_value(
    files: dict[str, bytes], year: AnnualFacts
) -> None:
    rows = {(row["measure"], row["impact"]): row for row in _rows(files, "claims")}
    for claim in year.pack.claims:
        row = rows[claim.code, claim.impact.value]
        assert row["quantity"] == decimal_text(claim.quantity, 3)
        value = "" if claim.value is None else decimal_text(claim.value.total, 2)
        assert row["value"] == value
        assert (row["proxy"] == "") == (claim.proxy is None)


def test_the_description_is_true_of_every_table(files: dict[str, bytes]) -> None:
    described = json.loads(files[DESCRIPTION])
    assert [each["path"] for each in described["resources"]] == [f"{name}.csv" for name in TABLES]
    for each in described["resources"]:
        head = next(csv.reader(StringIO(files[each["path"]].decode("utf-8"))))
        assert head == [field["name"] for field in each["schema"]["fields"]]
        assert all(field["description"] for field in each["schema"]["fields"])
        numbers = [f["name"] for f in each["schema"]["fields"] if f["type"] == "number"]
        for row in _rows(files, each["name"]):
            assert all(Decimal(row[name] or "0") >= 0 for name in numbers)


def test_the_standard_names_each_indicator_and_what_it_came_to(
    files: dict[str, bytes], year: AnnualFacts
) -> None:
    told = json.loads(files[STANDARD])
    by_id = {each["@id"]: each for each in told}
    assert len(by_id) == len(told)
    owner = told[0]
    assert owner["@id"] == "urn:org-id:GB-COH-09876543"
    assert len(owner["hasIndicator"]) == len(year.pack.claims)
    for uid in owner["hasIndicator"]:
        (report,) = by_id[uid]["hasIndicatorReport"]
        assert by_id[report]["forIndicator"] == uid
        assert isinstance(by_id[report]["i72:value"]["i72:numerical_value"], str)
    values = [each["i72:value"]["i72:numerical_value"] for each in told if "i72:value" in each]
    assert values == [decimal_text(claim.quantity, 3) for claim in year.pack.claims]


def test_contracts_carry_their_open_id_and_no_made_up_one(
    kitchen: Kitchen, files: dict[str, bytes], year: AnnualFacts
) -> None:
    assert {row["ocid"] for row in _rows(files, "contracts")} == {""}
    (contract,) = year.pack.contracts
    named = replace(contract, reference="CM/1 ocds-h6vhtk-04f8d1")
    pack = replace(year.pack, contracts=(named,))
    again = dict(open_files(replace(year, pack=pack, ids=()), {}))
    assert {row["ocid"] for row in _rows(again, "contracts")} == {"ocds-h6vhtk-04f8d1"}
    assert [row["id"] for row in _rows(again, "organisation")] == [""]
    with kitchen.workspace.read() as view:
        assert view.organisation.name == year.pack.organisation


def test_the_draft_has_its_parts_and_nothing_is_missing(year: AnnualFacts) -> None:
    text = _said(year)
    parts = ("Part 1", "Part 2", "Part 3", "Part 4", "Part 5", "Signature")
    places = [text.rindex(each) for each in parts]
    assert places == sorted(places)
    assert cic34_draft(year).missing == ()
    assert "GB-COH-09876543" in text
    assert "public benefit" not in text


def test_the_draft_names_what_nobody_wrote(year: AnnualFacts) -> None:
    bare = replace(year, notes=(), ids=())
    assert cic34_draft(bare).missing == (
        Topic.AIM,
        Topic.CONSULTATION,
        Topic.DIRECTORS_PAY,
        Topic.ASSETS,
    )
    assert _said(bare).count("[Still to write:") == 5


def test_a_note_that_points_at_a_person_stays_out_of_the_public_form(year: AnnualFacts) -> None:
    note = a_note(Topic.CONSULTATION, "Denise, 52, wrote from d@example.org.")
    draft = cic34_draft(replace(year, notes=(note,)))
    assert [each.points for each in draft.left_out] == [("d@example.org", "Denise, 52")]
    assert Topic.CONSULTATION in draft.missing
    assert "Denise" not in _said(replace(year, notes=(note,)))
    other = a_note(Topic.THANKS, "Thank you, Denise, 52.")
    assert cic34_draft(replace(year, notes=(other,))).left_out == ()


def test_a_charity_gets_its_statement_of_public_benefit(year: AnnualFacts) -> None:
    text = _said(replace(year, ids=("GB-CHC-1123456",)))
    assert "Statement of public benefit" in text
    assert "In the period we can prove:" in text
    nothing = _said(replace(year, ids=("GB-CHC-1123456",), notes=()))
    assert "the charity's purposes" in nothing
