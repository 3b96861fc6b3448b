"""What a camera wrote beside the pixels: when, where, and which way is up."""

import math
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from PIL import Image

_ORIENTATION, _EXIF, _GPS = 0x0112, 0x8769, 0x8825
_TAKEN = 0x9003
_LATITUDE, _LONGITUDE = (1, 2), (3, 4)
_EARLIEST_YEAR = 1990
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

T = TypeVar("T")


class Camera:
    """Reads the camera data of an opened picture; whatever is broken there is simply absent."""

    def __init__(self, image: Image.Image) -> None:
        self._exif = _tried(image.getexif, Image.Exif())

    def upright(self, image: Image.Image) -> Image.Image:
        """Turn pixels the way the camera was held."""
        turn = _UPRIGHT.get(_tried(lambda: int(self._exif.get(_ORIENTATION, 1)), 1))
        return image if turn is None else image.transpose(turn)

    def taken_at(self) -> datetime | None:
        """When, by the camera's own clock, which knows no zone."""
        return _tried(self._taken_at, None)

    def place(self) -> str:
        """Where, as latitude and longitude with four decimals (about 10 metres), or nothing."""
        return _tried(self._place, "")

    def _taken_at(self) -> datetime | None:
        said = str(self._exif.get_ifd(_EXIF).get(_TAKEN, "")).strip("\0 ")
        at = datetime.strptime(said, "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007 - cameras know no zone
        return at if at.year >= _EARLIEST_YEAR else None

    def _place(self) -> str:
        gps = self._exif.get_ifd(_GPS)
        latitude = _degrees(gps, *_LATITUDE, negative="S", most=90)
        longitude = _degrees(gps, *_LONGITUDE, negative="W", most=180)
        # A camera without a fix writes zeros, which is a place in the Atlantic.
        if latitude == longitude == 0:
            return ""
        return f"{latitude:.4f}, {longitude:.4f}"


def _degrees(gps: dict[int, object], side: int, parts: int, *, negative: str, most: int) -> float:
    said = gps[parts]
    if not isinstance(said, tuple):
        raise TypeError(said)
    degrees, minutes, seconds = (float(part) for part in said)
    found = degrees + minutes / 60 + seconds / 3600
    if not math.isfinite(found) or not 0 <= found <= most:
        raise ValueError(found)
    return -found if str(gps[side]).strip("\0 ").upper() == negative else found


def _tried(read: Callable[[], T], otherwise: T) -> T:
    try:
        return read()
    except Exception:  # noqa: BLE001 - broken camera data raises anything, and means no camera data
        return otherwise
