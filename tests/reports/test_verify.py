from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from sv_evidence.domain.key_words import NotAKey
from sv_evidence.reports.checksums import checksums, checksums_name, fingerprints_in
from sv_evidence.reports.sealer import ReadyKey
from sv_evidence.reports.verify import Outcome, Reason, Verdict, verify
from tests.builders import NOW
from tests.reports.asking import Packed
from tests.reports.kitchen import jpeg, other_pdf
from tests.reports.sealing import a_ready_key, an_unsealed_pdf, with_increment


def codes(verdict: Verdict) -> list[str]:
    return [reason.code for reason in verdict.reasons]


def without_seal(pdf: bytes) -> bytes:
    """The file as it was before it was sealed: the last revision taken off."""
    return pdf[: pdf.rindex(b"%%EOF", 0, pdf.rindex(b"%%EOF")) + len(b"%%EOF\n")]


def with_attachment(pdf: bytes, name: str, data: bytes) -> bytes:
    with pikepdf.open(BytesIO(without_seal(pdf))) as opened:
        if name in opened.attachments:
            opened.attachments[name].obj.EF.F.write(data)
        else:
            opened.attachments[name] = data
        out = BytesIO()
        opened.save(out)
    return out.getvalue()


def attachment(pdf: bytes, name: str) -> bytes:
    with pikepdf.open(BytesIO(pdf)) as opened:
        data: bytes = opened.attachments[name].get_file().read_bytes()
        return data


def test_a_pack_as_it_was_made_is_unchanged(pack: Path, made: Packed, key: ReadyKey) -> None:
    verdict = verify(pack)

    assert verdict.outcome is Outcome.UNCHANGED
    assert verdict.reasons == ()
    assert verdict.register_fingerprint == made.fingerprint
    assert verdict.key == key.sealer.words
    assert verdict.signer == "Larkspur Kitchens CIC"
    assert verdict.sealed_at == NOW.isoformat()
    assert verdict.items == (len(made.facts.evidence),) * 2
    assert verdict.figures[0] == verdict.figures[1] > 40


def test_a_key_pins_the_sealer(pack: Path, key: ReadyKey) -> None:
    words = " ".join(key.sealer.words)

    assert verify(pack, key=words.upper()).outcome is Outcome.UNCHANGED
    other = verify(pack, key="abandon " * 8)
    assert other.outcome is Outcome.CHANGED
    assert other.reasons == (Reason("other_key", words),)
    with pytest.raises(NotAKey):
        verify(pack, key="an officer's guess")


