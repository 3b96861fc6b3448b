"""Colours can be told apart, icons exist, and everything grows with the text."""

import ast
import json
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication

import resources
from ui.style import style_sheet
from ui.theme import LATER_FACES, Look, Theme, Type, contrast, load_faces, load_lacking_scripts

ROOT = Path(__file__).resolve().parents[2]
GROUNDS = ("surface", "bg", "sel")
TEXTS = (
    "ink",
    "ink2",
    "ink3",
    "accent",
    "proven_text",
    "part_text",
    "unproven_text",
    "alarm",
)
SHAPES = ("ctl", "proven_fill", "part_fill", "unproven_fill", "chart")


@pytest.fixture(params=[Look.LIGHT, Look.DARK])
def worn(request: pytest.FixtureRequest, qapp: QApplication) -> Theme:  # noqa: ARG001 - fonts
    return Theme(request.param)


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXTS)
def test_text_can_be_read_on_every_ground(worn: Theme, text: str, ground: str) -> None:
    assert contrast(worn.color(text), worn.color(ground)) >= 4.5


@pytest.mark.parametrize("shape", SHAPES)
def test_marks_and_borders_stand_out(worn: Theme, shape: str) -> None:
    assert contrast(worn.color(shape), worn.color("surface")) >= 3.0


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("on_accent", "accent"),
        ("on_accent", "accent_hover"),
        ("proven_text", "tint_proven"),
        ("part_text", "tint_part"),
        ("alarm", "tint_alarm"),
        ("toast_text", "toast"),
        ("toast_link", "toast"),
        ("ink", "win"),
        ("ink3", "win"),
    ],
)
def test_pairs_that_belong_together_can_be_read(worn: Theme, text: str, ground: str) -> None:
    assert contrast(worn.color(text), worn.color(ground)) >= 4.5


def test_both_looks_have_the_same_tokens() -> None:
    tokens = json.loads(resources.path("styles/tokens.json").read_text("utf-8"))
    assert tokens["light"].keys() == tokens["dark"].keys()


def test_high_contrast_wears_the_systems_colours(qapp: QApplication) -> None:  # noqa: ARG001
    system = QPalette()
    system.setColor(QPalette.ColorRole.WindowText, QColor("#00ff00"))
    system.setColor(QPalette.ColorRole.Window, QColor("#000000"))

    theme = Theme(Look.CONTRAST, system=system)

    assert theme.color("ink").name() == "#00ff00"
    assert theme.color("proven_fill").name() == "#00ff00"
    assert theme.color("bg").name() == "#000000"
    assert theme.palette() == system


def test_everything_grows_with_the_text(qapp: QApplication) -> None:  # noqa: ARG001
    theme = Theme(scale=1.5)

    assert theme.font(Type.BODY).pixelSize() == 22
    assert theme.px(34) == 51
    assert "border-radius: 9px" in style_sheet(theme)


def test_wearing_another_look_is_heard(qapp: QApplication) -> None:  # noqa: ARG001
    theme = Theme()
    heard: list[bool] = []
    theme.changed.connect(lambda: heard.append(True))

    theme.wear(Look.DARK, scale=1.0, calm=False)
    theme.wear(Look.DARK, scale=1.0, calm=False)

    assert heard == [True]
    assert theme.color("bg").name().upper() == "#201F1C"


def test_the_style_sheet_has_no_gap_left(worn: Theme) -> None:
    assert "$" not in style_sheet(worn)


def test_our_fonts_are_known_to_qt(worn: Theme) -> None:
    load_faces(LATER_FACES)

    assert {"SVE Sans", "SVE Serif", "SVE Mono"} <= set(QFontDatabase.families())
    assert worn.font(Type.TITLE).exactMatch()


def test_scripts_that_the_system_lacks_are_lent_ours(
    worn: Theme,  # noqa: ARG001 - the application
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(QFontDatabase, "families", lambda *_: [])
        load_lacking_scripts()

    lent = {"SVE Arabic", "SVE Bengali", "SVE Gurmukhi", "SVE Han", "SVE Ethiopic"}
    assert lent <= set(QFontDatabase.families())
    assert QFontMetrics(QFont("SVE Bengali")).inFontUcs4(ord("র"))


def test_every_icon_that_is_named_exists() -> None:
    known = {path.stem for path in (ROOT / "resources" / "icons").glob("*.svg")}
    missing = {
        name
        for path in (ROOT / "ui").rglob("*.py")
        for name in _icon_words(path)
        if name not in known
    }
    assert missing == set()


def _icon_words(path: Path) -> set[str]:
    """Return the words given as ``icon=``, ``lead=``, ``trail=`` or to ``pixmap`` and ``icon``."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        words = [each.value for each in node.keywords if each.arg in {"icon", "lead", "trail"}]
        if isinstance(node.func, ast.Attribute) and node.func.attr == "pixmap" and node.args:
            words.append(node.args[0])
        found |= {
            each.value
            for each in words
            if isinstance(each, ast.Constant) and isinstance(each.value, str) and each.value
        }
    return found
