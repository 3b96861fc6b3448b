"""A pack before it is made: the same pages, shown one by one."""

from io import BytesIO

import pytest
from PIL import Image  # noqa: TID253 - looks at the pages

from sv_evidence.jail import Answer, ReaderRefused, Request
from sv_evidence.reports import leaves
from sv_evidence.reports.bid_pack import compose
from sv_evidence.reports.encoding import encoded
from sv_evidence.reports.facts import PackFacts
from sv_evidence.reports.leaves import Leafing, NoSuchPage, leaves_of, page_of
from sv_evidence.reports.making import PackNotBuilt
from sv_evidence.reports.pdf.leafing import lay_out, page_picture
from sv_evidence.reports.sealer import ReadyKey
from sv_evidence.store.vault import VaultFileMissing
from tests.reports import reading
from tests.reports.asking import Packed
from tests.reports.kitchen import Kitchen, jpeg


def test_the_pages_are_those_of_the_pack(
    kitchen: Kitchen, facts: PackFacts, made: Packed, key: ReadyKey
) -> None:
    leafing = Leafing()
    leafing.warm()
    with kitchen.workspace.read() as view:
        laid = leaves_of(view, kitchen.workspace.vault, facts, sealer=key.sealer, leafing=leafing)
        cover = page_of(laid, 1, pixels=300, leafing=leafing)
        alone = page_of(laid, 1, pixels=300)
    leafing.close()

    assert (laid.pages, laid.outline) == (made.pages, made.outline)
    assert reading.texts(laid.pdf) == reading.texts(made.pdf)
    assert cover == alone
    picture = Image.open(BytesIO(cover))
    assert picture.width == 300
    assert picture.getpixel((150, 60)) not in {(255, 255, 255), (0, 0, 0)}


@pytest.mark.parametrize("page", [0, -1, 10_000])
def test_a_page_that_is_not_there_is_named(kitchen: Kitchen, facts: PackFacts, page: int) -> None:
    with kitchen.workspace.read() as view:
        laid = leaves_of(view, kitchen.workspace.vault, facts)

    with pytest.raises(NoSuchPage) as lost:
        page_of(laid, page, pixels=300)
    assert lost.value.details == {"page": page, "pages": laid.pages}


def test_nonsense_is_no_page(
    kitchen: Kitchen, facts: PackFacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    with kitchen.workspace.read() as view:
        laid = leaves_of(view, kitchen.workspace.vault, facts)
        monkeypatch.setattr(leaves, "run", lambda *_, **__: Answer({"pages": 1, "places": {}}))
        with pytest.raises(PackNotBuilt):
            leaves_of(view, kitchen.workspace.vault, facts)
        with pytest.raises(PackNotBuilt):
            page_of(laid, 1, pixels=300)


def test_a_picture_that_is_lost_meanwhile_is_said(
    kitchen: Kitchen, facts: PackFacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(*_: object, **__: object) -> Answer:
        raise VaultFileMissing("name")

    with kitchen.workspace.read() as view:
        laid = leaves_of(view, kitchen.workspace.vault, facts)
    monkeypatch.setattr(leaves, "run", lost)
    with pytest.raises(PackNotBuilt) as failed:
        page_of(laid, 1, pixels=300)
    assert failed.value.details == {"reason": "picture_lost"}


def test_the_workers_say_which_pictures_a_page_shows_and_take_them(facts: PackFacts) -> None:
    tree = encoded(compose(facts).document).encode()
    laid = lay_out(Request({}, (tree,)))
    shown = laid.header["shown"][0]
    header = {"page": 1, "width": 200, "names": [name for name, _ in shown]}
    pictures = [jpeg(60, 40, (1, 2, 3)) for _ in shown]

    (page,) = page_picture(Request(header, (*laid.blobs, *pictures))).blobs

    assert [blob for _, blob in shown] == [f"{facts.cover}/picture"]
    assert Image.open(BytesIO(page)).width == 200
    for wrong in ({**header, "page": 9_999}, {**header, "names": ["/None"]}):
        with pytest.raises(ReaderRefused) as refused:
            page_picture(Request(wrong, (*laid.blobs, *pictures)))
        assert refused.value.code == "bad_document"
    with pytest.raises(ReaderRefused):
        page_picture(Request(header, (*laid.blobs, *(b"\xff\xd8\xff" for _ in shown))))
    with pytest.raises(ReaderRefused):
        lay_out(Request({}, (b"{}",)))
