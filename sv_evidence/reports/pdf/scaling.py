"""Makes pictures smaller, in a limited child, so that a pack keeps to a size.

Workers for the jail. A scale is the long edge in pixels at most, and the quality of the JPEG.
"""

from bisect import bisect_left
from io import BytesIO
from tempfile import NamedTemporaryFile
from typing import BinaryIO, cast

from PIL import Image

from sv_evidence.jail import Answer, ReaderRefused, Request, Stream

_MODES = ("RGB", "L")


def scale_pictures(request: Request) -> Answer:
    """Answer with all pictures, one behind the other, at one scale.

    The header is ``{"edge": pixels, "quality": percent}``; the answer's lists the bytes, width and
    height of each.
    """
    edge, quality = request.header["edge"], request.header["quality"]
    made = cast("BinaryIO", NamedTemporaryFile())  # noqa: SIM115 - it is sent later
    told = []
    for source in request.incoming():
        jpeg, width, height = scaled(_read(source), edge, quality)
        made.write(jpeg)
        told.append([len(jpeg), width, height])
    size = made.tell()
    made.seek(0)
    return Answer({"pictures": told}, stream=Stream(made, size))


def choose_scale(request: Request) -> Answer:
    """Answer with the place of the largest scale at which pictures take a share of their bytes.

    The header is ``{"scales": [[edge, quality], ...], "share": part}``, largest first; if none is
    small enough, the last one. The answer's ``share`` is what the pictures take there.
    """
    pictures = [_read(source) for source in request.incoming()]
    scales, share = request.header["scales"], request.header["share"]
    whole = max(1, sum(map(len, pictures)))

    def taken(place: int) -> float:
        return sum(len(scaled(each, *scales[place])[0]) for each in pictures) / whole

    # Shares fall with the scale, near enough for a search.
    place = bisect_left(range(len(scales) - 1), 1, key=lambda each: int(taken(each) <= share))
    return Answer({"place": place, "share": taken(place)})


def scaled(jpeg: bytes, edge: int, quality: int) -> tuple[bytes, int, int]:
    """Return a picture no larger than asked for, with its width and height."""
    try:
        with Image.open(BytesIO(jpeg), formats=["JPEG"]) as image:
            if image.mode not in _MODES:
                raise ReaderRefused("bad_picture")
            whole = image.size
            size = _fitted(whole, edge)
            image.draft(image.mode, size)
            small = image.resize(size, Image.Resampling.HAMMING, reducing_gap=2.0)
    except OSError as broken:
        raise ReaderRefused("bad_picture") from broken
    out = BytesIO()
    small.save(out, "JPEG", quality=quality, subsampling="4:2:0", optimize=True)
    if size == whole and out.tell() >= len(jpeg):
        return jpeg, *whole
    return out.getvalue(), *size


def _fitted(size: tuple[int, int], edge: int) -> tuple[int, int]:
    longest = max(size)
    if longest <= edge:
        return size
    return tuple(max(1, round(each * edge / longest)) for each in size)  # type: ignore[return-value]


def _read(source: Stream) -> bytes:
    return source.source.read(source.size)
