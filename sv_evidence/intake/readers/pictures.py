"""Photographs, scans and screenshots."""

import io

import pi_heif
import simplejpeg
from PIL import Image, ImageCms

from sv_evidence.intake.readers.camera import Camera
from sv_evidence.intake.readers.drawing import (
    PICTURE_EDGE,
    PICTURE_QUALITY,
    encoded,
    fitted,
    shrunk,
    thumb_of,
)
from sv_evidence.intake.readers.found import MOST_PAGES_SHOWN, Found, Refusal

FORMATS = {
    "jpeg": "JPEG",
    "png": "PNG",
    "webp": "WEBP",
    "tiff": "TIFF",
    "gif": "GIF",
    "bmp": "BMP",
    "heic": "HEIF",
    "heif": "HEIF",
}
_TURNED_ALREADY = frozenset({"TIFF", "HEIF"})
"""Formats whose pixels come upright from their decoder."""
LARGEST_PIXELS = 50_000_000
# The photo alone: no thumbnails, depth maps or masks that a phone keeps beside it.
pi_heif.options.THUMBNAILS = pi_heif.options.DEPTH_IMAGES = pi_heif.options.AUX_IMAGES = False
pi_heif.options.DECODE_THREADS = 1
pi_heif.register_heif_opener()


def read(data: bytes, found: Found) -> None:
    """Read one picture; a TIFF of several pages is a scanned document and shows its pages."""
    with _opened(data, found.media_type) as image:
        camera = Camera(image)
        found.camera_at, found.camera_place = camera.taken_at(), camera.place()
        pixels = _pixels(data, image)
        upright = pixels if image.format in _TURNED_ALREADY else camera.upright(pixels)
        coloured = _in_standard_colours(upright, image.info.get("icc_profile"))
        found.picture = encoded(coloured, PICTURE_QUALITY)
        found.thumb = thumb_of(coloured)
        if found.media_type == "image/tiff" and getattr(image, "n_frames", 1) > 1:
            _read_pages(image, found)


def _opened(data: bytes, media_type: str) -> Image.Image:
    format_ = FORMATS[media_type.partition("/")[2]]
    try:
        image = Image.open(io.BytesIO(data), formats=[format_])
    except Image.DecompressionBombError as error:  # far beyond our own limit
        raise Refusal("too_large") from error
    if image.width * image.height > LARGEST_PIXELS:
        raise Refusal("too_large")
    return image


def _pixels(data: bytes, image: Image.Image) -> Image.Image:
    """Return the pixels at pack size, still lying as the camera wrote them."""
    if image.format in {"JPEG", "MPO"} and image.mode in {"RGB", "L"}:
        quick = _scaled_jpeg(data, image)
        if quick is not None:
            return fitted(quick, PICTURE_EDGE)
    return shrunk(image, PICTURE_EDGE)


def _scaled_jpeg(data: bytes, image: Image.Image) -> Image.Image | None:
    """Decode straight to eighths of the size; ``None`` if libjpeg has a complaint.

    Pillow is asked then: it forgives harmless complaints and refuses missing pixels.
    """
    wide = image.width >= image.height
    try:
        pixels = simplejpeg.decode_jpeg(
            data,
            colorspace="RGB" if image.mode == "RGB" else "GRAY",
            # The other edge follows; asking for both would keep the larger scale.
            min_width=PICTURE_EDGE if wide else 1,
            min_height=1 if wide else PICTURE_EDGE,
            fastdct=True,
            fastupsample=True,
        )
    except ValueError:
        return None
    return Image.fromarray(pixels if image.mode == "RGB" else pixels[:, :, 0])


def _in_standard_colours(image: Image.Image, profile: object) -> Image.Image:
    """Return colours as sRGB, which is what a JPEG without a profile means."""
    if image.mode != "RGB" or not isinstance(profile, bytes):
        return image
    try:
        given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "sRGB" in ImageCms.getProfileDescription(given):
            return image
        turned = ImageCms.profileToProfile(image, given, ImageCms.createProfile("sRGB"))
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    return turned or image


def _read_pages(image: Image.Image, found: Found) -> None:
    frames: int = getattr(image, "n_frames", 1)
    found.pages = frames
    for number in range(min(frames, MOST_PAGES_SHOWN)):
        image.seek(number)
        if image.width * image.height > LARGEST_PIXELS:
            raise Refusal("too_large")
        page = shrunk(image, PICTURE_EDGE)
        found.page_pictures.append(encoded(page, PICTURE_QUALITY))
