"""The rooms hold: who may import whom, and what the heavy parts may not reach."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
GPL_MODULES = ("QtCharts", "QtGraphs", "QtDataVisualization")
HEAVY = ("sqlalchemy", "typer", "reportlab", "PIL")


def test_import_contracts_hold() -> None:
    checked = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as go; go()"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout


def test_the_domain_runs_on_bare_python() -> None:
    modules = sorted(
        path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".")
        for path in (ROOT / "sv_evidence" / "domain").rglob("*.py")
        if path.name != "__init__.py"
    )
    imports = "\n".join(f"import {name}" for name in modules)
    bare = subprocess.run(
        [
            sys.executable,
            "-I",
            "-S",
            "-c",
            f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{imports}",
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert bare.returncode == 0, bare.stderr


@pytest.mark.parametrize("module", ["ui.app", "ui.window", "ui.theme", "ui.tasks"])
def test_the_shell_loads_nothing_heavy(module: str) -> None:
    seen = subprocess.run(
        [sys.executable, "-c", f"import sys, {module}; print(*sys.modules)"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = {name.split(".")[0] for name in seen.stdout.split()}
    assert loaded.isdisjoint(HEAVY)


def test_nothing_imports_the_gpl_parts_of_qt() -> None:
    for folder in ("sv_evidence", "ui"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                names = [str(getattr(each, "name", each)) for each in getattr(node, "names", [])]
                words = [*names, getattr(node, "module", None) or ""]
                assert not [word for word in words for part in GPL_MODULES if part in word], path
