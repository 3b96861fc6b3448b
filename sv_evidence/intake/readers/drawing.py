"""Pixels to JPEG, and nothing but pixels: no camera data, no comment, no profile."""

import numpy as np
import simplejpeg
from PIL import Image

from sv_evidence.intake.readers.found import Drawn

THUMB_EDGE = 480
PICTURE_EDGE = 2000
PICTURE_QUALITY = 82
THUMB_QUALITY = 80
_BAND_ROWS = 64
_WITH_ALPHA = frozenset({"RGBA", "LA", "PA", "RGBa", "La"})
_SIXTEEN_BITS = frozenset({"I;16", "I;16B", "I;16L", "I;16N", "I"})


def encoded(image: Image.Image, quality: int) -> Drawn:
    """Return a grey or colour picture as JPEG."""
    pixels = np.ascontiguousarray(np.asarray(image))
    if image.mode == "L":
        data = simplejpeg.encode_jpeg(
            pixels[:, :, np.newaxis], quality=quality, colorspace="GRAY", colorsubsampling="Gray"
        )
    else:
        data = simplejpeg.encode_jpeg(pixels, quality=quality, colorsubsampling="420")
    return Drawn(data, image.width, image.height)


def thumb_of(image: Image.Image) -> Drawn:
    """Return the small picture that lists show."""
    return encoded(fitted(image, THUMB_EDGE), THUMB_QUALITY)


def fitted(image: Image.Image, edge: int) -> Image.Image:
    """Return a grey or colour picture whose long edge is ``edge`` at most; never enlarged."""
    longest = max(image.size)
    if longest <= edge:
        return image
    size = (_scaled(image.width, edge, longest), _scaled(image.height, edge, longest))
    return image.resize(size, Image.Resampling.HAMMING, reducing_gap=2.0)


def plain(image: Image.Image) -> Image.Image:
    """Return any picture as grey or colour, on white where it was transparent."""
    if image.mode in {"L", "RGB"}:
        return image
    if image.mode in _SIXTEEN_BITS:
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in _WITH_ALPHA or "transparency" in image.info:
        whole = image.convert("RGBA")
        paper = Image.new("RGB", whole.size, "white")
        paper.paste(whole, mask=whole.getchannel("A"))
        return paper
    return image.convert("L" if image.mode == "1" else "RGB")


def shrunk(image: Image.Image, edge: int) -> Image.Image:
    """Return any picture as grey or colour with a long edge of ``edge`` at most.

    A large one is taken band by band, so that it never lies in memory twice.
    """
    factor = max(image.size) // edge
    if factor <= 1:
        return fitted(plain(image), edge)
    height, step = image.height, factor * _BAND_ROWS
    bands = []
    for top in range(0, height, step):
        band = image.crop((0, top, image.width, min(height, top + step)))
        band.info = image.info
        bands.append(plain(band).reduce(factor))
    whole = Image.new(bands[0].mode, (bands[0].width, sum(band.height for band in bands)))
    top = 0
    for band in bands:
        whole.paste(band, (0, top))
        top += band.height
    return fitted(whole, edge)


def _scaled(length: int, edge: int, longest: int) -> int:
    return max(1, round(length * edge / longest))
