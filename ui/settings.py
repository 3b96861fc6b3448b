"""What one person chose on this computer; never anything about the work itself."""

import json
import logging
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths

log = logging.getLogger("sv-evidence")

LARGEST_SCALE = 2.0
MOST_WORKSPACES = 8
MOST_LOOKS = 60
"""Pages of workspaces whose looks are kept."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Window and appearance, with what holds until somebody chooses."""

    look: str = "system"
    """``system``, ``light``, ``dark`` or ``contrast``."""
    scale: float = 1.0
    calm: bool = False
    """Less motion."""
    width: int = 1440
    height: int = 868
    is_maximised: bool = False
    inspector: int = 0
    """Width of the inspector if it was dragged; 0 follows the window."""
    workspace: str = ""
    """The folder that was open last."""
    recent: list[str] = field(default_factory=list)
    """Folders of the workspaces that were open, the last first; never the practice one."""
    author: str = ""
    """Whose name stands beside every change."""
    pack_folder: str = ""
    """Where the last pack was saved."""
    looks: dict[str, dict[str, Any]] = field(default_factory=dict)
    """How a person left each page of each workspace: columns, order, filters."""

    def with_workspace(self, folder: Path) -> "Settings":
        """Return the settings after a workspace was opened."""
        others = (each for each in self.recent if each != str(folder))
        return replace(self, workspace=str(folder), recent=[str(folder), *others][:MOST_WORKSPACES])

    def recent_folders(self) -> tuple[Path, ...]:
        """Return the folders of workspaces that were open, the last first."""
        known = self.recent or [self.workspace]
        return tuple(Path(each) for each in known if each)

    def looks_of(self, page: str, folder: Path) -> dict[str, Any]:
        """Return how a page of a workspace was left; empty if it never was."""
        held = self.looks.get(_name_of(page, folder))
        return held if isinstance(held, dict) else {}

    def with_looks(self, page: str, folder: Path, looks: Mapping[str, Any]) -> "Settings":
        """Return the settings with how a page of a workspace was left; only the newest stay."""
        name = _name_of(page, folder)
        others = [(key, held) for key, held in self.looks.items() if key != name]
        return replace(self, looks=dict([*others, (name, dict(looks))][-MOST_LOOKS:]))


def _name_of(page: str, folder: Path) -> str:
    return f"{page} {folder}"


def settings_file() -> Path:
    """Return where the choices are kept on this system."""
    return _home(QStandardPaths.StandardLocation.GenericConfigLocation) / "window.json"


def log_folder() -> Path:
    """Return where logs and crash notes are kept on this system."""
    return _home(QStandardPaths.StandardLocation.GenericStateLocation) / "log"


def _home(location: QStandardPaths.StandardLocation) -> Path:
    """Return our own folder in one of the system's; Qt knows them all without another library."""
    return Path(QStandardPaths.writableLocation(location)) / "sv-evidence"


def load(file: Path) -> Settings:
    """Read the choices; whatever is missing or broken falls back and is logged."""
    try:
        held = json.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError):
        log.info("window settings could not be read; using the usual ones")
        return Settings()
    if not isinstance(held, dict):
        return Settings()
    return replace(Settings(), **dict(_valid(held)))


def save(file: Path, settings: Settings) -> None:
    """Keep the choices; a folder that cannot be written is logged and does no harm."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh = file.with_suffix(".new")
        fresh.write_text(json.dumps(asdict(settings), indent=1), "utf-8")
        fresh.replace(file)
    except OSError:
        log.info("window settings could not be kept")


def _valid(held: dict[str, Any]) -> list[tuple[str, Any]]:
    usual = Settings()
    found: list[tuple[str, Any]] = []
    for each in fields(Settings):
        value = held.get(each.name)
        wanted = type(getattr(usual, each.name))
        if wanted is float and isinstance(value, int | float):
            value = min(max(float(value), 0.8), LARGEST_SCALE)
        if wanted is list and isinstance(value, list):
            value = [each for each in value if isinstance(each, str)]
        if type(value) is wanted:
            found.append((each.name, value))
    return found
