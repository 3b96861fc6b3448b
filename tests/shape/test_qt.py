"""Habits of the window that crash it."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "ui").rglob("*.py"))
UNSAFE = frozenset({"installEventFilter", "eventFilter"})
"""A filter in Python is still asked while its widget is destroyed; our own widgets say it all by
overridden events and signals (``ui/widgets/surface.py``)."""


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_widget_is_filtered_from_outside(path: Path) -> None:
    found = [
        node.lineno
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if (isinstance(node, ast.Attribute) and node.attr in UNSAFE)
        or (isinstance(node, ast.FunctionDef) and node.name in UNSAFE)
    ]

    assert found == []
