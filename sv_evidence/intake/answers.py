"""A reader's answer, judged: the child may have been taken over by the file it read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sv_evidence.intake.seen import Family, Picture, Remark
from sv_evidence.jail import Answer, ReaderRefused

MOST_PAGES_SHOWN = 10
_LONGEST_TEXT = 2_000_000
_LARGEST_JPEG = 16 << 20
_LONGEST_EDGE = 4096
_MOST_PAGES = 1_000_000
_MEDIA_TYPE = re.compile(r"[a-z]{1,20}/[A-Za-z0-9.+-]{1,100}")
_PLACE = re.compile(r"(-?\d{1,2}\.\d{4}, -?\d{1,3}\.\d{4})?")
_FIELDS = frozenset(
    {
        "media_type",
        "family",
        "remark",
        "pages",
        "camera_at",
        "camera_place",
        "sent_at",
        "pictures",
    }
)


@dataclass(frozen=True, slots=True)
class Look:
    """What a reader said, every value of the right type and within reason."""

    media_type: str
    family: Family
    remark: Remark | None = None
    pages: int | None = None
    text: str = ""
    camera_at: datetime | None = None
    camera_place: str = ""
    sent_at: datetime | None = None
    thumb: Picture | None = None
    picture: Picture | None = None
    page_pictures: tuple[Picture, ...] = ()


def judged(answer: Answer) -> Look:
    """Return an answer as a look; raise ``ReaderRefused`` (``nonsense``) for the least oddity."""
    try:
        return _judged(answer)
    except (ValueError, TypeError, IndexError, KeyError) as error:
        raise ReaderRefused("nonsense", why=type(error).__name__) from None


def _judged(answer: Answer) -> Look:
    header = answer.header
    if header.keys() != _FIELDS:
        raise ValueError("fields")
    thumbs, pictures, pages = _pictures(header["pictures"], answer.blobs[1:])
    return Look(
        media_type=_matching(_MEDIA_TYPE, header["media_type"]),
        family=Family(header["family"]),
        remark=None if header["remark"] is None else Remark(header["remark"]),
        pages=_count(header["pages"]),
        text=_text(answer.blobs[0]),
        camera_at=_local_time(header["camera_at"]),
        camera_place=_matching(_PLACE, header["camera_place"]),
        sent_at=_local_time(header["sent_at"]),
        thumb=_only(thumbs),
        picture=_only(pictures),
        page_pictures=tuple(pages),
    )


def _matching(pattern: re.Pattern[str], value: object) -> str:
    if not isinstance(value, str) or pattern.fullmatch(value) is None:
        raise ValueError("text")
    return value


def _count(value: object) -> int | None:
    if value is None:
        return None
    if type(value) is not int or not 0 <= value <= _MOST_PAGES:
        raise ValueError("count")
    return value


def _local_time(value: object) -> datetime | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise TypeError("time")
    at = datetime.fromisoformat(value)
    if at.tzinfo is not None:
        raise ValueError("zone")
    return at


def _text(blob: bytes) -> str:
    if len(blob) > _LONGEST_TEXT:
        raise ValueError("long")
    # The reader cuts at a number of bytes, perhaps inside a letter.
    return blob.decode("utf-8", "ignore")


def _pictures(
    named: object, blobs: Sequence[bytes]
) -> tuple[list[Picture], list[Picture], list[Picture]]:
    if not isinstance(named, list) or len(named) != len(blobs):
        raise ValueError("pictures")
    by_use: dict[str, list[Picture]] = {"thumb": [], "picture": [], "page": []}
    for (use, width, height), blob in zip(named, blobs, strict=True):
        sizes = (_count(width), _count(height))
        if None in sizes or not all(size and size <= _LONGEST_EDGE for size in sizes):
            raise ValueError("size")
        if not blob.startswith(b"\xff\xd8\xff") or len(blob) > _LARGEST_JPEG:
            raise ValueError("jpeg")
        by_use[use].append(Picture(blob, width, height))
    if len(by_use["page"]) > MOST_PAGES_SHOWN:
        raise ValueError("pages")
    return by_use["thumb"], by_use["picture"], by_use["page"]


def _only(pictures: list[Picture]) -> Picture | None:
    if len(pictures) > 1:
        raise ValueError("twice")
    return pictures[0] if pictures else None
