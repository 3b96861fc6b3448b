"""The key that seals: P-256, with a certificate made by ourselves in the organisation's name."""

import hashlib
from datetime import UTC, datetime, timedelta
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

MARK: Final = "SV Evidence sealing key"
"""Stands in each certificate of ours, so that a seal of ours is told from others."""
FIELD: Final = "Seal"
REASON: Final = "Sealed by SV Evidence"
RESERVED: Final = 4096
"""Hexadecimal digits kept free for the signature; one with the longest name takes 2,500."""
ORDER: Final = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""Of the group of P-256 (NIST SP 800-186, 3.2.1.3)."""
_LONGEST_NAME: Final = 64
"""Bytes of a common name (RFC 5280, A.1, counts characters; libraries differ)."""
_YEARS: Final = 50


def new_key(organisation: str, at: datetime) -> tuple[bytes, bytes]:
    """Make a P-256 key and its certificate in the organisation's name; return both as DER."""
    key = ec.generate_private_key(ec.SECP256R1())
    named = x509.Name(
        (
            x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, MARK),
            x509.NameAttribute(NameOID.COMMON_NAME, _common_name(organisation)),
        )
    )
    begins = at.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(named)
        .issuer_name(named)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins - timedelta(days=1))
        .not_valid_after(begins + timedelta(days=365 * _YEARS))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_signs_only(), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return private, certificate.public_bytes(serialization.Encoding.DER)


def key_digest(certificate: bytes) -> bytes:
    """Return the SHA-256 of a certificate's public key (its SubjectPublicKeyInfo)."""
    public = x509.load_der_x509_certificate(certificate).public_key()
    return hashlib.sha256(
        public.public_bytes(
            serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
        )
    ).digest()


def _common_name(organisation: str) -> str:
    plain = " ".join("".join(each if each.isprintable() else " " for each in organisation).split())
    return plain.encode()[:_LONGEST_NAME].decode("utf-8", "ignore").strip() or MARK


def _signs_only() -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
