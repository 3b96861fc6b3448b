"""Files shipped with the program: frameworks, types, rates, the sample, fonts, icons and styles."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

HOME = Path(__file__).parent
"""Every way we are installed unpacks us; importlib.resources would cost the first paint 5 ms."""


def path(name: str) -> "Traversable":
    """Find a shipped file by its slash-separated name, wherever we are installed."""
    return HOME.joinpath(*name.split("/"))
