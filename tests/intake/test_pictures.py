"""Pictures: what they tell, and that what is made from them tells nothing else."""

import io

import pytest
from PIL import Image, ImageCms

from sv_evidence.intake.looking import look_at
from sv_evidence.intake.readers.found import Found
from sv_evidence.intake.readers.look import look
from sv_evidence.intake.readers.pictures import read
from sv_evidence.intake.seen import Family, Picture, Remark, Seen
from sv_evidence.jail import Request
from tests.intake import files


def seen(data: bytes, name: str = "IMG_2041.jpg") -> Seen:
    return look_at(name, io.BytesIO(data))


def found_in(data: bytes, media_type: str = "image/jpeg") -> Found:
    found = Found(media_type, "picture")
    read(data, found)
    return found


def image_of(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


def corner(image: Image.Image, *, right: bool = False, low: bool = False) -> str:
    """Name the colour near a corner."""
    at = (int(image.width * (0.85 if right else 0.15)), int(image.height * (0.85 if low else 0.15)))
    red, green, blue = (value > 128 for value in image.getpixel(at))  # type: ignore[union-attr]
    names = {
        (True, False, False): "red",
        (False, True, False): "green",
        (False, False, True): "blue",
    }
    return names.get((red, green, blue), "white" if red else "black")


def test_a_photograph_tells_when_and_where() -> None:
    found = seen(files.photo())

    assert (found.media_type, found.family, found.remark) == ("image/jpeg", Family.PICTURE, None)
    assert found.camera_at is not None
    assert found.camera_at.isoformat() == "2026-09-30T10:15:20"
    assert found.camera_place == "52.4802, -1.8904"
    assert found.dated is not None
    assert found.dated.isoformat() == "2026-09-30"
    assert (found.type_guess, found.title_guess) == ("photo", "IMG 2041")
    assert found.size == len(files.photo())


def test_what_is_made_from_a_photograph_holds_no_word_of_it() -> None:
    data = files.photo(2400, 1800)
    assert data.count(files.CANARY.encode()) >= 5

    found = seen(data)

    for made in (found.thumb, found.picture):
        assert isinstance(made, Picture)
        assert files.CANARY.encode() not in made.data
        for marker in (b"Exif", b"GPS", b"http://ns.adobe.com", b"ICC_PROFILE", b"\xff\xfe"):
            assert marker not in made.data[:600]
        assert set(Image.open(io.BytesIO(made.data)).info) <= {
            "jfif",
            "jfif_version",
            "jfif_unit",
            "jfif_density",
        }


@pytest.mark.parametrize(
    ("size", "picture", "thumb"),
    [
        ((4000, 3000), (2000, 1500), (480, 360)),
        ((3000, 4000), (1500, 2000), (360, 480)),
        ((4032, 3024), (2000, 1500), (480, 360)),
        ((300, 200), (300, 200), (300, 200)),
        ((1, 1), (1, 1), (1, 1)),
    ],
)
def test_derived_pictures_have_their_long_edge(
    size: tuple[int, int], picture: tuple[int, int], thumb: tuple[int, int]
) -> None:
    found = found_in(files.photo(*size))

    assert found.picture is not None
    assert found.thumb is not None
    assert (found.picture.width, found.picture.height) == picture
    assert (found.thumb.width, found.thumb.height) == thumb
    assert Image.open(io.BytesIO(found.picture.data)).size == picture


@pytest.mark.parametrize("turn", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "TIFF"])
def test_pictures_come_out_the_way_the_camera_was_held(turn: int, kind: str) -> None:
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    upright = files.quarters(800, 600)
    lying = upright.transpose(undo[turn]) if turn in undo else upright
    exif = Image.Exif()
    exif[0x0112] = turn

    found = found_in(files.saved(lying, kind, exif=exif), f"image/{kind.lower()}")

    assert found.picture is not None
    made = image_of(found.picture.data)
    assert made.size == (800, 600)
    assert corner(made) == "red"
    assert corner(made, right=True) == "green"
    assert corner(made, low=True) == "blue"
    assert corner(made, right=True, low=True) == "white"


@pytest.mark.parametrize(
    ("kind", "mode"),
    [
        ("JPEG", "L"),
        ("JPEG", "CMYK"),
        ("PNG", "RGB"),
        ("PNG", "P"),
        ("PNG", "L"),
        ("PNG", "1"),
        ("PNG", "RGBA"),
        ("PNG", "I;16"),
        ("WEBP", "RGB"),
        ("TIFF", "RGB"),
        ("TIFF", "CMYK"),
        ("GIF", "P"),
        ("BMP", "RGB"),
    ],
)
@pytest.mark.parametrize("size", [(640, 480), (4200, 60)])
def test_every_format_and_mode_is_drawn(kind: str, mode: str, size: tuple[int, int]) -> None:
    data = files.saved(files.quarters(*size, mode), kind)

    found = found_in(data, f"image/{kind.lower()}")

    assert found.picture is not None
    made = image_of(found.picture.data)
    assert max(made.size) == min(max(size), 2000)
    if mode not in {"L", "1", "I;16"}:
        assert corner(made) == "red"
    assert corner(made, right=True, low=True) == "white"


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
@pytest.mark.parametrize("size", [(40, 30), (4100, 300)])
def test_what_was_transparent_is_white(mode: str, size: tuple[int, int]) -> None:
    found = found_in(files.saved(Image.new(mode, size), "PNG"), "image/png")

    assert found.picture is not None
    assert image_of(found.picture.data).getextrema() == ((255, 255),) * 3


