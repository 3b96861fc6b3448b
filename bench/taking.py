"""Photos taken in for the first time, against one core that decodes them at half scale.

``taking.py [photos]`` takes in 200 JPEG photos of 12 megapixels unless told otherwise: read in the
limited child, encrypted, durable, with their pictures for lists and packs.
"""

import secrets
import sys
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402 - run as a script
import simplejpeg  # noqa: E402
from PIL import Image  # noqa: E402, TID253 - draws the photo

from bench.measuring import Row, milliseconds, table  # noqa: E402
from sv_evidence.jail import ReaderPool  # noqa: E402
from sv_evidence.operations.attaching import attach_files  # noqa: E402
from sv_evidence.operations.incoming import FileDraft  # noqa: E402
from tests.reports.kitchen import a_kitchen  # noqa: E402

PHOTOS = 200
BOUND = 0.75
PIXELS = (4000, 3000)
QUALITY = 92
GRAIN = 2
"""Pixels of a speck: what makes a photo's bytes many, and its decoding long."""


def photos(folder: Path, count: int) -> list[Path]:
    """Write photos of some 4 MB; all show the same, and each has bytes of its own."""
    small = (PIXELS[1] // GRAIN, PIXELS[0] // GRAIN, 3)
    noise = np.random.default_rng(1).integers(100, 156, small, dtype=np.uint8)
    out = BytesIO()
    Image.fromarray(noise).resize(PIXELS).save(out, "JPEG", quality=QUALITY)
    jpeg, found = out.getvalue(), []
    for place in range(count):
        comment = b"\xff\xfe\x00\x12" + secrets.token_bytes(16)
        found.append(folder / f"photo-{place}.jpg")
        found[-1].write_bytes(jpeg[:2] + comment + jpeg[2:])
    return found


def decode(paths: list[Path]) -> None:
    """Decode each at half scale, one after the other."""
    for path in paths:
        simplejpeg.decode_jpeg(
            path.read_bytes(), min_width=PIXELS[0] // 2, min_height=1, fastdct=True
        )


def main() -> int:
    """Measure, print, and fail if the bound is broken."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else PHOTOS
    with TemporaryDirectory() as place:
        paths = photos(Path(place), count)
        drafts = [FileDraft(path) for path in paths]
        with a_kitchen(Path(place) / "workspace").workspace as workspace, ReaderPool() as pool:
            took = milliseconds(lambda: attach_files(workspace, drafts, pool=pool))
        floor = milliseconds(lambda: decode(paths))
        size = paths[0].stat().st_size
    what = f"{count} photos of 12 megapixels, {size / 1e6:.1f} MB each"
    row = Row(what, took, floor, BOUND, floor_is="one core decoding them at half scale")
    print(table([row]))
    return 0 if row.holds else 1


if __name__ == "__main__":
    sys.exit(main())
