"""The sample's photographs: drawn in code, with a camera's date and sometimes its place."""

import io
from collections.abc import Mapping
from datetime import datetime

from PIL import Image  # noqa: TID253 - drawing is its work
from PIL.TiffImagePlugin import IFDRational  # noqa: TID253

from sv_evidence.domain.problems import Defect
from sv_evidence.sample.canvas import Canvas
from sv_evidence.sample.chance import Chance
from sv_evidence.sample.scenes import aprons, bread, chopping, crates, portrait, soups, table

GROUND = (200, 190, 176)
QUALITY = 86
SCENES = {
    "aprons": aprons.draw,
    "bread": bread.draw,
    "chopping": chopping.draw,
    "crates": crates.draw,
    "soups": soups.draw,
    "table": table.draw,
}
_MAKE, _MODEL, _TAKEN, _EXIF, _GPS, _ORIGINAL = 0x010F, 0x0110, 0x0132, 0x8769, 0x8825, 0x9003


def photo(
    scene: str,
    seed: str,
    taken: datetime,
    *,
    at: tuple[float, float] | None = None,
    shows: Mapping[str, str],
) -> bytes:
    """Return a JPEG of a scene, or of a person (``portrait``, with ``shows["person"]``)."""
    canvas = Canvas(GROUND, Chance(seed))
    if scene == "portrait":
        portrait.draw(canvas, shows["person"])
    elif scene in SCENES:
        SCENES[scene](canvas)
    else:
        raise Defect(f"no such scene: {scene}")
    out = io.BytesIO()
    canvas.finished().save(out, "JPEG", quality=QUALITY, exif=_camera_data(taken, at))
    return out.getvalue()


def _camera_data(taken: datetime, at: tuple[float, float] | None) -> Image.Exif:
    moment = f"{taken:%Y:%m:%d %H:%M:%S}"
    exif = Image.Exif()
    exif[_MAKE], exif[_MODEL], exif[_TAKEN] = "Larkspur", "Kitchen phone", moment
    exif.get_ifd(_EXIF)[_ORIGINAL] = moment
    if at is not None:
        north, east = at
        exif.get_ifd(_GPS).update(
            {1: "N", 2: _degrees(north), 3: "E" if east >= 0 else "W", 4: _degrees(abs(east))}
        )
    return exif


def _degrees(value: float) -> tuple[IFDRational, IFDRational, IFDRational]:
    seconds = round(value * 360_000)
    whole, rest = divmod(seconds, 360_000)
    minutes, hundredths = divmod(rest, 6_000)
    return IFDRational(whole), IFDRational(minutes), IFDRational(hundredths, 100)
