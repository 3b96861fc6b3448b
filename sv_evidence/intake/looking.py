"""One look at one foreign file, from outside the jail."""

import os
from threading import Event
from typing import BinaryIO

from sv_evidence.intake.answers import Look, judged
from sv_evidence.intake.names import day_from, title_from, type_from
from sv_evidence.intake.seen import Family, FileTooLarge, Remark, Seen
from sv_evidence.jail import READER_LIMITS, ReaderPool, ReaderRefused, Request, Stream, run

LARGEST_FILE = 512 << 20
"""Bytes; what is larger is not taken in."""
LARGEST_READ = 160 << 20
"""Bytes; what is larger is taken in unread, since a reader must hold a file in 512 MiB."""
_HEAD = 65_536
_LONGEST_NAME = 255
_OURS_NOT_THE_FILES = frozenset({"stopped", "not_started"})
_REMARKS = {"too_slow": Remark.TOO_LARGE, "too_big": Remark.TOO_LARGE}


def look_at(
    name: str, source: BinaryIO, *, pool: ReaderPool | None = None, stop: Event | None = None
) -> Seen:
    """Tell what a file is; ``source`` is seekable and is left at its beginning.

    A bad file gets a remark. Raise ``FileTooLarge`` before reading anything, the source's own
    ``OSError``, and ``ReaderRefused`` only if ``stop`` was set or no child can be started.
    """
    size = source.seek(0, os.SEEK_END)
    source.seek(0)
    if size > LARGEST_FILE:
        raise FileTooLarge(name, size, LARGEST_FILE)
    try:
        look = _looked(name, source, size, pool, stop)
    finally:
        source.seek(0)
    day = look.camera_at or look.sent_at
    return Seen(
        media_type=look.media_type,
        family=look.family,
        size=size,
        type_guess=type_from(name, look.family),
        title_guess=title_from(name),
        remark=_remark(name, look),
        dated=day_from(name) if day is None else day.date(),
        camera_at=look.camera_at,
        camera_place=look.camera_place,
        pages=look.pages,
        text=look.text,
        thumb=look.thumb,
        picture=look.picture,
        page_pictures=look.page_pictures,
    )


def _remark(name: str, look: Look) -> Remark | None:
    """Say also of a file that is taken for a PDF by its name, and is none, that it is none."""
    is_named_so = name.strip().lower().endswith(".pdf")
    if is_named_so and look.family is not Family.PDF and look.remark in {None, Remark.UNKNOWN}:
        return Remark.MISNAMED
    return look.remark


def _looked(
    name: str, source: BinaryIO, size: int, pool: ReaderPool | None, stop: Event | None
) -> Look:
    """Look once, and if that ends badly once more at the least that can be told."""
    header = {"name": name[-_LONGEST_NAME:], "whole": size <= LARGEST_READ}

    def ask(*, shallow: bool) -> Look:
        source.seek(0)
        blob = Stream(source, size if header["whole"] else _HEAD)
        request = Request({**header, "shallow": shallow}, (blob,))
        return judged(
            run("look", request, READER_LIMITS, stop=stop)
            if pool is None
            else pool.run(request, stop=stop)
        )

    try:
        return ask(shallow=False)
    except ReaderRefused as refused:
        if refused.code in _OURS_NOT_THE_FILES:
            raise
        remark = _REMARKS.get(refused.code, Remark.UNREADABLE)
    try:
        second = ask(shallow=True)
    except ReaderRefused as refused:
        if refused.code in _OURS_NOT_THE_FILES:
            raise
        return Look("application/octet-stream", Family.OTHER, remark)
    if second.pages is not None:  # it opens: drawing it is what went beyond the limits
        remark = Remark.TOO_LARGE
    return Look(second.media_type, second.family, second.remark or remark, pages=second.pages)
