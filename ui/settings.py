"""What one person chose on this computer; never anything about the work itself."""

import json
import logging
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths

log = logging.getLogger("sv-evidence")

LARGEST_SCALE = 2.0


@dataclass(frozen=True, slots=True)
class Settings:
    """Window and appearance, with what holds until somebody chooses."""

    look: str = "system"
    """``system``, ``light`` or ``dark``."""
    scale: float = 1.0
    width: int = 1440
    height: int = 868
    is_maximised: bool = False
    inspector: int = 0
    """Width of the inspector if it was dragged; 0 follows the window."""
    workspace: str = ""
    """The folder that was open last."""
    author: str = ""
    """Whose name stands beside every change."""
    activity_columns: str = ""
    """Widths of the columns of the activities table, as the person left them."""
    pack_folder: str = ""
    """Where the last pack was saved."""


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
    for field in fields(Settings):
        value = held.get(field.name)
        wanted = type(getattr(usual, field.name))
        if wanted is float and isinstance(value, int | float):
            value = min(max(float(value), 0.8), LARGEST_SCALE)
        if type(value) is wanted:
            found.append((field.name, value))
    return found