def test_a_transparent_palette_is_white_too() -> None:
    image = Image.new("P", (50, 50), 3)
    found = found_in(files.saved(image, "GIF", transparency=3), "image/gif")

    assert found.picture is not None
    assert image_of(found.picture.data).getextrema() == ((255, 255),) * 3


def test_colours_of_another_profile_are_turned_into_standard_ones() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    xyz = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ"))
    grey = Image.new("RGB", (64, 64), (200, 100, 50))
    plain = found_in(files.saved(grey, "JPEG")).picture

    for profile in (lab.tobytes(), xyz.tobytes(), b"no profile at all"):
        found = found_in(files.saved(grey, "JPEG", icc_profile=profile))
        assert found.picture is not None
        assert plain is not None
        assert b"ICC_PROFILE" not in found.picture.data


def test_a_scan_of_several_pages_shows_them() -> None:
    found = seen(files.scan(pages=12), "register.tif")

    assert (found.pages, len(found.page_pictures), found.type_guess) == (12, 10, "sign_in_sheet")
    assert found.picture is not None


@pytest.mark.parametrize(
    ("taken", "gps"),
    [
        ("0000:00:00 00:00:00", {1: "N", 2: (0.0, 0.0, 0.0), 3: "W", 4: (0.0, 0.0, 0.0)}),
        ("yesterday", {1: "N", 2: (91.0, 0.0, 0.0), 3: "W", 4: (1.0, 0.0, 0.0)}),
        ("1970:01:01 00:00:00", {1: "N", 2: 52.0}),
        ("", {}),
    ],
)
def test_camera_data_that_says_nothing_is_no_camera_data(
    taken: str, gps: dict[int, object]
) -> None:
    found = found_in(files.photo(taken=taken, gps=gps))

    assert (found.camera_at, found.camera_place) == (None, "")


def test_the_southern_half_has_negative_degrees() -> None:
    found = found_in(files.photo(gps={1: "S", 2: (33.0, 30.0, 0.0), 3: "E", 4: (18.0, 0.0, 36.0)}))

    assert found.camera_place == "-33.5000, 18.0100"


def test_broken_camera_data_spoils_no_picture() -> None:
    data = bytearray(files.photo())
    start = data.index(b"Exif\0\0") + 6
    data[start + 8 : start + 200] = b"\xff" * 192

    answer = look(Request({"name": "x.jpg"}, (bytes(data),)))

    assert answer.header["camera_at"] is None
    assert answer.header["remark"] is None
    assert len(answer.blobs) == 3


def test_a_jpeg_with_harmless_litter_is_still_shown() -> None:
    data = files.photo()
    littered = data[:-2] + b"\x00\x00litter\xff\xd9"

    assert seen(littered).remark is None


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "GIF", "BMP"])
@pytest.mark.parametrize("part", [0.02, 0.5, 0.9])
def test_half_a_picture_is_damaged(kind: str, part: float) -> None:
    noise = Image.effect_noise((300, 200), 80).convert("RGB")
    data = files.saved(noise, kind)

    found = seen(data[: int(len(data) * part)], f"half.{kind.lower()}")

    assert found.remark is Remark.DAMAGED
    assert (found.media_type, found.picture) == (f"image/{kind.lower()}", None)


def test_a_picture_beyond_all_measure_is_not_unpacked() -> None:
    for side in (8_000, 40_000):
        found = seen(files.vast_png(side), "vast.png")
        assert (found.remark, found.picture) == (Remark.TOO_LARGE, None)


def test_fifty_megapixels_fit_into_the_jail() -> None:
    for mode in ("RGB", "RGBA", "P"):
        found = seen(files.saved(Image.new(mode, (8000, 6200)), "PNG", compress_level=1), "big.png")
        assert found.remark is None
        assert found.picture is not None
        assert found.picture.width == 2000


def test_an_avif_says_that_it_must_be_converted() -> None:
    found = seen(files.AVIF, "IMG_0001.avif")

    assert (found.media_type, found.remark) == ("image/avif", Remark.NEEDS_CONVERSION)
    assert found.family is Family.PICTURE
    assert found.type_guess == "photo"
