"""Places as given with a record: degrees, or metres on the national grid; and how far apart."""

import re
from dataclasses import dataclass
from math import asin, cos, hypot, radians, sin, sqrt

METRES_A_MILE = 1609.344
_EARTH = 6_371_008.8  # mean radius in metres
_DEGREES = re.compile(r"(-?\d{1,2}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)", re.ASCII)
_GRID = re.compile(r"(\d{1,6})\s+(\d{1,7})", re.ASCII)
_MOST_LATITUDE, _MOST_LONGITUDE = 90, 180


@dataclass(frozen=True, slots=True)
class Position:
    """A point: latitude and longitude in degrees, or easting and northing in metres."""

    north: float
    east: float
    is_grid: bool


def position_from(text: str) -> Position | None:
    """Read ``52.4130, -1.7780`` or ``415100 279000``; ``None`` if it is neither."""
    bare = text.strip()
    if found := _GRID.fullmatch(bare):
        return Position(float(found[2]), float(found[1]), is_grid=True)
    found = _DEGREES.fullmatch(bare)
    if found is None:
        return None
    north, east = float(found[1]), float(found[2])
    if abs(north) > _MOST_LATITUDE or abs(east) > _MOST_LONGITUDE:
        return None
    return Position(north, east, is_grid=False)


def miles_between(one: Position, other: Position) -> float | None:
    """Return the distance in miles as the crow flies; ``None`` between degrees and grid."""
    if one.is_grid is not other.is_grid:
        return None
    if one.is_grid:
        return hypot(one.north - other.north, one.east - other.east) / METRES_A_MILE
    first, second = radians(one.north), radians(other.north)
    across = sin((second - first) / 2) ** 2
    along = cos(first) * cos(second) * sin(radians(other.east - one.east) / 2) ** 2
    return 2 * _EARTH * asin(min(1.0, sqrt(across + along))) / METRES_A_MILE


def postcode_key(text: str) -> str:
    """Write a postcode so that equal ones look equal."""
    return "".join(text.upper().split())
