"""Photos as phones make them: upright, and nothing of what the phone wrote beside the pixels."""

import io
from datetime import datetime

import pytest
from PIL import Image

from sv_evidence.intake.looking import look_at
from sv_evidence.intake.seen import Remark, Seen
from tests.intake import files, heic


def seen(data: bytes) -> Seen:
    return look_at("IMG_0001.HEIC", io.BytesIO(data))


@pytest.mark.parametrize(
    ("data", "size"), [(heic.UPRIGHT, (96, 64)), (heic.TURNED, (64, 96))], ids=["upright", "turned"]
)
def test_a_photo_from_a_phone_is_upright_and_tells_nothing_but_pixels(
    data: bytes, size: tuple[int, int]
) -> None:
    found = seen(data)

    assert (found.media_type, found.remark) == ("image/heic", None)
    assert found.camera_at == datetime(2026, 9, 30, 10, 15, 20)  # noqa: DTZ001 - cameras know no zone
    assert found.camera_place.startswith("52.4")
    assert found.picture is not None
    assert (found.picture.width, found.picture.height) == size
    assert files.CANARY.encode() in data
    assert files.CANARY.encode() not in found.picture.data
    assert b"Exif" not in found.picture.data
    red, _, blue = Image.open(io.BytesIO(found.picture.data)).convert("RGB").getpixel((5, 5))  # type: ignore[misc]
    assert (red > 200, blue > 200) == ((True, False) if size[0] > size[1] else (False, True))


@pytest.mark.parametrize("part", [0.05, 0.4, 0.7, 0.95])
def test_part_of_a_photo_from_a_phone_is_damaged(part: float) -> None:
    found = seen(heic.UPRIGHT[: int(len(heic.UPRIGHT) * part)])

    assert (found.remark, found.picture) == (Remark.DAMAGED, None)


def test_a_photo_from_a_phone_that_says_it_is_vast_is_not_unpacked() -> None:
    at = heic.UPRIGHT.index(b"ispe") + 8
    vast = heic.UPRIGHT[:at] + (60_000).to_bytes(4, "big") * 2 + heic.UPRIGHT[at + 8 :]

    found = seen(vast)

    assert found.remark in {Remark.TOO_LARGE, Remark.DAMAGED}
    assert found.picture is None
