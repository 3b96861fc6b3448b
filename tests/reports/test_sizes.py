"""Packs that keep to a size: said in megabytes, met by smaller pictures, or refused honestly."""

from io import BytesIO

import pikepdf
import pytest
from PIL import Image  # noqa: TID253 - looks at the pictures

from sv_evidence.jail import Answer, ReaderRefused, Request, Stream
from sv_evidence.reports import fitting
from sv_evidence.reports.facts import PackFacts
from sv_evidence.reports.making import PackNotBuilt, PackTooLarge, estimate_pack
from sv_evidence.reports.pdf.scaling import choose_scale, scale_pictures, scaled
from sv_evidence.reports.sealer import ReadyKey
from sv_evidence.reports.sizes import most_bytes
from sv_evidence.wording.problems import sentence_for
from tests.reports.asking import Packed, pack_in_memory, streamed
from tests.reports.kitchen import Kitchen, jpeg

PICTURE = jpeg(2000, 1333, (196, 160, 120))


@pytest.mark.parametrize(
    ("words", "most"),
    [("full", None), ("Full", None), ("10MB", 10_000_000), ("5 mb", 5_000_000), ("7.5", 7_500_000)],
)
def test_a_size_is_read_as_people_say_it(words: str, most: int | None) -> None:
    assert most_bytes(words) == most


@pytest.mark.parametrize("words", ["", "0", "0.000", "-3", "ten", "1e3", "5GB", "1,5"])
def test_what_is_no_size_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match="^" + words.replace(".", r"\.") + "$"):
        most_bytes(words)


def test_a_pack_becomes_as_small_as_asked_and_says_the_same(
    kitchen: Kitchen, facts: PackFacts, made: Packed, key: ReadyKey
) -> None:
    most = len(made.pdf) * 2 // 3
    with kitchen.workspace.read() as view:
        small = pack_in_memory(view, kitchen.workspace.vault, facts, key=key, most=most)

    assert len(small.pdf) <= most
    assert small.pages == made.pages
    shown = {each.number: each.pictures for each in small.facts.evidence if each.in_annex}
    with pikepdf.open(BytesIO(small.pdf)) as opened:
        copies = [name for name in opened.attachments if name.endswith(".jpg")]
        for name in copies:
            picture = Image.open(BytesIO(opened.attachments[name].get_file().read_bytes()))
            told = shown[name.removesuffix(".jpg").split("-page-")[0]]
            assert picture.size in {(each.width, each.height) for each in told}
    assert copies


def test_a_size_that_is_enough_changes_nothing(
    kitchen: Kitchen, facts: PackFacts, made: Packed, key: ReadyKey
) -> None:
    with kitchen.workspace.read() as view:
        same = pack_in_memory(view, kitchen.workspace.vault, facts, key=key, most=10**9)

    assert same.facts == made.facts
    assert same.register == made.register


def test_a_size_that_cannot_be_met_is_refused_with_the_smallest(
    kitchen: Kitchen, facts: PackFacts, key: ReadyKey
) -> None:
    vault = kitchen.workspace.vault
    with kitchen.workspace.read() as view, pytest.raises(PackTooLarge) as refused:
        pack_in_memory(view, vault, facts, key=key, most=100_000)

    smallest = float(str(refused.value.details["smallest"]))
    words = str(sentence_for(refused.value))
    assert f"smaller than {smallest:g} MB; 0.1 MB was asked for" in words
    with kitchen.workspace.read() as view:
        made = pack_in_memory(view, vault, facts, key=key, most=int(smallest * 1_000_000))
    assert len(made.pdf) <= smallest * 1_000_000


def test_a_size_is_known_before_the_pack_is_made(
    kitchen: Kitchen, facts: PackFacts, made: Packed, key: ReadyKey
) -> None:
    vault, most = kitchen.workspace.vault, len(made.pdf) * 2 // 3
    with kitchen.workspace.read() as view:
        full = estimate_pack(view, vault, facts, sealer=key.sealer)
        small = estimate_pack(view, vault, facts, sealer=key.sealer, most=most)
        with pytest.raises(PackTooLarge):
            estimate_pack(view, vault, facts, sealer=key.sealer, most=100_000)

    assert full.pages == small.pages == made.pages
    assert len(made.pdf) <= full.size < 2 * len(made.pdf)
    assert small.size <= most


def test_a_picture_is_never_enlarged_nor_made_heavier() -> None:
    Image.effect_noise((90, 60), 80).save(out := BytesIO(), "JPEG", quality=30, optimize=True)
    noise = out.getvalue()

    assert scaled(noise, 4000, 95) == (noise, 90, 60)
    small, width, height = scaled(PICTURE, 500, 60)

    assert (width, height) == Image.open(BytesIO(small)).size == (500, 333)
    assert len(small) < len(PICTURE)


def test_pictures_that_are_none_are_refused() -> None:
    out = BytesIO()
    Image.new("CMYK", (8, 8)).save(out, "JPEG")
    for wrong in (b"\x89PNG", PICTURE[:900], out.getvalue()):
        with pytest.raises(ReaderRefused) as refused:
            scaled(wrong, 500, 60)
        assert refused.value.code == "bad_picture"


def test_pictures_come_back_in_order_with_their_sizes() -> None:
    grey = jpeg(300, 900, (9, 9, 9))
    answer = scale_pictures(later({"edge": 100, "quality": 60}, PICTURE, grey))

    (first, *_), (second, *_) = told = answer.header["pictures"]
    data = streamed(answer)
    assert [each[1:] for each in told] == [[100, 67], [33, 100]]
    assert Image.open(BytesIO(data[:first])).size == (100, 67)
    assert Image.open(BytesIO(data[first:])).size == (33, 100)
    assert len(data) == first + second


def test_the_largest_scale_that_fits_is_chosen_and_else_the_last() -> None:
    scales = [[1800, 80], [900, 70], [300, 60]]
    header = {"scales": scales, "share": 0.5}
    chosen = choose_scale(later(header, PICTURE)).header
    none = choose_scale(later({**header, "share": 0.0}, PICTURE)).header

    assert chosen["share"] <= 0.5
    assert chosen["place"] < 2
    assert none["place"] == 2


def later(header: dict[str, object], *blobs: bytes) -> Request:
    return Request(header, incoming=lambda: iter([Stream(BytesIO(b), len(b)) for b in blobs]))


@pytest.mark.parametrize(
    ("worker", "header"),
    [
        ("choose_scale", {}),
        ("choose_scale", {"place": "x", "share": 1}),
        ("scale_pictures", {}),
        ("scale_pictures", {"pictures": [[1, 2]]}),
        ("scale_pictures", {"pictures": [[1, 2, 3]]}),
    ],
)
def test_nonsense_from_those_who_scale_is_no_pack(
    kitchen: Kitchen,
    facts: PackFacts,
    made: Packed,
    monkeypatch: pytest.MonkeyPatch,
    *,
    worker: str,
    header: dict[str, object],
) -> None:
    good = Answer({"place": 0, "share": 0.1})
    monkeypatch.setattr(
        fitting, "run", lambda name, *_, **__: Answer(header) if name == worker else good
    )
    with kitchen.workspace.read() as view, pytest.raises(PackNotBuilt) as failed:
        pack_in_memory(view, kitchen.workspace.vault, facts, most=len(made.pdf) * 2 // 3)

    assert failed.value.details == {"reason": "nonsense"}
