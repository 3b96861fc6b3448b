"""A picture of every page and dialog can be written."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage

from tests.builders import new_workspace
from ui.screens import SCENES, SMALL

ROOT = Path(__file__).resolve().parents[2]
WRITE = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ui import screens
application = QApplication([])
screens.VARIANTS = (screens.Variant(), screens.Variant("-1366x768", size=screens.SMALL))
screens.write_screens(Path(sys.argv[1]), Path(sys.argv[2]))
"""


def test_every_scene_becomes_a_picture_of_the_right_size(tmp_path: Path) -> None:
    """Written by a process of its own, as a person would: it dresses the whole application."""
    new_workspace(tmp_path).close()
    out = tmp_path / "screens"

    done = subprocess.run(
        [sys.executable, "-c", WRITE, str(out), str(tmp_path / "workspace")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    written = sorted(out.glob("*.png"))
    assert len(written) == 2 * len(SCENES)
    sizes = [QImage(str(path)).size() for path in written if path.stem.endswith("-1366x768")]
    assert sizes == [SMALL] * len(SCENES)
