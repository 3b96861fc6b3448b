"""Files and functions stay small enough to hold in one's head."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("sv_evidence", "ui", "resources", "tests", "bench", "freezing")
SOURCES = sorted(
    [ROOT / "start.py", *(path for name in FOLDERS for path in (ROOT / name).rglob("*.py"))]
)
LONGEST_FILE = 300
LONGEST_FUNCTION = 40
MOST_PUBLIC_METHODS = 15


def id_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", SOURCES, ids=id_of)
def test_files_and_functions_stay_small(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.count("\n") <= LONGEST_FILE

    functions = (
        node
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    long = [
        each.name for each in functions if (each.end_lineno or 0) - each.lineno >= LONGEST_FUNCTION
    ]
    assert not long


@pytest.mark.parametrize("path", SOURCES, ids=id_of)
def test_classes_have_few_public_methods(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ClassDef):
            public = [
                each.name
                for each in node.body
                if isinstance(each, ast.FunctionDef) and not each.name.startswith("_")
            ]
            assert len(public) <= MOST_PUBLIC_METHODS, f"{node.name} has {len(public)}"