def test_one_changed_byte_is_a_change_wherever_it_is(pack: Path, made: Packed) -> None:
    for place in (9, len(made.pdf) // 3, len(made.pdf) - 3000, len(made.pdf) - 4):
        data = bytearray(made.pdf)
        data[place] ^= 0x20
        pack.write_bytes(data)

        assert verify(pack).outcome is Outcome.CHANGED


def test_what_was_appended_is_named(pack: Path, made: Packed) -> None:
    pack.write_bytes(with_increment(made.pdf))

    verdict = verify(pack)

    assert codes(verdict) == ["appended"]
    assert verdict.items == (len(made.facts.evidence),) * 2


def test_a_swapped_document_is_named_even_under_a_new_seal(
    pack: Path, made: Packed, key: ReadyKey
) -> None:
    pack.write_bytes(key.seal(with_attachment(made.pdf, "E-001.jpg", jpeg(9, 9, (1, 2, 3)))))

    verdict = verify(pack)

    assert verdict.outcome is Outcome.CHANGED
    assert verdict.reasons == (Reason("item_differs", "E-001"),)
    assert verdict.items == (len(made.facts.evidence) - 1, len(made.facts.evidence))


def test_lists_that_were_altered_are_named_even_under_a_new_seal(
    pack: Path, made: Packed, key: ReadyKey
) -> None:
    claims = attachment(made.pdf, "claims.csv").replace(b",908,", b",909,", 1)
    pack.write_bytes(key.seal(with_attachment(made.pdf, "claims.csv", claims)))
    altered = verify(pack)
    register = attachment(made.pdf, "register.csv") + b"E-999,Late,,,,,,,,,,,,,\r\n"
    pack.write_bytes(key.seal(with_attachment(made.pdf, "register.csv", register)))
    longer = verify(pack)

    assert altered.reasons[0] == Reason("list_differs", "claims.csv")
    assert any(
        each == Reason("figure_differs", "quantity:MEALS:core 908 meals")
        for each in altered.reasons
    )
    assert Reason("item_differs", "E-999") in longer.reasons


def test_a_file_that_does_not_belong_is_named(pack: Path, made: Packed, key: ReadyKey) -> None:
    pack.write_bytes(key.seal(with_attachment(made.pdf, "late.txt", b"x")))

    assert verify(pack).reasons == (Reason("file_added", "late.txt"),)


def test_another_key_than_the_manifest_names_is_a_change(pack: Path, made: Packed) -> None:
    pack.write_bytes(a_ready_key("Somebody").seal(without_seal(made.pdf)))

    verdict = verify(pack)

    assert codes(verdict) == ["resealed"]
    assert verdict.signer == "Somebody"


def test_without_a_seal_we_cannot_say(pack: Path, made: Packed) -> None:
    pack.write_bytes(without_seal(made.pdf))
    assert verify(pack).reasons == (Reason("no_seal", pack.name),)

    pack.write_bytes(other_pdf())
    assert codes(verify(pack, key="abandon " * 8)) == ["no_seal"]


def test_a_seal_on_something_else_is_no_pack(pack: Path, key: ReadyKey) -> None:
    pack.write_bytes(key.seal(an_unsealed_pdf()))
    blank = verify(pack)
    with pikepdf.open(BytesIO(an_unsealed_pdf())) as opened:
        opened.attachments["manifest.json"] = b'{"schema": "other"}'
        out = BytesIO()
        opened.save(out)
    pack.write_bytes(key.seal(out.getvalue()))
    other = verify(pack)

    assert (blank.outcome, codes(blank)) == (Outcome.CANNOT_SAY, ["not_a_pack"])
    assert (other.outcome, codes(other)) == (Outcome.CANNOT_SAY, ["not_a_pack"])


@pytest.mark.parametrize("manifest", [b"{", b"[]", b'{"schema": "sv-evidence pack 1"}'])
def test_a_manifest_that_is_nonsense_is_a_verdict(
    pack: Path, made: Packed, key: ReadyKey, manifest: bytes
) -> None:
    pack.write_bytes(key.seal(with_attachment(made.pdf, "manifest.json", manifest)))

    assert verify(pack).outcome is Outcome.CANNOT_SAY


def test_the_checksum_file_beside_it_is_compared_too(pack: Path, made: Packed) -> None:
    sums = pack.with_name("Larkspur pack.sha256")
    files = (("Larkspur pack.pdf", made.pdf), ("r", made.register), ("c", made.claims))
    sums.write_bytes(checksums(files))
    held = verify(pack)
    pack.with_name("Larkspur pack.register.csv").unlink()
    pack.with_name("register.csv").write_bytes(b"other")
    swapped = verify(pack)

    assert held.outcome is Outcome.UNCHANGED
    assert swapped.reasons == (Reason("file_differs", "register.csv"),)


def test_the_checksum_file_is_what_common_tools_read() -> None:
    files = (("a b.pdf", b"one"), ("back\\slash\n.csv", b"two"))
    data = checksums(files)

    assert len(fingerprints_in(data)) == 2
    assert fingerprints_in(b"noise\n" + b"g" * 64 + b"  x\n") == frozenset()
    assert data.splitlines()[1].startswith(b"\\")
    assert b"back\\\\slash\\n.csv" in data


def test_a_file_that_is_not_there_cannot_be_checked(tmp_path: Path) -> None:
    assert codes(verify(tmp_path / "none.pdf")) == ["no_file"]
    assert codes(verify(tmp_path)) == ["no_file"]


HOSTILE = {
    "empty": b"",
    "noise": bytes(range(256)) * 64,
    "text": b"This is no PDF.",
    "picture": jpeg(40, 30, (1, 2, 3)),
    "head only": b"%PDF-1.7\n",
    "values without end": b"/Contents <" + b"30" * 2048 + b">" + b"/Contents <" * 9,
    "endless loop": b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Count 1/Kids[2 0 R]>>endobj\ntrailer<</Root 1 0 R>>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_the_file_is_the_answer_is_a_verdict(name: str, pack: Path) -> None:
    pack.write_bytes(HOSTILE[name])

    verdict = verify(pack)

    assert verdict.outcome is Outcome.CANNOT_SAY
    assert codes(verdict) == ["no_seal"]


@pytest.mark.parametrize(
    ("part", "outcome"),
    [
        (0.1, Outcome.CANNOT_SAY),
        (0.9, Outcome.CANNOT_SAY),
        (0.999, Outcome.CANNOT_SAY),
        (-1, Outcome.CHANGED),
        (-400, Outcome.CHANGED),
    ],
)
def test_a_cut_pack_is_never_called_unchanged(
    part: float, outcome: Outcome, pack: Path, made: Packed
) -> None:
    length = int(len(made.pdf) * part) if part > 0 else len(made.pdf) + int(part)
    pack.write_bytes(made.pdf[: min(length, len(made.pdf) - 1)])

    verdict = verify(pack)

    assert verdict.outcome in {outcome, Outcome.CHANGED}
    assert verdict.outcome is outcome or part > 0.99


def test_without_a_readable_seal_nothing_beside_it_decides(pack: Path, made: Packed) -> None:
    pack.write_bytes(made.pdf[: len(made.pdf) // 2])
    checksums = pack.with_name(checksums_name(pack.stem))
    checksums.write_bytes(b"0" * 64 + b"  other.pdf\n")

    verdict = verify(pack)

    assert verdict.outcome is Outcome.CANNOT_SAY
    assert Reason("file_differs", pack.name) in verdict.reasons
