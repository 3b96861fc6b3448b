"""What is shipped: three packages with their data, and a lock that any system can install from."""

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    with zipfile.ZipFile(next(out.glob("*.whl"))) as archive:
        return archive.namelist()


def test_the_wheel_holds_our_three_packages_and_nothing_else(wheel: list[str]) -> None:
    tops = {name.split("/")[0] for name in wheel}
    assert {top for top in tops if not top.endswith(".dist-info")} == {
        "sv_evidence",
        "ui",
        "resources",
    }


def test_the_wheel_holds_every_resource(wheel: list[str]) -> None:
    tracked = subprocess.run(
        ["git", "ls-files", "resources"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\n")
    assert {name for name in tracked if name} <= set(wheel)


def test_the_lock_names_no_place_and_hashes_everything() -> None:
    text = (ROOT / "requirements.lock").read_text("utf-8")
    assert not re.search(r"://|--index|--find-links|--extra", text)

    blocks = [block for block in re.split(r"\n(?=[a-z])", text) if "==" in block.split("\n", 1)[0]]
    assert len(blocks) > 30
    assert all("--hash=sha256:" in block for block in blocks)


def test_the_lock_holds_every_declared_dependency() -> None:
    declared = re.findall(
        r'^    "([A-Za-z0-9_-]+)[><=]', (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE
    )
    locked = {
        name.lower()
        for name in re.findall(
            r"^([a-z0-9-]+)==", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE
        )
    }
    assert {name.lower().replace("_", "-") for name in declared} <= locked


def test_every_dependency_says_why_it_is_there() -> None:
    lines = (ROOT / "pyproject.toml").read_text("utf-8").split("\n")
    for place, line in enumerate(lines):
        if re.match(r'^    "[A-Za-z0-9_-]+[><=]', line):
            assert "#" in line or lines[place - 1].strip().startswith("#"), line
