"""The seal: every byte of it, attacks on it, and what outside judges say."""

import os
import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from asn1crypto import cms, core
from cryptography.hazmat.primitives.asymmetric.utils import (
    decode_dss_signature,
    encode_dss_signature,
)
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from sv_evidence.reports.pdf.seal_reading import SealRead, read_seal
from sv_evidence.reports.pdf.sealing_key import MARK, ORDER, RESERVED, new_key
from sv_evidence.reports.sealer import ReadyKey
from tests.builders import NOW
from tests.reports.sealing import a_ready_key, an_unsealed_pdf, with_increment


@pytest.fixture(scope="module")
def small(key: ReadyKey) -> bytes:
    return key.seal(an_unsealed_pdf())


def gap_of(pdf: bytes) -> tuple[int, int]:
    """Where the seal's own value lies, without its angle brackets."""
    start = pdf.rindex(b"/Contents <") + len(b"/Contents <")
    return start, pdf.index(b">", start)


def with_value(pdf: bytes, der: bytes) -> bytes:
    start, end = gap_of(pdf)
    return pdf[:start] + der.hex().upper().encode().ljust(RESERVED, b"0") + pdf[end:]


def value_of(pdf: bytes) -> cms.ContentInfo:
    start, end = gap_of(pdf)
    return cms.ContentInfo.load(bytes.fromhex(pdf[start:end].decode()))


def faults(pdf: bytes) -> tuple[str, ...]:
    read = read_seal(pdf)
    assert read is not None
    return read.faults


def test_sealing_only_appends_and_says_who_and_when(small: bytes, key: ReadyKey) -> None:
    assert small.startswith(an_unsealed_pdf())
    assert read_seal(small) == SealRead(
        (), bytes.fromhex(key.sealer.sha256), "Larkspur Kitchens CIC", NOW.isoformat()
    )


@pytest.mark.parametrize("mask", [0x01, 0x20])
def test_every_flipped_byte_is_a_change(small: bytes, mask: int) -> None:
    unnoticed = []
    flipped = bytearray(small)
    for place in range(len(small)):
        flipped[place] ^= mask
        read = read_seal(bytes(flipped))
        if read is None or not read.faults:
            unnoticed.append(place)
        flipped[place] ^= mask

    assert unnoticed == []


def test_every_length_of_a_cut_file_is_a_change_or_no_seal(small: bytes) -> None:
    _, end = gap_of(small)
    for length in range(0, len(small), 7):
        read = read_seal(small[:length])
        if length <= end:
            assert read is None or read.faults
        else:
            assert read is not None
            assert "bytes_differ" in read.faults


def test_another_way_to_write_the_same_signature_is_a_change(small: bytes) -> None:
    """Hexadecimal case, padding and the other value of ECDSA all leave a valid signature."""
    start, end = gap_of(small)
    other_case = small[:start] + small[start:end].lower() + small[end:]
    padded = small[: end - 1] + b"1" + small[end:]
    value = value_of(small)
    first, second = decode_dss_signature(value["content"]["signer_infos"][0]["signature"].native)
    other = encode_dss_signature(first, ORDER - second)
    value["content"]["signer_infos"][0]["signature"] = cms.OctetString(other)

    assert second <= ORDER // 2
    for changed in (other_case, padded, with_value(small, value.dump(force=True))):
        assert faults(changed) == ("seal_altered",)


def test_unsigned_attributes_are_a_change(small: bytes) -> None:
    value = value_of(small)
    note = cms.CMSAttribute({"type": "1.2.3.4", "values": [core.UTF8String("later")]})
    value["content"]["signer_infos"][0]["unsigned_attrs"] = cms.CMSAttributes([note])

    assert faults(with_value(small, value.dump(force=True))) == ("seal_altered",)


def test_another_certificate_for_the_signed_one_is_a_change(small: bytes) -> None:
    _, certificate = new_key("Somebody else", NOW)
    value = value_of(small)
    value["content"]["certificates"] = cms.CertificateSet(
        [cms.CertificateChoices.load(certificate)]
    )

    assert faults(with_value(small, value.dump(force=True))) == ("seal_altered",)


