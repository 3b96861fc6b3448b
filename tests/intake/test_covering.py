"""What is covered is painted over, block by block, and the child's answer is judged."""

import io

import pytest
from PIL import Image, ImageChops

from sv_evidence.domain.covering import Area
from sv_evidence.intake.covering import _judged, covered
from sv_evidence.intake.readers.covering import cover
from sv_evidence.intake.seen import Picture
from sv_evidence.jail import Answer, ReaderRefused, Request
from tests.intake import files


def letters(mode: str = "RGB", size: tuple[int, int] = (400, 300)) -> Picture:
    """A picture that is different at every pixel, so that any trace of it shows."""
    noise = Image.effect_noise(size, 90).convert(mode)
    return Picture(files.saved(noise, "JPEG", quality=95), *size)


def image_of(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def answer_of(picture: Picture, *areas: list[int]) -> Image.Image:
    answer = cover(Request({"areas": [list(areas)]}, (picture.data,)))
    assert answer.header == {"sizes": [[picture.width, picture.height]]}
    return image_of(answer.blobs[0])


@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_what_lay_under_a_cover_leaves_no_trace(mode: str) -> None:
    area = [250, 250, 333, 250]
    one, other = answer_of(letters(mode), area), answer_of(letters(mode), area)

    box = (100, 75, 233, 150)
    assert one.mode == mode
    assert ImageChops.difference(one.crop(box), other.crop(box)).getbbox() is None
    assert one.convert("L").crop(box).getextrema() == (20, 20)
    assert other.convert("L").crop((0, 0, 80, 60)).getextrema()[1] > 150  # type: ignore[operator]


def test_a_cover_grows_to_whole_blocks_and_never_beyond_the_picture() -> None:
    found = answer_of(letters(size=(100, 90)), [10, 10, 1, 1], [999, 999, 1, 1]).convert("L")

    assert found.crop((0, 0, 16, 16)).getextrema() == (20, 20)
    assert found.crop((96, 80, 100, 90)).getextrema() == (20, 20)
    assert found.getpixel((40, 40)) != 20


def test_many_pictures_are_covered_in_turn_by_one_child() -> None:
    whole, none = Area(1, 0, 0, 1000, 1000), letters()

    first, second = covered([(letters(), [whole]), (none, [])])

    assert image_of(first.data).convert("L").getextrema() == (20, 20)
    assert image_of(second.data).convert("L").getextrema() != (20, 20)
    assert (first.width, first.height) == (400, 300)


def test_a_picture_beyond_all_measure_is_not_covered() -> None:
    vast = files.saved(Image.new("L", (8000, 6400)), "JPEG")

    with pytest.raises(ReaderRefused) as caught:
        cover(Request({"areas": [[]]}, (vast,)))

    assert caught.value.code == "bad_picture"


def test_what_is_no_jpeg_is_refused() -> None:
    with pytest.raises(ReaderRefused):
        covered([(Picture(files.saved(Image.new("L", (9, 9)), "PNG"), 9, 9), [])])


@pytest.mark.parametrize(
    "answer",
    [
        Answer({"sizes": [[1, 2]]}, ()),
        Answer({"sizes": [[2, 1]]}, (b"\xff\xd8\xff",)),
        Answer({"sizes": [[1, 2]]}, (b"%PDF",)),
        Answer({}, (b"\xff\xd8\xff",)),
    ],
)
def test_an_answer_that_is_not_what_was_asked_for_is_nonsense(answer: Answer) -> None:
    with pytest.raises(ReaderRefused) as caught:
        _judged(answer, [[1, 2]])

    assert caught.value.code == "nonsense"
