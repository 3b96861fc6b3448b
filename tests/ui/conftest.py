"""Fixtures of the window for the tests of its parts."""

from tests.windows import desk, nothing_left_behind, settled, theme, window, workspace

__all__ = ["desk", "nothing_left_behind", "settled", "theme", "window", "workspace"]
