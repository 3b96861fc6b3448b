"""Fixtures of the window for whole journeys."""

from tests.sheets import measures
from tests.windows import desk, nothing_left_behind, settled, theme, window, workspace

__all__ = ["desk", "measures", "nothing_left_behind", "settled", "theme", "window", "workspace"]
