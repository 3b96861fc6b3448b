"""The lists of a pack: every document and every claim, as CSV that is safe to open."""

import csv
import hashlib
from collections.abc import Iterable, Sequence
from io import StringIO

from sv_evidence.domain.measures import decimal_text
from sv_evidence.domain.proof import Mark
from sv_evidence.reports.claim_facts import Amounts, ClaimFacts, OutcomeFacts
from sv_evidence.reports.copies import copies_of
from sv_evidence.reports.facts import EvidenceFacts, PackFacts
from sv_evidence.wording.explaining import day_of_activity_text

REGISTER_HEAD = (
    "number",
    "title",
    "type",
    "kind",
    "date",
    "pages",
    "supports",
    "consent",
    "strength",
    "sha256",
    "included",
    "reason",
    "strength_set_because",
    "copies",
    "copies_sha256",
    "covered",
    "day_taken_from_activity",
)
CLAIMS_HEAD = (
    "framework",
    "outcome",
    "measure",
    "title",
    "impact",
    "unit",
    "quantity",
    "proven",
    "part_proven",
    "unproven",
    "proof",
    "value",
    "value_proven",
    "results",
    "evidence",
    "outcome_code",
    "value_part",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def register_csv(facts: PackFacts) -> bytes:
    """Return the register: UTF-8, CRLF, one row a document, by number."""
    return written(REGISTER_HEAD, (_document(row) for row in facts.evidence))


def claims_csv(facts: PackFacts) -> bytes:
    """Return the claims: quantities in units, money in pounds and pence, as plain decimals."""
    return written(
        CLAIMS_HEAD,
        (_claim(outcome, claim) for outcome in facts.outcomes for claim in outcome.claims),
    )


def register_fingerprint(register: bytes) -> str:
    """Return the SHA-256 of a pack's ``register.csv``."""
    return hashlib.sha256(register).hexdigest()


def guarded(text: str) -> str:
    """Return text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def unguarded(text: str) -> str:
    """Return what ``guarded`` was given."""
    return text[1:] if text[:1] == "'" and text[1:].startswith(_FORMULA) else text


def _document(row: EvidenceFacts) -> Sequence[str]:
    copies = copies_of(row)
    return (
        row.number,
        row.title,
        row.type,
        row.kind.value,
        row.dated.isoformat() if row.dated else "",
        str(row.pages or ""),
        "; ".join(row.supports),
        row.consent.value,
        row.strength.name.lower() if row.strength else "",
        row.sha256,
        "no" if row.left_out else "yes",
        row.left_out.value if row.left_out else "",
        "; ".join(row.set_because),
        "; ".join(each.name for each in copies),
        "; ".join(each.sha256 for each in copies),
        "yes" if row.covered else "",
        "" if row.day_of is None else day_of_activity_text(row.day_of),
    )


def _claim(outcome: OutcomeFacts, claim: ClaimFacts) -> Sequence[str]:
    value = claim.value
    return (
        outcome.framework_title,
        outcome.title,
        claim.code,
        claim.title,
        claim.impact.value,
        claim.unit.many,
        decimal_text(claim.quantity, 3),
        *(decimal_text(claim.by_mark.of(mark), 3) for mark in Mark),
        claim.mark.value,
        _money(value, "total"),
        _money(value, "proven"),
        str(claim.results),
        "; ".join(claim.evidence),
        outcome.code,
        _money(value, "part_proven"),
    )


def _money(value: Amounts | None, part: str) -> str:
    if value is None:
        return ""
    pence: int = getattr(value, part)
    return f"{pence // 100}.{pence % 100:02d}"


def written(head: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Write a table as CSV that no spreadsheet takes for formulas."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8", "replace")
