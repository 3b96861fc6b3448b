"""Having areas of pictures covered in the jail, and judging what comes back."""

from collections.abc import Sequence
from threading import Event

from sv_evidence.domain.covering import Area
from sv_evidence.intake.seen import Picture
from sv_evidence.jail import READER_LIMITS, Answer, ReaderRefused, Request, run

_JPEG = b"\xff\xd8\xff"


def covered(
    pictures: Sequence[tuple[Picture, Sequence[Area]]], *, stop: Event | None = None
) -> tuple[Picture, ...]:
    """Return pictures with areas painted over, of the same size in pixels.

    Raise ``ReaderRefused`` if any of them cannot be covered.
    """
    header = {
        "areas": [
            [[each.x, each.y, each.width, each.height] for each in areas] for _, areas in pictures
        ]
    }
    request = Request(header, tuple(picture.data for picture, _ in pictures))
    answer = run("cover", request, READER_LIMITS, stop=stop)
    sizes = [[picture.width, picture.height] for picture, _ in pictures]
    return _judged(answer, sizes)


def _judged(answer: Answer, sizes: list[list[int]]) -> tuple[Picture, ...]:
    """Take the pictures out of an answer, if they are what was asked for."""
    is_sound = answer.header.get("sizes") == sizes and len(answer.blobs) == len(sizes)
    if not is_sound or not all(blob.startswith(_JPEG) for blob in answer.blobs):
        raise ReaderRefused("nonsense", why="pictures")
    return tuple(
        Picture(blob, width, height)
        for blob, (width, height) in zip(answer.blobs, sizes, strict=True)
    )
