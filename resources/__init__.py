"""Files shipped with the program: frameworks, fonts, icons, styles and help."""

from importlib.resources import files
from importlib.resources.abc import Traversable


def path(name: str) -> Traversable:
    """Find a shipped file by its slash-separated name, wherever we are installed."""
    return files(__name__).joinpath(*name.split("/"))
