"""A language two fifths longer than English cuts nothing, and every sentence can be translated."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from sv_evidence.wording.words import TRIAL
from tests.builders import new_workspace
from tests.ui.layout import faults, plain_words
from ui.pages.bringing.scenes import VOLUNTEER_LOG

ROOT = Path(__file__).resolve().parents[2]
LOOK = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QSize
from tests.ui.layout import faults, plain_words
from tests.ui.test_accessibility import unnamed
from ui.screens import SMALL, Variant, each_scene
variants = (
    Variant("-1366x768", size=SMALL),
    Variant("-150", size=QSize(1920, 1080), scale=1.5),
)
found = {"faults": [], "plain": {}, "unnamed": []}
for name, shown in each_scene(Path(sys.argv[1]), variants):
    found["faults"] += [f"{name}: {each}" for each in faults(shown)]
    found["unnamed"] += [f"{name}: {each}" for each in unnamed(shown)]
    found["plain"].update((text, name) for text in plain_words(shown))
print(json.dumps(found))
"""
SAID_BY_DATA = {
    *("SV Evidence", "Larkspur Kitchens CIC", "Start the workspace"),
    *("Birmingham Business Charter", "Birmingham aims (2013)", "National Outcomes (Scotland)"),
    *("Scoring Social Value (NI PPN 01/21)", "Social Value Model (PPN 002)"),
    *("Social Value Model (PPN 026)", "Social Value Model (PPN 06/20)"),
    *("Sustainable Development Goals", "Well-being goals (Wales)", "payroll-september.csv"),
    *("Lunch club", "Lunch club nechells", "Garden day", "Surplus collection", "Birmingham"),
}
"""Names that people or publishers gave, and what is recorded in English with each change."""
SAID_BY_SCENES = {
    *("Keep writing", "Throw it away", "Throw away what you typed?"),
    "It was not saved as an activity. The draft goes too.",
    "Lunch club, Nechells, Mon 28 Sep moved to the bin",
    "ValueError: a mistake of ours, as an example",
    "IMG_2041.heic cannot be read; it may be damaged. Check that it opens in its own program.",
    "Sign-in sheet.pdf is empty. Check that it was saved or copied to its end, and add it again.",
}
"""Examples that only the pictures show."""
CELLS = {cell for line in VOLUNTEER_LOG.splitlines() for cell in line.split(",")}
"""What stands in the spreadsheet that a picture brings in."""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """What all scenes show in that language, in a process of its own: it dresses everything."""
    folder = tmp_path_factory.mktemp("longer")
    new_workspace(folder).close()
    done = subprocess.run(
        [sys.executable, "-c", LOOK, str(folder / "workspace")],
        cwd=ROOT,
        env={**os.environ, "LANGUAGE": TRIAL, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    held: dict[str, object] = json.loads(done.stdout)
    return held


def test_longer_words_are_neither_cut_nor_overlap(found: dict[str, object]) -> None:
    assert found["faults"] == []


def test_every_control_of_every_scene_has_a_name(found: dict[str, object]) -> None:
    assert found["unnamed"] == []


def test_every_sentence_came_through_the_door_for_translations(found: dict[str, object]) -> None:
    plain = found["plain"]
    assert isinstance(plain, dict)
    odd = set(plain) - SAID_BY_DATA - SAID_BY_SCENES - CELLS
    assert {text for text in odd if not _is_value(text)} == set()


def _is_value(text: str) -> bool:
    """Say whether a text is a day, a folder's name, or made of values and translated parts."""
    days = ("Mon ", "Tue ", "Wed ", "Thu ", "Fri ", "Sat ", "Sun ")
    return text.startswith(days) or "[" in text or text in Path.home().parts


def test_the_look_sees_what_is_cut_lies_over_another_or_stays_plain(
    qtbot: QtBot, qapp: QApplication
) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    row = QHBoxLayout(root)
    one, two = QPushButton("A button with many words"), QPushButton("[Tŵô]")
    for each in (one, two):
        row.addWidget(each)
    root.show()
    qapp.processEvents()
    assert list(faults(root)) == []
    assert plain_words(root) == {"A button with many words"}

    one.setGeometry(0, 0, 30, 30)
    two.setGeometry(20, 0, 100, 30)

    assert [each.partition(":")[0] for each in faults(root)] == ["overlaps", "cut"]
