"""A picture of every page and dialog can be written."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.builders import new_workspace
from ui import screens
from ui.screens import SCENES, Variant, write_screens


def test_every_scene_becomes_a_picture_of_the_right_size(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_workspace(tmp_path).close()
    monkeypatch.setattr(screens, "VARIANTS", (Variant(), Variant("-1366x768", size=screens.SMALL)))

    written = write_screens(tmp_path / "screens", tmp_path / "workspace")
    qapp.setStyleSheet("")

    assert len(written) == 2 * len(SCENES)
    small = [path for path in written if path.stem.endswith("-1366x768")]
    sizes = [QImage(str(path)).size() for path in small]
    assert sizes == [screens.SMALL] * len(SCENES)