def test_revisions_and_anything_else_appended_are_a_change(small: bytes) -> None:
    assert faults(with_increment(small)) == ("appended",)
    assert faults(small + b"\n") == ("appended",)
    assert "bytes_differ" in faults(b"\n" + small)


def test_a_shadow_attack_is_a_change(small: bytes) -> None:
    """What was hidden before the seal is shown by a later revision, or bytes are moved about."""
    start, end = gap_of(small)
    wider = small[:end] + b"0" * 64 + small[end:]
    moved = re.sub(rb"/ByteRange \[0 (\d+) (\d+) (\d+)\]", rb"/ByteRange [0 \1 \2 9]", small)

    assert faults(wider)
    assert faults(moved)
    assert faults(small[:start] + small[start:end] + small[end:] + small)


def test_a_seal_too_damaged_to_be_read_is_still_known_as_ours(small: bytes) -> None:
    start, _ = gap_of(small)
    damaged = small[:start] + b"F" * 8 + small[start + 8 :]

    assert read_seal(damaged) == SealRead(("seal_altered",), sealed_at=NOW.isoformat())


def test_the_seals_of_others_are_none_of_ours(small: bytes) -> None:
    start, end = gap_of(small)
    other = small[start:end].replace(MARK.encode().hex().upper().encode(), b"41" * len(MARK))

    assert read_seal(small[:start] + other + small[end:]) is None
    assert read_seal(b"") is None
    assert read_seal(os.urandom(4096)) is None


def test_a_time_that_is_none_is_not_told(small: bytes) -> None:
    changed = small.replace(b"/M (D\\07220260930", b"/M (D\\07220269930", 1)

    assert changed != small
    assert read_seal(changed) is not None
    assert read_seal(changed).sealed_at == ""  # type: ignore[union-attr]


@pytest.mark.parametrize("name", ["\U0001f389" * 64, "  \n", "Ärkspur & Söhne " * 9])
def test_any_name_of_an_organisation_can_seal(name: str) -> None:
    read = read_seal(a_ready_key(name).seal(an_unsealed_pdf()))

    assert read is not None
    assert read.faults == ()
    assert len(read.signer.encode()) <= 64


def pyhanko_says(pdf: bytes) -> PdfSignatureStatus:
    signature = PdfFileReader(BytesIO(pdf), strict=False).embedded_signatures[0]
    return validate_pdf_signature(signature, ValidationContext(trust_roots=[]))


def test_pyhanko_agrees_and_sees_a_broken_one(small: bytes) -> None:
    good = pyhanko_says(small)
    at = small.index(b"/MediaBox") if b"/MediaBox" in small else 200
    broken = pyhanko_says(small[:at] + bytes([small[at] ^ 1]) + small[at + 1 :])
    later = pyhanko_says(with_increment(small))

    assert good.intact
    assert good.valid
    assert not good.trusted
    assert good.docmdp_ok
    assert not broken.intact
    assert later.coverage is not SignatureCoverageLevel.ENTIRE_FILE
    assert good.coverage is SignatureCoverageLevel.ENTIRE_FILE


def test_pdfsig_agrees_and_sees_a_broken_one(small: bytes, tmp_path: Path) -> None:
    pdfsig = shutil.which("pdfsig")
    if pdfsig is None:
        pytest.skip("pdfsig is not installed")
    said = []
    start, _ = gap_of(small)
    for name, data in (("good", small), ("bad", small[:200] + b"#" + small[201:])):
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(data)
        done = subprocess.run(
            [pdfsig, "-nocert", str(path)], capture_output=True, text=True, check=False
        )
        said.append(done.stdout)

    assert "Signature is Valid" in said[0]
    assert "Total document signed" in said[0]
    assert "Larkspur Kitchens CIC" in said[0]
    assert "Signature is Valid" not in said[1]
    assert start > 200
