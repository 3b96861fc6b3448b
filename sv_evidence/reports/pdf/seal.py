"""Seals a PDF of our own making: a certification signature that permits no change (PAdES B-B).

A certificate made by ourselves says that nothing was changed since, and by which key, never who
holds that key; so a reader calls the signer unknown.
"""

from datetime import datetime
from typing import Any, BinaryIO

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

from sv_evidence.reports.pdf.sealing_key import FIELD, ORDER, REASON, RESERVED

_PIECE = 1 << 20
"""Bytes hashed at once."""


def seal(file: BinaryIO, *, private: bytes, certificate: bytes, at: datetime) -> None:
    """Put the seal behind what a file holds, which stays as it is; read by pieces, never whole."""
    file.seek(0)
    signer = _LowSigner(
        signing_cert=asn1_x509.Certificate.load(certificate),
        signing_key=asn1_keys.PrivateKeyInfo.load(private),
        cert_registry=SimpleCertificateStore(),  # type: ignore[no-untyped-call]
    )
    asked = signers.PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        subfilter=fields.SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=fields.MDPPerm.NO_CHANGES,
        reason=REASON,
    )
    sealing = _Sealing(asked, signer=signer)
    sealing.at = at
    sealing.sign_pdf(_Quiet(file), in_place=True, bytes_reserved=RESERVED, chunk_size=_PIECE)


class _Quiet(IncrementalPdfFileWriter):
    """Leaves the description of the document as it is: rewriting it would break PDF/A-3."""

    def _update_meta(self) -> None:
        pass


class _LowSigner(signers.SimpleSigner):
    """Takes the lower of the two values that ECDSA lets stand for one signature.

    Else anybody could put the other one in its place, and the changed file would still verify.
    """

    def sign_raw(self, data: bytes, digest_algorithm: str) -> bytes:
        while True:
            signature = bytes(super().sign_raw(data, digest_algorithm))
            if decode_dss_signature(signature)[1] <= ORDER // 2:
                return signature


class _Sealing(signers.PdfSigner):
    """Says the workspace's own time, not the machine's."""

    at: datetime

    def init_signing_session(self, *args: Any, **named: Any) -> Any:
        session = super().init_signing_session(*args, **named)
        session.system_time = self.at
        return session
