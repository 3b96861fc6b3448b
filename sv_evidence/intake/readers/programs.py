"""Whether a PDF holds something that a reader program might run."""

import io
import time
from collections.abc import Iterator
from typing import Any

import pikepdf

_ACTING = frozenset(
    {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/Rendition", "/RichMediaExecute"}
)
_SCRIPTS = frozenset({"/JS", "/JavaScript", "/XFA"})
"""Keys that lead to a program, whatever stands behind them."""
_MOST_OBJECTS = 100_000
_DEEPEST = 60


def holds_program(data: bytes, until: float) -> bool:
    """Say whether a document has scripts or actions beyond links; looks till ``until`` (CPU time).

    Direct objects are looked into as well: a search of the numbered ones alone misses most.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            for number, each in enumerate(document.objects):
                if number > _MOST_OBJECTS or time.process_time() > until:
                    return False
                if any(_acts(part) for part in _parts(each)):
                    return True
    except (pikepdf.PdfError, ValueError, RecursionError):
        return False  # what drew the pages is more forgiving; nothing is run in any case
    return False


def _acts(part: Any) -> bool:
    return bool(_SCRIPTS.intersection(part.keys())) or str(part.get("/S", "")) in _ACTING


def _parts(each: Any, depth: int = 0) -> Iterator[Any]:
    """Yield a dictionary or stream and every dictionary that lies directly inside it."""
    if depth > _DEEPEST:
        return
    if isinstance(each, pikepdf.Stream):
        each = each.stream_dict
    inside: list[Any] = []
    if isinstance(each, pikepdf.Dictionary):
        yield each
        inside = [each.get(key) for key in each.keys()]  # noqa: SIM118 - it has no iterator of keys
    elif isinstance(each, pikepdf.Array):
        inside = list(each)
    for one in inside:
        if isinstance(one, pikepdf.Dictionary | pikepdf.Array) and not one.is_indirect:
            yield from _parts(one, depth + 1)
