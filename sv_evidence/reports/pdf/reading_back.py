"""Reads a finished pack: are its figures printed.

A worker for the jail, since a pack that comes back from somewhere is a foreign file.
"""

import re
from collections.abc import Iterator
from contextlib import closing
from typing import IO

import pypdfium2

from sv_evidence.jail import Answer, ReaderRefused, Request

_MOST_PAGES = 5_000
_AT_ONCE = 40
"""Pages."""


def read_back(request: Request) -> Answer:
    """Look for each stated figure on the pages of its section.

    The header is ``{"figures": [[key, text, first, last], ...]}``; the PDF is the file lent. The
    answer names the keys that were ``missing`` and the count of ``pages``.
    """
    pages = tuple(page_texts(request.file))
    missing = [
        key
        for key, text, first, last in request.header["figures"]
        if not any(is_printed(text, page) for page in pages[first - 1 : last])
    ]
    return Answer({"missing": missing, "pages": len(pages)})


def is_printed(text: str, page: str) -> bool:
    """Say whether a figure stands on a page by itself, not as a part of a longer number."""
    wanted = re.escape(" ".join(text.split()))
    return re.search(rf"(?<![\d,.]){wanted}(?!\d|[.,]\d)", page) is not None


def page_texts(pdf: IO[bytes] | bytes) -> Iterator[str]:
    """Yield the text of each page with every run of white space as one space.

    The file is opened anew now and then: an open one keeps every picture that it has met.
    """
    begin, count = 0, 1
    while begin < count:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as broken:
            raise ReaderRefused("unreadable") from broken
        with closing(document):
            count = len(document)
            if count > _MOST_PAGES:
                raise ReaderRefused("too_big")
            for place in range(begin, min(begin + _AT_ONCE, count)):
                page = document[place]
                with closing(page), closing(page.get_textpage()) as text:
                    yield " ".join(text.get_text_range().split())
        begin += _AT_ONCE
