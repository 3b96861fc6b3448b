"""Packs under a size, and their pages before they are made."""

from pathlib import Path

import pytest
from PIL import Image  # noqa: TID253 - looks at the page

from tests.cli.conftest import Run


@pytest.fixture
def _worked(run: Run, workspace: Path) -> None:
    del workspace
    said = run("log", "--title", "Lunch", "--date", "2026-09-01", "--result", "MEALS=110")
    assert said.code == 0, said.err


@pytest.mark.usefixtures("_worked")
def test_a_page_is_shown_before_the_pack_is_made(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "page.png"

    shown = run("preview", "pack", "--page", 2, "--out", out, "--json").json
    made = run("export", "pack", "--out", tmp_path / "p.pdf", "--size", "10MB", "--json").json

    with Image.open(out) as picture:
        assert picture.width == 1240
    assert shown["pages"] == made["pages"]
    assert made["bytes"] <= shown["bytes"] < 2 * made["bytes"]


@pytest.mark.usefixtures("_worked")
def test_what_cannot_be_shown_or_met_writes_nothing(run: Run, tmp_path: Path) -> None:
    out, pack = tmp_path / "page.png", tmp_path / "p.pdf"

    no_page = run("preview", "pack", "--page", 9_999, "--out", out, "--json")
    too_small = run("export", "pack", "--out", pack, "--size", "0.01", "--json")
    no_size = run("export", "pack", "--out", pack, "--size", "small")

    assert (no_page.code, no_page.error["code"]) == (2, "no_such_page")
    assert (too_small.code, too_small.error["code"]) == (2, "pack_too_large")
    assert no_size.code == 64
    assert not out.exists()
    assert not [each for each in tmp_path.iterdir() if each.suffix in {".pdf", ".csv"}]
