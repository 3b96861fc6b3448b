"""Requests as a worker gets them, and answers as the parent reads them."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from sv_evidence.jail import Answer, Request, Stream


def asked(header: Mapping[str, Any], tree: bytes, *later: bytes) -> Request:
    """Ask with a document, and with blobs that come one by one."""
    streams = [Stream(BytesIO(each), len(each)) for each in later]
    return Request(header, (tree,), incoming=lambda: iter(streams))


def streamed(answer: Answer) -> bytes:
    """Return the blob that an answer gives from a file."""
    assert answer.stream is not None
    with answer.stream.source as source:
        return source.read(answer.stream.size)
