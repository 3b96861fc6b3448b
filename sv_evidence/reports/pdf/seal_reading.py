"""Reads the seal of a PDF, byte by byte: nothing in the file may be other than a seal left it.

A signature does not cover its own value, so a verifier that only asks whether it is valid lets
that part be altered: other letters for the same digits, other padding, more attributes. What a
seal of ours holds there follows from what is signed, so here it is made again and compared.
Sources: ISO 32000-2, 12.8.1; RFC 5652, 5.4; ETSI EN 319 142-1.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from mmap import mmap
from typing import Final

from asn1crypto import cms, tsp
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import (
    decode_dss_signature,
    encode_dss_signature,
)
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from sv_evidence.reports.pdf.sealing_key import MARK, ORDER, REASON, RESERVED, key_digest

_CONTENTS: Final = re.compile(rb"/Contents\s*<([^<>]{%d,%d})>" % (RESERVED - 64, RESERVED + 64))
_RANGE: Final = re.compile(rb"\n/ByteRange \[0 (\d+) (\d+) (\d+)\] *\n")
_MOMENT: Final = re.compile(rb"/M \(D:(\d{14})(?:Z|([+-]\d\d)'(\d\d)'?)\)")
_ESCAPED: Final = re.compile(rb"\\([0-3][0-7]{2})")
_NEAR: Final = 1 << 20
_REST: Final = 1024
"""Bytes after the value that hold the rest of its dictionary."""
_MARK: Final = MARK.encode().hex().encode()
_INTEGER, _OCTETS, _SEQUENCE, _SET, _FIELD = 0x02, 0x04, 0x30, 0x31, 0xA0
_DIGEST: Final = "1.2.840.113549.1.9.4"
_CERTIFIED: Final = "1.2.840.113549.1.9.16.2.47"
_ONE: Final = bytes.fromhex("020101")
_SHA256: Final = bytes.fromhex("300d06096086480165030402010500")
_ECDSA: Final = bytes.fromhex("300a06082a8648ce3d040302")
_DATA: Final = bytes.fromhex("06092a864886f70d010701")
_SIGNED_DATA: Final = bytes.fromhex("06092a864886f70d010702")
_REASON: Final = re.compile(rb"/Reason \(%s\)" % REASON.encode())

Readable = bytes | mmap
"""The bytes of a file, in memory or where they lie."""


@dataclass(frozen=True, slots=True)
class SealRead:
    """A seal of ours that was found, and everything about it that is not as it was left.

    Faults: ``bytes_differ``, ``appended``, ``cut``, ``seal_altered``.
    """

    faults: tuple[str, ...]
    key: bytes = b""
    """SHA-256 of the sealing key; empty if the seal is too damaged to say."""
    signer: str = ""
    sealed_at: str = ""
    """ISO 8601; empty if it cannot be read."""


@dataclass(frozen=True, slots=True)
class _Signed:
    """What a seal's value says."""

    certificate: bytes
    key: ec.EllipticCurvePublicKey
    attributes: bytes
    digest: bytes
    signature: bytes
    whole: bytes
    """The value as a seal of ours would write it, of the same parts."""


def read_seal(data: Readable) -> SealRead | None:
    """Return what the last seal of ours in a file says, or ``None`` if none can be read."""
    near = max(0, len(data) - _NEAR)
    for begin in (near, 0) if near else (0,):  # it lies near the end of what was left in peace
        for start, end in sorted(_places(data, begin), reverse=True):
            read = _read(data, start, end)
            if read is not None:
                return read
    return None


def _places(data: Readable, begin: int) -> set[tuple[int, int]]:
    """Return where the values of signatures seem to lie, with their angle brackets."""
    found = {(each.start(1) - 1, each.end(1) + 1) for each in _CONTENTS.finditer(data, begin)}
    told = {(int(each[1]), int(each[2])) for each in _RANGE.finditer(data, begin)}
    return found | {(start, end) for start, end in told if end - start == RESERVED + 2}


def _read(data: Readable, start: int, end: int) -> SealRead | None:
    value, rest = data[start + 1 : end - 1], data[end : end + _REST]
    signed = _signed(value)
    if signed is None:
        is_ours = _MARK in value.lower() and _REASON.search(rest) is not None
        return SealRead(("seal_altered",), sealed_at=_moment(rest)) if is_ours else None
    return SealRead(
        tuple(dict.fromkeys(_faults(data, start, end, signed))),
        key_digest(signed.certificate),
        _name(signed.certificate),
        _moment(rest),
    )


