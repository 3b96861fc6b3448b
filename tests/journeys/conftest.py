"""Fixtures of the window for whole journeys."""

from tests.windows import desk, nothing_left_behind, settled, theme, window, workspace

__all__ = ["desk", "nothing_left_behind", "settled", "theme", "window", "workspace"]
