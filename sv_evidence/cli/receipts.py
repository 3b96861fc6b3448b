"""What an export answers, as fields and for a person."""

from typing import Any

from sv_evidence.operations.exporting import PackReceipt
from sv_evidence.reports.facts import Check, Level
from sv_evidence.wording.check_words import check_text
from sv_evidence.wording.labels import not_shown_text
from sv_evidence.wording.numbers import size_text
from sv_evidence.wording.words import tr, trn


def receipt_fields(receipt: PackReceipt) -> dict[str, Any]:
    """Return what an export answers."""
    return {
        "number": receipt.number,
        "uid": str(receipt.uid),
        "file": str(receipt.file.resolve()),
        "register": str(receipt.register.resolve()),
        "twins": [str(each.resolve()) for each in receipt.twins],
        "claims": str(receipt.claims.resolve()),
        "checksums": str(receipt.checksums.resolve()),
        "bytes": receipt.size,
        "pages": receipt.pages,
        "sha256": receipt.sha256,
        "register_fingerprint": receipt.register_fingerprint,
        "key_fingerprint": " ".join(receipt.sealer.words),
        "left_out": [{"number": number, "reason": reason} for number, reason in receipt.left_out],
        "checks": [
            {"code": each.code, "level": each.level.value, "message": _said(each)}
            for each in receipt.checks
        ],
    }


def receipt_lines(receipt: PackReceipt) -> list[str]:
    """Return the same for a person."""
    return [
        tr("Exported {number} to {file}", number=receipt.number, file=receipt.file),
        tr(
            "{pages}, {size}. SHA-256 {sha256}",
            pages=trn("{count} page", "{count} pages", receipt.pages),
            size=size_text(receipt.size),
            sha256=receipt.sha256,
        ),
        tr("Sealed with the key: {words}", words=" ".join(receipt.sealer.words)),
        *(
            tr("Left out: {number}. {reason}", number=number, reason=not_shown_text(reason))
            for number, reason in receipt.left_out
        ),
        *(_said(each) for each in receipt.checks if each.level is not Level.PASSED),
    ]


def _said(check: Check) -> str:
    title, more = check_text(check.code, count=check.count, of=check.of, items=check.items)
    return f"{title}. {more}".strip() if more else f"{title}."