def _faults(data: Readable, start: int, end: int, signed: _Signed) -> Iterator[str]:
    """Yield what is not as a seal leaves it."""
    covered = _RANGE.match(data, end)
    told = None if covered is None else tuple(int(each) for each in covered.groups())
    if told is None or told[:2] != (start, end):
        yield "bytes_differ"
        return
    stop = end + told[2]
    if stop < len(data):
        yield "appended"
    elif stop > len(data):
        yield "cut"
    digest = hashlib.sha256(memoryview(data)[:start])
    digest.update(memoryview(data)[end:stop])
    if digest.digest() != signed.digest:
        yield "bytes_differ"
    if not _is_as_written(data[start:end], signed) or not _is_signed(signed):
        yield "seal_altered"


def _is_as_written(value: bytes, signed: _Signed) -> bool:
    """Compare the value digit by digit with what a seal writes."""
    return value == b"<%s>" % signed.whole.hex().upper().encode().ljust(RESERVED, b"0")


def _is_signed(signed: _Signed) -> bool:
    try:
        first, second = decode_dss_signature(signed.signature)
        signed.key.verify(signed.signature, signed.attributes, ec.ECDSA(hashes.SHA256()))
    except (InvalidSignature, ValueError):
        return False
    # The other of the two values that verify, or another way of writing one, is an alteration.
    return second <= ORDER // 2 and encode_dss_signature(first, second) == signed.signature


def _signed(value: bytes) -> _Signed | None:
    """Take a value apart; ``None`` if it is none of ours or too damaged to be read."""
    try:
        return _taken_apart(bytes.fromhex(value.decode("ascii")))
    except Exception:  # noqa: BLE001 - whatever a foreign value provokes, it is none of ours
        return None


def _taken_apart(der: bytes) -> _Signed | None:
    content = cms.ContentInfo.load(der)["content"]
    certificate = content["certificates"][0].chosen.dump()
    info = content["signer_infos"][0]
    loaded = x509.load_der_x509_certificate(certificate)
    key = loaded.public_key()
    marks = loaded.subject.get_attributes_for_oid(NameOID.ORGANIZATIONAL_UNIT_NAME)
    if not isinstance(key, ec.EllipticCurvePublicKey) or not isinstance(key.curve, ec.SECP256R1):
        return None
    if [each.value for each in marks] != [MARK]:
        return None
    attributes = _set_of(info["signed_attrs"].dump())
    told = {each["type"].dotted: each["values"] for each in info["signed_attrs"]}
    signature = info["signature"].native
    certified = tsp.SigningCertificateV2.load(told[_CERTIFIED][0].dump())["certs"][0][
        "cert_hash"
    ].native
    if certified != hashlib.sha256(certificate).digest():
        signature = b""  # another certificate was put in the place of the one that was signed
    return _Signed(
        certificate=certificate,
        key=key,
        attributes=attributes,
        digest=bytes(told[_DIGEST][0].native),
        signature=bytes(signature),
        whole=_as_sealed(loaded, attributes, bytes(signature)),
    )


def _set_of(dumped: bytes) -> bytes:
    """Return attributes as they are signed: with the tag of a set, not of a field."""
    return b"\x31" + dumped[1:]


def _as_sealed(certificate: x509.Certificate, attributes: bytes, signature: bytes) -> bytes:
    """Write the value as a seal does, of its parts: the SignedData of RFC 5652, 5.1, in DER."""
    serial = certificate.serial_number
    signer = (
        _ONE
        + _der(
            _SEQUENCE,
            certificate.issuer.public_bytes()
            + _der(_INTEGER, serial.to_bytes(serial.bit_length() // 8 + 1, "big")),
        )
        + _SHA256
        + b"\xa0"
        + attributes[1:]
        + _ECDSA
        + _der(_OCTETS, signature)
    )
    signed = (
        _ONE
        + _der(_SET, _SHA256)
        + _der(_SEQUENCE, _DATA)
        + _der(_FIELD, certificate.public_bytes(Encoding.DER))
        + _der(_SET, _der(_SEQUENCE, signer))
    )
    return _der(_SEQUENCE, _SIGNED_DATA + _der(_FIELD, _der(_SEQUENCE, signed)))


def _der(tag: int, content: bytes) -> bytes:
    size = len(content)
    if size < 0x80:  # noqa: PLR2004 - X.690, 8.1.3: the short form of a length
        return bytes((tag, size)) + content
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(length))) + length + content


def _name(certificate: bytes) -> str:
    names = x509.load_der_x509_certificate(certificate).subject.get_attributes_for_oid(
        NameOID.COMMON_NAME
    )
    return str(names[0].value) if names else ""


def _moment(rest: bytes) -> str:
    """Return when a seal says that it was made, as ISO 8601."""
    found = _MOMENT.search(_ESCAPED.sub(lambda each: bytes([int(each[1], 8)]), rest))
    if found is None:
        return ""
    zone = "+0000" if found[2] is None else (found[2] + found[3]).decode()
    try:
        return datetime.strptime(found[1].decode() + zone, "%Y%m%d%H%M%S%z").isoformat()
    except ValueError:
        return ""
