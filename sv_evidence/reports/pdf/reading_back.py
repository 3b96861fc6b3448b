"""Reads a finished pack: are its figures printed, and does it fit the lists beside it.

Workers for the jail, since a pack that comes back from somewhere is a foreign file.
"""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from io import StringIO

import pypdfium2

from sv_evidence.jail import Answer, ReaderRefused, Request

_MOST_PAGES = 5_000
_MOST_ROWS = 100_000
_FINGERPRINT = re.compile(r"(?<![0-9a-f])[0-9a-f]{4}(?:\s+[0-9a-f]{4}){15}(?![0-9a-f])")
_LAST = 3
"""The section that prints the fingerprint is no longer; it is the document's last."""
_GROUP = 4
_SHOWN = 12
_MOST_STRAYS = 12


def read_back(request: Request) -> Answer:
    """Look for each stated figure on the pages of its section.

    The header is ``{"figures": [[key, text, first, last], ...]}``, the blob the PDF. The answer
    names the keys that were ``missing`` and the count of ``pages``.
    """
    pages = tuple(_pages(request.data[0]))
    missing = [
        key
        for key, text, first, last in request.header["figures"]
        if not any(is_printed(text, page) for page in pages[first - 1 : last])
    ]
    return Answer({"missing": missing, "pages": len(pages)})


def read_pack(request: Request) -> Answer:
    """Read a pack and its register, and its claims if they are there, as they came.

    The blobs are the PDF, ``register.csv`` and ``claims.csv`` (maybe empty). The answer has the
    ``fingerprint`` that the pack prints (empty if it is no pack of ours), and how many of the
    register's ``items`` and the claims' ``figures`` are printed as listed, each as
    ``[agreeing, total]``, with the first few that are not in ``strays``.
    """
    pdf, register, claims = request.data
    pages = tuple(_pages(pdf))
    last = (_FINGERPRINT.search(page) for page in reversed(pages[-_LAST:]))
    printed = next((found for found in last if found), None)
    if printed is None:
        return Answer({"fingerprint": ""})
    everything = "\n".join(pages)
    items = [_is_listed(row, everything) for row in _rows(register)]
    figures = [_is_stated(row, everything) for row in _rows(claims)]
    strays = [name for name, agrees in (*items, *figures) if not agrees]
    return Answer(
        {
            "fingerprint": "".join(printed[0].split()),
            "items": [sum(agrees for _, agrees in items), len(items)],
            "figures": [sum(agrees for _, agrees in figures), len(figures)],
            "strays": strays[:_MOST_STRAYS],
        }
    )


def is_printed(text: str, page: str) -> bool:
    """Say whether a figure stands on a page by itself, not as a part of a longer number."""
    wanted = re.escape(" ".join(text.split()))
    return re.search(rf"(?<![\d,.]){wanted}(?!\d|[.,]\d)", page) is not None


def _pages(pdf: bytes) -> Iterator[str]:
    """Yield the text of each page with every run of white space as one space."""
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as broken:
        raise ReaderRefused("unreadable") from broken
    with closing(document):
        if len(document) > _MOST_PAGES:
            raise ReaderRefused("too_big")
        for page in document:
            with closing(page), closing(page.get_textpage()) as text:
                yield " ".join(text.get_text_range().split())


def _rows(table: bytes) -> list[Mapping[str, str]]:
    rows = csv.DictReader(StringIO(table.decode("utf-8", "replace"), newline=""))
    found: list[Mapping[str, str]] = []
    for row in rows:
        if len(found) >= _MOST_ROWS:
            raise ReaderRefused("too_big")
        found.append({key: value for key, value in row.items() if key and isinstance(value, str)})
    return found


def _is_listed(row: Mapping[str, str], pages: str) -> tuple[str, bool]:
    """Say whether a document's number and the start of its SHA-256 are printed."""
    number, sha = row.get("number", ""), row.get("sha256", "")
    wanted: Sequence[str] = (number,)
    if row.get("included") == "yes":
        shown = sha[:_SHOWN]
        wanted = (number, " ".join(shown[at : at + _GROUP] for at in range(0, _SHOWN, _GROUP)))
    return number, all(each.strip() and each in pages for each in wanted)


def _is_stated(row: Mapping[str, str], pages: str) -> tuple[str, bool]:
    """Say whether a claim's quantity is printed."""
    whole, dot, fraction = row.get("quantity", "").partition(".")
    if not whole.isdigit():
        return row.get("measure", ""), False
    return row.get("measure", ""), is_printed(f"{int(whole):,}{dot}{fraction}", pages)
