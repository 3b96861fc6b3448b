"""What the built program is made of: its licences, what is left out, what imports never name."""

import ast
import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

from freezing import licences, recipe
from sv_evidence.jail.workers import WORKERS

ROOT = Path(__file__).resolve().parents[2]
SPEC = ROOT / "freezing" / "sv_evidence.spec"


def test_every_package_that_is_carried_comes_with_its_licence() -> None:
    texts = licences.licence_files()
    folders = {folder.split("/")[1] for _, folder in texts if "/" in folder}

    assert folders == {*licences.shipped(), "python", "pyinstaller"}
    assert all(Path(file).stat().st_size for file, _ in texts)
    places = [(folder, Path(file).name) for file, folder in texts]
    assert len(set(places)) == len(places)


def test_what_the_program_declares_is_among_what_is_carried() -> None:
    held = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    declared = [re.split(r"[><=]", each)[0] for each in held["project"]["dependencies"]]

    assert len(declared) > 10
    assert {name.lower().replace("_", "-") for name in declared} <= licences.shipped()


def test_what_only_builds_and_tests_is_not_carried() -> None:
    assert not licences.shipped() & {"pytest", "ruff", "mypy", "hatchling", "pyinstaller"}


def test_a_package_without_a_licence_stops_the_build(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    class Bare(metadata.Distribution):
        def read_text(self, filename: str) -> str | None:
            return "Name: bare\n" if filename == "METADATA" else None

        def locate_file(self, path: object) -> Path:
            return tmp_path / str(path)

    monkeypatch.setattr(metadata, "distribution", lambda _name: Bare())
    monkeypatch.setattr(licences, "shipped", lambda: frozenset({"bare"}))

    with pytest.raises(licences.LicenceMissing, match="bare"):
        licences.licence_files()


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6\\plugins\\tls\\qschannelbackend.dll",
        "PySide6/Qt/translations/qtbase_de.qm",
        "libQt6Network.so.6",
        "PySide6/opengl32sw.dll",
    ],
)
def test_what_nothing_uses_is_left_out(name: str) -> None:
    assert recipe.kept([(name, "somewhere", "BINARY")]) == []


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "PySide6/Qt/plugins/imageformats/libqsvg.so",
        "pikepdf.libs/libqpdf-781b0270.so.30.4.2",
        "resources/help/start.md",
        "sv_evidence/store/migrations/0001.sql",
    ],
)
def test_what_the_program_needs_stays(name: str) -> None:
    entry = (name, "somewhere", "BINARY")

    assert recipe.kept([entry]) == [entry]


def test_every_worker_lies_in_a_package_that_is_taken_in_whole() -> None:
    named = [each.target for each in WORKERS.values()]
    named += [module for each in WORKERS.values() for module in each.prepare]
    named += [each.rehearsal for each in WORKERS.values() if each.rehearsal]
    whole = {*recipe.PACKAGES, *recipe.BY_NAME}
    imported = {"pypdfium2"}  # by the readers too, in plain sight

    assert {each.split(".")[0].split(":")[0] for each in named} <= whole | imported


def test_modules_are_named_once_and_tests_of_others_stay_out() -> None:
    assert recipe.hidden([["b", "a"], ["a", "b.tests.c"]]) == ["a", "b"]


def test_the_recipe_can_be_read() -> None:
    made = ast.parse(SPEC.read_text("utf-8"))
    called = {
        node.func.id
        for node in ast.walk(made)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }

    assert {"Analysis", "PYZ", "EXE", "COLLECT", "BUNDLE"} <= called


def test_the_hosted_build_uses_commands_that_exist_and_says_it_was_not_run() -> None:
    text = (ROOT / ".github" / "workflows" / "build.yml").read_text("utf-8")
    used = set(re.findall(r"python start\.py (\w+)", text))

    assert used == {"test", "build"}
    assert all(f'"{name}": ' in (ROOT / "start.py").read_text("utf-8") for name in used)
    assert text.startswith("# Not run yet")
    assert all(system in text for system in ("ubuntu-", "windows-", "macos-"))
