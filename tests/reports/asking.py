"""Requests as a worker gets them, and answers as the parent reads them."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from io import BytesIO
from typing import Any

from sv_evidence.jail import Answer, Request, Stream
from sv_evidence.reports.facts import PackFacts
from sv_evidence.reports.making import MadePack, make_pack
from sv_evidence.store.vault import Vault
from sv_evidence.store.view import View


def asked(header: Mapping[str, Any], tree: bytes, *later: bytes) -> Request:
    """Ask with a document, and with blobs that come one by one."""
    streams = [Stream(BytesIO(each), len(each)) for each in later]
    return Request(header, (tree,), incoming=lambda: iter(streams))


def streamed(answer: Answer) -> bytes:
    """Return the blob that an answer gives from a file."""
    assert answer.stream is not None
    with answer.stream.source as source:
        return source.read(answer.stream.size)


@dataclass(frozen=True, slots=True)
class Packed(MadePack):
    """A pack with its PDF, which is small here."""

    pdf: bytes = b""


def pack_in_memory(view: View, vault: Vault, facts: PackFacts, **asked: Any) -> Packed:
    """Make a pack that is small."""
    to = BytesIO()
    made = make_pack(view, vault, facts, to, **asked)
    told = {each.name: getattr(made, each.name) for each in fields(made)}
    return Packed(**told, pdf=to.getvalue())
