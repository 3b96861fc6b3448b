from collections.abc import Mapping
from threading import Event
from typing import Any, BinaryIO

import pytest

from sv_evidence.jail import Answer, ReaderRefused
from sv_evidence.reports import building, twins
from sv_evidence.reports.facts import PackFacts
from sv_evidence.reports.making import FiguresNotPrinted, PackNotBuilt, PackUnreadable
from sv_evidence.store.vault import VaultFileAltered
from tests.reports import reading
from tests.reports.asking import pack_in_memory
from tests.reports.kitchen import Kitchen

GOOD: Mapping[str, Any] = {"pages": 1, "places": {}, "outline": [], "unshown": ""}


def test_a_pack_is_built_read_back_and_the_same_twice(kitchen: Kitchen, facts: PackFacts) -> None:
    steps: list[tuple[int, int]] = []
    with kitchen.workspace.read() as view:
        made = pack_in_memory(
            view, kitchen.workspace.vault, facts, progress=lambda *step: steps.append(step)
        )
        again = pack_in_memory(view, kitchen.workspace.vault, facts)

    assert made == again
    assert made.pages == len(reading.texts(made.pdf))
    assert steps == [(done, steps[-1][1]) for done in range(1, steps[-1][1] + 1)]
    assert {check.code for check in made.checks} >= {"unchanged", "figures_match"}
    assert made.outline[0][1] == "Summary"


def test_a_picture_that_the_vault_lost_is_left_out(kitchen: Kitchen, facts: PackFacts) -> None:
    row = next(row for row in facts.evidence if row.number == facts.cover)
    with kitchen.workspace.read() as view:
        derived = view.derived(row.uid, "picture")
        assert derived is not None
        path = kitchen.workspace.vault.path(derived.name)
        data = path.read_bytes()
        path.unlink()
        try:
            made = pack_in_memory(view, kitchen.workspace.vault, facts)
        finally:
            path.write_bytes(data)

    assert made.facts.cover == ""
    assert "This kind of file cannot be shown on a page." in " ".join(reading.texts(made.pdf))


def test_a_picture_that_changes_on_the_way_stops_the_pack(
    kitchen: Kitchen, facts: PackFacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault, seen = kitchen.workspace.vault, set[str]()
    whole = vault.open

    def altered(name: str, key: bytes) -> BinaryIO:
        if name in seen:
            raise VaultFileAltered(name)
        seen.add(name)
        return whole(name, key)

    monkeypatch.setattr(vault, "open", altered)
    with kitchen.workspace.read() as view, pytest.raises(PackNotBuilt) as lost:
        pack_in_memory(view, kitchen.workspace.vault, facts)

    assert lost.value.details == {"reason": "picture_lost"}


def test_a_person_can_stop_it(kitchen: Kitchen, facts: PackFacts) -> None:
    stop = Event()
    stop.set()

    with kitchen.workspace.read() as view, pytest.raises(ReaderRefused) as refused:
        pack_in_memory(view, kitchen.workspace.vault, facts, stop=stop)

    assert refused.value.code == "stopped"


def answering(monkeypatch: pytest.MonkeyPatch, build: Answer, back: Mapping[str, Any]) -> None:
    """Let the limited children answer so."""

    def answered(worker: str, *_: object, to: BinaryIO | None = None, **__: object) -> Answer:
        if worker == "read_back":
            return Answer(back)
        assert to is not None
        to.writelines(build.blobs)
        return build

    monkeypatch.setattr(building, "run", answered)


@pytest.mark.parametrize(
    "answer",
    [
        Answer({}, (b"x",)),
        Answer({"pages": "many", "places": {}}, (b"x",)),
        Answer({"pages": 1, "places": []}, (b"x",)),
        Answer({"pages": 1, "places": {"a": 1}}, (b"x",)),
        Answer(GOOD),
        Answer({**GOOD, "pages": 0}, (b"x",)),
    ],
)
def test_nonsense_from_the_builder_is_no_pack(
    kitchen: Kitchen, facts: PackFacts, monkeypatch: pytest.MonkeyPatch, answer: Answer
) -> None:
    answering(monkeypatch, answer, {"missing": [], "pages": 1})

    with kitchen.workspace.read() as view, pytest.raises(PackNotBuilt):
        pack_in_memory(view, kitchen.workspace.vault, facts)


@pytest.mark.parametrize("back", [{}, {"missing": [], "pages": 2}])
def test_a_pack_that_cannot_be_read_back_is_no_pack(
    kitchen: Kitchen, facts: PackFacts, monkeypatch: pytest.MonkeyPatch, back: Mapping[str, Any]
) -> None:
    answering(monkeypatch, Answer(GOOD, (b"x",)), back)

    with kitchen.workspace.read() as view, pytest.raises(PackUnreadable):
        pack_in_memory(view, kitchen.workspace.vault, facts)


def test_a_figure_that_is_not_printed_stops_the_pack(
    kitchen: Kitchen, facts: PackFacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(monkeypatch, Answer(GOOD, (b"x",)), {"missing": ["value:MEALS"], "pages": 1})

    with kitchen.workspace.read() as view, pytest.raises(FiguresNotPrinted) as lost:
        pack_in_memory(view, kitchen.workspace.vault, facts)

    assert lost.value.details == {"figures": ("value:MEALS",)}


def test_letters_that_will_not_print_are_named(
    kitchen: Kitchen, facts: PackFacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    build = Answer({**GOOD, "unshown": "中文"}, (b"x",))
    answering(monkeypatch, build, {"missing": [], "pages": 1})

    with kitchen.workspace.read() as view:
        made = pack_in_memory(view, kitchen.workspace.vault, facts)

    assert made.checks[-1].code == "letters_lacking"
    assert made.checks[-1].items == ("中", "文")


@pytest.mark.parametrize(
    ("header", "word"), [(GOOD, Answer({}, (b"w",))), ({**GOOD, "anchors": {}}, Answer({}))]
)
def test_nonsense_about_twins_is_no_pack(
    kitchen: Kitchen,
    facts: PackFacts,
    monkeypatch: pytest.MonkeyPatch,
    header: Mapping[str, Any],
    word: Answer,
) -> None:
    answering(monkeypatch, Answer(header, (b"x",)), {"missing": [], "pages": 1})
    monkeypatch.setattr(twins, "run", lambda *_, **__: word)

    with kitchen.workspace.read() as view, pytest.raises(PackNotBuilt) as failed:
        pack_in_memory(view, kitchen.workspace.vault, facts, with_twins=True)
    assert failed.value.details == {"reason": "nonsense"}


def test_a_picture_lost_on_the_way_to_a_twin_is_no_pack(
    kitchen: Kitchen, facts: PackFacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    header = {**GOOD, "anchors": {}}
    answering(monkeypatch, Answer(header, (b"x",)), {"missing": [], "pages": 1})

    def lost(*_: object, **__: object) -> Answer:
        raise VaultFileAltered("name")

    monkeypatch.setattr(twins, "run", lost)
    with kitchen.workspace.read() as view, pytest.raises(PackNotBuilt) as failed:
        pack_in_memory(view, kitchen.workspace.vault, facts, with_twins=True)
    assert failed.value.details == {"reason": "picture_lost"}
