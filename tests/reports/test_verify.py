import csv
import hashlib
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest

from sv_evidence.jail import ReaderRefused
from sv_evidence.reports import verify as verifying
from sv_evidence.reports.checksums import checksums, fingerprints_in
from sv_evidence.reports.facts import PackFacts
from sv_evidence.reports.making import MadePack, make_pack
from sv_evidence.reports.verify import Outcome, Reason, Verdict, register_beside, verify
from sv_evidence.wording.verdicts import verdict_reason_text, verdict_text
from tests.reports.kitchen import Kitchen, jpeg, other_pdf
from tests.reports.reading import texts


def codes(verdict: Verdict) -> list[str]:
    return [reason.code for reason in verdict.reasons]


def test_a_pack_as_it_was_made_is_unchanged(pack: Path, made: MadePack) -> None:
    verdict = verify(pack)

    assert verdict.outcome is Outcome.UNCHANGED
    assert verdict.reasons == ()
    assert verdict.register_fingerprint == made.fingerprint
    assert verdict.items == (len(made.facts.evidence),) * 2
    assert verdict.figures == (5, 5)


def test_the_register_may_have_its_plain_name(pack: Path, made: MadePack) -> None:
    register_beside(pack).unlink()  # type: ignore[union-attr]
    pack.with_name("register.csv").write_bytes(made.register)

    assert verify(pack).outcome is Outcome.UNCHANGED


def test_one_changed_character_of_the_register_is_seen(pack: Path, made: MadePack) -> None:
    beside = pack.with_name("Larkspur pack.register.csv")
    beside.write_bytes(made.register.replace(b"Surplus", b"Surplys", 1))

    verdict = verify(pack)

    assert verdict.outcome is Outcome.CHANGED
    assert codes(verdict) == ["register_differs"]


def test_a_document_that_the_pack_does_not_list_is_named(pack: Path, made: MadePack) -> None:
    rows = list(csv.reader(StringIO(made.register.decode(), newline="")))
    rows[1][9] = "0" * 64
    text = StringIO(newline="")
    csv.writer(text).writerows(rows)
    pack.with_name("Larkspur pack.register.csv").write_text(text.getvalue(), "utf-8")

    verdict = verify(pack)

    assert codes(verdict) == ["register_differs", "item_differs"]
    assert verdict.reasons[1].item == "E-001"
    assert verdict.items == (len(rows) - 2, len(rows) - 1)


def test_a_changed_figure_in_the_claims_is_named(pack: Path, made: MadePack) -> None:
    claims = made.claims.replace(b",908,", b",909,").replace(b",31,", b",many,", 1)
    pack.with_name("Larkspur pack.claims.csv").write_bytes(claims)

    verdict = verify(pack)

    assert verdict.outcome is Outcome.CHANGED
    assert {reason.item for reason in verdict.reasons} == {"MEALS", "LONELY"}


def test_only_a_checksum_file_lets_us_say_that_every_byte_was_checked(
    pack: Path, made: MadePack
) -> None:
    without = verify(pack)
    beside = pack.with_name("Larkspur pack.sha256")
    files = (("Larkspur pack.pdf", made.pdf), ("r", made.register), ("c", made.claims))
    beside.write_bytes(checksums(files))
    held = verify(pack)
    pack.write_bytes(made.pdf + b"\n")
    painted = verify(pack)
    pack.write_bytes(b"no PDF")
    swapped = verify(pack)

    assert (without.outcome, without.is_whole) == (Outcome.UNCHANGED, False)
    assert "were not checked" in verdict_text("unchanged", is_whole=without.is_whole)
    assert (held.outcome, held.is_whole) == (Outcome.UNCHANGED, True)
    assert "byte for byte" in verdict_text("unchanged", is_whole=held.is_whole)
    for verdict in (painted, swapped):
        assert verdict.outcome is Outcome.CHANGED
        assert verdict.reasons == (Reason("file_differs", "Larkspur pack.pdf"),)


def test_the_checksum_file_is_what_common_tools_read() -> None:
    files = (("a b.pdf", b"one"), ("back\\slash\n.csv", b"two"))
    data = checksums(files)

    assert fingerprints_in(data) == {hashlib.sha256(each).hexdigest() for _, each in files}
    assert fingerprints_in(b"noise\n" + b"g" * 64 + b"  x\n") == frozenset()
    assert data.splitlines()[1].startswith(b"\\")
    assert b"back\\\\slash\\n.csv" in data


