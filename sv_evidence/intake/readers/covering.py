"""Covers areas of pictures: what lay there is painted over before the picture is written anew."""

import io
from collections.abc import Iterator, Sequence

from PIL import Image, ImageDraw

from sv_evidence.domain.covering import WHOLE
from sv_evidence.intake.readers.drawing import PICTURE_QUALITY, encoded, plain
from sv_evidence.intake.readers.found import Drawn
from sv_evidence.intake.readers.pictures import LARGEST_PIXELS
from sv_evidence.jail import ReaderRefused
from sv_evidence.jail.messages import Answer, Request

INK = (20, 20, 20)
_INK_OF_GREY = 20
_BLOCK = 16
"""Pixels that a JPEG stores together, colour at half size: letters leave a shadow in all of them,
so the whole of each such block that an area touches is painted."""


def cover(request: Request) -> Answer:
    """Return each picture with its areas covered.

    The header's ``areas`` has one list a picture, of ``[x, y, width, height]`` in thousandths.
    """
    drawn = [
        _covered(data, areas)
        for data, areas in zip(request.data, request.header["areas"], strict=True)
    ]
    sizes = [[each.width, each.height] for each in drawn]
    return Answer({"sizes": sizes}, tuple(each.data for each in drawn))


def _covered(data: bytes, areas: Sequence[Sequence[int]]) -> Drawn:
    with Image.open(io.BytesIO(data), formats=["JPEG"]) as given:
        if given.width * given.height > LARGEST_PIXELS:
            raise ReaderRefused("bad_picture")
        picture = plain(given).copy()
    pen = ImageDraw.Draw(picture)
    for box in _boxes(areas, picture.size):
        pen.rectangle(box, fill=_INK_OF_GREY if picture.mode == "L" else INK)
    return encoded(picture, PICTURE_QUALITY)


def _boxes(
    areas: Sequence[Sequence[int]], size: tuple[int, int]
) -> Iterator[tuple[int, int, int, int]]:
    """Yield each area in pixels, first and last of each direction, grown to whole blocks."""
    for x, y, width, height in areas:
        (left, right), (top, bottom) = (
            _grown(x, width, size[0]),
            _grown(y, height, size[1]),
        )
        yield left, top, right, bottom


def _grown(start: int, extent: int, length: int) -> tuple[int, int]:
    first = start * length // WHOLE // _BLOCK * _BLOCK
    beyond = -(-(start + extent) * length // WHOLE)
    return first, min(length, -(-beyond // _BLOCK) * _BLOCK) - 1
