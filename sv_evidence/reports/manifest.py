"""``manifest.json``: what a pack is, what it states and what it carries, for a program to check."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from sv_evidence.domain.covering import is_covered
from sv_evidence.reports.attachments import SCHEMA
from sv_evidence.reports.copies import copies_of
from sv_evidence.reports.encoding import plain
from sv_evidence.reports.facts import EvidenceFacts, PackFacts
from sv_evidence.reports.said import StatedFigure
from sv_evidence.reports.sealer import Sealer


def manifest_json(
    facts: PackFacts,
    figures: Iterable[StatedFigure],
    lists: Mapping[str, bytes],
    *,
    sealer: Sealer | None,
    originals: Mapping[str, str],
) -> bytes:
    """Return the manifest; ``lists`` are CSV files by name, ``originals`` names by number."""
    told = {
        "schema": SCHEMA,
        "program": "SV Evidence",
        "pack": _pack(facts),
        "sealed_by": None if sealer is None else _sealer(sealer),
        "frameworks": [
            {"id": each.id, "version": each.version, "title": each.title} for each in facts.editions
        ],
        "totals": [
            {
                "impact": total.impact.value,
                "claims": _bare(plain(total.claims)),
                "pence": None if total.value is None else _bare(plain(total.value)),
            }
            for total in facts.totals
        ],
        "figures": [
            {"key": each.key, "text": each.text, "section": each.section}
            for each in figures
            if each.text
        ],
        "checks": [
            {"code": each.code, "level": each.level.value, "count": each.count, "of": each.of}
            for each in facts.checks
        ],
        "lists": {name: hashlib.sha256(data).hexdigest() for name, data in lists.items()},
        "items": [_item(row, originals.get(row.number)) for row in facts.evidence],
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"


def _pack(facts: PackFacts) -> dict[str, Any]:
    return {
        "number": facts.number,
        "title": facts.title,
        "organisation": facts.organisation,
        "made_at": facts.made_at.isoformat(),
        "made_by": facts.author,
        "contact": facts.contact_name,
        "buyer": facts.buyer,
        "tender": facts.tender,
        "channel": facts.channel.value,
        "from": facts.period.first.isoformat(),
        "to": facts.period.last.isoformat(),
    }


def _sealer(sealer: Sealer) -> dict[str, Any]:
    return {"key_fingerprint": " ".join(sealer.words), "sha256": sealer.sha256}


def _item(row: EvidenceFacts, original: str | None) -> dict[str, Any]:
    return {
        "number": row.number,
        "title": row.title,
        "type": row.type,
        "dated": row.dated.isoformat() if row.dated else None,
        "sha256": row.sha256,
        "left_out": row.left_out.value if row.left_out else None,
        "not_shown": row.hidden,
        "redaction": _redaction(row),
        "copies": [{"file": each.name, "sha256": each.sha256} for each in copies_of(row)],
        "original": original,
    }


def _redaction(row: EvidenceFacts) -> dict[str, Any] | None:
    """Say what is covered: the SHA-256 above is of the original, which stays where it is."""
    if not row.covered:
        return None
    pages = [each.page for each in row.pictures if is_covered(each.what)]
    return {"areas": row.covered, "pages_shown": pages}


def _bare(told: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if name != "_"}