def test_a_last_section_of_two_pages_is_still_a_pack(
    kitchen: Kitchen, facts: PackFacts, tmp_path: Path
) -> None:
    many = replace(facts, checks=facts.checks * 4)
    with kitchen.workspace.read() as view:
        made = make_pack(view, kitchen.workspace.vault, many)
    path = tmp_path / "pack.pdf"
    path.write_bytes(made.pdf)
    path.with_name("register.csv").write_bytes(made.register)

    last = texts(made.pdf)[-1]
    assert "How to check this pack" not in last
    assert verify(path).outcome is Outcome.UNCHANGED


def test_without_a_register_we_cannot_say(pack: Path) -> None:
    pack.with_name("Larkspur pack.register.csv").unlink()

    verdict = verify(pack)

    assert (verdict.outcome, codes(verdict)) == (Outcome.CANNOT_SAY, ["no_register"])


def test_a_file_that_is_not_there_cannot_be_checked(tmp_path: Path) -> None:
    assert codes(verify(tmp_path / "none.pdf")) == ["no_file"]
    assert codes(verify(tmp_path)) == ["no_file"]


HOSTILE = {
    "empty": b"",
    "noise": bytes(range(256)) * 64,
    "text": b"This is no PDF.",
    "picture": jpeg(40, 30, (1, 2, 3)),
    "head only": b"%PDF-1.7\n",
    "endless loop": b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Count 1/Kids[2 0 R]>>endobj\ntrailer<</Root 1 0 R>>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_the_file_is_the_answer_is_a_verdict(name: str, pack: Path) -> None:
    pack.write_bytes(HOSTILE[name])

    verdict = verify(pack)

    assert verdict.outcome is Outcome.CANNOT_SAY
    assert codes(verdict)[0] in {"unreadable", "not_a_pack"}


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.999])
def test_a_truncated_pack_is_never_called_unchanged_by_mistake(
    part: float, pack: Path, made: MadePack
) -> None:
    pack.write_bytes(made.pdf[: int(len(made.pdf) * part)])

    assert verify(pack).outcome in {Outcome.CANNOT_SAY, Outcome.CHANGED}


def test_another_pdf_is_no_pack(pack: Path) -> None:
    pack.write_bytes(other_pdf())

    assert codes(verify(pack)) == ["not_a_pack"]


def test_a_register_that_is_no_table_is_a_change(pack: Path) -> None:
    pack.with_name("Larkspur pack.register.csv").write_bytes(b"\xff\x00,\n" * 5)

    assert verify(pack).outcome is Outcome.CHANGED


def test_sizes_have_a_limit(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verifying, "LARGEST_LIST", 10)
    assert codes(verify(pack)) == ["too_large"]

    monkeypatch.setattr(verifying, "LARGEST", 10)
    assert codes(verify(pack)) == ["too_large"]


def test_what_the_system_will_not_read_cannot_be_checked(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(path: Path) -> bytes:
        raise OSError(5, "I/O error", str(path))

    monkeypatch.setattr(Path, "read_bytes", unreadable)

    assert codes(verify(pack)) == ["unreadable"]


@pytest.mark.parametrize("refusal", ["too_big", "too_slow"])
def test_a_child_that_gives_up_is_a_verdict(
    pack: Path, monkeypatch: pytest.MonkeyPatch, refusal: str
) -> None:
    def refuse(*_: object) -> None:
        raise ReaderRefused(refusal)

    monkeypatch.setattr(verifying, "run", refuse)

    expected = "too_large" if refusal == "too_big" else "unreadable"
    assert codes(verify(pack)) == [expected]


@pytest.mark.parametrize(
    "said",
    [
        None,
        {},
        {"fingerprint": 5},
        {"fingerprint": "ab", "items": [1], "figures": [0, 0], "strays": []},
        {"fingerprint": "ab", "items": [1, 1], "figures": "x", "strays": []},
        {"fingerprint": "ab", "items": [1, 1], "figures": [0, 0], "strays": "x"},
    ],
)
def test_nonsense_from_the_child_is_not_believed(said: object) -> None:
    verdict = verifying._judged(said, b"", "register.csv", "x.pdf")

    assert codes(verdict) == ["unreadable"]


def test_every_verdict_has_words() -> None:
    for outcome in Outcome:
        assert verdict_text(outcome).endswith(".")
    for code in (
        "register_differs",
        "item_differs",
        "file_differs",
        "no_file",
        "no_register",
        "not_a_pack",
        "unreadable",
        "too_large",
    ):
        assert "x.pdf" in verdict_reason_text(code, "x.pdf")
    assert verdict_reason_text("else", "x") == "else"
