"""What a person chose survives, and what is broken falls back."""

from dataclasses import replace
from pathlib import Path

import pytest

from ui.settings import MOST_LOOKS, Settings, load, save


def test_choices_come_back(tmp_path: Path) -> None:
    chosen = replace(Settings(), look="dark", scale=1.25, workspace="somewhere")
    file = tmp_path / "deep" / "window.json"

    save(file, chosen)

    assert load(file) == chosen


def test_a_first_start_has_the_usual_ones(tmp_path: Path) -> None:
    assert load(tmp_path / "window.json") == Settings()


@pytest.mark.parametrize("text", ["", "{", "[]", "7", '{"look": 3, "width": "wide"}'])
def test_broken_choices_fall_back(tmp_path: Path, text: str) -> None:
    file = tmp_path / "window.json"
    file.write_text(text, "utf-8")

    assert load(file) == Settings()


def test_a_scale_out_of_reason_is_brought_back(tmp_path: Path) -> None:
    file = tmp_path / "window.json"
    file.write_text('{"scale": 40}', "utf-8")

    assert load(file).scale == 2.0


def test_looks_belong_to_a_page_of_a_workspace(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    settings = Settings().with_looks("activities", one, {"sort": "title"})
    file = tmp_path / "window.json"

    save(file, settings)

    assert load(file).looks_of("activities", one) == {"sort": "title"}
    assert load(file).looks_of("activities", other) == {}
    assert load(file).looks_of("evidence", one) == {}


def test_only_the_newest_looks_are_kept(tmp_path: Path) -> None:
    settings = Settings()
    for at in range(MOST_LOOKS + 5):
        settings = settings.with_looks("activities", tmp_path / str(at), {"at": at})

    assert len(settings.looks) == MOST_LOOKS
    assert settings.looks_of("activities", tmp_path / "0") == {}
    assert replace(settings, looks={"activities x": 3}).looks_of("activities", Path("x")) == {}  # type: ignore[dict-item]


def test_a_folder_that_cannot_be_written_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "window").write_text("a file", "utf-8")

    save(tmp_path / "window" / "window.json", Settings())

    assert load(tmp_path / "window" / "window.json") == Settings()
