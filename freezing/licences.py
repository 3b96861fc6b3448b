"""Gathers the licence texts of everything that the built program carries."""

import re
import sys
import sysconfig
import tomllib
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OWN_TEXTS = ROOT / "freezing" / "licences"
"""Texts that the packages' own wheels leave out, named as SPDX names them."""
LEFT_OUT = {"pyside6-essentials": ("LGPL-3.0", "GPL-3.0"), "shiboken6": ("LGPL-3.0", "GPL-3.0")}
"""Qt and its binding are used under LGPL-3.0, which adds to GPL-3.0 and so comes with it."""
NOT_SHIPPED = frozenset({"sv-evidence", "lxml-stubs"})
_TEXT = re.compile(r"(licen[cs]es?|copying|notice|copyright|authors)", re.IGNORECASE)
_CODE = (".py", ".pyc", ".so", ".pyd", ".h", ".json")
_BUILDER = "pyinstaller"
"""Its boot loader is carried too; an exception to its GPL lets any program be built with it."""


class LicenceMissing(Exception):
    """A package comes without its licence text, so it must not be given to anybody."""


def licence_files() -> list[tuple[str, str]]:
    """Return (file, folder in the program) of every licence text; raise if a package has none."""
    wanted = [(str(ROOT / "LICENSE"), "licences")]
    wanted += [(str(_of_python()), "licences/python")]
    for name in (*sorted(shipped()), _BUILDER):
        found = list(_texts_of(name))
        found += [(str(OWN_TEXTS / f"{each}.txt"), "") for each in LEFT_OUT.get(name, ())]
        if not found:
            raise LicenceMissing(name)
        wanted += [(file, f"licences/{name}/{below}".rstrip("/")) for file, below in found]
    # Some packages hold a text beside its code and with their description: the same one.
    placed = {(folder, Path(file).name): (file, folder) for file, folder in wanted}
    return list(placed.values())


def shipped() -> frozenset[str]:
    """Name every package that the program needs here, and those that these need."""
    held = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    found: set[str] = set()
    _follow(held["project"]["dependencies"], found)
    return frozenset(found - NOT_SHIPPED)


def _follow(requirements: Iterable[str], found: set[str]) -> None:
    for line in requirements:
        match = re.match(r"[\w.-]+", line)
        if match is None or "extra ==" in line:
            continue
        name = re.sub(r"[-_.]+", "-", match[0]).lower()
        if name in found:
            continue
        try:
            distribution = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # asked for on another system
        found.add(name)
        _follow(distribution.requires or (), found)


def _texts_of(name: str) -> Iterator[tuple[str, str]]:
    """Yield each text with the folder that sets it apart from others of the package."""
    distribution = metadata.distribution(name)
    for each in distribution.files or ():
        path = Path(str(distribution.locate_file(each)))
        if each.name.endswith(_CODE) or each.name == "METADATA" or not path.is_file():
            continue
        parts = each.parts[:-1]
        is_metadata = ".dist-info" in each.parts[0]
        if is_metadata and parts[1:2] == ("licenses",):
            yield str(path), "/".join(parts[2:])
        elif _TEXT.search(each.name):
            yield str(path), "" if is_metadata else "/".join(parts)


def _of_python() -> Path:
    library = Path(sysconfig.get_path("stdlib"))
    places = (library / "LICENSE.txt", Path(sys.base_prefix) / "LICENSE.txt")
    found = next((each for each in places if each.is_file()), None)
    # Debian keeps it with its documents.
    debian = Path(f"/usr/share/doc/python{sys.version_info.major}/copyright")
    if found is None and debian.is_file():
        return debian
    if found is None:
        raise LicenceMissing("python")
    return found
