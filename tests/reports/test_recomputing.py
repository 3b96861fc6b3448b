import csv
import json
from decimal import Decimal
from io import BytesIO, StringIO

import pikepdf

from sv_evidence.domain.evidence import EvidenceKind
from sv_evidence.reports.copies import Originals, copies_of, original_name
from sv_evidence.reports.details import details_csv
from sv_evidence.reports.facts import PackFacts
from sv_evidence.reports.recomputing import agrees, recomputed
from sv_evidence.reports.register import claims_csv
from tests.reports.asking import Packed, pack_in_memory
from tests.reports.kitchen import Kitchen


def rows(table: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(table.decode(), newline="")))


def test_every_stated_figure_follows_from_the_lists(facts: PackFacts, made: Packed) -> None:
    with pikepdf.open(BytesIO(made.pdf)) as pdf:
        manifest = json.loads(pdf.attachments["manifest.json"].get_file().read_bytes())
    worked_out = recomputed(rows(claims_csv(facts)), rows(details_csv(facts)))

    figures = [(each["key"], each["text"]) for each in manifest["figures"]]
    assert len(figures) > 40
    assert [each for each in figures if not agrees(worked_out, *each)] == []
    assert {each["id"] for each in manifest["frameworks"]}


def test_what_does_not_follow_disagrees() -> None:
    worked_out = recomputed([{"measure": "M", "impact": "core", "quantity": "12"}], [])

    assert worked_out["quantity:M:core"] == {Decimal(12)}
    assert agrees(worked_out, "quantity:M:core", "12 meals")
    assert not agrees(worked_out, "quantity:M:core", "13 meals")
    assert not agrees(worked_out, "quantity:N:core", "12 meals")
    assert not agrees(worked_out, "quantity:M:core", "meals")
    assert not agrees(worked_out, "quantity:M:core", "-12 meals")
    assert agrees({"loss": frozenset({Decimal(-12)})}, "loss", "-12 meals")
    assert agrees({"loss": frozenset({Decimal(-12)})}, "loss", "-£12")
    assert not agrees(recomputed([{"quantity": "x"}], [{}]), "quantity::", "0")


def test_originals_travel_only_by_choice_and_never_photos_or_private_names(
    kitchen: Kitchen, facts: PackFacts
) -> None:
    with kitchen.workspace.read() as view:
        made = pack_in_memory(view, kitchen.workspace.vault, facts, originals=Originals.DOCUMENTS)
        plain = pack_in_memory(view, kitchen.workspace.vault, facts)
    with pikepdf.open(BytesIO(made.pdf)) as pdf:
        held = {each.split("-original")[0] for each in pdf.attachments if "-original" in each}
    with pikepdf.open(BytesIO(plain.pdf)) as pdf:
        assert not [each for each in pdf.attachments if "-original" in each]

    assert held
    by_number = {row.number: row for row in facts.evidence}
    assert all(by_number[each].kind is not EvidenceKind.PHOTO for each in held)
    assert all(by_number[each].hidden is None for each in held)


def test_files_inside_are_named_by_their_number(facts: PackFacts) -> None:
    row = next(row for row in facts.evidence if copies_of(row))

    assert copies_of(row)[0].name == f"{row.number}.jpg"
    assert original_name(row, "Anna's list.XLSX") == f"{row.number}-original.xlsx"
    assert original_name(row, "no suffix") == f"{row.number}-original.bin"
